"""What is known of each portal, and that the site's own are all there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from panduan import portals
from panduan.data import DataError

DOCS = Path(__file__).parents[2] / "docs"
KNOWN = portals.load(DOCS / "_data/portals.yml")


def test_every_portal_has_its_folder_and_its_pages():
    for folder in KNOWN:
        for page in ("index", "problems"):
            assert (DOCS / folder / f"{page}.ms.md").is_file()


def test_names_and_links():
    assert portals.name(KNOWN, "perkeso") == "PERKESO ASSIST"
    assert portals.name(KNOWN, "unknown") == "UNKNOWN"
    assert portals.problem_links(KNOWN, "en", "en/")[0] == ("en/eplks/problems/", "ePLKS problems and error messages")


def test_no_file_is_no_portals(tmp_path):
    assert portals.load(tmp_path / "portals.yml") == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- a\n", "must be a mapping"),
        ("x: {}\n", "'name' is missing"),
        ("x: {name: 7}\n", "must be text"),
        ("x: {name: X, address: 'http://x.my/'}\n", "begins with https://"),
        ("x: {name: X, url: 'https://x.my/'}\n", "unknown key 'url'"),
        ("x: [\n", "portals.yml"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path, text, why):
    file = tmp_path / "portals.yml"
    file.write_text(text)
    with pytest.raises(DataError, match=why):
        portals.load(file)


@dataclass
class Item:
    """A page, or a section with pages, of the navigation."""

    children: tuple[str, ...] = ()
    active: bool = False


def test_a_small_guide_lists_every_portal_and_a_large_one_the_readers_own():
    page, portal, own = Item(), Item(("index.md",)), Item(("index.md",), active=True)
    assert portals.in_sight([page, portal, own]) == [page, portal, own]
    assert portals.in_sight([page, *[portal] * 20, own]) == [page, own]
    many = {f"p{number}": portals.Portal(f"p{number}", "P") for number in range(20)}
    assert portals.problem_links(many, "ms", "") == []
