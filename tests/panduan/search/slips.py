"""Slips of the finger: a query with one letter wrong, with two words written together, with one written as two."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.panduan.search.gold import Query

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WORD = re.compile(r"[a-z]{4,}")
PAIR = re.compile(r"(?<![^ ])[A-Za-z]{3,} [A-Za-z]{3,}(?![^ ])")
LONG = re.compile(r"(?<![^ ])[A-Za-z]{6,}(?![^ ])")


def slipped(query: Query) -> Query:
    """``query`` with a slip in one of its words of four letters or more, always the same; at its beginning only the key beside."""
    random = Random(query.text)
    words = list(WORD.finditer(query.text.lower()))
    if not words:
        return query
    word = random.choice(words)
    place = random.randrange(word.start(), word.end() - 1)
    a, b = query.text[place : place + 2]
    slips = [(beside(a, random), b), ("", b), (a + a, b), (b, a)]
    kinds = 1 if place == word.start() else 4
    return replace(query, text=query.text[:place] + "".join(random.choice(slips[:kinds])) + query.text[place + 2 :])


def joined(query: Query) -> Query:
    """``query`` with two of its words written together, always the same."""
    pairs = list(PAIR.finditer(query.text))
    if not pairs:
        return query
    gap = query.text.index(" ", Random(query.text).choice(pairs).start())
    return replace(query, text=query.text[:gap] + query.text[gap + 1 :])


def parted(query: Query) -> Query:
    """``query`` with one of its longer words written as two, always the same."""
    words = list(LONG.finditer(query.text))
    if not words:
        return query
    random = Random(query.text)
    word = random.choice(words)
    gap = random.randrange(word.start() + 2, word.end() - 1)
    return replace(query, text=f"{query.text[:gap]} {query.text[gap:]}")


def beside(letter: str, random: Random) -> str:
    """The key at the left or at the right of ``letter``."""
    row = next(row for row in ROWS if letter.lower() in row)
    place = row.index(letter.lower())
    return random.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
