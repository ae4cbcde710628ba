"""Python-Markdown's own parts, except that they do not try what cannot match: most text has no markup at all.

Each asks what it takes the place of wherever there is a doubt, so that what comes out is the same.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.blockparser import BlockParser
from markdown.blockprocessors import HashHeaderProcessor, HRProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown import Markdown

_SIGNS = {
    "backtick": ("`",), "escape": ("\\",), "footnote": ("[^",), "reference": ("[",), "link": ("](",),
    "image_link": ("![",), "image_reference": ("![",), "short_reference": ("[",), "short_image_ref": ("![",),
    "autolink": ("<",), "automail": ("<",), "linebreak": ("  \n",), "html": ("<",), "entity": ("&",),
    "em_strong": ("*", "_"),
}  # fmt: skip
"""One of these must be in a text for an inline pattern of Python-Markdown to match, by the patterns' names."""

_OF_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that match only where a page defines references."""

_BLOCK_SIGNS = {
    "hashheader": ("#",), "setextheader": ("\n=", "\n-"), "quote": (">",), "table": ("|",),
    "reference": ("]:",), "footnote": ("[^",), "abbr": ("*[",), "admonition": ("!!!",), "details": ("???",),
    "tabbed": ("===",),
}  # fmt: skip
"""One of these must be in a block for a processor to want it, by the processors' names."""

_CONTINUED = {"admonition": "div", "details": "details", "tabbed": "div"}
"""Processors that also want what is indented after an element of theirs: its tag."""

_RULE = re.compile(r"\n {0,3}[-_*]")
_DEFINITION = re.compile(r"\n {0,3}: ")


def take(markdown: Markdown) -> None:
    """Put the shortcuts in place where ``markdown`` still has the originals; its extensions must be there already."""
    trees: Any = markdown.treeprocessors
    if type(trees["inline"]) is InlineProcessor:
        trees.register(_Inline(markdown), "inline", 20)
    # Others hold on to these two: they stay the objects they are.
    if type(markdown.parser) is BlockParser:
        markdown.parser.__class__ = _Blocks
        markdown.parser.line_up()  # type: ignore[attr-defined]
    fences: list[Any] = [each for each in markdown.preprocessors if type(each).__module__ == "pymdownx.superfences"]
    for each in fences:  # not every site has them: there is no class to derive from
        each.search_nested = partial(_search_fences, each.search_nested)
    for registry, name, original, quick in (
        (trees, "toc", TocTreeprocessor, _Toc),
        (trees, "attr_list", AttrListTreeprocessor, _Attributes),
        (markdown.parser.blockprocessors, "hashheader", HashHeaderProcessor, _Headings),
        (markdown.parser.blockprocessors, "hr", HRProcessor, _Rules),
        (markdown.parser.blockprocessors, "deflist", DefListProcessor, _Definitions),
    ):
        if name in registry and type(registry[name]) is original:
            registry[name].__class__ = quick


def _search_fences(search: Callable[[list[str]], list[str]], lines: list[str]) -> list[str]:
    """What ``search`` makes of the fences in ``lines``; not every page has any."""
    text = "\n".join(lines)
    return search(lines) if "```" in text or "~~~" in text else lines


class _Inline(InlineProcessor):
    """Tries a pattern only on text that has one of its signs."""

    _lined_up: tuple[object, ...] = ()

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        in_turn = (*self.md.inlinePatterns, bool(self.md.references))
        if in_turn != self._lined_up:
            self._lined_up = in_turn
            self._line_up()
        return super().run(tree, ancestors)

    def _line_up(self) -> None:
        """Note the patterns with what they look for."""
        self._patterns = [
            (pattern, sign, other)
            for name, pattern, sign, other in _in_turn(self.md.inlinePatterns, _SIGNS)
            if not sign or name not in _OF_REFERENCES or self.md.references
        ]
        signs = {sign for _, *both in self._patterns for sign in both if sign is not None}
        self._markup = re.compile("|".join(map(re.escape, sorted(signs))))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString) or not self._markup.search(data):
            return data
        start, index, count = 0, patternIndex, len(self._patterns)
        while index < count:
            pattern, sign, other = self._patterns[index]
            if sign in data or (other is not None and other in data):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
                if matched:
                    continue
            else:
                start = 0
            index += 1
        return data

    def _InlineProcessor__processPlaceholders(self, data: str | None, parent: Any, isText: bool = True) -> Any:  # noqa: N802, N803
        if data and STX not in data and not (parent.text if isText else parent.tail):
            if isText:
                parent.text = data
            else:
                parent.tail = data
            return []
        return super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc]


