"""The built site: every HTML file under ``site/``, and what the rules of scope ``html`` find in it."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from semak.findings import Finding
from semak.hosts import addresses
from semak.pages.source import Source
from semak.rules import Place
from semak.runs import engine

if TYPE_CHECKING:
    from semak.sites.files import SiteFile
    from semak.sites.site import Site

_ADDRESSES = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)

_FETCHED = {
    "script": ("src",), "img": ("src",), "iframe": ("src",), "source": ("src",), "video": ("src", "poster"), "audio": ("src",),
    "embed": ("src",), "track": ("src",), "object": ("data",), "input": ("src",), "image": ("href", "xlink:href"),
}  # fmt: skip
"""What makes the browser fetch something, besides ``srcset`` and ``style``, by the attributes that name it."""
_FETCHING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest",
                   "apple-touch-icon", "shortcut"}  # fmt: skip
"""The kinds of ``<link>`` that fetch: the others only tell of something."""

_CANDIDATE = re.compile(r"(?:\A\s*|,\s+|\s[\d.]+[wxh]\s*,\s*)(?P<address>[^\s,]\S*[^\s,]|[^\s,])")
"""An address of a ``srcset``: one may hold commas, but neither begin nor end with one."""

_PLAIN = re.compile(
    r"(?P<above>(?:\.\./)*)(?P<rest>[\w-][\w.-]*(?:/[\w-][\w.-]*)*/?)?(?:#(?P<fragment>[\w-]*))?", re.ASCII
)


@dataclass(frozen=True)
class HtmlPage:
    """One HTML file. ``url`` counts from the site's root; ``file`` is the source it was made from, where there is one.

    ``locale`` is the language whose build wrote it.
    """

    path: str
    url: str
    locale: str
    file: SiteFile | None
    root: Any = field(repr=False)
    name: str = ""
    """How findings name it: its source, or its path under the folder of ``mkdocs.yml``."""
    source: Callable[[], Source] = field(default=lambda: Source(""), repr=False)
    """The text it was made from, to find places in: read only where something is wrong."""

    def elements(self, *tags: str) -> Iterator[Any]:
        """The elements with these tags."""
        return self.root.iter(*tags) if self.root is not None else iter(())

    @cached_property
    def ids(self) -> frozenset[str]:
        """Everything a link to this page can name after ``#``."""
        return frozenset(self.all_ids) | {name for each in self.elements("a") if (name := each.get("name"))}

    @cached_property
    def all_ids(self) -> tuple[str, ...]:
        """The ids in document order, repeats and all."""
        return tuple(self.root.xpath("//@id")) if self.root is not None else ()

    @cached_property
    def fetched(self) -> tuple[str, ...]:
        """What the page makes the browser fetch, each address once."""
        return tuple(dict.fromkeys(self._fetched()))

    def _fetched(self) -> Iterator[str]:
        for element in self.elements(*_FETCHED, "link", "style"):
            if element.tag == "style":
                yield from addresses_in(element.text or "")
            elif element.tag != "link":
                yield from filter(None, map(element.get, _FETCHED[element.tag]))
                yield from addresses_in_srcset(element.get("srcset") or "")
            elif _FETCHING_LINKS.intersection((element.get("rel") or "").split()):
                yield element.get("href") or ""
        for style in self.root.xpath("//@style") if self.root is not None else ():
            yield from addresses_in(style)

    def place(self, *texts: str) -> Place:
        """Where the first of ``texts`` that the source holds stands in it; else its first line."""
        source = self.source()
        for text in texts:
            at = source.plain.find(text) if text else -1
            if at >= 0:
                line, column = source.position(at)
                return Place(self.name, line, column, column + len(text))
        return Place(self.name)


