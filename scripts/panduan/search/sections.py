"""A page's rendered article to the sections that search answers with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

SKIPPED_TAGS = {"script", "style", "svg", "template", "noscript"}
SKIPPED_CLASSES = {"headerlink", "status", "cite", "provenance", "sources", "kind"}
"""Parts of an article that say something about the text, not to the reader who searches."""

LISTED = {"portal", "wordings"}
"""What marks an entry of a list made from the register: it repeats what another section says."""

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h3", "h4", "h5", "h6", "pre", "summary", "figcaption", "caption"}
REPEATED = 4
"""A block that stands word for word in so many sections of a site says nothing about any one of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """An ``h2`` with what follows it, or the beginning of a page (``anchor`` empty). ``headings`` are its ``h3``."""

    anchor: str
    title: str
    blocks: tuple[str, ...]
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """An article: its address relative to the site, its short title (the navigation's) and its sections."""

    url: str
    name: str
    sections: tuple[Section, ...]


def read(article: str, own: Iterable[str] = ()) -> tuple[Section, ...]:
    """The sections of ``article``; an ``h3`` joins the ``h2`` above it unless its id is among ``own``."""
    tree = html.fragment_fromstring(article, create_parent="div")
    own = set(own)
    sections: list[Section] = []
    anchor, title = "", ""
    blocks: list[str] = []
    headings: list[str] = []

    def finish() -> None:
        if title or blocks:
            sections.append(Section(anchor, title, tuple(blocks), tuple(headings)))

    for element in _top_level(tree):
        identifier = element.get("id") or ""
        starts = element.tag == "h2" or (element.tag == "h3" and identifier in own)
        if starts:
            finish()
            anchor, title, blocks, headings = identifier, _text(element), [], []
        elif element.tag == "h1":
            title = _text(element)
        else:
            if element.tag == "h3":
                headings.append(_text(element))
            blocks.extend(_blocks(element))
    finish()
    return tuple(sections)


def without_repeats(pages: Sequence[Page]) -> list[Page]:
    """``pages`` without the blocks that :data:`REPEATED` sections share: warnings, stock headings, stock advice."""
    seen = Counter(block for page in pages for section in page.sections for block in set(section.blocks))

    def kept(section: Section) -> Section:
        return replace(
            section,
            blocks=tuple(block for block in section.blocks if seen[block] < REPEATED),
            headings=tuple(heading for heading in section.headings if seen[heading] < REPEATED),
        )

    return [replace(page, sections=tuple(map(kept, page.sections))) for page in pages]


def _top_level(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The article's direct children; what wraps headings is opened up."""
    for element in tree:
        if not isinstance(element.tag, str) or _skipped(element):
            continue
        if element.tag in {"section", "article", "div"} and next(element.iter("h2", "h3"), None) is not None:
            yield from _top_level(element)
        else:
            yield element


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    """The texts of the innermost blocks of ``element``, in order."""
    if element.tag == "li" and not LISTED.isdisjoint(element.xpath(".//@class")):
        return
    if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element.iterdescendants()):
        if text := _text(element):
            yield text
        return
    own = _tidy([element.text or ""])
    if own:
        yield own
    run: list[str] = []
    for child in element:
        inline = isinstance(child.tag, str) and not _skipped(child) and not _holds_block(child)
        if inline:
            run.append(_text(child))
        elif isinstance(child.tag, str) and not _skipped(child):
            yield from _joined(run)
            yield from _blocks(child)
        run.append(child.tail or "")
    yield from _joined(run)


def _joined(run: list[str]) -> Iterator[str]:
    text = _tidy(run)
    run.clear()
    if text:
        yield text


def _holds_block(element: html.HtmlElement) -> bool:
    blocks = BLOCKS | {"ul", "ol", "table", "div", "blockquote", "details"}
    return element.tag in blocks or any(child.tag in blocks for child in element.iterdescendants())


def _text(element: html.HtmlElement) -> str:
    return _tidy(_pieces(element))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and not _skipped(child):
            yield from _pieces(child)
        elif child.tag is etree.Comment:
            pass
        yield child.tail or ""


def _skipped(element: html.HtmlElement) -> bool:
    return element.tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint((element.get("class") or "").split())


def _tidy(pieces: Iterable[str]) -> str:
    text = re.sub(r"\s+", " ", "".join(pieces)).strip()
    return re.sub(r" ([.,;:?!)])", r"\1", text)
