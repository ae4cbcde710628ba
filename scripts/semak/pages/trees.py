"""The tree that Python-Markdown makes of a page, kept where writing it as HTML and parsing that would give the same.

Most pages hold nothing that a parser of HTML would put in order, and no HTML of their own but comments and the boxes of
task lists. Where there is any doubt the tree is not kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown.util import STX

from semak.pages.probes import OPEN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_PLACEHOLDER = re.compile(f"{STX}wzxhzdk:([0-9]+)\x03")
"""Where Python-Markdown will put raw HTML in."""

_COMMENT = re.compile(rf"\s*<!--(?:(?!-->)[^{OPEN}])*-->\s*")
_BOX = re.compile(r'<input type="checkbox" disabled(?: checked)?/> ?')
_ODD = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE
)
"""What a parser would leave out or read as another character."""

_ATTRIBUTES = frozenset({
    "align", "alt", "checked", "class", "colspan", "disabled", "for", "height", "href", "hreflang", "id", "lang", "loading",
    "name", "open", "rel", "role", "rowspan", "src", "start", "style", "target", "title", "type", "value", "width",
})  # fmt: skip
_WITHIN_TEXT = frozenset({
    "a", "abbr", "b", "br", "code", "del", "em", "i", "img", "input", "ins", "kbd", "label", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u",
})  # fmt: skip
_FLOW = _WITHIN_TEXT | {
    "blockquote", "details", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "summary", "table", "ul",
}  # fmt: skip
_CHILDREN = {
    **dict.fromkeys(_WITHIN_TEXT | {"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "td", "summary", "pre"}, _WITHIN_TEXT),
    **dict.fromkeys(("blockquote", "dd", "details", "div", "li"), _FLOW),
    "dl": frozenset({"dd", "dt"}), "ol": frozenset({"li"}), "ul": frozenset({"li"}),
    "table": frozenset({"tbody", "thead"}), "tbody": frozenset({"tr"}), "thead": frozenset({"tr"}),
    "tr": frozenset({"td", "th"}),
}  # fmt: skip
"""What may stand in an element that a parser leaves as it is."""

_POSTPROCESSORS = frozenset({"amp_substitute", "footnote", "raw_html", "unescape"})
"""Those of Python-Markdown's own that only put in what a kept tree has not."""


class Keeper:
    """Takes the place of the serializer of ``markdown``: keeps a plain tree as :attr:`tree`, and writes any other."""

    def __init__(self, markdown: Markdown) -> None:
        self.tree: Element | None = None
        self._markdown = markdown
        self._write = markdown.serializer
        processors: Any = markdown.postprocessors
        _ = list(processors)  # sorts it
        self._works = _POSTPROCESSORS.issuperset(
            item.name if type(processors[item.name]).__module__.startswith("markdown.") else ""
            for item in processors._priority
        )

    def __call__(self, root: Element) -> str:
        """The HTML of ``root``; that of an empty page where it is the page's and was kept."""
        page = self._works and root is self._markdown.parser.root  # extensions have parts of a page written, too
        comments = self._comments(root) if page else None
        if comments is None or not _is_plain(root):
            return self._write(root)
        if self._markdown.htmlStash.html_counter:
            _take_out(root, comments)
        self.tree = root
        return f"<{self._markdown.doc_tag} />"

    def _comments(self, root: Element) -> set[Element] | None:
        """The paragraphs that are comments; None where ``root`` has more raw HTML than these and boxes to tick."""
        stash = list(map(str, self._markdown.htmlStash.rawHtmlBlocks))
        if not stash:
            return set()
        comments = {str(number) for number, html in enumerate(stash) if _COMMENT.fullmatch(html)}
        alone = {each for each in root.iter("p") if _only_html(each) in comments} if comments else set()
        boxes = sum(1 for html in stash if _BOX.fullmatch(html))
        return alone if len(alone) == len(comments) == len(stash) - boxes else None


def _only_html(paragraph: Element) -> str:
    """The number of the raw HTML that ``paragraph`` holds and nothing else; empty where there is no such."""
    alone = not len(paragraph) and not (paragraph.tail or "").strip()
    match = _PLACEHOLDER.fullmatch(paragraph.text or "") if alone else None
    return match[1] if match else ""


def _take_out(root: Element, comments: set[Element]) -> None:
    """Take raw HTML out of ``root``, with the paragraphs that are ``comments``."""
    for parent in root.iter():
        if not comments.isdisjoint(parent):
            parent[:] = [each for each in parent if each not in comments]
        for child in parent:
            if child.tail and STX in child.tail:
                child.tail = _PLACEHOLDER.sub("", child.tail)
        if parent.text and STX in parent.text:
            parent.text = _PLACEHOLDER.sub("", parent.text)


def _is_plain(root: Element) -> bool:
    """Whether a parser of HTML would leave ``root`` as it is."""
    if _ODD.search(_PLACEHOLDER.sub("", "".join(root.itertext()))):
        return False
    for element in root.iter():
        allowed = _CHILDREN.get(element.tag)
        if allowed is None or not all(child.tag in allowed for child in element):
            return False
        if element.attrib:
            if not _ATTRIBUTES.issuperset(element.attrib):
                return False
            for value in element.attrib.values():
                if type(value) is not str or "&" in value or _ODD.search(value):
                    return False
    return all(next(each.iterfind(".//a"), None) is None for each in root.iter("a") if len(each))
