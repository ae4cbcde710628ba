"""Files that pages take in whole (``--8<-- "notes/fees.md"``, pymdownx.snippets): read as text of their own.

What is wrong in one is found there, once, however many pages show it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from semak.pages import source
from semak.sites import plugins

if TYPE_CHECKING:
    from pathlib import Path

    from semak.pages.page import Page
    from semak.sites.config import Config
    from semak.sites.site import Site

_MARK = "8<-"
_ONE = re.compile(r"^[ \t]*-+8<-+[ \t]+([\"'])(?P<path>[^\"'\n]+)\1[ \t]*$", re.MULTILINE)
_SEVERAL = re.compile(r"^[ \t]*-+8<-+[ \t]*\n(?P<paths>.*?)^[ \t]*-+8<-+[ \t]*$", re.MULTILINE | re.DOTALL)
_INCLUDED = re.compile(r"""\{%-?\s*include(?:-markdown)?\s+["']([^"'\n]+\.md)["']""")
"""How the plugins for templates and for ``include-markdown`` name the page that is put there."""

_PART = re.compile(r"(?<=\.md):[-\w:,]+$")
"""What follows the path of a file of which some lines or a section are taken."""


def read(site: Site) -> dict[str, Page]:
    """The Markdown files that pages of ``site`` take in and that are no pages, by path, as a page that does has them.

    Paths are as in findings. A file without Markdown in it (``.py``) is an example of code.
    """
    folders = _folders(site.config)
    found: dict[str, Page] = {}
    if not folders:
        return found
    todo = [site.page(file.path) for file in site.page_files if _MARK.encode() in site.peek(file.path)]
    while todo:
        page = todo.pop(0)
        for name in _names(page.live):
            file = next((folder / name for folder in folders if (folder / name).is_file()), None)
            path = _path(file, site.config) if file else None
            if file is None or path is None or path in found or path in site.files:
                continue
            found[path] = _read(site, path, file, page.locale)
            todo.append(found[path])
    return found


def taken_in(site: Site) -> frozenset[str]:
    """The pages that are put into other ones and stand in no navigation: parts, whatever else MkDocs makes of them.

    A name is looked for from any folder: only the plugin knows from which.
    """
    named = {entry.target for entry in site.config.nav or ()}
    parts: set[str] = set()
    for file in site.page_files if may_take_in(site.config) else ():
        content = site.peek(file.path)
        if b"include" in content or _MARK.encode() in content:
            text = content.decode("utf-8", "replace")
            parts.update(_names(text), (match[1].removeprefix("./") for match in _INCLUDED.finditer(text)))
    own = [file for file in site.page_files if named.isdisjoint({file.path, file.norm})]
    return frozenset(file.path for file in own if any(f"/{file.path}".endswith(f"/{part}") for part in parts))


def may_take_in(config: Config) -> bool:
    """Whether pages have a way to take in others."""
    return not plugins.TAKES_IN.isdisjoint(config.plugins) or bool(_folders(config))


def _folders(config: Config) -> list[Path]:
    """Where such files are looked for; nowhere if pages take in none."""
    for extension in config.extensions:
        if extension.name.rpartition(".")[2] == "snippets":
            base = extension.options.get("base_path") or ["."]
            bases = [base] if isinstance(base, str) else base
            return [config.root / str(each) for each in bases] if isinstance(bases, list) else []
    return []


def _names(live: str) -> Iterator[str]:
    """The Markdown files that a text takes in, as they are written."""
    if _MARK not in live:
        return
    written = [match["path"] for match in _ONE.finditer(live)]
    written += [line for match in _SEVERAL.finditer(live) for line in match["paths"].split("\n")]
    for each in written:
        name = _PART.sub("", each.strip())
        if name.endswith(".md") and "://" not in name:
            yield name


def _path(file: Path, config: Config) -> str | None:
    """``file`` as findings name it; None where it lies outside the site."""
    plain = type(file)(os.path.normpath(file))
    for folder in (config.docs_dir, config.root):
        if plain.is_relative_to(folder):
            return plain.relative_to(folder).as_posix()
    return None


def _read(site: Site, path: str, file: Path, locale: str) -> Page:
    from semak.pages import page as pages  # noqa: PLC0415 - a run answered from the cache reads none

    try:
        text = source.decode(file.read_bytes())
    except OSError as error:
        text = source.Source("", f"cannot be read: {error.strerror or error}")
    return pages.read(path, locale, path, text, site.renderer)
