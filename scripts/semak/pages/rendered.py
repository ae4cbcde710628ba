"""What became of a page's source: rendered HTML taken apart, each part with the source line it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from semak.pages import probes
from semak.pages.probes import MARK, OPEN, Probe

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCKS_OF_CODE = frozenset({"pre", "script", "style", "textarea", "template"})
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ol", "ul"})
_LEADING = re.compile(rf"(?:\s|{MARK.pattern}|\d{{1,9}}\)[ \t])*")
"""What may stand before the mark of an item's first word: ``2)`` makes a list with some extensions only."""
_BRACKET = re.compile(rf"(?:{MARK.pattern})*!?\[")
_ADDRESSES = {
    "a": "href", "area": "href", "img": "src", "source": "src", "video": "src", "audio": "src", "iframe": "src",
    "embed": "src", "script": "src", "link": "href", "object": "data", "track": "src", "input": "src", "form": "action",
    "image": "href",
}  # fmt: skip
_MORE_ADDRESSES = {"img": ("srcset",), "source": ("srcset",), "video": ("poster",), "image": ("xlink:href",)}
_CANDIDATE = re.compile(rf"{MARK.pattern}(?P<address>[^\s{OPEN}]*[^\s,{OPEN}])")
_IN_STYLE = re.compile(rf"{MARK.pattern}(?P<address>[^\s\"'){OPEN}]+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as rendered. ``line`` is its source line, 0 where the build made it."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A list item. ``number`` is what the reader sees before it (0 in a bullet list); ``line`` as in a heading."""

    number: int
    line: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list as rendered. ``parent`` is the index of the list it lies in, -1 for none; ``depth`` counts from 1.

    ``previous`` is the index of the last list of the same kind beside it (-1 for none) and ``between`` the tags of
    the elements that separate the two. ``line`` is the last source line seen above it, 1 at the top: all there is to
    tell where a list in raw HTML stands.
    """

    ordered: bool
    items: tuple[Item, ...]
    parent: int
    depth: int
    previous: int = -1
    between: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was rendered as one: the element it stands in, and its text as the reader sees it.

    The ``tag`` of a picture that an element names besides its address is that attribute: ``srcset``, ``poster``, ``style``.
    """

    tag: str
    url: str
    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    images: tuple[str, ...] = ()
    """The alternative texts of the images in a link."""
    others: tuple[str, ...] = ()
    """The texts of the other links that share its definition."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Everything the checker wants to know of a rendered page; mark numbers are keys of ``targets``."""

    ids: Mapping[str, int] = field(default_factory=dict)
    """Each id once, with its source line (0 where unknown)."""
    repeated: tuple[tuple[str, int], ...] = ()
    """Ids that were there already, with the line of the later one."""
    headings: tuple[Heading, ...] = ()
    lists: tuple[ListBlock, ...] = ()
    text_lines: frozenset[int] = frozenset()
    """Source lines that came out as text, and not as code or a comment."""
    code_lines: frozenset[int] = frozenset()
    list_depth: Mapping[int, int] = field(default_factory=dict)
    """In how many lists each source line came out; lines outside any list are absent."""
    targets: Mapping[int, Target] = field(default_factory=dict)
    literal: frozenset[int] = frozenset()
    """Numbers of reference and footnote marks whose brackets reached the reader as they are."""


def analyse(made: Element | str, marks: Sequence[Probe], lines: Sequence[int]) -> Rendered:
    """Take what was ``made`` of a page, a tree or HTML, apart. ``lines[n]`` is the source line of mark *n*."""
    root = _parse(made) if isinstance(made, str) else made
    if root is None:
        return Rendered()
    return _Reader(root, marks, lines).read()


def _parse(html: str) -> Any:
    parser = etree.HTMLParser(huge_tree=True, remove_pis=True)
    try:
        # XML knows no control characters; libxml2 would end the text at a zero.
        return etree.fromstring(f"<div>{html}</div>".replace("\x00", ""), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


@dataclass(slots=True)
class _Open:
    """An element that is being read."""

    element: Any
    before: Any
    """What stands before it in its parent."""
    code: bool
    """Whether it is code, or lies in some."""
    depth: int
    """In how many list items its text lies."""
    children: Iterator[Any]
    """Those still to come."""
    read: list[Any] = field(default_factory=list)
    """Those that were read, or begun."""


class _Listed(NamedTuple):
    """A list that a writer typed, its items yet to be read."""

    element: Any
    parent: int
    depth: int
    previous: int
    between: tuple[str, ...]
    line: int


@dataclass
class _Reader:
    """One walk in document order over a tree of lxml, or of the standard library, which knows no parents."""

    root: Any
    marks: Sequence[Probe]
    lines: Sequence[int]
    line: int = 0
    ids: dict[str, int] = field(default_factory=dict)
    repeated: list[tuple[str, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    text_lines: set[int] = field(default_factory=set)
    code_lines: set[int] = field(default_factory=set)
    targets: dict[int, Target] = field(default_factory=dict)
    literal: set[int] = field(default_factory=set)
    list_depth: dict[int, int] = field(default_factory=dict)
    first_in: dict[Any, int] = field(default_factory=dict)
    lists: list[_Listed] = field(default_factory=list)
    indexes: dict[Any, int] = field(default_factory=dict)
    """The places of elements in ``lists``."""
    above: list[_Open] = field(default_factory=list)
    """The elements that are open, the innermost last."""

    def read(self) -> Rendered:
        self._walk()
        lists = (
            ListBlock(
                each.element.tag == "ol", tuple(self._items(each.element)), each.parent, each.depth, each.previous,
                each.between, each.line,
            )
            for each in self.lists
        )  # fmt: skip
        return Rendered(
            self.ids, tuple(self.repeated), tuple(self.headings), tuple(lists), frozenset(self.text_lines),
            frozenset(self.code_lines), self.list_depth, self.targets, frozenset(self.literal),
        )  # fmt: skip

    def _walk(self) -> None:
        """Depth first without recursion: nesting in a page has no limit, Python's stack has."""
        self._begin(self.root, _Open(None, None, code=False, depth=0, children=iter(())))
        while self.above:
            within = self.above[-1]
            element = next(within.children, None)
            if element is None:
                element = self.above.pop().element
            elif isinstance(element.tag, str):
                self._begin(element, within)
                continue
            else:
                # A comment is neither text nor code: its end may share a line with text.
                self._see(probes.numbers(element.text or ""))
            if self.above and (tail := element.tail) and OPEN in tail:
                self._text(tail, self.above[-1])

    def _begin(self, element: Any, parent: _Open) -> None:
        """Read the beginning of ``element``, up to its first child."""
        tag, code = element.tag, parent.code
        if not code:
            code = tag in _BLOCKS_OF_CODE
        if element.attrib:
            code = code or "arithmatex" in (element.get("class") or "")
            self._attributes(element)
        if tag in HEADING_TAGS:
            self._heading(element)
        elif tag in _LISTS:
            self._list(element)
        opened = _Open(
            element, parent.read[-1] if parent.read else None, code, parent.depth + (tag == "li"), iter(element)
        )
        parent.read.append(element)
        self.above.append(opened)
        if (text := element.text) and OPEN in text:
            self._text(text, opened)

    def _attributes(self, element: Any) -> None:
        """Take note of what the attributes of ``element`` say: most have none."""
        tag = element.tag
        attribute = _ADDRESSES.get(tag)
        if attribute and (url := element.get(attribute)) and (match := MARK.search(url)):
            self._target(element, probes.number_of(match), probes.strip(url))
        for other in _MORE_ADDRESSES.get(tag, ()):
            for match in _CANDIDATE.finditer(element.get(other) or ""):
                self.targets[probes.number_of(match)] = Target(tag if tag == "image" else other, match["address"], "")
        if (style := element.get("style")) and OPEN in style:
            for match in _IN_STYLE.finditer(style):
                self.targets[probes.number_of(match)] = Target("style", match["address"], "")
        if tag == "img" and (alt := element.get("alt")) and OPEN in alt:
            self._see(probes.numbers(alt))
        if identifier := element.get("id") or (tag == "a" and element.get("name")):
            self._identifier(probes.strip(identifier), element)

    def _target(self, element: Any, number: int, url: str) -> None:
        attributes = {name: probes.strip(value) for name, value in element.attrib.items()}
        images = tuple(probes.strip(image.get("alt") or "") for image in element.iter("img"))
        text = " ".join(probes.strip("".join(element.itertext())).split())
        if not text and any("emoji" in (each.get("class") or "") for each in element.iter("span")):
            text = ":emoji:"
        if not text and element.tag == "a" and not element.tail:
            # A link within a link: for a browser the outer one ends where the inner one begins.
            siblings = list(self.above[-1].element)
            beside = next(iter(siblings[siblings.index(element) + 1 :]), None)
            if beside is not None and beside.tag == "a":
                text = " ".join(probes.strip("".join(beside.itertext())).split())
        # Of several uses of one definition first the one that says least.
        target, known = Target(element.tag, url, text, attributes, images), self.targets.get(number)
        if known is not None:
            others = {*known.others, known.text, text}
            target = target if known.text and not text else known
            target = replace(target, others=tuple(sorted(others - {"", target.text})))
        self.targets[number] = target

    def _identifier(self, identifier: str, element: Any) -> None:
        ahead = _first_mark(element)
        line = self.lines[ahead] if ahead is not None else self.line
        if identifier not in self.ids:
            self.ids[identifier] = line
        elif element.get("id") and not any(each.element.tag == "svg" for each in self.above):
            # Nobody links to a part of a drawing.
            self.repeated.append((identifier, line))

    def _heading(self, element: Any) -> None:
        text = "".join(element.itertext())
        found = probes.numbers(text)
        line = self.lines[found[0]] if found else 0
        title = " ".join(probes.strip(text).rstrip("¶#").split())
        self.headings.append(Heading(int(element.tag[1]), element.get("id") or "", title, line))

    def _see(self, numbers: Sequence[int]) -> None:
        if numbers:
            self.line = self.lines[numbers[-1]]

    def _text(self, text: str, within: _Open) -> None:
        """Take note of the marks in ``text``, which stands in the element ``within``."""
        tag, code, depth = within.element.tag, within.code, within.depth
        leading = _LEADING.match(text) if depth else None
        beginning = leading.end() if leading else 0
        for match in MARK.finditer(text):
            number = probes.number_of(match)
            if number >= len(self.marks):
                continue
            kind, line = self.marks[number].kind, self.lines[number]
            if kind == "line" or not code:
                self.line = line
                if tag != "style":  # what it fetches is looked for as long as it is there
                    (self.code_lines if code else self.text_lines).add(line)
            if code or tag == "code":
                continue
            if depth:
                self.list_depth.setdefault(line, depth)
            if kind in {"reference", "footnote"} and _BRACKET.match(text, match.end()):
                self.literal.add(number)
            if depth and match.start() < beginning:
                self._first(line)

    def _first(self, line: int) -> None:
        """Remember ``line`` for the list item whose very first text stands in the innermost element."""
        # Up to the item, as long as nothing stands before.
        inner: _Open | None = None
        for each in reversed(self.above):
            if inner is not None and probes.strip(each.element.text or "").strip():
                return
            if each.element.tag == "li":
                self.first_in.setdefault(each.element, line)
            if each.element.tag in {"li", "ol", "ul", "div", "td", "blockquote"}:
                return
            if each.before is not None and (each.before.tag != "input" or (each.before.tail or "").strip()):
                return
            inner = each

    def _list(self, element: Any) -> None:
        """Take note of a list that begins, where a writer typed it."""
        above = [each.element for each in self.above]
        if _is_made(above):
            return
        around = [each for each in above if each.tag in _LISTS]
        previous, between = _beside(element, self.above[-1].read if self.above else [])
        self.indexes[element] = len(self.lists)
        self.lists.append(
            _Listed(
                element, self.indexes.get(around[-1], -1) if around else -1, len(around) + 1,
                self.indexes.get(previous, -1), between, self.line or 1,
            )
        )  # fmt: skip

    def _items(self, element: Any) -> Iterator[Item]:
        number = _integer(element.get("start"), 1)
        for child in element:
            if child.tag == "li":
                number = _integer(child.get("value"), number)
                yield Item(number if element.tag == "ol" else 0, self.first_in.get(child, 0))
                number += 1


def _first_mark(element: Any) -> int | None:
    """The number of the first mark in an element's text."""
    for text in element.itertext():
        if match := MARK.search(text):
            return probes.number_of(match)
    return None


def _is_made(above: Sequence[Any]) -> bool:
    """Whether no writer typed a list: the footnotes themselves (what is listed within one was typed), the contents."""
    footnotes = bool(above) and above[-1].get("class") == "footnote"
    return footnotes or any(each.tag == "div" and each.get("class") == "toc" for each in above)


def _beside(element: Any, before: Sequence[Any]) -> tuple[Any, tuple[str, ...]]:
    """The nearest list of the same kind ``before`` an element, and what stands between the two: a rule only alone."""
    between: list[str] = []
    for sibling in reversed(before):
        if sibling.tag == element.tag:
            return sibling, tuple(reversed(between))
        if sibling.tag in HEADING_TAGS or (between and "hr" in {sibling.tag, between[-1]}):
            return None, ()
        between.append(f"{sibling.tag}.{(sibling.get('class') or '').split(' ')[0]}".rstrip("."))
    return None, ()


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default
