"""Quantities: what is the same in both languages compares the same, and nothing else does."""

from __future__ import annotations

import datetime
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_cases import DIFFERENT, SAME
from semak.text import quantities, quantity_differences

PAIRS = [pair for row in SAME for pair in combinations(row, 2)]
UNIT_PAIRS = [
    ("bulan", "months"),
    ("hari", "days"),
    ("jam", "hours"),
    ("minit", "minutes"),
    ("tahun", "years"),
    ("%", " per cent"),
]


def differ(one: str, other: str) -> list[str]:
    left, right = quantity_differences.differences(quantities.find(one, "ms"), quantities.find(other, "en"))
    return [quantity.text for quantity in (*left, *right)]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert differ(one, other) == []
    assert differ(f"Dalam {one}, sila tunggu.", f"Within {other}, wait.") == []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_difference_is_seen_from_both_sides(one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(
    "text",
    ["Borang 8A", "B3700012345X", "COVID-19x", "1. Klik\n2. Pilih\n> 3. Hantar", "e-PLKS", "satu", "a month", "second"],
)
def test_these_say_no_number_that_must_be_answered(text: str) -> None:
    assert [quantity for quantity in quantities.find(text) if not quantity.soft] == []


def test_phone_numbers_are_left_out() -> None:
    text = "Hubungi 03-8000 8000 dalam 24 jam"
    assert [quantity.key for quantity in quantities.find(text, skip=[(8, 20)])] == [("24", "hour")]


def test_other_languages_part_thousands_by_a_dot() -> None:
    assert [quantity.key for quantity in quantities.find("RM30.000,50", "id")] == [("30000.5", "RM")]


def test_both_places_are_named() -> None:
    left, right = quantity_differences.differences(
        quantities.find("Had 2MB, 3 bulan"), quantities.find("Limit 5MB, 3 months", "en")
    )
    assert [(quantity.text, quantity.start) for quantity in left] == [("2MB", 4)]
    assert [(quantity.text, quantity.start) for quantity in right] == [("5MB", 6)]


@given(st.integers(2, 10**9), st.sampled_from(UNIT_PAIRS))
def test_any_number_with_its_unit(number: int, units: tuple[str, str]) -> None:
    malay, english = units
    assert differ(f"{number} {malay}", f"{number:,} {english}") == []
    assert differ(f"{number} {malay}", f"{number + 1} {english}")


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_any_date(day: datetime.date) -> None:
    months = [
        "Januari",
        "Februari",
        "Mac",
        "April",
        "Mei",
        "Jun",
        "Julai",
        "Ogos",
        "September",
        "Oktober",
        "November",
        "Disember",
    ]
    english = f"{day:%-d %B %Y}"
    malay = f"{day:%-d} {months[int(f'{day:%m}') - 1]} {day:%Y}"
    assert [quantity.key for quantity in quantities.find(malay)] == [(f"{day:%Y-%m-%d}", "date")]
    assert differ(malay, english) == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_trouble(text: str) -> None:
    found = quantities.find(text)
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)
    assert quantity_differences.differences(found, found) == ([], [])


@given(st.text(alphabet="0123456789 -.,/:%RMhbjamth\n", max_size=80))
def test_any_jumble_of_numbers_is_read_without_trouble(text: str) -> None:
    found = quantities.find(text)
    assert quantity_differences.differences(found, found) == ([], [])


@pytest.mark.parametrize("piece", ["1 ", "1-", "RM1 ", "3 bulan ", "satu dua ", "1,000", "a "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        quantities.find(text)
        return time.process_time() - start

    small = min(seconds(piece * 2_000) for _ in range(3))
    large = min(seconds(piece * 16_000) for _ in range(2))
    assert large < max(small, 0.002) * 8 * 3
