"""Host names that stand in a text without ``https://``, told apart from the names of files and of things in programs."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from semak.hosts import names
from semak.hosts.words import DOCUMENT_ENDINGS, FILE_ENDINGS, MEMBERS, SURE_ENDINGS
from semak.text.plain import Plain

_DOT = re.compile(r"\.(?=[^\W\d_])")
_HOST = re.compile(r"[^\W_][\w\u2010\u2011-]*+(?:\.[\w\u2010\u2011-]++)++")
_DRESS = re.compile(
    r"&(?:#0*4[56]|#[xX]0*2[DdEe]|hyphen|dash|period);|\\(?<=\w\\)(?=[-.]\w)|\*\**(?:(?<=\w\*)|(?<=\w\*\*))(?=[-.]\w)"
    r"|\*\**(?:(?<=\w[-.]\*)|(?<=\w[-.]\*\*))(?=\w)"
)
"""What hides in a host that its reader sees: ``perkeso\\-claim.com``, ``**perkeso**-claim.com``. Each way begins with one character: the search leaps."""
_PART_OF_MORE = frozenset("./\\=&?%#~+$")
"""What stands before a name that goes on to the left: a path or a query."""
_BEGINNINGS = ("http://", "https://", "ftp://", "~~", "==", "++")
"""What else may stand there: the beginning of an address, or of text that is marked."""
_WITHIN = frozenset({"com", "org", "net", "edu", "gov"})
_SENTENCE = re.compile(r"\.[A-Z][a-z]")
"""A full stop without its blank, and the next sentence."""


@dataclass(frozen=True, slots=True)
class Written:
    """A host in a text, from ``start`` to ``end``; ``mail`` where it is an e-mail address that ends in one."""

    text: str
    start: int
    end: int
    certainty: int = 2
    mail: bool = False


def seen(prose: str) -> Iterator[Written]:
    """Every host and e-mail address that the reader sees in ``prose``, which is Markdown, with where it stands there."""
    if not _DRESS.search(prose):
        yield from hosts(prose)
        return
    plain = Plain(prose, _DRESS)
    for each in hosts(plain.text):
        yield replace(each, start=plain.start(each.start), end=plain.end(each.end))


def hosts(text: str, begin: int = 0, end: int | None = None) -> Iterator[Written]:
    """Every host and e-mail address written in ``text``, from ``begin`` to ``end``, that may well be one."""
    last = begin
    for dot in _DOT.finditer(text, begin, len(text) if end is None else end):
        if dot.start() < last:
            continue
        start = _beginning(text, dot.start())
        while text[start] == "_":  # emphasis
            start += 1
        match = _HOST.match(text, start)
        if match is None:
            continue
        last = match.end()
        before, after = text[start - 1 : start], text[last : last + 1]
        host = match[0].rstrip("-_")
        begun = text[max(0, start - 8) : start].lower().endswith(_BEGINNINGS)
        if after == "(" or (before and before in _PART_OF_MORE and not begun):
            continue
        if after == "@" or not (sure := certainty(host)):
            continue
        if not begun and before != "@" and after != "/" and is_file(host):
            continue
        stop, first = start + len(host), _beginning(text, start - 1) if before == "@" else start
        if before != "@" or first < start - 1:
            yield Written(text[first:stop], first, stop, sure, mail=before == "@")


def _beginning(text: str, at: int) -> int:
    """Where the name begins that goes on to ``at``."""
    while at and (text[at - 1].isalnum() or text[at - 1] in "-._\u2010\u2011"):
        at -= 1
    return at


@lru_cache(maxsize=4096)
def certainty(name: str) -> int:
    """How sure it is that ``name``, words with dots between them, is a host: 0 not at all, 1 in running text, 2 anywhere.

    ``index.md``, ``config.py`` and ``user.name`` end like hosts too: what speaks for one is ``www``, a label that says
    government, a suffix of two parts, or one that nothing else ends in.
    """
    labels = name.lower().split(".")
    if (_SENTENCE.search(name) and labels[0] != "www") or "_" in labels[-1] or "_" in labels[-2]:
        return 0
    suffix = names.known_suffix(name.lower())
    if labels[0] in _WITHIN and labels[-1] not in SURE_ENDINGS and "." not in suffix:
        return 0  # com.example.app: an app's name begins with its owner's host the other way round
    if labels[0] == "www" or any(names.skeleton(label) in _WITHIN for label in labels[1:]):
        return 0 if _is_reversed(labels) else 2
    if labels[-1] in SURE_ENDINGS or "." in suffix:
        return 2
    if not suffix or suffix in FILE_ENDINGS:
        return 0
    return 2 if len(suffix) == 2 and suffix not in MEMBERS else 1


@lru_cache(maxsize=4096)
def is_file(name: str) -> bool:
    """Whether ``name`` ends as files do and no host can: ``perkeso.gov.my.pdf``."""
    return ends_as_file(name) and not names.known_suffix(name.lower())


def ends_as_file(name: str) -> bool:
    """Whether ``name`` ends as files do, and some hosts, too: ``settings.py``."""
    return name.rpartition(".")[2].lower() in _file_endings()


@cache
def _file_endings() -> frozenset[str]:
    """What files are called by."""
    kinds = mimetypes.MimeTypes()
    return DOCUMENT_ENDINGS.union(each[1:] for known in (*kinds.types_map, kinds.encodings_map) for each in known)


def _is_reversed(labels: list[str]) -> bool:
    """Whether ``labels`` are a host the other way round (``my.gov.agency.app``), as names in programs are."""
    return len(labels[0]) == 2 and labels[1] in _WITHIN and labels[-1] not in SURE_ENDINGS
