"""A number of a text with what it counts."""

from __future__ import annotations

from re import Match
from typing import NamedTuple


class Quantity(NamedTuple):
    """A number of a text from ``start`` to ``end``: ``value`` and ``unit`` in the form that compares.

    ``dated`` is the date that it is with the year of the one that it leads to: "1 Januari hingga 31 Mac 2026".
    """

    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    soft: bool = False
    dated: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two quantities must share to be the same."""
        return self.value, self.unit


def whole(text: str, match: Match[str], value: str, unit: str, *, soft: bool = False) -> Quantity:
    """A quantity over all of ``match``."""
    return Quantity(match.start(), match.end(), text[match.start() : match.end()], value, unit, soft)
