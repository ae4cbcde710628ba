"""Where a page speaks of its own steps: "langkah 5", "steps 2 to 4", "Step 3:" as a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from semak.hosts import addresses
from semak.pages import steps
from semak.text.quantity_words import NUMBER_WORDS, ORDER_WORDS
from semak.text.wordlists import any_of, lower

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.rendered import Heading

_GAP = r"(?:[ \xa0]|&nbsp;)"
_SIGN = r"[*_]{0,3}"
_ORDINALS = {word: number for word, number in ORDER_WORDS.items() if word.isalpha() and word != "both"}
_MALAY_ORDINALS = {word: number for word, number in _ORDINALS.items() if word.startswith(("ke", "pertama"))}
_IN_WORDS = {
    word: number for word, number in NUMBER_WORDS.items() if 1 < number <= 12 and word.isalpha()
} | _MALAY_ORDINALS
"""What may follow "langkah" or "step"; "satu" and "one" are other words too."""

_COUNT = rf"(?:\d{{1,2}}|{any_of(_IN_WORDS)}(?!\w))"
_STEP = re.compile(
    rf"""(?<![\w-])(?:langkah(?:-langkah)?|steps?){_SIGN}(?:{_GAP}+|[ ]?\n[ \t>]*(?!\d+[.)][ \t]))
        (?:no\.?[ ]|nombor[ ]|number[ ]|yang[ ](?=ke)|ke-|\#)?{_SIGN}
        (?P<numbers>{_COUNT}(?!\d|[.,]\d|[½¼¾])
            (?:{_SIGN}{_GAP}?(?:[-–—,/]|(?:se)?hingga|sampai|ke|dan|atau|(?:up[ ])?to|through|until|and|or|&(?!nbsp)){_GAP}?
            {_SIGN}{_COUNT}(?![\d.]\d|\d|/\d))*)
        (?!{_SIGN}{_GAP}?(?:%|x\b|jam\b|minit\b|saat\b|hari\b|minggu\b|bulan\b|tahun\b|kali\b|
            hours?\b|minutes?\b|seconds?\b|days?\b|weeks?\b|months?\b|years?\b|times\b))""",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS = re.compile("langkah"), re.compile("step")
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{any_of(_ORDINALS.keys() - _MALAY_ORDINALS.keys())})"
_ORDINAL_STEP = re.compile(
    rf"""(?P<any>\b(?:an?|one|every|each|another|\d+){_GAP}+)?(?<![\w-])
        (?P<numbers>{_ORDINAL}(?:(?:,|,?{_GAP}(?:and|or|to|through|until|&)){_GAP}{_ORDINAL})*)
        {_SIGN}(?:{_GAP}+|[ ]?\n[ \t>]*)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before the word in "the fifth step"; "every second step" and "a third step" are none of the list's."""

_STEP_ENDS = re.compile(r"steps?(?![\w-])", re.IGNORECASE)
_NUMBER = re.compile(rf"\d+|{any_of(_IN_WORDS | _ORDINALS)}(?!\w)", re.IGNORECASE)
_DEFINES = re.compile(
    r"^(?:[ \t>|#*_]|<[^<>]*>)*(?:\([^()\n]+\)[ ])?(?:\d+[.)][ \t]+)?(?:!!![^\n\"]*\"|===[^\n\"]*\")?[ \t*_]*$"
)
_TITLE_TAG = re.compile(
    r"(?:<(?!/)[^<>]*>[ \t]*)*<(?:b|strong|h[1-6]|summary|dt|th|caption|legend)\b[^<>]*>[ \t]*$", re.IGNORECASE
)
_NUMBERED_ROW = re.compile(r"^[ \t>]*\|[ \t*_]*(\d{1,2})[.)]?[ \t*_]*\|", re.MULTILINE)
"""A row of a table that begins with its number."""

_DEFINED = re.compile(
    rf"\w+{_SIGN}(?:{_GAP}+#?{_SIGN}(?:\d+(?:/\d+)?|{any_of(_IN_WORDS)}){_SIGN}{_GAP}?(?:[:.)–—-]|$)|[ ]?$)"
)
"""A line that names a step, or ends with the word alone: a title, whatever number the next line begins with."""

_NAMED = re.compile(r"\w+[ \xa0]+\d+(?:/\d+)?(?:[ ]?[:–—]|[.](?!\d)|[ ]*$)")
"""In a heading, whatever stands before it: "Update step 1/3: stop it"."""

_ESCAPED = re.compile(r"^[ \t>*_]*(\d{1,2})\\[.)]", re.MULTILINE)
"""A number that its writer kept from becoming a list: the reader sees it all the same."""

_EXAMPLE = re.compile(r"(?:\be\.g\.|\bfor example|\b[Cc]ontohnya|\bmisalnya|\bsuch as)[,:]?[ ]\Z")
"""Right before a step that is none, where the page has no other: "write, e.g. step 1: load the data"."""

_OF_ANOTHER = re.compile(
    r"""[ ](?:(?:of|in|from)[ ](?:the|their|its|that)[ ](?:[\w'’-]+[ ]){0,2}
        (?:instructions?|guides?|documentation|docs|tutorial|manual|article|page)\b
        |(?:dalam|daripada|pada)[ ](?:arahan|panduan|manual|dokumentasi|artikel)[ ](?!ini\b)\w)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Right behind a step that is another text's: "step 11 of the instructions"."""

_NEARBY = 600
"""So many characters around a mention may belong to it."""

_LETTERED = re.compile(r"\.[a-z]{1,3}(?!\w)")
"""What follows the number of a step whose own steps have letters."""

_ABOVE = re.compile(
    r"[*_]{0,3}[ \xa0\n]\(?(?:above|earlier|previously|di[ \xa0\n]atas|tadi|sebelum[ \xa0\n]ini)\b", re.IGNORECASE
)
"""What says that a step stands before: "step 5 above"."""

_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n[ \t]*\n")
_NUMBERED_HEADING = re.compile(
    r"""(?:\([^()\d\n]+\)[ ])?(?:(?P<word>step|langkah|part|bahagian|bab|chapter|peringkat|stage|fasa|phase|soalan|question|contoh|example
            |pilihan|option|kaedah|method|cara)[ \xa0]+(?:ke-|no\.?[ ]|\#)?|(?P<open>\())?
        (?P<number>\d{1,2})(?(word)(?:[ ]?\([^()\n]*\))?)
        (?(open)\)|(?P<mark>[.):](?!\d)|(?:[ ]+[–—-]|[–—-](?=[ ]))(?![ ]*\d)|$))""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading with a number: ``2. Pay``, ``2 – Pay``, ``2: Pay``, ``(2) Pay``, ``Soalan 2: Pay``."""

_NUMBERED_BELOW = re.compile(r"(?P<above>\d{1,2})\.(?P<number>\d{1,2})\.?(?=[ ]+[^\W\d])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number after "langkah" or "step" to which no step belongs; ``last_step`` is the highest there is."""

    number: int
    start: int
    end: int
    last_step: int


class _Headed(NamedTuple):
    """The number of a heading, and where the section begins that it counts in: 1 for the page, None for wherever it is named."""

    number: int
    above: int | None


def of_steps(page: Page) -> Iterator[Mention]:
    """Mentions of steps that the page does not have."""
    sections: _Sections | None = None
    for match in _found(page):
        sections = sections or _Sections(page)
        if not sections.all and _counts_others(page):
            return
        linked = _linked_sections(page, match.start(), match.end(), beyond=not sections.all)
        if linked is None or _OF_ANOTHER.match(page.prose, match.end()) or _defines(page, match.start()):
            continue
        if not sections.all and _is_of_something(page.prose, match):
            continue
        above = _ABOVE.match(page.prose, match.end()) is not None
        known = sections.numbers_around(page.position(match.start())[0], above=above) | sections.numbers_in(linked)
        if _LETTERED.match(page.prose, match.end()):
            known = sections.all  # "step 2.c" has its letter from a list that may stand anywhere
            if not known:
                continue
        for number in _NUMBER.finditer(match["numbers"]):
            value, ordinal = _value(number[0]), _is_ordinal(match, number[0])
            # Without steps "step two" may be one of anything.
            sure = known or (number[0].isdigit() and not ordinal)
            if value not in known and sure and not (ordinal and value <= sections.told):
                start = match.start("numbers") + number.start()
                yield Mention(value, start, start + len(number[0]), max(known, default=0))


def _is_of_something(prose: str, match: re.Match[str]) -> bool:
    """Whether a page without steps gives one as an example, or names it right behind: "until step 3 (set the weight)"."""
    example = _EXAMPLE.search(prose, max(0, match.start() - 20), match.start())
    return example is not None or prose.startswith(" (", match.end())


@lru_cache(maxsize=4)
def _counts_others(page: Page) -> bool:
    """Whether ``page``, which has no steps, speaks of several: they are those of a program, or of another page."""
    numbers = (_NUMBER.findall(match["numbers"]) for match in _found(page) if not _defines(page, match.start()))
    return len({_value(number) for found in numbers for number in found}) > 1


def _value(number: str) -> int:
    """A number in figures or in a word."""
    return int(number) if number.isdigit() else (_IN_WORDS | _ORDINALS)[number.lower()]


def _is_ordinal(match: re.Match[str], number: str) -> bool:
    """Whether ``number`` of a mention is one like "kelima" and "5th"."""
    return match.re is _ORDINAL_STEP or number.lower() in _ORDINALS


def _told_in_order(page: Page) -> int:
    """How far the running text counts steps of its own ("the first step is ..., the second step ..."); 1 at least."""
    ordinals = {
        _value(number)
        for match in _found(page)
        for number in _NUMBER.findall(match["numbers"])
        if _is_ordinal(match, number)
    }
    return next(number for number in range(1, 101) if not ordinals.issuperset({1, number + 1}))


class _Sections:
    """The step numbers of each section of a page."""

    def __init__(self, page: Page) -> None:
        self._headings = [heading for heading in page.rendered.headings if heading.line]
        self._last = page.lines
        self.told = _told_in_order(page)
        self._steps = [(step.line, step.seen) for each in steps.lists(page) for step in each.steps]
        self._steps += [(step.line, step.typed.value) for each in steps.lists(page) for step in each.steps]
        self._steps += [(line.line, line.number) for line in steps.plain_lines(page)]
        self._steps += [(step.line, step.typed.value) for run in steps.unnumbered(page) for step in run]
        self._steps += list(_defined(page))
        typed = (each for pattern in (_ESCAPED, _NUMBERED_ROW) for each in pattern.finditer(page.live))
        self._steps += [(page.position(each.start(1))[0], int(each[1])) for each in typed]
        self._found: dict[tuple[int, int], set[int]] = {}
        self._lists: dict[tuple[int, int], set[int]] = {}
        self._headed = list(_headed(page))
        ordered = (each for each in page.rendered.lists if each.ordered)
        self._steps += [(item.line or each.line, item.number) for each in ordered for item in each.items]

    @cached_property
    def all(self) -> set[int]:
        """The numbers of all steps of the page."""
        return {number for _, number in self._steps} | {each.number for each in self._headed}

    @cached_property
    def _lines(self) -> list[int]:
        """The lines on which there are steps, in order."""
        return sorted(at for at, _ in self._steps)

    def numbers_around(self, line: int, *, above: bool) -> set[int]:
        """The numbers in the smallest section around ``line`` that has any, and those of the headings that count there.

        With ``above`` it must have some before that line.
        """
        around = list(self._around(line))
        begins = {first for first, _ in around}
        headed = {each.number for each in self._headed if each.above is None or each.above in begins}
        for first, last in around:
            found = self._between(first, last)
            if found and (not above or self._lines[bisect_left(self._lines, first)] < line):
                return found | self._continued(first, last, found) | headed
        return headed

    def _continued(self, first: int, last: int, found: set[int]) -> set[int]:
        """The numbers before line ``first`` that ``found`` goes on from, and those behind ``last`` that go on from it."""
        if (first, last) not in self._lists:
            steps = sorted(self._steps)
            before = [number for at, number in reversed(steps) if at < first]
            behind = [number for at, number in steps if at > last]
            earlier = set(before[: before.index(1) + 1] if 1 in before else before)
            later = set(behind[: behind.index(1)] if 1 in behind else behind)
            goes_on, is_continued = min(found) - 1 in earlier, min(later, default=0) == max(found) + 1
            self._lists[first, last] = (earlier if goes_on else set()) | (later if is_continued else set())
        return self._lists[first, last]

    def numbers_in(self, ids: set[str]) -> set[int]:
        """The numbers in the sections whose headings have one of ``ids``."""
        spans = [(each.line, self._end(index)) for index, each in enumerate(self._headings) if each.id in ids]
        return set().union(*(self._between(first, last) for first, last in spans))

    def _between(self, first: int, last: int) -> set[int]:
        """The numbers on the lines from ``first`` to ``last``: looked for once, however many mentions a section has."""
        if (first, last) not in self._found:
            self._found[first, last] = {number for at, number in self._steps if first <= at <= last}
        return self._found[first, last]

    def _around(self, line: int) -> Iterator[tuple[int, int]]:
        """First and last line of the sections that ``line`` lies in, from the inside out."""
        level = 7
        for index in range(len(self._headings) - 1, -1, -1):
            heading = self._headings[index]
            if heading.line <= line and heading.level < level:
                level = heading.level
                yield heading.line, self._end(index)
        yield 1, self._last

    def _end(self, index: int) -> int:
        own = self._headings[index]
        later = (each.line for each in self._headings[index + 1 :] if each.level <= own.level)
        return next(later, self._last + 1) - 1


def heading_breaks(page: Page) -> Iterator[tuple[Heading, str, int, int]]:
    """Numbered headings that do not count on: the heading, what stands before its number, the number before, its own."""
    last: dict[tuple[int, str], int] = {}
    for heading in page.rendered.headings:
        for level, word in list(last):
            if level > heading.level:
                del last[level, word]
        found = _numbered(heading, last) if heading.line else None
        if found is None:
            continue
        word, number = found
        before = last.get((heading.level, word))
        last[heading.level, word] = number
        if before is not None and number not in {before + 1, 1} and number > 0:
            yield heading, word if word.endswith(".") else "", before, number


def _numbered(heading: Heading, above: Mapping[tuple[int, str], int]) -> tuple[str, int] | None:
    """What a heading counts, and its number: ``2.`` and 3 in "2.3 Pay" below "2. Register"; versions count nothing."""
    if match := _NUMBERED_BELOW.match(heading.text):
        known = any(level < heading.level and number == int(match["above"]) for (level, _), number in above.items())
        return (f"{match['above']}.", int(match["number"])) if known else None
    match = _NUMBERED_HEADING.match(heading.text)
    if not match or _is_number_alone(match):
        return None
    return (match["word"] or "").lower(), int(match["number"])


def _headed(page: Page) -> Iterator[_Headed]:
    """The numbers of headings: "## 3. Log in", which counts in the section that it is part of, "## Step 3" everywhere."""
    above: list[Heading] = []
    for heading in page.rendered.headings:
        above = [each for each in above if each.level < heading.level]
        match = _NUMBERED_HEADING.match(heading.text)
        if match and (match["word"] or "step").lower() in {"step", "langkah"} and not _is_number_alone(match):
            section = above[-1].line if above and above[-1].level > 1 else 1
            yield _Headed(int(match["number"]), None if match["word"] else section)
        above.append(heading)


def _is_number_alone(match: re.Match[str]) -> bool:
    """Whether a heading is nothing but a number: it may be an error's, or a form's."""
    return not (match["word"] or match["open"] or match["mark"])


def _defined(page: Page) -> Iterator[tuple[int, int]]:
    """Steps that are headings or begin a paragraph ("**Step 2:** ...") instead of list items."""
    for match in _found(page):
        if _defines(page, match.start()):
            for number in _NUMBER.findall(match["numbers"]):
                yield page.position(match.start())[0], _value(number)


def _found(page: Page) -> Iterator[re.Match[str]]:
    """Every "step" with a number. Looking for the bare word first is ten times as fast."""
    low = lower(page.prose)
    for word in sorted((word for words in _WORDS for word in words.finditer(low)), key=lambda each: each.start()):
        match = _STEP.match(page.prose, word.start())
        if match is None and _STEP_ENDS.match(page.prose, word.start()):
            match = _ORDINAL_STEP.search(page.prose, max(0, word.start() - 50), word.start())
            match = None if match and match["any"] else match
        if match and not ("\n" in page.prose[word.end() : match.start("numbers")] and _is_heading(page, word.start())):
            yield match


def _is_heading(page: Page, start: int) -> bool:
    """Whether the line around ``start`` is a heading, which the next line does not go on with."""
    return page.line_text(page.position(start)[0]).lstrip(" >").startswith("#")


def _defines(page: Page, start: int) -> bool:
    """Whether "Step 3" at ``start`` names a step rather than speaks of one: nothing but markup stands before it."""
    line, _ = page.position(start)
    begin, end = page.line_span(line)
    if page.live[begin:start].lstrip(" >").startswith("#") and _NAMED.match(page.live, start, end):
        return True
    if start - begin > 80 or not _DEFINES.match(page.live[begin:start]):
        return False
    rest = page.live[start:end]
    before = page.live[begin:start].lstrip()
    return before.startswith(("#", "*", "_", "|", "!", "=")) or bool(_TITLE_TAG.match(before) or _DEFINED.match(rest))


def _linked_sections(page: Page, start: int, end: int, *, beyond: bool) -> set[str] | None:
    """The ids of this page that the sentence links to; None if it links to another page: the step may be one of that.

    ``beyond`` looks further than the sentence: a page without steps speaks of another's, and links to it nearby.
    """
    begin = max((match.end() for match in _SENTENCE_END.finditer(page.live, max(0, start - _NEARBY), start)), default=0)
    begin = max(begin, page.live.rfind("\n\n", max(0, start - _NEARBY), start), 0)
    stop = _SENTENCE_END.search(page.live, end, end + _NEARBY)
    limit = stop.start() if stop and not beyond else end + _NEARBY
    found = set()
    for link in page.links[bisect_left(page.links, begin, key=lambda link: link.start) :]:
        if link.start > limit + 1:
            break
        parts = addresses.split(link.url)
        if parts is None or parts.path or parts.netloc:
            return None
        found.add(parts.fragment)
    return found
