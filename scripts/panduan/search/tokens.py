"""Text to tokens: the same words for the same text, whatever its case, quotes, hyphens or way of writing numbers.

``worker/tokens.js`` is this module again, for what the reader types;
``tests/panduan/search/test_same_analysis.py`` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_PHONE = r"\+?\(?\d(?:[\s().-]{0,2}\d){5,}"
_INITIAL = r"[a-z]-[a-z]{2,}"
_NUMBER = r"\d+(?:[.,]\d+)*[a-z]*"
_WORD = r"[a-z\u00df-\u024f]+(?:['\u2019][a-z]+)?(?:\d+(?:[.,]\d+)*)?"
_TOKEN = re.compile(f"({_PHONE})|({_INITIAL})|({_NUMBER})|({_WORD})")
_PART = re.compile(_NUMBER)


def tokens(text: str) -> list[str]:
    """The tokens of ``text`` in order.

    ``e-mel`` is ``emel``; ``1-300-22-8000``, ``1300 22 8000`` and ``1300228000`` are one token; ``+60 3`` is ``03``;
    ``RM1,850`` is ``rm`` and ``1850``; ``worker's`` is ``worker``.
    """
    found: list[str] = []
    for match in _TOKEN.finditer(text.lower()):
        found.extend(_word(match[4]) if match[4] else _from(match))
    return found


def _from(match: re.Match[str]) -> Iterator[str]:
    phone, initial, number, _ = match.groups()
    if initial:
        yield initial.replace("-", "")
    elif number:
        yield from _number(number)
    else:
        digits = dialled(re.sub(r"\D", "", phone))
        if is_phone(digits):
            yield digits
        else:
            for part in _PART.finditer(phone):
                yield from _number(part[0])


def dialled(digits: str) -> str:
    """A Malaysian number without its country code: 60380008000 is 0380008000."""
    return f"0{digits[2:]}" if digits.startswith("60") and len(digits) >= 10 else digits


def is_phone(digits: str) -> bool:
    """True for digits that belong together, however they were grouped: whole numbers, and the beginnings of some."""
    return len(digits) >= 7 or re.match(r"0[1-9]|1[378]00", digits) is not None


def spellings(token: str) -> list[str]:
    """Other spellings by which a phone number is looked for: without its area code or its zero, from abroad."""
    if token.isdigit() and len(token) >= 8:
        if token.startswith("0"):
            area = 3 if token[1] == "8" else 2
            return [token[area:], token[1:], f"6{token}"]
        if token.startswith("1"):
            return [f"0{token}", token[1:]]
    return []


def _number(text: str) -> Iterator[str]:
    digits = re.match(r"[\d.,]+", text)
    number = (digits[0] if digits else "").replace(",", "")
    letters = text[len(digits[0]) :] if digits else text
    if len(letters) == 1:
        yield number + letters
    else:
        yield number
        if letters:
            yield letters


@lru_cache(maxsize=65536)
def _word(text: str) -> tuple[str, ...]:
    letters = re.split(r"\d", text, maxsplit=1)[0]
    number = text[len(letters) :].replace(",", "")
    plain = unicodedata.normalize("NFKD", re.sub(r"['\u2019]s$", "", letters))
    plain = "".join(letter for letter in plain if letter.isalnum())
    if number and len(plain) == 1:
        return (plain + number,)
    return (plain, number) if number else (plain,)
