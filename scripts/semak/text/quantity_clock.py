"""Times of day: in figures and in words, with their half of the day or as a dial shows them, one by one or from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match

from semak.text import quantity_values as values
from semak.text.quantity import Quantity, whole
from semak.text.quantity_words import DIAL, HALVES_OF_DAY, HOURS, NUMBER_WORDS

_MINUTES = {"half": 30, "setengah": 30, "quarter": 15, "suku": 15, "tiga suku": 45}
_SHARP = re.compile(r"[ap]\.?m")
_BEFORE_HOUR = re.compile(r"(?:antara|dari|daripada|hingga|sampai|sebelum|sehingga|selepas|pukul|jam)[\s\u00a0]+\Z")
_RATIO_BEFORE = re.compile(r"(?:nisbah|skala|ratio|scale)(?![a-z])[^.:;|0-9]*\Z")
_DAYS_BEFORE = re.compile(r"(?:hari|days?)(?:[\s\u00a0]+(?:dan|and))?[\s\u00a0,/]*\Z")
_FIRST_AT_NIGHT = 7
"""The first hour that is called one of the night: "dua malam" and "two at night" count nights and guards."""


def in_figures(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``8 pagi``, ``8.30am``, ``8-10 pagi``, the first of ``8 to noon``: in twenty-four hours; mere numbers of nights."""
    if match["until"]:
        start, end = match.span("first")
        if not match["last"]:
            half = "am" if _half(match["until"]) == "noon" else "pm"
            yield Quantity(start, end, text[start:end], values.hour(match["first"], half), "time")
        return
    if _counts_nights(match):
        for name in ("first", "last"):
            if match[name]:
                yield whole(text, match, values.value(match[name]), "")
        return
    for hour in _hours(match["first"] if match["last"] else "", match["last"] or match["first"], _half(match["half"])):
        yield whole(text, match, hour, "time")


def in_24_hours(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``17:00``; "nisbah 1:15" is none."""
    if _RATIO_BEFORE.search(match.string, max(0, match.start() - 24), match.start()):
        return
    if int(match[1]) < 25 and int(match[2]) < 60:
        yield whole(text, match, f"{int(match[1]):02}:{match[2]}", "time")


def from_to(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``9.00-17.00``: two times."""
    for hour, _, minutes in (match[name].partition(".") for name in ("first", "last")):
        yield whole(text, match, f"{int(hour):02}:{minutes}", "time")


def in_words(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``pukul dua setengah petang``, ``a quarter to three``, ``between two and three in the afternoon``.

    Soft where only the half of the day says that a time is meant; mere numbers where that says too little.
    """
    if match["hour"] in HOURS:
        minutes = _minutes(match["minutes"])
        yield whole(text, match, _later(HOURS[match["hour"]], -minutes if match["before"] else minutes, 24), "time")
        return
    hour = int(values.in_figures(match["hour"]))
    sure = match["minutes"] or match["said"] or match["more"]
    sharp = match["half_of_day"] and _SHARP.match(match["half_of_day"])
    if not (1 <= hour <= 12 or (hour <= 24 and sure)) or not (sure or sharp or _may_be_time(match, hour)):
        for name in ("since", "hour"):
            if match[name]:
                yield whole(text, match, values.in_figures(match[name]), "", soft=True)
        return
    minutes = _minutes(match["minutes"] or match["more"])
    minutes = -minutes if match["before"] or match["until"] or match["less"] else minutes
    if not match["half_of_day"]:
        yield whole(text, match, _later(f"{hour % 12:02}:00", minutes, 12), DIAL)
        return
    since = values.in_figures(match["since"]) if match["since"] else ""
    *first, last = _hours(since, str(hour), _half(match["half_of_day"]))
    for each in (*first, _later(last, minutes, 24)):
        yield whole(text, match, each, "time", soft=not (sure or sharp))


def _hours(first: str, last: str, half: str) -> Iterator[str]:
    """The two times from ``first`` (which may be empty) to ``last`` before one word for their half of the day."""
    end = values.hour(last, half)
    if first:
        begin = values.hour(first, half)
        if end == "00:00":
            yield values.hour(first, "pm")
        else:
            yield begin if begin < end else values.hour(first, "am")
    yield end


def _half(written: str) -> str:
    """The one name of a half of the day."""
    return HALVES_OF_DAY[" ".join(written.split())]


def _counts_nights(match: Match[str]) -> bool:
    """Whether what looks like an hour of the night, in figures, says how many nights, or how many there are at night."""
    last = match["last"] or match["first"]
    if match["half"] not in {"malam", "at night"} or not last.isdigit() or int(last) > 11:
        return False
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(_DAYS_BEFORE.search(before)) or (int(last) < _FIRST_AT_NIGHT - 1 and not _BEFORE_HOUR.search(before))


def _may_be_time(match: Match[str], hour: int) -> bool:
    """Whether a number word before a half of the day is an hour of it, and no number of nights."""
    if _half(match["half_of_day"]) != "night":
        return True
    in_malay = match["half_of_day"][0] == "m"
    named = match["since"] or not in_malay or _BEFORE_HOUR.search(match.string, 0, match.start())
    return hour >= _FIRST_AT_NIGHT and bool(named)


def _minutes(written: str | None) -> int:
    """``quarter``, ``ten minutes``, ``lima belas minit``, in figures; 0 for nothing."""
    if not written:
        return 0
    words = " ".join(written.split()).removesuffix(" minutes").removesuffix(" minute").removesuffix(" minit")
    return _MINUTES.get(words) or NUMBER_WORDS[words]


def _later(hour: str, minutes: int, hours: int) -> str:
    """So many minutes after ``hour``, on a clock that has so many hours."""
    total = (int(hour[:2]) * 60 + int(hour[3:]) + minutes) % (hours * 60)
    return f"{total // 60:02}:{total % 60:02}"
