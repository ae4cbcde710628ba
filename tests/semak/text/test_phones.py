"""Phone numbers: every way people write one is found, nothing that only looks like one is."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phone_cases import FOUND, NOTHING
from semak.text import phones

VALID = (
    "03-8000 8000",
    "04-234 5678",
    "088-234 567",
    "012-345 6789",
    "011-1234 5678",
    "1-300-22-8000",
    "1-800-88-3040",
)
SEPARATORS = (" ", "-", "\u00a0", "\u2011", "\u2013", " - ")


def short(mention: phones.Mention) -> str:
    """A mention as the tables write it."""
    if mention.problem:
        return f"!{mention.problem}"
    return mention.number + (f";{mention.extension}" if mention.extension else "")


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_finds(text: str, expected: list[str]) -> None:
    assert [short(mention) for mention in phones.find(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(text: str) -> None:
    assert phones.find(text) == []


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing_between_words_and_in_tables(text: str) -> None:
    assert phones.find(f"Sila semak {text} dahulu.") == []
    assert phones.find(f"| Perkara | {text} | ya |") == []


@pytest.mark.parametrize("shown", VALID)
def test_the_sites_form_is_its_own_display(shown: str) -> None:
    (mention,) = phones.find(shown)
    assert mention.display == mention.written() == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("0380008000", "03-8000 8000"),
        ("+60 3 8000 8000 samb. 123", "03-8000 8000 samb. 123"),
        ("(03) 8000-8000 (ext. 7)", "03-8000 8000 (ext. 7)"),
        ("(03) 8000-8000 (ext. 7/8)", "03-8000 8000 (ext. 7/8)"),
        ("1300 22 8000", "1-300-22-8000"),
        ("03-8000&nbsp;8000&nbsp;samb. 12", "03-8000 8000\u00a0samb. 12"),
    ],
)
def test_the_written_form_keeps_the_extension(text: str, written: str) -> None:
    (mention,) = phones.find(text)
    assert (mention.written(), mention.text) == (written, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15999", "15999"),
        ("999", "999"),
        ("101", "101"),
        ("8000 8000", "!no-area-code"),
        ("0380008000", "+60380008000"),
        ("0380008", "!too-short"),
        ("24 jam", None),
        ("PERKESO", None),
        ("404", None),
    ],
)
def test_a_claimed_text_needs_no_word_beside_it(text: str, expected: str | None) -> None:
    assert [short(mention) for mention in phones.find(text, claimed=True)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("address", "number", "problem"),
    [
        ("tel:+60380008000", "+60380008000", None),
        ("tel:+60-3-8000-8000", "+60380008000", None),
        ("TEL:+60380008000", "+60380008000", None),
        ("tel:0380008000", "+60380008000", "national"),
        ("tel:03-8000%208000", "+60380008000", "spaces"),
        ("tel:03-8000 8000", "+60380008000", "spaces"),
        ("tel:60380008000", "+60380008000", "no-plus"),
        ("tel:0060380008000", "+60380008000", None),
        ("tel:+600380008000", "+60380008000", "trunk-zero"),
        ("tel:1300228000", "+601300228000", None),
        ("tel:+601300228000", "+601300228000", None),
        ("tel:1-300-22-8000", "+601300228000", None),
        ("tel:999", "999", None),
        ("tel:15999", "15999", None),
        ("tel:+6038000800", "+6038000800", "invalid"),
        ("tel:80008000", "80008000", "invalid"),
        ("tel:", "", "not-a-number"),
        ("tel:PERKESO", "", "not-a-number"),
        ("tel://+60380008000", "60380008000", "not-a-number"),
        ("mailto:a@b.c", "", "not-tel"),
        ("https://wa.me/60123456789", "+60123456789", None),
        ("https://wa.me/60123456789?text=Salam", "+60123456789", None),
        ("https://api.whatsapp.com/send?text=Salam&phone=60123456789", "+60123456789", None),
        ("https://wa.me/0123456789", "+60123456789", "no-country"),
        ("https://wa.me/600123456789", "+60123456789", "trunk-zero"),
        ("https://wa.me/6012345", "+6012345", "invalid"),
        ("https://wa.me/?text=Salam", "", "not-tel"),
    ],
)
def test_dial(address: str, number: str, problem: str | None) -> None:
    dialled = phones.dial(address)
    assert (dialled.number, dialled.problem) == (number, problem)


@pytest.mark.parametrize(
    ("address", "shown", "same"),
    [
        ("tel:+60380008000", "03-8000 8000", True),
        ("tel:0380008000", "+60 3-8000 8000", True),
        ("tel:+60380008001", "03-8000 8000", False),
        ("tel:1300228000", "1-300-22-8000", True),
        ("tel:+601300228000", "1300 22 8000", True),
        ("tel:+60380008000;ext=123", "03-8000 8000 samb. 123", True),
        ("tel:+60380008000", "03-8000 8000 samb. 123", True),
        ("tel:+60380008000;ext=124", "03-8000 8000 samb. 123", False),
        ("tel:+60380008000;ext=124", "03-8000 8000 samb. 123/124", True),
        ("tel:+60380008000", "8000 8000", True),
        ("tel:+60380008001", "8000 8000", False),
        ("tel:999", "999", True),
        ("tel:994", "999", False),
    ],
)
def test_a_link_dials_what_it_shows(address: str, shown: str, same: bool) -> None:
    (mention,) = phones.find(shown, claimed=True)
    assert phones.dials(phones.dial(address), mention) is same


@pytest.mark.parametrize("shown", [*VALID, "999", "15999", "+65 6123 4567"])
def test_the_address_we_write_dials_the_number(shown: str) -> None:
    (mention,) = phones.find(shown, claimed=True)
    dialled = phones.dial(phones.href(mention.number))
    assert dialled.problem is None
    assert phones.dials(dialled, mention)


@pytest.mark.parametrize(
    "text",
    [
        "MyGCC (03-8000 8000).",
        "MyGCC (+603-8000 8000)",
        "MyGCC (03-8000 800)",
        "MyGCC ((03) 8000 8000)",
        "Tel: 03-8000&nbsp;8000&nbsp;",
    ],
)
def test_brackets_and_blanks_of_the_sentence_are_not_the_numbers(text: str) -> None:
    (mention,) = phones.find(text)
    bare = text.removeprefix("MyGCC (").removeprefix("Tel: ").removesuffix(".").removesuffix(")").removesuffix("&nbsp;")
    assert text[mention.start : mention.end] == mention.text == bare


@pytest.mark.parametrize(
    ("number", "like", "address"),
    [
        ("+60123456789", "https://wa.me/0123456789?text=Salam", "https://wa.me/60123456789?text=Salam"),
        ("+601300228000", "tel:x", "tel:1300228000;ext=12"),
        ("+60380008000", "tel:x", "tel:+60380008000;ext=12"),
    ],
)
def test_an_address_is_mended_in_its_kind(number: str, like: str, address: str) -> None:
    assert phones.href(number, "12", like) == phones.href(number, "12/13", like) == address


@given(st.sampled_from(VALID[:5]), st.sampled_from(SEPARATORS), st.sampled_from(SEPARATORS))
def test_any_separator_is_the_same_number(shown: str, first: str, second: str) -> None:
    prefix, rest = shown.split("-", 1)
    text = prefix + first + rest.replace(" ", second)
    assert [mention.display for mention in phones.find(text)] == [shown]


@given(st.text(), st.sampled_from(VALID), st.text())
def test_offsets_are_true_wherever_the_number_stands(before: str, shown: str, after: str) -> None:
    text = f"{before}\n\n{shown}\n\n{after}"
    mentions = phones.find(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert len(before) + 2 in {mention.start for mention in mentions}


@given(st.text(alphabet="0123456789 -/().+x,\n\u00a0RMtel", max_size=120))
def test_any_text_is_read_without_trouble(text: str) -> None:
    for mention in phones.find(text):
        assert mention.text == text[mention.start : mention.end]
        assert bool(mention.display) is (mention.problem is None)


@pytest.mark.parametrize("piece", ["1 ", "0", "03-", "03 8000 ", "Tel ", "+6", "(0", "-\n "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(text: str) -> float:
        start = time.process_time()
        phones.find(text)
        return time.process_time() - start

    small = min(seconds(piece * 4_000) for _ in range(3))
    large = min(seconds(piece * 32_000) for _ in range(2))
    assert large < max(small, 0.002) * 8 * 3
