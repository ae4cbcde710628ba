"""What the two halves of a page have to share besides numbers: phones, links, pictures, labels, each at its place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from semak.hosts import addresses
from semak.pages.pairing import names_a_language, without_language
from semak.text import phones as numbers

if TYPE_CHECKING:
    from semak.hosts.addresses import Destination
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.pages.pairing import Pair
    from semak.sites.site import Site

_MAIL = "mail"


class Spot(NamedTuple):
    """Something a page states at a place: what must be the same in its other half."""

    key: Hashable
    text: str
    start: int
    end: int


def key(spot: Spot) -> Hashable:
    """What two spots must share to be the same."""
    return spot.key


@lru_cache(maxsize=4)
def pins(page: Page) -> tuple[Spot, ...]:
    """The ids that are typed on ``page``."""
    return tuple(Spot(pin.id, pin.id, pin.start, pin.end) for pin in page.states.pins)


@lru_cache(maxsize=4)
def phones(page: Page) -> tuple[Spot, ...]:
    """The phone numbers of ``page``."""
    return tuple(Spot((each.number, each.extension), each.text, each.start, each.end) for each in page.states.phones)


@lru_cache(maxsize=4)
def labels(page: Page, site: Site) -> tuple[Spot, ...]:
    """The on-screen labels of ``page``."""
    known = site.register.labels
    return tuple(Spot(text, text, start, start + len(text)) for text, start in page.bold if text in known)


def in_place_of(labels: list[Spot], pair: Pair, site: Site) -> Iterator[tuple[Spot, Spot]]:
    """Labels of the other half that the page lacks, each with the bold text that stands in the same place instead."""
    theirs = {text for text, _ in pair.other.bold}
    bold = [Spot(text, text, start, start + len(text)) for text, start in pair.page.bold]
    strange = [spot for spot in bold if spot.text not in site.register.labels and spot.text not in theirs]
    for label in labels:
        spot = next((spot for spot in strange if pair.same_block(spot, label)), None)
        if spot is not None:
            strange.remove(spot)
            yield label, spot


@lru_cache(maxsize=4)
def pictures(page: Page, site: Site) -> tuple[Spot, ...]:
    """The pictures of ``page``."""
    return tuple(
        Spot(*_target(page, link, found), link.start, link.end)
        for link, found in _destinations(page, site)
        if link.is_image
    )


def without_own_versions(left: list[Spot], right: list[Spot], pair: Pair) -> list[Spot]:
    """``left`` without pictures that each half has its own version of, by folder or name (``img/en/menu.png``)."""
    spare = sum(_is_of(pair.other.locale, spot.text) for spot in right)
    kept = []
    for spot in left:
        if spare and _is_of(pair.page.locale, spot.text):
            spare -= 1
        else:
            kept.append(spot)
    return kept


def _is_of(locale: str, path: str) -> bool:
    """Whether a folder of ``path``, or the end of its file's name, names the language ``locale``."""
    named = re.escape(locale)
    return re.search(rf"(?:^|/){named}/|[._-]{named}\.\w+$", path, re.IGNORECASE) is not None


@lru_cache(maxsize=4)
def links(page: Page, site: Site) -> tuple[Spot, ...]:
    """The links of ``page`` that do not change the language, and the e-mail addresses it names without one."""
    found = [
        Spot(*_target(page, link, found), link.start, link.end)
        for link, found in _destinations(page, site)
        if link.tag in {"a", "area"} and "hreflang" not in link.attributes and link.form != "broken"
    ]
    for start, end in page.states.mails:
        if not any(link.start <= start < link.end or link.text_start <= start < link.text_end for link in page.links):
            address = page.prose[start:end].rstrip(".,;:")
            found.append(Spot((_MAIL, address.lower()), address, start, start + len(address)))
    return tuple(sorted(found, key=lambda spot: spot.start))


