"""Statements of a page and its translation that stand in each other's place: A has B's amount, and B has A's.

Both halves state the same, so only the places can tell. They are compared where the structure is the same: sections
whose paragraphs, items and cells follow one another alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeAlias

from semak.pages.pairing import Pair, Placed, T

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.statements import Block

_Lacking: TypeAlias = "tuple[Hashable, list[T], list[T]]"
"""The run of a block that differs, and what each half has there that the other does not."""
_Differ: TypeAlias = "Callable[[Sequence[T], Sequence[T]], tuple[list[T], list[T]]]"

_MARKER = re.compile(r"[ \t>]*([-*+:=!?#]|\d)?")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"\w{2,}")

_MOST_CHANGED = 2
"""Where more items of a list, cells of a table or paragraphs in a row differ, they stand in another order."""


@dataclass(frozen=True, slots=True)
class _Changed(Generic[T]):
    """A block in which ``mine`` stands where the other half has ``theirs``."""

    mine: T
    theirs: T


def swapped(
    pair: Pair, mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable], differ: _Differ[T] | None = None
) -> tuple[list[T], list[T]]:
    """What of ``mine`` and of ``theirs`` was exchanged between two blocks that both halves have.

    ``key`` is None for what may go unsaid. ``differ`` gives what each of two sides has and the other does not; without
    it that is what ``key`` tells apart.
    """
    if _said(mine, key) == _said(theirs, key) or _reordered(pair):
        return [], []
    found = defaultdict[tuple[Hashable, Hashable], list[_Changed[T]]](list)
    for each in _changed(pair, mine, theirs, key, differ or (lambda here, there: _unlike(here, there, key))):
        found[key(each.mine), key(each.theirs)].append(each)
    left, right = [], []
    for (one, other), changed in found.items():
        back = found.get((other, one), [])
        if len(changed) == len(back) == 1 and not _stand_crosswise(pair, changed[0], back[0]):
            left.append(changed[0].mine)
            right.append(changed[0].theirs)
    return left, right


def _said(items: Sequence[T], key: Callable[[T], Hashable]) -> list[Hashable]:
    """The keys of ``items``, in order."""
    return [found for item in items if (found := key(item)) is not None]


def _unlike(mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]) -> tuple[list[T], list[T]]:
    """The last of each side that the other has not as often."""
    return _beyond(mine, theirs, key), _beyond(theirs, mine, key)


def _beyond(mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]) -> list[T]:
    spare = Counter(map(key, theirs))
    left = []
    for item in mine:
        spare[key(item)] -= 1
        if spare[key(item)] < 0:
            left.append(item)
    return left


def _reordered(pair: Pair) -> bool:
    """Whether the halves have the same sections in another order."""
    mine, theirs = ([heading.id for heading in page.states.headings] for page in (pair.page, pair.other))
    return mine != theirs and sorted(mine) == sorted(theirs)


def _changed(
    pair: Pair, mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable], differ: _Differ[T]
) -> Iterator[_Changed[T]]:
    """The blocks that differ in one statement."""
    here, there = pair.places
    blocks: dict[tuple[Hashable, int], tuple[list[T], list[T]]] = {}
    for side, (places, items) in enumerate(((here, mine), (there, theirs))):
        for item in items:
            blocks.setdefault(places.block(item), ([], []))[side].append(item)
    unlike = {
        block: differ(*sides)
        for block, sides in blocks.items()
        if Counter(_said(sides[0], key)).items() != Counter(_said(sides[1], key)).items()
    }
    if sum(len(left) == len(right) == 1 for left, right in unlike.values()) < _MOST_CHANGED:
        return  # most pages end here: their structure need not be looked at
    runs, others = _runs(pair.page, here.section), _runs(pair.other, there.section)
    found = [
        ((section, runs[section][number - 1]), left, right)
        for (section, number), (left, right) in unlike.items()
        if (left or right) and number and section in runs and runs[section] == others.get(section)
    ]
    often = Counter(run for run, left, right in _moved(found, key))
    for run, left, right in found:
        if len(left) == len(right) == 1 and often[run] <= _MOST_CHANGED:
            yield _Changed(left[0], right[0])


def _moved(found: Sequence[_Lacking[T]], key: Callable[[T], Hashable]) -> Iterator[_Lacking[T]]:
    """Those of ``found`` that may have moved within their run: whatever they lack another block has, and the reverse."""
    lacking = {(run, side, key(item)) for run, *sides in found for side, items in enumerate(sides) for item in items}
    for run, left, right in found:
        if all((run, 1, key(item)) in lacking for item in left) and all(
            (run, 0, key(item)) in lacking for item in right
        ):
            yield run, left, right


def _runs(page: Page, section: Callable[[Placed], Hashable]) -> dict[Hashable, list[tuple[str, int]]]:
    """For each block of each section what it is, and the number of its table, its list or its run of paragraphs."""
    found: dict[Hashable, list[tuple[str, int]]] = {}
    end = 0
    for block in page.states.blocks:
        runs = found.setdefault(section(block), [])
        kind = _kind(page, block)
        last, number = runs[-1] if runs else (kind, 0)
        apart = kind != last or (block.cell and _BLANK_LINE.search(page.live, end, block.start) is not None)
        runs.append((kind, number + apart))
        end = block.end
    return found


def _kind(page: Page, block: Block) -> str:
    """What ``block`` is: a cell, an item of a list, a step, a heading, a paragraph."""
    if block.cell:
        return "cell"
    begin = page.line_span(page.position(block.start)[0])[0]
    marker = _MARKER.match(page.text, begin, block.start)
    sign = marker[1] or "" if marker else ""
    return "step" if sign.isdigit() else "item" if sign in {*"-*+"} else sign


def _stand_crosswise(pair: Pair, one: _Changed[T], other: _Changed[T]) -> bool:
    """Whether names and figures around the two say that the other half has them in another order."""
    mine, theirs = (one.mine, other.mine), (one.theirs, other.theirs)
    said = {word for page, items in ((pair.page, mine), (pair.other, theirs)) for word in _words(page, items)}
    first, second = (_beside(pair.page, item) - said for item in mine)
    third, fourth = (_beside(pair.other, item) - said for item in theirs)
    return len(first & fourth) + len(second & third) > len(first & third) + len(second & fourth)


def _words(page: Page, items: Sequence[Placed]) -> set[str]:
    """The words of ``items``."""
    return {word for item in items for word in _WORD.findall(page.prose[item.start : item.end].lower())}


def _beside(page: Page, item: Placed) -> set[str]:
    """The words of the block around ``item``, of a cell those of its row."""
    block = page.states.blocks[max(0, bisect_right(page.states.block_starts, item.start) - 1)]
    start, end = _row(page, item.start) if block.cell else (block.start, block.end)
    return set(_WORD.findall(page.prose[start:end].lower()))


def _row(page: Page, offset: int) -> tuple[int, int]:
    """The row of the table around ``offset``: in HTML it may have several lines."""
    start, end = page.line_span(page.position(offset)[0])
    opening, closing = page.live.rfind("<tr", 0, offset), page.live.find("</tr", offset)
    return (start, end) if "|" in page.prose[start:end] or min(opening, closing) < 0 else (opening, closing)
