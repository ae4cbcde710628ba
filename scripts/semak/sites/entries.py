"""Entries of a register file: YAML taken apart by type, and a finding for whatever cannot be used.

Nothing here knows what the entries are about: :mod:`semak.sites.register` does.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from semak.findings import Finding
from semak.sites import yamldata

CODE, NAME = "FACT001", "register-entry"
"""The rule that reports a register entry that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: file name within the register's folder, line and column from 1."""

    file: str
    line: int
    column: int


@dataclass
class Notes:
    """What is noted while the files are read."""

    problems: list[Finding] = field(default_factory=list)
    cited: list[tuple[str, str, Place]] = field(default_factory=list)
    """Entry, a source it names, and where."""
    unusable: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    """Files of which nothing could be read."""


class Entry:
    """One entry being read: takes values out by type and notes what is wrong, with its place."""

    def __init__(self, key: str, raw: CommentedMap, file: str, line: int, notes: Notes) -> None:
        self.key, self.raw, self.file, self.line, self.notes = key, raw, file, line, notes
        self.broken = False
        self.seen: set[str] = set()
        self.missing: list[str] = []

    @property
    def place(self) -> Place:
        """Where the entry begins."""
        return Place(self.file, self.line, 1)

    def problem(self, key: str, message: str, advice: str) -> None:
        """Note what is wrong with the value at ``key``: the entry cannot be used."""
        self.broken = True
        self._tell(key, message, advice)

    def _tell(self, key: str, message: str, advice: str) -> None:
        place = self.place_of(key)
        self.notes.problems.append(finding(place.file, place.line, place.column, f"{self.key}: {message}", advice))

    def place_of(self, key: str) -> Place:
        """Where the value at ``key`` stands, or the key if that is unknown or its value begins on a later line."""
        if key not in self.raw:
            return self.place
        at_key, at_value = yamldata.key_place(self.raw, key), yamldata.value_place(self.raw, key)
        return Place(self.file, *(at_value if at_value[0] == at_key[0] and key in self.seen else at_key))

    def text(self, key: str, default: str | None = None) -> str:
        """The string at ``key``; required unless there is a ``default``."""
        value = self._get(key, required=default is None)
        if value is None:
            return default or ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.problem(
            key, f"'{key}' must be text, not {kind_of(value)}", "write it as text, in quotes if it looks like a number"
        )
        return ""

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """The string at ``key``, required, one of ``allowed``."""
        value = self.text(key)
        if value and value not in allowed:
            self.problem(key, f"'{key}' is '{value}'", f"use one of: {', '.join(allowed)}")
        return value

    def day(self, key: str) -> date:
        """The date at ``key``, required."""
        value = self._get(key)
        if isinstance(value, date):
            return value
        if value is not None:
            self.problem(key, f"'{key}' must be a date, not {kind_of(value)}", "write it as 2026-11-22, without quotes")
        return date.min

    def flag(self, key: str) -> bool:
        """The truth value at ``key``, required."""
        value = self._get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.problem(
                key, f"'{key}' must be true or false, not {kind_of(value)}", "write true or false, without quotes"
            )
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings at ``key``, required."""
        value = self._get(key)
        return () if value is None else self._strings(key, value)

    def by_locale(self, key: str, *, required: bool = False) -> dict[str, str]:
        """A mapping from locale to text; a bare string stands for every locale under the key ``''``."""
        value = self._get(key, required=required)
        if value is None:
            return {}
        if isinstance(value, str):
            return {"": value.strip()}
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            self.problem(key, f"'{key}' must give a text for each language", f"write {key}: {{ms: …, en: …}}")
            return {}
        return {str(locale): text.strip() for locale, text in value.items()}

    def lists_by_locale(self, key: str) -> dict[str, tuple[str, ...]]:
        """A mapping from locale to a list of strings; empty where it is absent."""
        value = self._get(key, required=False)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.problem(key, f"'{key}' must give a list for each language", f"write {key}: {{ms: [...], en: [...]}}")
            return {}
        return {str(locale): self._strings(key, texts) for locale, texts in value.items()}

    def cite(self, key: str, sources: tuple[str, ...]) -> None:
        """Note that the list at ``key`` names ``sources``: they must exist."""
        for index, source in enumerate(sources):
            place = Place(self.file, *yamldata.value_place(self.raw[key], index))
            self.notes.cited.append((self.key, source, place))

    def finish(self) -> list[str]:
        """Every key of the entry must have been asked for, and every one that it needs be there.

        Out: the keys that nobody asked for; an entry that says more than it may can still be used.
        """
        missing = list(self.missing)
        unknown = [key for key in self.raw if key not in self.seen]
        for key in unknown:
            meant = difflib.get_close_matches(str(key), missing, 1, 0.7)
            for each in meant:
                missing.remove(each)
            advice = f"did you mean '{meant[0]}'?" if meant else f"use: {', '.join(sorted(self.seen))}"
            self._tell(str(key), f"unknown key '{key}'", advice)
        for key in missing:
            self.problem(key, f"'{key}' is missing", f"add {key}: to this entry")
        return unknown

    def _get(self, key: str, *, required: bool = True) -> Any:
        self.seen.add(key)
        value = self.raw.get(key)
        if value is None and required:
            self.broken = True
            self.missing.append(key)
        return value

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return tuple(text.strip() for text in value)
        self.problem(key, f"'{key}' must be a list of texts, not {kind_of(value)}", f"write {key}: [first, second]")
        return ()


T = TypeVar("T")


def entries(path: Path, make: Callable[[Entry], T], notes: Notes) -> Iterator[tuple[str, T]]:
    """The entries of one file that can be used, each with its key; the rest become problems."""
    for key, raw, line in _raw_entries(path, notes):
        if not isinstance(raw, CommentedMap):
            notes.unusable.add(key)
            notes.problems.append(
                finding(
                    path.name,
                    line,
                    1,
                    f"{key}: an entry must be a mapping, not {kind_of(raw)}",
                    "write key: value pairs below it",
                )
            )
            continue
        entry = Entry(key, raw, path.name, line, notes)
        made = make(entry)
        unknown = entry.finish()
        values = (key, *raw.values()) if entry.broken else (raw[each] for each in unknown)
        # A phone number without quotes is read as a number, its first 0 lost.
        texts = (f"0{each}" if isinstance(each, int) and not isinstance(each, bool) else each for each in values)
        notes.unusable.update(text for text in texts if isinstance(text, str))
        if not entry.broken:
            yield key, made


def _raw_entries(path: Path, notes: Notes) -> Iterator[tuple[str, Any, int]]:
    """Key, value and line of each entry: ids of a mapping, or the ``host`` of each item of a list."""
    problems = notes.problems
    repeated: list[tuple[str, int, int]] = []
    try:
        data = yamldata.parse(path.read_text(encoding="utf-8-sig"), repeated, keeps_text=True)
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(finding(path.name, 1, 1, f"cannot be read: {error}", "save it as UTF-8 text"))
        notes.unreadable.add(path.name)
        return
    except yamldata.YamlError as error:
        message = f"not valid YAML: {error.message}"
        problems.append(finding(path.name, error.line, error.column, message, "mend the line"))
        notes.unreadable.add(path.name)
        return
    for key, line, column in repeated:
        message = f"'{key}' stands twice; only the last counts"
        problems.append(finding(path.name, line, column, message, "keep one of the two"))
    if isinstance(data, CommentedSeq):
        for index, raw in enumerate(data):
            name = str(raw.get("host", f"entry {index + 1}")) if isinstance(raw, CommentedMap) else f"entry {index + 1}"
            yield name, raw, data.lc.item(index)[0] + 1
    elif isinstance(data, CommentedMap):
        for key, raw in data.items():
            yield str(key), raw, data.lc.key(key)[0] + 1
    elif data is not None:
        problems.append(
            finding(path.name, 1, 1, f"must hold entries, not {kind_of(data)}", "see the other files of the register")
        )


def finding(file: str, line: int, column: int, message: str, advice: str) -> Finding:
    """A finding of the rule FACT001 at a place in the register file ``file``."""
    return Finding(file, line, column, CODE, message, name=NAME, help=advice)


def kind_of(value: object) -> str:
    """What ``value`` is, in the words of a message."""
    names = {
        dict: "a mapping",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        date: "a date",
    }
    for kind, name in names.items():
        if isinstance(value, kind):
            return name
    return type(value).__name__
