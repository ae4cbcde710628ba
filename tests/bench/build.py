"""What the hook adds to a build of 1,020 pages, beside mkdocs-htmlproofer-plugin, and how both grow to 2,040.

Handouts are left out on both sides (they have rows of their own): the build is told that it may make them later.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import generate
from tests.bench.timing import Took, in_turns, size, took
from tests.sites import EPOCH

PAGES = 1020
ROUNDS = 1
LATER = """
import sys
from panduan.handouts import collect
finish = collect.Collection.finish
collect.Collection.finish = lambda self, site_dir, **_: finish(self, site_dir, on_request=True)
from mkdocs.__main__ import cli
cli(sys.argv[1:])
"""
"""MkDocs' own command line, with handouts made on request."""


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    with tempfile.TemporaryDirectory() as scratch:
        one = generate.generate(PAGES, Path(scratch) / "one")
        two = generate.generate(2 * PAGES, Path(scratch) / "two")
        taken = in_turns(
            {
                "stock": lambda: _build(one, generate.without_ours(one), "stock"),
                "cold": lambda: _forgetful(one),
                "warm": lambda: _build(one, one / "mkdocs.yml", "ours"),
            },
            ROUNDS,
        )
        proofer = _build(one, generate.with_htmlproofer(one), "proofer")
        twice = _forgetful(two)
        stock, cold = taken["stock"], taken["cold"]
        small, large = size(one / "site-ours"), size(two / "site-ours")
        return [
            (
                f"build: {PAGES:,} pages with the hook, against stock ({stock.clock:.0f} s)",
                cold.against(stock),
                "≤ 1.10 ×",
            ),
            ("build: the same where the sources were checked before", taken["warm"].against(stock), "≤ 1.10 ×"),
            (
                "build: mkdocs-htmlproofer-plugin instead of the hook",
                proofer.against(stock),
                "none: for comparison",
            ),
            (f"build: time of {2 * PAGES:,} pages, against {PAGES:,}", twice.against(cold), "≤ 2.2 ×"),
            (f"build: size of {2 * PAGES:,} pages, against {small / 1e6:.0f} MB", f"{large / small:.2f} ×", "≤ 2.2 ×"),
        ]


def _build(folder: Path, config: Path, name: str) -> Took:
    command = [sys.executable, "-c", LATER, "build", "-q", "-f", config, "-d", folder / f"site-{name}"]
    environment = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(folder / "scripts")}
    return took(command, folder, **environment)


def _forgetful(folder: Path) -> Took:
    """A build where nothing was checked before, as on a fresh machine."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return _build(folder, folder / "mkdocs.yml", "ours")
