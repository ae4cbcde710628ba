"""Handouts: how many documents a second, how large, and the same pages through WeasyPrint beside it.

WeasyPrint gets the bare articles with one shared style sheet and one font configuration, its fastest way. The two take
turns, so that a machine that slows down slows both.
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import html
from panduan.handouts.build import Workshop
from panduan.handouts.plan import Page, Plan

ROOT = Path(__file__).parents[2]
ROUNDS = 3
LARGEST = 150_000
"""Bytes: the most that the handout of one page may have."""

SHEET = """
@page { size: A4; margin: 23mm 20mm 35mm; @bottom-right { content: counter(page) ' / ' counter(pages) } }
body { font: 10.5pt/1.4 sans-serif } table { border-collapse: collapse; width: 100% } td, th { border-top: .5pt solid }
ol ol { list-style-type: lower-alpha } .headerlink, .handout, [data-furniture] { display: none }
"""


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    with tempfile.TemporaryDirectory() as folder:
        site, cache = Path(folder) / "site", Path(folder) / "cache"
        plan = _build(site)
        topics = Plan(plan.site_url, plan.version, plan.site_names, plan.pages, [])
        made = Workshop(plan, site, cache).make_all()
        everything = _timed(lambda: Workshop(plan, site, Path(folder) / "again").make_all())
        unchanged = _timed(lambda: Workshop(plan, site, cache).make_all())
        largest = max(made[page.path].size for page in plan.pages)
        pages = sum(each.pages for each in made.values())
        return [
            (
                "handouts: all, from nothing",
                f"{len(made)} files, {pages} pages, {everything:.1f} s",
                "none: see the ratio",
            ),
            ("handouts: nothing changed, against all", f"{unchanged / everything:.2f} ×", "≤ 0.5 ×"),
            ("handouts: largest of one page", f"{largest / 1000:.0f} KB", f"≤ {LARGEST // 1000} KB"),
            *_beside_weasyprint(topics, site, Path(folder)),
        ]


def _build(site: Path) -> Plan:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(ROOT / "mkdocs.yml"), "-d", str(site)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return Plan.load(ROOT / ".cache/handouts/plan.json")


def _beside_weasyprint(plan: Plan, site: Path, folder: Path) -> list[tuple[str, str, str]]:
    """Documents a second of both on the pages of ``plan``; a row that says why where WeasyPrint cannot run."""
    what = f"handouts: {len(plan.pages)} topics, documents a second, and WeasyPrint's"
    try:
        print_all = _weasyprint(plan.pages, site)
    except OSError as missing:
        return [(what, f"not measured: {str(missing).splitlines()[0]}", "≥ 3 × WeasyPrint")]
    ours, theirs = [], []
    for turn in range(ROUNDS):
        ours.append(_timed(lambda turn=turn: Workshop(plan, site, folder / f"turn{turn}").make_all()))  # type: ignore[misc]
        theirs.append(_timed(print_all))
    count = len(plan.pages)
    mine, other = count / median(ours), count / median(theirs)
    return [(what, f"{mine:.1f} and {other:.1f}: {mine / other:.1f} ×", "≥ 3 × WeasyPrint")]


def _weasyprint(pages: list[Page], site: Path) -> Callable[[], None]:
    """Prints the articles of ``pages`` as tagged PDF/UA-1. Raises ``OSError`` where a library of the system is missing."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - it needs Pango, which may not be there
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    articles = [
        (
            page.locale,
            html.tostring(html.parse(str(site / page.url / "index.html")).xpath("//article")[0], encoding="unicode"),
        )
        for page in pages
    ]
    fonts = FontConfiguration()
    sheet = CSS(string=SHEET, font_config=fonts)

    def print_all() -> None:
        for locale, article in articles:
            document = f'<!doctype html><html lang="{locale}"><title>x</title><body>{article}'
            HTML(string=document, base_url="https://guide.example/").write_pdf(
                io.BytesIO(), stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1", presentational_hints=True
            )

    return print_all


def _timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    started = perf_counter()
    with contextlib.redirect_stderr(io.StringIO()):
        work()
    return perf_counter() - started


if __name__ == "__main__":
    for row in rows():
        sys.stdout.write("  ".join(row) + "\n")
