"""A web address as a browser reads it, and the name of its host: pure functions, no register, no network.

Facts: the URL standard of WHATWG (slashes, tabs, numbers as IPv4 addresses), the public suffix list
(``publicsuffixlist``, its bundled copy), IDNA (``idna``) and Unicode's table of confusable characters
(``confusable_homoglyphs``).
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote

import idna
from publicsuffixlist import PublicSuffixList

from semak.hosts.words import ALMOST, LOOK_ALIKES, MIXED_WITH_LATIN, ONE_FOR_ANOTHER

ABSOLUTE = re.compile(
    r"\s*(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):)?(?P<slashes>[/\\]*)(?P<authority>[^/\\?#]*)(?P<path>[^?#]*)",
    re.DOTALL,
)
DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21", "ftps": "990", "": ""}
"""The schemes whose addresses are judged, and where they lead if no port is named."""

PORT = re.compile(r":([0-9]*)\Z")
PLACEHOLDER = re.compile(r"[{}<>$*\[\]()|^`\"']|%\(")
LATIN = re.compile(r"LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL )?([A-Z])(?: WITH .*)?")
DOTS = re.compile("[\u3002\uff0e\uff61]")
"""Full stops of East Asian scripts: IDNA reads them as dots."""


@dataclass(frozen=True, slots=True)
class Authority:
    """The part of an address that says where it leads. ``host`` is as written, without case; ``port`` may be empty.

    ``path`` is what follows it, up to a ``?`` or ``#``.
    """

    scheme: str
    slashes: str
    userinfo: str
    host: str
    port: str
    written: str
    path: str


def authority(url: str) -> Authority | None:
    """Where ``url`` leads; ``None`` for relative addresses and for schemes other than those of :data:`DEFAULT_PORTS`."""
    match = ABSOLUTE.match(url)
    if match is None:
        return None
    scheme, slashes = (match["scheme"] or "").lower(), match["slashes"]
    if scheme not in DEFAULT_PORTS or not (scheme or len(slashes) > 1) or not match["authority"]:
        return None
    written = match["authority"].rstrip()
    userinfo, _, place = written.rpartition("@")
    port = PORT.search(place) if not place.endswith("]") else None
    host = place[: port.start()] if port else place
    return Authority(scheme, slashes, userinfo, host.lower(), port[1] if port else "", written, match["path"])


def plain(host: str) -> str:
    """``host`` without what hides it: percent-encoding, wide letters and dots, tabs and line ends, a final dot, punycode."""
    host = DOTS.sub(".", unquote(host))
    if not host.isascii():
        host = unicodedata.normalize("NFKC", host).lower()
    host = "".join(character for character in host if not character.isspace() and not invisible(character))
    return ".".join(_decoded(label) for label in host.rstrip(".").split("."))


def _decoded(label: str) -> str:
    """``label`` in letters if it is punycode, else itself."""
    if not label.startswith("xn--"):
        return label
    try:
        return idna.decode(label)
    except idna.IDNAError:
        pass
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def invisible(character: str) -> bool:
    """Whether ``character`` is there and cannot be seen: format characters and controls."""
    return unicodedata.category(character) in {"Cf", "Cc"}


def ip_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a browser goes to for ``host``, written dotted, decimal, hexadecimal, octal or as IPv6."""
    if host.startswith("["):
        try:
            return ipaddress.IPv6Address(host.strip("[]"))
        except ValueError:
            return None
    parts = host.split(".")
    numbers = [_number(part) for part in parts]
    if len(parts) > 4 or None in numbers:
        return None
    *head, last = (number for number in numbers if number is not None)
    if any(number > 255 for number in head) or last >= 256 ** (5 - len(parts)):
        return None
    value = last + sum(number * 256 ** (3 - index) for index, number in enumerate(head))
    return ipaddress.IPv4Address(value)


def _number(part: str) -> int | None:
    """``part`` of an IPv4 address as the URL standard reads it: ``0x`` hexadecimal, ``0`` octal, else decimal."""
    try:
        if part.startswith("0x"):
            return int(part[2:] or "0", 16)
        return (
            int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
            if part.isascii() and part.isdigit()
            else None
        )
    except ValueError:
        return None


