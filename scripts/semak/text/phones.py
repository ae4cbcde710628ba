"""Phone numbers in running text: where they stand, what they dial, and how the site writes them.

What can be called is libphonenumber's to say (``semak.text.dialling``); what a number looks like is in
``semak.text.phone_shapes``, and ``semak.text.phone_candidates`` weighs the two. Here their surroundings are read: a word such
as "talian" announces a number (``semak.text.phone_announced``), others follow from it (``semak.text.phone_following``); digits in a date, an identity card, a registration number or an amount never are one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from re import Match

from semak.text.dialling import WHATSAPP, Dialled, Problem, dial, href
from semak.text.phone_announced import MOST_LOCAL, is_announced, local_or_short
from semak.text.phone_candidates import Candidate, Mention, groups_of, weigh
from semak.text.phone_context import CALL, Said, heading, read, read_after
from semak.text.phone_dress import is_dressed
from semak.text.phone_following import short_sibling, sibling, with_extension
from semak.text.phone_shapes import (
    AMOUNT,
    ANNOUNCED,
    CANDIDATE,
    CONTINUED,
    COUNTED,
    DASHES,
    DATE,
    DRESS,
    GROUP,
    HOURS,
    IDENTITY_CARD,
    IP_ADDRESS,
    JOINT,
    LEAD,
    LETTERS,
    LETTERS_CALLED,
    MISREAD_BEFORE,
    REFERENCE,
    ROW,
    SPACED,
    TWO_YEARS,
)
from semak.text.plain import Plain

__all__ = ["CALL", "Dialled", "Field", "Mention", "Problem", "dial", "dials", "find", "heading", "href", "is_call"]


MISREAD = frozenset("OoIl")
"""Letters that are typed for digits."""

LEADS = MISREAD | {"+", "("}
"""Before one or two digits that begin a number although they are none of its usual beginnings."""

WIDEST_ROW = 40
"""So many characters before a number are looked at for more digits."""

POSTCODE = 5
"""So many digits it has."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a text whose place says what numbers in it are: the text of a ``tel:`` link, a cell below a heading.

    Where neither its own words nor ``said`` tell, those from ``row`` on do.
    """

    start: int
    end: int
    said: Said
    row: int


def find(text: str, *, claimed: bool = False, fields: Sequence[Field] = ()) -> list[Mention]:
    """Every phone number of ``text``, in order of place.

    ``claimed`` says that the whole text stands where a phone number belongs, ``fields`` what parts of it are; forms that
    are otherwise too weak to call a number are then taken for one.
    """
    if claimed:
        fields = (Field(0, len(text), CALL, 0),)
    if not is_dressed(text):
        return list(_Numbers(text, fields).scan())
    plain = Plain(text, DRESS)
    moved = [Field(plain.at(each.start), plain.at(each.end), each.said, plain.at(each.row)) for each in fields]
    return [
        replace(each, start=start, end=end, text=text[start:end])
        for each in _Numbers(plain.text, moved).scan()
        for start, end in [(plain.start(each.start), plain.end(each.end))]
    ]


@lru_cache(maxsize=512)
def is_call(address: str) -> bool:
    """Whether a link to ``address`` calls or writes to a number: ``tel:``, or WhatsApp's ``wa.me``."""
    return address[:4].lower() == "tel:" or WHATSAPP.match(address) is not None


@lru_cache(maxsize=512)
def numbers(text: str) -> frozenset[str]:
    """The numbers in ``text``, which is known to hold nothing else, as dialled."""
    return frozenset(mention.number for mention in find(text, claimed=True))


def dials(dialled: Dialled, shown: Mention) -> bool:
    """Whether a link that dials ``dialled`` reaches the number its text shows; an extension may stay undialled."""
    if shown.problem == "no-area-code":
        return dialled.number.endswith(shown.number)
    return dialled.number == shown.number and dialled.extension in {"", *shown.extension.split("/")}


# --- Numbers with an area, network, service or country code ---------------------------------------------------------


