"""The build's own words: every language has every word, and Material's Malay table has none of its known faults."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from panduan.words import WORDS, written_date

OVERRIDES = Path(__file__).parents[2] / "overrides"


def test_every_language_has_the_same_words() -> None:
    keys = {locale: set(words) for locale, words in WORDS.items()}
    assert keys["ms"] == keys["en"]
    assert all(text.strip() for words in WORDS.values() for text in words.values())


@pytest.mark.parametrize(("locale", "expected"), [("ms", "1 Mac 2027"), ("en", "1 March 2027")])
def test_dates_are_written_out(locale: str, expected: str) -> None:
    assert written_date(date(2027, 3, 1), locale) == expected


def interface(locale: str) -> dict[str, str]:
    text = (OVERRIDES / "partials/languages" / f"{locale}.html").read_text(encoding="utf-8")
    return dict(re.findall(r'"([\w.]+)": "(.*?)"', text))


def test_the_interface_has_the_same_words_in_both_languages() -> None:
    assert interface("ms").keys() == interface("en").keys()


def test_materials_wrong_malay_words_are_gone() -> None:
    words = interface("ms")
    assert words["action.skip"] == "Langkau ke kandungan utama"
    assert not set(words.values()) & {
        "Langkau tajuk talian",
        "tajuk talian asal",
        "tarikh fil asal dicipta",
        "Hilang",
        "Padam",
    }
