"""Slips of the finger: a query with one letter left out, typed twice, swapped with the next, or of the key beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from tests.panduan.search.gold import Query

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
WORD = re.compile(r"[a-z]{4,}")


def slipped(query: Query) -> Query:
    """``query`` with a slip in one of its words of four letters or more, always the same; its first letter is right."""
    random = Random(query.text)
    words = list(WORD.finditer(query.text.lower()))
    if not words:
        return query
    word = random.choice(words)
    place = random.randrange(word.start() + 1, word.end() - 1)
    a, b = query.text[place], query.text[place + 1]
    instead = random.choice(("", a + a, beside(a, random)))
    before, rest = query.text[:place], query.text[place + 1 :]
    text = before + b + a + rest[1:] if a != b and random.random() < 1 / 4 else before + instead + rest
    return replace(query, text=text)


def beside(letter: str, random: Random) -> str:
    """The key at the left or at the right of ``letter``."""
    row = next(row for row in ROWS if letter.lower() in row)
    place = row.index(letter.lower())
    return random.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
