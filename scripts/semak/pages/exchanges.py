"""Numbers that changed places within one paragraph of a page's translation: "2 hari bagi **A**, 3 hari bagi **B**".

Both halves state the same there, and a translation may well put things in another order. So the order is compared
only where what both halves have, labels, names, other numbers, words that tell two things apart ("tempatan", "asing"),
stands between the two and beside them, in one order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from semak.text.contrasts import CONTRASTS

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.pairing import Pair, Places
    from semak.text.quantities import Quantity

_WORD = re.compile(r"\w(?:[\w-]*\w)?")
_NAME = re.compile(r"[a-z]?[A-Z]")

_Block: TypeAlias = "tuple[Hashable, int]"
_ByBlock: TypeAlias = "Mapping[_Block, list[Quantity]]"


class _Exchange(NamedTuple):
    """The two numbers of one block of a page, in order of place."""

    first: Quantity
    second: Quantity


def exchanged(pair: Pair) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of both halves that stand in each other's place within a paragraph."""
    mine, theirs = (_hard(page.states.quantities) for page in (pair.page, pair.other))
    if [each.key for each in mine] == [each.key for each in theirs]:
        return [], []  # most pages end here
    here, there = pair.places
    left: list[Quantity] = []
    right: list[Quantity] = []
    for one, other in _crossed(pair, _by_block(here, mine), _by_block(there, theirs)):
        left += one
        right += other
    return left, right


def _hard(quantities: Sequence[Quantity]) -> list[Quantity]:
    """What no language leaves out."""
    return [each for each in quantities if not each.soft]


def _by_block(places: Places, quantities: Sequence[Quantity]) -> _ByBlock:
    found: dict[_Block, list[Quantity]] = {}
    for each in quantities:
        found.setdefault(places.block(each), []).append(each)
    return found


def _crossed(pair: Pair, mine: _ByBlock, theirs: _ByBlock) -> Iterator[tuple[_Exchange, _Exchange]]:
    """The blocks in which two numbers of one unit stand crosswise, and what stands around them stands alike."""
    here, there = pair.places
    for block, left in mine.items():
        right = theirs.get(block, [])
        keys, others = [each.key for each in left], [each.key for each in right]
        if keys == others or sorted(keys) != sorted(others) or here.count(block[0]) != there.count(block[0]):
            continue
        unlike = [at for at, key in enumerate(keys) if key != others[at]]
        one, other = (_Exchange(side[unlike[0]], side[unlike[-1]]) for side in (left, right))
        if len(unlike) == 2 and one.first.unit == one.second.unit and _stand_alike(pair, one, other):
            yield one, other


def _stand_alike(pair: Pair, one: _Exchange, other: _Exchange) -> bool:
    """Whether what both halves name stands around the two numbers in the same order: between them, and beside them."""
    mine, theirs = _named(pair.page, one), _named(pair.other, other)
    shared = {name for name, count in Counter(each for _, each in mine).items() if count == 1}
    shared &= {name for name, count in Counter(each for _, each in theirs).items() if count == 1}
    places = [_order(names, shared, exchange) for names, exchange in ((mine, one), (theirs, other))]
    before, between, behind = places[0]
    return places[0] == places[1] and bool(between) and bool(before or behind)


def _order(
    names: Sequence[tuple[int, Hashable]], shared: set[Hashable], exchange: _Exchange
) -> tuple[list[Hashable], list[Hashable], list[Hashable]]:
    """The ``shared`` ones of ``names`` before, between and behind the two numbers."""
    order: tuple[list[Hashable], list[Hashable], list[Hashable]] = [], [], []
    for start, name in names:
        if name in shared:
            order[(start > exchange.first.start) + (start > exchange.second.start)].append(name)
    return order


def _named(page: Page, exchange: _Exchange) -> list[tuple[int, Hashable]]:
    """The labels, names and other numbers of the block around the two numbers, each with its place, in order."""
    starts = page.states.block_starts
    block = page.states.blocks[max(0, bisect_right(starts, exchange.first.start) - 1)]
    found: list[tuple[int, Hashable]] = [
        (start, ("bold", text)) for text, start in page.bold if block.start <= start < block.end
    ]
    for match in _WORD.finditer(page.prose, block.start, block.end):
        low = match[0].lower()
        contrast = CONTRASTS.get(low) or CONTRASTS.get(low.removesuffix("s"))
        counted = any(each.start <= match.start() < each.end for each in exchange)
        if not counted and (contrast or _NAME.match(match[0])):
            found.append((match.start(), contrast or match[0]))
    found += [
        (each.start, each.key)
        for each in page.states.quantities
        if block.start <= each.start < block.end and each not in exchange
    ]
    return sorted(found, key=lambda each: each[0])
