"""The build hook: MkDocs' events, each a few lines that hand plain values to ``semak`` and ``panduan``.

static-i18n builds every language but the default inside the default's ``on_post_build``, calling all events again; what
must happen once returns early while it does so, and runs last (priority -200) where it needs the whole site on disk.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import semak
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from panduan import freshness, handouts, listings, markup, portals, preview, provenance, search, upkeep
from panduan.alternates import absolute, alternates
from panduan.data import DataError
from panduan.reading import PageFacts, Reading, Site
from panduan.shell import licences, squeeze
from panduan.words import WORDS, words
from semak.sites.register import Register

log = get_plugin_logger("semak")

_state: dict[str, Any] = {}
"""What one build keeps between events: the checked site, and the Markdown extension. Set anew in ``on_pre_build``."""


def _partial(config: Any) -> bool:
    """True for a build of one language only (``GUIDE_LOCALE``): a preview, without what joins the languages."""
    return bool(config.plugins["i18n"].config.build_only_locale)


def _nested(config: Any) -> bool:
    """True while static-i18n builds another language inside the first build."""
    i18n = config.plugins.get("i18n")
    return bool(i18n and i18n.building)


def _locale(config: Any) -> str:
    return str(config.plugins["i18n"].current_language)


def _facts(page: Any, config: Any) -> PageFacts:
    """What the site's own pieces are told of a page."""
    locale, url = _locale(config), page.url.removeprefix("./")
    above = [(section.title, section.children[0]) for section in reversed(page.ancestors)]
    return PageFacts(
        url,
        url.removeprefix(_state["reading"].site.root(locale)).strip("/"),
        locale,
        str(page.title),
        str(page.meta.get("description", "")),
        page.meta["verified"] if isinstance(page.meta.get("verified"), date) else None,
        [(title, first.url) for title, first in above if first is not page],
    )


def _reading(config: Any, register: Register) -> Reading:
    """The reader's side of the build that begins."""
    i18n = config.plugins["i18n"]
    material = next(Path(folder) for folder in config.theme.dirs if (Path(folder) / "assets" / "stylesheets").is_dir())
    site = Site(
        config.site_url or "/",
        Path(config.docs_dir),
        material,
        list(i18n.build_languages),
        i18n.default_language,
        register,
        config.extra.get("report") or "",
        _state.get("serving", False),
    )
    return Reading(site)


