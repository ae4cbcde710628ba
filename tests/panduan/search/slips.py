"""Slips of the finger: a query with one letter left out, typed twice, swapped with the next, or of the key beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.panduan.search.gold import Query

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WORD = re.compile(r"[a-z]{4,}")


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


def beside(letter: str, random: Random) -> str:
    """The key at the left or at the right of ``letter``."""
    row = next(row for row in ROWS if letter.lower() in row)
    place = row.index(letter.lower())
    return random.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
