"""One build of the guide: what the builder's events are answered with.

The hook makes one :class:`Guide` a build and hands it plain values; what each part does stands in ``reading``,
``search``, ``handouts`` and their neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import semak

from panduan import freshness, handouts, listings, markup, portals, preview, provenance, search, upkeep
from panduan.alternates import absolute, alternates
from panduan.data import DataError
from panduan.reading import STYLES, Reading
from panduan.settings import PageFacts, Settings
from panduan.shell import licences
from panduan.words import WORDS, words

if TYPE_CHECKING:
    from semak.sites.site import Site

RULES = "rules"
"""Where the reference of the checker's rules stands on the site."""


class Guide:
    """One build, from the check of its sources to the check of what was rendered.

    Methods are called in the order in which they stand, those of pages once a page and language. ``findings`` is all
    that was found so far, ``extension`` what Markdown is rendered with.

    Raises :class:`~semak.sites.config.ConfigError` or :class:`~panduan.data.DataError` for what cannot be used.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.checked = semak.load_site(settings.file, settings.url or None)
        self.findings: list[semak.Finding] = []
        _refuse_taken_address(self.checked)
        register, data = self.checked.register, settings.docs / "_data"
        self.extension = markup.GuideExtension(register)
        self.today = freshness.build_day(settings.epoch)
        self.portals = portals.load(data / "portals.yml")
        terms, self._unreadable_terms = search.load(data / "terms.yml")
        self.search = search.Pages(terms, register, settings.default, self.portals)
        self.reading = Reading(settings, register)
        self.handouts = handouts.Collection(
            settings.url, settings.epoch, register, settings.file.parent / ".cache" / "handouts", self.portals
        )
        self.numbered: dict[str, tuple[str, ...]] = {}
        self.sources: dict[str, str] = {}

    def check_sources(self) -> list[semak.Finding]:
        """Everything wrong in what writers typed."""
        terms = [*self._unreadable_terms, *search.check(self.search.terms)]
        return self._found([*semak.check_sources(self.checked), *terms])

    def markdown(self, text: str, page: PageFacts, contacts: str) -> str:
        """The page's Markdown with its generated lists, ready to be rendered with :attr:`extension`.

        ``contacts`` is the address of the page of contacts, relative to this page; empty on that page itself.
        """
        text = listings.fill(text, self.checked.register, page.locale, self.portals)
        text = upkeep.fill(text, self.checked, page.locale, page.norm, self.today)
        self.numbered[page.url] = provenance.page_sources(page.meta, markup.cited(text))
        self.extension.page = markup.PageContext(page.locale, self.numbered[page.url], contacts)
        self.reading.keep_plain(page, text)
        return text

    def article(self, html: str, page: PageFacts, toc: Iterable[Any]) -> str:
        """The rendered page with the lines under its title, its sources at the foot, and what goes around the text."""
        register, numbered = self.checked.register, self.numbered[page.url]
        self.search.add(page.locale, page.url, page.title, html)
        html = self.reading.furnished(html, page, toc, numbered)
        html = provenance.with_provenance(html, page.verified, numbered, register, page.locale)
        html = freshness.with_mark(html, page.meta, page.locale, self.today)
        slug = handouts.slug_of(page.source, page.locale)
        html = handouts.with_link(html, slug, page.locale, "../" * page.url.count("/"))
        return self.reading.marked(html)

    def language(
        self, locale: str, name: str, summary: str, pages: Iterable[tuple[str, str, str, Mapping[str, Any]]]
    ) -> dict[str, Any]:
        """Take in a language once its pages are rendered. Out: what every template of it may use.

        ``name`` and ``summary`` are the site's; ``pages`` are source, address, title and front matter in order of the
        navigation.
        """
        self.handouts.add(locale, name, pages)
        self.reading.names[locale], self.reading.summaries[locale] = name, summary
        return {
            **self.reading.globals(locale),
            "words": words(locale),
            "words_by_locale": WORDS,
            "in_sight": portals.in_sight,
        }

    def scripts(self, locale: str, translate: Callable[[str], str], features: Sequence[str]) -> None:
        """Make the script of what is the same on every page of a language.

        ``translate`` gives the theme's own words in it; ``features`` are the theme's.
        """
        word, root = words(locale), self.settings.root(locale)
        problems = portals.problem_links(self.portals, locale, root)
        site_wide = [(f"{root}errors/", word["errors_link"]), (f"{root}contacts/", word["contacts_link"])]
        self.reading.make_constants(locale, translate, features, [*problems, *site_wide])

    def context(self, html: str, page: PageFacts) -> dict[str, Any]:
        """What the templates need to know of one page, whose article is ``html``."""
        self.sources[page.file] = page.source
        versions = alternates(page.url, page.locale, list(self.settings.locales), self.settings.default)
        return {"versions": absolute(self.settings.url, versions), **self.reading.context(page, html)}

    def finish(self, site_dir: Path) -> list[semak.Finding]:
        """Write what belongs to the whole site, once every language is in ``site_dir``. Out: what is wrong in it.

        Raises :class:`~panduan.handouts.HandoutError`.
        """
        licences.leave_out(site_dir)
        self.handouts.finish(site_dir, on_request=self.settings.serving)
        self.reading.finish(site_dir)
        self.reading.keep_offline(site_dir, self.search.write(site_dir))
        licences.write(site_dir)
        (site_dir / RULES).mkdir(exist_ok=True)
        head = (
            f'<link rel="stylesheet" href="../{self.reading.asset(f"{STYLES}/site.css")}">'
            '<link rel="icon" href="../assets/images/favicon.svg" type="image/svg+xml">'
        )
        (site_dir / RULES / "index.html").write_text(semak.rule_reference(head), encoding="utf-8")
        found = self._found(self._check_site(site_dir)) if self.settings.whole else []
        if self.settings.serving:
            editor = self.settings.editor or preview.EDITOR
            preview.put_on_pages(site_dir, self.sources, self.findings, self.settings.docs, editor)
        return found

    def _check_site(self, site_dir: Path) -> list[semak.Finding]:
        terms = search.check(self.search.terms, set(self.search.addresses()))
        return [*terms, *semak.check_rendered(self.checked, site_dir)]

    def _found(self, findings: list[semak.Finding]) -> list[semak.Finding]:
        self.findings += findings
        return findings


def _refuse_taken_address(site: Site) -> None:
    """Raise :class:`~panduan.data.DataError` where a page would have the address of the rule reference."""
    for file in site.page_files:
        if file.norm in {f"{RULES}.md", f"{RULES}/index.md", f"{RULES}/README.md"}:
            raise DataError(
                f"{file.path}: the build writes the reference of rules to {RULES}/; give the page another name"
            )
