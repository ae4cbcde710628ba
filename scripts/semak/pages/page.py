"""A page, read once: its text, front matter, masks, links, headings, lists and citations, all with true positions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from semak.pages import frontmatter, ignores, links, mask, probes, rendered
from semak.pages.frontmatter import FrontMatter
from semak.pages.ignores import Ignore
from semak.pages.rendered import Rendered
from semak.pages.source import Source
from semak.pages.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from semak.pages.links import Link, Reference
    from semak.pages.render import Renderer

LARGEST = 2_000_000
"""Characters: a longer page is not looked into; no guide page is, and Python-Markdown takes minutes over one."""

TANGLED = 2_500
"""Brackets, angle brackets or backticks in one paragraph, from which it is not rendered either."""

_BLOCK_TAG = re.compile(r"\s*<(?:p|div|[uod]l|table|h[1-6]|section|article|details)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>\n]{0,200})?>")
_NEARLY_ALL = 0.95

_CITATION = re.compile(r"\[\^(source|unconfirmed|disputed):([^\]\n]*)\]")
_SOURCE = re.compile(r"[^,\s][^,]*(?<=[^,\s])")
_INCLUDE = re.compile(r"\{%-?\s*include")
_BOLD = re.compile(r"\*\*(?<![*\\]\*\*)(?![\s*])((?:[^*\n]|\*(?!\*))+?)(?<![\s\\])\*\*(?!\*)")
_OTHER_BOLD = {
    "***": re.compile(r"\*\*\*(?<![*\\]\*\*\*)(?![\s*])([^*\n]+?)(?<![\s\\])\*\*\*(?!\*)"),
    "__": re.compile(r"__(?<![\w\\]__)(?![\s_])((?:[^_\n]|_(?!_))+?)(?<![\s\\])__(?!\w)"),
    "<": re.compile(r"<(?:b|strong)\b[^<>]*>\s*([^<>\n]*[^<>\s])\s*</(?:b|strong)\s*>", re.IGNORECASE),
}
"""The rarer ways to write bold text, by what a page must hold to have one."""

_EMPHASIS = re.compile(r"([*_])(?!\s)(.+)(?<!\s)\1")
_MARKER = re.compile(r"(\d{1,9})([.)])[ \t]+(?:(?:\d{1,9}\)|\[[ xX]\])[ \t]+)*$")


@dataclass(frozen=True, slots=True)
class Citation:
    """``[^source: id, id]``: its status, and each id with its offset."""

    status: str
    sources: tuple[tuple[str, int], ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """The number a writer typed before a list item: ``start`` to ``end`` are its digits."""

    value: int
    delimiter: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Page:
    """One Markdown file. ``path`` is relative to the docs folder, with ``/``.

    All masked texts have the length of :attr:`text`; offsets are good in each of them.
    """

    path: str
    locale: str
    norm: str
    """The path without its language: what a page and its translations have in common."""
    source: Source
    front: FrontMatter
    rendered: Rendered
    links: tuple[Link, ...]
    unresolved: tuple[Reference, ...]
    live: str = field(repr=False)
    """The text with front matter, code, comments and raw blocks blanked; markup stays."""
    prose: str = field(repr=False)
    """Only the words the reader sees: ``live`` with tags, addresses, attribute lists and citations blanked too."""
    inline_code: tuple[mask.Span, ...] = ()
    """The code in running text, in backticks or ``<code>``, these included."""
    ignores: tuple[Ignore, ...] = ()
    failure: str = ""
    """Why the page could not be rendered, if it could not."""

    @property
    def text(self) -> str:
        """The page's text with every line end as a line feed."""
        return self.source.plain

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset."""
        return self.source.position(offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """The offsets of a line's first character and of its end."""
        return self.source.line_span(line)

    def line_text(self, line: int) -> str:
        """The text of a line, without its end."""
        return self.source.line_text(line)

    @property
    def lines(self) -> int:
        """How many lines the page has."""
        return len(self.source.line_starts)

    def word_span(self, line: int) -> tuple[int, int]:
        """The offsets of a line without the blanks around it."""
        start, end = self.source.line_span(line)
        content = self.text[start:end]
        return start + len(content) - len(content.lstrip()), start + max(1, len(content.rstrip()))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The citations in the text, in order."""
        return tuple(_citations(self.live))

    @cached_property
    def includes(self) -> bool:
        """Whether a plugin puts text of other files into the page, which is not seen here."""
        return "{%" in self.live and _INCLUDE.search(self.live) is not None

    @cached_property
    def bold(self) -> tuple[tuple[str, int], ...]:
        """Every text in bold with the offset of its first character: on-screen labels, in our pages."""
        patterns = [_BOLD, *(pattern for sign, pattern in _OTHER_BOLD.items() if sign in self.live)]
        found = sorted(match.span(1) for pattern in patterns for match in pattern.finditer(self.live))
        spans = (_within_emphasis(self.live, *span) for span in found)
        return tuple((self.live[start:end], start) for start, end in spans)

    @cached_property
    def states(self) -> Statements:
        """What the page states that can be compared with its translation."""
        return Statements(self)

    def typed_number(self, line: int) -> TypedNumber | None:
        """The number typed before the text of the list item that begins on ``line``."""
        start, end = self.line_span(line)
        prefix = probes.line_prefix(self.text[start:end])
        match = _MARKER.search(prefix)
        if match is None:
            return None
        return TypedNumber(int(match[1]), match[2], start + match.start(1), start + match.end(1))


def _within_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the signs of an emphasis around all of it: ``**_LOG MASUK_**``."""
    match = _EMPHASIS.fullmatch(text, start, end) if text[start] in "*_" else None
    return match.span(2) if match else (start, end)


