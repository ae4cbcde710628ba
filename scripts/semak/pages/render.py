"""Markdown to HTML with Python-Markdown and a site's own extensions.

An extension that is not installed here, or that refuses its options, is left out with a note. What costs time and
changes neither ids nor lists (highlighting) is switched off.
"""

from __future__ import annotations

import importlib
import logging
import os
import re
from collections.abc import Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown import Markdown

from semak.pages import shortcuts, trees
from semak.sites.yamldata import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from semak.sites.config import Config, Extension

# Python-Markdown tells of every extension it loads; nobody asked here.
logging.getLogger("MARKDOWN").setLevel(logging.ERROR)


_OF_MKDOCS = frozenset({"material.extensions.preview"})
"""Extensions that work within MkDocs only, and change nothing that is looked at here."""

_OF_LISTS = frozenset({"mdx_truly_sane_lists"})
"""Extensions that decide what is a list. Without them nobody knows the numbers that the reader sees."""

_OF_FORMULAS = frozenset({"arithmatex", "mdx_math"})
"""Extensions that set mathematics."""

_SIMPLEST = "# A\n\n[b](c.md)\n"
"""A page that every site's extensions must be able to render."""


class Renderer:
    """Renders page after page with one set of extensions, made once: making it costs more than a page."""

    def __init__(self, config: Config) -> None:
        self.notes: list[str] = []
        self.left_out: set[str] = set()
        """Extensions of the site that are not in use here, by the last part of their names."""
        self.guesses_ids = False
        """Whether the site makes its ids with something that is not installed here."""
        self._root = config.root
        self._runs_code = "markdown-exec" in config.plugins
        extensions = [extension for extension in config.extensions if extension.name not in _OF_MKDOCS]
        self._make(extensions)
        if self._refusal():
            refused = self._refused(extensions)
            self._make([extension for extension in extensions if extension.name not in refused])
            for name, error in refused.items():
                self._leave_out(name, error)
        self.guesses_lists = not _OF_LISTS.isdisjoint(self.left_out)
        """Whether the site makes its lists with something that is not installed here."""
        if self.guesses_lists:
            self.notes.append("steps are not checked: an extension that makes lists is not installed")
        # It only makes the HTML nice to read.
        self._markdown.treeprocessors.deregister("prettify", strict=False)
        shortcuts.take(self._markdown)
        self._keeper = trees.Keeper(self._markdown)

    def html(self, text: str) -> str:
        """The HTML of ``text``. Whatever an extension raises is for the caller to report."""
        with _working_in(self._root):
            try:
                return self._markdown.reset().convert(text)
            finally:
                self._markdown.reset()

    def rendered(self, text: str) -> Element | str:
        """What becomes of ``text``: a tree, or HTML where that may say another thing to its reader. Raises as :meth:`html`."""
        write = self._markdown.serializer
        self._markdown.serializer, self._keeper.tree = self._keeper, None
        try:
            html = self.html(text)
        finally:
            self._markdown.serializer = write
        return html if self._keeper.tree is None else self._keeper.tree

    @cached_property
    def names(self) -> set[str]:
        """The extensions in use, by the last part of their names: ``footnotes``, ``attr_list``."""
        return {type(each).__module__.rpartition(".")[2] for each in self._markdown.registeredExtensions}

    @cached_property
    def writes_formulas(self) -> bool:
        """Whether what stands between dollars is mathematics."""
        return not _OF_FORMULAS.isdisjoint(self.names | self.left_out)

    def _make(self, extensions: Iterable[Extension]) -> None:
        """Begin again with ``extensions``; what cannot be had is left out with a note."""
        self.notes.clear()
        self._markdown = Markdown(extensions=[])
        for extension in extensions:
            self._register(extension)

    def _refusal(self) -> Exception | None:
        """What is raised where not even the simplest page can be rendered."""
        try:
            self.html(_SIMPLEST)
        except Exception as error:
            return error
        return None

    def _refused(self, extensions: Iterable[Extension]) -> dict[str, Exception]:
        """Those of ``extensions`` that stop every page, by name, with what they raise."""
        working: list[Extension] = []
        refused: dict[str, Exception] = {}
        for extension in extensions:
            self._make([*working, extension])
            if error := self._refusal():
                refused[extension.name] = error
            else:
                working.append(extension)
        return refused

    def _leave_out(self, name: str, error: Exception) -> None:
        """Note that the extension called ``name`` is not in use, and why."""
        self.left_out.add(name.rpartition(".")[2])
        self.notes.append(f"markdown extension '{name}' left out: {_reason(error)}")

    def _register(self, extension: Extension) -> None:
        options = {
            key: value
            for key, value in _usable(extension, self._root, any_option=self._runs_code).items()
            if value is not None
        }
        slugify = extension.options.get("slugify")
        if isinstance(slugify, Missing) and extension.name.rpartition(".")[2] == "toc":
            self.guesses_ids = True
            self.notes.append(f"anchors are not checked: '{slugify.name}', which makes them, is not installed")
        try:
            self._markdown.registerExtensions([extension.name], {extension.name: options})
        except Exception as error:
            self._leave_out(extension.name, error)