@dataclass
class BuiltSite:
    """All of a built site. Pages are parsed once."""

    site: Site
    folder: Path

    @cached_property
    def pages(self) -> tuple[HtmlPage, ...]:
        """Every HTML file, in order of path."""
        return tuple(self._read(path) for path in self.files if path.endswith(".html"))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file's path from the site's root."""
        found = []
        for current, _, names in os.walk(self.folder):
            relative = Path(current).relative_to(self.folder).as_posix()
            found += [posixpath.normpath(posixpath.join(relative, name)) for name in names]
        return tuple(sorted(found))

    @cached_property
    def by_path(self) -> dict[str, HtmlPage]:
        """The pages by their file's path."""
        return {page.path: page for page in self.pages}

    @cached_property
    def base(self) -> str:
        """The path under which the site is served, with ``/`` at both ends."""
        path = urlsplit(self.site.config.site_url).path
        return f"/{path.strip('/')}/" if path.strip("/") else "/"

    def target(self, page: HtmlPage, href: str) -> tuple[str, str] | None:
        """Path from the site's root, and fragment, of a local address on ``page``; None if it leaves the site."""
        if (plain := _plain_target(page, href)) is not None:
            return plain
        parts = addresses.split(href)
        if parts is None:
            return None
        if parts.scheme or parts.netloc:
            own = urlsplit(self.site.config.site_url)
            if not own.netloc or parts.netloc != own.netloc or parts.scheme not in {"http", "https", ""}:
                return None
            path = parts.path or "/"
        elif not parts.path:
            return page.path, unquote(parts.fragment)
        else:
            path = urljoin(f"{self.base}{page.url}", parts.path)
        if not path.startswith(self.base):
            return None
        return unquote(path[len(self.base) :]), unquote(parts.fragment)

    def file_at(self, path: str) -> str | None:
        """The file that a server answers ``path`` with."""
        for candidate in (path, posixpath.join(path, "index.html"), f"{path}.html"):
            if candidate in self._known:
                return candidate
        return None

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.files)

    @cached_property
    def _sources(self) -> dict[str, tuple[str, SiteFile]]:
        """Path of an HTML file to the language that wrote it and the source it was made from."""
        found: dict[str, tuple[str, SiteFile]] = {}
        for language in self.site.languages.values():
            for url, file in language.by_url.items():
                path = posixpath.join(url, "index.html") if url.endswith("/") or not url else url
                found[path] = language.locale, file
        return found

    def _read(self, path: str) -> HtmlPage:
        locale, file = self._sources.get(path, (self._locale(path), None))
        url = path.removesuffix("index.html")
        root = _parse(self.folder / path)
        if file is None:
            name = posixpath.join(os.path.relpath(self.folder, self.site.config.root).replace(os.sep, "/"), path)
            return HtmlPage(path, url, locale, None, root, name)
        return HtmlPage(path, url, locale, file, root, file.path, partial(self.site.source, file.path))

    def _locale(self, path: str) -> str:
        first = path.partition("/")[0]
        locales = self.site.config.locales
        return first if first in locales.codes and first != locales.default else locales.default


def _plain_target(page: HtmlPage, href: str) -> tuple[str, str] | None:
    """The same for ``../name/#id`` without anything that needs more thought: nearly every link is of this kind."""
    match = _PLAIN.fullmatch(href)
    if match is None:
        return None
    above, rest, fragment = match["above"], match["rest"] or "", match["fragment"] or ""
    if not above and not rest:
        return page.path, fragment
    folders, up = page.url.split("/")[:-1], len(above) // 3
    return ("/".join([*folders[: len(folders) - up], rest]), fragment) if up <= len(folders) else None


def check(site: Site, folder: Path) -> list[Finding]:
    """Every finding in the built site under ``folder``, in order of place."""
    return engine.check_rendered(site, BuiltSite(site, folder.resolve()))


def addresses_in(css: str) -> Sequence[str]:
    """The addresses that a piece of CSS makes the browser fetch."""
    return [first or second for first, second in _ADDRESSES.findall(css)]


def addresses_in_srcset(srcset: str) -> Sequence[str]:
    """The addresses among which a browser chooses."""
    return [match["address"] for match in _CANDIDATE.finditer(srcset)]


def _parse(path: Path) -> Any:
    try:
        return etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except (OSError, etree.XMLSyntaxError, ValueError):
        return None
