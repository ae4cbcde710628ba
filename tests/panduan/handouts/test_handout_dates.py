"""Dates of facts: when what was verified must be looked at again, and what a front matter may say."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from panduan.dates import review_due
from panduan.handouts.plan import dates_of, slug_of, version_date


@pytest.mark.parametrize(
    ("verified", "every", "due"),
    [
        ("2026-11-22", "6 months", "2027-05-22"),
        ("2026-11-22", "3 months", "2027-02-22"),
        ("2026-11-22", "1 month", "2026-12-22"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2027-12-31", "2 months", "2028-02-29"),
        ("2026-08-31", "1 month", "2026-09-30"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-11-22", "14 months", "2028-01-22"),
        ("2026-11-22", "90 days", "2027-02-20"),
        ("2026-11-22", "2 weeks", "2026-12-06"),
        ("2026-11-22", " 6 Months ", "2027-05-22"),
        ("2026-11-22", "8000 years", "9999-12-31"),
    ],
)
def test_the_review_falls_due(verified: str, every: str, due: str) -> None:
    assert review_due(date.fromisoformat(verified), every).isoformat() == due


@pytest.mark.parametrize("every", ["", "soon", "six months", "6", "6 moons", "-6 months", "1.5 years", "99999 weeks"])
def test_what_is_no_period_is_refused(every: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        review_due(date(2026, 11, 22), every)


def test_a_front_matter_may_leave_dates_out() -> None:
    assert dates_of({}) == (None, None)
    assert dates_of({"verified": "yesterday", "review_every": "6 months"}) == (None, None)
    assert dates_of({"verified": date(2026, 11, 22)}) == (date(2026, 11, 22), None)
    assert dates_of({"verified": datetime(2026, 11, 22, 10, 30)}) == (date(2026, 11, 22), None)
    assert dates_of({"verified": date(2026, 11, 22), "review_every": "6 months"}) == (
        date(2026, 11, 22),
        date(2027, 5, 22),
    )


def test_the_version_is_the_day_of_the_commit_in_malaysia() -> None:
    assert version_date("1795305600") == date(2026, 11, 22)
    assert version_date("1795366800") == date(2026, 11, 23)  # 17:00 of the 22nd in UTC


@pytest.mark.parametrize(
    ("source", "locale", "slug"),
    [
        ("index.ms.md", "ms", "index"),
        ("eplks/login.en.md", "en", "eplks/login"),
        ("eplks/index.md", "ms", "eplks/index"),
    ],
)
def test_a_page_has_one_name_in_every_language(source: str, locale: str, slug: str) -> None:
    assert slug_of(source, locale) == slug
