"""Half a sentence: where another language begins and ends in one, and what is no sign of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from semak.text import language_parts

SITE = ("ms", "en")
LEFT = (  # text, its page's language, the part in the other one
    ("The account is locked, dan anda mesti menunggu 24 jam.", "en", "dan anda mesti menunggu 24 jam"),
    ("If it does not open, kosongkan cache pelayar anda segera.", "en", "kosongkan cache pelayar anda segera"),
    ("Akaun dikunci, and you must wait until tomorrow.", "ms", "and you must wait until tomorrow"),
    ("Pilih bulan before you enter the amount untuk dibayar.", "ms", "before you enter the amount"),
    ("Before you begin to type, sediakan semua dokumen anda.", "ms", "Before you begin to type"),
    ("Klik **Submit** and wait until it has been sent.", "ms", "and wait until it has been sent"),
    ("Lihat akta, and how the Ministry of Labour must use it.", "ms", "and how the Ministry of Labour must use it"),
    ("Tekan butang – then close the page – dan keluar.", "ms", "then close the page"),
)
SILENT = (
    ("Akaun dikunci; tunggu 24 jam sebelum mencuba semula.", "ms"),
    ("Klik **Enter your name and the rest of it** pada skrin.", "ms"),
    ("Mesej “You must wait until the next day” dipaparkan.", "ms"),
    ("Isi medan itu (enter what you have been given) pada skrin.", "ms"),
    ("Baca [how to pay what you owe](pay.md) dahulu.", "ms"),
    ("Lihat *What to do when you are lost* dan _how to pay for it_ di laman itu.", "ms"),
    ("Lihat Department of Labour and the Ministry of Home Affairs untuk hal itu.", "ms"),
    ("Guna portal, status, dokumen, e-mel, web, browser, cache, cookies, popup.", "ms"),
    ("Muat turun user guide, system requirements, payment receipt.", "ms"),
    ("Taip a, b dan c; in ialah kod.", "ms"),
    ("Wait a while and open the page again.", "en"),
    ("Read akta pekerja asing and the rest.", "en"),
)


@pytest.mark.parametrize(("text", "own", "part"), LEFT)
def test_a_part_in_the_other_language_is_told_from_its_first_word_to_its_last(text: str, own: str, part: str) -> None:
    found = language_parts.find(text, own, SITE)
    assert found is not None
    assert text[found.start : found.end] == part
    assert found.language == next(each for each in SITE if each != own)


@pytest.mark.parametrize(("text", "own"), SILENT)
def test_names_quotations_and_loan_words_are_no_part(text: str, own: str) -> None:
    assert language_parts.find(text, own, SITE) is None


def test_terms_of_the_register_are_no_part() -> None:
    text = "Pilih menu enter the amount that you pay dahulu."
    assert language_parts.find(text, "ms", SITE) is not None
    assert language_parts.find(text, "ms", SITE, {"Enter the amount that you pay"}) is None


def test_kin_are_not_told_apart_by_parts() -> None:
    text = "Klik tombol, lalu tunggu sampai anda bisa masuk."
    assert language_parts.find(text, "ms", ("ms", "id")) is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_trouble_and_a_part_lies_within_it(text: str) -> None:
    found = language_parts.find(text, "ms", SITE)
    assert found is None or 0 <= found.start < found.end <= len(text)
