"""Where a line may end: never within e-mel or A–Z, in an address only where it is still read as one.

A browser ends a line after any hyphen, and within a long address anywhere. What stands in the page is only markup
around and within the words: what is found, copied and read aloud stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_KEPT = re.compile(r"(<(pre|script|style|svg|textarea|title)\b.*?</\2>|<[^>]*>)", re.DOTALL)
"""Tags, and elements in which nothing may be added."""

_JOINT = re.compile(r"\w[-–./@][\w/]")
"""What all that is looked for has in it, and few texts have."""

_FOUND = re.compile(
    r"(?<![\w./@+-])(?:(?P<letter>[^\W\d_][-–][^\W\d_]\w*)"
    r"|(?P<mail>[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})"
    r"|(?P<address>(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?![\w-])(?:/[^\s<>“”]*)?))"
)

LONGEST = 22
"""A host of more letters may end a line before one of its full stops, where at least :data:`SHORTEST` follow."""

SHORTEST = 10


def with_breaks(html: str) -> str:
    """``html`` in which words of one letter and a hyphen keep together, and long addresses break where they may."""
    parts = _KEPT.split(html)
    for number in range(0, len(parts), 3):
        if _JOINT.search(parts[number]):
            parts[number] = _FOUND.sub(_marked, parts[number])
    del parts[2::3]  # the names of the kept elements
    return "".join(parts)


def _marked(match: re.Match[str]) -> str:
    if match["letter"]:
        return _together(match["letter"])
    if match["mail"]:
        return match["mail"].replace("@", "<wbr>@")
    scheme, slashes, rest = match["address"].rpartition("://")
    host, slash, path = rest.partition("/")
    if len(host) > LONGEST:
        host = "".join(_labels(host))
    start = f"{scheme}{slashes}<wbr>" if scheme else ""
    return start + host + slash + re.sub(r"(?:^|(?<=/))(?=[^/])", "<wbr>", path)


def _labels(host: str) -> Iterator[str]:
    left = len(host) + 1
    for label in host.split("."):
        dot = "" if left > len(host) else "<wbr>." if left >= SHORTEST else "."
        yield dot + (_together(label) if "-" in label else label)
        left -= len(label) + 1


def _together(text: str) -> str:
    return f'<span class="joined">{text}</span>'
