"""A site as the checker sees it: configuration, files, languages, register and, once read, its pages."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from semak.findings import Finding
from semak.pages import source
from semak.sites import config as configuration
from semak.sites import files as site_files
from semak.sites import fragments as site_fragments
from semak.sites import plugins
from semak.sites import register as registers
from semak.sites.config import Config
from semak.sites.files import Language, SiteFile
from semak.sites.register import Register
from semak.text import phones

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.render import Renderer

_MOST = 0.8
"""The share of pages that makes a habit of what they do."""

REGISTER_FILES = ("contacts.yml", "errors.yml", "labels.yml", "sites.yml", "sources.yml")


@dataclass(frozen=True)
class Summary:
    """What other pages and the whole site must know of one page: small, because it travels between processes."""

    path: str
    ids: frozenset[str] = frozenset()
    filled: bool = False
    """True where the build puts in what the source does not show."""
    uncertain: bool = False
    """True where nobody can tell which ids that adds: one that is not found may still be there."""
    cited: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    bold: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    """Phone numbers, e-mail and web addresses of the register that the page prints."""
    habits: frozenset[str] = frozenset()
    """What the page does that a site may do throughout: a title, a description, pinned ids."""

    @cached_property
    def answers(self) -> str:
        """A digest of all that rules of other pages can learn from this one."""
        known = "\0".join([str(self.filled), str(self.uncertain), *sorted(self.ids)])
        return hashlib.blake2b(known.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

    def has(self, identifier: str, site: Site) -> bool:
        """Whether the finished page has ``identifier``, as far as can be told."""
        if identifier in self.ids or self.uncertain:
            return True
        generated = site.config.settings.generated_ids
        return self.filled and (
            identifier in site.register.contacts or any(fnmatchcase(identifier, pattern) for pattern in generated)
        )


@dataclass(eq=False)
class Site:
    """Everything a rule may ask about the site. Pages are read on demand by :meth:`page`."""

    config: Config
    files: dict[str, SiteFile]
    excluded: frozenset[str]
    notes: list[str] = field(default_factory=list)
    summaries: dict[str, Summary] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict, repr=False)
    """What rules have asked of other pages since this was last emptied, each question with its answer in short."""
    _pages: dict[str, Page] = field(default_factory=dict, repr=False)
    _contents: dict[str, bytes] = field(default_factory=dict, repr=False)
    _digests: dict[str, str] = field(default_factory=dict, repr=False)

    @cached_property
    def languages(self) -> dict[str, Language]:
        """The build of each language, by its code."""
        return site_files.languages(self.files, self.config)

    @cached_property
    def page_files(self) -> tuple[SiteFile, ...]:
        """The pages that are checked: Markdown in a language that is built."""
        return tuple(
            file
            for file in self.markdown_files
            if file.locale in self.config.locales.codes and file not in self.shadowed
        )

    @cached_property
    def markdown_files(self) -> tuple[SiteFile, ...]:
        """Every file that would be a page, in order."""
        return tuple(file for _, file in sorted(self.files.items()) if file.is_page)

    @cached_property
    def shadowed(self) -> frozenset[SiteFile]:
        """The files that MkDocs leaves out for an index beside them."""
        return site_files.shadowed(self.markdown_files)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer with this site's extensions."""
        from semak.pages.render import Renderer  # noqa: PLC0415 - a run answered from the cache renders nothing

        renderer = Renderer(self.config)
        self.notes.extend(note for note in renderer.notes if note not in self.notes)
        return renderer

    @cached_property
    def register_folder(self) -> Path:
        """Where the register lies, if there is one."""
        named = self.config.settings.register
        return (self.config.root / named).resolve() if named else self.config.docs_dir / "_data"

    @cached_property
    def has_register(self) -> bool:
        """Whether there is a register: what needs one is silent where there is none."""
        return any((self.register_folder / name).is_file() for name in REGISTER_FILES)

    @property
    def register(self) -> Register:
        """What the register holds; empty where there is none."""
        return self._loaded_register[0]

    @property
    def register_findings(self) -> list[Finding]:
        """What is wrong in the register's files. Paths are file names within its folder."""
        return self._loaded_register[1]

    @cached_property
    def _loaded_register(self) -> tuple[Register, list[Finding]]:
        return registers.load(self.register_folder) if self.has_register else (Register(), [])

    @cached_property
    def register_data(self) -> list[tuple[str, bytes]]:
        """Name and content of each file in the register's folder, those that only the build reads among them."""
        files = sorted(self.register_folder.glob("*.yml")) if self.has_register else ()
        return [(file.name, file.read_bytes()) for file in files if file.is_file()]

    @cached_property
    def register_prefix(self) -> str:
        """The register's folder from the docs folder, or from ``mkdocs.yml``, with ``/`` at its end."""
        for folder in (self.config.docs_dir, self.config.root):
            if self.register_folder.is_relative_to(folder):
                return f"{self.register_folder.relative_to(folder).as_posix()}/"
        return f"{self.register_folder.name}/"

    @cached_property
    def theme_files(self) -> frozenset[str]:
        """The addresses of what the site's own theme folder adds."""
        return site_files.theme_files(self.config)

    @cached_property
    def redirected(self) -> frozenset[str]:
        """Addresses that the redirects plugin puts a page at; no Markdown link may name their former sources."""
        former = self.config.plugins.get("redirects", {}).get("redirect_maps")
        paths = former if isinstance(former, Mapping) else ()
        files = [site_files.classify(str(path), self.config.locales) for path in paths]
        return frozenset(
            language.url(file) for file in files for code, language in self.languages.items() if file.locale == code
        )

    @cached_property
    def by_norm(self) -> dict[str, dict[str, SiteFile]]:
        """The translations of each page: its path without language, to language, to file."""
        found: dict[str, dict[str, SiteFile]] = {}
        for file in self.page_files:
            found.setdefault(file.norm, {})[file.locale] = file
        return found

    @property
    def makes_pages(self) -> bool:
        """Whether a plugin, or a hook of a site that is not one like ours, may add pages that no source is there for."""
        return not plugins.MAKES_PAGES.isdisjoint(self.config.plugins) or (self.config.hooks and not self.has_register)

    @property
    def rewrites(self) -> bool:
        """Whether a hook of a site that is not one like ours may lead links out of its docs folder elsewhere."""
        return self.config.hooks and not self.has_register

    @cached_property
    def template_signs(self) -> tuple[str, ...]:
        """What begins an expression or a statement for the macros plugin, where the site has its own signs."""
        return plugins.template_signs(self.config)

    @property
    def makes_files(self) -> bool:
        """Whether a plugin adds files of any kind."""
        return not (plugins.MAKES_PAGES - plugins.MAKES_PAGES_ONLY).isdisjoint(self.config.plugins)

    @property
    def makes_anchors(self) -> bool:
        """Whether a plugin resolves references that no page defines."""
        return not plugins.MAKES_ANCHORS.isdisjoint(self.config.plugins)

    @property
    def writes_nav(self) -> bool:
        """Whether a plugin writes or extends the navigation."""
        return not plugins.WRITES_NAV.isdisjoint(self.config.plugins)

    def language_of(self, locale: str) -> Language:
        """The build of ``locale``."""
        return self.languages[locale]

    def page(self, path: str) -> Page:
        """The page at ``path``, read the first time it is asked for."""
        from semak.pages import page as pages  # noqa: PLC0415 - a run answered from the cache reads none

        question = f"page {path}"
        if question not in self.asked:
            self.asked[question] = self.answer(question)
        if path not in self._pages:
            file = self.files[path]
            self._pages[path] = pages.read(path, file.locale, file.norm, self.source(path), self.renderer)
        return self._pages[path]

    @cached_property
    def fragments(self) -> dict[str, Page]:
        """The Markdown files that pages take in and that are no pages, by path."""
        return site_fragments.read(self)

    def is_taken_in(self, path: str) -> bool:
        """Whether the page at ``path`` is a part of others, with their numbers, ids and addresses."""
        if not site_fragments.may_take_in(self.config):
            return False
        found = path in self._taken_in
        self.asked[f"taken {path}"] = str(found)
        return found

    @cached_property
    def _taken_in(self) -> frozenset[str]:
        return site_fragments.taken_in(self)

    @property
    def all_summaries(self) -> tuple[Summary, ...]:
        """What is known of every page and of every file that pages take in."""
        return (*self.summaries.values(), *(summarise(self, page) for page in self.fragments.values()))

    def source(self, path: str) -> source.Source:
        """The text of the file at ``path``; never raises."""
        try:
            return source.decode(self.content(path))
        except OSError as error:
            return source.Source("", f"cannot be read: {error.strerror or error}")

    def content(self, path: str) -> bytes:
        """The bytes of the file at ``path``, read once: what is checked, fixed and remembered is the same."""
        if path not in self._contents:
            self._contents[path] = (self.config.docs_dir / path).read_bytes()
        return self._contents[path]

    def peek(self, path: str) -> bytes:
        """The same; nothing of a file that cannot be read, such as a link to nowhere."""
        try:
            return self.content(path)
        except OSError:
            return b""

    def translations(self, page: Page) -> dict[str, SiteFile]:
        """The same page in the other languages, by locale."""
        return {locale: file for locale, file in self.by_norm.get(page.norm, {}).items() if locale != page.locale}

    def summary(self, path: str) -> Summary:
        """What is known of the page at ``path``; a page that is not checked is uncertain in everything."""
        found = self._summary(path)
        self.asked[f"summary {path}"] = found.answers
        return found

    def _summary(self, path: str) -> Summary:
        return self.summaries.get(path) or Summary(path, uncertain=True)

    def answer(self, question: str) -> str:
        """The answer that :attr:`asked` would hold now for one of its questions."""
        kind, _, about = question.partition(" ")
        if kind == "summary":
            return self._summary(about).answers
        if kind == "habit":
            habit, _, path = about.partition(" ")
            return str(self._is_habit(habit, path))
        if kind == "taken":
            return str(about in self._taken_in)
        return self.digest(about)

    def digest(self, path: str) -> str:
        """A digest of what the file at ``path`` holds; empty where it cannot be read."""
        if path not in self._digests:
            try:
                self._digests[path] = hashlib.blake2b(self.content(path), digest_size=12).hexdigest()
            except OSError:
                self._digests[path] = ""
        return self._digests[path]

    def translates(self, locale: str) -> bool:
        """Whether the site means to have every page in ``locale``: with a register it does, else half of them tell."""
        if self.has_register:
            return True
        there = sum(locale in files for files in self.by_norm.values())
        return 2 * there >= len(self.by_norm)

    def has_habit(self, habit: str, path: str) -> bool:
        """Whether the pages of this site, the one at ``path`` left aside, have ``habit``: then it is missed there.

        A site with a register is a guide like ours and has all of them.
        """
        if self.has_register:
            return True
        found = self._is_habit(habit, path)
        self.asked[f"habit {habit} {path}"] = str(found)
        return found

    def _is_habit(self, habit: str, path: str) -> bool:
        count = self._habits[habit] - (habit in self._summary(path).habits)
        others = len(self.summaries) - 1
        return others >= 3 and count / others >= _MOST

    @cached_property
    def _habits(self) -> Counter[str]:
        return Counter(habit for summary in self.summaries.values() for habit in summary.habits)

    @cached_property
    def filled_in(self) -> re.Pattern[str] | None:
        """Matches text in a page, with a line end before it, that the build replaces."""
        return plugins.filled_in(self.config, self.renderer.left_out)


