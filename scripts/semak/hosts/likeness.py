"""What a host has in common with an official site that it is not: its name elsewhere, letters off, words added."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal, TypeAlias

from semak.hosts import names
from semak.hosts.official import Name, Official
from semak.hosts.words import CONFUSED, GENERIC, GOVERNMENT, LURES, MINISTRY, SHORT

Kind = Literal["embedded", "digits", "near", "suffix", "dots", "words", "order"]

Found: TypeAlias = "tuple[Kind, str, str] | None"
"""The kind of likeness, the official host (empty where none is meant), and the words that lead up to it."""

DIGIT = re.compile(r"[0-9]")
TOKEN = re.compile(r"[^.-]+")
VOWEL = re.compile(r"[aeiou]")


@dataclass(frozen=True)
class Likeness:
    """Compares hosts with the official ones of ``sites``."""

    sites: Official

    def find(self, host: str) -> Found:
        """What ``host`` has in common with an official site that it is not."""
        subdomains, name, suffix = names.split(host)
        parts = Name(host, "", subdomains, name, suffix)
        if not name:
            return None
        if parts.registrable in self.sites.registrable:
            return self._misspelt(parts)
        tests: tuple[Callable[[Name], Found], ...] = (self._same, self._near, self._with_words)
        return next(filter(None, (test(parts) for test in tests)), None)

    def _misspelt(self, parts: Name) -> Found:
        """A subdomain of an official site that can only be meant for another one of it."""
        if parts.subdomains in {"", "www"}:
            return None
        if same := self.sites.run_together.get(names.squashed(parts.host)):
            return "dots", same, "has its dots or hyphens in other places than "
        if same := self.sites.looks.get(names.skeleton(parts.host)):
            return "digits", same, "has characters that only look like those of "
        for name in self.sites.names:
            if name.registrable != parts.registrable:
                continue
            pairs = (
                (parts.subdomains, name.subdomains),
                *product(parts.subdomains.split("."), name.subdomains.split(".")),
            )
            for typed, meant in pairs:
                if _slip(typed, meant):
                    return "near", name.host, _off(names.distance(typed, meant))
        return None

    def _same(self, parts: Name) -> Found:
        """The whole official name, written otherwise or inside another registered name."""
        host, squashed = parts.host, names.squashed(parts.host)
        if same := self.sites.run_together.get(squashed):
            return "dots", same, "has its dots or hyphens in other places than "
        if same := self.sites.same_look(host):
            return "digits", same, "has characters that only look like those of "
        for name in self.sites.names:
            if sorted(name.host.split(".")) == sorted(host.split(".")):
                return "order", name.host, "has its names in another order than "
            if (
                self.sites.brands.get(parts.name) == name.host != name.registrable
                and parts.suffix == name.suffix
                and parts.subdomains in {"", "www"}
            ):
                return "dots", name.host, "leaves out a part of "
        for run_together, same in self.sites.run_together.items():
            if self._holds(parts, squashed, run_together):
                return "embedded", same, f"belongs to {parts.registrable}, whoever that is, not to "
        return None

    def _holds(self, parts: Name, squashed: str, run_together: str) -> bool:
        """Whether the official name ``run_together`` stands in the host; at its end, as words of their own.

        A name that only ends like it (uum.edu.my, um.edu.my) is another one under the same suffix.
        """
        look, whole = names.skeleton(run_together), names.skeleton(squashed)
        if not whole.endswith(look):
            return look in whole
        words = TOKEN.findall(names.skeleton(parts.host))
        ends = {"".join(words[at:]) for at in range(len(words))}
        return look in ends and run_together.removesuffix(names.squashed(parts.suffix)) not in GENERIC

    def _near(self, parts: Name) -> Found:
        """The same registered name under another suffix, or one a letter or two off."""
        tokens = set(TOKEN.findall(f"{parts.subdomains}.{parts.name}"))
        for name in self.sites.names:
            same = parts.name == name.name and self._suffix_imitates(parts, name)
            if same or (name.name in tokens and "gov" in tokens and name.suffix.startswith("gov")):
                return "suffix", self._named(parts, name), f"ends in .{parts.suffix}, not as "
            if _suffix_misspelt(parts, name):
                return "suffix", self._named(parts, name), "ends otherwise than "
            if _looks_like(parts.name, name.name) and self._suffix_imitates(parts, name):
                return "digits", self._named(parts, name), "has characters that only look like those of "
        near = [(names.distance(parts.name, name.name), name) for name in self.sites.names]
        for off, name in sorted(near, key=lambda pair: pair[0]):
            short = off == 1 and parts.suffix == name.suffix and _short_slip(parts.name, name.name)
            if short or 0 < off <= _allowed(parts, name):
                return "near", self._named(parts, name), _off(off)
            if off and len(name.name) > SHORT + 1 and sorted(parts.name) == sorted(name.name):
                return "order", self._named(parts, name), "has its letters in another order than "
        return None

    def _named(self, parts: Name, name: Name) -> str:
        """The official host to show for ``name``: the one that the host begins like, or has the subdomain of, if any."""
        whole = f"{parts.subdomains}.{name.registrable}"
        begun = (
            each.host
            for each in self.sites.names
            if each.registrable == name.registrable and parts.host.startswith(f"{each.subdomains}.{each.name}.")
        )
        if whole in self.sites.owners:
            return whole
        sister = self._closest(self.sites.registrable[name.registrable], f"{parts.subdomains}.{parts.name}")
        return next(begun, sister)

    def _suffix_imitates(self, parts: Name, name: Name) -> bool:
        """Whether a known name under another suffix is meant for the known one: short names are many people's."""
        if len(name.name) > SHORT:
            return True
        known_by_it = name.subdomains in self.sites.brands or "-" in name.subdomains
        if known_by_it and parts.subdomains == name.subdomains:
            return True
        if _is_government(parts.suffix):
            return _is_government(name.suffix) and not MINISTRY.fullmatch(name.name)
        return parts.suffix in LURES or parts.suffix.split(".")[-1] == name.suffix.split(".")[-1]

    def _with_words(self, parts: Name) -> Found:
        """An official name with words added, or a government suffix that is none."""
        if _is_government(parts.suffix):
            return self._under_government(parts)
        labels = f"{parts.subdomains}.{parts.name}".strip(".").removeprefix("www.")
        tokens = TOKEN.findall(labels)
        imitated = self._branded(labels, tokens, parts) or self._called(parts)
        if imitated:
            return "words", imitated, f"belongs to {parts.registrable}, whoever that is, not to "
        for suffix in {name.suffix for name in self.sites.names if name.suffix.startswith("gov.")}:
            if f".{suffix}." in f".{labels}." or f"-{suffix.replace('.', '-')}-" in f"-{labels.replace('.', '-')}-":
                reason = f"belongs to {parts.registrable}, whoever that is: government sites end in .{suffix}"
                return "embedded", "", reason
        return None

    def _under_government(self, parts: Name) -> Found:
        """Only a government can register there: an official name must be a whole word of the registered one."""
        tokens = TOKEN.findall(parts.name)
        for name in self.sites.names:
            if len(tokens) > 1 and len(name.name) > SHORT and name.name in tokens and name.name not in GENERIC:
                return (
                    "words",
                    self._closest(self.sites.registrable[name.registrable], parts.name),
                    "adds words to the name of ",
                )
        return None

    def _branded(self, labels: str, tokens: list[str], parts: Name) -> str | None:
        """The official host whose name stands among ``tokens``, the parts of ``labels``, spelt right or nearly."""
        for brand, official in self.sites.brands.items():
            if self._stands_in(brand, labels, tokens, parts):
                return self._closest(official, labels)
        # How far the registered name itself may be is another question, answered before.
        others = [token for token in tokens if token != parts.name]
        near = (official for brand, official in self.sites.brands.items() if self._nearly(brand, labels, others))
        return next((self._closest(official, labels) for official in near), None)

    def _stands_in(self, brand: str, labels: str, tokens: list[str], parts: Name) -> bool:
        """Whether ``brand`` is part of ``labels``: the shorter, the more must speak for it."""
        if "-" in brand:
            return brand in labels.split(".")
        if brand in GENERIC:
            return False  # malaysia.gov.my: the word is everybody's
        if self._is_long(brand):
            return brand in labels
        alone = len(brand) > SHORT and brand in tokens and (brand in self._registered or parts.suffix.endswith("my"))
        below = TOKEN.findall(parts.subdomains.removeprefix("www"))
        return alone or _lured(brand, TOKEN.findall(parts.name), below, self.sites)

    def _nearly(self, brand: str, labels: str, tokens: list[str]) -> bool:
        """Whether a long ``brand`` stands in ``labels`` in characters that look like its own, or a letter or two off."""
        if not self._is_long(brand) or brand in GENERIC:
            return False
        words = labels.split(".") if "-" in brand else tokens
        off = 1 if len(brand) < 9 else 2
        if any(names.distance(word, brand, off) <= off for word in words):
            return True
        return "-" not in brand and names.skeleton(brand) in names.skeleton(labels)

    def _is_long(self, brand: str) -> bool:
        """Whether ``brand`` is too long to be in other names by chance.

        A service's name (mytax, assist) is more often somebody else's than a registered one of that length.
        """
        return len(brand) > (SHORT + 1 if brand in self._registered else SHORT + 2)

    @cached_property
    def _registered(self) -> frozenset[str]:
        """Registered names of official sites, without their suffix."""
        return frozenset(name.name for name in self.sites.names)

    def _closest(self, official: str, labels: str) -> str:
        """The sister of the host ``official`` whose subdomain stands in ``labels`` too, else itself."""
        registrable = names.registrable(official)
        sisters = (name for name in self.sites.names if name.registrable == registrable)
        words = names.squashed(labels)
        named = (name.host for name in sisters if name.subdomains and names.squashed(name.subdomains) in words)
        return next(named, official)

    def _called(self, parts: Name) -> str | None:
        """The official host of the service that somebody has registered the name of, alone or beside a lure."""
        for service, official in self.sites.services.items():
            alone = names.squashed(parts.name) == service and (parts.suffix.endswith("my") or parts.suffix in LURES)
            if alone or _lured(service, TOKEN.findall(parts.name), [], self.sites):
                return official
        return None


