"""Whether digits that begin like a phone number are one: what they dial, how they are grouped, what follows them."""

from __future__ import annotations

import html
from dataclasses import dataclass
from re import Match

from semak.text.dialling import COUNTRY, Number, Problem, international, is_country, length_problem, national, spelled
from semak.text.phone_context import Said
from semak.text.phone_shapes import (
    CONTINUED,
    COUNTED,
    COUNTED_THINGS,
    CUT_OFF,
    DAY_OR_YEAR,
    DECIDED,
    EXTENSION,
    GROUP,
    HYPHENS,
    JOINT,
    LIST_MARKER,
    NAME_BEHIND,
    PAIRS,
    PREFIX,
    PREFIXED,
    SERIAL,
    SIBLING,
    TAX_FILE,
    THOUSANDS,
    YEAR,
)

MOST_GROUPS = 12
"""No phone number is written in more groups of digits."""

KEYS = "01234567890"
"""The keys of a telephone in their order, no number."""

MOST_DOTS = 2
"""``03.27.26.5148`` is a version."""

LEAST_ABROAD = 8
"""So many digits a number of another country has, its code counted, that no word announces."""

LEAST_DOTTED = 11
"""``03.80008000`` is parted like a decimal fraction, and longer than places are given in."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One phone number of a text, from offset ``start`` to ``end``, extension included.

    ``number`` is what it dials: E.164 (``+60380008000``), a short number (``999``), or the bare digits of a number
    with a problem. ``display`` is the form the site writes (``03-8000 8000``), empty for a number with a problem.
    ``extension`` holds its extensions, with a slash between two of them.
    """

    start: int
    end: int
    text: str
    number: str
    extension: str = ""
    display: str = ""
    problem: Problem | None = None

    def written(self, form: str = "") -> str:
        """The number in ``form``, or in the site's, followed by the extension as the text has it."""
        text = html.unescape(self.text)
        shown = EXTENSION.search(text) if self.extension else None
        return (form or self.display) + (text[shown.start() :] if shown else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Digits that may be a phone number: ``kind`` is the form they begin like, ``said`` what the words before say."""

    text: str
    kind: str
    start: int
    groups: tuple[Match[str], ...]
    said: Said

    @property
    def called(self) -> bool:
        """Whether they are said to be called."""
        return self.said.kind == "call"

    @property
    def recorded(self) -> bool:
        """Whether they are said to be a record's."""
        return self.said.kind == "record"

    def digits(self, count: int) -> str:
        """The first ``count`` groups together."""
        return "".join(group[0] for group in self.groups[:count])

    def between(self, index: int) -> str:
        """What stands between group ``index`` and the next."""
        return self.text[self.groups[index].end() : self.groups[index + 1].start()]


def weigh(candidate: Candidate, match: Match[str]) -> Mention | None:
    """The number that ``candidate`` is, as its digits and their grouping say; the words before it are weighed apart."""
    if match[0][-1].isalpha():
        word = spelled(match[0])
        return Mention(candidate.start, match.end(), match[0], word.dials, display=word.shown) if word else None
    for count in range(len(candidate.groups), 0, -1):
        number = _lookup(candidate.kind, candidate.digits(count))
        if number and _closed(candidate, count) and _credible(candidate, count):
            return _valid(candidate, count, number)
    return _invalid(candidate)


def groups_of(text: str, match: Match[str]) -> tuple[Match[str], ...]:
    """The first groups of digits of ``match``."""
    found = GROUP.finditer(text, match.start(), match.end())
    return tuple(group for group, _ in zip(found, range(MOST_GROUPS), strict=False))


def _lookup(kind: str, digits: str) -> Number | None:
    """What the ``digits`` of a candidate of that ``kind`` dial."""
    if kind in {"national", "parted", "service"} or (kind == "singly" and digits[0] != "6"):
        return national(digits) if 9 <= len(digits) <= 11 else None
    bare = digits.removeprefix("00") if kind == "idd" else digits
    return international(bare) if 8 <= len(bare) <= 15 else None


def _closed(candidate: Candidate, count: int) -> bool:
    """Whether nothing after the first ``count`` groups is counted by them or makes them part of something longer."""
    text, end = candidate.text, candidate.groups[count - 1].end()
    if not candidate.called and (COUNTED_THINGS.match(text, end) or (candidate.recorded and DECIDED.match(text, end))):
        return False
    if not CUT_OFF.match(text, end) or EXTENSION.match(text, end) or (candidate.called and text[end] == "/"):
        return True
    if count > 1 and candidate.between(count - 2).isspace() and NAME_BEHIND.match(text, end):
        return True
    sibling, joint = SIBLING.match(text, end), JOINT.match(text, end)
    if not candidate.called and _is_code(candidate, count, sibling, joint):
        return False
    return sibling is not None or (joint is not None and CONTINUED.match(text, joint.end()) is not None)


def _is_code(candidate: Candidate, count: int, sibling: Match[str] | None, joint: Match[str] | None) -> bool:
    """Whether what follows goes on as a code does: ``0380008000-03``, ``0380008000/250626``, ``03-8000-8000-8000``."""
    hyphen = joint[0] if joint and joint[0] in HYPHENS else ""
    if hyphen:
        return sibling is None if count == 1 else hyphen == candidate.between(count - 2)
    return sibling is not None and "/" in sibling["joint"] and DAY_OR_YEAR.fullmatch(sibling["digits"]) is not None


def _credible(candidate: Candidate, count: int) -> bool:
    """Whether valid digits are also grouped as people group phone numbers, or a word says that they are one."""
    whole = candidate.text[candidate.start : candidate.groups[count - 1].end()]
    digits = candidate.digits(count)
    if candidate.kind == "parted":
        return candidate.called
    if candidate.kind == "singly":
        return candidate.called and count == len(candidate.groups) and digits not in KEYS
    if candidate.kind == "abroad" or digits.startswith("00"):
        return candidate.kind == "abroad" or candidate.called or digits.startswith("00" + COUNTRY)
    marked = LIST_MARKER.search(whole) is not None
    mobile = digits.removeprefix("6").startswith("01")  # records seldom look like one
    if candidate.called or marked or (candidate.said.strange and not mobile):
        return candidate.called and not marked
    return _usual(candidate, whole, count)


def _usual(candidate: Candidate, whole: str, count: int) -> bool:
    """Whether ``whole``, of which no word says what it is, is written as people write phone numbers."""
    if count > 1 and candidate.kind != "service" and "_" not in whole:
        return _grouped_as_usual(candidate, whole, count)
    if COUNTED.match(candidate.text, candidate.groups[count - 1].end()) or "_" in whole:
        return False
    if count > 1:
        return not THOUSANDS.fullmatch(whole)
    return (
        whole not in KEYS
        and not candidate.recorded
        and not TAX_FILE.search(candidate.text, max(0, candidate.start - 4), candidate.start)
    )


def _grouped_as_usual(candidate: Candidate, whole: str, count: int) -> bool:
    """Whether the first group is a prefix and what follows is parted more than a decimal fraction is."""
    first = candidate.groups[0][0]
    if SERIAL.fullmatch(whole) or PAIRS.fullmatch(whole) or whole.count(".") > MOST_DOTS:
        return False
    if candidate.kind == "country":
        thousands = first == "60" and all(len(group[0]) == 3 for group in candidate.groups[1:count])
        return len(first) <= 4 and not thousands
    if "/" in whole or ":" in whole:
        before = candidate.text[candidate.start - 1 : candidate.start]
        if before == "/" or YEAR.fullmatch(candidate.groups[1][0]):
            return False
    fraction = whole.count(".") == 1 and candidate.between(0) == "." and len(whole) < LEAST_DOTTED
    if count == 2 and PREFIXED.fullmatch(first) and not candidate.recorded:
        return len(candidate.groups[1][0]) in {3, 4}
    prefixed = PREFIX.fullmatch(first) is not None and not fraction
    return prefixed and all(len(group[0]) > 1 for group in candidate.groups[:count])


def _valid(candidate: Candidate, count: int, number: Number) -> Mention:
    """The mention of ``number``, written in the first ``count`` groups."""
    start, end = _bounds(candidate, count)
    return Mention(start, end, candidate.text[start:end], number.dials, display=number.shown)


def _bounds(candidate: Candidate, count: int) -> tuple[int, int]:
    """Where the first ``count`` groups begin and end, with the brackets that are theirs and not the sentence's."""
    text, start, end = candidate.text, candidate.start, candidate.groups[count - 1].end()
    if text.count("(", start, end) > text.count(")", start, end):
        if text[start] == "(":
            start += 1
        elif text[end : end + 1] == ")":
            end += 1
    return start, end


# --- Numbers that reach nothing -------------------------------------------------------------------------------------


def _invalid(candidate: Candidate) -> Mention | None:
    """A number that is written like a phone number and is none; ``None`` where it may be anything else."""
    # What only names a service, "Aduan gaji:", says little against a number that begins as those of services do.
    named = candidate.kind == "service" and not (candidate.said.firm or candidate.said.strange)
    recorded = candidate.recorded and not named
    count = 0 if recorded else _phone_like(candidate)
    if not count:
        return None
    if not _closed(candidate, count):
        return None
    start, end = _bounds(candidate, count)
    if "_" in candidate.text[start:end] and not candidate.called:
        return None
    digits = candidate.digits(count)
    bare = digits.removeprefix("00") if candidate.kind == "idd" else digits
    if candidate.kind in {"national", "parted", "service"}:
        problem = length_problem(bare)
    elif bare.startswith(COUNTRY):
        problem = length_problem("0" + bare.removeprefix(COUNTRY).removeprefix("0"))
    else:
        problem = "invalid"
    return Mention(start, end, candidate.text[start:end], digits, problem=problem)


def _phone_like(candidate: Candidate) -> int:
    """How many of the groups together are written like a phone number, 0 if they are not."""
    lengths = [len(group[0]) for group in candidate.groups]
    total = sum(lengths)
    if candidate.kind in {"abroad", "idd"}:
        home = candidate.digits(len(lengths)).removeprefix("00").startswith(COUNTRY)
        least = 6 if candidate.called and len(lengths) > 2 else 7
        known = home or candidate.called or _foreign_like(candidate, lengths)
        return len(lengths) if least <= total <= 16 and known else 0
    if candidate.kind == "country":
        return len(lengths) if candidate.called and len(lengths) > 1 and 9 <= total <= 14 else 0
    if candidate.kind == "service":
        return _service_like(candidate, lengths)
    if candidate.kind == "parted":
        return _parted_like(candidate, lengths)
    if len(lengths) == 1:
        return 1 if candidate.called and 7 <= total <= 13 else 0
    return _national_like(candidate, lengths)


def _foreign_like(candidate: Candidate, lengths: list[int]) -> bool:
    """``+65 6235 011``: the code of a country, then two groups or more, which are no thousands."""
    if candidate.kind != "abroad" or not (len(lengths) > 2 and sum(lengths) >= LEAST_ABROAD and min(lengths[1:]) > 1):
        return False
    return is_country(candidate.groups[0][0]) and not all(length == 3 for length in lengths[1:])


def _parted_like(candidate: Candidate, lengths: list[int]) -> int:
    """``0-3886 5000``, ``0-38865000``: a digit of the prefix is lost, and what is left of it parted from the rest."""
    if not candidate.called:
        return 0
    whole = lengths[1] in {7, 8, 9}
    return 2 if whole else 3 if len(lengths) > 2 and lengths[1] <= 5 and 3 <= lengths[2] <= 5 else 0


def _service_like(candidate: Candidate, lengths: list[int]) -> int:
    """``1-300-22-800``, ``1300-22-800``: a service code, then five to eight digits in one or two groups, hyphenated.

    Of four digits ``1-300-22-80`` is one; ``1300-1400`` only after a word of calling: it may be hours or pages.
    """
    head = 1 if lengths[0] == 4 else 2
    tail = lengths[head : head + 2]
    least = 4 if candidate.called or (head, tail) == (2, [2, 2]) else 5
    if not tail or (1 in tail and not candidate.called) or not least <= sum(tail) <= 8:
        return 0
    joints = "".join(candidate.between(index) for index in range(head + len(tail) - 1))
    certain = candidate.called and sum(tail) > least
    return head + len(tail) if certain or any(mark in HYPHENS for mark in joints) else 0


def _national_like(candidate: Candidate, lengths: list[int]) -> int:
    """``03-8000 800``: a prefix, then one or two groups of digits, the first of at least three and no year.

    A word of calling makes ``088-48 033`` one too.
    """
    if not 2 <= lengths[0] <= (4 if candidate.called else 3) or lengths[1] < (2 if candidate.called else 3):
        return 0
    joint = candidate.between(0)
    if not candidate.called:
        hyphenated = any(mark in HYPHENS + ")" for mark in joint)
        if (
            not hyphenated
            or not PREFIX.fullmatch(candidate.groups[0][0])
            or "\n" in joint
            or YEAR.fullmatch(candidate.groups[1][0])
        ):
            return 0
    count = 3 if _two_part_body(candidate, lengths) else 2
    least = 7 if candidate.called or count == 3 else 9
    return count if least <= sum(lengths[:count]) <= 14 else 0


def _two_part_body(candidate: Candidate, lengths: list[int]) -> bool:
    """Whether the third group still belongs to the number."""
    if len(lengths) < 3 or lengths[1] > 5 or lengths[2] < (2 if lengths[1] < 5 else 3):
        return False
    if lengths[1] == 5 and YEAR.fullmatch(candidate.groups[2][0]):
        return False
    between = candidate.between(1)
    return "\n" not in between and ("." not in between or candidate.called)
