"""The files of a site: which exist, which language each belongs to, and the address each gets.

The rules are those of MkDocs 1.6 and mkdocs-static-i18n 1.3, whose quirks are kept on purpose: any two-letter suffix
or folder is taken for a language (``RE_LOCALE``), and a file in a language that is not built never reaches the site.
"""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from semak.sites.config import Config, Locales

_LOCALE = re.compile(r"^[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?$|^[a-z]{2}_[A-Z]{2}$")
_NOT_OF_THEME = re.compile(r"(?:^|/)\.|\.(?:html|pyc?|md|markdown|mdown|mkdn|mkd)$|readme", re.IGNORECASE)
"""What MkDocs takes for templates and notes (``Files.add_files_from_theme``)."""

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file under the docs folder. ``localized`` tells whether its name or folder carries ``locale``."""

    path: str
    locale: str
    norm: str
    localized: bool = False

    @property
    def is_page(self) -> bool:
        """True for Markdown."""
        return self.path.lower().endswith(_MARKDOWN)


def shadowed(pages: Iterable[SiteFile]) -> frozenset[SiteFile]:
    """Every README of ``pages`` in a folder that has an index: MkDocs shows that, and leaves this out."""
    pages = tuple(pages)
    folders = {(each.locale, posixpath.dirname(each.norm)) for each in pages if _is_named(each, "index.md")}
    readmes = (each for each in pages if _is_named(each, "README.md"))
    return frozenset(each for each in readmes if (each.locale, posixpath.dirname(each.norm)) in folders)


def _is_named(file: SiteFile, name: str) -> bool:
    return posixpath.basename(file.norm) == name


def scan(config: Config) -> tuple[dict[str, SiteFile], frozenset[str]]:
    """The files that MkDocs would take, by path, and the paths that ``exclude_docs`` leaves out."""
    excluded = matcher((".*", "/templates/", *config.exclude_docs))
    by_plugin = _excluded_by_plugin(config.plugins.get("exclude", {}))
    taken: dict[str, SiteFile] = {}
    left_out: set[str] = set()
    for path in _walk(config.docs_dir):
        if excluded.match_file(path) or by_plugin(path):
            left_out.add(path)
        else:
            taken[path] = classify(path, config.locales)
    return taken, frozenset(left_out)


def theme_files(config: Config) -> frozenset[str]:
    """The paths of what the site's own theme folder adds to the site: pictures, styles, and no templates."""
    if config.theme_dir is None:
        return frozenset()
    return frozenset(path for path in _walk(config.theme_dir) if not _NOT_OF_THEME.search(path))


def _excluded_by_plugin(options: Mapping[str, Any]) -> Callable[[str], bool]:
    """What the plugin mkdocs-exclude leaves out: patterns of paths and regular expressions."""
    patterns = [fnmatch.translate(each) for each in _texts(options.get("glob"))]
    patterns += [f"(?:{each})" for each in _texts(options.get("regex"))]
    try:
        pattern = re.compile("|".join(patterns))
    except re.error:
        return lambda _: False
    return lambda path: bool(patterns) and pattern.match(path) is not None


def _texts(value: Any) -> list[str]:
    """The texts of a setting that may be one or a list."""
    return [str(each) for each in value] if isinstance(value, list) else [value] if isinstance(value, str) else []


def classify(path: str, locales: Locales) -> SiteFile:
    """Which language ``path`` belongs to."""
    if locales.structure == "suffix":
        stem, extension = posixpath.splitext(path)
        name, suffix = posixpath.splitext(stem)
        locale = suffix[1:]
        # A dotted folder or a leading dot is no suffix.
        if locale and "/" not in locale and posixpath.basename(name) and _is_locale(locale, locales):
            return SiteFile(path, locale, name + extension, localized=True)
    elif locales.structure == "folder":
        first, _, rest = path.partition("/")
        if rest and _is_locale(first, locales):
            return SiteFile(path, first, rest, localized=True)
    return SiteFile(path, locales.default, path)


def _is_locale(text: str, locales: Locales) -> bool:
    return text in locales.codes or bool(_LOCALE.match(text))


