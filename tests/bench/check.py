"""``semak check`` on 1,020 pages, cold and with nothing changed, against markdownlint-cli2 on the same files.

markdownlint-cli2 is fetched into ``.cache/bench`` the first time; the rows say so where there is no Node.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import generate
from tests.bench.timing import Took, in_turns, took
from tests.sites import ROOT

PAGES = 1020
ROUNDS = 3
PEER = "markdownlint-cli2@0.18.1"


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    with tempfile.TemporaryDirectory() as scratch:
        site = generate.generate(PAGES, Path(scratch) / "site")
        check = [sys.executable, "-m", "semak", "check"]
        took(check, site)
        peer = _peer()
        programs = {"cold": lambda: took([*check, "--no-cache"], site), "warm": lambda: took(check, site)}
        if peer:
            programs["peer"] = lambda: _lint(peer, site)
        taken = in_turns(programs, ROUNDS)
    cold, warm, linter = taken["cold"], taken["warm"], taken.get("peer")
    if linter is None:
        missing = "not measured: Node is not here, or the package could not be fetched"
        what = f"check: {PAGES:,} pages in {cold.clock:.1f} s, again in {warm.clock:.1f} s"
        return [(what, missing, "≤ 0.6 ×, ≤ 0.08 ×")]
    what = f"check: {PAGES:,} pages cold, against markdownlint-cli2 ({linter.clock:.1f} s)"
    return [
        (what, cold.against(linter), "≤ 0.6 ×"),
        ("check: the same with nothing changed since", warm.against(linter), "≤ 0.08 ×"),
    ]


def _lint(peer: Path, site: Path) -> Took:
    return took(["node", peer, "docs/**/*.md"], site)


def _peer() -> Path | None:
    """The linter's script; None where it cannot be had."""
    folder = ROOT / ".cache" / "bench"
    script = folder / "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs"
    if not script.exists() and shutil.which("npm"):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-save", "--ignore-scripts", "--silent", "--prefix", str(folder), PEER]
        subprocess.run(command, check=False, capture_output=True)
    return script if script.exists() and shutil.which("node") else None
