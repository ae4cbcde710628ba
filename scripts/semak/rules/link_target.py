"""LINK: links and images whose target does not exist, or exists in the other language only."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from semak.hosts import addresses
from semak.hosts.addresses import Destination
from semak.rules import Place, Problem, rule

if TYPE_CHECKING:
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.sites.site import Site

_DOTTED = re.compile(r"\w+(?:\.\w+)+")
_PAGES = {"", ".md", ".markdown", ".html", ".htm"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp"}


@rule("LINK001", "missing-page")
def missing_page(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a page of the site must lead to a page that exists.

    Why it matters: the reader gets "404 Not Found" in the middle of a task. Raw HTML is not looked at by MkDocs at
    all, and `mkdocs build` without `--strict` lets even Markdown links pass.

    Bad:
        Belum ada ID? [Daftar dahulu](registration.md).

    Good:
        Belum ada ID? [Daftar dahulu](register.md).
    """
    for link, missing in _missing(page, site):
        if _kind(link, missing) == "page":
            yield _problem(link, missing, "page")


@rule("LINK002", "missing-anchor")
def missing_anchor(page: Page, site: Site) -> Iterator[Problem]:
    """The part of a link after `#` must be an id on the page it leads to.

    Why it matters: the reader lands at the top of a long page and does not find the section the text promised. Ids
    are those of the page as rendered, with the site's own extensions.

    Bad:
        [Kata laluan tidak sah](problems.md#password-invalid)

    Good:
        [Kata laluan tidak sah](problems.md#invalid-password)
    """
    for link, found in addresses.destinations(site, page):
        if found.file is None or not addresses.is_without_anchor(found, site):
            continue
        if found.file.path == page.path and site.is_taken_in(page.path):
            continue  # the id may be one of the pages that it is put into
        near = difflib.get_close_matches(found.fragment, site.summary(found.file.path).ids, 1, 0.6)
        advice = f"did you mean #{near[0]}?" if near else "use an id of that page, or pin one with { #id }"
        where = "this page" if found.file.path == page.path else found.file.path
        start = page.text.find("#", link.start, link.end + 1)
        yield Problem(f"no #{found.fragment} on {where}", start if start >= 0 else link.start, link.end, advice)


@rule("LINK003", "missing-image")
def missing_image(page: Page, site: Site) -> Iterator[Problem]:
    """A picture must exist where the page looks for it.

    Why it matters: the reader sees a broken picture. In raw HTML the address counts from the finished page, not from
    the source file.

    Bad:
        ![Skrin log masuk](images/login.png)

    Good:
        ![Skrin log masuk](../assets/images/login.png)
    """
    for link, missing in _missing(page, site):
        if _kind(link, missing) == "picture":
            yield _problem(link, missing, "picture")


