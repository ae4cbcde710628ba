"""Addresses that the text of a link shows, held against where it leads."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import SplitResult, unquote

from semak.hosts import addresses, names
from semak.hosts.words import ARCHIVES, LIST_ARCHIVES
from semak.hosts.written import ends_as_file, is_file

LONGEST = 2_000
"""Nobody reads a longer text as a link."""

_ATOM = r"[^@\s,;:<>()\[\]\\\"./]+"
MAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{{2,}}")
_SHOWN = re.compile(
    r"(?:(?P<scheme>https?)://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(?P<path>/[^\s]*)?(?=\s|$)", re.IGNORECASE
)
_WITHIN = re.compile(
    r"(?<![\w@.:/-])(?:(?P<scheme>https?)://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w@-])(?::\d+)?(?P<path>/[^\s)”’\"']*)?",
    re.IGNORECASE,
)
_UNSEEN = " \t\n\r\xa0\xad\u200b\u200c\u200d\u2060\ufeff"
"""What may stand around a text and takes no place on the page."""

_LEFT_OUT = re.compile(r"\[?(?:\.\.\.|…)\]?")
"""What stands for a part of an address that is too long to be shown."""

_SURE_HOST = re.compile(r"www\.|.*\.(?:my|com|org|gov|edu)$|(?:[a-z0-9-]+\.){2,}example$", re.IGNORECASE)
"""The last one is for documents (RFC 2606); ``config.example`` is a file."""


def leads_elsewhere(text: str, url: str, known: Collection[str], *, alone: bool) -> str:
    """The address that ``text`` shows, if a link to ``url`` leads to another; empty otherwise.

    ``known`` are hosts that are addresses wherever they stand in a text. With ``alone``, for sites without a register, a
    text is an address only if it is nothing else: ``core.example.com/Thing`` may be the name of a thing, and
    ``example.com shut down`` a headline; a link within the page may be a row's own.
    """
    text = text[:LONGEST].strip(_UNSEEN).strip("“”‘’\"'").rstrip(".,;")
    text = text.removesuffix(")") if "(" not in text else text
    parts = addresses.split(url) if "." in text and text != url else None
    if parts is None or (alone and url.startswith("#")):
        return ""
    mails = [match[0] for match in MAIL.finditer(text) if not alone or match[0] == text]
    if mails:
        return "" if any(_reaches(mail, parts) for mail in mails) else mails[0]
    begun = _SHOWN.match(text)
    if begun and not (begun["scheme"] or _names_a_host(begun)):
        begun = None
    if alone:
        told = begun is not None and _is_all(begun, text)
        return begun[0] if begun and told and not (_is_meant(begun, parts) or _is_kin(begun, parts)) else ""
    within = [each for each in _WITHIN.finditer(text) if each["scheme"] or each["host"].lower() in known]
    if any(_is_meant(each, parts) or _keeps_a_copy(each, parts) for each in within):
        return ""
    if begun:
        return "" if _is_meant(begun, parts) or _keeps_a_copy(begun, parts) else begun[0]
    return within[0][0] if within and not any(_is_domain_of(each, parts) for each in within) else ""


def _names_a_host(shown: re.Match[str]) -> bool:
    """Whether ``shown``, which has no scheme, is surely an address: ``www.perkeso.gov.my.pdf`` is a file."""
    host = shown["host"].lower()
    file = is_file(host) or (host.endswith(".example") and ends_as_file(host.removesuffix(".example")))
    return _SURE_HOST.match(host) is not None and (shown["path"] is not None or not file)


def _reaches(mail: str, parts: SplitResult) -> bool:
    """Whether a link to ``parts`` writes to ``mail``, or stays with whoever owns its host."""
    if parts.scheme == "mailto":
        written = unquote(parts.path).lower().split(",")
        return mail.lower() in written or not all(map(MAIL.fullmatch, written))  # LINK012 speaks of what is no address
    if addresses.host(parts) in LIST_ARCHIVES:
        return mail.partition("@")[0].lower() in unquote(_behind_host(parts)).lower()
    return not parts.netloc or names.registrable(addresses.host(parts)) == names.registrable(
        mail.rpartition("@")[2].lower()
    )


def _is_meant(shown: re.Match[str], parts: SplitResult) -> bool:
    """Whether the address in a link's text is where the link leads, as far as that can be told."""
    if parts.scheme == "mailto":
        return parts.path.lower().endswith(f"@{_bare_host(shown['host'])}")
    if not parts.netloc:
        return not shown["scheme"]
    return _shows(shown, parts)


def _is_kin(shown: re.Match[str], parts: SplitResult) -> bool:
    """Whether the link leads to a copy of what its text shows, or to a host of the domain that it names."""
    return _keeps_a_copy(shown, parts) or _is_domain_of(shown, parts)


def _is_all(shown: re.Match[str], text: str) -> bool:
    """Whether ``text`` is a whole address, or a host, and nothing else."""
    return shown[0] == text and bool(shown["scheme"] or not shown["path"])


def _shows(shown: re.Match[str], parts: SplitResult) -> bool:
    """Whether the address in a link's text is the one in ``parts``, or the beginning of it."""
    if _bare_host(shown["host"]) != _bare_host(addresses.host(parts)):
        return False
    path = (shown["path"] or "").rstrip("/…").removesuffix("...")
    first, *rest = map(unquote, _LEFT_OUT.split(path))
    led = unquote(_behind_host(parts))
    return led.startswith(first) and (not rest or led[len(first) :].rstrip("/").endswith(rest[-1]))


def _behind_host(parts: SplitResult) -> str:
    """What of an address follows its host."""
    query = f"?{parts.query}" if parts.query else ""
    return parts.path + query + (f"#{parts.fragment}" if parts.fragment else "")


def _keeps_a_copy(shown: re.Match[str], parts: SplitResult) -> bool:
    """Whether the link leads to the copy that an archive keeps of the address in its text."""
    return addresses.host(parts) in ARCHIVES and _bare_host(shown["host"]) in _behind_host(parts).lower()


def _is_domain_of(shown: re.Match[str], parts: SplitResult) -> bool:
    """Whether the text is a domain (``mozilla.org``) and the link leads to a host in it."""
    bare = not shown["path"] and not shown["scheme"]
    return bare and addresses.host(parts).endswith(f".{_bare_host(shown['host'])}")


def _bare_host(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
