"""Dates of a text: in figures and in words, one by one, in ranges and in rows."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from semak.text import quantity_values as values
from semak.text.quantity import Quantity, whole
from semak.text.quantity_shapes import DAY_YEAR, DIGITS, JOINS_DATES, YEAR
from semak.text.quantity_words import CAPITALIZED_MONTHS, MONTH_NAME, MONTHS, ORDER_WORDS


def with_years(low: str, found: list[Quantity]) -> list[Quantity]:
    """``found``, in which days and months that lead to a date with a year have it too."""
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        if one.unit not in {"date", MONTH_NAME} or other.unit != "date" or one.value[4:5] == "-":
            continue
        year, _, day = (other.dated or other.value).partition("-")
        if len(year) == 4 and JOINS_DATES.fullmatch(low, one.end, other.start):
            value = one.value.zfill(2)
            found[index] = one._replace(dated=f"{int(year) - (value > day)}-{value}")
    return found


def month_first(text: str, low: str, start: int, begin: int, month: int) -> Iterator[Quantity]:
    """``October 1, 2024``, ``October 1 and 2`` or ``October 2024``: ``begin`` is where the month stands."""
    if year := YEAR.match(low, start):
        yield Quantity(begin, year.end(), text[begin : year.end()], f"{year[0]}-{month:02}", "date")
    elif days := DAY_YEAR.match(low, start):
        yield from _days(text, days, month, begin)


def _days(text: str, match: Match[str], month: int, begin: int) -> Iterator[Quantity]:
    """The days of ``month`` that ``match`` names, from ``begin`` on: of a range each has the whole, of others its own part.

    Nothing where one comes before the last: "step 9 and 5 October".
    """
    spans = [match.span("day")]
    spans += [match.span("last")] if match["last"] else []
    spans += [each.span() for each in DIGITS.finditer(match.string, *match.span("listed"))] if match["listed"] else []
    days = [int(text[slice(*span)]) for span in spans]
    if match["listed"] and days != sorted(set(days)):
        return
    for at, (day, (start, end)) in enumerate(zip(days, spans, strict=True)):
        if value := values.date(match["year"], month, day):
            first = begin if at == 0 or match["last"] else start
            last = match.end() if day == days[-1] or match["last"] else end
            yield Quantity(first, last, text[first:last], value, "date")


def iso_date(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``2024-10-01``."""
    if value := values.date(match[1], int(match[2]), int(match[3])):
        yield whole(text, match, value, "date")


def numeric_date(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``01/10/2024``: the day first, as Malaysia writes it."""
    if value := values.date(match[4], int(match[3]), int(match[1])):
        yield whole(text, match, value, "date")


def day_month(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``1 Oktober 2024``, ``1-5 October``, ``6, 7 dan 8 Mac``."""
    if not match["nth"] and not is_month(text, match.start("month"), match["month"]):
        return
    yield from _days(text, match, MONTHS[match["month"]], match.start())


def in_words(text: str, match: Match[str]) -> Iterator[Quantity]:
    """``the first of March``, ``satu haribulan Mac``."""
    if is_month(text, match.start("month"), match["month"]):
        word = " ".join((match["day"] or match["day_word"]).split())
        day = ORDER_WORDS[word] if match["day"] else int(values.in_figures(word))
        if value := values.date(match["year"], MONTHS[match["month"]], day):
            yield whole(text, match, value, "date")


def is_month(text: str, start: int, name: str) -> bool:
    """Whether the month ``name`` at ``start`` is one: ``may`` and ``mac`` without a capital are other words."""
    return name not in CAPITALIZED_MONTHS or text[start].isupper()
