"""Local and short numbers, which only what stands around them makes numbers: ``488 700``, ``8880 1700``, ``999``."""

from __future__ import annotations

import re
from re import Match

from semak.text.dialling import MISTYPED, WELL_KNOWN, Problem, is_short
from semak.text.phone_candidates import Mention
from semak.text.phone_context import CALL, Said, asks_for_rescue, is_offices, leads, read_after
from semak.text.phone_following import may_count
from semak.text.phone_shapes import DASHES, GROUP

LEAST_LOCAL, MOST_LOCAL = 6, 8
"""So many digits a number has without its area code."""

LEAST_PARTS = 4
"""So many parts a service number has, 1-300-22-8000, and one with a wrong beginning."""

LONGEST_SHORT = 5
"""So many digits 15999 has; of those that begin with a 9, one with four is 999 or 994 with a digit too many."""

MOST_WORDS_BETWEEN = 5
"""So far a word of calling reaches to a local or short number."""

WIDTH = 96
"""How many characters before a number are read."""

_NO_NUMBER = re.compile(
    r"\b(?:(?:kod(?! (?:kawasan|pos))|(?<!area )(?<!post)code|otp|tac|pin|token|sms|kata laluan|password|reference|rujukan|ref|ruj|"
    r"id|model|versi(?:on)?|size|saiz|file|fail|jumlah|bilangan|total|number of|sold|dijual|subscri\w+|langganan|seramai|sebanyak|"
    r"lebih|melebihi|kira-kira|hampir|over|nearly|almost|around|about|more than|up to)\b[^.!?;,|\n]*|calls:? *)\Z",
    re.IGNORECASE,
)
"""In front of six digits: they are a code that is sent to a telephone, or an amount."""

_REACHED = re.compile(
    r"\b(?:(?:reach(?:ed|able)?|answer(?:s|ed)?|speak|talk|in touch|(?:di)?capai|(?:men|di)jawab|menjawab|bercakap|berbual|berurusan|"
    r"ask for|minta)\b[^.!?;:,|\n0-9]{0,60}[ ](?:at|on|di)|our (?:new |old )?number(?: is)?|"
    r"(?:no\.|nombor) (?:kami|baharu kami|lama kami)(?: ialah| adalah)?)[: *_]{1,4}\Z",
    re.IGNORECASE,
)
"""In front of a local number: somebody is reached at it."""

_OF_A_TELEPHONE = re.compile(
    r"\b(?:model|harga|jenama|bil|siri|akaun|bateri|kod|pin) (?:talian |pintar )?(?:telefon|handphone|phone)\b[^.!?;,|\n]*\Z",
    re.IGNORECASE,
)
"""In front of a number: it is a thing's that a telephone has."""

_WORD = re.compile(r"[ \u00a0]?\n?[ \u00a0]*[a-z]")
_MEASURE = re.compile(r"[ \u00a0](?:[kcm]?m|kg|k[Vv]|aduan|tiket|tickets)\b")
_MANY = re.compile(rf"[ \u00a0][a-z]{{2,}}s\b|{_MEASURE.pattern}")
"""English for more than one, or a measure, behind a number."""


def is_announced(text: str, mention: Mention, said: Said) -> bool:
    """Whether ``said``, and what stands around the local or short number ``mention`` of ``text``, make it a number."""
    around = _Around(text, mention, said)
    if said.kind != "call" or (around.known and said.broken):
        return around.rescues() or (said.kind == "" and around.is_reached())
    return said.words <= MOST_WORDS_BETWEEN and not said.broken and around.is_called()


class _Around:
    """What stands around the number ``mention`` of ``text``.

    Thousands, 488 033, are written like numbers of six digits, and 15 999 like 15999: these ``weak`` ones also need a
    sentence in which nothing else can be meant.
    """

    def __init__(self, text: str, mention: Mention, said: Said) -> None:
        self.text, self.mention, self.said = text, mention, said
        self.before = text[max(0, mention.start - WIDTH) : mention.start]
        self.labelled = said is CALL or self.before[-3:].rstrip(" *_").endswith(":")
        self.known = mention.number in (MISTYPED if mention.problem else WELL_KNOWN)
        self.parted = mention.text != mention.number
        self.ended = not may_count(text, mention.number, mention.end)
        self.six = len(mention.number) == LEAST_LOCAL
        dashed = not DASHES.isdisjoint(mention.text)
        self.weak = (self.six and not (dashed and said.words <= 1)) or (self.parted and mention.problem is None)

    def rescues(self) -> bool:
        """Whether whom the number reaches is named: "Polis: 999"."""
        if self.known and not self.said.kind and read_after(self.text, self.mention.end).rescue:
            return self.labelled or self.ended or not self.weak
        if self.known and self.ended and asks_for_rescue(self.before):
            return True
        if not self.said.rescue or not (self.labelled or (self.ended and leads(self.before))):
            return False
        return self.known or (self.labelled and len(self.mention.number) <= MOST_LOCAL)

    def is_reached(self) -> bool:
        """Whether the number, in two groups, is where somebody is reached ("answers at 8880 1700"), or an office's."""
        if self.mention.problem != "no-area-code" or not self.parted:
            return False
        if _REACHED.search(self.before):
            return not self.six or (self.ended and not _NO_NUMBER.search(self.before))
        return not self.six and is_offices(self.before)

    def is_called(self) -> bool:
        """Whether the number is what a word of calling shortly before it announces."""
        if self.said is CALL:
            return True
        if _OF_A_TELEPHONE.search(self.before) or (self.six and _NO_NUMBER.search(self.before)):
            return False
        led = self.said.words == 0 or self.said.rescue or leads(self.before)
        few = self.mention.problem is None and (self.parted or len(self.mention.number) < LONGEST_SHORT)
        if few or (self.weak and not self.labelled):
            return led and (self.ended or (not self.weak and not self._counts()) or (few and self.labelled))
        if self.labelled or self.known:
            return self.labelled or self.ended or not self._counts()
        local = self.parted or len(self.mention.number) <= MOST_LOCAL
        return (self.said.words <= 1 or local) and (self.ended or not _WORD.match(self.text, self.mention.end))

    def _counts(self) -> bool:
        """Whether a number known by heart counts something after all: "call us, 1599 cases"."""
        many = _MEASURE if self.mention.problem is None else _MANY
        return many.match(self.text, self.mention.end) is not None or self.before.rstrip().endswith(",")


def local_or_short(match: Match[str]) -> Mention | None:
    """What the digits of ``match`` are if they can be called; ``None`` where nobody would."""
    (start, end), written = match.span("digits"), match["digits"]
    digits = "".join(GROUP.findall(written))
    if len(digits) > MOST_LOCAL:
        without_zero = len(GROUP.findall(written)) < LEAST_PARTS
        problem: Problem = "too-short" if without_zero and digits != written else "invalid"
    elif digits != written and len(digits) <= LONGEST_SHORT:
        return Mention(start, end, written, digits, display=digits) if digits in WELL_KNOWN else None
    elif digits in MISTYPED:
        problem = "invalid"
    elif len(digits) >= LEAST_LOCAL:
        problem = "no-area-code"
    elif is_short(digits):
        return Mention(start, end, written, digits, display=digits)
    elif digits.startswith("15" if len(digits) == LONGEST_SHORT else "9"):
        problem = "invalid"
    else:
        return None
    return Mention(start, end, written, digits, problem=problem)
