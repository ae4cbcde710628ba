"""What numbers, hours and dates come to: from the words and figures of a text to the one form that compares."""

from __future__ import annotations

import re
from decimal import Decimal

from semak.text.quantity_words import HUNDREDS, MULTIPLES, NUMBER_WORDS, THOUSANDS

_PARTED = re.compile(r"[,\s\u00a0\u202f]")


FRACTIONS = {"\u00bc": "25", "\u00bd": "5", "\u00be": "75"}
"""The signs for a quarter, a half and three quarters, each with its decimals."""
WITH_SLASH = {"1/4": "\u00bc", "1/2": "\u00bd", "3/4": "\u00be"}
"""The same written with a slash."""


def value(written: str, power: int = 0) -> str:
    """A number without separators and empty decimals; codes (``001``) and versions (``1.6.1``) as they are."""
    if written[-3:] in WITH_SLASH:
        written = written[:-3] + WITH_SLASH[written[-3:]]
    bare = written if written.isdigit() else _PARTED.sub("", written)
    if bare[-1] in FRACTIONS:
        bare = f"{bare[:-1] or '0'}.{FRACTIONS[bare[-1]]}"
    if bare.isdigit() and not power and (bare[0] != "0" or bare == "0"):
        return bare
    if bare.count(".") > 1 or (len(bare) > 1 and bare.startswith("0") and "." not in bare):
        return bare
    number = (Decimal(bare) * 10**power).normalize()
    return f"{number:f}"


def version(written: str) -> str:
    """The number of a version as it is, for 2.10 comes after 2.9; 2.0 is 2."""
    return written.removesuffix(".0")


def share(number: str) -> str:
    """``number`` of one as so many of a hundred."""
    return f"{(Decimal(number) * 100).normalize():f}"


def and_half(number: str) -> str:
    """``number`` and a half."""
    return f"{Decimal(number) + Decimal('0.5'):f}"


def power(written: str) -> int:
    """The power of ten that a multiple (``juta``) in ``written`` stands for, 0 without one."""
    return MULTIPLES.get(written.strip(" \u00a0-"), 0)


def in_figures(word: str) -> str:
    """A number word, or a number, in figures."""
    known = NUMBER_WORDS.get(" ".join(word.split()))
    return value(word) if known is None else str(known)


def large(words: str) -> int:
    """A number from a hundred on, in figures: each word adds to what stands before it, or multiplies it."""
    total = group = last = 0
    for word in re.split(r"[\s\u00a0-]+", words):
        if word in THOUSANDS:
            total, group = total + (group or 1) * THOUSANDS[word], 0
        elif word in HUNDREDS:
            group += 100 * (last or 1) - last
        elif word == "puluh":
            group += 9 * last
        elif word == "belas":
            group += 10
        else:
            last = NUMBER_WORDS.get(word, 0)
            group += last
            continue
        last = 0
    return total + group


def hour(written: str, half: str) -> str:
    """``8.30`` in a half of the day, in twenty-four hours."""
    hours, _, minutes = written.replace(".", ":").partition(":")
    number = int(hours) % 12 if half in {"am", "midnight"} else int(hours)
    later = (half == "pm" and number < 12) or (half == "noon" and number < 10) or (half == "night" and 6 <= number < 12)
    if half == "night" and number == 12:
        number = 0
    return f"{number + 12 if later else number:02}:{minutes or '00'}"


def date(year: str | None, month: int, day: int) -> str:
    """A date as ``2024-10-01``, or ``10-01`` without a year; empty if there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ""
    return f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"
