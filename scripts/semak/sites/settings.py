"""The checker's own settings: what stands under ``extra: semak:`` in ``mkdocs.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from semak.sites import yamldata


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site may change about its check. Every field is a key of ``extra.semak``."""

    register: str = ""
    """Folder of the register, from ``mkdocs.yml``'s folder; empty for ``<docs_dir>/_data``."""
    select: tuple[str, ...] = ()
    """Codes or families to run; empty for all."""
    ignore: tuple[str, ...] = ()
    """Codes or families to leave out."""
    severity: Mapping[str, str] = field(default_factory=dict)
    """Code to ``error`` or ``warning``, where it shall differ from the rule's own."""
    placeholders: tuple[str, ...] = ()
    """Regular expressions of text that the build replaces: what it puts there is known only once rendered."""
    generated_ids: tuple[str, ...] = ()
    """Patterns (as ``letter-*``) of the ids that such text gets; unset, any id may be on a page that has some."""
    review_every: str = "6 months"
    """How long an entry of the register stays good after it was checked."""


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """A setting that cannot be used, and where it stands in ``mkdocs.yml``."""

    message: str
    help: str
    line: int
    column: int
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A rule's code, or the beginning of some, as a setting names it, and where it stands in ``mkdocs.yml``."""

    text: str
    line: int
    column: int


def codes(raw: Any) -> Iterator[Code]:
    """Every code that the raw YAML under ``extra.semak`` names; what has the wrong type is passed over."""
    if not isinstance(raw, Mapping):
        return
    for key in ("select", "ignore"):
        values = raw.get(key)
        for index, value in enumerate(values if isinstance(values, list) else ()):
            place = yamldata.value_place(values, index)
            yield from (Code(code.strip().upper(), *place) for code in str(value).split(",") if code.strip())
    severity = raw.get("severity")
    for key in severity if isinstance(severity, Mapping) else ():
        yield Code(str(key), *yamldata.key_place(severity, key))


def read(raw: Any, place: tuple[int, int]) -> tuple[Settings, list[SettingProblem]]:
    """Settings from the raw YAML under ``extra.semak``, which stands at ``place``; what is wrong is left out and named."""
    if raw is None:
        return Settings(), []
    if not isinstance(raw, Mapping):
        return Settings(), [SettingProblem("extra.semak must be a mapping", "write key: value pairs below it", *place)]
    problems: list[SettingProblem] = []
    values: dict[str, Any] = {}
    known = {each.name: each for each in fields(Settings)}
    for key, value in yamldata.plain(raw).items():
        if key not in known:
            advice = f"use: {', '.join(sorted(known))}"
            problems.append(
                SettingProblem(f"unknown setting '{key}'", advice, *yamldata.key_place(raw, key), unknown=True)
            )
            continue
        complaint = next(_complaints(key, value), "")
        if complaint:
            problems.append(SettingProblem(f"'{key}' {complaint}", _ADVICE[key], *yamldata.value_place(raw, key)))
        else:
            values[key] = tuple(value) if isinstance(value, list) else value
    return Settings(**values), problems


_ADVICE = {
    "register": "write the folder's path, from mkdocs.yml",
    "select": "write a list of codes or families, as [LINK, STEP003]",
    "ignore": "write a list of codes or families, as [LINK, STEP003]",
    "severity": "write CODE: error or CODE: warning",
    "placeholders": "write a list of regular expressions",
    "generated_ids": "write a list of ids; * stands for anything",
    "review_every": "write a number and a unit, as 6 months",
}

_TEXTS = {"register", "review_every"}


def _complaints(key: str, value: Any) -> Iterator[str]:
    """What is wrong with the value of a known ``key``."""
    if key in _TEXTS:
        if not isinstance(value, str):
            yield "must be text"
        elif key == "review_every" and not re.fullmatch(r"\d+ (day|week|month|year)s?", value.strip()):
            yield f"is '{value}', which is no period"
    elif key == "severity":
        if not isinstance(value, dict) or not set(map(str, value.values())) <= {"error", "warning"}:
            yield "must give error or warning for each code"
    elif not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield "must be a list of texts"
    elif key == "placeholders":
        for pattern in value:
            try:
                re.compile(pattern)
            except re.error as error:
                yield f"has a pattern that is not valid: {error}"
