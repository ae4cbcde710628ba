"""Arithmetic with the dates of facts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from panduan.data import DataError

_PERIOD = re.compile(r"(\d+)\s+(day|week|month|year)s?", re.IGNORECASE)


def review_due(verified: date, every: str) -> date:
    """The day by which what was verified on ``verified`` must be looked at again.

    ``every`` is a front matter's ``review_every``: ``90 days``, ``2 weeks``, ``6 months``, ``1 year``. A month that lacks
    the day ends on its last: 31 August and ``6 months`` give 28 or 29 February. Raises ``ValueError`` for any other form.
    """
    match = _PERIOD.fullmatch(every.strip())
    if match is None:
        raise ValueError(f"not a period: {every!r} (write it like 6 months, 90 days or 1 year)")
    try:
        return _later(verified, int(match[1]), match[2].lower())
    except (OverflowError, ValueError):
        raise ValueError(f"reaches beyond the calendar: {every!r}") from None


def build_moment(epoch: str | None) -> datetime:
    """When a build counts as made: ``SOURCE_DATE_EPOCH``, in seconds, so that two builds are the same; or now.

    Raises :class:`~panduan.data.DataError` where it is no such number.
    """
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise DataError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch!r}") from None


def _later(day: date, count: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
