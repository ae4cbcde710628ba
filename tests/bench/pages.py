"""What a reader's first page and the next one cost, compressed, as a browser counts it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import BROWSER_FLAGS, BROWSERS
from tests.serving import serving
from tests.sites import ROOT, build

SENT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter((each) => !/\\.(svg|png)$/.test(each.name))
  .map((each) => Math.min(each.transferSize, each.encodedBodySize))"""
"""Bytes of each thing that came over the wire, compressed: nothing for what was still kept, images apart."""
PAGES = ("eplks/login/", "perkeso/pay-contributions/", "en/eplks/eligibility/")


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        build(ROOT, site)
        with serving(site) as address, sync_playwright() as playwright:
            path = next(filter(None, map(shutil.which, BROWSERS)))
            browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
            first, after = [], []
            for name in PAGES:
                context = browser.new_context(service_workers="block")
                page = context.new_page()
                first.append(_sent(page, f"{address}/{name}"))
                after.append(_sent(page, f"{address}/{name.rsplit('/', 2)[0]}/"))
                context.close()
            browser.close()
    return [
        ("pages: first view of a guide page, all it loads", f"{max(first) / 1000:.1f} KB", "≤ 65 KB"),
        ("pages: one more page", f"{max(after) / 1000:.1f} KB", "≤ 8 KB"),
    ]


def _sent(page: Page, address: str) -> int:
    """Bytes of HTML, CSS, scripts and fonts that come over the wire for ``address``."""
    page.goto(address, wait_until="networkidle")
    return int(sum(page.evaluate(SENT)))