def read(path: str, locale: str, norm: str, source: Source, renderer: Renderer) -> Page:
    """Read one page. Never raises: what the renderer cannot digest becomes the page's ``failure``."""
    text = source.plain
    if len(text) > LARGEST:
        nothing = mask.blank(text, [(0, len(text))])
        failure = f"is longer than {LARGEST:,} characters"
        return Page(path, locale, norm, source, FrontMatter(), Rendered(), (), (), nothing, nothing, failure=failure)
    front = frontmatter.read(text)
    marked, marks = probes.insert(text, front.end)
    found, failure = _render(marked, marks, source, renderer)
    code = mask.code_blocks(text, front.end, source.line_starts, found.code_lines, found.text_lines)
    live = mask.blank(text, [(0, front.end), *code])
    raw = list(mask.raw_spans(live, front.end))
    comments = [span for span in raw if live.startswith("<!--", span[0])]
    fetched = [*links.in_raw(live, raw)]
    live = mask.blank(live, raw)
    inline = list(mask.inline_code(live, front.end)) if "`" in live else []
    live = mask.blank(live, inline) if inline else live
    inline += [span for span in raw if text.startswith(("<code", "<kbd"), span[0])]
    prose = mask.blank(live, mask.unseen(live, front.end))
    prose = mask.blank(prose, mask.formulas(prose, front.end)) if renderer.writes_formulas else prose
    return Page(
        path, locale, norm, source, front, found,
        tuple(links.find(live, prose, marks, found, fetched)), tuple(links.unresolved(text, live, marks, found)),
        live, prose, tuple(sorted(inline)), tuple(ignores.find(text, comments, source.line_starts)), failure,
    )  # fmt: skip


def _render(marked: str, marks: list[probes.Probe], source: Source, renderer: Renderer) -> tuple[Rendered, str]:
    if _too_tangled(marked):
        return Rendered(), "has a paragraph with thousands of brackets"
    try:
        made = renderer.rendered(marked.lstrip("\n"))
        starts = source.line_starts
        lines = [bisect_right(starts, mark.start if mark.kind == "heading" else mark.offset) for mark in marks]
        return rendered.analyse(made, marks, lines), ""
    except RecursionError:
        return Rendered(), "is nested too deeply to be rendered"
    except Exception as error:
        return Rendered(), f"cannot be rendered: {type(error).__name__}: {error}".splitlines()[0]


def _too_tangled(text: str) -> bool:
    """Whether a paragraph would take Python-Markdown minutes: its time grows with the square of the brackets in one."""
    return len(text) >= TANGLED < _tangles(text) and any(_tangles(block) > TANGLED for block in text.split("\n\n"))


def _tangles(text: str) -> int:
    """How many there are of what ``text`` has most of; a line of dashes counts for five."""
    angles = text.count("<")
    if TANGLED < angles < 10 * TANGLED and _is_markup(text, angles):
        angles = 0
    return max(text.count("["), angles, text.count("`"), 5 * text.count("\n---"))


def _is_markup(text: str, angles: int) -> bool:
    """Whether ``text`` is a block of raw HTML, which no paragraph is made of, with that many angle brackets."""
    return _BLOCK_TAG.match(text) is not None and len(_TAG.findall(text)) > _NEARLY_ALL * angles


def _citations(live: str) -> Iterator[Citation]:
    for match in _CITATION.finditer(live):
        sources = [(name[0], name.start()) for name in _SOURCE.finditer(live, *match.span(2))]
        yield Citation(match[1], tuple(sources), match.start(), match.end())


def meta_text(meta: Mapping[str, object], key: str) -> str:
    """A front matter value as text; empty where it is absent or no text."""
    value = meta.get(key)
    return value.strip() if isinstance(value, str) else ""
