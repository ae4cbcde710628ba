"""How much one nginx carries: requests a second and the slowest hundredth, on loopback, with files packed beforehand.

The load generator runs on the same machine and takes its share of it. wrk comes from apt; without it the rows say so.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests import nginx
from tests.sites import ROOT, build

SECONDS = 8
READERS = 64
PATHS = {"a guide page": "/eplks/login/", "the list of errors": "/en/errors/", "a page that is not there": "/nowhere/"}


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    if not shutil.which("wrk"):
        return [("hosting: requests a second from one nginx", "not measured: wrk is not here", "none: for planning")]
    with tempfile.TemporaryDirectory() as scratch:
        site, folder = Path(scratch) / "site", Path(scratch) / "nginx"
        folder.mkdir()
        build(ROOT, site)
        for path in [*site.rglob("*.html"), *site.rglob("*.js"), *site.rglob("*.css"), *site.rglob("*.json")]:
            Path(f"{path}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
        with nginx.serving(site, folder) as address:
            return [_row(name, f"{address}{path}") for name, path in PATHS.items()]


def _row(name: str, address: str) -> tuple[str, str, str]:
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{SECONDS}s", "--latency", "-H", "Accept-Encoding: gzip", address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    speed, slowest = re.search(r"Requests/sec:\s+([\d.]+)", said), re.search(r"99%\s+([\d.]+\w+)", said)
    assert speed and slowest, said
    return (
        f"hosting: {name}, {READERS} connections",
        f"{float(speed[1]):,.0f} a second, 99 % within {slowest[1]}",
        "none: for planning",
    )