def is_code_of(spot: Spot, pair: Pair) -> bool:
    """Whether ``spot`` is an address in running text, nothing to click, that the other half has too, as code perhaps."""
    bare = any(link.start == spot.start and link.form == "bare" for link in pair.page.links)
    return bare and spot.text in pair.other.text


def is_lost(spot: Spot, page: Page, site: Site) -> bool:
    """Whether the link of ``page`` at ``spot`` leads to a page or a section that is not there."""
    found = next((found for link, found in addresses.destinations(site, page) if link.start == spot.start), None)
    return found is not None and (found.kind == "missing" or addresses.is_without_anchor(found, site))


def _destinations(page: Page, site: Site) -> Iterator[tuple[Link, Destination]]:
    """Every link of ``page`` with where it leads; the site's own address in full is no other than the short one."""
    own = site.config.site_url.rstrip("/").partition(":")[2]
    for link, found in addresses.destinations(site, page):
        if own and link.url.partition(":")[2].startswith(f"{own}/"):
            short = replace(link, url=urlsplit(link.url)._replace(scheme="", netloc="").geturl())
            yield short, addresses.resolve(site, page, short)
        else:
            yield link, found


def _target(page: Page, link: Link, found: Destination) -> tuple[Hashable, str]:
    """Where ``link`` leads, in terms that are the same in all languages, and in words."""
    if found.file is not None:
        shown = found.file.norm + (f"#{found.fragment}" if found.fragment else "")
        return (found.file.norm, found.fragment), shown
    if found.kind == "missing" and link.form != "html":
        # The other half may have the file: what is missing is one finding, what differs another.
        typed = posixpath.join(posixpath.dirname(page.norm), unquote(urlsplit(link.url).path))
        return (posixpath.normpath(typed), found.fragment), link.url
    if link.url.lower().startswith("mailto:"):
        address = unquote(link.url[len("mailto:") :].partition("?")[0])
        return (_MAIL, address.lower()), address
    if link.url.lower().startswith("tel:"):
        return ("tel", numbers.dial(link.url).number), link.url
    return without_language(link.url) if found.kind in {"external", "unknown"} else link.url, link.url


def without_own_anchors(
    left: list[Spot], right: list[Spot], page: Page, other: Page, site: Site
) -> tuple[list[Spot], list[Spot]]:
    """Both without links to one place whose address differs by language: ids that were not pinned, a site's own words."""
    free = list(right)
    kept = []
    for spot in left:
        match = next((each for each in free if _differ_by_language(spot, each, page, other, site)), None)
        if match is None:
            kept.append(spot)
        else:
            free.remove(match)
    return kept, free


def _differ_by_language(mine: Spot, theirs: Spot, page: Page, other: Page, site: Site) -> bool:
    """Whether two links lead to the same place by names that are each language's own."""
    if (
        isinstance(mine.key, tuple)
        and isinstance(theirs.key, tuple)
        and mine.key[0] == theirs.key[0] not in {"tel", _MAIL}
    ):
        return (
            bool(mine.key[1])
            and bool(theirs.key[1])
            and not _is_pinned(mine, page, site)
            and not _is_pinned(theirs, other, site)
        )
    if isinstance(mine.key, str) and isinstance(theirs.key, str) and mine.text != theirs.text:
        hosts = [parts.netloc if (parts := addresses.split(key)) else "" for key in (mine.key, theirs.key)]
        return hosts[0] == hosts[1] != "" and (names_a_language(mine.text) or names_a_language(theirs.text))
    return False


def _is_pinned(spot: Spot, page: Page, site: Site) -> bool:
    """Whether a link of ``page`` leads to an id that a writer typed."""
    assert isinstance(spot.key, tuple)  # noqa: S101 - the caller looked
    norm, fragment = spot.key
    file = site.by_norm.get(norm, {}).get(page.locale)
    return file is None or any(pin.id == fragment for pin in site.page(file.path).states.pins)
