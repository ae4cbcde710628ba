"""The official hosts of a register, and what people know them by: registered names, brands, services, looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from semak.hosts import names
from semak.hosts.words import GENERIC, LURES, SERVICES, SHORT


@dataclass(frozen=True, slots=True)
class Name:
    """An official host in its parts: ``assist``, ``perkeso``, ``gov.my``."""

    host: str
    owner: str
    subdomains: str
    name: str
    suffix: str

    @property
    def registrable(self) -> str:
        """What its owner registered: ``perkeso.gov.my``."""
        return f"{self.name}.{self.suffix}"


@dataclass(frozen=True)
class Official:
    """The official hosts and what they are known by; ``owners`` maps each host to its owner.

    What is costly is made when it is first asked for.
    """

    owners: Mapping[str, str]

    def owned(self, host: str) -> str:
        """``host`` with its owner, as messages show it."""
        owner = self.owners.get(host)
        return f"{host} ({owner})" if owner else host

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The official hosts that have a registered name, the longest first: ``www.gov.uk`` has none, only a suffix."""
        ordered = sorted(self.owners.items(), key=lambda item: (-len(item[0]), item[0]))
        parts = (Name(host, owner, *names.split(host)) for host, owner in ordered)
        return tuple(part for part in parts if part.name not in {"", "www"})

    @cached_property
    def registrable(self) -> dict[str, str]:
        """Registered names of official sites, each with the host to show for it: itself where it is in the register."""
        found: dict[str, str] = {}
        for name in self.names:
            found[name.registrable] = name.registrable if name.registrable in self.owners else name.host
        return found

    @cached_property
    def shown(self) -> dict[str, str]:
        """Official hosts and registered names, each with the host to show for it, the longest first."""
        hosts = self.registrable | {host: host for host in self.owners}
        return dict(sorted(hosts.items(), key=lambda item: (-len(item[0]), item[0])))

    @cached_property
    def looks(self) -> dict[str, str]:
        """How official hosts and registered names look, each with the host to show for it."""
        return {names.skeleton(look): host for look, host in self.shown.items()}

    @cached_property
    def run_together(self) -> dict[str, str]:
        """The same without dots and hyphens, with and without ``www``, the longest first."""
        return {names.squashed(prefix + look): host for prefix in ("www.", "") for look, host in self.shown.items()}

    @cached_property
    def brands(self) -> dict[str, str]:
        """Names that stand for one official site, each with its host: ``perkeso``, ``imigresen-online``, ``imigresen``."""
        brands: dict[str, str] = {}
        for name in reversed(self.names):
            labels = [
                label
                for label in name.subdomains.split(".")
                if len(label) > SHORT and not GENERIC.issuperset(label.split("-"))
            ]
            words = [
                word
                for label in labels
                for word in label.split("-")[:1]
                if word not in GENERIC and len(word) > SHORT + 1
            ]
            for brand in (*labels, *words, name.name):
                brands.setdefault(brand, self.registrable[name.registrable] if brand == name.name else name.host)
        return dict(sorted(brands.items(), key=lambda item: -len(item[0])))

    @cached_property
    def lures(self) -> frozenset[str]:
        """Words that a false site adds to an official name, the names of other official sites among them."""
        labels = (label for name in self.names for label in name.subdomains.split(".") if len(label) >= SHORT)
        return LURES.union(self.brands, map(names.squashed, self.brands), map(names.squashed, labels))

    @cached_property
    def words_beside(self) -> frozenset[str]:
        """What says, as a word of its own beside an official name, that this is meant: a lure, or a part of its host."""
        return self.lures.union(GENERIC, *(name.host.split(".") for name in self.names))

    @cached_property
    def services(self) -> dict[str, str]:
        """What people call the services of official sites, each with its host: ``eplks``."""
        hosts = {
            service: self.shown.get(host, self.registrable.get(names.registrable(host))) for service, host in SERVICES
        }
        return {service: host for service, host in hosts.items() if host}

    def is_official(self, host: str) -> bool:
        """Whether ``host`` is an official site's, or stands under its registered name."""
        return host in self.owners or names.registrable(host) in self.registrable

    def same_look(self, host: str) -> str | None:
        """The official host that ``host``, or the end of it, looks the same as, if it is another."""
        if self.is_official(host):
            return None
        labels = names.skeleton(host).split(".")
        ends = (".".join(labels[at:]) for at in range(len(labels)))
        return next(filter(None, map(self.looks.get, ends)), None)
