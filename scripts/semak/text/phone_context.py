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
    ABOUT,
    ANY_VALUE,
    CODES,
    HELP,
    ISSUED,
    KINDS,
    LEADING_TO,
    LINES,
    NOT_A_SHORT_NUMBER,
    NUMBER_NOUNS,
    PAPERS_BEFORE,
    PAPERS_BEHIND,
    PHONE_LABELS,
    RESCUE,
    TOWNS,
)

WIDTH = 96
"""How many characters before a number are read, and of the line that leads into its list."""

MOST_WORDS = 10
MOST_QUALIFIERS = 5
"""So far a record reaches where nothing like "is" joins it to its number."""

RESCUE_WORDS = 3
LONGEST_SHORTENED = 4
ORDINAL_DIGITS = 3
MOST_ITEMS = 30
ENDS = frozenset(".!?;")
THINGS = frozenset({"self", "record", "service"})
OWNED = THINGS | {"party"}
"""What numbers are given to."""

MOST_STRANGERS = 3
"""So many words that no list has may say what a number numbers."""

LEADING = frozenset({"call", "office", "behind", "agency"})
"""Right before a number that is announced: that it is called, or whom it reaches."""

LABELLING = frozenset({"record", "service", "party", "agency", "office", "neutral"})
"""Between a record and the number that it labels."""

_TOKEN = re.compile(
    r"[eE]\.g\.|[A-Za-z]+(?:[/'\u2019-][A-Za-z0-9]+)*|[0-9]+|[\u260e\u260f\u2706\U0001f4de\U0001f4f1\U0001f4e0]|\.(?=\s+[^\sa-z]|\s*\Z)|[!?;](?=\s|\Z)|[,:]"
)
_BLOCK = re.compile(r"\n(?=[ \t>]*(?:\n|\||[-*+][ \t]|[0-9]{1,2}[.)][ \t]|#{1,6}[ \t]|:[ \t]))")
"""Where the text begins anew: a paragraph, a row, an item of a list, a heading."""

_BRACKETS = re.compile(r"[ \u00a0]?\(([A-Za-z][^()\n]{1,40})\)")
_PURPOSE = re.compile(
    r"(?:[ \u00a0](?:untuk|bagi|jika|for|in)[ ](?:sebarang |any |an |case of )?|[ \u00a0]?[:=\u2013][ ])([A-Za-z]+)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"[ \u00a0](?:sebagai|as)[ ]((?:[A-Za-z.]+[ ]?){1,4})", re.IGNORECASE)
_SOMEBODYS = re.compile(
    r"[ \u00a0](?:(?:as|is)[ ](?:his|her|my|our|their)(?:[ ](?:new|own|office|home|work))?[ ]number|sebagai[ ]nombor(?:nya| (?:dia|beliau|saya|kami|mereka))|"
    r"(?:ialah|adalah)[ ]nombor(?:nya| (?:dia|beliau|saya|kami|mereka)))(?![A-Za-z])",
    re.IGNORECASE,
)
"""After a number: it is whom somebody is reached at, "as his number"."""
_LABEL_NO = re.compile(r"\bno[.:]", re.IGNORECASE)
"""The label of a number, not the English word or the Malay "nombor", which stand in any sentence."""

_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z'\u2019-]*)[^A-Za-z0-9]{0,4}\Z")

_ASKED = re.compile(r"([A-Za-z]+)\? ?\Z")
_ALL_DAY = re.compile(r"24[ -](?:jam|hours?)[^A-Za-z0-9]{0,4}\Z", re.IGNORECASE)
_UNIT = re.compile(r"[A-Za-z] ?\([A-Za-z]\)[*_ ]*:[\s*_]*\Z")
"""The unit of what a label names, "Panjang (m):", and no "M:"."""

_UNIT_BEHIND = re.compile(r",[ ][a-z]\s*\Z")
"""The unit of what a column holds: "Length, m"."""

_OFFICE_LABEL = re.compile(r"([A-Za-z][A-Za-z'\u2019-]*)\)?[*_]{0,2}[ ]?[:|][*_ ]{0,4}\Z")

_TELEPHONE_FOR = re.compile(
    r"(?:\A|[.!?;:,] )(?:(?:nombor|no|\.|the|our|your|this|sila|please) )*(?:"
    r"talian(?: (?!no |nombor )[a-z-]+){0,3}"
    r"|(?:(?:hubungi|call|contact|ring|telefon|phone)(?: (?:kami|us))? (?:untuk|bagi|tentang|for|about)"
    r"|(?:tel|telefon|telephone|phone|faks|fax|hp|whatsapp|mobile|contact|hotline|helpline|careline|infoline|helpdesk|meja bantuan)"
    r"(?: (?!no |nombor )[a-z-]+){0,3} (?:pada|untuk|bagi|yang|dalam|di|on|for|in|of|that|which|at))"
    r"(?: (?:the|your|an?|this))?(?: (?!no |nombor )[a-z-]+)?"
    r"|(?:lupa|forgot|masalah|pertanyaan) (?:the|your|my)"
    r"|(?:soalan|pertanyaan|masalah|questions?|quer(?:y|ies)|(?:en|in)quir(?:y|ies)|problems?)"
    r" (?:tentang|mengenai|berkenaan|berkaitan|dengan|about|on|regarding|concerning|with)(?: (?:the|your|an?))?) \Z"
)
"""In front of a record, which something then joins to the number: a telephone's number is spoken of, not the record's."""

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,2}[.)]|:)[ \t]")


