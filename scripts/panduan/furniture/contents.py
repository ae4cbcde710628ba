"""The contents list of a page, for screens too narrow to show it beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from panduan.words import words

SHORTEST = 3
"""A page with fewer sections needs no list."""


def sections(toc: Iterable[Any]) -> list[tuple[str, str]]:
    """Address and title of the second-level headings in MkDocs' table of contents, titles as HTML."""
    entries = list(toc)
    if entries and entries[0].level == 1:
        entries = [child for entry in entries for child in entry.children]
    return [(entry.url, escape(entry.title, quote=False)) for entry in entries]


def with_contents(html: str, entries: list[tuple[str, str]], locale: str, *, is_open: bool = False) -> str:
    """``html`` with the list before its first second-level heading, so that the answer comes first."""
    head, heading, rest = html.partition("<h2")
    if not heading or len(entries) < SHORTEST:
        return html
    items = "".join(f'<li><a href="{url}">{title}</a></li>' for url, title in entries)
    title = words(locale)["on_this_page"]
    nav = (
        f'<details class="contents" data-furniture{" open" if is_open else ""}><summary>{title}</summary>'
        f'<nav aria-label="{title}"><ul>{items}</ul></nav></details>\n'
    )
    return f"{head}{nav}{heading}{rest}"
