"""What a reader on a slow connection has to fetch: everything a page needs, compressed."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import source_addresses

KB = 1024
GUIDES = [address for address in source_addresses() if "kes" in address or "plks" in address]
GUIDES = [address for address in GUIDES if not address.endswith("/problems/")]


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def page_of(site: Path, address: str) -> Path:
    return site / address.lstrip("/") / "index.html"


def needed(page: Path) -> list[Path]:
    """The files that ``page`` loads at once: styles, scripts, pictures, and the search's worker."""
    html = page.read_text(encoding="utf-8")
    config = re.search(r'<script id="__config"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert config
    worker = json.loads(config[1])["search"].partition("?")[0]
    found = re.findall(r'<(?:script|img|link)[^>]*? (?:src|href)="([^"]+\.(?:css|js|svg))(?:\?[^"]*)?"', html)
    return [(page.parent / address).resolve() for address in [*found, worker]]


@pytest.mark.parametrize("address", GUIDES)
def test_the_first_guide_is_light(address: str, built_site: Path) -> None:
    page = page_of(built_site, address)
    assert weight(page) + sum(map(weight, needed(page))) <= 65 * KB


def test_one_more_guide_is_lighter(built_site: Path) -> None:
    """Half of all guides are below 8 KB; the longest, with thirty sources, are not."""
    pages = [weight(page_of(built_site, address)) for address in GUIDES]
    assert median(pages) <= 8 * KB
    assert max(pages) <= 13 * KB
