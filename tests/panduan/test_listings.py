"""Lists made from the register: everything is in them, in both languages, and an unknown marker is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from panduan import portals
from panduan.listings import fill, shown
from semak.sites.register import load

DATA = Path(__file__).parents[2] / "docs/_data"
REGISTER, PROBLEMS = load(DATA)
PORTALS = portals.load(DATA / "portals.yml")


def test_the_register_itself_is_sound() -> None:
    assert PROBLEMS == []


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_the_a_to_z_has_every_message_its_link_and_every_wording(locale: str) -> None:
    listed = fill("<!-- panduan: errors -->", REGISTER, locale, PORTALS)
    for message in REGISTER.messages.values():
        assert shown(message, locale) in listed
        assert f"({message.portal}/problems.md#{message.id})" in listed
        assert all(wording in listed for wordings in message.wordings.values() for wording in wordings)


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_letters_come_in_order(locale: str) -> None:
    letters = [
        line.split()[1]
        for line in fill("<!-- panduan: errors -->", REGISTER, locale, PORTALS).splitlines()
        if line.startswith("### ")
    ]
    assert letters == sorted(set(letters))


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_every_contact_is_listed_with_its_number_and_an_anchor(locale: str) -> None:
    listed = fill("a\n<!-- panduan: contacts -->\nb", REGISTER, locale, PORTALS)
    for contact in REGISTER.contacts.values():
        assert f"{{ #{contact.id} }}" in listed
        assert contact.phone in listed and contact.email in listed and contact.web in listed


def test_an_unknown_marker_stays() -> None:
    assert fill("<!-- panduan: nothing -->", REGISTER, "ms", PORTALS) == "<!-- panduan: nothing -->"