def _is_government(suffix: str) -> bool:
    """Whether only a government can register names under ``suffix``."""
    return suffix.partition(".")[0] in GOVERNMENT


def _allowed(parts: Name, name: Name) -> int:
    """How many letters may part two registered names that are taken for one: fewer the shorter, or further apart."""
    length = len(name.name)
    if parts.suffix == name.suffix:
        return 2 if length >= 7 else int(length > SHORT)
    if length >= 7:
        return 2 if length >= 8 and parts.suffix.endswith("my") else 1
    akin = parts.suffix in LURES or not set(parts.suffix.split(".")).isdisjoint(name.suffix.split("."))
    return int(length == 6 and akin)


def _suffix_misspelt(parts: Name, name: Name) -> bool:
    """Whether the host is ``name`` with a slip in its suffix; others' real suffixes are further than that."""
    if name.name not in parts.host:
        return False
    labels, below = parts.host.split("."), len(parts.suffix.split("."))
    real = _is_government(parts.suffix) or (len(name.name) <= SHORT and names.known_suffix(parts.host))
    rests = (".".join(labels[at + 1 :]) for at, label in enumerate(labels[:-below]) if label == name.name)
    return any(0 < names.distance(rest, name.suffix) <= (1 if real else 2) for rest in rests)


def _slip(typed: str, meant: str) -> bool:
    """Whether a subdomain is another one mistyped: a longer name, few letters off, no number added or changed."""
    if len(meant) <= SHORT + 1:
        return False
    off = names.distance(typed, meant)
    return (off == 1 and DIGIT.findall(typed) == DIGIT.findall(meant)) or (off == 2 and len(meant) > 9)


