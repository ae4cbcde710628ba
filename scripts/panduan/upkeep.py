"""The state of every page in one table, for readers: ``<!-- panduan: upkeep -->`` on a line of its own.

The same facts as ``semak report`` shows to writers, without what changes from run to run (whether links work): a build
must be the same each time.
"""

from __future__ import annotations

import posixpath
import re
from datetime import date
from typing import TYPE_CHECKING

from semak import report
from semak.report import PageState

from panduan.words import words, written_date

if TYPE_CHECKING:
    from semak.site import Site

MARKER = re.compile(r"^<!-- panduan: upkeep -->$", re.MULTILINE)


def fill(markdown: str, site: Site, locale: str, here: str, today: date) -> str:
    """``markdown`` of the page ``here`` (path without language) with the marker replaced by the table in ``locale``."""
    if not MARKER.search(markdown):
        return markdown
    pages = report.gather(site, today, compare=False).pages
    dated = [page for page in pages if page.locale == locale and page.verified and page.due]
    return MARKER.sub(lambda _: table(dated, locale, posixpath.dirname(here), today), markdown)


def table(pages: list[PageState], locale: str, folder: str, today: date) -> str:
    """A Markdown table of ``pages`` with links that lead there from ``folder``; what is due first stands first."""
    word = words(locale)
    head = [word[f"upkeep_{name}"] for name in ("page", "verified", "due", "official", "unconfirmed", "disputed")]
    rows = [_row(page, locale, folder, today) for page in sorted(pages, key=lambda page: (page.due, page.norm))]
    rule = "| --- | --- | --- | --- | --- | --- |"
    return "\n".join([f"| {' | '.join(head)} |", rule, *rows])


def _row(page: PageState, locale: str, folder: str, today: date) -> str:
    assert page.verified is not None and page.due is not None  # noqa: S101 - the caller leaves out pages without dates
    late = f" ({words(locale)['upkeep_overdue']})" if page.is_overdue(today) else ""
    official = page.sources.get("official", 0)
    link = posixpath.relpath(page.norm, folder or ".")
    return (
        f"| [{page.title}]({link}) | {written_date(page.verified, locale)} | {written_date(page.due, locale)}{late} "
        f"| {official} / {sum(page.sources.values())} | {page.unconfirmed} | {page.disputed} |"
    )
