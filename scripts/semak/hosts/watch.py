"""Hosts that pass for an official site: what gives each away, and which site it imitates.

Two questions, asked in this order: does the address hide where it leads (``user@host``, an IP address, a backslash,
percent-encoding, mixed scripts), which needs no register; and does its host look like an official one, which compares
it with the register: the registered name under the public suffix, never a shared suffix such as ``gov.my`` itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import unquote

from semak.hosts import names
from semak.hosts.official import Name, Official
from semak.hosts.words import ARCHIVES, LURES, SHORT

Kind = Literal[
    "userinfo", "false-host", "ip", "disguised-ip", "port", "trailing-dot", "percent", "backslash", "whitespace",
    "invisible", "malformed", "punycode", "mixed-script", "confusable", "embedded", "digits", "near", "suffix", "dots",
    "words", "order", "path",
]  # fmt: skip

DEFAULT_PORTS = {"http": "80", "https": "443", "": ""}
DIGITS = re.compile(r"[0-9]")
TOKEN = re.compile(r"[^.-]+")
SLASHES = re.compile(r"[/\\]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why an address is not to be trusted; ``imitates`` is the official host that it passes for, if one is known."""

    kind: Kind
    imitates: str | None
    message: str


@dataclass(frozen=True)
class Watch:
    """The official hosts, prepared for comparing; what is costly is made when the first unknown host comes.

    ``official`` maps the hosts of official sites to their owners, ``known`` holds all hosts that pages may link to, the
    official ones among them. Without official hosts only addresses that hide where they lead are reported.
    """

    official: Mapping[str, str]
    known: frozenset[str]
    _seen: dict[str, Verdict | None] = field(default_factory=dict, compare=False)

    def judge(self, url: str) -> Verdict | None:
        """What is wrong with the host of ``url``; ``None`` where nothing is, and for addresses that name no host."""
        place = names.authority(url)
        if place is None or names.PLACEHOLDER.search(place.host.strip("[]")):
            return None
        host = names.plain(place.host)
        return self._hidden(place, host) or self._host(host) or self._in_path(place.path, host)

    @cached_property
    def _sites(self) -> Official:
        return Official(self.official)

    @cached_property
    def _trusted(self) -> frozenset[str]:
        """Registered names of all known sites."""
        return frozenset(map(names.registrable, self.known))

    def judge_mail(self, receiver: str) -> Verdict | None:
        """What is wrong with the host of the e-mail address ``receiver``."""
        return self._host(names.plain(receiver.rpartition("@")[2].lower()))

    # --- Addresses that hide where they lead ---

    def _hidden(self, place: names.Authority, host: str) -> Verdict | None:
        """What about the way ``place`` is written hides its ``host``."""
        for kind, found, reason in self._tricks(place, host):
            if found:
                imitated = self._imitated(f"{place.userinfo}.{host}{place.path}".lower(), host)
                other = imitated if host not in self._sites.shown else None
                shown = f"; it passes for {self._sites.owned(other)}" if other else ""
                return Verdict(kind, imitated, f"{place.written.strip()} {reason}{shown}")
        return None

    def _tricks(self, place: names.Authority, host: str) -> Iterator[tuple[Kind, bool, str]]:
        """Each trick: its name, whether ``place`` plays it, and what it does."""
        written, raw = place.written, place.host
        backslash = "\\" in place.slashes or place.path.startswith("\\")
        yield "backslash", backslash, f"has a backslash where a slash belongs: it leads to {host}"
        yield "malformed", place.slashes != "//", f"has “{place.slashes}” where “//” belongs"
        yield (
            "whitespace",
            any(character.isspace() for character in written),
            f"hides a space or line end: it leads to {host}",
        )
        yield (
            "invisible",
            any(map(names.invisible, written)),
            f"hides a character that cannot be seen: it leads to {host}",
        )
        user: Kind = "false-host" if "." in place.userinfo.partition(":")[0] else "userinfo"
        yield user, "@" in written, f"leads to {host}: what stands before the @ is only a user name"
        yield "percent", "%" in raw and not raw.startswith("["), f"is percent-encoded: it reads {host}"
        address = names.ip_address(host)
        if address is not None:
            local = address.is_private or address.is_loopback or address.is_unspecified
            disguised = str(address) != host.strip("[]")
            shown = f"is the bare IP address {address}" if disguised else "is a bare IP address"
            kind: Kind = "disguised-ip" if disguised else "ip"
            yield kind, bool(self.official) or disguised or not local, f"{shown}: nobody can tell whose it is"
        yield "malformed", host.startswith(".") or ".." in host, "has a dot too many"
        yield "trailing-dot", raw.endswith("."), "ends in a dot"
        strange = place.port not in {"", DEFAULT_PORTS[place.scheme]}
        yield (
            "port",
            strange and self._sites.is_official(host),
            f"names the port {place.port}, which no public page uses",
        )
        yield from self._scripts(raw, host)

    def _scripts(self, raw: str, host: str) -> Iterator[tuple[Kind, bool, str]]:
        """Tricks with letters that look like others."""
        if host.isascii() and raw.isascii():
            return
        labels = host.split(".")
        yield "confusable", host.isascii(), f"is written in letters that only look like those of {host}"
        shown = f"is {host} in punycode" if "xn--" in raw else f"is not the Latin name it seems ({_escaped(host)})"
        yield "mixed-script", any(map(names.mixes_scripts, labels)), f"{shown}: it mixes letters of two scripts"
        posing = labels[-1].isascii() and any(map(names.poses_as_latin, labels))
        yield "confusable", posing, f"{shown}: its letters only look like Latin ones"
        yield "confusable", bool(self._sites.same_look(host)), f"{shown}: its letters only look like Latin ones"
        yield "punycode", bool(self.official) and "xn--" in raw and host not in self.known, shown

    # --- Hosts that look like an official one ---

    def _host(self, host: str) -> Verdict | None:
        """The verdict on ``host`` alone, remembered."""
        if not self.official or host in self.known or "." not in host:
            return None
        if host not in self._seen:
            verdict = self._compare(host, host)
            if verdict is None and not host.isascii():
                verdict = self._compare(names.latinized(host), host)
            self._seen[host] = verdict
        return self._seen[host]

    def _in_path(self, path: str, host: str) -> Verdict | None:
        """The verdict on an official host's name that stands behind ``host``, where it decides nothing."""
        if not self.official or "." not in path or "." not in host or host in self.known or host in ARCHIVES:
            return None
        registrable = names.registrable(host)
        named = (self._sites.shown.get(part) for part in SLASHES.split(unquote(path).lower()))
        imitated = None if registrable in self._trusted else next(filter(None, named), None)
        if imitated is None:
            return None
        reason = f"belongs to {registrable}, whoever that is; only its path names {self._sites.owned(imitated)}"
        return Verdict("path", imitated, f"{host} {reason}")

    def _imitated(self, text: str, host: str) -> str | None:
        """The official host whose name stands in ``text`` or which ``host`` looks like."""
        if not self.official:
            return None
        look = self._sites.looks.get(names.skeleton(host))
        inside = look or next((shown for name, shown in self._sites.shown.items() if name in text), None)
        verdict = None if inside else self._host(host)
        return inside or (verdict.imitates if verdict else None)

    def _compare(self, host: str, written: str) -> Verdict | None:
        """What ``host``, which the page has as ``written``, has in common with an official site that it is not."""
        subdomains, name, suffix = names.split(host)
        registrable = f"{name}.{suffix}"
        tests = (
            (self._misspelt,) if registrable in self._sites.registrable else (self._same, self._near, self._with_words)
        )
        if not name or (registrable in self._trusted and registrable not in self._sites.registrable):
            return None
        found = next(filter(None, (test(host, Name(host, "", subdomains, name, suffix)) for test in tests)), None)
        if found is None:
            return None
        kind, imitates, reason = found
        return Verdict(kind, imitates or None, f"{written} {reason}{self._sites.owned(imitates)}")

    def _misspelt(self, host: str, parts: Name) -> tuple[Kind, str, str] | None:
        """A subdomain of an official site that can only be meant for another one of it."""
        if parts.subdomains in {"", "www"}:
            return None
        if same := self._sites.run_together.get(names.squashed(host)):
            return "dots", same, "has its dots or hyphens in other places than "
        if same := self._sites.looks.get(names.skeleton(host)):
            return "digits", same, "has characters that only look like those of "
        for name in self._sites.names:
            if name.registrable == parts.registrable and _slip(parts.subdomains, name.subdomains):
                return "near", name.host, _off(names.distance(parts.subdomains, name.subdomains))
        return None

    def _same(self, host: str, parts: Name) -> tuple[Kind, str, str] | None:
        """The whole official name, written otherwise or inside another registered name."""
        squashed = names.squashed(host)
        if same := self._sites.run_together.get(squashed):
            return "dots", same, "has its dots or hyphens in other places than "
        if same := self._sites.same_look(host):
            return "digits", same, "has characters that only look like those of "
        for name in self._sites.names:
            if sorted(name.host.split(".")) == sorted(host.split(".")):
                return "order", name.host, "has its names in another order than "
            if host == f"{name.subdomains}.{name.suffix}" and name.subdomains in self._sites.brands:
                return "dots", name.host, "leaves out a part of "
        for run_together, same in self._sites.run_together.items():
            if run_together in squashed or names.skeleton(run_together) in names.skeleton(squashed):
                return "embedded", same, f"belongs to {parts.registrable}, whoever that is, not to "
        return None

    def _near(self, host: str, parts: Name) -> tuple[Kind, str, str] | None:
        """The same registered name under another suffix, or one a letter or two off."""
        tokens = set(TOKEN.findall(f"{parts.subdomains}.{parts.name}"))
        for name in self._sites.names:
            same = parts.name == name.name and self._suffix_imitates(parts, name)
            if same or (name.name in tokens and "gov" in tokens and name.suffix.startswith("gov")):
                return "suffix", self._named(host, parts, name), f"ends in .{parts.suffix}, not as "
            if _suffix_misspelt(host, parts, name):
                return "suffix", self._named(host, parts, name), "ends otherwise than "
        near = [(names.distance(parts.name, name.name), name) for name in self._sites.names]
        for off, name in sorted(near, key=lambda pair: pair[0]):
            doubled = off == 1 and parts.suffix == name.suffix and _doubled(parts.name, name.name)
            if doubled or 0 < off <= _allowed(parts, name):
                return "near", self._named(host, parts, name), _off(off)
            if off and len(name.name) > SHORT + 1 and sorted(parts.name) == sorted(name.name):
                return "order", self._named(host, parts, name), "has its letters in another order than "
        return None

    def _named(self, host: str, parts: Name, name: Name) -> str:
        """The official host to show for ``name``: the one that ``host`` begins like, if there is one."""
        whole = f"{parts.subdomains}.{name.registrable}"
        begun = (
            each.host
            for each in self._sites.names
            if each.registrable == name.registrable and host.startswith(f"{each.subdomains}.{each.name}.")
        )
        return whole if whole in self.official else next(begun, self._sites.registrable[name.registrable])

    def _suffix_imitates(self, parts: Name, name: Name) -> bool:
        """Whether a known name under another suffix is meant for the known one: short names are many people's."""
        if len(name.name) > SHORT:
            return True
        lure = parts.suffix in LURES and parts.suffix != "gov"
        return lure or parts.suffix.split(".")[-1] == name.suffix.split(".")[-1]

    def _with_words(self, host: str, parts: Name) -> tuple[Kind, str, str] | None:
        """An official name with words added, or a government suffix that is none."""
        if parts.suffix.startswith("gov"):
            return None  # only a government can register there
        labels = f"{parts.subdomains}.{parts.name}".strip(".").removeprefix("www.")
        tokens = TOKEN.findall(labels)
        imitated = self._branded(labels, tokens, parts.suffix) or self._called(parts)
        if imitated:
            return "words", imitated, f"belongs to {parts.registrable}, whoever that is, not to "
        for suffix in {name.suffix for name in self._sites.names if name.suffix.startswith("gov.")}:
            if f".{suffix}." in f".{labels}." or f"-{suffix.replace('.', '-')}-" in f"-{labels.replace('.', '-')}-":
                return (
                    "embedded",
                    "",
                    f"belongs to {parts.registrable}, whoever that is: government sites end in .{suffix}",
                )
        return None

    def _branded(self, labels: str, tokens: list[str], suffix: str) -> str | None:
        """The official host whose name stands among ``tokens``, the parts of ``labels``, spelt right or nearly."""
        for brand, official in self._sites.brands.items():
            if "-" in brand:
                found = brand in labels.split(".")
            elif len(brand) > SHORT + 1:
                found = brand in labels
            else:
                found = (len(brand) > SHORT and brand in tokens) or _lured(brand, tokens, suffix, self._sites.lures)
            if found:
                return self._closest(official, labels)
        near = (official for brand, official in self._sites.brands.items() if _nearly(brand, labels, tokens))
        return next((self._closest(official, labels) for official in near), None)

    def _closest(self, official: str, labels: str) -> str:
        """The sister of the host ``official`` whose subdomain stands in ``labels`` too, else itself."""
        registrable = names.registrable(official)
        sisters = (name for name in self._sites.names if name.registrable == registrable)
        words = names.squashed(labels)
        named = (name.host for name in sisters if name.subdomains and names.squashed(name.subdomains) in words)
        return next(named, official)

    def _called(self, parts: Name) -> str | None:
        """The official host of the service that somebody has registered the name of, alone or beside a lure."""
        for service, official in self._sites.services.items():
            alone = names.squashed(parts.name) == service and (parts.suffix.endswith("my") or parts.suffix in LURES)
            if alone or _lured(service, TOKEN.findall(parts.name), parts.suffix, self._sites.lures):
                return official
        return None


