"""The front matter of a page: MkDocs' own two forms, with the place of every key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from semak import yamldata

# The same expressions MkDocs uses (mkdocs/utils/meta.py), so that what it takes for front matter is never text here.
_YAML = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_META = re.compile(r"^ {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_MORE = re.compile(r"^( {4}|\t)(\s*)(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a page's text. ``end`` is the offset at which the text begins."""

    data: Mapping[str, Any] = field(default_factory=dict)
    end: int = 0
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Key to line and column, from 1, of its value."""
    problem: yamldata.YamlError | None = None

    def place(self, key: str) -> tuple[int, int]:
        """Line and column of ``key``'s value; the first line where there is none."""
        return self.places.get(key, (1, 1))


def read(text: str) -> FrontMatter:
    """The front matter of ``text``, whose line ends are line feeds."""
    if match := _YAML.match(text):
        return _from_yaml(match)
    return _from_headers(text)


def _from_yaml(match: re.Match[str]) -> FrontMatter:
    try:
        raw = yamldata.parse(match[1])
    except yamldata.YamlError as problem:
        # MkDocs shows such a page with its front matter as text; nobody means that.
        moved = yamldata.YamlError(problem.message, problem.line + 1, problem.column)
        return FrontMatter(end=match.end(), problem=moved)
    if not isinstance(raw, Mapping):
        return FrontMatter()
    places = {}
    for key in raw:
        line, column = yamldata.value_place(raw, key)
        places[str(key)] = (line + 1, column)
    return FrontMatter(yamldata.plain(raw), match.end(), places)


def _from_headers(text: str) -> FrontMatter:
    """MultiMarkdown headers: ``Key: value`` lines at the very top of the file."""
    data: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    key, offset = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        more = _META_MORE.match(line) if key else None
        if match := _META.match(line):
            key = match["key"].lower()
            data[key] = f"{data[key]} {match['value'].strip()}" if key in data else match["value"].strip()
            places.setdefault(key, (number, match.start("value") + 1))
        elif more:
            data[key] += f" {more['value'].strip()}"
        elif line.strip():
            break
        offset += len(line) + 1
        if not line.strip():
            break
    return FrontMatter(data, min(offset, len(text)), places) if data else FrontMatter()
