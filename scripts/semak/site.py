"""A site as the checker sees it: configuration, files, languages, register and, once read, its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from semak import config as configuration
from semak import files as site_files
from semak import page as pages
from semak import register as registers
from semak import source
from semak.config import Config
from semak.files import Language, SiteFile
from semak.findings import Finding
from semak.register import Register

if TYPE_CHECKING:
    from semak.page import Page
    from semak.render import Renderer

_MAKES_PAGES = frozenset({
    "gen-files", "blog", "material/blog", "tags", "material/tags", "api-autonav", "autoapi", "mkdocs-autoapi",
    "mkdocs-jupyter", "multirepo", "monorepo", "techdocs-core", "redirects", "gallery", "material/projects", "projects",
    "privacy", "social", "mkdocs-simple-plugin", "include_dir_to_nav", "coverage", "typedoc", "rss",
    "same-dir", "import-url", "swagger-ui-tag", "exclude", "print-site", "macros", "simple", "drawio", "mknotebooks",
})  # fmt: skip
"""Plugins that add files to a site while it is built: what they add cannot be known from the sources."""

_MAKES_ANCHORS = frozenset({"mkdocstrings", "autorefs", "api-autonav", "mkdocs-autoapi", "autoapi"})
_WRITES_NAV = frozenset({"awesome-pages", "awesome-nav", "literate-nav", "gen-files", "api-autonav", "navigation"})
_TEMPLATES = {"macros": r"\{\{|\{%", "mkdocstrings": r"^ *::: ", "markdownextradata": r"\{\{"}


@dataclass(frozen=True)
class Summary:
    """What other pages and the whole site must know of one page: small, because it travels between processes."""

    path: str
    ids: frozenset[str] = frozenset()
    uncertain: bool = False
    """True where the build puts in what the source does not show: an id that is not found may still be there."""
    cited: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    bold: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    """Phone numbers, e-mail and web addresses of the register that the page prints."""


@dataclass
class Site:
    """Everything a rule may ask about the site. Pages are read on demand by :meth:`page`."""

    config: Config
    files: dict[str, SiteFile]
    excluded: frozenset[str]
    register: Register = field(default_factory=Register)
    register_findings: tuple[Finding, ...] = ()
    has_register: bool = False
    notes: list[str] = field(default_factory=list)
    summaries: dict[str, Summary] = field(default_factory=dict)
    _pages: dict[str, Page] = field(default_factory=dict, repr=False)

    @cached_property
    def languages(self) -> dict[str, Language]:
        """The build of each language, by its code."""
        return site_files.languages(self.files, self.config)

    @cached_property
    def page_files(self) -> tuple[SiteFile, ...]:
        """The pages that are checked: Markdown in a language that is built."""
        return tuple(
            file for _, file in sorted(self.files.items()) if file.is_page and file.locale in self.config.locales.codes
        )

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer with this site's extensions."""
        from semak.render import Renderer  # noqa: PLC0415 - a run answered from the cache renders nothing

        renderer = Renderer(self.config)
        self.notes.extend(note for note in renderer.notes if note not in self.notes)
        return renderer

    @cached_property
    def register_prefix(self) -> str:
        """The register's folder from the docs folder, with ``/`` at its end."""
        folder = register_folder(self.config)
        try:
            return f"{folder.relative_to(self.config.docs_dir).as_posix()}/"
        except ValueError:
            return f"{folder.name}/"

    @cached_property
    def by_norm(self) -> dict[str, dict[str, SiteFile]]:
        """The translations of each page: its path without language, to language, to file."""
        found: dict[str, dict[str, SiteFile]] = {}
        for file in self.page_files:
            found.setdefault(file.norm, {})[file.locale] = file
        return found

    @property
    def makes_pages(self) -> bool:
        """Whether a plugin adds files that the docs folder does not have."""
        return not _MAKES_PAGES.isdisjoint(self.config.plugins)

    @property
    def makes_anchors(self) -> bool:
        """Whether a plugin resolves references that no page defines."""
        return not _MAKES_ANCHORS.isdisjoint(self.config.plugins)

    @property
    def writes_nav(self) -> bool:
        """Whether a plugin writes or extends the navigation."""
        return not _WRITES_NAV.isdisjoint(self.config.plugins)

    def language_of(self, locale: str) -> Language:
        """The build of ``locale``."""
        return self.languages[locale]

    def page(self, path: str) -> Page:
        """The page at ``path``, read the first time it is asked for."""
        if path not in self._pages:
            file = self.files[path]
            text = source.read(self.config.docs_dir / path)
            self._pages[path] = pages.read(path, file.locale, file.norm, text, self.renderer)
        return self._pages[path]

    def translations(self, page: Page) -> dict[str, SiteFile]:
        """The same page in the other languages, by locale."""
        return {locale: file for locale, file in self.by_norm.get(page.norm, {}).items() if locale != page.locale}

    def summary(self, path: str) -> Summary:
        """What is known of the page at ``path``; a page that is not checked is uncertain in everything."""
        return self.summaries.get(path) or Summary(path, uncertain=True)

    @cached_property
    def filled_in(self) -> re.Pattern[str] | None:
        """Matches text in a page that the build replaces."""
        patterns = [pattern for name, pattern in _TEMPLATES.items() if name in self.config.plugins]
        patterns += self.config.settings.placeholders
        return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.MULTILINE) if patterns else None


def load(config_file: Path) -> Site:
    """The site of ``config_file``. Raises :class:`semak.config.ConfigError` where there is none."""
    config = configuration.load(config_file)
    files, excluded = site_files.scan(config)
    folder = register_folder(config)
    if not folder.is_dir():
        return Site(config, files, excluded)
    register, problems = registers.load(folder)
    site = Site(config, files, excluded, register, has_register=True)
    site.register_findings = tuple(
        Finding(
            f"{site.register_prefix}{each.path}", each.line, each.column, each.code, each.message, each.name,
            each.severity, each.help, each.end_line, each.end_column,
        )
        for each in problems
    )  # fmt: skip
    return site


def register_folder(config: Config) -> Path:
    """Where the register lies, if there is one."""
    named = config.settings.register
    return (config.root / named).resolve() if named else config.docs_dir / "_data"


def summarise(site: Site, page: Page) -> Summary:
    """The summary of one page."""
    register = site.register
    return Summary(
        path=page.path,
        ids=frozenset(page.rendered.ids),
        uncertain=bool(page.failure or (site.filled_in and site.filled_in.search(page.text))),
        cited=frozenset(name for citation in page.citations for name, _ in citation.sources),
        hosts=frozenset(_hosts(page)),
        bold=frozenset(text for text, _ in page.bold if text in register.labels),
        uses=frozenset(_uses(register, page)),
    )


def _hosts(page: Page) -> Iterable[str]:
    from semak.addresses import split  # noqa: PLC0415 - addresses needs this module's types

    for link in page.links:
        parts = split(link.url)
        if parts is not None and parts.netloc:
            try:
                yield (parts.hostname or "").rstrip(".")
            except ValueError:
                continue


def _uses(register: Register, page: Page) -> Iterable[str]:
    channels: Mapping[str, tuple[str, str, str]] = {
        contact.id: (contact.phone, contact.email, contact.web) for contact in register.contacts.values()
    }
    for values in channels.values():
        for value in values:
            if value and value in page.live:
                yield value
