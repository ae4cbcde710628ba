"""The reader's side of one build: what goes around pages, into their heads, and beside them in the site.

What each part does stands in ``furniture``, ``machines`` and ``shell``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from semak.sites.register import Register

from panduan.alternates import alternates
from panduan.furniture import breaks, checklists, contents, deadline, door, journeys, links, report
from panduan.machines import jsonld, llms, opendata
from panduan.settings import PageFacts, Settings
from panduan.shell import constants, hosting, offline, security, squeeze, styles

STYLES, SCRIPTS = "assets/styles", "assets/scripts"


class Reading:
    """One build's additions for readers and for machines that read."""

    def __init__(self, settings: Settings, register: Register) -> None:
        self.settings, self.register = settings, register
        self.stops = journeys.load(settings.docs / "_data" / "journeys.yml")
        self.windows = deadline.load(settings.docs / "_data" / "rules.yml")
        sheet = styles.site_styles(settings.material / "assets" / "stylesheets", settings.docs / STYLES)
        self.made = {f"{STYLES}/site.css": sheet}
        [bundle] = (settings.material / "assets" / "javascripts").glob("bundle.*.min.js")
        self.bundle = f"assets/javascripts/{bundle.name}"
        self.names: dict[str, str] = {}
        self.summaries: dict[str, str] = {}
        self.versions: dict[str, str] = {}
        self.plain: list[llms.PlainPage] = []
        self.questions: dict[str, list[tuple[str, str, str]]] = {}
        self.contents: dict[str, list[tuple[str, str]]] = {}

    def asset(self, path: str) -> str:
        """``path`` with the hash of its content, so that a browser that kept an older one asks anew."""
        if path not in self.versions:
            if path not in self.made:
                self.made[path] = squeeze.script(self._source(path))
            self.versions[path] = f"{path}?v={hashlib.sha256(self.made[path].encode()).hexdigest()[:8]}"
        return self.versions[path]

    def _source(self, path: str) -> str:
        return (self.settings.docs / path).read_text(encoding="utf-8")

    def make_constants(
        self, locale: str, translate: Callable[[str], str], features: Sequence[str], instead: Sequence[tuple[str, str]]
    ) -> None:
        """Make the script that holds what is the same on every page of ``locale``; see :mod:`panduan.shell.constants`."""
        scripts = [self.asset(f"{SCRIPTS}/before.js"), self.bundle, self.asset(f"{SCRIPTS}/search.js")]
        source = squeeze.script(self._source(f"{SCRIPTS}/words.js"))
        self.made[f"{SCRIPTS}/words.{locale}.js"] = constants.script(
            source, locale, translate, constants.Search(features, scripts, instead)
        )

    def keep_plain(self, facts: PageFacts, markdown: str) -> None:
        """Keep the page as its writer typed it, for the copy in plain Markdown."""
        root = self.settings.root(facts.locale)
        self.plain.append(
            llms.PlainPage(facts.url, root, facts.norm, facts.locale, facts.title, facts.description, markdown)
        )

    def furnished(self, html: str, facts: PageFacts, toc: Iterable[Any], numbered: Sequence[str]) -> str:
        """The page's text with what is put around it: contents, live boxes, the deadline helper; the door drawn."""
        if not facts.slug:
            return door.as_door(html, facts.locale, "errors/")
        sections = self.contents[facts.url] = contents.sections(toc)
        html = checklists.with_live_boxes(html)
        window = self.windows.get(facts.slug)
        if window:
            html = deadline.with_helper(html, window, numbered, self.register, facts.locale)
        if facts.is_problems:
            self.questions[facts.url] = jsonld.questions(html)
        return contents.with_contents(html, sections, facts.locale, is_open=facts.is_problems)

    def marked(self, html: str) -> str:
        """The whole article with its outward links marked, and with the places where lines may end."""
        html = links.with_marked_links(door.with_facts_last(html), urlsplit(self.settings.url).hostname)
        return breaks.with_breaks(html)

    def globals(self, locale: str) -> dict[str, Any]:
        """What every template of ``locale`` may use."""
        return {
            "asset": self.asset,
            "inline_script": security.INLINE_SCRIPT,
            # The live preview reloads pages with a script of its own.
            "content_policy": "" if self.settings.serving else security.policy(security.INLINE_SCRIPT),
            "offline": not self.settings.serving,
            "page_locale": locale,
            "default_locale": self.settings.default,
            "language_root": self.settings.root(locale),
            "page_slug": "",
        }

    def context(self, facts: PageFacts, html: str) -> dict[str, Any]:
        """What the templates need to know of one page, whose article is ``html``."""
        address = urljoin(self.settings.url, facts.url)
        home = urljoin(self.settings.url, self.settings.root(facts.locale))
        name = self.names.get(facts.locale, "")
        about = jsonld.About(
            facts.title,
            facts.description,
            address,
            facts.locale,
            name,
            home,
            facts.verified.isoformat() if facts.verified else "",
            [
                (name, home),
                *((title, urljoin(self.settings.url, url)) for title, url in facts.trail),
                (facts.title, address),
            ]
            if facts.slug
            else [],
        )
        return {
            "page_slug": facts.slug,
            "journey": self.stops.get(facts.slug),
            "toc_sections": [(url, breaks.with_breaks(title)) for url, title in self.contents.get(facts.url, [])],
            "has_ticks": not facts.is_problems and ("task-list-item" in html or "data-step=" in html),
            "has_deadline": "data-deadline" in html,
            "report_address": report.report_link(self.settings.report, facts.title, address, facts.locale),
            "plain_copy": llms.copy_address(facts.url),
            "structured_data": jsonld.structured(about, questions=self.questions.get(facts.url, ())),
        }

    def finish(self, site_dir: Path) -> None:
        """Write what stands beside the pages, once all of them are in ``site_dir``."""
        settings = self.settings
        (site_dir / STYLES).mkdir(parents=True, exist_ok=True)
        for path in self.versions:
            self._write(site_dir, path, self.made[path])
        opendata.write(
            site_dir / "data",
            self.register,
            settings.url,
            lambda slug: alternates(slug, settings.default, list(settings.locales), settings.default),
        )
        llms.write(site_dir, self.plain, settings.url, self.register)
        self._write(site_dir, "llms.txt", llms.llms_txt(self.plain, settings.url, self.names, self.summaries))
        sitemap = urljoin(settings.url, "sitemap.xml")
        self._write(site_dir, "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
        self._write(site_dir, "_headers", security.headers_file(security.INLINE_SCRIPT))
        self._write(site_dir, "_redirects", hosting.redirects_file(settings.locales, settings.default))
        self._write(site_dir, "nginx-headers.conf", security.nginx_snippet(security.INLINE_SCRIPT))

    def keep_offline(self, site_dir: Path, search: Mapping[str, Sequence[str]]) -> None:
        """Write the service worker, last of all, as it knows the content of what it keeps.

        ``search`` is the addresses of the search's own files, by language, those of every language under ``""``.
        """
        if self.settings.serving:
            return
        locales, default = self.settings.locales, self.settings.default
        languages = offline.kept(site_dir, locales, default, lambda locale: list(search[locale]))
        shared = [*self.versions.values(), self.bundle, "assets/images/logo.svg", "assets/images/favicon.svg"]
        worker = offline.service_worker(site_dir, [*shared, *search.get("", ())], languages, default)
        self._write(site_dir, "sw.js", worker)

    @staticmethod
    def _write(site_dir: Path, name: str, text: str) -> None:
        (site_dir / name).write_text(text, encoding="utf-8")
