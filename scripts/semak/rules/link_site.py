"""LINK: pages that no menu names, and files that never reach the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from semak.hosts import addresses
from semak.rules import Place, Problem, rule
from semak.sites import files

if TYPE_CHECKING:
    from semak.sites.files import SiteFile
    from semak.sites.site import Site


@rule("LINK017", "page-not-in-nav", "warning", scope="site")
def page_not_in_nav(site: Site) -> Iterator[Problem]:
    """Every page must stand in `nav`, if `mkdocs.yml` has one.

    Why it matters: a page in no menu is found by nobody who does not know its address. `not_in_nav` in `mkdocs.yml`
    names pages that are left out on purpose.

    Bad:
        nav:
          - eplks/index.md

    Good:
        nav:
          - eplks/index.md
          - eplks/login.md
    """
    if site.config.nav is None or site.writes_nav:
        return
    on_purpose = files.matcher(site.config.not_in_nav)
    named = {file.path for file in _named(site)}
    for file in site.page_files:
        if file.path in named or on_purpose.match_file(file.path) or posixpath.basename(file.norm) == "404.md":
            continue
        yield Problem(
            "this page is in no menu", help="name it under nav in mkdocs.yml, or under not_in_nav",
            place=Place(file.path),
        )  # fmt: skip


@rule("LINK019", "lost-file", scope="site")
def lost_file(site: Site) -> Iterator[Problem]:
    """Every file under the docs folder must reach the site, unless `exclude_docs` names it.

    Why it matters: mkdocs-static-i18n takes any two-letter suffix or folder for a language. `docs/qr/index.md` and
    `borang.be.pdf` are dropped without a word where no such language is built.

    Bad:
        docs/assets/borang.be.pdf

    Good:
        docs/assets/borang-be.pdf
    """
    chosen = {file.path for language in site.languages.values() for file in language.chosen.values()}
    known = site.config.locales.known
    for file in site.files.values():
        if file.path not in chosen and file.locale not in known:
            yield Problem(
                f"this file never reaches the site: '{file.locale}' in its path is taken for a language",
                help="use a name without a two-letter part, or list it under exclude_docs", place=Place(file.path),
            )  # fmt: skip
    yield from _same_address(site)


@rule("LINK024", "untranslated-nav-title", "warning", scope="site")
def untranslated_nav_title(site: Site) -> Iterator[Problem]:
    """Where a language translates titles of the navigation, it must translate each of them, and no other.

    Why it matters: mkdocs-static-i18n shows a title that `nav_translations` does not name in the other language, and
    says nothing of an entry that no title of `nav` answers. A proper name is entered as itself. Silent for a language
    without `nav_translations`.

    Bad:
        nav: [Langkah: steps.md, Hubungi: contacts.md]
        nav_translations: {Langkah: Steps, Bantuan: Help}

    Good:
        nav: [Langkah: steps.md, Hubungi: contacts.md]
        nav_translations: {Langkah: Steps, Hubungi: Contacts}
    """
    titles = {entry.target for entry in site.config.nav_titles}
    name = site.config.file.name
    for locale, entries in site.config.nav_translations.items():
        if locale not in site.config.locales.codes or site.config.nav is None or site.writes_nav:
            continue
        known = {entry.target for entry in entries}
        for entry in site.config.nav_titles:
            if entry.target not in known and locale != site.config.locales.default:
                yield Problem(
                    f"the title '{entry.target}' has no translation for '{locale}'",
                    help="add it to nav_translations",
                    place=Place(name, entry.line, entry.column, entry.column + len(entry.target)),
                )
        for entry in entries:
            if entry.target not in titles:
                yield Problem(
                    f"no title of nav is '{entry.target}'", help="take it out, or correct it",
                    place=Place(name, entry.line, entry.column, entry.column + len(entry.target)),
                )  # fmt: skip


def _same_address(site: Site) -> Iterator[Problem]:
    """Two sources that would become one page: the build stops, or drops one of them."""
    seen: dict[tuple[str, str], SiteFile] = {}
    for file in sorted(_built(site), key=lambda file: (not file.localized, file.path)):
        stem = posixpath.splitext(file.norm)[0]
        folder, name = posixpath.split(stem)
        key = (file.locale, posixpath.join(folder, "index") if name == "README" else stem)
        other = seen.setdefault(key, file)
        if other is not file:
            yield Problem(
                f"this file and {other.path} would become the same page", help="keep one of the two",
                place=Place(file.path),
            )  # fmt: skip


def _built(site: Site) -> Iterator[SiteFile]:
    """The files that would be pages in a language that is built."""
    return (file for file in site.markdown_files if file.locale in site.config.locales.codes)


def _named(site: Site) -> Iterator[SiteFile]:
    """The files that the entries of ``nav`` lead to, in every language."""
    for entry in site.config.nav or ():
        parts = addresses.split(entry.target)
        if parts is None or parts.scheme or parts.netloc or not parts.path:
            continue
        for language in site.languages.values():
            file = language.lookup(posixpath.normpath(parts.path))
            if file is not None:
                yield file
