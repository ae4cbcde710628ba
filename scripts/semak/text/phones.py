"""Phone numbers in running text: where they stand, what they dial, and how the site writes them.

What can be called is libphonenumber's to say (``semak.text.dialling``); what a number looks like is in
``semak.text.phone_shapes``, and ``semak.text.phone_candidates`` weighs the two. Here their surroundings are read: a word such
as "talian" announces a number; digits in a date, an identity card, a registration number or an amount never are one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from re import Match, Pattern

from semak.text.dialling import COUNTRY, WELL_KNOWN, WHATSAPP, Dialled, Problem, dial, href, international, is_short
from semak.text.phone_candidates import Candidate, Mention, groups_of, text_before, weigh
from semak.text.phone_shapes import (
    AMOUNT,
    ANNOUNCED,
    BREAK,
    CANDIDATE,
    CLAIMED,
    CONTINUED,
    COUNTED,
    DATE,
    ENTITY,
    EXTENSION,
    GROUP,
    HOURS,
    IDENTITY_CARD,
    IP_ADDRESS,
    JOINT,
    LEAD,
    LETTERS,
    NOT_SHORT,
    PHONE_WORD,
    RECORD_NUMBER,
    RECORD_WORD,
    REFERENCE,
    SIBLING,
    SPACE,
    TWO_YEARS,
)

__all__ = ["Dialled", "Mention", "Problem", "dial", "dials", "find", "href", "is_call"]


def find(text: str, *, claimed: bool = False) -> list[Mention]:
    """Every phone number of ``text``, in order of place.

    ``claimed`` says that the text stands where a phone number belongs (the text of a ``tel:`` link, a table column
    headed "Telefon"): forms that are otherwise too weak to call a number are then taken for one.
    """
    if "&" in text and ENTITY.search(text):
        return _find_escaped(text, claimed)
    match = CLAIMED.fullmatch(text) if claimed else None
    mention = _local_or_short(match, certain=True) if match else None
    return [mention] if mention else list(_scan(text, claimed))


def _find_escaped(text: str, claimed: bool) -> list[Mention]:
    """As :func:`find`, where ``text`` has spaces, dashes or brackets as entities: ``03-8000&nbsp;8000``."""
    pieces = re.split(f"({ENTITY.pattern})", text)
    plain = [html.unescape(piece) if index % 2 else piece for index, piece in enumerate(pieces)]
    places: list[int] = []
    at = 0
    for piece, shown in zip(pieces, plain, strict=True):
        places += [at] * len(shown) if piece != shown else range(at, at + len(piece))
        at += len(piece)
    places.append(at)
    found = find("".join(plain), claimed=claimed)
    spans = [(places[mention.start], places[mention.end]) for mention in found]
    return [
        replace(mention, start=start, end=end, text=text[start:end])
        for mention, (start, end) in zip(found, spans, strict=True)
    ]


def is_call(address: str) -> bool:
    """Whether a link to ``address`` calls or writes to a number: ``tel:``, or WhatsApp's ``wa.me``."""
    return address[:4].lower() == "tel:" or WHATSAPP.match(address) is not None


def dials(dialled: Dialled, shown: Mention) -> bool:
    """Whether a link that dials ``dialled`` reaches the number its text shows; an extension may stay undialled."""
    if shown.problem == "no-area-code":
        return dialled.number.endswith(shown.number)
    return dialled.number == shown.number and dialled.extension in {"", shown.extension}


# --- Numbers with an area, network, service or country code ---------------------------------------------------------


def _scan(text: str, claimed: bool) -> Iterator[Mention]:
    """Every number of ``text``, each followed by those that a ``/``, a comma or a range adds to it."""
    reached = 0
    for group in GROUP.finditer(text):
        mention = _at(text, group, claimed) if group.start() >= reached else None
        while mention is not None:
            mention = _with_extension(text, mention)
            yield mention
            reached = mention.end
            mention = _sibling(text, mention) or _joined(text, mention, claimed)


def _at(text: str, group: Match[str], claimed: bool) -> Mention | None:
    """The number whose first digits are ``group``, if any."""
    first, start = group[0], group.start()
    lead = LEAD.search(text, max(0, start - 4), start) if text[start - 1 : start] in {"+", "(", " "} else None
    if first[0] in "016" or (lead and "+" in lead[0]):
        match = CANDIDATE.match(text, lead.start() if lead else start)
        mention = _judge(text, match, claimed) if match else None
        if mention:
            return mention
    if first[0] == "0":
        return _misspelt(text, start)
    return (_misspelt(text, start) if first == "1" else None) or _announced(text, start)


def _misspelt(text: str, start: int) -> Mention | None:
    """The number at ``start`` that has a letter O, I or l typed for a digit."""
    match = LETTERS.match(text, start)
    if match is None or match[0].upper() == match[0].lower():
        return None
    return Mention(start, match.end(), match[0], match[0], problem="letters")


