"""The portals that the guide explains, from ``docs/_data/portals.yml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from panduan import data
from panduan.words import words


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal: its folder under ``docs/``, its name (the same in every language), its official address or nothing."""

    folder: str
    name: str
    address: str = ""


Portals = Mapping[str, Portal]
"""Folder to portal, in the order in which the site shows them."""


def load(path: Path) -> dict[str, Portal]:
    """The portals in ``path``. Raises :class:`panduan.data.DataError` for what cannot be used."""
    return {folder: _portal(folder, entry) for folder, entry in data.read(path).items()}


def name(portals: Portals, folder: str) -> str:
    """The name of the portal in ``folder``; one that ``portals`` does not hold is shown in capitals."""
    known = portals.get(folder)
    return known.name if known else folder.upper()


MOST = 12
"""As many entries a menu may have; a guide with more leads to the other portals from its front page alone."""


def in_sight(items: Sequence[Any]) -> list[Any]:
    """What a page's menus list of the navigation: all of it, or in a large guide the reader's portal and single pages.

    Every page listing every portal would make a site grow with the square of its portals.
    """
    if len(items) <= MOST:
        return list(items)
    return [item for item in items if not item.children or item.active]


def problem_links(portals: Portals, locale: str, root: str) -> list[tuple[str, str]]:
    """Address below the site's root, and text, of the page of problems of every portal; ``root`` is the language's."""
    if len(portals) > MOST:
        return []
    text = words(locale)["search_portal"]
    return [(f"{root}{portal.folder}/problems/", text.replace("{portal}", portal.name)) for portal in portals.values()]


def _portal(folder: str, entry: data.Node) -> Portal:
    values = dict(entry.items())
    address = values["address"].of(str) if "address" in values else ""
    if address and not address.startswith("https://"):
        raise values["address"].fail("must be an address that begins with https://")
    unknown = values.keys() - {"name", "address"}
    if unknown:
        raise entry.fail(f"unknown key '{min(unknown)}': use name and address")
    return Portal(folder, entry.at("name").of(str), address)
