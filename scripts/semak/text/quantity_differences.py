"""What two texts do not both count: quantities compared as exact multisets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from semak.text.multisets import without
from semak.text.quantity import Quantity
from semak.text.quantity_words import (
    DIAL,
    LEFT_OUT,
    ORDER_WORDS,
    PARTS_IN_MONTHS,
    PARTS_OF_YEAR,
    RATIO,
    SLASHED,
    SMALLER,
    TIMES,
)

_FOUR_DIGITS = re.compile(r"(\d\d)([0-5]\d)")
_DOTTED = re.compile(r"(\d{1,2})\.([0-5]\d)")


def differences(one: Iterable[Quantity], other: Iterable[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of each side that the other does not answer, as exact multisets.

    A soft quantity answers a number left over on the other side. Of a time only one side may say what it is counted
    in: "umur 18 tahun", "aged 18"; and "3 kali" may be three of anything: "three attempts".
    """
    first, second = list(one), list(other)
    left, right = _unanswered(first, second), _unanswered(second, first)
    if not left and not right:
        return [], []
    left, right = _without_units(left, right, ("year", TIMES))
    left, right = _without_parts(left, _two_in_one(second, first)), _without_parts(right, _two_in_one(first, second))
    # "5.30pm" is "jam 1730", "1730 hours" and "17.30".
    left, right = _without_same(left, right, _clock)
    left, right = _without_dials(left, right)
    right, left = _without_dials(right, left)
    left, right = _without_hours(left, second, first), _without_hours(right, first, second)
    left, right = _without_same(left, right, _whole_date)
    soft, other_soft = _more_in_words(first, second), _more_in_words(second, first)
    left, right = _without_months(left, other_soft), _without_months(right, soft)
    left, right = _without_equals(left, [*right, *other_soft]), _without_equals(right, [*left, *soft])
    left, right = _without_rates(left, [*right, *other_soft]), _without_rates(right, [*left, *soft])
    left, right = _without_parts_of_year(left, second, first), _without_parts_of_year(right, first, second)
    words, other_words = (Counter(each.value for each in side if _counts(each)) for side in (first, second))
    left, right = _without(left, other_words, TIMES), _without(right, words, TIMES)
    left, right = _without_units(left, right, LEFT_OUT)
    return _without_left_out(left, second, first), _without_left_out(right, first, second)


def _more_in_words(mine: list[Quantity], theirs: list[Quantity]) -> list[Quantity]:
    """What ``mine`` says in words and ``theirs`` does not."""
    soft, others = ([each for each in side if each.soft] for side in (mine, theirs))
    return without(soft, (each.key for each in soft), Counter(each.key for each in others))


