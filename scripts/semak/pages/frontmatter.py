"""The front matter of a page: MkDocs' own two forms, with the place of every key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from semak.sites import yamldata

# The same expressions MkDocs uses (mkdocs/utils/meta.py), so that what it takes for front matter is never text here.
_YAML = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_SIMPLE = re.compile(
    r"(?P<key>[a-z_]+):(?P<gap> +)(?:(?P<date>\d{4}-\d\d-\d\d)|\[(?P<list>[a-z][a-z0-9-]*(?:, [a-z][a-z0-9-]*)*)?\]"
    r"|(?P<text>\d{1,4} [a-z]{2,}|[^\W\d_](?:[^\s:#]|[:#](?=\S)(?<!\s.)| (?=[^\s#]))*(?<!:)))[ ]*"
)
_WORDS_WITH_MEANING = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
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
    simple = _from_simple_lines(match)
    if simple is not None:
        return simple
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


def _from_simple_lines(match: re.Match[str]) -> FrontMatter | None:
    """The same as the YAML parser makes of lines that can only mean one thing; None if there is any other line.

    Nearly all front matter is of this kind, and parsing it took a seventh of the whole check.
    """
    data: dict[str, Any] = {}
    places: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(match[1].splitlines(), 2):
        found = _SIMPLE.fullmatch(line)
        if found is None or found["key"] in data or (found["text"] and found["text"].lower() in _WORDS_WITH_MEANING):
            return None
        key = found["key"]
        if found["date"]:
            try:
                data[key] = date.fromisoformat(found["date"])
            except ValueError:
                return None
        elif found["text"]:
            data[key] = found["text"]
        else:
            data[key] = found["list"].split(", ") if found["list"] else []
            if not _WORDS_WITH_MEANING.isdisjoint(data[key]):
                return None
        places[key] = (number, found.end("key") + 2 + len(found["gap"]))
    return FrontMatter(data, match.end(), places)


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
