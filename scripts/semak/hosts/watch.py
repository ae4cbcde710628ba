"""Hosts that pass for an official site: what gives each away, and which site it imitates.

Two questions, asked in this order: does the address hide where it leads (``user@host``, an IP address, a backslash,
percent-encoding, mixed scripts), which needs no register; and does its host look like an official one, which compares
it with the register: the registered name under the public suffix, never a shared suffix such as ``gov.my`` itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import unquote

from semak.hosts import likeness, names
from semak.hosts.official import Official
from semak.hosts.words import ARCHIVES, PLATFORMS

Kind = (
    likeness.Kind
    | Literal[
        "userinfo", "false-host", "ip", "disguised-ip", "port", "trailing-dot", "percent", "backslash", "whitespace",
        "invisible", "malformed", "punycode", "mixed-script", "confusable", "path",
    ]
)  # fmt: skip

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
    """Verdicts on hosts, and on hosts written without ``https://`` (they begin with ``//`` here)."""
    _open: dict[tuple[str, str, str, bool], str] = field(default_factory=dict, compare=False)
    """Beginnings of addresses that hide nothing, each with its host: most links of a site share a few."""

    def judge(self, url: str) -> Verdict | None:
        """What is wrong with the host of ``url``; ``None`` where nothing is, and for addresses that name no host."""
        place = names.authority(url)
        if place is None or names.PLACEHOLDER.search(place.host.strip("[]")):
            return None
        before_path = (place.scheme, place.slashes, place.written, place.path.startswith("\\"))
        host = self._open.get(before_path)
        if host is None:
            host = names.plain(place.host)
            if hidden := self._hidden(place, host):
                return hidden
            self._open[before_path] = host
        return self._host(host) or self._in_path(place.path, host)

    @cached_property
    def _sites(self) -> Official:
        return Official(self.official)

    @cached_property
    def _likeness(self) -> likeness.Likeness:
        return likeness.Likeness(self._sites)

    @cached_property
    def _trusted(self) -> frozenset[str]:
        """Registered names of all known sites."""
        return frozenset(map(names.registrable, self.known))

    def judge_mail(self, receiver: str) -> Verdict | None:
        """What is wrong with the host of the e-mail address ``receiver``."""
        name, _, written = receiver.lower().rpartition("@")
        host = names.plain(written)
        posing = self._sites.shown.get(name) if host not in self._sites.shown else None
        if posing:
            reason = f"writes to {host}, whoever that is: before the @ stands the name of {self._sites.owned(posing)}"
            return Verdict("false-host", posing, f"{receiver} {reason}")
        return self._host(host)

    def judge_written(self, host: str) -> Verdict | None:
        """What is wrong with ``host``, which stands in a text without ``https://``: whether it passes for another."""
        if host in self.known or not self.official:
            return None
        address = f"//{host}"
        if address not in self._seen:
            verdict = self.judge(address)
            self._seen[address] = verdict if verdict and verdict.imitates else None
        return self._seen[address]

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
        signs_in = user == "userinfo" and place.scheme.startswith("ftp")  # as its addresses usually do
        yield user, "@" in written and not signs_in, f"leads to {host}: what stands before the @ is only a user name"
        yield "percent", "%" in raw and not raw.startswith("["), f"is percent-encoded: it reads {host}"
        address = names.ip_address(host)
        if address is not None:
            local = address.is_private or address.is_loopback or address.is_unspecified
            disguised = str(address) != host.strip("[]")
            shown = f"is the bare IP address {address}" if disguised else "is a bare IP address"
            kind: Kind = "disguised-ip" if disguised else "ip"
            yield kind, bool(self.official) or disguised or not local, f"{shown}: nobody can tell whose it is"
        yield "malformed", host.startswith(".") or ".." in host, "has a dot too many"
        yield "trailing-dot", raw.endswith("."), f"ends in a dot: to browsers it is another site than {host}"
        strange = place.port not in {"", names.DEFAULT_PORTS[place.scheme]}
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
        """The verdict on an official host's name that stands right behind ``host``, where it decides nothing.

        Further behind it names what the page there is about, as in whois.example/domain/imi.gov.my.
        """
        if not self.official or "." not in path or "." not in host or host in self.known or host in ARCHIVES:
            return None
        registrable = names.registrable(host)
        if registrable in PLATFORMS:
            return None
        parts = [part for part in SLASHES.split(unquote(path).lower()) if part not in {"", "http:", "https:"}]
        imitated = self._sites.shown.get(parts[0]) if parts and registrable not in self._trusted else None
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
        registrable = names.registrable(host)
        if registrable in self._trusted and registrable not in self._sites.registrable:
            return None
        found = self._likeness.find(host)
        if found is None:
            return None
        kind, imitates, reason = found
        return Verdict(kind, imitates or None, f"{written} {reason}{self._sites.owned(imitates)}")


def _escaped(host: str) -> str:
    """``host`` with every character that is not ASCII by its number, so that the eye cannot be deceived."""
    return "".join(character if character.isascii() else f"<U+{ord(character):04X}>" for character in host)
