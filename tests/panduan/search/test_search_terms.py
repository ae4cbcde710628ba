"""The word file: what is wrong in it is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from panduan.search import check, load

from tests.conftest import ROOT


def findings(tmp_path: Path, text: str, addresses: set[str] | None = None) -> list[str]:
    """The findings for a word file that holds ``text``, as printed."""
    path = tmp_path / "terms.yml"
    path.write_text(text, encoding="utf-8")
    terms, problems = load(path)
    return [str(finding) for finding in problems + check(terms, addresses)]


def test_the_sites_own_file_is_clean() -> None:
    terms, problems = load(ROOT / "docs" / "_data" / "terms.yml")
    assert problems + check(terms) == []
    assert len(terms.same) > 100


def test_no_file_is_no_terms(tmp_path: Path) -> None:
    terms, problems = load(tmp_path / "terms.yml")
    assert (terms.same, problems) == ({}, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("same:\n  a: {en: [one]}\nnear:\n  a: [b]\n", "_data/terms.yml:4:3: FACT001 a: no idea 'b' under 'same'"),
        ("near:\n  a: [b]\n  b: [a]\nsame: {a: {en: [x]}, b: {en: [y]}}\n", "2:3: FACT001 a: 'a' leads back to itself"),
        ("same:\n  a: {en: [one]}\n  b: {ms: [ONE]}\n", "3:3: FACT001 b: 'ONE' also stands under 'a'"),
        ("short:\n  any: {tak: tidak}\n  ms: {x: tak}\n", "3:8: FACT001 x: 'x' stands for the short form 'tak'"),
        ("forms: {a: b, b: c}\n", "1:9: FACT001 a: the root 'b' is itself given another root"),
        ("same: [a]\n", "1:1: FACT001 'same' must hold entries"),
        ("elsewhere: epf\n", "FACT001 'elsewhere' must hold lists of texts"),
        ("light: yang\n", "FACT001 'light' must hold lists of texts"),
        ("colour: red\n", "1:1: FACT001 unknown key 'colour'"),
        ("same: {a: [\n", "FACT001 not valid YAML"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, text: str, expected: str) -> None:
    assert any(expected in finding for finding in findings(tmp_path, text)), findings(tmp_path, text)


def test_a_page_that_is_not_there(tmp_path: Path) -> None:
    text = "pages:\n  eplks/login: {en: [sign in]}\n  eplks/logn#steps: {en: [steps]}\n"
    assert findings(tmp_path, text, {"eplks/login"}) == [
        "_data/terms.yml:3:3: FACT001 eplks/logn#steps: no page or section 'eplks/logn#steps' "
        "(help: correct the address, or remove the entry)"
    ]