def matcher(patterns: Iterable[str]) -> Any:
    """Something with ``match_file(path)`` for .gitignore-like ``patterns``."""
    import pathspec  # noqa: PLC0415 - the cached run needs none

    return pathspec.GitIgnoreSpec.from_lines(patterns)


def _walk(folder: Path) -> Iterator[str]:
    """Paths of all files below ``folder``, links followed as MkDocs follows them, each folder once."""
    seen: set[tuple[int, int]] = set()
    for current, folders, names in os.walk(folder, followlinks=True):
        relative = os.path.relpath(current, folder).replace(os.sep, "/")
        prefix = "" if relative == "." else f"{relative}/"
        folders[:] = sorted(name for name in folders if _is_new(Path(current, name), seen))
        for name in sorted(names):
            yield prefix + name


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """False for a folder walked already: a link that leads back up would be followed for ever."""
    try:
        found = folder.stat()
    except OSError:
        return False
    key = (found.st_dev, found.st_ino)
    return not (key in seen or seen.add(key))  # type: ignore[func-returns-value]


@dataclass(frozen=True)
class Language:
    """One language's build: the file that stands for each name, and the addresses they get."""

    locale: str
    locales: Locales
    use_directory_urls: bool
    chosen: Mapping[str, SiteFile] = field(repr=False)
    """Name without language to the file used."""

    @cached_property
    def paths(self) -> dict[str, SiteFile]:
        """The files of this build by their path."""
        return {file.path: file for file in self.chosen.values()}

    @cached_property
    def by_url(self) -> dict[str, SiteFile]:
        """The files of this build by their address from the site's root, without a leading ``/``."""
        return {self.url(file): file for file in self.chosen.values()}

    def lookup(self, path: str) -> SiteFile | None:
        """The file that a Markdown link to ``path`` (from the docs folder) leads to in this build."""
        if path == "." and self.locales.structure != "none":
            # static-i18n takes a link to the folder itself, "./", for a link to the home page.
            path = "index.md"
        return next((self.paths[each] for each in self._candidates(path) if each in self.paths), None)

    def _candidates(self, path: str) -> Iterator[str]:
        """The order in which static-i18n looks (``get_file_from_path``)."""
        default = self.locales.default
        if self.locales.structure == "suffix":
            stem, extension = posixpath.splitext(path)
            yield f"{stem}.{self.locale}{extension}"
            yield f"{stem}.{default}{extension}"
        elif self.locales.structure == "folder":
            first, _, rest = path.partition("/")
            if rest and first in (self.locale, default):
                yield path
                if self.locales.fallback:
                    yield f"{default if first == self.locale else self.locale}/{rest}"
                yield rest
                return
            yield f"{self.locale}/{path}"
            if self.locales.fallback:
                yield f"{default}/{path}"
        yield path

    def url(self, file: SiteFile) -> str:
        """The address of ``file`` in this build, from the site's root."""
        asset_of_default = not file.is_page and file.locale == self.locales.default
        prefix = "" if self.locale == self.locales.default or asset_of_default else f"{self.locale}/"
        if not file.is_page:
            return prefix + file.norm
        folder, name = posixpath.split(posixpath.splitext(file.norm)[0])
        folder = f"{folder}/" if folder else ""
        if name in {"index", "README"}:
            return prefix + (folder if self.use_directory_urls else f"{folder}index.html")
        return prefix + (f"{folder}{name}/" if self.use_directory_urls else f"{folder}{name}.html")


def languages(files: Mapping[str, SiteFile], config: Config) -> dict[str, Language]:
    """The build of each language."""
    return {
        code: Language(code, config.locales, config.use_directory_urls, _choose(files.values(), code, config.locales))
        for code in config.locales.codes
    }


def _choose(files: Iterable[SiteFile], code: str, locales: Locales) -> dict[str, SiteFile]:
    """For each name the file in this language or, where that is allowed, in the default one."""
    chosen: dict[str, SiteFile] = {}
    for file in files:
        if file.locale == code:
            current = chosen.get(file.norm)
            if current is None or current.locale != code or file.localized:
                chosen[file.norm] = file
        elif locales.fallback and file.locale == locales.default:
            chosen.setdefault(file.norm, file)
    return chosen
