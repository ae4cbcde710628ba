"""What is left of a list when as much of each key is struck out as another list has too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

_T = TypeVar("_T")
_Key = TypeVar("_Key", bound=Hashable)


def without(items: Iterable[_T], keys: Iterable[_Key], struck: Counter[_Key]) -> list[_T]:
    """``items``, whose keys are ``keys``, without as many of each key as ``struck`` counts: the first ones go."""
    spare = struck.copy()
    kept = []
    for item, key in zip(items, keys, strict=True):
        if spare[key]:
            spare[key] -= 1
        else:
            kept.append(item)
    return kept