class _Blocks(BlockParser):
    """Asks a processor only about blocks that have one of its signs, or that may continue what it began."""

    _lined_up: tuple[object, ...] = ()

    def line_up(self) -> None:
        """Note the processors with what they look for."""
        in_turn = (*self.blockprocessors,)
        if in_turn != self._lined_up:
            self._lined_up = in_turn
            self._processors = [
                (processor, sign, other, _CONTINUED.get(name))
                for name, processor, sign, other in _in_turn(self.blockprocessors, _BLOCK_SIGNS)
            ]

    def parseDocument(self, lines: Iterable[str]) -> Any:  # noqa: N802
        self.line_up()
        return super().parseDocument(lines)

    def parseBlocks(self, parent: Any, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            for processor, sign, other, continued in self._processors:
                block = blocks[0]
                if sign not in block and (other is None or other not in block):
                    if not continued:
                        continue
                    if (not len(parent) or parent[-1].tag != continued) and processor.current_sibling is None:
                        continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _Headings(HashHeaderProcessor):
    """Looks for a heading only where a line begins as one."""

    def test(self, parent: Any, block: str) -> bool:
        return "\n#" in f"\n{block}" and super().test(parent, block)


class _Rules(HRProcessor):
    """Looks for a rule only where a line begins as one."""

    def test(self, parent: Any, block: str) -> bool:
        return _RULE.search(f"\n{block}") is not None and super().test(parent, block)


class _Definitions(DefListProcessor):
    """Looks for definitions only where a line begins as one."""

    def test(self, parent: Any, block: str) -> bool:
        return _DEFINITION.search(f"\n{block}") is not None and super().test(parent, block)


class _Toc(TocTreeprocessor):
    """Makes no table of contents where no page shows one, and no name for a heading that has its id already."""

    def run(self, doc: Any) -> None:
        if self.marker and self.marker in "".join(doc.itertext()):
            super().run(doc)
            return
        headings = [each for each in doc.iter() if isinstance(each.tag, str) and self.header_rgx.match(each.tag)]
        if not all("id" in each.attrib for each in headings):
            super().run(doc)
            return
        for each in headings:
            self.set_level(each)
            each.attrib.pop("data-toc-label", None)
            if self.use_anchors:
                self.add_anchor(each, each.attrib["id"])
            if self.use_permalinks not in {False, None}:
                self.add_permalink(each, each.attrib["id"])


class _Attributes(AttrListTreeprocessor):
    """Looks at elements that have a brace in or behind them only."""

    def run(self, doc: Any) -> None:
        super().run(_Some([each for each in doc.iter() if _has_brace(each)]))  # type: ignore[arg-type]


class _Some:
    """Elements of a tree, for what asks no more of the tree than them."""

    def __init__(self, elements: list[Any]) -> None:
        self._elements = elements

    def iter(self) -> Iterator[Any]:
        """The elements, in order."""
        return iter(self._elements)


def _has_brace(element: Any) -> bool:
    """Whether a list of attributes may stand in the texts of ``element``, or behind it."""
    text, tail = element.text, element.tail
    return bool((text and "{" in text) or (tail and "{" in tail)) or (
        len(element) > 0 and any(child.tail and "{" in child.tail for child in element)
    )


def _in_turn(registry: Any, signs: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Any, str, str | None]]:
    """Name and object of what is in ``registry``, in the order in which they take their turn, with its one or two signs.

    What is not Python-Markdown's own, or pymdownx', has the sign that is in every text: nobody knows what it looks for.
    """
    _ = list(registry)  # sorts it
    for item in registry._priority:
        each, (sign, *other) = registry[item.name], signs.get(item.name, ("",))
        known = type(each).__module__.startswith(("markdown.", "pymdownx."))
        if known and {sign, *other}.issuperset(getattr(each, "tokens", ())):
            yield item.name, each, sign, other[0] if other else None
        else:
            yield item.name, each, "", None