def _short_slip(typed: str, meant: str) -> bool:
    """Whether ``typed``, a letter off a name so short that most others like it are real, is still meant for it.

    So is a letter doubled, two swapped, one lost of three, a digit added; and, in a name that can be spoken, a letter
    that the eye or the finger takes for its like. Of three consonants every other is an agency: jpn, jpj, jpa.
    """
    if len(meant) < SHORT - 1:
        return False
    if re.sub(r"(.)\1", r"\1", typed) == re.sub(r"(.)\1", r"\1", meant) or sorted(typed) == sorted(meant):
        return True
    if len(typed) != len(meant):
        return DIGIT.sub("", typed) == meant or len(typed) < len(meant) < SHORT
    changed = {frozenset(pair) for pair in zip(typed, meant, strict=True) if pair[0] != pair[1]}
    return (VOWEL.search(meant) is not None or len(meant) == SHORT) and changed <= CONFUSED


def _looks_like(typed: str, meant: str) -> bool:
    """Whether ``typed`` is ``meant`` with characters that look like its own; short names have others with l for i."""
    unusual = DIGIT.search(typed) or len(typed) != len(meant) or len(meant) > SHORT
    return typed != meant and bool(unusual) and names.skeleton(typed) == names.skeleton(meant)


def _lured(brand: str, name: list[str], subdomains: list[str], sites: Official) -> bool:
    """Whether a short ``brand`` stands beside a lure, or has one joined to it.

    ``name`` and ``subdomains`` are the words of the host. Whoever is called like the brand may well have a ``portal``
    of his own: only a lure that anybody may not have counts there.
    """
    own, below = ([_word(each, brand) for each in words] for words in (name, subdomains))
    if brand in own:
        return any(each in sites.words_beside for each in own if each != brand) or any(
            each in sites.lures and each not in GENERIC for each in below
        )
    if brand in below:
        return any(each in sites.lures for each in (*own, *below) if each != brand)
    joined = (each for each in (*own, *below) if each.startswith(brand) or each.endswith(brand))
    return any(each.removeprefix(brand).removesuffix(brand) in sites.lures for each in joined)


def _word(token: str, brand: str) -> str:
    """``token`` without digits at its end; ``brand`` where it only looks like it."""
    return brand if _looks_like(token, brand) else token.rstrip("0123456789")


def _off(count: int) -> str:
    """In words, how far a name is from the one that follows."""
    return "is one letter off " if count == 1 else f"is {count} letters off "
