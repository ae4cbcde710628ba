"""What a page on the web says, as far as it matters here: its title, headings, words, anchors and refresh."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

import lxml.etree
import lxml.html

_LABELS = re.compile(
    r"utf-?8|utf-?16(le|be)?|(us-)?ascii|latin-?1|iso[-_]?8859[-_]?\d{1,2}|windows-?\d{3,4}|cp\d{3,4}|gbk|gb2312|gb18030"
    r"|big5(-hkscs)?|euc-(jp|kr)|shift[-_]jis|iso-2022-jp|koi8-[ru]|tis-620|macintosh",
    re.IGNORECASE,
)
"""Encodings that browsers know. Python knows more (and worse: ``unicode_escape``), which no page may choose."""
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REFRESH = re.compile(r"\s*(\d+)(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"']*)", re.IGNORECASE)
_TITLE = lxml.etree.XPath("string(//title)")
_ANCHORS = lxml.etree.XPath("//@id | //a/@name | //map/@name")
_VISIBLE = lxml.etree.XPath(
    "//text()[not(ancestor::head or ancestor::script or ancestor::style or ancestor::noscript or ancestor::template"
    " or ancestor::svg or ancestor::iframe or ancestor::object)]"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as read. ``text`` is what a reader sees, white space made single, cut at some thousand characters."""

    title: str = ""
    headings: tuple[str, ...] = ()
    text: str = ""
    anchors: frozenset[str] = frozenset()
    refresh: str | None = None
    has_scripts: bool = False

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
        anchors = document.anchors | other.anchors
        return Document(
            document.title, document.headings, document.text, anchors, document.refresh, document.has_scripts
        )
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
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return Document()
    return Document(
        title=_squeeze(str(_TITLE(root)))[:300],
        headings=tuple(
            _squeeze("".join(map(str, heading.itertext())))[:300] for heading in itertools.islice(root.iter("h1"), 5)
        ),
        text=_seen(root),
        anchors=frozenset(_strings(_ANCHORS(root))),
        refresh=_refresh(root),
        has_scripts=next(root.iter("script"), None) is not None,
    )


def _refresh(root: lxml.html.HtmlElement) -> str | None:
    for meta in root.iter("meta"):
        # What stands in <noscript> is for browsers without scripts, which readers do not have.
        hidden = next(meta.iterancestors("noscript", "template"), None) is not None
        if not hidden and (meta.get("http-equiv") or "").strip().lower() == "refresh":
            return refresh_target(meta.get("content") or "")
    return None


def _seen(root: lxml.html.HtmlElement) -> str:
    """The visible words, up to some thousand characters."""
    words = " ".join(itertools.islice(_strings(_VISIBLE(root)), 2000))
    return _squeeze(words[:20_000])[:5000]


def _strings(found: object) -> Iterator[str]:
    """The strings an XPath found."""
    return (str(item) for item in found) if isinstance(found, list) else iter(())


def _squeeze(text: str) -> str:
    return " ".join(text.split())
