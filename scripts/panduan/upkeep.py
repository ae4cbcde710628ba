"""The state of every page in one table, for readers: ``<!-- panduan: upkeep -->`` on a line of its own.

The same facts as ``semak report`` shows to writers, without what changes from run to run (whether links work), as a build
must be the same each time, and without what costs time: pages are read here, never rendered.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from semak.pages import frontmatter, source

from panduan import freshness
from panduan.markup import CITATION
from panduan.words import words, written_date

if TYPE_CHECKING:
    from semak.sites.register import Register
    from semak.sites.site import Site

MARKER = re.compile(r"^<!-- panduan: upkeep -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """One page: ``norm`` is its path without language, ``official`` how many of its ``sources`` are official."""

    norm: str
    title: str
    verified: date
    due: date
    official: int
    sources: int
    unconfirmed: int
    disputed: int


def fill(markdown: str, site: Site, locale: str, here: str, today: date) -> str:
    """``markdown`` of the page ``here`` (path without language) with the marker replaced by the table in ``locale``."""
    if not MARKER.search(markdown):
        return markdown
    made = table(list(_rows(site, locale)), locale, posixpath.dirname(here), today)
    return MARKER.sub(lambda _: made, markdown)


def row(norm: str, meta: Mapping[str, Any], text: str, register: Register) -> Row | None:
    """What is known of a page from its front matter and its text; None for one without dates."""
    verified, due = meta.get("verified"), freshness.due(meta)
    if not isinstance(verified, date) or due is None:
        return None
    citations = [(match[1], match[2].split(",")) for match in re.finditer(CITATION, text)]
    listed = meta.get("sources")
    named = {name.strip() for _, names in citations for name in names}
    named |= {str(name) for name in listed} if isinstance(listed, list) else set()
    kinds = [register.sources[name].kind for name in named if name in register.sources]
    status = [status for status, _ in citations]
    return Row(
        norm, str(meta.get("title") or norm), verified, due, kinds.count("official"), len(named),
        status.count("unconfirmed"), status.count("disputed"),
    )  # fmt: skip


def table(rows: list[Row], locale: str, folder: str, today: date) -> str:
    """A Markdown table of ``rows`` with links that lead there from ``folder``; what is due first stands first."""
    word = words(locale)
    head = [word[f"upkeep_{name}"] for name in ("page", "verified", "due", "official", "doubts")]
    lines = [_line(each, locale, folder, today) for each in sorted(rows, key=lambda each: (each.due, each.norm))]
    return "\n".join([f"| {' | '.join(head)} |", "| --- | --- | --- | --- | --- |", *lines])


def _rows(site: Site, locale: str) -> Iterator[Row]:
    for file in site.page_files:
        if file.locale == locale:
            text = source.decode((site.config.docs_dir / file.path).read_bytes()).plain
            front = frontmatter.read(text)
            found = row(file.norm, front.data, text[front.end :], site.register)
            if found:
                yield found


def _line(each: Row, locale: str, folder: str, today: date) -> str:
    late = f" ({words(locale)['upkeep_overdue']})" if each.due < today else ""
    link = posixpath.relpath(each.norm, folder or ".")
    return (
        f"| [{each.title}]({link}) | {_kept(each.verified, locale)} | {_kept(each.due, locale)}{late} "
        f"| {each.official} / {each.sources} | {each.unconfirmed} / {each.disputed} |"
    )


def _kept(day: date, locale: str) -> str:
    """``day`` in a narrow column: day and month stay on one line."""
    return written_date(day, locale).replace(" ", "\u00a0", 1)