def load(config_file: Path, site_url: str | None = None) -> Site:
    """The site of ``config_file``. Raises :class:`semak.sites.config.ConfigError` where there is none.

    ``site_url`` takes the place of the configured one: a live preview is served from another address.
    """
    config = configuration.load(config_file)
    if site_url is not None:
        config = replace(config, site_url=site_url)
    return Site(config, *site_files.scan(config))


def summarise(site: Site, page: Page) -> Summary:
    """The summary of one page."""
    from semak.rules.fact import listed  # noqa: PLC0415 - rules need this module's types
    from semak.rules.page import habits  # noqa: PLC0415 - as above

    register = site.register
    filled = bool(site.filled_in and site.filled_in.search(f"\n{page.text}"))
    return Summary(
        path=page.path,
        ids=frozenset(page.rendered.ids),
        filled=filled,
        uncertain=bool(page.failure)
        or site.renderer.guesses_ids
        or (filled and not site.config.settings.generated_ids),
        cited=frozenset(name for citation in page.citations for name, _ in citation.sources).union(listed(page)),
        hosts=frozenset(_hosts(page)),
        bold=frozenset(text for text, _ in page.bold if text in register.labels),
        uses=frozenset(_uses(register, page)),
        habits=frozenset(habits(page)),
    )


def _hosts(page: Page) -> Iterable[str]:
    from semak.hosts.addresses import host, split  # noqa: PLC0415 - addresses needs this module's types

    for link in page.links:
        parts = split(link.url)
        if parts is not None and parts.netloc:
            yield host(parts)


def _uses(register: Register, page: Page) -> Iterable[str]:
    channels: Mapping[str, tuple[str, str, str]] = {
        contact.id: (contact.phone, contact.email, contact.web) for contact in register.contacts.values()
    }
    for values in channels.values():
        for value in values:
            if value and value in page.live:
                yield value
    named = {phones.dial(link.url).number for link in page.links if phones.is_call(link.url)}
    named.update(each.number for each in page.states.phones)
    for contact in register.contacts.values() if named else ():
        if contact.phone and not named.isdisjoint(phones.numbers(contact.phone)):
            yield contact.phone
