"""``Retry-After``, in both of its forms and whatever else servers write there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Statuses that may be gone at the next try."""


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait, never negative; None where the header is absent or says nothing usable.

    A number too long to be meant is infinite, so that the caller gives up instead of asking at once.
    """
    if value is None:
        return None
    value = value.strip()
    if re.fullmatch(r"\+?[0-9]+(\.[0-9]*)?", value):
        return float(value) if len(value) <= 12 else float("inf")
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        return max(0.0, (when - now).total_seconds())
    except OverflowError:
        return float("inf")