def _reason(error: Exception) -> str:
    return "not installed" if isinstance(error, ImportError) else f"{type(error).__name__}: {error}".splitlines()[0]


def _usable(extension: Extension, root: Path, *, any_option: bool) -> dict[str, Any]:
    """The options of ``extension`` with what is missing here replaced, and paths made independent of the folder.

    ``any_option`` says that blocks of code may have any: a plugin knows them that runs the code.
    """
    options = {key: _without_missing(value) for key, value in extension.options.items()}
    name = extension.name.rpartition(".")[2]
    if name == "codehilite":
        options["use_pygments"] = False
    if name == "superfences":
        # Without Pygments it would take other options for valid: it stays on, and this fence is used in its place.
        fences = [fence for fence in options.get("custom_fences") or () if isinstance(fence, Mapping)]
        valid = _as_any_code if any_option else _as_code
        options["custom_fences"] = [*fences, {"name": "*", "class": "", "format": _plain_code, "validator": valid}]
    if name == "emoji":
        options.update(emoji_index=_any_emoji_index, emoji_generator=_empty_emoji)
        options.pop("options", None)
    if name == "snippets":
        base = options.get("base_path") or ["."]
        options["base_path"] = [str(root / str(each)) for each in (base if isinstance(base, list) else [base])]
        options["check_paths"] = False
        options["url_download"] = False  # nothing is fetched here
    return options


def _as_code(language: str, inputs: dict[str, str], *arguments: Any) -> bool:
    """What superfences itself takes for a code block, with ``tab="..."`` as it had it before its version 8."""
    if inputs.get("tab"):
        del inputs["tab"]
    return bool(importlib.import_module("pymdownx.superfences").highlight_validator(language, inputs, *arguments))


def _as_any_code(*arguments: Any) -> bool:
    """Whatever options a block of code has."""
    return True


def _plain_code(source: str, *_: Any, **attributes: Any) -> str:
    """A code block without colours. Its own id, which a link may name, is kept."""
    identifier = escape(attributes.get("id_value") or "")
    return f'<pre id="{identifier}"><code>{escape(source)}</code></pre>'


def _without_missing(value: Any) -> Any:
    """``value`` with objects that could not be imported taken out: entries of lists that hold one go altogether."""
    if isinstance(value, Missing):
        return None
    if isinstance(value, Mapping):
        return {key: kept for key, item in value.items() if (kept := _without_missing(item)) is not None}
    if isinstance(value, list):
        return [_without_missing(item) for item in value]
    return value


class _EmojiNames(dict[str, Any]):
    """Stands for an emoji index: the standard names and every icon set's; no picture changes an id."""

    _ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:")

    def get(self, name: str, default: Any = None) -> Any:
        """What is known of an emoji, which is no more than that it is one."""
        return {"name": name, "category": ""} if self._ICON.fullmatch(name) or name in _standard_emoji() else default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.get(name) is not None

    def __getitem__(self, name: str) -> Any:
        return self.get(name, {})


@cache
def _standard_emoji() -> frozenset[str]:
    """Loaded when the first page with something like ``:name:`` is rendered."""
    database = importlib.import_module("pymdownx.twemoji_db")
    return frozenset((*database.emoji, *database.aliases))


def _any_emoji_index(*_: Any) -> dict[str, Any]:
    return {"name": "any", "emoji": _EmojiNames(), "aliases": {}}


def _empty_emoji(*_: Any) -> Any:
    from xml.etree.ElementTree import Element  # noqa: PLC0415 - only sites with emoji need it

    return Element("span", {"class": "emoji"})


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Extensions that read files (snippets) take paths from where MkDocs runs: the folder of ``mkdocs.yml``."""
    before = Path.cwd()
    if before == folder:
        yield
        return
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
