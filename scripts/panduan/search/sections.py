"""A page's rendered article to the sections that search answers with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree, html

SKIPPED_TAGS = frozenset({"script", "style", "svg", "template", "noscript"})
SKIPPED_CLASSES = frozenset({"headerlink", "status", "cite", "provenance", "sources", "kind"})
"""Parts of an article that say something about the text, not to the reader who searches."""

LISTED = frozenset({"portal", "wordings"})
"""What marks an entry of a list made from the register: it repeats what another section says."""

BLOCKS = frozenset((
    "p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "figcaption", "caption",
    "ul", "ol", "dl", "div", "table", "tr", "blockquote", "details", "section",
))  # fmt: skip
"""Where one text ends and another begins."""

REPEATED = 4
"""A block that stands word for word in so many sections of a site says nothing about any one of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """An ``h2`` with what follows it, or the beginning of a page (``anchor`` empty).

    ``headings`` are its ``h3``; ``labels`` are the words of a portal's screen that it names, which stand in bold.
    An ``inner`` one is an ``h3`` that is a section of its own and part of the one before it as well.
    """

    anchor: str
    title: str
    blocks: tuple[str, ...]
    headings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An article: its address relative to the site, its short title (the navigation's) and its sections."""

    url: str
    name: str
    sections: tuple[Section, ...]


def read(article: str, own: Iterable[str] = (), inner: Iterable[str] = ()) -> tuple[Section, ...]:
    """The sections of ``article``; an ``h3`` joins the ``h2`` above it unless its id is among ``own``.

    An ``h3`` whose id is among ``inner`` joins it too, and is a section as well: people ask for it by itself.
    """
    tree = html.fragment_fromstring(article, create_parent="div", parser=_PARSER)
    reader = _Reader(frozenset(own), frozenset(inner))
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        skipped = element.tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(element.get("class", "").split())
        if event == "end":
            reader.end(element, skipped=skipped)
        elif skipped:
            walk.skip_subtree()
        else:
            reader.start(element)
    reader.finish("", "")
    return tuple(reader.sections)


def without_repeats(pages: Sequence[Page]) -> list[Page]:
    """``pages`` without what :data:`REPEATED` sections share: warnings, stock headings, stock advice, common buttons."""
    sections = [section for page in pages for section in page.sections]
    seen = Counter(block for section in sections for block in set(section.blocks))
    named = Counter(label for section in sections for label in set(section.labels))

    def kept(section: Section) -> Section:
        return replace(
            section,
            blocks=tuple(block for block in section.blocks if seen[block] < REPEATED),
            headings=tuple(heading for heading in section.headings if seen[heading] < REPEATED),
            labels=tuple(label for label in section.labels if named[label] < REPEATED),
        )

    return [replace(page, sections=tuple(map(kept, page.sections))) for page in pages]


_PARSER = html.HTMLParser(remove_comments=True, remove_pis=True)


class _Reader:
    """Takes the texts out of an article in one pass, each between two borders of blocks."""

    def __init__(self, own: frozenset[str], inner: frozenset[str]) -> None:
        self.own, self.inner = own, inner
        self.sections: list[Section] = []
        self.anchor, self.title = "", ""
        self.blocks: list[str] = []
        self.headings: list[str] = []
        self.labels: list[str] = []
        self.within: list[tuple[str, str, int, int]] = []
        """Inner sections: id, title, how many blocks and labels stand before it."""
        self.run: list[str] = []
        self.items: list[int] = []
        self.listed = 0

    def start(self, element: etree._Element) -> None:
        """Go into ``element``."""
        if element.tag in BLOCKS:
            self.blocks.extend(self._taken())
        if element.tag == "li":
            self.items.append(len(self.blocks))
        if not LISTED.isdisjoint(element.get("class", "").split()):
            self.listed = len(self.items)
        if element.text:
            self.run.append(element.text)

    def end(self, element: etree._Element, *, skipped: bool) -> None:
        """Come out of ``element``, whose text counts unless it was skipped; what follows it counts always."""
        if not skipped:
            self._leave(element)
        if element.tail:
            self.run.append(element.tail)

    def _leave(self, element: etree._Element) -> None:
        if element.tag in BLOCKS:
            self._close(element, self._taken())
        if element.tag == "strong":
            self.labels.append("".join(map(str, element.itertext())))
        if element.tag == "li":
            begun = self.items.pop()
            if self.listed > len(self.items):
                del self.blocks[begun:]
                self.listed = 0

    def _close(self, element: etree._Element, texts: list[str]) -> None:
        if element.tag == "h1":
            self.title = "".join(texts)
        elif element.tag == "h2" or (element.tag == "h3" and element.get("id") in self.own):
            self.finish(element.get("id") or "", "".join(texts))
        else:
            if element.tag == "h3":
                self.headings.extend(texts)
                if element.get("id") in self.inner:
                    self.within.append((element.get("id") or "", "".join(texts), len(self.blocks), len(self.labels)))
            self.blocks.extend(texts)

    def finish(self, anchor: str, title: str) -> None:
        """Close the section that was being read and begin another."""
        if self.title or self.blocks:
            blocks, headings, labels = tuple(self.blocks), tuple(self.headings), tuple(self.labels)
            self.sections.append(Section(self.anchor, self.title, blocks, headings, labels))
            self.sections.extend(self._inner())
        self.anchor, self.title, self.blocks, self.headings, self.labels = anchor, title, [], [], []
        self.within = []

    def _inner(self) -> Iterator[Section]:
        """The inner sections of the one that was read, each up to the next."""
        borders = [*self.within, ("", "", len(self.blocks), len(self.labels))]
        for (anchor, title, block, label), (_, _, end, last) in pairwise(borders):
            yield Section(
                anchor, title, tuple(self.blocks[block + 1 : end]), (), tuple(self.labels[label:last]), inner=True
            )

    def _taken(self) -> list[str]:
        """The text since the last border, if there is any."""
        text = " ".join("".join(self.run).split())
        self.run.clear()
        return [_SPACE_BEFORE.sub(r"\1", text)] if text else []


_SPACE_BEFORE = re.compile(r" ([.,;:?!)])")
