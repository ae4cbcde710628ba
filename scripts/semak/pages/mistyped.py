"""What a writer meant as a link and mistyped, so that the reader sees its brackets: ``[text] (address)`` and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from semak.pages import mask

if TYPE_CHECKING:
    from semak.pages.page import Page

_ADDRESS = (
    r"(?P<address>(?:https?://|www\.|mailto:|tel:)[^\s()<>\[\]]+"
    r"|(?!\w+:)[^\s()<>\[\]]+\.(?:md|html?|pdf|png|jpe?g|svg)(?:#[^\s()<>\[\]]*)?)"
)
"""What can only be an address, or the name of a file."""
_APART = re.compile(rf"\[(?<![\]\\]\[)(?!\^|[\s\dxX]*\])(?P<text>[^\[\]\n]+)\][ \t]+\({_ADDRESS}\)", re.IGNORECASE)
_REVERSED = re.compile(rf"\((?<!\]\()(?P<text>[^()\[\]\n]+)\)\[{_ADDRESS}\](?![(\[:])", re.IGNORECASE)
_PARENTHESIS = re.compile(r"[()]")
_LONGEST = 2000
"""No address with its title is longer, in characters: the end of a bracket is looked for no further."""
_OPEN = re.compile(rf"\]\([ \t]*<?{_ADDRESS}", re.IGNORECASE)


class Mistyped(NamedTuple):
    """Where such a link stands, or its address where that is what is ``wrong``."""

    start: int
    end: int
    wrong: str


def find(page: Page) -> Iterator[Mistyped]:
    """Every mistyped link of ``page`` that came out as text."""
    live = page.live
    if "](" not in live and "] " not in live and ")[" not in live:
        return
    defined = {" ".join(match["label"].lower().split()) for match in mask.definitions(live)}
    for match in _APART.finditer(live):
        if " ".join(match["text"].lower().split()) not in defined:
            yield Mistyped(*match.span(), "there is a blank between the text and the address")
    for match in _REVERSED.finditer(live):
        if match["address"].lower() not in defined:
            yield Mistyped(*match.span("address"), "the brackets of the text and the address are exchanged")
    reached = {link.start for link in page.links if link.form != "bare"}
    for match in _OPEN.finditer(live):
        if match.start("address") not in reached and not _is_closed(live, match.start() + 1):
            yield Mistyped(*match.span("address"), "the bracket around the address is not closed")


def _is_closed(live: str, opening: int) -> bool:
    """Whether the bracket at ``opening`` is closed before its paragraph ends, within what an address and its title may take."""
    depth = 0
    limit = opening + _LONGEST
    end = live.find("\n\n", opening, limit)
    for sign in _PARENTHESIS.finditer(live, opening, end if end >= 0 else limit):
        depth += 1 if sign[0] == "(" else -1
        if not depth:
            return True
    return False