def _without_same(
    left: list[Quantity], right: list[Quantity], read: Callable[[Quantity], str]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both without what ``read`` finds the same; it gives an empty text for what it cannot read."""
    mine, theirs = ([read(each) for each in side] for side in (left, right))
    same = Counter(mine) & Counter(theirs)
    del same[""]
    return without(left, mine, same), without(right, theirs, same)


def _whole_date(quantity: Quantity) -> str:
    """The date with its year, if it has one or leads to one that does."""
    return quantity.dated or (quantity.value if quantity.unit == "date" else "")


def _without_months(left: list[Quantity], soft: list[Quantity]) -> list[Quantity]:
    """``left`` without the months that ``soft`` names and dates by a later one: "Januari hingga Mac 2026"."""
    dated = Counter(each.dated for each in soft if each.dated)
    return without(left, map(_whole_date, left), dated) if dated else left


def _without_parts_of_year(mine: list[Quantity], theirs: list[Quantity], own: list[Quantity]) -> list[Quantity]:
    """``mine`` without months that are a part of the year for ``theirs``, and not in ``own``: "suku pertama"."""
    spare = _parts_of_year(theirs) - _parts_of_year(own)
    return _without(mine, Counter(PARTS_IN_MONTHS[unit] for _, unit in spare.elements()), "month")


def _parts_of_year(side: list[Quantity]) -> Counter[tuple[str, str]]:
    return Counter(quantity.key for quantity in side if quantity.unit in PARTS_IN_MONTHS)


def _without_left_out(mine: list[Quantity], theirs: list[Quantity], own: list[Quantity]) -> list[Quantity]:
    """``mine`` without times for which ``theirs`` has a word more than ``own``: "tujuh jam", "seven"."""
    spare = _cardinals(theirs) - _cardinals(own)
    return without(mine, (each.value if each.unit in LEFT_OUT else "" for each in mine), spare)


def _cardinals(side: list[Quantity]) -> Counter[str]:
    """The number words of ``side`` that count something unsaid; "satu" and "one" count nothing as often as not."""
    return Counter(
        each.value for each in side if _counts(each) and each.value != "1" and each.text.lower() not in ORDER_WORDS
    )


def _without_equals(mine: list[Quantity], theirs: Iterable[Quantity]) -> list[Quantity]:
    """``mine`` without what ``theirs`` says in a larger or smaller unit: 12 months and a year, 7 days and a week."""
    equals = Counter(found for quantity in theirs if (found := in_smaller_units(quantity)))
    left = []
    for quantity in mine:
        found = in_smaller_units(quantity)
        if found and equals[found]:
            equals[found] -= 1
        else:
            left.append(quantity)
    return left


def in_smaller_units(quantity: Quantity) -> tuple[Decimal, str] | None:
    """The quantity in the smallest unit of its kind, months or seconds, sen, grams; None if it has no such unit."""
    factor, unit = SMALLER.get(quantity.unit, (0, ""))
    return (Decimal(quantity.value) * factor, unit) if factor else None


def _without_rates(mine: list[Quantity], spare: list[Quantity]) -> list[Quantity]:
    """``mine`` without how often in a year something is that ``spare`` says otherwise: "every six months", "twice"."""
    rates = _rates(mine)
    answers = Counter(_rates(spare)) if any(rates) else Counter[str]()
    del answers[""]
    return without(mine, rates, answers)


def tells_rates(mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
    """Whether ``mine`` says how often in a year what ``theirs`` has after so many months: "twice a year"."""
    rates = _rates([each for each in mine if each.unit == TIMES])
    return not {rate for rate in rates if rate}.isdisjoint(each.value for each in theirs if each.unit == "month")


def _rates(found: Sequence[Quantity]) -> list[str]:
    """After how many months each comes again, if the times are those of a year; empty where it says no such thing."""
    months = {str(times): str(12 // times) for times in (2, 3, 4, 6)}
    return [
        quantity.value if quantity.unit == "month" else months.get(quantity.value, "") if quantity.unit == TIMES else ""
        for quantity in found
    ]


def _two_in_one(mine: list[Quantity], theirs: list[Quantity]) -> list[Quantity]:
    """What ``mine`` has with a slash or a colon and ``theirs`` has not."""
    same = {quantity.key for quantity in theirs}
    return [quantity for quantity in mine if quantity.unit in {SLASHED, RATIO} and quantity.key not in same]


def parts(quantity: Quantity) -> list[tuple[str, str]]:
    """What two numbers with a slash or a colon may say, as keys of quantities; nothing for any other quantity."""
    if quantity.unit == RATIO:
        first, last = quantity.value.split(":")
        return [(first, ""), (last, ""), (f"{first:0>2}:{last}", "time")]
    if quantity.unit != SLASHED:
        return []
    first, last = quantity.value.split("/")
    always = [("24", "hour"), ("7", "day")] if quantity.value == "24/7" else []
    return [(first, ""), (last, ""), (f"{last:0>2}-{first:0>2}", "date"), (f"{last}-{first:0>2}", "date"), *always]


def _without_parts(left: list[Quantity], two_in_one: list[Quantity]) -> list[Quantity]:
    """``left`` without what ``two_in_one`` says: "2024 dan 2025", "24 jam, 7 hari", "15 Mac", "Mac 2026", "1 to 3"."""
    answers = Counter(part for quantity in two_in_one for part in parts(quantity))
    return without(left, (quantity.key for quantity in left), answers)


def _clock(quantity: Quantity) -> str:
    """The hour that a number may say, empty if it may not."""
    if quantity.unit == "time":
        return quantity.value
    match = _FOUR_DIGITS.fullmatch(quantity.value) or _DOTTED.fullmatch(quantity.text)
    return f"{int(match[1]):02}:{match[2]}" if match and quantity.unit in {"", "hour"} and int(match[1]) < 25 else ""


def _without_dials(mine: list[Quantity], theirs: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Both without the times of ``mine`` that say no half of the day, "half past two", and those of ``theirs``."""
    dials = [each.value if each.unit == DIAL else "" for each in mine]
    if not any(dials):
        return mine, theirs
    clocks = [f"{int(hour[:2]) % 12:02}{hour[2:]}" if (hour := _clock(each)) else "" for each in theirs]
    same = Counter(dials) & Counter(clocks)
    del same[""]
    return without(mine, dials, same), without(theirs, clocks, same)


def hours_in_words(mine: list[Quantity], theirs: list[Quantity]) -> set[tuple[str, str]]:
    """The full hours that ``mine`` has in figures and ``theirs`` in words, as keys of quantities."""
    left = _unanswered([each for each in mine if each.unit == "time"], theirs)
    return {each.key for each in left} - {each.key for each in _without_hours(left, theirs, mine)}


def _without_hours(mine: list[Quantity], theirs: list[Quantity], own: list[Quantity]) -> list[Quantity]:
    """``mine`` without full hours for which ``theirs`` has a word more than ``own``, and numbers that may be hours there.

    "1 hingga 2 petang" is "between one and two", and "2 pada waktu pagi" may be "two in the morning".
    """
    hours = [(on_dial(each), "hour" if each.unit else "") for each in mine]
    if {value for value, _ in hours} <= {"", "1"}:
        return mine  # "satu" and "one" count nothing as often as not
    return without(mine, hours, _hours_in_words(theirs) - _hours_in_words(own))


def _hours_in_words(side: list[Quantity]) -> Counter[tuple[str, str]]:
    """The words of ``side`` that may say an hour, and the hours in words that may say a number."""
    return Counter(
        (value, "" if each.unit else "hour")
        for each in side
        if each.soft and each.text.lower() not in ORDER_WORDS and (value := on_dial(each))
    )


def on_dial(quantity: Quantity) -> str:
    """The number of a full hour, or a number without a unit; empty for anything else."""
    if quantity.unit == "time" and quantity.value.endswith(":00"):
        return str(int(quantity.value[:2]) % 12 or 12)
    return "" if quantity.unit else quantity.value


def _counts(quantity: Quantity) -> bool:
    """Whether it is a number word without a unit."""
    return quantity.soft and not quantity.unit


def _without_units(
    left: list[Quantity], right: list[Quantity], units: Iterable[str]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both without what one says with one of ``units`` and the other without any."""
    for unit in units:
        left, right = _without_unit(left, right, unit)
        right, left = _without_unit(right, left, unit)
    return left, right


def _without_unit(mine: list[Quantity], theirs: list[Quantity], unit: str) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides without what ``mine`` has with the unit ("umur 18 tahun") and ``theirs`` without ("aged 18")."""
    counted = Counter(quantity.value for quantity in mine if quantity.unit == unit)
    same = counted & Counter(quantity.value for quantity in theirs if not quantity.unit)
    return _without(mine, same, unit), _without(theirs, same, "")


def _unanswered(mine: list[Quantity], theirs: list[Quantity]) -> list[Quantity]:
    """The hard quantities of ``mine`` beyond those of ``theirs``, the last ones of each kind."""
    answers = Counter(quantity.key for quantity in theirs if not quantity.soft)
    # "Suku kedua" may be "the 2nd quarter".
    softer = Counter(
        (each.value, "") if each.unit in PARTS_OF_YEAR.values() else each.key for each in theirs if each.soft
    )
    left = []
    for quantity in mine:
        if quantity.soft:
            continue
        for spare in (answers, softer):
            if spare[quantity.key]:
                spare[quantity.key] -= 1
                break
        else:
            left.append(quantity)
    return left


def _without(left: list[Quantity], values: Counter[str], unit: str) -> list[Quantity]:
    """``left`` without as many quantities of that unit as ``values`` counts."""
    spare = values.copy()
    kept = []
    for quantity in left:
        if quantity.unit == unit and spare[quantity.value]:
            spare[quantity.value] -= 1
        else:
            kept.append(quantity)
    return kept
