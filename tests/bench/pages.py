"""What a reader's first page and the next one cost, compressed, as a browser counts it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.conftest import BROWSER_FLAGS, BROWSERS, source_addresses
from tests.serving import serving
from tests.sites import ROOT, build

SENT = """() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter((each) => !/\\.(svg|png)$/.test(each.name))
  .map((each) => Math.min(each.transferSize, each.encodedBodySize))"""
"""Bytes of each thing that came over the wire, compressed: nothing for what was still kept, images apart."""


def rows() -> list[tuple[str, str, str]]:
    """What was measured, the measurement, and the budget."""
    guides = [address for address in source_addresses() if "/eplks/" in address or "/perkeso/" in address]
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "site"
        build(ROOT, site)
        with serving(site) as address, sync_playwright() as playwright:
            path = next(filter(None, map(shutil.which, BROWSERS)))
            browser = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
            first, after = [], []
            for guide in guides:
                context = browser.new_context(service_workers="block")
                first.append(_sent(context.new_page(), f"{address}{guide}"))
                context.close()
            page = browser.new_context(service_workers="block").new_page()
            _sent(page, f"{address}/eplks/eligibility/")  # which brings every script that there is
            after = [_sent(page, f"{address}{guide}") for guide in guides]
            browser.close()
    return [
        ("pages: first view of a guide page, all it loads, the heaviest", _size(max(first)), "≤ 65 KB"),
        ("pages: one more page, half of all guides", _size(median(after)), "≤ 8 KB"),
        ("pages: one more page, the longest list of messages", _size(max(after)), "≤ 8 KB"),
    ]


def _size(number: float) -> str:
    return f"{number / 1000:.1f} KB"


def _sent(page: Page, address: str) -> int:
    """Bytes of HTML, CSS, scripts and fonts that come over the wire for ``address``."""
    page.goto(address, wait_until="networkidle")
    return int(sum(page.evaluate(SENT)))
