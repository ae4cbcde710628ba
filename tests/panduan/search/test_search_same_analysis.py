"""What the worker makes of a text is what the build made of it: all titles and texts of the real site, both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from panduan.search.site import engine_script
from playwright.sync_api import Browser

from tests.conftest import LOCALES

ANALYSE = """(index) => {
  const lexicon = new Lexicon(index);
  return index.units.map(([, , title, text]) => [
    lexicon.analyse(title).map(({term}) => term),
    [...new Set(lexicon.analyseLines(text).map(({term}) => term))],
  ]);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("locale", LOCALES)
def test_python_and_javascript_agree(browser: Browser, built_site: Path, locale: str) -> None:
    index = json.loads((built_site / "search" / f"{locale}.json").read_text(encoding="utf-8"))
    source = engine_script()
    page = browser.new_page()
    analysed = page.evaluate(f"(index) => {{ {source}\n return ({ANALYSE})(index); }}", index)
    page.close()
    holding: list[set[int]] = [set(index["light"]) for _ in index["units"]]
    for term, packed in enumerate(index["post"]):
        unit = 0
        for number in packed:
            unit += number >> 3
            holding[unit].add(term)
    for number, (title, terms) in enumerate(analysed):
        where = index["units"][number][1:3]
        assert title in [phrase[1:] for phrase in index["says"][number]], where
        assert set(terms) <= holding[number], where
