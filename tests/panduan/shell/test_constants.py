"""What is the same on every page of a language comes once, and every page finds it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from panduan.shell import constants
from panduan.words import words

SOURCE = Path("docs/assets/scripts/words.js").read_text(encoding="utf-8")


def made(locale: str) -> str:
    return constants.script(SOURCE, locale, str.upper, constants.Search(["search.share"], ["a.js?v=1"], [("x/", "X")]))


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_the_constants_stand_in_the_script(locale: str) -> None:
    [argument] = re.findall(r"^\}\)\((\{.*\})\);$", made(locale), re.MULTILINE)
    read = json.loads(argument)
    assert read["worker"] == f"search/worker.js?lang={locale}"
    assert read["config"]["scripts"] == ["a.js?v=1"]
    assert read["config"]["search_help"] == [["x/", "X"]]
    assert read["config"]["translations"]["search.result.none"] == "SEARCH.RESULT.NONE"
    assert read["words"]["[data-kept-line]"]["dated"] == words(locale)["kept_copy"]


def test_a_script_without_a_place_for_them_is_an_error() -> None:
    with pytest.raises(ValueError, match="no"):
        constants.script("let a;", "ms", str, constants.Search([], [], []))


def test_pages_hold_none_of_them(built_site: Path) -> None:
    for page in (built_site / "eplks" / "login" / "index.html", built_site / "en" / "perkeso" / "index.html"):
        html = page.read_text(encoding="utf-8")
        locale = "en" if "/en/" in page.as_posix() else "ms"
        assert words(locale)["search_failed"] not in html
        assert words(locale)["kept_copy"] not in html
        assert f"assets/scripts/words.{locale}.js?v=" in html
