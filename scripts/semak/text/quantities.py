"""Numbers with what they count, in Malay and English, brought to one form so that a pair of pages can be compared.

``3 bulan`` and ``three months`` are both 3 month; ``RM30 000`` and ``RM30,000.00`` both 30000 RM; ``1 Oktober 2024``
and ``1 October 2024`` one date; ``5 petang`` and ``5pm`` 17:00. A number without a unit is itself. What a language
may say in words (``sebulan``, ``a month``, ``pertama``) is *soft*: it can answer a number on the other page and is
never missed on its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from re import Match

from semak.text import quantity_clock as clock
from semak.text import quantity_dates as dates
from semak.text import quantity_values as values
from semak.text.quantity import Quantity, whole
from semak.text.quantity_shapes import (
    AMOUNT,
    CLOCK_24,
    CLOCK_IN_WORDS,
    CODES,
    COUNTED,
    CURRENCY_BEFORE,
    DAY_MONTH,
    DIGITS,
    DIGITS_OR_FRACTIONS,
    FIRST_OF_CLOCK,
    FIRST_OF_WORDS,
    FROM_TO,
    GLUED_AFTER,
    GLUED_BEFORE,
    IN_WORDS,
    ISO_DATE,
    LETTERS,
    LIST_MARKER,
    MONTH_FIRST,
    MULTIPLIED,
    NUMERIC_DATE,
    ORDINAL,
    PLAIN,
    RANGE,
    RATIO,
    SLASHED,
    STEPWISE,
    TIME,
    VERSION_BEFORE,
)
from semak.text.quantity_words import (
    AMOUNT_MULTIPLES,
    CAPITALIZED_UNITS,
    CODE,
    CURRENCIES,
    MONTHS,
    NAMED,
    ONE_OF,
    ORDER_WORDS,
    PARTS_OF_YEAR,
    SIGNS,
    SMALL_SIGNS,
    TIMES,
    TIMES_WORDS,
    UNITS,
    WEEKDAYS,
)
from semak.text.quantity_words import (
    RATIO as RATIO_UNIT,
)
from semak.text.quantity_words import (
    SLASHED as SLASHED_UNIT,
)
from semak.text.wordlists import lower

DECIMAL_COMMA = frozenset({"id", "de", "fr", "es", "it", "pt", "nl", "ru", "vi", "tr"})
"""Languages that write 30.000,50 for thirty thousand and a half (Unicode CLDR)."""


KNOWN = frozenset({"ms", "en"})
"""Languages whose units and number words are known."""


def knows(locale: str) -> bool:
    """Whether what numbers count in ``locale`` is known here."""
    return locale.replace("_", "-").partition("-")[0].lower() in KNOWN


_EVERY_SO_LONG = re.compile(r"(?<!tiap)[\s\u00a0](?:jam|hari|minggu|bulan|tahun)[\s\u00a0]+\Z")
"""Before "sekali" in "dua tahun sekali", which counts no times."""


# --- Finding --------------------------------------------------------------------------------------------------------


def find(text: str, locale: str = "ms", skip: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Every number of ``text`` with what it counts, in order of place.

    Words of both languages count on every page, for one quotes the other. ``locale`` says how thousands and decimals
    are parted. Nothing that touches a span of ``skip`` (phone numbers) is a quantity.
    """
    low = lower(text)
    if locale in DECIMAL_COMMA:
        low = re.sub(r"(?<=[0-9])[.,](?=[0-9])", lambda match: "," if match[0] == "." else ".", low)
    spans = _merged(skip)
    ends = [end for _, end in spans]
    found = [*_in_digits(text, low), *_in_words(text, low), *_codes(text)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        reached = kept[-1].end if kept and (kept[-1].start < quantity.start or _stands_in(quantity, kept[-1])) else 0
        after = bisect_right(ends, quantity.start)
        if quantity.start >= reached and not (after < len(spans) and spans[after][0] < quantity.end):
            kept.append(quantity)
    if " demi " in low or " by rm" in low:
        kept = _without_steps(low, kept)
    return dates.with_years(low, kept)


def _stands_in(soft: Quantity, other: Quantity) -> bool:
    """Whether ``soft`` is another reading of what ``other`` says, and no end of the same range in words."""
    return soft.soft and not (other.soft and soft.end == other.end)


def _without_steps(low: str, found: list[Quantity]) -> list[Quantity]:
    """``found`` without what only says again by how much something goes on: "RM20 demi RM20"; "3 by 3 feet" are two."""
    again = {
        other.start
        for one, other in pairwise(found)
        if one.key == other.key
        and (between := STEPWISE.fullmatch(low, one.end, other.start))
        and (not between["by"] or one.unit in CURRENCIES.values())
    }
    return [quantity for quantity in found if quantity.start not in again]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` in order of place, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


def _in_digits(text: str, low: str) -> Iterator[Quantity]:
    """What is written in digits."""
    reached = 0
    parted = any(sign in low for sign in values.FRACTIONS)
    for match in (DIGITS_OR_FRACTIONS if parted else DIGITS).finditer(low):
        start = match.start()
        if start < reached or _starts_item(low, start):
            continue
        through = reached > 0 and start == reached + 1 and low[reached] == "-"
        for quantity in _at(text, low, start, through=through):
            reached = max(reached, quantity.end)
            yield quantity


def _starts_item(low: str, start: int) -> bool:
    """Whether the digits at ``start`` are the number of a list item."""
    if not LIST_MARKER.match(low, start):
        return False
    return not low[low.rfind("\n", 0, start) + 1 : start].strip(" \t>")


def _at(text: str, low: str, start: int, *, through: bool) -> Iterator[Quantity]:
    """What the digits at ``start`` say, together with what stands around them; ``through``: a hyphen joins them to a quantity."""
    before = low[max(0, start - 12) : start]
    if currency := CURRENCY_BEFORE.search(before):
        yield from _amount(text, low, start, start - len(before) + currency.start(), CURRENCIES[currency[0].strip()])
        return
    spaced = before[-1:].isspace()
    if not spaced and not through and GLUED_BEFORE.search(before) and not before.endswith("ke-"):
        return
    month = MONTH_FIRST.search(before) if spaced else None
    if month and dates.is_month(text, start - len(before) + month.start(), month["month"]):
        dated = list(dates.month_first(text, low, start, start - len(before) + month.start(), MONTHS[month["month"]]))
        if dated:
            yield from dated
            return
    for pattern, read in READERS if not before.endswith("ke-") else READERS_NTH:
        if match := pattern.match(low, start):
            quantities = list(read(text, match))
            if quantities:
                yield from quantities
                return
    plain = PLAIN.match(low, start)
    if plain and not GLUED_AFTER.match(low, plain.end("number")):
        version = "." in plain["number"] and VERSION_BEFORE.search(before)
        value = values.version(plain["number"]) if version else values.value(plain["number"])
        if plain["number"] in values.FRACTIONS:
            yield Quantity(start, plain.end(), text[start : plain.end()], values.share(value), "%", soft=True)
            return
        yield Quantity(start, plain.end(), text[start : plain.end()], value)


def _amount(text: str, low: str, start: int, begin: int, currency: str) -> Iterator[Quantity]:
    """Money: ``begin`` is where its currency stands."""
    match = AMOUNT.match(low, start)
    if match is None:
        return
    power = AMOUNT_MULTIPLES[match["multiple"].strip()] if match["multiple"] else 0
    first_end = match.end("multiple") if match["multiple"] else match.end("first")
    yield Quantity(begin, first_end, text[begin:first_end], values.value(match["first"], power), currency)
    if match["last"]:
        yield Quantity(*match.span("last"), text[slice(*match.span("last"))], values.value(match["last"]), currency)


# --- Readers: each is tried in turn where digits begin --------------------------------------------------------------


def _ordinal(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``15 hb``, ``15th``: a plain number, for a page may as well say "day 15"."""
    yield whole(text, match, values.value(match[1]), "")


def _counted(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``3 bulan``, ``3-7 days``, ``2MB``, ``30,000 ringgit``."""
    if _is_name(text, match, "unit") and match.start("unit") > match.end("first"):
        return
    power = values.power(match["multiple"] or "")
    if match["last"] and text[match.start() : match.end("last")] in values.WITH_SLASH:
        yield whole(text, match, values.value(text[match.start() : match.end("last")], power), _unit(match["unit"]))
        return
    for name in ("first", "last"):
        if match[name]:
            yield whole(text, match, _with_half(match, name, values.value(match[name], power)), _unit(match["unit"]))


def _with_half(match: Match[str], name: str, value: str) -> str:
    """``value``, and a half where the text says so: of two numbers the last one has it."""
    half = match["and_half"] or match["half_more"]
    return values.and_half(value) if half and (name == "last" or not match["last"]) else value


def _range(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``45-194``: two plain numbers; ``2026-27`` is two years."""
    if not GLUED_AFTER.match(match.string, match.end()):
        yield whole(text, match, values.value(match[1]), "")
        yield whole(text, match, values.value(_century(*match.groups()) + match[2]), "")


def _ratio(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``1:3``, ``1 : 3``: soft, for it may stand in words on the other page."""
    if not GLUED_AFTER.match(match.string, match.end()):
        yield whole(text, match, f"{int(match[1])}:{int(match[3].replace(',', ''))}", RATIO_UNIT, soft=True)


def _codes(text: str) -> Iterator[Quantity]:
    """``E-102``, ``CP39``: soft, for the other page may call it by its name."""
    for match in CODES.finditer(text):
        yield whole(text, match, match[0].replace("-", ""), CODE, soft=True)


def _slashed(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``2024/2025``, ``1/3``, ``24/7``: soft, for it may stand in words on the other page; ``2024/25`` is two years."""
    first, last = match.groups()
    if not GLUED_AFTER.match(match.string, match.end()):
        yield whole(text, match, f"{int(first)}/{int(_century(first, last) + last)}", SLASHED_UNIT, soft=True)


def _century(first: str, last: str) -> str:
    """The two digits that ``last`` has in common with the year ``first`` and leaves out."""
    return first[:2] if len(first) == 4 and len(last) == 2 and first[2:] < last else ""


def _multiplied(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``2 juta``, ``2 million``."""
    yield whole(text, match, values.value(match["first"], values.power(match["multiple"])), "")


READERS = (
    (ISO_DATE, dates.iso_date),
    (NUMERIC_DATE, dates.numeric_date),
    (DAY_MONTH, dates.day_month),
    (TIME, clock.in_figures),
    (CLOCK_24, clock.in_24_hours),
    (ORDINAL, _ordinal),
    (COUNTED, _counted),
    (MULTIPLIED, _multiplied),
    (FROM_TO, clock.from_to),
    (RANGE, _range),
    (SLASHED, _slashed),
    (RATIO, _ratio),
)


READERS_NTH = ((DAY_MONTH, dates.day_month), (ORDINAL, _ordinal))
"""The same after ``ke-``: what follows is not counted, "hari ke-15 bulan berikutnya"."""


def _in_words(text: str, low: str) -> Iterator[Quantity]:
    """What is written in words: soft, but for more than one of a unit."""
    for match in _numerals(low):
        if match.re is CLOCK_IN_WORDS:
            yield from clock.in_words(text, match)
        elif match["large"]:
            unit = _unit(match["large_unit"]) if match["large_unit"] and not _is_name(text, match, "large_unit") else ""
            yield whole(text, match, str(values.large(match["large"])), unit, soft=True)
        elif match["dated"]:
            yield from dates.in_words(text, match)
        elif match["counted"]:
            yield from _counted_in_words(text, match)
        elif match["quarters"]:
            yield whole(text, match, "0.75" if match["quarters"][0] == "t" else "0.25", "hour", soft=True)
        elif unit := match["half"] or match["each"]:
            value = "0.5" if match["half"] else "1.5" if match["each_half"] else "1"
            yield whole(text, match, value, _unit(unit), soft=True)
        elif match["share"]:
            yield whole(text, match, "50", "%", soft=True)
        elif match["times"] == "sekali" and _EVERY_SO_LONG.search(low, max(0, match.start() - 12), match.start()):
            continue
        elif (found := _word(match)) and (text[match.start()].isupper() or found[1] not in CAPITALIZED_UNITS):
            yield whole(text, match, *found, soft=True)


def _numerals(low: str) -> Iterator[Match[str]]:
    """Where words may say a number. Of what a hyphen joins only days do: ``Isnin-Jumaat``."""
    for word in LETTERS.finditer(low):
        if word[0] in FIRST_OF_WORDS:
            start = word.start()
            joined = low[start - 1 : start] == "-" and word[0] not in WEEKDAYS
            match = CLOCK_IN_WORDS.match(low, start) if word[0] in FIRST_OF_CLOCK else None
            match = match or IN_WORDS.match(low, start)
            if match and not joined:
                yield match


def _counted_in_words(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``tiga bulan``, ``three to five days``; one of a unit is soft, for it may be "sebulan" or "a month"."""
    unit = "" if _is_name(text, match, "unit") else _unit(match["unit"])
    for name in ("first", "last"):
        if match[name]:
            value = _with_half(match, name, values.in_figures(match[name]))
            yield whole(text, match, value, unit, soft=value == "1" or not unit)


def _is_name(text: str, match: Match[str], group: str) -> bool:
    """Whether what looks like the sign of a unit is the name of an office or a title: "two HR officers", "3 GM agents"."""
    sign = text[slice(*match.span(group))]
    if not sign.isupper() or match[group] not in SIGNS:
        return False
    in_words = not match["first"] or not match["first"][0].isdigit()
    return in_words or (match[group] in SMALL_SIGNS and text[match.end(group) + 1 :][:1].isalpha())


def _word(match: Match[str]) -> tuple[str, str]:
    """The value and unit of a word that says both (``sebulan``, ``noon``) or only a number."""
    if match["one"]:
        return "1.5" if match["one_half"] else "1", ONE_OF[match["one"]]
    if match["named"]:
        return NAMED[" ".join(match["named"].split())]
    if match["times"]:
        return str(TIMES_WORDS[" ".join(match["times"].split())]), TIMES
    if match["order"]:
        part = match["part_before"] or match["part_after"]
        return str(ORDER_WORDS[match["order"]]), PARTS_OF_YEAR[" ".join(part.split())] if part else ""
    value = values.in_figures(match["word"])
    return values.and_half(value) if match["word_half"] else value, ""


def _unit(written: str) -> str:
    """The one name of a unit."""
    return UNITS[" ".join(written.split())]
