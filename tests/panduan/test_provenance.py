"""The line under the title and the list at the foot of a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml import html as lxml_html
from panduan.provenance import page_sources, with_provenance
from semak.sites.register import load

REGISTER, _ = load(Path(__file__).parents[2] / "docs/_data")
TITLE = '<h1 id="t">Tajuk</h1>\n<p>Isi.</p>'


def shown(verified: object, sources: tuple[str, ...], locale: str = "ms") -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(
        with_provenance(TITLE, verified, sources, REGISTER, locale), create_parent="div"
    )


@pytest.mark.parametrize(
    ("locale", "sources", "line"),
    [
        ("ms", ("imi-eplks-faq",), "Disemak 22 November 2026 · 1 sumber"),
        ("en", ("imi-eplks-faq", "perkeso-faq"), "Verified 22 November 2026 · 2 sources"),
    ],
)
def test_the_line_follows_the_title(locale: str, sources: tuple[str, ...], line: str) -> None:
    tree = shown(date(2026, 11, 22), sources, locale)
    assert tree[0].tag == "h1"
    assert tree[1].text_content() == line


def test_sources_are_listed_with_kind_date_and_address() -> None:
    item = shown(date(2026, 11, 22), ("imi-eplks-faq",)).xpath("//li[@id='source-imi-eplks-faq']")[0]
    assert item.xpath(".//a/@href") == [REGISTER.sources["imi-eplks-faq"].address]
    assert "rasmi" in item.text_content() and "22 November 2026" in item.text_content()


def test_a_source_without_an_address_says_so() -> None:
    item = shown(date(2026, 11, 22), ("public-code-fwcms",), "en").xpath("//section//li")[0]
    assert "no public address" in item.text_content() and not item.xpath(".//a")


def test_a_page_with_neither_stays_as_it_is() -> None:
    assert with_provenance(TITLE, None, (), REGISTER, "ms") == TITLE.replace("</h1>", "</h1>\n", 1)


def test_front_matter_order_comes_first() -> None:
    assert page_sources({"sources": ["b", "a"]}, ["c", "a"]) == ("b", "a", "c")
    assert page_sources({"sources": "not a list"}, ["a"]) == ("a",)
