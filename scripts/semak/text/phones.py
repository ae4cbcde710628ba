"""Phone numbers in running text: where they stand, what they dial, and how the site writes them.

What can be called is libphonenumber's to say (``semak.text.dialling``); what a number looks like is in
``semak.text.phone_shapes``. Here the two are weighed: digits that are grouped like a phone number, or that a word such as
"talian" announces, are one; digits in a date, an identity card, a registration number or an amount never are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from re import Match, Pattern

from semak.text.dialling import (
    COUNTRY,
    WELL_KNOWN,
    Dialled,
    Number,
    Problem,
    dial,
    href,
    international,
    is_short,
    length_problem,
    national,
    spelled,
)
from semak.text.phone_shapes import (
    AMOUNT,
    ANNOUNCED,
    BREAK,
    CANDIDATE,
    CLAIMED,
    CONTINUED,
    COUNTED,
    CUT_OFF,
    DATE,
    EXTENSION,
    GROUP,
    HYPHENS,
    IDENTITY_CARD,
    IP_ADDRESS,
    JOINT,
    LEAD,
    LETTERS,
    LIST_MARKER,
    NOT_SHORT,
    PHONE_WORD,
    PREFIX,
    RECORD_NUMBER,
    RECORD_WORD,
    SIBLING,
    SPACE,
    TWO_YEARS,
    YEAR,
)

__all__ = ["Dialled", "Mention", "Problem", "dial", "dials", "find", "href"]

MOST_GROUPS = 8
"""No phone number is written in more groups of digits."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One phone number of a text, from offset ``start`` to ``end``, extension included.

    ``number`` is what it dials: E.164 (``+60380008000``), a short number (``999``), or the bare digits of a number
    with a problem. ``display`` is the form the site writes (``03-8000 8000``), empty for a number with a problem.
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
        shown = EXTENSION.search(self.text) if self.extension else None
        return (form or self.display) + (self.text[shown.start() :] if shown else "")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Digits that may be a phone number: ``kind`` is the form they begin like, ``called`` what the words before say."""

    text: str
    kind: str
    start: int
    groups: tuple[Match[str], ...]
    called: bool

    def digits(self, count: int) -> str:
        """The first ``count`` groups together."""
        return "".join(group[0] for group in self.groups[:count])

    def between(self, index: int) -> str:
        """What stands between group ``index`` and the next."""
        return self.text[self.groups[index].end() : self.groups[index + 1].start()]


def find(text: str, *, claimed: bool = False) -> list[Mention]:
    """Every phone number of ``text``, in order of place.

    ``claimed`` says that the text stands where a phone number belongs (the text of a ``tel:`` link, a table column
    headed "Telefon"): forms that are otherwise too weak to call a number are then taken for one.
    """
    match = CLAIMED.fullmatch(text) if claimed else None
    mention = _local_or_short(match, certain=True) if match else None
    return [mention] if mention else list(_scan(text, claimed))


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
    return _misspelt(text, start) if first[0] == "0" else _announced(text, start)


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
    mention = _weigh(_Candidate(text, kind, start, _groups(text, match), called), match)
    recorded = not called and kind != "abroad" and mention and RECORD_NUMBER.search(_before(text, start, 60))
    return None if recorded else mention


def _weigh(candidate: _Candidate, match: Match[str]) -> Mention | None:
    """The number that ``candidate`` is, as its digits and their grouping say; the words before it are weighed apart."""
    if match[0][-1].isalpha():
        word = spelled(match[0])
        return Mention(candidate.start, match.end(), match[0], word.dials, display=word.shown) if word else None
    for count in range(len(candidate.groups), 0, -1):
        number = _lookup(candidate.kind, candidate.digits(count))
        if number and _closed(candidate.text, candidate.groups[count - 1].end()) and _credible(candidate, count):
            return _valid(candidate, count, number)
    return _invalid(candidate)


def _is_something_else(text: str, start: int) -> bool:
    """Whether a date, an identity card, an IP address, an amount or a web address stands at ``start``."""
    if any(pattern.match(text, start) for pattern in (DATE, IDENTITY_CARD, IP_ADDRESS)):
        return True
    before = _before(text, start, 24)
    word = before.replace("(", " ").replace("<", " ").split(" ")[-1]
    return AMOUNT.search(before) is not None or ("/" in word and "." in word)


def _called(text: str, start: int) -> bool:
    """Whether the nearest telling word before ``start`` is one of calling, not of records."""
    before = _before(text, start, 48)
    return _last_end(PHONE_WORD, before) > _last_end(RECORD_WORD, before)


def _before(text: str, start: int, width: int) -> str:
    """The ``width`` characters before ``start``, as far as its paragraph reaches back."""
    return text[max(0, start - width) : start].rpartition("\n\n")[2]


def _last_end(pattern: Pattern[str], text: str) -> int:
    """Where the last match of ``pattern`` in ``text`` ends, 0 if there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=0)


