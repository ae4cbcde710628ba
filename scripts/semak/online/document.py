"""What a page on the web says, as far as it matters here: its title, headings, words, anchors and refresh."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

import lxml.etree

_LABELS = re.compile(
    r"utf-?8|utf-?16(le|be)?|(us-)?ascii|latin-?1|iso[-_]?8859[-_]?\d{1,2}|windows-?\d{3,4}|cp\d{3,4}|gbk|gb2312|gb18030"
    r"|big5(-hkscs)?|euc-(jp|kr)|shift[-_]jis|iso-2022-jp|koi8-[ru]|tis-620|macintosh",
    re.IGNORECASE,
)
"""Encodings that browsers know. Python knows more (and worse: ``unicode_escape``), which no page may choose."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REFRESH = re.compile(r"\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*)", re.IGNORECASE)
_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "svg", "iframe", "object"})
"""Elements whose text readers do not see as words of the page."""
_WORDS = 20_000
"""As much text of a page is kept while it is read, in characters."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as read. ``text`` is what a reader sees, white space made single, cut at some thousand characters."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    anchors: frozenset[str] = frozenset()
    refresh: str | None = None
    has_scripts: bool = False
    asks_for_password: bool = False

    def has_anchor(self, fragment: str) -> bool:
        """Whether ``fragment``, as in the address, names a place on this page by the rules browsers follow."""
        wanted = {fragment, unquote(fragment)}
        # GitHub writes its anchors with a prefix and finds them with a script.
        wanted |= {f"user-content-{name}" for name in wanted}
        return bool(wanted & self.anchors) or unquote(fragment).lower() == "top"


def read(data: bytes, content_type: str) -> Document:
    """The document in ``data``; never raises. A page in an encoding it does not name right is read as UTF-8 too."""
    declared = _declared(data, content_type)
    document = _parse(data, declared)
    if declared != "utf-8" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        other = _parse(data, "utf-8")
        return replace(document, anchors=document.anchors | other.anchors)
    return document


def refresh_target(value: str) -> str | None:
    """Where a ``Refresh`` of at most 10 seconds leads; None for one that only loads the page again."""
    match = _REFRESH.match(value)
    if not match or not match[2].strip() or len(match[1]) > 2 or int(match[1]) > 10:
        return None
    return match[2].strip()


def _declared(data: bytes, content_type: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    header = re.search(r"charset\s*=\s*[\"']?\s*([\w-]+)", content_type, re.IGNORECASE)
    if header and _LABELS.fullmatch(header[1]):
        return _python_name(header[1])
    meta = _META_CHARSET.search(data[:4096])
    if meta and _LABELS.fullmatch(label := meta[1].decode("ascii", "replace")):
        # A page whose meta element can be read as ASCII is not UTF-16, whatever it says.
        return "utf-8" if label.lower().startswith("utf-16") else _python_name(label)
    return "utf-8"


def _python_name(label: str) -> str:
    try:
        return codecs.lookup(label).name
    except LookupError:
        return "utf-8"


def _parse(data: bytes, encoding: str) -> Document:
    text = data.decode(encoding, "replace").replace("\x00", "")
    page = _Page()
    # Events, not a tree: libxml2 gives up on trees that are very deep, and takes quadratic time for many attributes.
    parser = lxml.etree.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, target=page)  # type: ignore[arg-type]
    try:
        lxml.etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return Document()
    return page.document()


@dataclass
class _Page:
    """Takes in a page, one event of the parser after another."""

    hidden: list[str] = field(default_factory=list)
    """The open elements whose text is not seen."""
    inside: str = ""
    """``title`` or ``h1`` while one is open, and nothing else is looked for."""
    title: list[str] = field(default_factory=list)
    headings: list[list[str]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    length: int = 0
    anchors: set[str] = field(default_factory=set)
    refresh: str | None = None
    scripts: bool = False
    password: bool = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.anchors.update(attributes[name] for name in ("id", "name") if name in attributes and _names(tag, name))
        if tag in _UNSEEN:
            self.hidden.append(tag)
            self.scripts |= tag == "script"
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "input":
            self.password |= attributes.get("type", "").strip().lower() == "password"
        elif tag == "title" and not self.title and set(self.hidden) <= {"head"}:
            self.inside = tag
        elif tag == "h1" and not self.inside:
            self.inside = tag
            self.headings.append([])

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        elif tag == self.inside:
            self.inside = ""

    def data(self, text: str) -> None:
        """Some text."""
        if self.inside == "title" and len(self.title) < 300:
            self.title.append(text[:300])
        if self.inside == "h1" and len(self.headings) <= 5 and len(self.headings[-1]) < 300:
            self.headings[-1].append(text[:300])
        if not self.hidden and self.length < _WORDS:
            self.text.append(text)
            self.length += len(text) + 1

    def close(self) -> None:
        """The page ends; what was found stays."""

    def document(self) -> Document:
        """What the page says."""
        return Document(
            title=_squeeze("".join(self.title))[:300],
            headings=tuple(_squeeze("".join(heading))[:300] for heading in self.headings[:5]),
            text=_squeeze(" ".join(self.text)[:_WORDS])[:5000],
            anchors=frozenset(self.anchors),
            refresh=self.refresh,
            has_scripts=self.scripts,
            asks_for_password=self.password,
        )

    def _meta(self, attributes: Mapping[str, str]) -> None:
        # What stands in <noscript> is for browsers without scripts, which readers do not have.
        shown = not {"noscript", "template"} & set(self.hidden)
        if self.refresh is None and shown and attributes.get("http-equiv", "").strip().lower() == "refresh":
            self.refresh = refresh_target(attributes.get("content", ""))


def _names(tag: str, attribute: str) -> bool:
    """Whether ``attribute`` of ``tag`` names a place that an address can lead to."""
    return attribute == "id" or tag in {"a", "map"}


def _squeeze(text: str) -> str:
    return " ".join(text.split())
