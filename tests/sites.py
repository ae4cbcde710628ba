"""Copies of the real site, built apart from it: for tests that change something or want it twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
EPOCH = "1795305600"
REVIEWS = ("FACT004", "FACT005")
"""The rules that speak when a page or an entry of the register is due for review."""


def copy_of_the_project(folder: Path, *, with_handouts: bool = False) -> Path:
    """What builds the site, in ``folder``; tests, caches and history stay behind. Out: ``folder``.

    ``with_handouts`` takes along those that were made here before, where how they are made is not the point. That pages
    and entries are due for review one day is news about them, and no failure of what is tested.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    timeless = config.replace("\n  semak:\n", f"\n  semak:\n    ignore: [{', '.join(REVIEWS)}]\n", 1)
    assert timeless != config
    (folder / "mkdocs.yml").write_text(timeless, encoding="utf-8")
    if with_handouts and (made := ROOT / ".cache" / "handouts").is_dir():
        shutil.copytree(made, folder / ".cache" / "handouts", ignore=shutil.ignore_patterns("plan.json"))
    return folder


def build(project: Path, site: Path, *, tool: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Build ``project`` into ``site`` with ``tool``; a build that fails fails the test."""
    settings = {
        "SITE_URL": "http://127.0.0.1/",
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONPATH": str(project / "scripts"),
    }
    command = [sys.executable, "-m", tool, "build", "-q", "-d", str(site)]
    done = subprocess.run(
        command, cwd=project, env={**os.environ, **settings, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def files(site: Path) -> dict[str, bytes]:
    """Every file of a built site, by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