@rule("LINK004", "missing-file")
def missing_file(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a file (a form, a PDF, a video) must lead to a file that exists.

    Why it matters: the reader who needs the form gets "404 Not Found".

    Bad:
        [Borang 1 (PDF)](../assets/borang-1.pdf)

    Good:
        [Borang 1 (PDF)](../assets/forms/borang-1.pdf)
    """
    for link, missing in _missing(page, site):
        if _kind(link, missing) == "file":
            yield _problem(link, missing, "file")


@rule("LINK005", "undefined-reference")
def undefined_reference(page: Page, site: Site) -> Iterator[Problem]:
    """A reference `[text][label]` or footnote `[^label]` must have its definition on the page.

    Why it matters: without one the reader sees the brackets, and MkDocs says nothing. Citations such as
    `[^source: id]` are no footnotes and belong to the rules of the FACT family.

    Bad:
        Buka [portal ePLKS][eplks].

    Good:
        Buka [portal ePLKS][eplks].

        [eplks]: https://imigresen-online.imi.gov.my/
    """
    for each in () if page.includes else page.unresolved:
        if each.footnote and not _is_undefined_footnote(each.label, site):
            continue
        if not each.footnote and (site.makes_anchors or (site.config.hooks and _DOTTED.fullmatch(each.label))):
            # Some plugin or hook makes links of names in programs, such as [text][module.Class].
            continue
        name = f"[^{each.label}]" if each.footnote else f"[{each.label}]"
        advice = f"add a line {name}: ... or link directly"
        if each.footnote and site.has_register and " " in each.label:
            advice = f"add a line {name}: ..., or cite with [^source: id]"
        yield Problem(f"{name} is not defined on this page", each.start, each.end, advice)


@rule("LINK006", "other-language")
def other_language(page: Page, site: Site) -> Iterator[Problem]:
    """A link must stay in the language of its page.

    Why it matters: the reader is thrown into a language they may not read. mkdocs-static-i18n chooses the language
    by itself when a link names the page without one; a link that names the language is broken or leads away. A link
    that means to change the language says so with `hreflang`, and leads to the address on the finished site.

    Bad:
        [Daftar](register.en.md) (on a Malay page)
        [English](register.en.md){ hreflang=en }

    Good:
        [Daftar](register.md)
        [English](/en/register/){ hreflang=en }
    """
    for link, found in addresses.destinations(site, page):
        if found.kind != "other-language" or found.file is None:
            continue
        if "hreflang" in link.attributes:
            if _names_source(link, found, page):
                yield Problem(
                    f"'{link.url}' is a file in {found.file.locale}, which no link from {page.locale} reaches",
                    link.start, link.end, f"link to '{addresses.on_site(site, found)}'",
                )  # fmt: skip
        else:
            advice = f"link to '{_without_language(link, found, page)}'"
            yield Problem(
                f"'{link.url}' leads out of this page's language ({page.locale}) into {found.file.locale}",
                link.start, link.end, advice,
            )  # fmt: skip


@rule("LINK018", "missing-nav-page", scope="site")
def missing_nav_page(site: Site) -> Iterator[Problem]:
    """Every page that `nav` in `mkdocs.yml` names must exist.

    Why it matters: the menu shows an entry that leads nowhere, or none at all.

    Bad:
        nav:
          - eplks/sign-in.md

    Good:
        nav:
          - eplks/login.md
    """
    if site.makes_pages or site.writes_nav:
        return
    for entry in site.config.nav or ():
        parts = addresses.split(entry.target)
        if parts is None or parts.scheme or parts.netloc or entry.target.startswith("/") or not parts.path:
            continue
        target = posixpath.normpath(parts.path)
        if target in site.config.generated:
            continue
        if not parts.path.endswith((".md", ".markdown")) and _is_address(target, parts.path, site):
            continue
        if not any(language.lookup(target) for language in site.languages.values()):
            place = Place(site.config.file.name, entry.line, entry.column, entry.column + len(entry.target))
            yield Problem(f"nav names '{entry.target}', which does not exist", help="correct the path", place=place)


def _is_address(target: str, typed: str, site: Site) -> bool:
    """Whether an entry of ``nav`` names no source but an address: of a page of this site, or beyond it."""
    url = f"{target}/" if typed.endswith("/") else target
    return target.startswith("..") or any(url in language.by_url for language in site.languages.values())


def _missing(page: Page, site: Site) -> Iterator[tuple[Link, Destination]]:
    """Every link of ``page`` that leads nowhere, as far as the sources can tell."""
    if (site.makes_pages and site.summary(page.path).uncertain) or site.is_taken_in(page.path):
        return
    for link, found in addresses.destinations(site, page):
        made = site.makes_files or (site.makes_pages and _kind(link, found) == "page")
        if found.kind == "missing" and not (made and not found.hint) and not _is_told_otherwise(link, found):
            yield link, found


def _is_told_otherwise(link: Link, missing: Destination) -> bool:
    """Whether LINK020 speaks of a slip, or a form is sent to no file: a program on the server may answer there."""
    program = link.tag == "form" and not posixpath.splitext(missing.path.rstrip("/"))[1]
    return program or addresses.SLIP.match(link.url) is not None


def _kind(link: Link, missing: Destination) -> str:
    """Whether a ``page``, a ``picture`` or a ``file`` is missing."""
    extension = posixpath.splitext(missing.path.rstrip("/"))[1].lower()
    if link.fetches_picture or extension in _PICTURES:
        return "picture"
    if link.tag in {"source", "video", "audio", "track"}:
        return "file"
    return (
        "page"
        if extension in _PAGES or missing.path.endswith("/") or (link.tag == "a" and len(extension) > 5)
        else "file"
    )


def _problem(link: Link, missing: Destination, what: str) -> Problem:
    if link.url.count("@") == 1 and "/" not in link.url:
        advice = f"write mailto:{link.url}"
    elif link.url.lower().startswith("www.") or _looks_like_host(link.url):
        advice = f"write https://{link.url}"
    elif link.form == "html":
        advice = "raw HTML is not rewritten: use a Markdown link, or the address as on the finished site"
    else:
        advice = f"did you mean '{missing.hint}'?" if missing.hint else "correct the path"
    return Problem(f"no such {what}: '{link.url}'", link.start, link.end, advice)


def _looks_like_host(url: str) -> bool:
    host = url.split("/", 1)[0].lower()
    return host.endswith((".gov.my", ".com", ".com.my", ".org", ".net", ".my", ".org.my")) and host.count(".") >= 1


def _names_source(link: Link, found: Destination, page: Page) -> bool:
    """Whether ``link`` names the very file it means, which MkDocs looks for among those of the page's own language."""
    assert found.file is not None  # noqa: S101 - the caller looked
    parts = addresses.split(link.url)
    folder = posixpath.dirname(page.path)
    return parts is not None and posixpath.normpath(posixpath.join(folder, unquote(parts.path))) == found.file.path


def _without_language(link: Link, found: Destination, page: Page) -> str:
    """The same link without a language."""
    assert found.file is not None  # noqa: S101 - the caller looked
    folder = posixpath.dirname(page.norm) or "."
    fragment = f"#{found.fragment}" if found.fragment else ""
    return posixpath.relpath(found.file.norm, folder) + fragment


def _is_undefined_footnote(label: str, site: Site) -> bool:
    if "footnotes" not in site.renderer.names:
        return False
    return not (site.has_register and label.startswith(("source:", "unconfirmed:", "disputed:")))
