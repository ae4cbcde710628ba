"""How often search finds what was meant, on the gold set, beside Material's own search on the same pages."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import BROWSER_FLAGS, BROWSERS
from tests.panduan.search import gold
from tests.panduan.search.stock import build_stock
from tests.serving import serving
from tests.sites import ROOT, build

STARTS = {"ms": "/", "en": "/en/"}


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(ROOT, Path(folder) / "site")
        stock_site = build_stock(ROOT, Path(folder) / "stock")
        path = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        ours = _score(browser, Path(folder) / "site", gold.by_keys)
        stock = _score(browser, stock_site, gold.at_once)
        browser.close()
    count = len(gold.load())
    return [
        (f"search: {count} queries, right page first", _beside(ours.first, stock.first), "≥ 97 %"),
        ("search: right page among three", _beside(ours.three, stock.three), "≥ 99 %"),
        ("search: right section among the first three links", _beside(ours.section, stock.section), "≥ 95 %"),
    ]


def _beside(ours: float, stock: float) -> str:
    return f"{ours} % (stock: {stock} %)"


def _score(browser: Browser, site: Path, type_in: Callable[[Page, str], None]) -> gold.Score:
    with serving(site) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
        pages = {locale: _opened(context.new_page(), f"{address}{start}") for locale, start in STARTS.items()}
        answers = [(query, gold.ask(pages[query.locale], query.text, type_in)) for query in gold.load()]
        context.close()
    return gold.score(answers)


def _opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.evaluate(gold.WATCH)
    page.locator(".md-search__input").focus()
    return page
