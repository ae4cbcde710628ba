"""Arithmetic with the dates of facts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from semak.sites import reviews

from panduan.data import DataError


def review_due(verified: date, every: str) -> date:
    """The day by which what was verified on ``verified`` must be looked at again.

    ``every`` is a front matter's ``review_every``: ``90 days``, ``2 weeks``, ``6 months``, ``1 year``. A month that lacks
    the day ends on its last: 31 August and ``6 months`` give 28 or 29 February. Raises ``ValueError`` for any other form.
    """
    day = reviews.due(verified, every)
    if day is None:
        raise ValueError(f"not a period: {every!r} (write it like 6 months, 90 days or 1 year)")
    return day


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
