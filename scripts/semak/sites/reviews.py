"""When something that was checked has to be checked again."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_PERIOD = re.compile(r"(\d{1,4})\s+(day|week|month|year)s?")


def today() -> date:
    """The day on which a check is made."""
    return date.today()


def due(checked: date, every: str) -> date | None:
    """The day on which what was ``checked`` is due again; None where ``every`` is no period such as "6 months"."""
    match = _PERIOD.fullmatch(every.strip().lower())
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    if unit in {"day", "week"}:
        return checked + timedelta(days=number * (7 if unit == "week" else 1))
    months = checked.month - 1 + number * (12 if unit == "year" else 1)
    year, month = checked.year + months // 12, months % 12 + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(checked.day, calendar.monthrange(year, month)[1]))