def _judge(text: str, match: Match[str], claimed: bool) -> Mention | None:
    """The number that ``match`` begins, valid or not; ``None`` where it is no phone number."""
    kind, start = match.lastgroup or "", match.start()
    if kind != "abroad" and _is_something_else(text, start):
        return None
    called = claimed or _called(text, start)
    mention = weigh(Candidate(text, kind, start, groups_of(text, match), called), match)
    if called or kind == "abroad" or mention is None:
        return mention
    recorded = RECORD_NUMBER.search(text_before(text, start, 60))
    return None if recorded and not PHONE_WORD.search(recorded[0]) else mention


def _is_something_else(text: str, start: int) -> bool:
    """Whether a date, an identity card, an IP address, an amount or a web address stands at ``start``."""
    if any(pattern.match(text, start) for pattern in (DATE, HOURS, IDENTITY_CARD, IP_ADDRESS)):
        return True
    before = text_before(text, start, 24)
    word = before.replace("(", " ").replace("<", " ").split(" ")[-1]
    return AMOUNT.search(before) is not None or ("/" in word and ("." in word or REFERENCE.match(word) is not None))


def _called(text: str, start: int) -> bool:
    """Whether the nearest telling word before ``start`` is one of calling, not of records."""
    before = text_before(text, start, 48)
    calling = {match.end() for match in PHONE_WORD.finditer(before)}
    # "telefon majikan" is whose telephone it is.
    records = (match.end() for match in RECORD_WORD.finditer(before) if match.start() - 1 not in calling)
    return max(calling, default=0) > max(records, default=0)


def _last_end(pattern: Pattern[str], text: str) -> int:
    """Where the last match of ``pattern`` in ``text`` ends, 0 if there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=0)


# --- What follows a number ------------------------------------------------------------------------------------------


def _with_extension(text: str, mention: Mention) -> Mention:
    """``mention`` with the extension that follows it in ``text``, if one does."""
    match = EXTENSION.match(text, mention.end)
    if match is None:
        return mention
    end = match.end() if "(" in match[0] or not match[0].endswith(")") else match.end() - 1
    return replace(mention, end=end, text=text[mention.start : end], extension=match["digits"])


def _sibling(text: str, mention: Mention) -> Mention | None:
    """The number that ``/8001``, ``-05`` or ``/ 8880 1555`` after ``mention`` stands for."""
    match = SIBLING.match(text, mention.end)
    if match is None or mention.problem or mention.extension or not mention.number.startswith("+" + COUNTRY):
        return None
    digits = "".join(GROUP.findall(match["digits"]))
    start, end = match.span("digits")
    if not _continues(match["joint"], digits, mention.number) or COUNTED.match(text, end):
        return None
    number = international(mention.number[1 : -len(digits)] + digits)
    if number:
        return Mention(start, end, text[start:end], number.dials, display=number.shown)
    return Mention(start, end, text[start:end], digits, problem="invalid") if len(digits) > 4 else None


def _continues(joint: str, digits: str, number: str) -> bool:
    """Whether ``digits`` after ``joint`` go on from ``number`` rather than begin something new."""
    mark = joint.strip(SPACE)
    if len(digits) > 4:
        return True
    if mark in {"/", "&"}:
        return len(digits) > 2 or mark == joint
    if mark in {",", "atau", "or", "dan", "and"} or (mark.isalpha() and len(digits) < 3):
        return False
    return int(digits) > int(number[-len(digits) :])


def _joined(text: str, mention: Mention, claimed: bool) -> Mention | None:
    """The full number that follows ``mention`` after a slash, a comma or a dash."""
    joint = JOINT.match(text, mention.end)
    match = CONTINUED.match(text, joint.end()) if joint else None
    return _judge(text, match, claimed) if match else None


# --- Numbers that only the words beside them make one ---------------------------------------------------------------


def _announced(text: str, start: int) -> Mention | None:
    """The local or short number at ``start`` that a word of calling shortly before it announces."""
    match = ANNOUNCED.match(text, start)
    if match is None or COUNTED.match(text, match.end()) or TWO_YEARS.fullmatch(match["digits"]):
        return None
    before = text_before(text, start, 48)
    between = before[_last_end(PHONE_WORD, before) :].removeprefix(".")
    words = len(between.split())
    if (
        words > 5
        or between == before
        or BREAK.search(between)
        or NOT_SHORT.search(between)
        or RECORD_WORD.search(between, 2)  # "talian aduan" is a line for complaints
    ):
        return None
    return _local_or_short(match, certain=words <= 1)


def _local_or_short(match: Match[str], certain: bool) -> Mention | None:
    """The number in ``match``, if it can be one: ``certain`` when at most one word parts it from its announcement."""
    (start, end), written = match.span("digits"), match["digits"]
    digits = "".join(GROUP.findall(written))
    if len(digits) == 6 and not certain:
        return None
    if len(digits) >= 6:
        return Mention(start, end, written, digits, problem="no-area-code")
    if is_short(digits) and (certain or digits in WELL_KNOWN):
        return Mention(start, end, written, digits, display=digits)
    wrong = digits.startswith("9" if len(digits) == 3 else "15")
    return Mention(start, end, written, digits, problem="invalid") if wrong and certain else None
