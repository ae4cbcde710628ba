"""Where a page's statements come from, shown on the page: a line under the title, a list of sources at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from semak.sites.register import Register

from panduan.words import words, written_date


def page_sources(meta: Mapping[str, Any], cited: Sequence[str]) -> tuple[str, ...]:
    """The sources of a page in the order in which they are numbered: front matter first, then any other cited."""
    named = meta.get("sources")
    listed = [str(source) for source in named] if isinstance(named, list) else []
    return tuple(dict.fromkeys([*listed, *cited]))


def with_provenance(html: str, verified: object, sources: Sequence[str], register: Register, locale: str) -> str:
    """``html`` of an article with the line after its title and the list after its end.

    A page without a ``verified`` date or without sources gets what it has.
    """
    line = _line(verified, sources, locale)
    head, title_end, rest = html.partition("</h1>")
    html = f"{head}{title_end}\n{line}{rest}" if title_end else line + html
    return html + _list(sources, register, locale)


def _line(verified: object, sources: Sequence[str], locale: str) -> str:
    word = words(locale)
    parts = []
    if isinstance(verified, date):
        parts.append(
            f'{word["verified"]} <time datetime="{verified.isoformat()}">{written_date(verified, locale)}</time>'
        )
    if sources:
        count = word["source_one"] if len(sources) == 1 else word["source_other"].replace("#", str(len(sources)))
        parts.append(f'<a href="#sources">{count}</a>')
    return f'<p class="provenance">{" · ".join(parts)}</p>\n' if parts else ""


def _list(sources: Sequence[str], register: Register, locale: str) -> str:
    if not sources:
        return ""
    word = words(locale)
    items = "".join(_item(source, register, locale) for source in sources)
    return (
        f'\n<section class="sources" aria-labelledby="sources">\n<h2 id="sources">{word["sources"]}</h2>\n'
        f"<p>{word['sources_note']}</p>\n<ol>\n{items}</ol>\n</section>\n"
    )


def _item(source_id: str, register: Register, locale: str) -> str:
    word = words(locale)
    source = register.sources.get(source_id)
    if source is None:
        return f'<li id="source-{escape(source_id)}">{escape(source_id)}</li>\n'
    title = escape(source.title, quote=False)
    if source.address:
        title = f'<a href="{escape(source.address)}" rel="noopener">{title}</a>'
    else:
        title += f" ({word['no_address']})"
    return (
        f'<li id="source-{source.id}">{title}. {escape(source.publisher, quote=False)} '
        f'<span class="kind kind--{source.kind}">{word[source.kind]}</span>, '
        f"{word['seen']} {written_date(source.seen, locale)}</li>\n"
    )
