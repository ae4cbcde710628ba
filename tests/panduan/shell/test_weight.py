"""What a reader on a slow connection has to fetch: everything a page needs, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.conftest import source_addresses

KB = 1024
GUIDES = [address for address in source_addresses() if "kes" in address or "plks" in address]
PROBLEMS = [address for address in GUIDES if address.endswith("/problems/")]


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def page_of(site: Path, address: str) -> Path:
    return site / address.lstrip("/") / "index.html"


def needed(page: Path) -> list[Path]:
    """The files that ``page`` loads at once: styles, scripts, pictures."""
    html = page.read_text(encoding="utf-8")
    found = re.findall(r'<(?:script|img|link)[^>]*? (?:src|href)="([^"]+\.(?:css|js|svg))(?:\?[^"]*)?"', html)
    return [(page.parent / address).resolve() for address in found]


@pytest.mark.parametrize("address", GUIDES)
def test_the_first_guide_is_light(address: str, built_site: Path) -> None:
    """Half of what DESIGN.md allows: search, the larger half, comes when it is wanted."""
    page = page_of(built_site, address)
    assert weight(page) + sum(map(weight, needed(page))) <= 32 * KB


def test_one_more_guide_is_lighter(built_site: Path) -> None:
    """Two of three guides are below 8 KB; the longest, with thirty sources or twenty messages, are not."""
    pages = sorted(weight(page_of(built_site, address)) for address in GUIDES if address not in PROBLEMS)
    assert pages[len(pages) * 2 // 3] <= 8 * KB
    assert pages[-1] <= 10.8 * KB
    assert max(weight(page_of(built_site, address)) for address in PROBLEMS) <= 15 * KB
