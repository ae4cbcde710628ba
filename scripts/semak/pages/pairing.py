"""A page beside its translation: which of its statements the other half does not answer, and where that would stand.

Statements are compared as exact multisets over the whole page. Where one is left over, those are answered first that
stand in the same paragraph of the same section, so that the place that is reported is the place that differs.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from semak.text.multisets import without

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site


class Placed(Protocol):
    """Anything with a place in its page."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset one past its last character."""


T = TypeVar("T", bound=Placed)
_Key: TypeAlias = "tuple[Hashable, Hashable]"

_MOST_COMPARED = 250_000
"""More pairs than these are not put in order: it takes time as the square of their number."""


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """A statement of a page that its other half lacks; ``instead`` is what stands there in its place, if anything."""

    mine: T
    where: str
    """The other half's file and line at which it would stand."""
    instead: T | None = None

    @property
    def found_instead(self) -> str:
        """What stands there in its place, as a message goes on."""
        text = getattr(self.instead, "text", "")
        return f", which has “{text}”" if text else ""


@dataclass(frozen=True)
class Pair:
    """A page and its other half, seen from the page."""

    page: Page
    other: Page

    @property
    def places(self) -> tuple[Places, Places]:
        """Where the statements of the two stand."""
        return _places(self.page, self.other), _places(self.other, self.page)

    @property
    def shared_sections(self) -> frozenset[Hashable]:
        """The names of sections that both have; None is what stands above the first heading."""
        here, there = self.places
        return frozenset(here.names) & frozenset(there.names) | {None}

    def differences(
        self, mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable], kind: Callable[[T], Hashable] = bool
    ) -> Iterator[Difference[T]]:
        """The statements of ``mine`` that ``theirs`` does not answer; those of one ``kind`` may stand for another."""
        left, right = self.unanswered(mine, theirs, key)
        yield from self.explain(left, right, kind)

    def unanswered(
        self,
        mine: Sequence[T],
        theirs: Sequence[T],
        key: Callable[[T], Hashable],
        loosely: Callable[[T], Hashable] | None = None,
    ) -> tuple[list[T], list[T]]:
        """What is left of both sides when the same has been struck out: nearest places first.

        Within a block that is also what ``loosely`` finds the same.
        """
        left, right = list(mine), list(theirs)
        mine_keys, their_keys = list(map(key, left)), list(map(key, right))
        # The items, for two counters are compared in Python.
        if mine_keys == their_keys or Counter(mine_keys).items() == Counter(their_keys).items():
            return [], []
        here, there = self.places
        left, right = _out_of_step(
            [(key(each), here.block(each), each) for each in left],
            [(key(each), there.block(each), each) for each in right],
        )
        ways = [(key, near) for near in (Places.block, Places.section, Places.anywhere)]
        if loosely:
            ways.insert(1, (loosely, Places.block))
        for found, near in ways:
            if left and right:
                left_keys = [(found(item), near(here, item)) for item in left]
                right_keys = [(found(item), near(there, item)) for item in right]
                if near is Places.section and len(left) * len(right) <= _MOST_COMPARED:
                    left, left_keys, right, right_keys = _out_of_order(left, left_keys, right, right_keys)
                both = Counter(left_keys) & Counter(right_keys)
                left, right = without(left, left_keys, both), without(right, right_keys, both)
        return left, right

    def by_place(self, mine: Iterable[T], theirs: Iterable[T]) -> Iterator[tuple[list[T], list[T]]]:
        """Both sides in parts that belong together.

        These are the blocks of a section that has as many in both halves, else that section; the page as one where the
        halves have not the same sections.
        """
        here, there = self.places
        if {*here.names, None} != {*there.names, None}:
            yield list(mine), list(theirs)
            return
        found: dict[Hashable, tuple[list[T], list[T]]] = {}
        for side, places, items in ((0, here, mine), (1, there, theirs)):
            for item in items:
                section = places.section(item)
                aligned = here.count(section) == there.count(section)
                place = places.block(item) if aligned else section
                found.setdefault(place, ([], []))[side].append(item)
        yield from found.values()

    def same_block(self, mine: Placed, theirs: Placed) -> bool:
        """Whether a place of the page and one of the other half lie in blocks that belong together."""
        here, there = self.places
        return here.block(mine) == there.block(theirs)

    def explain(self, left: Sequence[T], right: Sequence[T], kind: Callable[[T], Hashable]) -> Iterator[Difference[T]]:
        """``left``, each with what of ``right`` stands in its block instead, or in its section and of the same kind."""
        if not left:
            return
        here, there = self.places
        free = list(right)
        instead: dict[int, T] = {}
        for near, strict in ((Places.block, True), (Places.block, False), (Places.section, True)):
            for index, item in enumerate(left):
                if index in instead:
                    continue
                place = near(here, item)
                found = next(
                    (each for each in free if near(there, each) == place and (not strict or kind(each) == kind(item))),
                    None,
                )
                if found is not None:
                    instead[index] = found
                    free.remove(found)
        for index, item in enumerate(left):
            yield Difference(item, self.where(item, instead.get(index)), instead.get(index))

    def where(self, item: Placed | int, instead: Placed | None = None) -> str:
        """File and line of the other half at which ``item`` (or the line of the page) would stand."""
        if instead is not None:
            return f"{self.other.path}:{self.other.position(instead.start)[0]}"
        line = item if isinstance(item, int) else self.page.position(item.start)[0]
        here, there = self.places
        section = here.section_of_line(line)
        if section is not None and section in there.names:
            return f"{self.other.path}:{self.other.states.headings[there.names.index(section)].line}"
        return self.other.path