class _Numbers:
    """The numbers of ``text``."""

    def __init__(self, text: str, fields: Sequence[Field]) -> None:
        self.text = text
        self.fields = sorted(fields, key=lambda each: each.start)
        self.starts = [each.start for each in self.fields]
        self.reached = 0  # the end of the last number found

    def scan(self) -> Iterator[Mention]:
        """Every number, each followed by those that a ``/``, a comma or a range adds to it."""
        text = self.text
        for group in GROUP.finditer(text):
            start, end = group.span()
            if start < self.reached or not (
                end - start > 2
                or text[start] in "016"
                or text[start - 1 : start] in LEADS
                or text[end : end + 1] in DASHES
                or text[start : end + 2] == "9 9"
            ):
                continue
            mention = self._at(group)
            while mention is not None:
                mention = with_extension(text, mention)
                yield mention
                self.reached = mention.end
                mention = self._joined(mention) or sibling(text, mention) or short_sibling(text, mention)

    def _said(self, start: int, end: int) -> Said:
        """What is said of the number from ``start`` to ``end``: by the words before it, or by brackets after it."""
        said = self._said_before(start)
        if said.kind == "call" or said.firm:
            return said
        after = read_after(self.text, end)
        return after if after.kind else said

    def _said_before(self, start: int) -> Said:
        """What the words before ``start`` say, those of its field first, then the field itself."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or start >= self.fields[index].end:
            return read(self.text, start)
        field = self.fields[index]
        said = read(self.text, start, field.start)
        if said.kind == "call" or said.firm:
            return said
        if field.said.firm:
            return field.said
        row = read(self.text, start, field.row)
        return row if row.kind else field.said

    def _at(self, group: Match[str]) -> Mention | None:
        """The number whose first digits are ``group``, if any."""
        text, first, start = self.text, group[0], group.start()
        led = text[start - 1 : start] in {"+", "("} or text[start - 2 : start] == "+ "
        lead = LEAD.search(text, max(0, start - 4), start) if led else None
        if first[0] in "016" or (lead and "+" in lead[0]):
            match = CANDIDATE.match(text, lead.start() if lead else start)
            mention = self._judge(match) if match else None
            if mention:
                return mention
        if first[0] in "013678" or text[start - 1 : start] in MISREAD:
            mention = self._misspelt(start)
            if mention:
                return mention
        return self._announced(start) if first[0] != "0" or len(first) > MOST_LOCAL else None

    def _misspelt(self, start: int) -> Mention | None:
        """The number with digits at ``start`` that has a letter O, I or l typed for a digit."""
        before = MISREAD_BEFORE.search(self.text, max(0, start - 2), start)
        match = LETTERS_CALLED.match(self.text, before.start() if before else start)
        if match is None or match[0].upper() == match[0].lower():
            return None
        said = self._said(*match.span())
        if (said.firm and said.kind == "record") or (
            said.kind != "call" and not LETTERS.match(self.text, match.start())
        ):
            return None
        return Mention(match.start(), match.end(), match[0], match[0], problem="letters")

    def _judge(self, match: Match[str]) -> Mention | None:
        """The number that ``match`` begins, valid or not; ``None`` where it is no phone number."""
        text, kind, start = self.text, match.lastgroup or "", match.start()
        if kind != "abroad" and (_is_something_else(text, start) or self._in_row(match)):
            return None
        said = self._said(start, match.end())
        if said.kind == "record" and said.firm and kind != "abroad":
            return None
        return weigh(Candidate(text, kind, start, groups_of(text, match), said), match)

    def _in_row(self, match: Match[str]) -> bool:
        """Whether ``match`` goes on a row of digits that is no number: ``DE12 0300 8880 1700 1234 56``.

        A number follows a postcode, or what counts it ("Tel. 2"), unless that is a record's.
        """
        text, start = self.text, match.start()
        if not text[max(0, start - 2) : start - 1].isdigit() or not SPACED.match(match[0]):
            return False
        row = ROW.search(text, max(self.reached, start - WIDEST_ROW), start)
        if row is None:
            return False
        groups = GROUP.findall(row[0])
        said = self._said_before(row.start())
        return (
            said.kind == "record" or len(groups) > 1 or not (said.kind == "call" or len(groups[0]) in {1, 2, POSTCODE})
        )

    def _joined(self, mention: Mention) -> Mention | None:
        """The full number that follows ``mention`` after a slash, a comma or a dash."""
        joint = JOINT.match(self.text, mention.end)
        match = CONTINUED.match(self.text, joint.end()) if joint else None
        return self._judge(match) if match else None

    def _announced(self, start: int) -> Mention | None:
        """The local or short number at ``start`` that a word of calling shortly before it announces."""
        match = ANNOUNCED.match(self.text, start)
        mention = local_or_short(match) if match else None
        if mention is None or COUNTED.match(self.text, mention.end) or TWO_YEARS.fullmatch(mention.text):
            return None
        said = self._said_before(start) if mention.problem is None else self._said(start, mention.end)
        return mention if is_announced(self.text, mention, said) else None


def _is_something_else(text: str, start: int) -> bool:
    """Whether a date, an identity card, an IP address, an amount or a web address stands at ``start``."""
    if any(pattern.match(text, start) for pattern in (DATE, HOURS, IDENTITY_CARD, IP_ADDRESS)):
        return True
    before = text[max(0, start - 24) : start].rpartition("\n\n")[2]
    word = before.replace("(", " ").replace("<", " ").split(" ")[-1]
    return AMOUNT.search(before) is not None or ("/" in word and ("." in word or REFERENCE.match(word) is not None))