def _stop_on(findings: list[semak.Finding]) -> None:
    """Show every finding; stop the build if one is an error, whatever the flags (`-q`, `-v`, `--strict` or none)."""
    for finding in findings:
        if finding.severity == "warning":
            log.warning(str(finding))
    errors = semak.errors(findings)
    if errors and not _state.get("serving"):
        raise PluginError(semak.format_text(errors))
    # The live preview shows the page with what is wrong on it: that is what it is for.
    _state["findings"] += findings
    for finding in errors:
        log.error(str(finding))


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview, which makes handouts only when asked for one."""
    _state["serving"] = command == "serve"


def on_pre_build(config: Any) -> None:
    """Check the sources before anything is rendered, and make ready what the pages need."""
    if _nested(config):
        return
    site = semak.load_site(Path(config.config_file_path), config.site_url)
    _state.update(findings=[], sources={})
    _stop_on(semak.check_sources(site))
    extension = markup.GuideExtension(site.register)
    cache = Path(config.config_file_path).parent / ".cache" / "handouts"
    try:
        reading = _reading(config, site.register)
        known = portals.load(Path(config.docs_dir) / "_data" / "portals.yml")
    except DataError as problem:
        raise PluginError(str(problem)) from None
    today = freshness.build_day(os.environ.get("SOURCE_DATE_EPOCH"))
    _state.update(site=site, extension=extension, reading=reading, today=today, portals=known)
    terms, problems = search.load(Path(config.docs_dir) / "_data" / "terms.yml")
    _stop_on(problems + search.check(terms))
    _state["search"] = search.Pages(terms, site.register, config.plugins["i18n"].default_language, known)
    _state["handouts"] = handouts.Collection(
        config.site_url, os.environ.get("SOURCE_DATE_EPOCH"), site.register, cache, known
    )
    config.markdown_extensions[:] = [
        name for name in config.markdown_extensions if not isinstance(name, markup.GuideExtension)
    ]
    config.markdown_extensions.append(extension)


@event_priority(-200)
def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Remember the navigation as static-i18n leaves it: handouts follow its order."""
    _state["nav"] = nav
    return nav


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Fill in generated lists and tell the Markdown extension which page comes."""
    register, locale = _state["site"].register, _locale(config)
    norm = f"{handouts.slug_of(page.file.src_uri, locale)}.md"
    markdown = listings.fill(markdown, register, locale, _state["portals"])
    markdown = upkeep.fill(markdown, _state["site"], locale, norm, _state["today"])
    page.meta["numbered_sources"] = provenance.page_sources(page.meta, markup.cited(markdown))
    contacts = next((file for file in files.documentation_pages() if file.url.rstrip("/").endswith("contacts")), None)
    _state["extension"].page = markup.PageContext(
        locale,
        page.meta["numbered_sources"],
        contacts.url_relative_to(page.file) if contacts and contacts is not page.file else "",
    )
    if isinstance(page.meta.get("verified"), date):
        page.update_date = page.meta["verified"].isoformat()
    page.meta["search"] = {"exclude": True}  # from Material's index, which panduan.search takes the place of
    _state["reading"].keep_plain(_facts(page, config), norm, markdown)
    return markdown


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put the lines under the title, the list of sources at the foot, and what goes around the text."""
    locale, reading, numbered = _locale(config), _state["reading"], page.meta["numbered_sources"]
    _state["search"].add(locale, page.url, str(page.title), html)
    html = reading.furnished(html, _facts(page, config), page.toc, numbered)
    html = provenance.with_provenance(html, page.meta.get("verified"), numbered, _state["site"].register, locale)
    html = freshness.with_mark(html, page.meta, locale, _state["today"])
    html = handouts.with_link(html, handouts.slug_of(page.file.src_uri, locale), locale, "../" * page.url.count("/"))
    return str(reading.marked(html))


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the templates our words in the language being built, and the handouts its pages."""
    pages = [(page.file.src_uri, page.url, page.title, page.meta) for page in _state["nav"].pages]
    _state["handouts"].add(_locale(config), config.site_name, pages)
    reading = _state["reading"]
    reading.site.names[_locale(config)] = config.site_name
    reading.site.summaries[_locale(config)] = config.site_description or ""
    env.globals.update(reading.globals(_locale(config)))
    env.globals["words"] = words(_locale(config))
    env.globals["in_sight"] = portals.in_sight
    env.globals["problem_links"] = portals.problem_links(
        _state["portals"], _locale(config), reading.site.root(_locale(config))
    )
    env.globals["words_by_locale"] = WORDS
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give the templates the page's versions in every language, as full addresses."""
    i18n = config.plugins["i18n"]
    _state["sources"][page.file.dest_uri] = page.file.src_uri
    versions = alternates(page.url, _locale(config), list(i18n.build_languages), i18n.default_language)
    context["versions"] = absolute(config.site_url, versions)
    context.update(_state["reading"].context(_facts(page, config), page.content))
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Send no indentation."""
    return squeeze.page(output)


def _keep_not_found(config: Any) -> None:
    """Keep the default language's 404 page: every further language writes its own over it."""
    if not _nested(config):
        _state["not_found"] = (Path(config.site_dir) / "404.html").read_bytes()


@event_priority(-200)
def _finish_site(config: Any) -> None:
    """Once every language is on disk: write what belongs to the whole site, then check what was rendered."""
    if _nested(config):
        return
    site_dir = Path(config.site_dir)
    (site_dir / "404.html").write_bytes(_state["not_found"])
    licences.leave_out(site_dir)
    try:
        _state["handouts"].finish(site_dir, on_request=_state.get("serving", False))
    except handouts.HandoutError as problem:
        raise PluginError(str(problem)) from None
    _state["reading"].finish(site_dir)
    if not _partial(config):
        _stop_on(search.check(_state["search"].terms, set(_state["search"].addresses())))
    _state["reading"].keep_offline(site_dir, _state["search"].write(site_dir))
    licences.write(site_dir)
    (site_dir / "rules").mkdir(exist_ok=True)
    (site_dir / "rules" / "index.html").write_text(semak.rule_reference(), encoding="utf-8")
    if not _partial(config):
        _stop_on(semak.check_rendered(_state["site"], site_dir))
    if _state.get("serving"):
        editor = os.environ.get("GUIDE_EDITOR", preview.EDITOR)
        preview.put_on_pages(site_dir, _state["sources"], _state["findings"], Path(config.docs_dir), editor)


on_post_build = CombinedEvent(_keep_not_found, _finish_site)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Let the live preview make the handout that somebody asks for."""
    collection = _state["handouts"]
    server.set_app(
        handouts.on_request(server.get_app(), lambda: _state["handouts"].plan, Path(config.site_dir), collection.cache)
    )
    return server
