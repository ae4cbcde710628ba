"""What a page states that can be compared with its translation: numbers, phones, ids, steps, links, pictures, labels.

Everything is read from the page on first use and kept with it; offsets are those of the page's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from semak.pages import columns
from semak.text import languages, phones, quantities
from semak.text.phone_dress import with_inner_tags

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.rendered import Heading
    from semak.text.phones import Mention
    from semak.text.quantity import Quantity

_LISTED = r"\{[^{}\n]*?#(?P<list>[^\s{}#.]+)[^{}\n]*\}"
_PINNED_IN_LISTS = re.compile(_LISTED)
_PINNED = re.compile(rf"{_LISTED}|\s(?:id|name)\s*=\s*[\"']?(?P<tag>[^\s\"'<>]+)")
_TAGGED_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_CELL = re.compile(r"(?:[^|\\\n]|\\.)+")
_FOREIGN = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]*)\b[^>]*\slang\s*=\s*[^>]*>.{0,4000}?</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE
)
_LANG = re.compile(r"lang(?<!\wlang)\s*=")
_NEW_BLOCK = re.compile(
    r"[ \t>]*(?:[-*+:]|\d{1,9}[.)]|#{1,6}|\[ \]|\[[xX]\])[ \t]+|[ \t]*(?:!!!|\?\?\?|===|\|)|[ \t]*>"
)
_TITLED = re.compile(r"[ \t]*\"[^\"\n]*\"[ \t]*$")
"""The title of an admonition or tab; the word before it is no prose."""
_QUOTED_LINE = re.compile(r"\n[ \t]*>")
_QUOTE = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_NOTE = re.compile(
    r"[ \t]*>[ \t>]*(?:\[!\w+\]|\*\*(?!(?:ralat|error|mesej|message)\b)[^*\n]{2,40}(?::\*\*|\*\*:)"
    r"|(?:nota|petua|tip|amaran|awas|penting|peringatan|ingat|makluman|contoh|amalan baik|note|hint|warning|caution|important"
    r"|reminder|remember|example|good practice)s?:)",
    re.IGNORECASE,
)
"""A block quotation that begins so is the writer's own note."""
_MARKER = re.compile(r"^[ \t]*>[ \t>]*", re.MULTILINE)
_SENTENCE = re.compile(r"\S[^.!?\n]*(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
_MARKUP = re.compile(r"\s*(?:(?:[-*+:>]|\d{1,9}[.)]|#{1,6}|\[[ xX]\])[ \t]+)*(?:!\[)?")
_NO_MAIL = r"\s<>()\[\]\"“”„«»、，。；：（）@"
_MAIL = re.compile(rf"@[^{_NO_MAIL}]{{1,200}}\.[^{_NO_MAIL}]{{1,55}}")
_MAILBOX = re.compile(rf"(?:(?<=[{_NO_MAIL}])|\A)[^{_NO_MAIL}]{{1,64}}\Z")


class Pin(NamedTuple):
    """An id that a writer typed: ``start`` to ``end`` is the id itself."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list as the reader sees it: how many steps, how deep it lies, and the source line of the first."""

    count: int
    depth: int
    line: int


class Block(NamedTuple):
    """A paragraph, list item, heading or table cell: its words without markup, and where they stand."""

    text: str
    start: int
    end: int
    cell: bool = False


class Sentence(NamedTuple):
    """A sentence of a block, without quotations; ``start`` and ``end`` count from where the block begins."""

    text: str
    start: int
    end: int


class Statements:
    """What one page states. Each kind is read when it is first asked for."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @cached_property
    def phones(self) -> tuple[Mention, ...]:
        """Every phone number in the text, in tables, in the text of ``tel:`` links, in order."""
        page = self._page
        found = phones.find(with_inner_tags(page.live, page.prose), fields=list(_fields(page)))
        spaced = [link for link in page.links if phones.is_call(link.url) and " " in link.url]  # no mask knows them
        return tuple(each for each in found if not any(link.start <= each.start < link.end for link in spaced))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Every number with what it counts, phone numbers and addresses left out."""
        page = self._page
        skip = [(mention.start, mention.end) for mention in self.phones]
        skip += [(link.start, link.end) for link in page.links]
        skip += self.mails
        return tuple(quantities.find(page.prose, page.locale, skip))

    @cached_property
    def mails(self) -> tuple[tuple[int, int], ...]:
        """Where e-mail addresses stand in the text."""
        return tuple(_mail(self._page.prose))

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """Every id that was typed and reached the reader, each once, in order."""
        page = self._page
        found: dict[str, Pin] = {}
        for match in (_PINNED if "=" in page.live else _PINNED_IN_LISTS).finditer(page.live):
            name = match.lastgroup or "list"
            if match[name] in page.rendered.ids:
                found.setdefault(match[name], Pin(match[name], *match.span(name)))
        return tuple(found.values())

    @cached_property
    def steps(self) -> tuple[Steps, ...]:
        """Every numbered list, in order."""
        lists = (block for block in self._page.rendered.lists if block.ordered and block.items)
        return tuple(Steps(len(block.items), block.depth, block.items[0].line) for block in lists)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that stand in the source, in order."""
        return tuple(heading for heading in self._page.rendered.headings if heading.line)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every paragraph, list item, heading and table cell, without quotations and what is marked as another language."""
        return tuple(_blocks(self._page))

    @cached_property
    def block_texts(self) -> frozenset[str]:
        """What the blocks say."""
        return frozenset(block.text for block in self.blocks)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """Every sentence of the blocks, without quotations."""
        return frozenset(sentence.text for block in self.blocks for sentence in sentences(block.text))

    @cached_property
    def block_starts(self) -> list[int]:
        """Where each block begins."""
        return [block.start for block in self.blocks]

    @cached_property
    def heading_lines(self) -> list[int]:
        """The source line of each heading."""
        return [heading.line for heading in self.headings]

    def section(self, offset: int) -> int:
        """The index of the heading above ``offset``, -1 where none is."""
        line = self._page.position(offset)[0]
        return sum(1 for heading in self.headings if heading.line <= line) - 1


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of ``text`` without its quotations, which may hold the ends of several."""
    for match in _SENTENCE.finditer(languages.unquoted(text)):
        yield Sentence(match[0].rstrip(), match.start(), match.end())


def _fields(page: Page) -> Iterator[phones.Field]:
    """Where something besides the words says what numbers are: links that dial, cells below a heading."""
    calls = [link for link in page.links if link.url.lower().startswith("tel:") and link.text_end > link.text_start]
    for link in calls:
        yield phones.Field(link.text_start, link.text_end, phones.CALL, link.text_start)
    for cell in columns.cells(page.live, page.prose):
        if not any(cell.start <= link.text_start < cell.end for link in calls):
            yield phones.Field(cell.start, cell.end, phones.heading(cell.heading), cell.row)


def _mail(prose: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand."""
    for match in _MAIL.finditer(prose):
        begin = max(0, match.start() - 65)
        if mailbox := _MAILBOX.search(prose[begin : match.start()]):
            yield begin + mailbox.start(), match.end()


def _blocks(page: Page) -> Iterator[Block]:
    """The blocks of ``page``: a blank line, a list marker or a table cell ends one."""
    marked = _LANG.search(page.live) is not None
    tags = "<t" in page.live or "<T" in page.live
    foreign = [match.span() for match in _FOREIGN.finditer(page.live)] if marked else []
    quoted = ">" in page.prose and _QUOTED_LINE.search(f"\n{page.prose}")
    prose = _without_note_markers(page.prose) if quoted else page.prose
    for start, end in foreign:
        prose = prose[:start] + re.sub(r"[^\n]", " ", prose[start:end]) + prose[end:]
    for first, last in _runs(prose, page.front.end):
        run = prose[first:last]
        if run.lstrip().startswith(">") or (marked and _LANG.search(page.live, first, last)):
            continue  # a quotation, or marked as what it is
        tagged = [match.start() for match in _TAGGED_CELL.finditer(page.live, first, last)] if tags else []
        table = "|" in run or bool(tagged)
        for begin, stop in _cells(prose, first, last, tagged) if table else [(first, last)]:
            markup = _MARKUP.match(prose, begin, stop)
            words = markup.end() if markup else begin
            text = prose[words:stop].rstrip()
            if text:
                quotes = int(not table and text[0] == '"' and _TITLED.match(text) is not None)
                yield Block(text[quotes : len(text) - quotes], words + quotes, words + len(text) - quotes, table)


def _without_note_markers(prose: str) -> str:
    """``prose`` with spaces for the signs before lines of notes: paragraphs as any other."""
    for quote in _QUOTE.finditer(prose):
        if _NOTE.match(quote[0]) and not prose[: quote.start()].rstrip().endswith(":"):
            plain = _MARKER.sub(lambda match: " " * len(match[0]), quote[0])
            prose = prose[: quote.start()] + plain + prose[quote.end() :]
    return prose


def _runs(prose: str, start: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together."""
    first, title = -1, False
    position = start
    for line in prose[start:].split("\n"):
        end, blank = position + len(line), not line.strip()
        if first >= 0 and (title or blank or _NEW_BLOCK.match(line)):
            yield first, position - 1
            first = -1
        title = '"' in line and _TITLED.match(line) is not None
        if first < 0 and not blank:
            first = position
        position = end + 1
    if first >= 0:
        yield first, len(prose)


def _cells(prose: str, first: int, last: int, tagged: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The cells of a table row; ``tagged`` are the places of the tags of those in HTML."""
    if tagged:
        yield from pairwise((first, *tagged, last))
    else:
        yield from (match.span() for match in _CELL.finditer(prose, first, last))