class Places:
    """Where the statements of one page stand: in which section, and in which of its blocks.

    ``names`` has a name for each heading, the same for those of two halves that belong together.
    """

    def __init__(self, page: Page, names: Sequence[Hashable]) -> None:
        self.page, self.names = page, names
        self._blocks = page.states.block_starts
        self._heads = [page.line_span(line)[0] for line in page.states.heading_lines]

    def section_of_line(self, line: int) -> Hashable:
        """The name of the section that ``line`` lies in, None above the first heading."""
        index = bisect_right(self.page.states.heading_lines, line) - 1
        return self.names[index] if index >= 0 else None

    @cached_property
    def _counts(self) -> Counter[Hashable]:
        return Counter(map(self._at, self._blocks))

    def section(self, item: Placed) -> Hashable:
        """The name of the section around ``item``."""
        return self._at(item.start)

    def block(self, item: Placed) -> tuple[Hashable, int]:
        """The section around ``item`` and the number of its block there."""
        index = bisect_right(self._heads, item.start) - 1
        begin = self._heads[index] if index >= 0 else 0
        return self.section(item), bisect_right(self._blocks, item.start) - bisect_right(self._blocks, begin)

    def count(self, section: Hashable) -> int:
        """The number of blocks in a section."""
        return self._counts[section]

    def _at(self, offset: int) -> Hashable:
        index = bisect_right(self._heads, offset) - 1
        return self.names[index] if index >= 0 else None

    def anywhere(self, item: Placed) -> Hashable:
        """The same for every place."""
        return None


@lru_cache(maxsize=8)
def _places(page: Page, other: Page) -> Places:
    """The places of ``page`` beside ``other``. Several rules ask, one page after another."""
    mine, theirs = page.states.headings, other.states.headings
    levels, others = [heading.level for heading in mine], [heading.level for heading in theirs]
    if others in (levels, [1, *levels]):
        return Places(page, range(len(mine)))
    if levels == [1, *others]:
        # A title that only one half has: what stands below it stands above the other's first heading.
        return Places(page, (None, *range(len(theirs))))
    return Places(page, tuple(heading.id for heading in mine))


