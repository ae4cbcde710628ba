"""What plugins, Markdown extensions and hooks of a site are known to do to its pages and links."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semak.sites.config import Config

MAKES_PAGES = frozenset({
    "gen-files", "blog", "material/blog", "api-autonav", "autoapi", "mkdocs-autoapi", "mkdocs-jupyter", "multirepo",
    "monorepo", "techdocs-core", "gallery", "material/projects", "projects", "mkdocs-simple-plugin", "simple",
    "include_dir_to_nav", "coverage", "typedoc", "rss", "same-dir", "import-url", "print-site", "mknotebooks",
})  # fmt: skip
"""Plugins that add files to a site while it is built: what they add cannot be known from the sources."""

MAKES_PAGES_ONLY = frozenset({
    "blog", "material/blog", "api-autonav", "autoapi", "mkdocs-autoapi", "mkdocs-jupyter", "include_dir_to_nav", "rss",
    "print-site",
})  # fmt: skip
"""Those of them that add no pictures or documents."""

MAKES_ANCHORS = frozenset({"mkdocstrings", "autorefs", "api-autonav", "mkdocs-autoapi", "autoapi"})
TAKES_IN = frozenset({"macros", "include-markdown", "include_markdown", "mkdocs-include-dir-to-nav"})
"""Plugins with which pages take in others."""

WRITES_NAV = frozenset({"awesome-pages", "awesome-nav", "literate-nav", "gen-files", "api-autonav", "navigation"})

_DIRECTIVE = r"<!--\s*(?!semak:)[a-z]+:\s*[a-z]|\n[ \t]*[`~]{3,}[ \t]*\w+[ \t]+[a-z][\w-]*[ \t]*$"
"""A comment, or a word behind a code block's language, that tells a hook to put something in its place."""
_TEMPLATES = {
    "macros": r"\{\{|\{%", "markdown-exec": r"^ *[`~]{3,}.*\bexec=", "mkdocstrings": r"^[ \t]*(?:#{1,6} *)?::: ?[\w.]", "markdownextradata": r"\{\{", "include-markdown": r"\{%-? *include",
    "tags": r"<!-- *material/tags|^\[TAGS\]", "material/tags": r"<!-- *material/tags|^\[TAGS\]",
}  # fmt: skip
"""What a plugin replaces in a page, by the plugin's name."""

_INCLUDES = {
    "include": r"\{!", "mdx_include": r"\{!", "mkdocs-click": r"^ *::: mkdocs-click", "mkautodoc": r"^ *::: ",
    "mkdocs-typer": r"^ *::: mkdocs-typer", "mkdocs-typer2": r"^ *::: mkdocs-typer", "markdown-exec": r"^ *[`~]{3,}.*\bexec=",
}  # fmt: skip
"""The same of Markdown extensions: what they would put in is not there where they are not installed."""

_FETCHED = r"8<-+[ \t]*(?:[\"']|\n(?:[^\n]*\n)*?[ \t]*)https?://"
"""A file that pymdownx.snippets fetches while the site is built."""


def template_signs(config: Config) -> tuple[str, ...]:
    """What begins an expression or a statement for the macros plugin, where the site has its own signs."""
    options = config.plugins.get("macros", {})
    signs = (options.get(f"j2_{kind}_start_string") for kind in ("variable", "block"))
    return tuple(str(sign) for sign in signs if sign)


def filled_in(config: Config, left_out: Container[str]) -> re.Pattern[str] | None:
    """Matches text in a page, with a line end before it, that the build replaces.

    ``left_out`` are the extensions that are not installed here.
    """
    patterns = [pattern for name, pattern in _TEMPLATES.items() if name in config.plugins]
    patterns += [pattern for name, pattern in _INCLUDES.items() if name in left_out]
    patterns += [*config.settings.placeholders, *map(re.escape, template_signs(config))]
    if any(each.options.get("url_download") for each in config.extensions):
        patterns.append(_FETCHED)
    if config.hooks:
        patterns.append(_DIRECTIVE)
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.MULTILINE) if patterns else None