@cache
def _suffixes() -> PublicSuffixList:
    """The public suffix list, read once. Hosts reach it decoded, so its punycode forms are not needed."""
    return PublicSuffixList(accept_encoded_idn=False)


@lru_cache(maxsize=4096)
def split(host: str) -> tuple[str, str, str]:
    """``host`` as subdomains, registered name and public suffix: ``assist``, ``perkeso``, ``gov.my``; parts may be empty."""
    suffix = _suffixes().publicsuffix(host) or ""
    rest = host.removesuffix(suffix).rstrip(".")
    subdomains, _, name = rest.rpartition(".")
    return subdomains, name, suffix


def known_suffix(host: str) -> str:
    """The public suffix of ``host``; empty where it ends in none that exists."""
    return _suffixes().publicsuffix(host, accept_unknown=False) or ""


def registrable(host: str) -> str:
    """The registered name and suffix of ``host``: ``perkeso.gov.my``."""
    _, name, suffix = split(host)
    return f"{name}.{suffix}"


def latinized(host: str) -> str:
    """``host`` without accents, and with the ASCII letters that its others can be taken for."""
    if host.isascii():
        return host.lower()
    bare = "".join(each for each in unicodedata.normalize("NFKD", host) if not unicodedata.combining(each))
    return "".join(map(latin, bare)).lower().translate(ALMOST)


def skeleton(host: str) -> str:
    """``host`` reduced to how it looks: two hosts that a reader takes for the same have the same skeleton."""
    look = latinized(host)
    for pair, one in LOOK_ALIKES:
        look = look.replace(pair, one)
    return look.lower().translate(ONE_FOR_ANOTHER)


def squashed(host: str) -> str:
    """``host`` without dots and hyphens."""
    return host.replace(".", "").replace("-", "")


@lru_cache(maxsize=4096)
def latin(character: str) -> str:
    """The ASCII letter that ``character`` can be taken for, by Unicode's table; itself where there is none."""
    if character.isascii():
        return character
    from confusable_homoglyphs import confusables  # noqa: PLC0415 - a megabyte of table that few sites need

    found = confusables.is_confusable(character)
    glyphs = [glyph["c"] for entry in found or () for glyph in entry["homoglyphs"]]
    same = next((glyph[0] for glyph in glyphs if _is_letter_with_marks(glyph)), None)
    named = LATIN.fullmatch(unicodedata.name(character, ""))
    return same or (named[1].lower() if named else character)


def _is_letter_with_marks(glyph: str) -> bool:
    """Whether ``glyph`` is an ASCII letter or digit, with nothing but marks on it."""
    return glyph[0].isascii() and glyph[0].isalnum() and all(map(unicodedata.combining, glyph[1:]))


def scripts(label: str) -> set[str]:
    """The scripts of the letters of ``label``."""
    from confusable_homoglyphs import categories  # noqa: PLC0415 - as above

    return set(categories.unique_aliases(label)) - {"COMMON", "INHERITED"}


def mixes_scripts(label: str) -> bool:
    """Whether ``label`` mixes scripts that no ordinary name mixes, such as Latin and Cyrillic."""
    if label.isascii():
        return False
    found = scripts(label)
    return "LATIN" in found and not found - {"LATIN"} <= MIXED_WITH_LATIN


def poses_as_latin(label: str) -> bool:
    """Whether all letters of ``label`` are of another script and every one can be taken for a Latin letter."""
    return (
        not label.isascii() and "LATIN" not in scripts(label) and all(latin(character).isascii() for character in label)
    )


def distance(one: str, other: str, limit: int = 2) -> int:
    """How many letters added, dropped, changed or swapped with their neighbour part the two; ``limit + 1`` if more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one):
        earlier, before, row = before, row, [index + 1]
        for position, wanted in enumerate(other):
            cost = min(row[-1] + 1, before[position + 1] + 1, before[position] + (letter != wanted))
            swapped = index and position and letter == other[position - 1] and one[index - 1] == wanted
            row.append(min(cost, earlier[position - 1] + 1) if swapped else cost)
    return min(row[-1], limit + 1)