def _allowed(parts: Name, name: Name) -> int:
    """How many letters may part two registered names that are taken for one: fewer the shorter, or further apart."""
    length = len(name.name)
    if parts.suffix == name.suffix:
        return 2 if length >= 7 else int(length > SHORT)
    if parts.suffix.endswith("my") and length >= 7:
        return 2
    return int(length >= 6)


def _suffix_misspelt(host: str, parts: Name, name: Name) -> bool:
    """Whether ``host`` is ``name`` with a slip in its suffix; other governments' real suffixes are further than that."""
    own, _, rest = host.removeprefix("www.").partition(".")
    return own == name.name and 0 < names.distance(rest, name.suffix) <= (1 if parts.suffix.startswith("gov") else 2)


def _slip(typed: str, meant: str) -> bool:
    """Whether a subdomain is another one mistyped: a longer name, few letters off, no number added or changed."""
    if len(meant) <= SHORT + 1:
        return False
    off = names.distance(typed, meant)
    return (off == 1 and DIGITS.findall(typed) == DIGITS.findall(meant)) or (off == 2 and len(meant) > 9)


def _doubled(one: str, other: str) -> bool:
    """Whether the two differ only in a letter typed twice."""
    return re.sub(r"(.)\1", r"\1", one) == re.sub(r"(.)\1", r"\1", other)


