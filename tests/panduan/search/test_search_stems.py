"""Words to roots: the word families of this domain, in Malay, and the words that must stay whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from panduan.search import load
from panduan.search.stems import Stemmer

from tests.conftest import ROOT

FAMILIES = Path(__file__).parents[2] / "data" / "search" / "malay-families.txt"
WHOLE = ["perkeso", "majikan", "akaun", "emel", "laman", "had", "am"]


def families() -> list[list[str]]:
    lines = FAMILIES.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


@cache
def stemmer() -> Stemmer:
    """As the site has it, with no help from the site's own texts."""
    terms, findings = load(ROOT / "docs" / "_data" / "terms.yml")
    assert not findings
    words = {word for phrases in terms.same.values() for phrase in phrases for word in phrase.split()}
    return Stemmer(words | terms.roots, terms.forms, terms.whole)


@pytest.mark.parametrize("family", families(), ids=lambda family: str(family[0]))
def test_every_family_meets_in_one_root(family: list[str]) -> None:
    assert len({stemmer().root(word) for word in family}) == 1, {word: stemmer().root(word) for word in family}


def test_families_do_not_meet_each_other() -> None:
    roots = [stemmer().root(family[0]) for family in families()]
    assert len(set(roots)) == len(roots)


@pytest.mark.parametrize("word", WHOLE)
def test_names_stay_whole(word: str) -> None:
    assert stemmer().root(word) == word
    assert all(stemmer().root(other) != word for family in families() for other in family)


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("passports", "passport"),
        ("renewing", "renew"),
        ("uploaded", "upload"),
        ("companies", "company"),
        ("failed", "failed"),
    ],
)
def test_english_endings(word: str, root: str) -> None:
    assert stemmer().root(word) == root


def test_nothing_is_cut_that_leaves_no_known_word() -> None:
    assert Stemmer({"bayar"}).root("pembayaran") == "bayar"
    assert Stemmer({"bayar"}).root("pelayaran") == "pelayaran"