def _groups(text: str, match: Match[str]) -> tuple[Match[str], ...]:
    """The first groups of digits of ``match``."""
    found = GROUP.finditer(text, match.start(), match.end())
    return tuple(group for group, _ in zip(found, range(MOST_GROUPS), strict=False))


def _lookup(kind: str, digits: str) -> Number | None:
    """What the ``digits`` of a candidate of that ``kind`` dial."""
    if kind in {"national", "service"}:
        return national(digits) if 9 <= len(digits) <= 11 else None
    bare = digits.removeprefix("00") if kind == "idd" else digits
    return international(bare) if 8 <= len(bare) <= 15 else None


def _closed(text: str, end: int) -> bool:
    """Whether nothing after ``end`` makes the digits before it part of something longer."""
    joint = JOINT.match(text, end)
    return (
        not CUT_OFF.match(text, end)
        or EXTENSION.match(text, end) is not None
        or SIBLING.match(text, end) is not None
        or (joint is not None and CONTINUED.match(text, joint.end()) is not None)
    )


def _credible(candidate: _Candidate, count: int) -> bool:
    """Whether valid digits are also grouped as people group phone numbers, or a word says that they are one."""
    whole = candidate.text[candidate.start : candidate.groups[count - 1].end()]
    if candidate.kind in {"abroad", "idd"}:
        return True
    if LIST_MARKER.search(whole):
        return False
    if candidate.called:
        return True
    if count == 1:
        recorded = RECORD_WORD.search(_before(candidate.text, candidate.start, 40))
        return candidate.kind != "country" and whole != "0123456789" and not recorded
    return candidate.kind == "service" or _grouped_as_usual(candidate, whole, count)


def _grouped_as_usual(candidate: _Candidate, whole: str, count: int) -> bool:
    """Whether the first group is a prefix and what follows is parted more than a decimal fraction is."""
    first = candidate.groups[0][0]
    if candidate.kind == "country":
        return len(first) <= 4
    prefixed = PREFIX.fullmatch(first) is not None and whole.count(".") != 1
    return prefixed and all(len(group[0]) > 1 for group in candidate.groups[:count])


def _valid(candidate: _Candidate, count: int, number: Number) -> Mention:
    """The mention of ``number``, written in the first ``count`` groups and a closing bracket that belongs to them."""
    text, start, end = candidate.text, candidate.start, candidate.groups[count - 1].end()
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return Mention(start, end, text[start:end], number.dials, display=number.shown)


# --- Numbers that reach nothing -------------------------------------------------------------------------------------


