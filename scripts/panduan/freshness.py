"""A page that was due for review says so: marked when it is built, and again by the reader's browser.

A built page may be read for months. The mark is on every dated page, hidden; ``assets/scripts/review.js`` shows it when
the day has passed. What the build itself finds overdue it leaves visible, for readers without JavaScript.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from panduan.dates import build_moment, review_due
from panduan.words import words, written_date


def build_day(epoch: str | None) -> date:
    """The day a build counts as made on: that of ``SOURCE_DATE_EPOCH``, so that two builds are the same, or today."""
    return build_moment(epoch).date()


def due(meta: Mapping[str, Any]) -> date | None:
    """When a page with the front matter ``meta`` must be looked at again; None where it does not say."""
    verified, every = meta.get("verified"), meta.get("review_every")
    if not isinstance(verified, date) or not every:
        return None
    try:
        return review_due(verified, str(every))
    except ValueError:
        return None  # semak reports it


def with_mark(html: str, meta: Mapping[str, Any], locale: str, today: date) -> str:
    """``html`` of an article with the mark after the line of provenance; as it is where the page has no date."""
    day = due(meta)
    start = html.find('<p class="provenance">')
    if day is None or start < 0:
        return html
    end = html.index("</p>", start) + len("</p>")
    state = "" if day < today else " hidden"
    text = words(locale)["review_overdue"].replace("{date}", written_date(day, locale))
    mark = f'<p class="review" data-review-due="{day.isoformat()}" data-furniture data-search-exclude{state}>{text}</p>'
    return f"{html[:end]}\n{mark}{html[end:]}"
