"""What the words before a number say: that it is to be called, that it is a record's, or nothing.

The words are read backwards from the number; the nearest that tells decides. "No." and its like are told by what they
number: "no. aduan" is a record's, "no. telefon aduan" a telephone's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from semak.text.phone_words import (
    ABBREVIATIONS,
    COPULAS,
    LEADING_AWAY,
    LINES,
    NEUTRAL,
    NOT_A_SHORT_NUMBER,
    NUMBER_NOUNS,
    OFFICES,
    PAPERS,
    PARTIES,
    PHONE_LABELS,
    PHONE_WORDS,
    RECORD_NUMBERS,
    RECORDS,
    RESCUE,
)

WIDTH = 96
"""How many characters before a number are read, and of the line that leads into its list."""

MOST_WORDS = 10
MOST_QUALIFIERS = 5
"""So far a record reaches where nothing like "is" joins it to its number."""

ENDS = frozenset(".!?;")
MOST_ITEMS = 30
_TOKEN = re.compile(
    r"[eE]\.g\.|[A-Za-z]+(?:[/'\u2019-][A-Za-z0-9]+)*|[0-9]+|[\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4e0]|\.(?=\s+[^\sa-z]|\s*\Z)|[!?;](?=\s|\Z)|[,:]"
)
_BLOCK = re.compile(r"\n(?=[ \t>]*(?:\n|\||[-*+][ \t]|[0-9]{1,2}[.)][ \t]|#{1,6}[ \t]|:[ \t]))")
"""Where the text begins anew: a paragraph, a row, an item of a list, a heading."""

_BRACKETS = re.compile(r"[ \u00a0]?\(([A-Za-z][^()\n]{1,40})\)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,2}[.)]|:)[ \t]")


KNOWN = PHONE_WORDS | RECORD_NUMBERS | RECORDS | PARTIES | NUMBER_NOUNS


@dataclass(frozen=True, slots=True)
class Said:
    """What the words say of a number.

    ``kind`` is what it is; ``firm``, that it is so however it is written. ``words`` counts those between the telling
    word and the number; ``broken`` says that they come to speak of something else. ``rescue``: they name whom a number
    known by heart reaches.
    """

    kind: Literal["call", "record", ""] = ""
    firm: bool = False
    words: int = 0
    broken: bool = False
    rescue: bool = False


CALL = Said("call", firm=True)
"""Said of what stands in a link that dials, or under the heading "Telefon"."""


def read(text: str, start: int, low: int = 0) -> Said:
    """What the words before offset ``start`` of ``text``, from ``low`` on, say of the number there."""
    low = max(low, start - WIDTH)
    block = max((match.start() for match in _BLOCK.finditer(text, low, start)), default=-1)
    said = _Reading(text[max(low, block + 1) : start]).said()
    if said.kind == "call" or said.firm or block < 0 or not _ITEM.match(text, block + 1):
        return said
    return _Reading(_lead(text, block) + text[block + 1 : start]).said()


@lru_cache(maxsize=1024)
def heading(text: str) -> Said:
    """What ``text`` says of the numbers of the column that it heads."""
    said = _Reading(text + ": ").said()
    return CALL if said.kind == "call" else said


def read_after(text: str, end: int) -> Said:
    """What the brackets right after the number that ends at ``end`` say of it: "(faks)", "(no. rujukan)"."""
    match = _BRACKETS.match(text, end)
    return _Reading(match[1] + ": ").said() if match else Said()


def _lead(text: str, end: int) -> str:
    """The line that the list whose item begins after ``end`` belongs to, if it leads into it."""
    depth, defined = _depth(text, end + 1), text[end + 1 : end + 9].lstrip(" \t>").startswith(":")
    for _ in range(MOST_ITEMS):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip(" \t>*_")
        inside = _ITEM.match(text, start, end) is not None
        if line and not (inside and _depth(text, start) >= depth):
            return line[-WIDTH:] + "\n" if inside or defined or line.endswith(":") else ""
        end = start - 1
    return ""


def _depth(text: str, start: int) -> int:
    """How far the line at ``start`` is indented."""
    return next((index for index in range(64) if text[start + index : start + index + 1] not in {" ", "\t", ">"}), 64)


class _Reading:
    """The words of ``before``, read backwards."""

    def __init__(self, before: str) -> None:
        self.tokens = [_bare(match[0]) for match in _TOKEN.finditer(before)]
        self.words = 0
        self.things: list[int] = []  # how many words stand between each and the number
        self.parties: list[int] = []
        self.noun = -1
        self.numbered = False  # a number noun that numbers something
        self.strange = False  # words that name something unknown
        self.paper = False
        self.copula = self.away = self.digits = self.not_short = self.office = self.rescue = False

    def said(self) -> Said:
        """What they say."""
        for index in range(len(self.tokens) - 1, -1, -1):
            sign = self.tokens[index]
            if sign in ENDS:
                if sign != "." or not self._abbreviated(index):
                    break
            elif sign == ",":
                self.away = self.away or not self.copula
            elif sign[0].isdigit():
                self.digits = True
            elif sign != ":":
                said = self._word(index, sign)
                if said or self.words == MOST_WORDS:
                    return said or self._weak()
                self.words += 1
        return self._weak()

    def _weak(self) -> Said:
        """What is said where no word decides."""
        recorded = self.paper or bool(self.things) or (self.numbered and not self.office)
        return Said("record" if recorded else "", firm=self.paper, rescue=self.rescue)

    def _abbreviated(self, index: int) -> bool:
        """Whether the full stop at ``index`` ends a word and no sentence; "no. pek." is told by its first word."""
        before = self._before(index)
        numbered = len(before) <= 4 and not {self._before(index - 1), self._before(index - 2)}.isdisjoint(NUMBER_NOUNS)
        return before in ABBREVIATIONS or len(before) == 1 or numbered

    def _before(self, index: int) -> str:
        return self.tokens[index - 1] if index > 0 else ""

    def _word(self, index: int, word: str) -> Said | None:
        """What ``word`` decides, if anything."""
        before = self._before(index - (self._before(index) == "."))
        if _is_phone_word(word) or self._is_label(index, word) or (word == "line" and before in LINES):
            return self._call()
        self.rescue = self.rescue or (word in RESCUE and self.words < 3 and not self.digits and not self.not_short)
        self.not_short = self.not_short or word in NOT_A_SHORT_NUMBER
        if word in COPULAS:
            self.copula = self.copula or self.words == 0
        elif word in LEADING_AWAY:
            of_a_number = word in {"dengan", "with"} and self._is_numbered()
            self.away = self.away or not (self.copula or of_a_number)
        elif word in OFFICES:
            self.office = True
        elif (before not in OFFICES or self._is_numbered()) and not self.away and not self.digits:
            return self._record(word, before)
        return None

    def _is_numbered(self) -> bool:
        """Whether the word before was "number" or its like: "case number"."""
        return 0 <= self.noun == self.words - 1

    def _is_label(self, index: int, word: str) -> bool:
        return self.words == 0 and word in PHONE_LABELS and self.tokens[index + 1 :] == [":"]

    def _call(self) -> Said:
        # The thing right after the word is whose telephone it is: "talian aduan".
        others = [at for at in self.things + self.parties if at != self.words - 1]
        return Said("call", words=self.words, broken=self.digits or self.not_short or bool(others))

    def _record(self, word: str, before: str) -> Said | None:
        """A firm record where ``word`` completes one; else it is kept in mind."""
        parts = {word, *word.split("-")}
        self.paper = self.paper or (word in PAPERS and self.words == 0 and before not in {"dan", "and"})
        alone = self.words > 0 and not (self.copula or self.things or self.parties)
        loose = word in NUMBER_NOUNS and alone  # "ID Portal" is a place to log in
        thing, party = not RECORDS.isdisjoint(parts), word in PARTIES
        firm = (
            (not RECORD_NUMBERS.isdisjoint(parts) and before not in PHONE_WORDS and not loose)
            or ((thing or party) and self._is_numbered())
            or (word in NUMBER_NOUNS and bool(self.things or self.parties) and before not in PHONE_WORDS)
        )
        nearest = min([self.words, *self.things, *self.parties])
        if firm and (self.copula or nearest < MOST_QUALIFIERS):
            return Said("record", firm=True, words=self.words)
        if party:
            self.parties.append(self.words)
        elif thing or firm:
            self.things.append(self.words)
        elif word in NUMBER_NOUNS:
            self.noun = self.words
            named = self.words == 0 and word != "nombor" and before[:1].isalpha() and before not in NEUTRAL | OFFICES
            self.numbered = self.strange or named
        elif word not in NEUTRAL:
            self.strange = True
        return None


def _is_phone_word(word: str) -> bool:
    """Whether ``word``, or a part of ``tel/faks``, is one of calling."""
    return word in PHONE_WORDS or ("/" in word and not PHONE_WORDS.isdisjoint(word.split("/")))


@lru_cache(maxsize=4096)
def _bare(token: str) -> str:
    """``token`` as the lists have it: "telefonnya" and "RefNo" without what hangs on to them."""
    word = token.lower()
    for bare in (
        word[:-3] if word[-3:] in {"lah", "nya", "kan"} else "",
        word.removesuffix("no"),
        word.removeprefix("no"),
    ):
        if bare in KNOWN:
            return bare
    return word
