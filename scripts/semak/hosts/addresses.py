"""Where an address on a page leads: to a page, a file, elsewhere, or nowhere."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.sites.files import Language, SiteFile
    from semak.sites.site import Site

Kind = Literal["file", "other-language", "missing", "external", "unknown"]


@dataclass(frozen=True, slots=True)
class Destination:
    """What an address leads to.

    ``file`` and ``fragment`` belong to ``file`` and ``other-language``; ``hint`` says what was probably meant where
    something is ``missing``. ``unknown`` is what cannot be told from the sources.
    """

    kind: Kind
    file: SiteFile | None = None
    fragment: str = ""
    hint: str = ""
    path: str = ""


SLIP = re.compile(
    r"https?://https?:?//|(?:(?:h\w{0,2}t\w{0,2}p\w{0,2}s?)//|https?:/?(?=[^/\\\s])|https?:///+|https?//)",
    re.IGNORECASE,
)
"""A mistyped beginning of an address. One with backslashes hides where it leads: LINK008 tells it."""

MADE = frozenset({
    "sitemap.xml", "sitemap.xml.gz", "404.html", "search/search_index.json", "img/favicon.ico", "assets/images/favicon.png",
})  # fmt: skip
"""What MkDocs and its usual themes put on every site beside the files of its docs folder."""

_RUN = frozenset({".php", ".cgi", ".asp", ".aspx", ".jsp"})
"""Programs of a server that stands behind the site: MkDocs makes none."""

_ADDS_ENDING = "alternate-link"
"""The plugin that takes ``[text](page#part)`` for ``page.md#part`` where there is no file ``page``."""

_FINDS_BY_NAME = frozenset({"autolinks", "ezlinks", "roamlinks"})
"""Plugins that find a file by its name, in whatever folder it is."""

_EXTERNAL, _UNKNOWN = Destination("external"), Destination("unknown")


def split(url: str) -> SplitResult | None:
    """``url`` in its parts; None where it is so malformed that it has none."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return None


def host(parts: SplitResult) -> str:
    """The host of a split address in lower case, without a dot at its end; empty where there is none."""
    try:
        return (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


@lru_cache(maxsize=4)
def destinations(site: Site, page: Page) -> tuple[tuple[Link, Destination], ...]:
    """Every link of ``page`` with where it leads. Several rules ask, one page after another."""
    return tuple((link, resolve(site, page, link)) for link in page.links)


def resolve(site: Site, page: Page, link: Link) -> Destination:
    """Where ``link`` on ``page`` leads, as MkDocs and static-i18n resolve it."""
    parts = split(link.url)
    if parts is None or parts.scheme or parts.netloc or link.url.startswith(("\\\\", "//")):
        return _EXTERNAL
    template = any(sign in link.url for sign in ("{{", "{%", "${", *site.template_signs))
    if link.form in {"bare", "broken"} or template or posixpath.splitext(parts.path)[1].lower() in _RUN:
        return _UNKNOWN
    language = site.language_of(page.locale)
    me = site.files[page.path]
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return Destination("file", me, fragment)
    if path.startswith(("/", "\\")):
        return _absolute(site, me, language, path, fragment)
    if link.form == "html":
        return _by_url(site, me, language, path, fragment)
    return _by_source(site, me, language, path, fragment)


def is_without_anchor(found: Destination, site: Site) -> bool:
    """Whether ``found`` is a page on which nothing has the id that stands after ``#``."""
    if found.kind != "file" or found.file is None or not found.file.is_page or not found.fragment:
        return False
    if found.fragment == "top" or found.fragment.startswith((":~:", "__", "/", "!")):
        return False  # of the browser, of Material, or an address that a script on the page reads
    return not site.summary(found.file.path).has(found.fragment, site)


def on_site(site: Site, found: Destination) -> str:
    """The address of the file that was ``found``, in its own language, from the root of the host."""
    assert found.file is not None  # noqa: S101 - the caller looked
    base = urlsplit(site.config.site_url).path.rstrip("/")
    fragment = f"#{found.fragment}" if found.fragment else ""
    return f"{base}/{site.language_of(found.file.locale).url(found.file)}{fragment}"


def _by_source(site: Site, me: SiteFile, language: Language, path: str, fragment: str) -> Destination:
    """A Markdown link: a path between source files, which MkDocs turns into an address."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(me.path), path))
    file, named = language.lookup(target), site.files.get(target)
    if named is not None and named.localized and named.locale != language.locale and file is not named:
        # In folders static-i18n leads such a link to this language's page after all: not where its text says.
        return Destination("other-language", named, fragment, path=target)
    file = file or _by_plugin(site, language, target)
    if file is not None:
        return Destination("file", file, fragment, path=target)
    if not posixpath.splitext(path)[1]:
        # MkDocs leaves an address without extension as it is; the browser reads it from the page's own address.
        if target.startswith("../") and site.rewrites:
            return _UNKNOWN
        found = _by_url(site, me, language, path, fragment)
        return replace(found, hint=_hint(site, me, language, path, target)) if found.kind == "missing" else found
    if (
        target in site.config.generated
        or _is_made(site, language, target)
        or (target.startswith("../") and site.rewrites)
    ):
        return _UNKNOWN
    return Destination("missing", fragment=fragment, hint=_hint(site, me, language, path, target), path=target)


def _by_plugin(site: Site, language: Language, target: str) -> SiteFile | None:
    """The file that a plugin of the site finds for a Markdown link to ``target``, which is none."""
    file = language.lookup(f"{target}.md") if _ADDS_ENDING in site.config.plugins else None
    if file is None and not _FINDS_BY_NAME.isdisjoint(site.config.plugins):
        name = posixpath.basename(target)
        named = (each for each in language.chosen.values() if posixpath.basename(each.norm) in {name, f"{name}.md"})
        file = next(named, None)
    return file


def _by_url(site: Site, me: SiteFile, language: Language, path: str, fragment: str) -> Destination:
    """An address that reaches the browser as typed."""
    url = urljoin(f"/{language.url(me)}", path).lstrip("/")
    found = _at_url(site, url, language)
    if found is not None:
        return _same_or_other(me, language, *found, fragment)
    if _is_made(site, language, url):
        return _UNKNOWN
    target = posixpath.normpath(posixpath.join(posixpath.dirname(me.path), path))
    return Destination("missing", fragment=fragment, hint=_hint(site, me, language, path, target), path=url)


def _absolute(site: Site, me: SiteFile, language: Language, path: str, fragment: str) -> Destination:
    base = urlsplit(site.config.site_url).path or "/"
    if not path.startswith(base.rstrip("/") + "/"):
        # Off the site, and nobody knows what is there; but a page of this site was meant if it has that address.
        meant = _at_url(site, path[1:], language)
        hint = _relative(meant[1].norm, me) if meant else ""
        return Destination("missing", fragment=fragment, hint=hint, path=path) if hint else _UNKNOWN
    url = path[len(base.rstrip("/")) + 1 :].replace("\\", "/")
    found = _at_url(site, url, language)
    if found is not None:
        return _same_or_other(me, language, *found, fragment)
    if _is_made(site, language, url) or site.config.versioned:
        return _UNKNOWN
    file = language.lookup(posixpath.normpath(url)) if url else None
    if file is not None and site.config.absolute_from_docs:
        return Destination("file", file, fragment, path=url)
    return Destination("missing", fragment=fragment, hint=_hint(site, me, language, url, url), path=url)


def _at_url(site: Site, url: str, language: Language) -> tuple[Language, SiteFile] | None:
    """What the finished site has at ``url``: the language whose build put it there, and the file."""
    for each in (language, *site.languages.values()):
        for candidate in _spellings(url):
            file = each.by_url.get(candidate)
            if file is not None:
                return each, file
    return None


def _is_made(site: Site, language: Language, url: str) -> bool:
    """Whether the build puts something at ``url`` that is no file of the docs folder."""
    bare = url.removeprefix(f"{language.locale}/")
    return bare in MADE or bare in site.theme_files or any(each in site.redirected for each in _spellings(url))


def _spellings(url: str) -> Iterator[str]:
    """Addresses that a web server answers with the same file."""
    yield url
    if url.endswith("index.html"):
        yield url.removesuffix("index.html")
    elif url.endswith("/") or not url:
        yield f"{url}index.html"
    else:
        yield f"{url}/"
        yield f"{url}/index.html"
        yield f"{url}.html"


def _same_or_other(me: SiteFile, mine: Language, theirs: Language, file: SiteFile, fragment: str) -> Destination:
    """A page of another language's build is ``other-language``; assets belong to all."""
    foreign = file.is_page and theirs.locale != mine.locale and file.path != me.path
    return Destination("other-language" if foreign else "file", file, fragment, path=file.path)


def _hint(site: Site, me: SiteFile, language: Language, path: str, target: str) -> str:
    """What was probably meant, as it should be typed; empty where nothing comes near."""
    stem = posixpath.splitext(target)[0].removesuffix("/index")
    for guess in (f"{target}.md", f"{stem}.md", f"{target}/index.md", posixpath.normpath(f"{me.norm}/../../{path}")):
        file = language.lookup(guess)
        if file is not None and file.path != me.path:
            return _relative(file.norm, me)
    here = [file.norm for file in language.chosen.values() if file.is_page == (not _is_asset(target))]
    near = difflib.get_close_matches(target, here, 1, 0.8) if len(here) <= 400 else []
    return _relative(near[0], me) if near else ""


def _is_asset(path: str) -> bool:
    return posixpath.splitext(path)[1] not in {"", ".md", ".html"}


def _relative(norm: str, me: SiteFile) -> str:
    folder = posixpath.dirname(me.norm)
    return posixpath.relpath(norm, folder or ".")
