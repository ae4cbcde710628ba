"""What a page may be made of. A handout must not lose a word, so whatever is not named here stops the build.

To let pages use something new: name its class here, say in ``convert.py`` how it looks on paper, and add a line to
the table of ``tests/panduan/handouts/test_handout_conversion.py``. What belongs to the screen alone is marked ``data-furniture``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from panduan.handouts.problems import Problems

SCREEN_ONLY = "data-furniture"
"""The attribute of an element that handouts leave out."""

FURNITURE = {("a", "headerlink"), ("a", "footnote-backref"), ("p", "handout")}
"""Elements, by tag and class, that lead about on the screen and say nothing on paper."""

INVISIBLE = {"script", "style", "template"}

WARNINGS = {"warning", "danger", "failure", "bug", "attention", "caution", "error"}
TIPS = {"tip", "success", "hint", "important"}
NOTES = {"note", "info", "abstract", "question", "example", "quote", "seealso"}
FOLDED = {"wordings"}
"""A list folded away on the screen, plain small print on paper."""

BOXES = WARNINGS | TIPS | NOTES | FOLDED

STATUSES = {"unconfirmed", "disputed", "unofficial"}

_STATUS = {"status", *(f"status--{name}" for name in STATUSES)}
_TEXT: set[str] = set()

INLINE: dict[str, set[str]] = {
    "a": {"contact", "footnote-ref"} | _STATUS,
    "abbr": _TEXT,
    "br": _TEXT,
    "code": _TEXT,
    "del": _TEXT,
    "em": _TEXT,
    "img": _TEXT,
    "ins": _TEXT,
    "kbd": _TEXT,
    "mark": _TEXT,
    "span": {
        "cite", "cite--source", "cite--unconfirmed", "cite--disputed",
        "mention", "contact", "label", "message", "portal",
        "kind", "kind--official", "kind--press", "kind--secondary",
    } | _STATUS,
    "strong": {"label"},
    "sub": _TEXT,
    "sup": _TEXT,
    "time": _TEXT,
}  # fmt: skip
"""Tags that stand within a line, and the classes each may have."""

BLOCK: dict[str, set[str]] = {
    "blockquote": _TEXT,
    "details": BOXES,
    "div": {
        "admonition", "footnote", "highlight", "language-text",
        "tabbed-set", "tabbed-alternate", "tabbed-labels", "tabbed-content", "tabbed-block",
        "hero", "doors", "contact-card", "contact-card--confirmed", "contact-card--unofficial", "contact-card--disputed",
    } | BOXES,
    "dl": _TEXT,
    "figure": _TEXT,
    "h1": _TEXT,
    "h2": _TEXT,
    "h3": _TEXT,
    "h4": _TEXT,
    "h5": _TEXT,
    "h6": _TEXT,
    "hr": _TEXT,
    "ol": {"steps"},
    "p": {"provenance", "admonition-title", "wordings"},
    "pre": _TEXT,
    "section": {"sources", "door"},
    "table": _TEXT,
    "ul": {"task-list"},
}  # fmt: skip
"""Tags that stand on lines of their own, and the classes each may have."""

PARTS: dict[str, set[str]] = {
    "caption": _TEXT,
    "dd": _TEXT,
    "dt": _TEXT,
    "figcaption": _TEXT,
    "input": _TEXT,
    "label": _TEXT,
    "li": {"task-list-item"},
    "summary": _TEXT,
    "tbody": _TEXT,
    "td": _TEXT,
    "th": _TEXT,
    "thead": _TEXT,
    "tr": _TEXT,
}
"""Tags that only stand inside a certain block."""

_ALL = INLINE | BLOCK | PARTS
_PREFIXES = (("div", "language-"), ("code", "language-"), ("section", "door--"))
"""Tags and beginnings of classes that have many endings, none of which matters on paper."""

_CHANGES_MEANING = {"reversed", "style", "type"}
_MAY_HAVE = {("input", "type"), ("a", "type"), ("td", "style"), ("th", "style")}
_BOX_TYPES = {"checkbox", "radio"}

_INSIDE = {
    "caption": {"table"}, "thead": {"table"}, "tbody": {"table"}, "tr": {"thead", "tbody", "table"}, "td": {"tr"}, "th": {"tr"},
    "li": {"ol", "ul"}, "dt": {"dl"}, "dd": {"dl"}, "summary": {"details"}, "figcaption": {"figure"},
}  # fmt: skip
"""The parts of a block, and what each must stand in directly."""

_HOLDERS = {"ol", "ul", "dl", "table", "thead", "tbody", "tr"}
"""Elements that hold parts alone, and no text of their own."""

_LINES = {*INLINE, "p", "dt", "summary", "label", "h1", "h2", "h3", "h4", "h5", "h6"}
"""Elements that hold a line and no block."""

_IN_LISTING = set(INLINE) - {"br", "img"}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def prune(article: HtmlElement) -> None:
    """Take out of ``article`` what handouts leave out, comments included; the text that follows each stays.

    Where lines may end is the engine's own affair.
    """
    for element in list(article.iter()):
        tag = element.tag
        if not isinstance(tag, str) or tag in INVISIBLE or _is_furniture(element):
            element.drop_tree()
        elif tag == "wbr" or classes(element) == ["joined"]:
            element.drop_tag()


def check(article: HtmlElement, problems: Problems) -> None:
    """Report every element of ``article`` that handouts do not know, once each, and not what is inside it."""
    listing = {element for code in article.iter("pre", "code") for element in code.iterdescendants()}
    refused: set[HtmlElement] = set()
    ids: set[str] = set()
    for element in article.iterdescendants():
        if element.getparent() in refused:
            refused.add(element)
            continue
        refusal = _refusal(element, in_listing=element in listing)
        if refusal:
            problems.add(element, refusal)
            refused.add(element)
            continue
        for doubt in _doubts(element) if element not in listing else ():
            problems.add(element, doubt)
        name = element.get("id", "")
        if name in ids:
            problems.add(element, f'the id "{name}" stands twice on this page')
        ids |= {name} - {""}


def _refusal(element: HtmlElement, *, in_listing: bool) -> str:
    """Why ``element`` has no place where it stands; empty if it has one."""
    if element.tag not in _ALL:
        return "handouts do not know this element"
    if in_listing:  # a listing is taken as plain text, whatever colours it
        return "" if element.tag in _IN_LISTING else f"handouts do not know <{element.tag}> in a listing"
    if _is_misplaced(element):
        return f"handouts do not know <{element.tag}> inside <{element.getparent().tag}>"
    return ""


def _doubts(element: HtmlElement) -> Iterator[str]:
    """What handouts do not know about an element that they know."""
    for name in sorted(set(classes(element)) - _ALL[element.tag]):
        if not any(element.tag == tag and name.startswith(prefix) for tag, prefix in _PREFIXES):
            yield f'handouts do not know the class "{name}" here'
    for name in sorted(_CHANGES_MEANING & set(element.attrib)):
        if (element.tag, name) not in _MAY_HAVE:
            yield f'handouts do not know the attribute "{name}" here'
    if element.tag == "input" and element.get("type") not in _BOX_TYPES:
        yield "handouts know no field but a box to tick"
    texts = [text for text in (element.text, *(child.tail for child in element)) if text]
    if element.tag in _HOLDERS and any(text.strip() for text in texts):
        yield "text stands here outside any item or cell"
    if any(_CONTROL.search(text) for text in texts):
        yield "a control character stands here"


def classes(element: HtmlElement) -> list[str]:
    """The classes of ``element``, in order."""
    return (element.get("class") or "").split()


def _is_misplaced(element: HtmlElement) -> bool:
    """True for a part outside its block, a stranger among the parts of one, and a block inside a line."""
    tag, parent = element.tag, element.getparent()
    if tag in _INSIDE:
        return parent.tag not in _INSIDE[tag]
    if tag == "label":
        return "tabbed-labels" not in classes(parent)
    return parent.tag in _HOLDERS or (tag in BLOCK and parent.tag in _LINES)


def _is_furniture(element: HtmlElement) -> bool:
    marked = SCREEN_ONLY in element.attrib or "hidden" in element.attrib
    return marked or any((element.tag, name) in FURNITURE for name in classes(element))
