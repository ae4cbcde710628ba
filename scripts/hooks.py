"""The build hook: MkDocs' events, each a few lines that hand plain values to :class:`panduan.guide.Guide`.

static-i18n builds every language but the default inside the default's ``on_post_build``, calling all events again; what
must happen once returns early while it does so, and runs last (priority -200) where it needs the whole site on disk.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import semak
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from panduan import handouts
from panduan.data import DataError
from panduan.guide import Guide
from panduan.markup import GuideExtension
from panduan.settings import PageFacts, Settings
from panduan.shell import squeeze
from semak.sites.config import ConfigError

log = get_plugin_logger("semak")


class _Now:
    """What the events leave for each other; ``guide`` is new in every build."""

    serving = False
    guide: Guide
    nav: Any
    not_found: bytes


def _nested(config: Any) -> bool:
    """True while static-i18n builds another language inside the first build."""
    i18n = config.plugins.get("i18n")
    return bool(i18n and i18n.building)


def _locale(config: Any) -> str:
    return str(config.plugins["i18n"].current_language)


def _settings(config: Any) -> Settings:
    i18n = config.plugins["i18n"]
    return Settings(
        file=Path(config.config_file_path),
        url=config.site_url or "",
        docs=Path(config.docs_dir),
        material=next(Path(path) for path in config.theme.dirs if (Path(path) / "assets" / "stylesheets").is_dir()),
        locales=list(i18n.build_languages),
        default=i18n.default_language,
        report=config.extra.get("report") or "",
        epoch=os.environ.get("SOURCE_DATE_EPOCH"),
        editor=os.environ.get("GUIDE_EDITOR"),
        serving=_Now.serving,
        whole=not i18n.config.build_only_locale,
    )


def _facts(page: Any, config: Any) -> PageFacts:
    locale, url = _locale(config), page.url.removeprefix("./")
    above = [(section.title, section.children[0]) for section in reversed(page.ancestors)]
    return PageFacts(
        source=page.file.src_uri,
        file=page.file.dest_uri,
        url=url,
        slug=_Now.guide.settings.slug(url, locale),
        locale=locale,
        title=str(page.title),
        meta=page.meta,
        trail=[(title, first.url) for title, first in above if first is not page],
    )


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """What cannot be used stops the build with the one line that says so."""
    try:
        yield
    except (ConfigError, DataError, handouts.HandoutError) as problem:
        raise PluginError(str(problem)) from None


def _show(findings: list[semak.Finding], *, strict: bool) -> None:
    """Show every finding in every mode; stop the build if one is an error, or if there is any and it is strict.

    MkDocs neither prints nor counts warnings under `-q`: strictness cannot be left to it.
    """
    if (findings if strict else semak.errors(findings)) and not _Now.serving:
        raise PluginError(semak.format_text(findings))
    # The live preview shows the page with what is wrong on it: that is what it is for.
    for finding in findings:
        if finding.severity == "error":
            log.error(str(finding))
        elif log.isEnabledFor(logging.WARNING):
            log.warning(str(finding))
        else:
            sys.stderr.write(f"{finding}\n")


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is the live preview."""
    _Now.serving = command == "serve"


def on_pre_build(config: Any) -> None:
    """Check the sources before anything is rendered."""
    if _nested(config):
        return
    with _in_plain_words():
        _Now.guide = Guide(_settings(config))
    _show(_Now.guide.check_sources(), strict=config.strict)
    others = [each for each in config.markdown_extensions if not isinstance(each, GuideExtension)]
    config.markdown_extensions[:] = [*others, _Now.guide.extension]


@event_priority(-200)
def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Remember the navigation as static-i18n leaves it: handouts follow its order."""
    _Now.nav = nav
    return nav


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Fill in what is generated, and make the Markdown extension ready for the page."""
    facts = _facts(page, config)
    page.update_date = facts.verified.isoformat() if facts.verified else page.update_date
    page.meta["search"] = {"exclude": True}  # from Material's index, which panduan.search takes the place of
    contacts = next(
        (file for file in files.documentation_pages() if file.url.rstrip("/").endswith("contacts")), page.file
    )
    return _Now.guide.markdown(
        markdown, facts, contacts.url_relative_to(page.file) if contacts is not page.file else ""
    )


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put around the article what readers get with it."""
    return _Now.guide.article(html, _facts(page, config), page.toc)


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the templates what they may use in the language being built."""
    locale = _locale(config)
    pages = [(page.file.src_uri, page.url, page.title, page.meta) for page in _Now.nav.pages]
    _Now.guide.scripts(locale, env.get_template(f"partials/languages/{locale}.html").module.t, config.theme["features"])
    env.globals.update(_Now.guide.language(locale, config.site_name, config.site_description or "", pages))
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give the templates what is known of the page."""
    context.update(_Now.guide.context(page.content, _facts(page, config)))
    return context


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Send no indentation."""
    return squeeze.page(output)


def _keep_not_found(config: Any) -> None:
    """Keep the default language's 404 page: every further language writes its own over it."""
    if not _nested(config):
        _Now.not_found = (Path(config.site_dir) / "404.html").read_bytes()


@event_priority(-200)
def _finish(config: Any) -> None:
    """Once every language is on disk: write what belongs to the whole site, then check what was rendered."""
    if _nested(config):
        return
    site_dir = Path(config.site_dir)
    (site_dir / "404.html").write_bytes(_Now.not_found)
    with _in_plain_words():
        found = _Now.guide.finish(site_dir)
    _show(found, strict=config.strict)


on_post_build = CombinedEvent(_keep_not_found, _finish)


def on_serve(server: Any, config: Any, builder: Any) -> Any:
    """Let the live preview make the handout that somebody asks for."""
    collection, site_dir = _Now.guide.handouts, Path(config.site_dir)
    server.set_app(handouts.on_request(server.get_app(), lambda: _Now.guide.handouts.plan, site_dir, collection.cache))
    return server