def _lured(brand: str, tokens: list[str], suffix: str, lures: Collection[str]) -> bool:
    """Whether a short ``brand`` is one of ``tokens`` and another is a lure, or it is one with a lure joined to it."""
    words = [token.rstrip("0123456789") for token in tokens]
    if brand in words:
        return any(word in lures for word in words if word != brand)
    joined = [word for word in words if word.startswith(brand) or word.endswith(brand)]
    return any(word.removeprefix(brand).removesuffix(brand) in lures for word in joined) and suffix != ""


def _nearly(brand: str, labels: str, tokens: list[str]) -> bool:
    """Whether a long ``brand`` stands in ``labels`` in characters that look like its own, or a letter or two off."""
    if len(brand) <= SHORT + 1:
        return False
    words = labels.split(".") if "-" in brand else tokens
    off = 1 if len(brand) < 9 else 2
    if any(names.distance(word, brand, off) <= off for word in words):
        return True
    return "-" not in brand and names.skeleton(brand) in names.skeleton(labels)


def _off(count: int) -> str:
    """In words, how far a name is from the one that follows."""
    return "is one letter off " if count == 1 else f"is {count} letters off "


def _escaped(host: str) -> str:
    """``host`` with every character that is not ASCII by its number, so that the eye cannot be deceived."""
    return "".join(character if character.isascii() else f"<U+{ord(character):04X}>" for character in host)