def _invalid(candidate: _Candidate) -> Mention | None:
    """A number that is written like a phone number and is none; ``None`` where it may be anything else."""
    count = _phone_like(candidate)
    if not count:
        return None
    start, end = candidate.start, candidate.groups[count - 1].end()
    if not _closed(candidate.text, end):
        return None
    digits = candidate.digits(count)
    bare = digits.removeprefix("00") if candidate.kind == "idd" else digits
    if candidate.kind in {"national", "service"}:
        problem = length_problem(bare)
    elif bare.startswith(COUNTRY):
        problem = length_problem("0" + bare.removeprefix(COUNTRY).removeprefix("0"))
    else:
        problem = "invalid"
    return Mention(start, end, candidate.text[start:end], digits, problem=problem)


def _phone_like(candidate: _Candidate) -> int:
    """How many of the groups together are written like a phone number, 0 if they are not."""
    lengths = [len(group[0]) for group in candidate.groups]
    total = sum(lengths)
    if candidate.kind in {"abroad", "idd"}:
        home = candidate.digits(len(lengths)).removeprefix("00").startswith(COUNTRY)
        return len(lengths) if 7 <= total <= 16 and (home or candidate.called) else 0
    if candidate.kind == "country":
        return len(lengths) if candidate.called and len(lengths) > 1 and 9 <= total <= 14 else 0
    if candidate.kind == "service":
        return _service_like(candidate, lengths)
    if len(lengths) == 1:
        return 1 if candidate.called and 7 <= total <= 13 else 0
    return _national_like(candidate, lengths)


def _service_like(candidate: _Candidate, lengths: list[int]) -> int:
    """``1-300-22-800``, ``1300-22-800``: a service code, then four to eight digits in one or two groups, hyphenated."""
    head = 1 if lengths[0] == 4 else 2
    tail = lengths[head : head + 2]
    if not tail or 1 in tail or not 4 <= sum(tail) <= 8:
        return 0
    joints = "".join(candidate.between(index) for index in range(head + len(tail) - 1))
    return head + len(tail) if any(mark in HYPHENS for mark in joints) else 0


def _national_like(candidate: _Candidate, lengths: list[int]) -> int:
    """``03-8000 800``: a prefix, then one or two groups of digits, the first of at least three and no year."""
    if not 2 <= lengths[0] <= (4 if candidate.called else 3) or lengths[1] < 3:
        return 0
    joint = candidate.between(0)
    if not candidate.called:
        hyphenated = any(mark in HYPHENS + ")" for mark in joint)
        if not hyphenated or "\n" in joint or YEAR.fullmatch(candidate.groups[1][0]):
            return 0
    count = 3 if _two_part_body(candidate, lengths) else 2
    least = 7 if candidate.called or count == 3 else 9
    return count if least <= sum(lengths[:count]) <= 14 else 0


def _two_part_body(candidate: _Candidate, lengths: list[int]) -> bool:
    """Whether the third group still belongs to the number."""
    if len(lengths) < 3 or lengths[1] > 4 or lengths[2] < 2:
        return False
    between = candidate.between(1)
    return "\n" not in between and ("." not in between or candidate.called)


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
    before = _before(text, start, 48)
    between = before[_last_end(PHONE_WORD, before) :].removeprefix(".")
    words = len(between.split())
    if (
        words > 5
        or between == before
        or BREAK.search(between)
        or NOT_SHORT.search(between)
        or RECORD_WORD.search(between)
    ):
        return None
    return _local_or_short(match, certain=words <= 1)


def _local_or_short(match: Match[str], certain: bool) -> Mention | None:
    """The number in ``match``, if it can be one: ``certain`` when at most one word parts it from its announcement."""
    (start, end), written = match.span("digits"), match["digits"]
    digits = "".join(GROUP.findall(written))
    if len(digits) >= 6:
        return Mention(start, end, written, digits, problem="no-area-code")
    if is_short(digits) and (certain or digits in WELL_KNOWN):
        return Mention(start, end, written, digits, display=digits)
    wrong = digits.startswith("9" if len(digits) == 3 else "15")
    return Mention(start, end, written, digits, problem="invalid") if wrong and certain else None