@dataclass(frozen=True, slots=True)
class Said:
    """What the words say of a number.

    ``kind`` is what it is; ``firm``, that it is so however it is written. ``words`` counts those between the telling
    word and the number; ``broken`` says that they come to speak of something else. ``strange``: it numbers something
    that no list has, "No. Xyz", most likely a record. ``rescue``: they name whom a number known by heart reaches.
    """

    kind: Literal["call", "record", ""] = ""
    firm: bool = False
    words: int = 0
    broken: bool = False
    strange: bool = False
    rescue: bool = False


CALL = Said("call", firm=True)
"""Said of what stands in a link that dials, or under the heading "Telefon"."""


def read(text: str, start: int, low: int = 0) -> Said:
    """What the words before offset ``start`` of ``text``, from ``low`` on, say of the number there."""
    low = max(low, start - WIDTH)
    block = max((match.start() for match in _BLOCK.finditer(text, low, start)), default=-1)
    before = text[max(low, block + 1) : start]
    said = _Reading(before).said() if not before.endswith(", ") else _apposed(before)
    lead = "" if said.kind == "call" or said.firm or block < 0 else _lead(text, block)
    return _Reading(lead + text[block + 1 : start]).said() if lead else said


def _apposed(before: str) -> Said:
    """What ``before``, which ends in a comma, says: "Your application number, 0380008000, appears" names a record.

    A record only if nothing else is said, and of bare digits.
    """
    said = _Reading(before).said()
    named = said if said.kind else _Reading(before[:-2]).said()
    return Said("record") if named.kind == "record" and named.firm and not said.kind else said


@lru_cache(maxsize=1024)
def heading(text: str) -> Said:
    """What ``text`` says of the numbers of the column that it heads."""
    if text.strip(" *_").lower() in ANY_VALUE:
        return Said("record")  # unless the first cell of the row says otherwise
    said = _Reading(_UNIT_BEHIND.sub("", text) + ": ").said()
    return CALL if said.kind == "call" else said


def read_after(text: str, end: int) -> Said:
    """What is said right after the number that ends at ``end``: "(faks)", "sebagai rujukan", "untuk kecemasan"."""
    if _SOMEBODYS.match(text, end):
        return Said("call")
    if match := _BRACKETS.match(text, end) or _ROLE.match(text, end):
        return _Reading(match[1] + ": ").said()
    purpose = _PURPOSE.match(text, end)
    return Said(rescue=purpose is not None and purpose[1].lower() in RESCUE)


def leads(before: str) -> bool:
    """Whether ``before`` ends in a word of calling, in a name or an office, or in what leads to a number: "di", "on"."""
    last = _LAST_WORD.search(before[-WIDTH:])
    if last is None or last[1][0].isupper() or _ALL_DAY.search(before):
        return True
    word = _bare(last[1])
    return word in LEADING_TO or word in RESCUE or _kind(word) in LEADING


def asks_for_rescue(before: str) -> bool:
    """Whether ``before`` ends in a question for whom a number known by heart reaches: "Kebakaran? "."""
    asked = _ASKED.search(before)
    return asked is not None and asked[1].lower() in RESCUE


