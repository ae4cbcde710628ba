"""The build hook: MkDocs' events, each a few lines that hand plain values to ``semak`` and ``panduan``.

static-i18n builds every language but the default inside the default's ``on_post_build``, calling all events again; what
must happen once returns early while it does so, and runs last (priority -200) where it needs the whole site on disk.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import semak
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from panduan import listings, markup, provenance
from panduan.alternates import absolute, alternates
from panduan.words import WORDS, words

log = get_plugin_logger("semak")

_state: dict[str, Any] = {}
"""What one build keeps between events: the checked site, and the Markdown extension. Set anew in ``on_pre_build``."""


def _nested(config: Any) -> bool:
    """True while static-i18n builds another language inside the first build."""
    i18n = config.plugins.get("i18n")
    return bool(i18n and i18n.building)


def _locale(config: Any) -> str:
    return str(config.plugins["i18n"].current_language)


def _stop_on(findings: list[semak.Finding]) -> None:
    """Show every finding; stop the build if one is an error, whatever the flags (`-q`, `-v`, `--strict` or none)."""
    for finding in findings:
        if finding.severity == "warning":
            log.warning(str(finding))
    errors = semak.errors(findings)
    if errors:
        raise PluginError(semak.format_text(errors))


def on_pre_build(config: Any) -> None:
    """Check the sources before anything is rendered, and make ready what the pages need."""
    if _nested(config):
        return
    site = semak.load_site(Path(config.config_file_path))
    _stop_on(semak.check_sources(site))
    extension = markup.GuideExtension(site.register)
    _state.update(site=site, extension=extension)
    config.markdown_extensions[:] = [
        name for name in config.markdown_extensions if not isinstance(name, markup.GuideExtension)
    ]
    config.markdown_extensions.append(extension)


def on_page_markdown(markdown: str, page: Any, config: Any, files: Any) -> str:
    """Fill in generated lists and tell the Markdown extension which page comes."""
    register, locale = _state["site"].register, _locale(config)
    markdown = listings.fill(markdown, register, locale)
    page.meta["numbered_sources"] = provenance.page_sources(page.meta, markup.cited(markdown))
    contacts = next((file for file in files.documentation_pages() if file.url.rstrip("/").endswith("contacts")), None)
    _state["extension"].page = markup.PageContext(
        locale, page.meta["numbered_sources"], contacts.url_relative_to(page.file) if contacts else ""
    )
    if isinstance(page.meta.get("verified"), date):
        page.update_date = page.meta["verified"].isoformat()
    return markdown


def on_page_content(html: str, page: Any, config: Any, files: Any) -> str:
    """Put the line under the title and the list of sources at the foot."""
    return provenance.with_provenance(
        html, page.meta.get("verified"), page.meta["numbered_sources"], _state["site"].register, _locale(config)
    )


def on_env(env: Any, config: Any, files: Any) -> Any:
    """Give the templates our words in the language being built."""
    env.globals["words"] = words(_locale(config))
    env.globals["words_by_locale"] = WORDS
    return env


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Give the templates the page's versions in every language, as full addresses."""
    i18n = config.plugins["i18n"]
    versions = alternates(page.url, _locale(config), list(i18n.build_languages), i18n.default_language)
    context["versions"] = absolute(config.site_url, versions)
    context["default_locale"] = i18n.default_language
    return context


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
    _stop_on(semak.check_rendered(_state["site"], site_dir))


on_post_build = CombinedEvent(_keep_not_found, _finish_site)
