"""The links and images of a page, each with its place in the source.

Where a link stands is read in the source; that it is one, and where it leads, is what was rendered.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from itertools import islice

from semak.hosts.words import SURE_ENDINGS
from semak.pages.mask import Span
from semak.pages.probes import Probe
from semak.pages.rendered import Rendered, Target

_BARE = re.compile(
    r"(?<![\w@/.=\"'(<\[-])https?://[^\s<>\[\]`\"'{}|\\^“”‘’\u0e00-\u0e7f\u3000-\u9fff\uac00-\ud7af\uff00-\uffef]+",
    re.IGNORECASE,
)
"""Scripts that put no space after an address end it."""

_TRAILING = ".,;:!?)*_~"
_TEL_AUTOLINK = re.compile(r"<((?!https?:|mailto:|ftp:)[a-z][a-z0-9.-]{1,15}:(?!//|:)[^<>\s=\"']*)>", re.IGNORECASE)
_HOST_AUTOLINK = re.compile(
    rf"<((?:https?:/?)?(?:[a-z0-9-]+\.)+(?:{'|'.join(sorted(SURE_ENDINGS))})(?::\d+)?(?:[/?#][^<>\s=\"']*)?)>",
    re.IGNORECASE,
)
"""An address without ``https://``: a browser takes it for an element, and shows nothing."""
_FIGURES = re.compile(r"[\d\s.,:+*-]+")
_TAG_WORD = re.compile(r"\w+(?:[.-]\w+)*")
_NUMBERED_TAGS = re.compile(r"\[[^\[\]\n]{0,20}\d\]\[[^\[\]\n]{1,40}\] ")
_NUMBERED_TAGS_IN_LINES = re.compile(rf"^[ \t>]*(?:[-*+][ \t]+)?{_NUMBERED_TAGS.pattern}", re.MULTILINE)
_MANY = 3
"""So many lines that begin alike mean it."""

