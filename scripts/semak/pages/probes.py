"""Probes: invisible marks put into a page's source that come out where the renderer puts the text they stand in.

Python-Markdown keeps no positions. So every line of text, every address and every reference gets a mark of three
private-use characters before rendering; where a mark comes out tells which line became which list item or heading,
which lines became code, and which ``](...)`` became a link. The renderer is asked, never imitated: a mark that comes
out in a code block was no link, whatever it looked like.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from semak.pages import mask

OPEN = "\ue000"
"""The first character of every mark, of no other use in a page."""

_HIGH, _LOW, _RADIX = 0xE100, 0xE900, 2048
MARK = re.compile(f"{OPEN}([\ue100-\ue8ff])([\ue900-\uf0ff])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_TAG = re.compile(r"<[A-Za-z/](?:[^<>\n]|\n(?![ \t]*\n))*>")
_PREFIX = re.compile(
    r"[ \t]*(?:>[ \t]*|(?:[-*+:]|\d{1,9}[.)]|\#{1,6})[ \t]+|\[\^[^\]\n]+\]:[ \t]*|\[[ xX]\][ \t]+|\|[ \t]*)*(?=\S)"
)
_LATER_PREFIX = re.compile(rf"\n{_PREFIX.pattern}")
"""The same with the end of the line before it: the search leaps from one to the next."""
_COMMENTS = re.compile(r"(?:<!--[^\n]*?-->[ \t]*)+(?=[^\s<])")
# What must stay the first thing on its line to mean what it means, and lines that are punctuation only.
_NO_LINE = re.compile(
    r"<(?<! {4}<)(?<!\t<)|\{|!!!|\?\?\?|===|///|:::|;*--8<--|`{3}|~{3}|\$\$|\\\[|\*\[|\[[^\]\n]*\]:|\[!|\[+\w+\]+[ \t]*$|[-=*_|:+> \t]+$"
    r"|\\begin\{|\\end\{|%",
    re.MULTILINE,
)
_BLOCK_OPTIONS = re.compile(r"^[ \t]*///+[^\n]*\n(?:[ \t]+\S[^\n]*\n)+", re.MULTILINE)
_DESTINATION = re.compile(r"\]\([ \t]*\n?[ \t]*<?")
_AUTOLINK = re.compile(r"<(?:(?:[Ff]|[Hh][Tt])[Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|(?=[^<>\s@!/]+@[^<>@\s]+>))")
_REFERENCE = re.compile(
    r"\[(?<!\\\[)(?!\^|[ xX]?\](?!\[))((?:[^\[\]\n\\]|\\.|\[[^\[\]\n]*\]\(?|\n(?!\s*\n)){1,400}|(?<=!\[)(?=\]\[[^\]]))\][ ]?\[([^\[\]\n]*)(?<!\\)\]"
)
_FOOTNOTE = re.compile(r"\[(?<!\\\[)\^([^\]\s]+|[^\W\d_][\w-]*:?(?:[ ][\w.,:-]+)+)\](?!:)")
_HEADING = re.compile(r"<[Hh][1-6][\s>]")
_ATTRIBUTE = re.compile(r"""\s(?:(?:xlink:)?href|src|poster|data|action)[ \t]*=[ \t]*["']?""", re.IGNORECASE)
_STYLE = re.compile(r"""\sstyle[ \t]*=[ \t]*(?:"[^"]*"|'[^']*')""", re.IGNORECASE)
_IN_STYLE = re.compile(r"""url\(\s*(?:["']|&(?:quot|apos|\#3[49]);)?(?=[^\s)"'\#])""", re.IGNORECASE)
_SRCSET = re.compile(r"""\ssrcset[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_CANDIDATE = re.compile(r"(?:\A\s*|,\s+|\s[\d.]+[wxh]\s*,\s*)(?=[^\s,])")
"""What stands before each address of a ``srcset``."""
_LISTED = re.compile(r"""\{(?<=[)\]>]\{)(?:[^{}\n]*[ :])?(?:href|src)=["']?(?=[^\s}])""")
"""An attribute list, too, says where a link leads."""


class Probe(NamedTuple):
    """A mark's kind (``line``, ``heading``, ``url``, ``tag``, ``definition``, ``reference`` or ``footnote``) and its offset in the source.

    ``start`` is where the construct begins that the mark belongs to: for a URL, its opening ``](`` or ``<``. A ``tag``
    is an address in raw HTML; a ``heading`` is one there, whose line has no other mark.
    """

    kind: str
    offset: int
    start: int


def insert(text: str, begin: int = 0) -> tuple[str, list[Probe]]:
    """``text`` from ``begin`` on with its marks, and the probes: mark number *n* belongs to probe *n*."""
    if _PRIVATE.search(text):
        text = _PRIVATE.sub("\ufffd", text)
    by_offset: dict[int, Probe] = {}
    for probe in _find(text, begin):
        by_offset.setdefault(probe.offset, probe)
    probes = [by_offset[offset] for offset in sorted(by_offset)]
    pieces: list[str] = []
    last = begin
    for number, probe in enumerate(probes):
        pieces += (text[last : probe.offset], mark(number))
        last = probe.offset
    pieces.append(text[last:])
    return "".join(pieces), probes


@cache
def mark(number: int) -> str:
    """The three characters of mark ``number``."""
    return OPEN + chr(_HIGH + number // _RADIX) + chr(_LOW + number % _RADIX)


def numbers(text: str) -> list[int]:
    """The numbers of the marks in ``text``, in order."""
    return [number_of(match) for match in MARK.finditer(text)]


def number_of(match: re.Match[str]) -> int:
    """The number of one match of :data:`MARK`."""
    return (ord(match[1]) - _HIGH) * _RADIX + ord(match[2]) - _LOW


def strip(text: str) -> str:
    """``text`` without marks."""
    return MARK.sub("", text) if OPEN in text else text


def _find(text: str, begin: int) -> Iterator[Probe]:
    """Every probe, the one that tells more first where two fall on one offset."""
    tags = [match.span() for match in _TAG.finditer(text, begin)]
    several, styled = "srcset" in text, "url(" in text
    wrapped = []
    for match in _DESTINATION.finditer(text, begin):
        yield Probe("url", match.end(), match.start())
        if match[0].endswith("<") and "\n" in match[0]:
            wrapped.append(match.span())
    for match in mask.definitions(text, begin):
        yield Probe("definition", match.start("address"), match.start())
    for match in _AUTOLINK.finditer(text, begin):
        yield Probe("url", match.end(), match.start())
    for start, end in tags:
        if _HEADING.match(text, start):
            yield Probe("heading", end, start)
        for match in _ATTRIBUTE.finditer(text, start, end):
            yield Probe("tag", match.end(), start)
        for match in _SRCSET.finditer(text, start, end) if several else ():
            number = match.lastindex or 1
            for candidate in _CANDIDATE.finditer(match[number]):
                yield Probe("tag", match.start(number) + candidate.end(), start)
        for style in _STYLE.finditer(text, start, end) if styled else ():
            for match in _IN_STYLE.finditer(text, *style.span()):
                yield Probe("tag", match.end(), start)
    yield from _listed(text, begin)
    yield from _references(text, begin, tags)
    yield from _lines(text, begin, sorted([*tags, *wrapped]) if wrapped else tags)


def _listed(text: str, begin: int) -> Iterator[Probe]:
    """Addresses in attribute lists: ``[text](address){ href=address }``."""
    for match in _LISTED.finditer(text, begin):
        yield Probe("url", match.end(), match.start())


def _references(text: str, begin: int, tags: list[tuple[int, int]]) -> Iterator[Probe]:
    if "][" in text or "] [" in text:
        for match in _REFERENCE.finditer(text, begin):
            image = text.endswith("!", 0, match.start()) and not text.endswith("\\!", 0, match.start())
            start = match.start() - image
            yield Probe("reference", start, start)
    if "[^" in text:
        for match in _FOOTNOTE.finditer(text, begin):
            if not _inside(match.start(), tags):
                yield Probe("footnote", match.start(), match.start())


def _lines(text: str, begin: int, apart: list[tuple[int, int]]) -> Iterator[Probe]:
    """A probe at the first word of every line that may carry one: none within the spans ``apart``, which are no words."""
    options = [match.span() for match in _BLOCK_OPTIONS.finditer(text, begin)] if "///" in text else []
    first = _PREFIX.match(text, begin)
    for match in chain((first,) if first else (), _LATER_PREFIX.finditer(text, begin)):
        offset = match.end()
        if text.startswith("<!--", offset) and match[0].strip() and (comments := _COMMENTS.match(text, offset)):
            offset = comments.end()
        if not _NO_LINE.match(text, offset) and not _inside(offset, apart) and not _inside(offset, options):
            yield Probe("line", offset, match.start())


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``offset`` lies within one of the ordered ``spans``, its first character not counted."""
    index = bisect_right(spans, (offset, -1)) - 1
    return index >= 0 and spans[index][0] < offset < spans[index][1]


def line_prefix(line: str) -> str:
    """The markers a line begins with (quote, bullet, number, heading), up to its first word."""
    match = _PREFIX.match(line)
    return match[0] if match else ""
