"""Lists that are made from the register at build time, so that they cannot drift from it.

A page asks for one with a comment on a line of its own: ``<!-- panduan: errors -->``, ``<!-- panduan: contacts -->``.
What takes its place is Markdown, so that links are resolved and checked like any writer's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby

from semak.sites.register import Contact, Message, Register

from panduan.portals import Portals, name
from panduan.words import words, written_date

MARKER = re.compile(r"^<!-- panduan: (\w+) -->$", re.MULTILINE)

HANDOUTS = '<div class="handouts" data-search-exclude></div>'
"""Where ``panduan.handouts`` writes the list of handouts."""


def fill(markdown: str, register: Register, locale: str, portals: Portals) -> str:
    """``markdown`` with every known marker replaced by its list in ``locale``; an unknown one stays as it is."""

    def made(match: re.Match[str]) -> str:
        make = LISTINGS.get(match[1])
        return make(register, locale, portals) if make else match[0]

    return MARKER.sub(made, markdown)


def errors_a_to_z(register: Register, locale: str, portals: Portals) -> str:
    """Every message and symptom under its first letter, with the portal and every other wording of it."""
    entries = in_order(register.messages.values(), locale)
    blocks = []
    for letter, group in groupby(entries, key=lambda message: _sort_key(shown(message, locale))[0].upper()):
        blocks.append(f"## {letter} {{ #letter-{letter.lower()} }}\n")
        blocks.extend(_error_entry(message, locale, portals) for message in group)
    return "\n".join(blocks)


def contact_cards(register: Register, locale: str, portals: Portals) -> str:
    """Every contact of the register under a heading of its own, unconfirmed ones last."""
    order = sorted(register.contacts.values(), key=lambda contact: contact.evidence.confidence != "confirmed")
    return "\n".join(_contact_card(contact, locale) for contact in order)


def handouts_list(register: Register, locale: str, portals: Portals) -> str:
    """The place of the list of handouts: it is written when they exist and their sizes are known."""
    return HANDOUTS


LISTINGS: dict[str, Callable[[Register, str, Portals], str]] = {
    "errors": errors_a_to_z,
    "contacts": contact_cards,
    "handouts": handouts_list,
}


def shown(message: Message, locale: str) -> str:
    """The text of ``message`` for a reader of ``locale``: as on the screen if exact, else in the reader's language."""
    return message.message.get(locale) or next(iter(message.message.values()))


def titled(message: Message, locale: str) -> str:
    """:func:`shown`, in quotation marks if those are the screen's own words."""
    return f"“{shown(message, locale)}”" if message.exact else shown(message, locale)


def in_order(messages: Iterable[Message], locale: str) -> list[Message]:
    """``messages`` by letter, as a reader of ``locale`` sees them."""
    return sorted(messages, key=lambda message: _sort_key(shown(message, locale)))


def _sort_key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^0-9a-z ]", "", plain).strip() or "#"


def _error_entry(message: Message, locale: str, portals: Portals) -> str:
    link = f"[{titled(message, locale)}]({message.portal}/problems.md#{message.id})"
    lines = [f'- {link} <span class="portal">{name(portals, message.portal)}</span>']
    own = message.wordings.get(locale, ())
    others = {other: texts for other, texts in message.wordings.items() if other != locale and texts}
    if own or others:
        paragraphs = ["; ".join(own)] if own else []
        paragraphs += [f'<span lang="{other}">{"; ".join(texts)}</span>' for other, texts in others.items()]
        lines += ["", f'    ??? wordings "{words(locale)["also_searched"]}"']
        lines += [line for paragraph in paragraphs for line in ("", f"        {paragraph}")]
    return "\n".join(lines) + "\n"


def _contact_card(contact: Contact, locale: str) -> str:
    word = words(locale)
    evidence = contact.evidence
    card = f"contact-card contact-card--{evidence.confidence}"
    lines = [
        f'<div class="{card}" markdown="1">',
        f"### {contact.name.get(locale) or contact.id} {{ #{contact.id} }}",
        "",
    ]
    about = contact.about.get(locale)
    if about:
        lines += [f"{about}.", ""]
    for key, value in (
        ("phone", contact.phone),
        ("email", contact.email),
        ("web", contact.web),
        ("hours", contact.hours.get(locale)),
    ):
        if value:
            lines.append(f"- {word[key]}: {value}")
    if contact.phone:
        lines.append(f"- [{word['before_you_call']}](#before-you-call)")
    citation = f"[^source: {', '.join(evidence.sources)}]"
    lines += [f"- {word['verified']} {written_date(evidence.checked, locale)}.{citation}", "", "</div>", ""]
    return "\n".join(lines)
