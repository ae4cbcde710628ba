"""Host names that stand in a text without ``https://``, told apart from the names of files and of things in programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from semak.hosts import names
from semak.hosts.words import SURE_ENDINGS

_DOT = re.compile(r"\.(?=[^\W\d_])")
_HOST = re.compile(r"[^\W_][\w-]*+(?:\.[\w-]++)++")
_PART_OF_MORE = frozenset("./\\=&?%#~+$")
"""What stands before a name that goes on to the left: a path, a query, an e-mail address."""
_FALSE = re.compile(
    r"\b(?:palsu|tiruan|samaran|menyamar|(?:me|pe)nipu\w*|scam\w*|phish\w*|fake\w*|false|look-?alikes?|imitat\w+|"
    r"fraud\w*|impersonat\w+|impost[eo]rs?)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:bukan|not|(?:jangan|elak\w*|never|avoid|don['’]t|do not)(?!\s+(?:lupa|bimbang|risau|forget|worry))"
    r"(?:(?!\.\s)[^!?;:,\n]){0,60})[\s\W]*$",
    re.IGNORECASE,
)
"""What comes before a host, in its clause, that the reader is told to keep away from."""
_WITHIN = frozenset({"com", "org", "net", "edu"})
_SENTENCE = re.compile(r"\.[A-Z][a-z]")
"""A full stop without its blank, and the next sentence."""


@dataclass(frozen=True, slots=True)
class Written:
    """A host in a text, from ``start`` to ``end``; ``mail`` where it is an e-mail address that ends in one."""

    text: str
    start: int
    end: int
    mail: bool = False


def hosts(text: str) -> Iterator[Written]:
    """Every host and e-mail address written in ``text`` that cannot well be anything else."""
    last = 0
    for dot in _DOT.finditer(text):
        if dot.start() < last:
            continue
        start = _beginning(text, dot.start())
        match = _HOST.match(text, start)
        if match is None:
            continue
        last = match.end()
        before, after = text[start - 1 : start], text[last : last + 1]
        host = match[0].rstrip("-_")
        begun = text[max(0, start - 8) : start].lower().endswith(("http://", "https://"))
        if after == "(" or (before and before in _PART_OF_MORE and not begun):
            continue
        if before == "@":
            begin = _beginning(text, start - 1)
            if begin < start - 1 and is_host(host):
                yield Written(text[begin : start + len(host)], begin, start + len(host), mail=True)
        elif after != "@" and is_host(host):
            yield Written(host, start, start + len(host))


def is_warned_of(text: str, host: Written) -> bool:
    """Whether the line around ``host`` tells the reader that it is false, or to keep away from it."""
    begin = text.rfind("\n", 0, host.start) + 1
    end = text.find("\n", host.end)
    around = f"{text[begin : host.start]} {text[host.end : end if end >= 0 else len(text)]}"
    return _FALSE.search(around) is not None or _INSTEAD.search(text[begin : host.start]) is not None


def _beginning(text: str, at: int) -> int:
    """Where the name begins that goes on to ``at``."""
    while at and (text[at - 1].isalnum() or text[at - 1] in "-._"):
        at -= 1
    return at


@lru_cache(maxsize=4096)
def is_host(name: str) -> bool:
    """Whether ``name``, words with dots between them, says by itself that it is a host.

    ``index.md``, ``config.py`` and ``user.name`` end like hosts too: what speaks for one is ``www``, a label that says
    government, a suffix of two parts, or one that nothing else ends in.
    """
    if "_" in name or _SENTENCE.search(name):
        return False
    labels = name.lower().split(".")
    if labels[0] == "www" or any(label in _WITHIN or names.skeleton(label) == "gov" for label in labels[1:]):
        return True
    return labels[-1] in SURE_ENDINGS or "." in names.split(name.lower())[2]
