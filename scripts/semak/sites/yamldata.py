"""YAML as plain data that remembers where each key stood, with the tags that MkDocs settings use.

Parsed with ruamel.yaml: no tag constructs an object here except the four that MkDocs itself documents, and a value
that cannot be made (a module that is not installed) becomes :data:`MISSING` instead of an error.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq, TaggedScalar
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.error import YAMLError as RuamelError

from semak.sites import quickyaml

_DEEPEST = 60
"""Brackets within brackets that are parsed: the parser takes seconds over a thousand."""

_BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class YamlError(Exception):
    """Text that is not valid YAML; ``line`` and ``column`` count from 1 within that text."""

    message: str
    line: int
    column: int


class Missing:
    """Stands for a value named in YAML that could not be made here: an object of a package that is not installed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<missing {self.name}>"


class _LastOfEqualKeys(RoundTripConstructor):
    """Takes the last of two equal keys, as PyYAML does for MkDocs, and remembers where each further one stands.

    A date that is none, it says with its place.
    """

    repeated: list[tuple[str, int, int]]
    keeps_text = False

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError as error:
            if self.keeps_text:
                return node.value
            raise YamlError(f"'{node.value}' is no date: {error}", *_position(node.start_mark)) from None

    def check_mapping_key(self, node: Any, key_node: Any, mapping: Any, key: Any, value: Any) -> bool:
        if key in mapping:
            self.repeated.append((str(key), *_position(key_node.start_mark)))
        return True


_LastOfEqualKeys.add_constructor("tag:yaml.org,2002:timestamp", _LastOfEqualKeys.construct_yaml_timestamp)


def parse(text: str, repeated: list[tuple[str, int, int]] | None = None, *, keeps_text: bool = False) -> Any:
    """The data of one YAML document as ruamel's commented containers (for :func:`key_place` and :func:`plain`).

    ``repeated`` receives each key that stands a second time in its mapping, with its line and column. With
    ``keeps_text`` a date that is none stays text, for the caller to report.
    """
    if _depth(text) > _DEEPEST:
        raise YamlError("nested too deeply", 1, 1)
    try:
        reader = YAML(typ="rt")
        reader.Constructor = _LastOfEqualKeys
        reader.constructor.repeated = [] if repeated is None else repeated
        reader.constructor.keeps_text = keeps_text
        node = quickyaml.compose(text, reader.resolver)
        return reader.constructor.construct_document(node) if node else reader.load(text)
    except MarkedYAMLError as error:
        # A bracket that is never closed is found at the end of what should not be within it: say where it opens.
        unclosed = error.context_mark and "flow" in str(error.context) and str(error.problem).startswith("expected ','")
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        raise YamlError(str(error.problem or error.context), *(_position(mark) if mark else (1, 1))) from None
    except (RuamelError, ValueError, RecursionError) as error:
        raise YamlError(str(error).splitlines()[0] if str(error) else type(error).__name__, 1, 1) from None


def _position(mark: Any) -> tuple[int, int]:
    """Line and column, from 1, of a place in what was parsed."""
    return mark.line + 1, mark.column + 1


def _depth(text: str) -> int:
    """How deep brackets are nested in ``text``, those in quotes counted too."""
    depth = deepest = 0
    for bracket in _BRACKETS.findall(text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def key_place(data: Any, key: Any) -> tuple[int, int]:
    """Line and column, from 1, of ``key`` in a mapping (or of an index in a list); 1, 1 where it is unknown."""
    try:
        line, column = data.lc.item(key) if isinstance(data, CommentedSeq) else data.lc.key(key)
    except (AttributeError, KeyError, IndexError, TypeError):
        return 1, 1
    return line + 1, column + 1


def value_place(data: Any, key: Any) -> tuple[int, int]:
    """Line and column, from 1, of the value at ``key``, of the key if it has none; 1, 1 where it is unknown."""
    try:
        if isinstance(data, CommentedMap) and data[key] is None:
            return key_place(data, key)
        line, column = data.lc.item(key) if isinstance(data, CommentedSeq) else data.lc.value(key)
    except (AttributeError, KeyError, IndexError, TypeError):
        return 1, 1
    return line + 1, column + 1


def plain(data: Any, folder: Path | None = None) -> Any:
    """``data`` with tags resolved and containers made plain. ``folder`` is what ``!relative`` starts from."""
    if isinstance(data, TaggedScalar):
        return _tagged_scalar(data, folder)
    if isinstance(data, CommentedMap):
        made = {key: plain(value, folder) for key, value in data.items()}
        tag = _tag(data)
        return _call(tag, made) if tag.startswith("!!python/object/apply:") else made
    if isinstance(data, CommentedSeq):
        values = [plain(value, folder) for value in data]
        return _first_set(values) if _tag(data) == "!ENV" else values
    if isinstance(data, str):
        return str(data)
    return data


def untagged(data: Any) -> Any:
    """What a tag stands for (``!ENV [A, default]``); anything else as it is."""
    return plain(data) if isinstance(data, (TaggedScalar, CommentedSeq)) and _tag(data) else data


DOCS_DIR = "$docs_dir"
"""What stands for the docs folder in a path with the tag ``!relative``."""


def _tagged_scalar(data: TaggedScalar, folder: Path | None) -> Any:
    tag, value = _tag(data), str(data.value)
    if tag == "!ENV":
        return _typed(os.environ.get(value))
    if tag == "!relative":
        # Where the docs are is told by another setting: whoever knows it puts it there.
        return (
            value
            if value.startswith(DOCS_DIR)
            else str((folder or Path()) / value.removeprefix("$config_dir").lstrip("/"))
        )
    if tag.startswith("!!python/name:"):
        return named(tag.removeprefix("!!python/name:"))
    if tag.startswith("!!python/object/apply:"):
        return _call(tag, {})
    return value


def _tag(data: Any) -> str:
    """The tag as typed: ruamel expands ``!!`` and percent-encodes nothing else."""
    tag = str(getattr(getattr(data, "tag", None), "value", None) or "")
    return tag.replace("tag:yaml.org,2002:", "!!", 1)


def _first_set(names: list[Any]) -> Any:
    """``!ENV [A, B, default]``: the first variable that is set, or else the last item."""
    *variables, default = names or [None]
    return next((_typed(os.environ[name]) for name in variables if str(name) in os.environ), default)


def _typed(value: str | None) -> Any:
    return None if value is None else YAML(typ="safe", pure=True).load(value)


def named(dotted: str) -> Any:
    """The object that ``module.name`` names, or a :class:`Missing`."""
    module, _, attribute = dotted.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute)
    except Exception:
        return Missing(dotted)


def _call(tag: str, arguments: Mapping[str, Any]) -> Any:
    """``!!python/object/apply:name {args: [...], kwds: {...}}``."""
    target = named(tag.removeprefix("!!python/object/apply:"))
    if isinstance(target, Missing):
        return target
    try:
        return target(*arguments.get("args", ()), **arguments.get("kwds", {}))
    except Exception:
        return Missing(tag)
