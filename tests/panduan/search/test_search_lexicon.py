"""Text to terms: which words and phrases mean one idea."""

from __future__ import annotations

import pytest
from panduan.search.lexicon import ELSEWHERE, Lexicon
from panduan.search.terms import Terms

TERMS = Terms(
    same={
        "password": ("kata laluan", "laluan", "password", "pin"),
        "temporary-password": ("kata laluan sementara", "temporary password", "password sementara"),
        "renew": ("renew",),
    },
    short={"any": {"pwd": "password"}},
    light=frozenset({"the"}),
    elsewhere=("epf", "malaysian passport"),
)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Kata laluan", ["@password"]),
        ("the password", ["the", "@password"]),
        ("password sementara", ["@temporary-password"]),
        ("pin sementara", ["@temporary-password"]),
        ("temporary pwd", ["@temporary-password"]),
        ("renew Malaysian passport", ["@renew", ELSEWHERE]),
        ("EPF", [ELSEWHERE]),
    ],
)
def test_the_longest_phrase_wins_whatever_word_it_is_said_with(text: str, terms: list[str]) -> None:
    assert Lexicon(TERMS, "ms", ["the"]).analyse(text) == terms


def test_every_word_of_the_file_is_known() -> None:
    assert {"pin", "the", "epf", "password"} <= set(Lexicon(TERMS, "en", []).spelled())
