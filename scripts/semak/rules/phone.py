"""PHONE: numbers that cannot be called, are nobody's, or are not what the link beside them dials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from semak.hosts import addresses
from semak.rules import Problem, rule
from semak.text import dialling, phones

if TYPE_CHECKING:
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.sites.site import Site
    from semak.text.phones import Mention

_WHY = {
    "invalid": "no number in Malaysia begins like that",
    "too-short": "it has too few digits",
    "too-long": "it has too many digits",
    "letters": "it has letters among its digits",
}
_MARKUP = frozenset("*_<")
_FAULTS = {
    "not-a-number": "holds no phone number",
    "spaces": "has spaces or signs that a telephone may refuse",
    "no-plus": "begins with a country code without its +",
    "trunk-zero": "has a 0 after the country code",
    "no-country": "lacks the country code",
    "national": "lacks the country code: abroad it dials nobody, or somebody else",
}


@rule("PHONE001", "invalid-number")
def invalid_number(page: Page, site: Site) -> Iterator[Problem]:
    """A phone number must be one that can be called: valid in Malaysia's numbering plan, or abroad after a `+`.

    Why it matters: a digit lost or doubled leads the reader to nobody, or to a stranger. Registration numbers,
    identity cards, passports, references, amounts, dates and codes are not taken for phone numbers.

    Bad:
        Telefon 03-8000 800.

    Good:
        Telefon 03-8000 8000.
    """
    for mention in page.states.phones:
        if mention.problem in _WHY and not (
            _is_abroad(site) and dialling.is_called_elsewhere(mention.text, _domain(site))
        ):
            yield Problem(
                f"{mention.text} cannot be called: {_why(mention)}", mention.start, mention.end,
                "correct it from its source",
            )  # fmt: skip
    for link in _calls(page):
        if phones.dial(link.url).problem == "invalid" and not any(each.problem for each in _shown(page, link)):
            yield Problem(f"{link.url} cannot be called", link.start, link.end, "correct it from its source")


@rule("PHONE002", "unknown-number")
def unknown_number(page: Page, site: Site) -> Iterator[Problem]:
    """A phone number on a page must stand in the register (`contacts.yml`).

    Why it matters: a number enters the register with its source and the day it was checked; one that stands only on a
    page has neither, and nobody will notice when it changes. Silent where there is no register.

    Bad:
        Hubungi PERKESO di 03-4264 5001.

    Good:
        Hubungi PERKESO di 1-300-22-8000.
    """
    known = _register(site)
    if not known:
        return
    advice = "add it to contacts.yml with its source, or use a number that stands there"
    unusable = _unusable(site)
    for mention in page.states.phones:
        if not mention.problem and mention.number not in known and mention.number not in unusable:
            yield Problem(f"{mention.text} is not in the register", mention.start, mention.end, advice)
    for link in _calls(page):
        dialled = phones.dial(link.url)
        told = {"invalid", "not-a-number", "not-tel"}
        if dialled.number not in known and dialled.problem not in told and not _shown(page, link):
            yield Problem(f"{link.url} dials a number that is not in the register", link.start, link.end, advice)


@rule("PHONE003", "wrong-dial")
def wrong_dial(page: Page, site: Site) -> Iterator[Problem]:
    """A `tel:` or WhatsApp link must dial the number that its text shows.

    Why it matters: who taps the link on a phone never sees that another number is called.

    Bad:
        [03-8000 8000](tel:+60380008001)

    Good:
        [03-8000 8000](tel:+60380008000)
    """
    for link in _calls(page):
        dialled = phones.dial(link.url)
        wrong = (each for each in _shown_by_each(page, link) if not any(phones.dials(dialled, one) for one in each))
        first = next((each[0] for each in wrong if each), None)
        if dialled.problem == "not-a-number" or first is None:
            continue
        right = "" if first.problem else phones.href(first.number, first.extension, link.url)
        reached = dialled.number + (f";ext={dialled.extension}" if dialled.extension else "")
        yield Problem(
            f"the text shows {first.text}, the link dials {reached}", link.start, link.end,
            f"write {right}" if right else "make both the same", right or None,
        )  # fmt: skip


@rule("PHONE004", "number-form")
def number_form(page: Page, site: Site) -> Iterator[Problem]:
    """A phone number must be written as the register writes it.

    Why it matters: one form is recognised, found by search, and read aloud well; it is the same in both languages.

    Bad:
        Telefon 0380008000.

    Good:
        Telefon 03-8000 8000.
    """
    known, unusable = _register(site), _unusable(site)
    for mention in page.states.phones:
        form = known.get(mention.number) or unusable.get(mention.number)
        if mention.problem or not form:
            continue
        right = mention.written(form)
        if right != mention.text:
            marked = not _MARKUP.isdisjoint(mention.text)  # a fix would leave half of it
            yield Problem(
                f"{mention.text} is not in the register's form",
                mention.start,
                mention.end,
                f"write {right}",
                None if marked else right,
            )


@rule("PHONE005", "no-area-code")
def no_area_code(page: Page, site: Site) -> Iterator[Problem]:
    """A phone number must have its area code.

    Why it matters: from a mobile phone, or from another state, the number without it reaches nobody.

    Bad:
        Telefon: 8000 8000

    Good:
        Telefon: 03-8000 8000
    """
    known = _register(site)
    for mention in page.states.phones:
        if mention.problem != "no-area-code":
            continue
        whole = [form for number, form in known.items() if number.endswith(mention.number)]
        right = whole[0] if len(whole) == 1 else ""
        yield Problem(
            f"{mention.text} has no area code", mention.start, mention.end,
            f"write {right}" if right else "add it from the number's source", right or None,
        )  # fmt: skip


@rule("PHONE006", "tel-address")
def tel_address(page: Page, site: Site) -> Iterator[Problem]:
    """A `tel:` link must hold a number as telephones take it: `tel:+60380008000`, `tel:1300228000`, `tel:999`.

    Why it matters: with spaces, without the plus, or with the 0 after the country code, some telephones dial nothing or
    somebody else; so do all that are abroad, without the country code.

    Bad:
        [03-8000 8000](tel:03-8000 8000)
        [03-8000 8000](tel:0380008000)

    Good:
        [03-8000 8000](tel:+60380008000)
    """
    for link in _calls(page):
        dialled = phones.dial(link.url)
        if dialled.problem not in _FAULTS or (dialled.problem == "national" and _is_abroad(site)):
            continue
        reached = dialled.problem != "not-a-number"
        right = phones.href(dialled.number, dialled.extension, link.url) if reached else ""
        yield Problem(
            f"{link.url} {_FAULTS[dialled.problem]}", link.start, link.end,
            f"write {right}" if right else "write tel: and the number", right or None,
        )  # fmt: skip


def _why(mention: Mention) -> str:
    """Why ``mention``, a number with a problem, cannot be called."""
    abroad = mention.text.lstrip("( ").startswith("+") and not mention.number.startswith(dialling.COUNTRY)
    return "there is no such number abroad" if abroad else _WHY[mention.problem or "invalid"]


def _is_abroad(site: Site) -> bool:
    """Whether nothing says that the site speaks to readers in Malaysia."""
    return not site.has_register and "ms" not in site.config.locales.codes


def _domain(site: Site) -> str:
    """What the site's own address ends in: the domain of its country, most often."""
    parts = addresses.split(site.config.site_url)
    return addresses.host(parts).rpartition(".")[2] if parts else ""


