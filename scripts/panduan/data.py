"""Reading the site's own data files (``journeys.yml``, ``rules.yml``) into typed values.

Whatever is wrong in one is a :class:`DataError` that names the file and the place in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

T = TypeVar("T")


class DataError(ValueError):
    """A data file that cannot be used; the text says which, where and why."""


class Node:
    """A value in a data file together with where it stands, for errors that name the place."""

    def __init__(self, value: Any, place: str) -> None:
        self.value, self.place = value, place

    def fail(self, why: str) -> DataError:
        """The error to raise about this place."""
        return DataError(f"{self.place}: {why}")

    def items(self) -> list[tuple[str, Node]]:
        """The entries of a mapping, in order."""
        if not isinstance(self.value, Mapping):
            raise self.fail("must be a mapping")
        return [(str(key), Node(value, f"{self.place}: {key}")) for key, value in self.value.items()]

    def each(self) -> list[Node]:
        """The entries of a list."""
        if not isinstance(self.value, list):
            raise self.fail("must be a list")
        return [Node(value, f"{self.place}: entry {number}") for number, value in enumerate(self.value, 1)]

    def at(self, key: str) -> Node:
        """The value at ``key`` of a mapping, which must be there."""
        found = dict(self.items()).get(key)
        if found is None:
            raise self.fail(f"'{key}' is missing")
        return found

    def of(self, kind: type[T]) -> T:
        """The value itself, which must be a ``kind``."""
        if not isinstance(self.value, kind) or (kind is int and isinstance(self.value, bool)):
            raise self.fail(f"must be {_NAMES.get(kind, kind.__name__)}")
        return self.value

    def texts(self) -> dict[str, str]:
        """Locale to text."""
        return {locale: text.of(str) for locale, text in self.items()}


_NAMES: dict[type, str] = {str: "text", int: "a whole number", date: "a date, as 2026-11-22 without quotes"}


def read(path: Path) -> Node:
    """The data in ``path``; an absent file is an empty mapping."""
    if not path.exists():
        return Node({}, path.name)
    try:
        return Node(YAML(typ="safe").load(path.read_text(encoding="utf-8-sig")) or {}, path.name)
    except (YAMLError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from error