_NUMBERED_DEFINITION = re.compile(r"^[ \t>]*(?:[-*+:][ \t]+)?\[\d+\]:", re.MULTILINE)
_DEFINED = re.compile(r"^[ \t>]*(?:[-*+:][ \t]+)?\[[^\[\]\n]+\]:", re.MULTILINE)
_FOOTNOTE_DEFINED = re.compile(r"^[ \t>]*\[\^[^\[\]\n]+\]:", re.MULTILINE)
_TAG = re.compile(r"""<[A-Za-z][\w-]*\s(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""\s(?P<name>[a-z][\w:-]*)\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_LEADS_NOWHERE = re.compile(
    r"xmlns|item|aria-|data-(?!href|url|src)|(?:alt|title|placeholder|value|label|class|id|name|about|property|prefix|"
    r"typeof|vocab|resource|profile|markdown)$"
)
"""Attributes whose addresses are names or words: nothing is fetched from there, and nobody sent."""
_REFRESH = re.compile(r"""["']?\s*[\d.]+\s*[;,]\s*url\s*=""", re.IGNORECASE)
_ABSOLUTE = re.compile(r"""(?:(?:https?|ftp):|(?<![\w:/\\]))[/\\]{2}[^\s"'<>`,;()]+""", re.IGNORECASE)
_IN_CSS = re.compile(
    r"""/\*.*?\*/|@namespace[^;]*|(?:url\(|@import)\s*["']?(?P<address>(?:https?:)?//[^\s"'()<>;]+)""",
    re.IGNORECASE | re.DOTALL,
)
_DRAWN = re.compile(r"<(?:svg|style)\b", re.IGNORECASE)
_NEAR_DESTINATION = re.compile(r"[^\s<>\"']*")


_PICTURES = frozenset({"img", "srcset", "poster", "input", "image", "style"})


@dataclass(frozen=True, slots=True)
class Link:
    """One address a page leads to or shows.

    ``start`` to ``end`` is the address in the source; ``text_start`` to ``text_end`` the text that is clicked (equal
    where there is none). ``form`` says how it is written: ``inline``, ``reference``, ``autolink``, ``html``, ``bare``
    (an address in running text), ``attribute`` (an absolute address in any other attribute of raw HTML that leads
    somewhere, such as ``action`` or ``onclick``, whose name is the ``tag``) or ``broken`` (meant as an autolink, but
    Markdown knows no such).
    """

    url: str
    start: int
    end: int
    form: str
    tag: str = "a"
    text: str = ""
    text_start: int = 0
    text_end: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    images: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """The texts of the other links that share its definition."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What is clicked to follow it: one text, or those of all links that share a definition."""
        return (self.text, *self.others)

    @property
    def is_image(self) -> bool:
        """True for a picture the page shows."""
        return self.tag == "img"

    @property
    def fetches_picture(self) -> bool:
        """True for every picture the browser fetches, as which ever part of an element."""
        return self.tag in _PICTURES


@dataclass(frozen=True, slots=True)
class Reference:
    """A ``[text][label]`` or ``[^label]`` that found no definition and reached the reader with its brackets."""

    label: str
    start: int
    end: int
    footnote: bool


def find(live: str, prose: str, marks: Sequence[Probe], rendered: Rendered, raw: Sequence[Link] = ()) -> Iterator[Link]:
    """Every link in the order of the source. ``live`` is the page without code, ``prose`` only its visible words.

    ``raw`` are those of :func:`in_raw`.
    """
    found = [*_rendered_links(live, marks, rendered), *_bare(prose), *_broken(live)]
    known = {link.start for link in found}
    found += [*_attributes(live, known, 0, len(live)), *(link for link in raw if link.start not in known)]
    yield from sorted(found, key=lambda link: (link.start, link.end))


def in_raw(text: str, raw: Sequence[Span]) -> Iterator[Link]:
    """Absolute addresses in the drawings and styles of ``text``: blocks of ``raw`` HTML that hold no words."""
    for start, end in raw:
        if _DRAWN.match(text, start) is None:
            continue
        found = [*_attributes(text, (), start, end)]
        known = {link.start for link in found}
        yield from found
        for match in _IN_CSS.finditer(text, start, end):
            if match["address"] and match.start("address") not in known:
                yield Link(match["address"], *match.span("address"), "attribute", tag="style")


def uses(live: str, link: Link, text: str) -> Iterator[Span]:
    """Where links or pictures with ``text`` stand whose address is the definition of ``link``."""
    opening = live.rfind("[", 0, link.start)
    label = re.escape(live[opening + 1 : live.find("]:", opening)].strip())
    words = r"\W+".join(map(re.escape, text.split()))
    for match in re.finditer(
        rf"!?\[(?<!\\\[)[\s*_~=`]*{words}[\s*_~=`]*\](?:\s?\[{label}\]|(?<=\[{label}\])(?!:)(?:\[\])?)",
        live,
        re.IGNORECASE,
    ):
        yield match.span()


def text_spans(live: str, link: Link, text: str) -> list[Span]:
    """The spans of the ``text`` of a link, of which those by reference may have several; where none is known, of its address."""
    if link.form == "reference" and (found := [*uses(live, link, text)]):
        return [(start + 1, live.index("]", start)) for start, _ in found]
    return [(link.text_start, link.text_end) if link.text_end > link.text_start else (link.start, link.end)]


def unresolved(text: str, live: str, marks: Sequence[Probe], rendered: Rendered) -> Iterator[Reference]:
    """References without a definition. ``text`` is the page as typed: a label may hold code."""
    for number in sorted(rendered.literal):
        mark = marks[number]
        # What is taken for code is blank, and no reference, even where the renderer leaves it as text.
        if mark.kind == "footnote" and live.startswith("[^", mark.offset):
            end = live.index("]", mark.offset) + 1
            if not _is_class(live, mark.offset, end):
                yield Reference(text[mark.offset + 2 : end - 1], mark.offset, end, footnote=True)
        elif live.startswith(("[", "!["), mark.offset):
            middle = _closing_bracket(live, live.index("[", mark.offset))
            opening = live.find("[", middle)
            end = live.find("]", opening) + 1
            label = text[opening + 1 : end - 1] or text[mark.offset + 1 : middle]
            place = live, mark.offset, opening, end
            if _is_index(*place) or _is_text_in_brackets(*place) or _is_tags(*place):
                continue
            yield Reference(label, mark.offset if opening + 2 == end else opening, end, footnote=False)


def _is_class(live: str, start: int, end: int) -> bool:
    """Whether ``[^/]+`` stands there, or ``[^abc]`` beside ``[abc]``: what a pattern leaves out."""
    label = live[start + 2 : end - 1]
    if not any(map(str.isalnum, label)) or live.startswith(("+", "*", "?", "{"), end):
        return True
    return label.isalpha() and f"[{label}]" in live and not _holds(_FOOTNOTE_DEFINED, live)


def _is_index(live: str, start: int, opening: int, end: int) -> bool:
    """Whether ``array[0][1]`` or ``[3][4]`` stands there: figures, quoted keys, or what is glued to a word without a blank."""
    inside = live[start:end]
    if inside[1] in "\"'" and inside[-2] in "\"'":
        return True  # ["servers"]["name"]
    if live[start - 1 : start].isalnum() and not any(map(str.isspace, inside)):
        return True
    return _FIGURES.fullmatch(live, opening + 1, end - 1) is not None and not _holds(_NUMBERED_DEFINITION, live)


def _is_text_in_brackets(live: str, start: int, opening: int, end: int) -> bool:
    """Whether ``[a][b]`` is no reference but brackets: of a pattern (``[a-z][0-9]+``), in a row, or before a link."""
    if live.startswith(("(", "+", "*", "?", "{"), end):
        return True
    if _holds(_DEFINED, live):
        return False
    in_a_row = live.startswith("[", end) or live[start - 1 : start] in {"[", "]"}
    return in_a_row or live.startswith(" [", opening - 1)


def _is_tags(live: str, start: int, opening: int, end: int) -> bool:
    """Whether ``[Fix][Search] What was wrong`` stands there: two words before a text, on a page that defines nothing.

    Where many lines begin so it may be a number and a name as well: ``[PR #12][jane] Add a page``.
    """
    before, after = live[live.rfind("\n", 0, start) + 1 : start], live[end : end + 2]
    if before.strip(" \t>-*+#|0123456789.") or after[:1] != " " or _holds(_DEFINED, live):
        return False
    text, label = (live[a:b].strip("![] ").casefold() for a, b in ((start, opening), (opening, end)))
    if _NUMBERED_TAGS.match(live, start):
        return _holds(_NUMBERED_TAGS_IN_LINES, live, _MANY)
    words = after[1:].isalnum() and _TAG_WORD.fullmatch(text) and _TAG_WORD.fullmatch(label)
    return bool(words) and text not in label and label not in text


@lru_cache(maxsize=16)
def _holds(pattern: re.Pattern[str], live: str, often: int = 1) -> bool:
    """Whether ``pattern`` stands ``often`` times in ``live``: looked for once, however many references a page has."""
    return next(islice(pattern.finditer(live), often - 1, None), None) is not None


def _rendered_links(live: str, marks: Sequence[Probe], rendered: Rendered) -> Iterator[Link]:
    for number, target in rendered.targets.items():
        mark = marks[number]
        end = _address_end(live, mark.offset, target.url)
        start, text = mark.offset, (mark.offset, mark.offset)
        if mark.kind == "definition":
            form = "reference"
        elif live.startswith("]", mark.start):
            form, text = "inline", (_opening_bracket(live, mark.start) + 1, mark.start)
        elif live.startswith("{", mark.start):
            form, text = "inline", _text_before(live, mark.start)
        elif mark.kind == "tag":
            form, text = "html", _between_tags(live, mark.start, target)
        elif not live.startswith("<", mark.start):
            form = "inline"  # within raw HTML such as <code>, which is blank here
        else:
            form, start = "autolink", mark.start + 1
            end = live.find(">", start)
            text = (start, end)
        yield Link(
            target.url,
            start,
            max(start, end),
            form,
            target.tag,
            target.text,
            *text,
            target.attributes,
            target.images,
            target.others,
        )


def _address_end(live: str, start: int, url: str) -> int:
    """Where the address at ``start`` ends: it may be written with entities or escapes, or be blank within a drawing."""
    if live.startswith(url, start) or live[start : start + 1].isspace():
        return start + len(url)
    match = _NEAR_DESTINATION.match(live, start)
    end = match.end() if match else start
    return end - 1 if live[start:end].endswith(")") and "(" not in live[start:end] else end


def _opening_bracket(live: str, close: int) -> int:
    """The ``[`` that the ``]`` at ``close`` belongs to; at most one paragraph back."""
    depth, at, limit = 0, close, max(0, close - 4000)
    nearest = live.rfind("[", limit, close)
    if nearest >= 0 and live.find("]", nearest) == close:
        return nearest  # nearly always: no brackets within
    while at >= limit:
        if live[at] == "]":
            depth += 1
        elif live[at] == "[":
            depth -= 1
            if depth == 0:
                return at
        at -= 1
    return close


def _text_before(live: str, end: int) -> tuple[int, int]:
    """The span of the text of the link that ends at ``end``, where its attribute list begins."""
    if live[end - 1] == ">":
        return live.rfind("<", 0, end) + 1, end - 1
    close = live.rfind("](" if live[end - 1] == ")" else "][", 0, end)
    return (_opening_bracket(live, close) + 1, close) if close >= 0 else (end, end)


def _closing_bracket(live: str, opening: int) -> int:
    depth = 0
    for at in range(opening, min(len(live), opening + 4000)):
        depth += {"[": 1, "]": -1}.get(live[at], 0)
        if depth == 0:
            return at
    return opening


def _between_tags(live: str, start: int, target: Target) -> tuple[int, int]:
    """The span of what stands between ``<a ...>`` and ``</a>``."""
    opened = live.find(">", start) + 1
    closed = live.find(f"</{target.tag}", opened)
    return (opened, closed) if opened and closed >= 0 else (start, start)


def _attributes(live: str, known: Container[int], begin: int, stop: int) -> Iterator[Link]:
    """Absolute addresses in the attributes of raw HTML that Markdown writes no links with: none that are ``known``."""
    for tag in _TAG.finditer(live, begin, stop) if "//" in live or "\\\\" in live else ():
        for match in _ATTRIBUTE.finditer(live, tag.start(), tag.end()):
            name, value = match["name"].lower(), match["value"]
            if _LEADS_NOWHERE.match(name) or (name == "content" and not _REFRESH.match(value)):
                continue
            for address in _ABSOLUTE.finditer(value):
                start = match.start("value") + address.start()
                if start in known:
                    continue
                yield Link(unescape(address[0]), start, start + len(address[0]), "attribute", tag=name)


def _bare(prose: str) -> Iterator[Link]:
    """Addresses in running text. The last dot of a sentence is not part of one."""
    for match in _BARE.finditer(prose) if "://" in prose else ():
        url = match[0].rstrip(_TRAILING)
        if "." in url:
            yield Link(url, match.start(), match.start() + len(url), "bare", text=url)


def _broken(live: str) -> Iterator[Link]:
    """``<tel:...>``, ``<www...>`` and the like: Python-Markdown makes links of http, https, ftp and mail only."""
    for pattern in (_TEL_AUTOLINK, _HOST_AUTOLINK):
        for match in pattern.finditer(live):
            yield Link(match[1], match.start(1), match.end(1), "broken", text=match[1])
