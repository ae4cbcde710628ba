"""Word lists as one regular expression that looks at each letter once, and the text that they are looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

BLANK = r"[\s\u00a0]+"


def any_of(words: Iterable[str]) -> str:
    """A pattern matching the longest of ``words``; a space in a word stands for any blanks, line ends included.

    The pattern is a tree of shared beginnings: an alternation of whole words would be tried word by word at every
    place of a text, five times as slow.
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return f"(?:{_pattern(tree)})"


def _pattern(tree: dict[str, Any]) -> str:
    """The pattern of one branch; optional where a word ends and longer ones go on."""
    ways = [
        (BLANK if letter == " " else re.escape(letter)) + _pattern(rest)
        for letter, rest in sorted(tree.items())
        if letter
    ]
    if not ways:
        return ""
    whole = ways[0] if len(ways) == 1 and "" not in tree else f"(?:{'|'.join(ways)})"
    return f"{whole}?" if "" in tree else whole


def lower(text: str) -> str:
    """``text`` in lower case, every offset kept: the few characters whose lower case is longer stay as they are."""
    low = text.lower()
    return (
        low
        if len(low) == len(text)
        else "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    )