def is_offices(before: str) -> bool:
    """Whether ``before`` ends in the label of an office or a person: "Meja bantuan: ", "| Reception | "."""
    label = _OFFICE_LABEL.search(before[-WIDTH:])
    return label is not None and _kind(label[1].lower()) in {"office", "behind"}


def _lead(text: str, end: int) -> str:
    """The line that leads into the block after ``end``: it ends in a colon, or is a term or an item above."""
    item = _ITEM.match(text, end + 1)
    depth, defines = _depth(text, end + 1), item is not None and item[0].lstrip(" \t>").startswith(":")
    for _ in range(MOST_ITEMS):
        if end <= 0:
            break
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip(" \t>*_")
        inside = item is not None and _ITEM.match(text, start, end) is not None
        if line and not (inside and _depth(text, start) >= depth):
            leads = inside or defines or line.endswith(":")
            return line[-WIDTH:] + "\n" if leads else ""
        end = start - 1
    return ""


def _depth(text: str, start: int) -> int:
    """How far the line at ``start`` is indented."""
    return next((index for index in range(64) if text[start + index : start + index + 1] not in {" ", "\t", ">"}), 64)


class _Reading:
    """The words of ``before``, read backwards."""

    def __init__(self, before: str) -> None:
        self.tokens = [_bare(match[0]) for match in _TOKEN.finditer(before)]
        self.kinds: list[str] = []  # of the words read so far, the nearest first
        self.before = before
        self.labelled = self.tokens[-1:] == [":"]
        self.label = False  # a record labels the number: "Resit rasmi:"
        self.numbered = False  # a word for number numbers something that may be no record: an agency, a stranger
        self.strange = False  # it numbers nothing but strangers
        self.identity = False  # "ID" of somebody, known or not
        self.issued = False  # a member, a customer: they are given a number
        self.copula = self.away = self.digits = self.not_short = self.rescue = False

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
                ordinal = self.labelled and not self.kinds and len(sign) < ORDINAL_DIGITS  # "Rujukan 1: "
                all_day = sign == "24" or self.tokens[index - 1 : index + 1] == ["24", "7"]
                self.digits = self.digits or not (ordinal or all_day)
            elif sign != ":":
                said = self._word(index)
                if said or len(self.kinds) > MOST_WORDS:
                    return said or self._weak()
        return self._weak()

    def _weak(self) -> Said:
        """What is said where no word decides."""
        numbered = self.numbered and "office" not in self.kinds and "behind" not in self.kinds
        strange, thing = numbered and self.strange, not THINGS.isdisjoint(self.kinds)
        recorded = self.label or numbered or self.identity or self.issued or thing
        firm = self.label or (strange and thing)  # "Cukai Pintu No."
        return Said("record" if recorded else "", firm=firm, strange=strange, rescue=self.rescue)

    def _before(self, index: int) -> str:
        """The word in front of the one at ``index``, its full stop left out."""
        index -= self.tokens[index - 1 : index] == ["."]
        return self.tokens[index - 1] if index > 0 else ""

    def _abbreviated(self, index: int) -> bool:
        """Whether the full stop at ``index`` ends a word and no sentence; "no. pek." is told by its first word."""
        word = self.tokens[index - 1] if index else ""
        numbered = len(word) <= LONGEST_SHORTENED and self._before(index - 1) in NUMBER_NOUNS
        shortened = len(word) <= LONGEST_SHORTENED and _kind(word) == "call"
        return word in ABBREVIATIONS or len(word) == 1 or shortened or numbered

    def _word(self, index: int) -> Said | None:
        """What the word at ``index`` decides, if anything."""
        word, before, near = self.tokens[index], self._before(index), len(self.kinds)
        kind = "record" if self._is_paper(word, before) else _kind(word)
        if (
            kind == "call"
            or (word == "line" and before in LINES)
            or (self.tokens[index + 1 :] == [":"] and word in PHONE_LABELS and not _UNIT.search(self.before))
        ):
            return self._call()
        self.rescue = self.rescue or (word in RESCUE and near < RESCUE_WORDS and not (self.digits or self.not_short))
        self.not_short = self.not_short or word in NOT_A_SHORT_NUMBER
        if kind == "copula":
            self.copula = self.copula or near == 0
        elif kind == "away":
            of_a_number = word in {"dengan", "with"} and self.kinds[-1:] == ["number"]
            self.away = self.away or not (self.copula or of_a_number)
        elif self.away or self.digits:
            kind = "passed"
        elif self._completes(index, kind, before):
            if self.copula or next((at for at, each in enumerate(self.kinds) if each in OWNED), near) < MOST_QUALIFIERS:
                return Said("record", firm=True, words=near)
        else:
            kind = self._noted(word, kind, before)
        self.kinds.append(kind)
        return None

    def _call(self) -> Said:
        # The thing right after the word is whose telephone it is: "talian aduan".
        others = not OWNED.isdisjoint(self.kinds[:-1])
        return Said("call", words=len(self.kinds), broken=self.digits or self.not_short or others, rescue=self.rescue)

    def _completes(self, index: int, kind: str, before: str) -> bool:
        """Whether the word at ``index`` and those read make a record's number: "aduan" before "no.", "no." before it."""
        word = self.tokens[index]
        known = not OWNED.isdisjoint(self.kinds) and self.kinds[-1:] != ["office"]  # "nombor pejabat syarikat"
        if (self.labelled or "copula" in self.kinds) and _TELEPHONE_FOR.search(" ".join(self.tokens[:index]) + " "):
            return False
        if kind in OWNED and self.kinds[-1:] == ["number"]:
            return True
        if _kind(before) == "call" or (before in HELP and word in CODES | {"id"}):
            return False
        if word in CODES and self.kinds:
            return True
        if word in NUMBER_NOUNS and (known or (kind == "self" and (self.copula or not self.kinds))):
            return True
        return kind == "self" and word not in NUMBER_NOUNS and _kind(before) != "office"

    def _is_paper(self, word: str, before: str) -> bool:
        """Whether ``word`` is a paper that a thing beside it makes a record: "delivery note", "nota hantaran"."""
        thing = _kind(before) if word in PAPERS_BEHIND else "".join(self.kinds[-1:]) if word in PAPERS_BEFORE else ""
        return thing in {"record", "service"}

    def _strangers(self) -> bool:
        """Whether all words read so far are strangers, a few of them and what says no more of them."""
        return set(self.kinds) <= {"", "neutral"} and 0 < self.kinds.count("") <= MOST_STRANGERS

    def _noted(self, word: str, kind: str, before: str) -> str:
        """The kind of ``word`` as far as it matters to what stands before it."""
        if word in NUMBER_NOUNS:
            stranger_before = _kind(before) == "" and before != "" and word != "nombor" and not self.kinds
            self.identity = self.identity or word == "id"
            self.numbered = stranger_before or "" in self.kinds or "agency" in self.kinds
            strangers = stranger_before or self._strangers()
            self.strange = strangers and _LABEL_NO.search(self.before) is not None
            return "number"
        if kind in OWNED and _kind(before) == "office":
            return "office"
        self.label = self.label and word not in ABOUT and not (kind == "office" and word in HELP)  # "Lupa kata laluan:"
        alone = not before.isalpha() or (self.labelled and _kind(before) in {"", "neutral"})
        self.issued = self.issued or (word in ISSUED and alone and set(self.kinds) <= {"agency"})
        if kind == "record" and word not in TOWNS and before not in {"dan", "and"} and LABELLING.issuperset(self.kinds):
            self.label = self.label or len(self.kinds) <= 1 + self.labelled
        return kind


@lru_cache(maxsize=4096)
def _kind(word: str) -> str:
    """The list that ``word``, or a part of ``tel/faks`` or ``i-kad``, stands in; empty for a word that none has."""
    found = KINDS.get(word, "")
    if found or not ("/" in word or "-" in word):
        return found
    kinds = [KINDS.get(part, "") for part in re.split("[/-]", word)]
    return next((kind for kind in ("call", "self", "record", "service") if kind in kinds), "")


@lru_cache(maxsize=4096)
def _bare(token: str) -> str:
    """``token`` as the lists have it: "telefonnya" and "RefNo" without what hangs on to them."""
    word = token.lower()
    if word in KINDS or word in NUMBER_NOUNS:
        return word
    hung = word[:-3] if word[-3:] in {"lah", "nya", "kan"} else ""
    for bare in (hung, word.removesuffix("no"), word.removeprefix("no")):
        if bare in KINDS or bare in NUMBER_NOUNS:
            return bare
    return word