def _out_of_step(
    left: list[tuple[Hashable, Hashable, T]], right: list[tuple[Hashable, Hashable, T]]
) -> tuple[list[T], list[T]]:
    """Both sides without what is the same and stands at the same place in a row of as many: key, block, item of each.

    Where one of two equal links was changed into the other, the one that was changed is left.
    """
    blocks: dict[Hashable, tuple[list[tuple[Hashable, T]], list[tuple[Hashable, T]]]] = {}
    for side, items in enumerate((left, right)):
        for key, block, item in items:
            blocks.setdefault(block, ([], []))[side].append((key, item))
    same: set[int] = set()
    for mine, theirs in blocks.values():
        if len(mine) == len(theirs):
            for (key, item), (other_key, other) in zip(mine, theirs, strict=True):
                if key == other_key:
                    same |= {id(item), id(other)}
    return [item for *_, item in left if id(item) not in same], [item for *_, item in right if id(item) not in same]


def _out_of_order(
    left: list[T], left_keys: list[_Key], right: list[T], right_keys: list[_Key]
) -> tuple[list[T], list[_Key], list[T], list[_Key]]:
    """Both sides, and their keys, without what follows one another in the same order on both."""
    matcher = difflib.SequenceMatcher(None, left_keys, right_keys, autojunk=False)
    blocks = matcher.get_matching_blocks()
    mine = {each.a + index for each in blocks for index in range(each.size)}
    theirs = {each.b + index for each in blocks for index in range(each.size)}
    left_rest = [index for index in range(len(left)) if index not in mine]
    right_rest = [index for index in range(len(right)) if index not in theirs]
    return (
        [left[index] for index in left_rest], [left_keys[index] for index in left_rest],
        [right[index] for index in right_rest], [right_keys[index] for index in right_rest],
    )  # fmt: skip


def pairs(page: Page, site: Site) -> Iterator[Pair]:
    """``page`` beside its translations: a translation beside the default language, the default beside all others."""
    if page.failure:
        return
    files = site.translations(page)
    default = site.config.locales.default
    if page.locale != default and default in files:
        files = {default: files[default]}
    for _, file in sorted(files.items()):
        other = site.page(file.path)
        if not other.failure:
            yield Pair(page, other)


def known_pairs(page: Page, site: Site) -> Iterator[Pair]:
    """The same without halves that a template fills with what no source shows: nobody can tell what they lack."""
    return (pair for pair in pairs(page, site) if not site.summary(pair.other.path).uncertain)


_LANGUAGES = "(?:ms|my|bm|en|id|zh|ta|fr|es|de|ja|pt-br|pt|en-us|en-gb|en-my|ms-my)"
_FOLDERS = "(?:[a-z]{2}[-_](?:[a-z]{2}|hans|hant)|ar|bg|ca|cn|cs|cz|da|el|fa|fi|he|hi|hu|it|jp|ko|kr|nl|pl|ro|ru|sk|sv|th|tr|tw|uk|vi)"
"""Languages, and countries for them, that are told from words only where they are all of a folder's name."""
_HOST = re.compile(r"(?:[a-z]+:)?//[^/?#]*")
_IN_HOST = re.compile(rf"(?<=//){_LANGUAGES}(?=\.)")
_IN_PATH = re.compile(rf"(?<=/){_FOLDERS}(?:/|$)|(?<=[/.=_-]){_LANGUAGES}(?=[/._&#-]|$)/?")


def without_language(url: str) -> str:
    """``url`` without the parts that name a language: ``/ms/``, ``//en.``, ``lang=en``. The end of a host is none."""
    low = url.lower()
    match = _HOST.match(low)
    host, rest = (match[0], low[match.end() :]) if match else ("", low)
    return (_IN_HOST.sub("*", host) + _IN_PATH.sub("", rest)).rstrip("/")


def names_a_language(url: str) -> bool:
    """Whether ``url`` has such a part."""
    return without_language(url) != url.lower().rstrip("/")
