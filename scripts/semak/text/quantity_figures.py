"""Numbers of texts in languages whose words are not known here: held together by their figures alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal

from semak.text.quantity import Quantity

_FIGURES = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[.,' \u00a0\u202f\u2019]\d{3})+(?!\d)")

_THOUSANDS = {
    "k": 1_000, "K": 1_000, "千": 1_000, "천": 1_000, "万": 10_000, "萬": 10_000, "만": 10_000,
    "亿": 100_000_000, "億": 100_000_000, "억": 100_000_000,
}  # fmt: skip
"""What signs behind a number multiply it by, in the languages that write them there."""

_MULTIPLE = re.compile(rf"([0-9]+(?:[.,][0-9]{{1,2}})?)[ \u00a0]?([{''.join(_THOUSANDS)}])(?![A-Za-z])")
_MULTIPLES = re.compile(rf"(?<![0-9.,]){_MULTIPLE.pattern}(?:[ \u00a0]?{_MULTIPLE.pattern})?")


def missing(mine: Iterable[Quantity], text: str, theirs: Iterable[Quantity], other: str) -> Iterator[Quantity]:
    """The quantities of ``mine`` with a figure that the other half has nowhere, in whatever form.

    ``mine`` are those of ``text``, ``theirs`` those of ``other``: what one half says in words answers figures.
    """
    answers = {digits.lstrip("0") for digits in _FIGURES.findall(other)}
    answers.update(re.sub(r"\D", "", grouped).lstrip("0") for grouped in _GROUPED.findall(other))
    answers.update(each.value for each in theirs)
    answers.update(str(number) for *_, number in _in_thousands(other))
    larger, seen = list(_in_thousands(text)), set[tuple[int, int]]()
    starts = [start for start, *_ in larger]
    for quantity in mine:
        place = quantity.start, quantity.end
        if quantity.soft or quantity.unit == "time" or place in seen:
            continue
        seen.add(place)
        nearest = larger[bisect_right(starts, quantity.start) - 1] if larger else (0, 0, 0)
        within = nearest[0] <= quantity.start < nearest[1]
        whole = str(nearest[2]) if within else re.sub(r"\D", "", quantity.text).lstrip("0")
        figures = (digits.lstrip("0") for digits in _FIGURES.findall(quantity.text))
        said = not answers.isdisjoint((whole, quantity.value))
        if not said and not all(each in answers or _may_be_words(each) for each in figures):
            yield quantity


def _in_thousands(text: str) -> Iterator[tuple[int, int, int]]:
    """Numbers with their multiples (``175k``, ``17 万 5 千``): where they stand, and what they come to."""
    for match in _MULTIPLES.finditer(text):
        parts = ((Decimal(number.replace(",", ".")), sign) for number, sign in _MULTIPLE.findall(match[0]))
        yield *match.span(), int(sum(number * _THOUSANDS[sign] for number, sign in parts))


def _may_be_words(figure: str) -> bool:
    """Whether any language may write ``figure``, without zeros before it, in words: up to twelve."""
    return len(figure) < 3 and int(figure or "0") <= 12
