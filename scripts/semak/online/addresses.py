"""The addresses to check: every external link of the pages, and what the register names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.entries import Place as RegisterPlace
    from semak.sites.register import Register


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an address stands: path from the docs folder, line and column from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Address:
    """One address as written, and every place it stands at.

    ``only_host`` is for an entry of ``sites.yml``: it names a host, so any answer of that host will do.
    """

    url: str
    places: tuple[Place, ...] = ()
    only_host: bool = False

    @property
    def document(self) -> str:
        """The address without its fragment: what is asked for."""
        return urldefrag(self.url).url

    @property
    def fragment(self) -> str:
        """What stands after ``#``, without a text directive (``:~:text=...``), which browsers take for a hint."""
        return urldefrag(self.url).fragment.partition(":~:")[0]


def collect(pages: Iterable[Page], register: Register, register_folder: str = "_data") -> list[Address]:
    """Every web address of a site once, in order of address; ``register_folder`` is its path from the docs folder."""
    linked: dict[str, list[Place]] = {}
    for url, place in (*_from_pages(pages), *_from_register(register, register_folder)):
        linked.setdefault(url, []).append(place)
    found = {url: Address(url, tuple(sorted(set(places)))) for url, places in linked.items()}
    for site in register.sites.values():
        url = f"https://{site.host}/"
        found.setdefault(url, Address(url, (_place(site.place, register_folder),), only_host=True))
    return [found[url] for url in sorted(found)]


def is_web(url: str) -> bool:
    """True for an address that a browser would ask a web server for."""
    return url.lower().startswith(("http://", "https://"))


def _from_pages(pages: Iterable[Page]) -> Iterator[tuple[str, Place]]:
    for page in pages:
        for link in page.links:
            url = f"https:{link.url}" if link.url.startswith("//") else link.url
            if is_web(url):
                yield url.strip(), Place(page.path, *page.position(link.start))


def _from_register(register: Register, folder: str) -> Iterator[tuple[str, Place]]:
    for source in register.sources.values():
        if source.address:
            yield source.address, _place(source.place, folder)
    for contact in register.contacts.values():
        if contact.web:
            yield contact.web, _place(contact.place, folder)


def _place(place: RegisterPlace, folder: str) -> Place:
    return Place(f"{folder}/{place.file}" if folder else place.file, place.line, place.column)
