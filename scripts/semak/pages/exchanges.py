"""Statements that changed places within one paragraph of a page's translation: "2 hari bagi **A**, 3 hari bagi **B**".

Both halves state the same there, and a translation may well put things in another order. So the order is compared
only where a word between the two gives it ("kemudian", "hingga", ``>``), or where what both halves have, labels, names,
numbers, words that tell two things apart ("tempatan", "asing"), stands between the two and beside them, in one order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from semak.pages import swaps
from semak.pages.pairing import Placed, T
from semak.text.contrasts import CONTRASTS

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.pairing import Pair, Places

_WORD = re.compile(r"\w(?:[\w-]*\w)?")
_NAME = re.compile(r"[a-z]?[A-Z]")
_THROUGH = re.compile(r"\s*(?:[-\u2010-\u2015]|hingga|sehingga|sampai|to|until)\s*")
_ONWARD = re.compile(r"[>\u203a\u2192]|\b(?:kemudian|lalu|then)\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"[.!?]\s|\b(?:sebelum|selepas|setelah|jika|before|after|once|if|unless)\b", re.IGNORECASE)

_Block: TypeAlias = "tuple[Hashable, int]"
_Two: TypeAlias = "tuple[T, T]"
"""Two statements of one block, in order of place."""


def unlike(pair: Pair, mine: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]) -> tuple[list[T], list[T]]:
    """What is not in the other half, or stands there in the place of another: in its own paragraph, or in the next."""
    if list(map(key, mine)) == list(map(key, theirs)):
        return [], []  # most pages end here
    left, right = pair.unanswered(mine, theirs, key)
    moved, others = swaps.swapped(pair, mine, theirs, key)
    crossed, back = exchanged(pair, mine, theirs, key)
    return in_order((*left, *moved, *crossed)), in_order((*right, *others, *back))


def in_order(items: Iterable[T]) -> list[T]:
    """``items`` in order of place, each once."""
    return sorted(set(items), key=lambda item: item.start)


def exchanged(
    pair: Pair,
    mine: Sequence[T],
    theirs: Sequence[T],
    key: Callable[[T], Hashable],
    kind: Callable[[T], Hashable] = bool,
) -> tuple[list[T], list[T]]:
    """What of ``mine`` and of ``theirs`` stands in each other's place within a paragraph: two of one ``kind``."""
    if list(map(key, mine)) == list(map(key, theirs)):
        return [], []  # most pages end here
    here, there = pair.places
    left: list[T] = []
    right: list[T] = []
    for one, other in _crossed(pair, _by_block(here, mine), _by_block(there, theirs), key):
        if kind(one[0]) == kind(one[1]) and (_are_in_order(pair, one, other) or _stand_alike(pair, one, other)):
            left += one
            right += other
    return left, right


def _by_block(places: Places, items: Sequence[T]) -> Mapping[_Block, list[T]]:
    found: dict[_Block, list[T]] = {}
    for item in items:
        found.setdefault(places.block(item), []).append(item)
    return found


def _crossed(
    pair: Pair, mine: Mapping[_Block, list[T]], theirs: Mapping[_Block, list[T]], key: Callable[[T], Hashable]
) -> Iterator[tuple[_Two[T], _Two[T]]]:
    """The blocks in which two statements stand crosswise, and the others in the same order."""
    here, there = pair.places
    for block, left in mine.items():
        right = theirs.get(block, [])
        keys, others = list(map(key, left)), list(map(key, right))
        if keys == others or Counter(keys) != Counter(others) or here.count(block[0]) != there.count(block[0]):
            continue
        unlike = [at for at, found in enumerate(keys) if found != others[at]]
        if len(unlike) == 2:
            first, second = unlike
            yield (left[first], left[second]), (right[first], right[second])


def _are_in_order(pair: Pair, one: _Two[T], other: _Two[T]) -> bool:
    """Whether what stands between the two says in both halves which comes first."""
    return _is_ordered(pair.page, one) and _is_ordered(pair.other, other)


def _is_ordered(page: Page, two: tuple[Placed, Placed]) -> bool:
    """Whether ``two`` are the ends of a range, or the one follows the other by a word that says so."""
    between = page.prose[two[0].end : two[1].start].replace("*", " ").lower()
    ends = two[0].start == two[1].start or _THROUGH.fullmatch(between) is not None
    return ends or (_ONWARD.search(between) is not None and _OTHERWISE.search(between) is None)


def _stand_alike(pair: Pair, one: _Two[T], other: _Two[T]) -> bool:
    """Whether what both halves name stands around the two in the same order: between them, and beside them."""
    mine, theirs = _named(pair.page, one), _named(pair.other, other)
    shared = {name for name, count in Counter(each for _, each in mine).items() if count == 1}
    shared &= {name for name, count in Counter(each for _, each in theirs).items() if count == 1}
    places = [_order(names, shared, two) for names, two in ((mine, one), (theirs, other))]
    before, between, behind = places[0]
    return places[0] == places[1] and bool(between) and bool(before or behind)


def _order(
    names: Sequence[tuple[int, Hashable]], shared: set[Hashable], two: tuple[Placed, Placed]
) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
    """The ``shared`` ones of ``names`` before, between and behind the two."""
    order: tuple[list[Hashable], list[Hashable], list[Hashable]] = [], [], []
    for start, name in names:
        if name in shared:
            order[(start > two[0].start) + (start > two[1].start)].append(name)
    return order


def _named(page: Page, two: tuple[Placed, Placed]) -> list[tuple[int, Hashable]]:
    """The labels, names and numbers of the block around the two, but for these, each with its place, in order."""
    block = page.states.blocks[max(0, bisect_right(page.states.block_starts, two[0].start) - 1)]
    found: list[tuple[int, Hashable]] = [(start, ("bold", text)) for text, start in page.bold]
    found += [(each.start, each.key) for each in page.states.quantities]
    for match in _WORD.finditer(page.prose, block.start, block.end):
        low = match[0].lower()
        contrast = CONTRASTS.get(low) or CONTRASTS.get(low.removesuffix("s"))
        if contrast or _NAME.match(match[0]):
            found.append((match.start(), contrast or match[0]))
    within = [each for each in found if block.start <= each[0] < block.end]
    return sorted(
        (each for each in within if not any(one.start <= each[0] < one.end for one in two)), key=lambda each: each[0]
    )