def _calls(page: Page) -> Iterator[Link]:
    """The links of ``page`` that dial, or write to a number."""
    for link in page.links:
        if phones.is_call(link.url) and link.form != "broken":
            yield link


def _shown(page: Page, link: Link) -> list[Mention]:
    """The phone numbers in what is clicked to follow ``link``."""
    return [mention for mentions in _shown_by_each(page, link) for mention in mentions]


def _shown_by_each(page: Page, link: Link) -> list[list[Mention]]:
    """The phone numbers in each text of ``link``; one by reference has its texts elsewhere."""
    if link.form == "reference":
        return [phones.find(text, claimed=True) for text in link.texts]
    inside = (each for each in page.states.phones if link.text_start <= each.start and each.end <= link.text_end)
    return [list(inside)]


@lru_cache(maxsize=4)
def _register(site: Site) -> Mapping[str, str]:
    """The numbers of the register, each with the form it has there."""
    found: dict[str, str] = {}
    for contact in site.register.contacts.values():
        for mention in phones.find(contact.phone, claimed=True):
            found[mention.number] = mention.text if not mention.extension else mention.display
    return found


@lru_cache(maxsize=2)
def _unusable(site: Site) -> Mapping[str, str]:
    """The numbers of entries that have faults of their own, each in the usual form."""
    return {
        mention.number: mention.display
        for text in site.register.unusable
        for mention in phones.find(text, claimed=True)
        if not mention.problem
    }
