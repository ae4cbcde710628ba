"""Additions to YAML files as text: what a writer typed, comments and layout included, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from semak.sites.config import NavEntry

_PLAIN = re.compile(r"[A-Za-z][\w /().+-]*(?<! )")
_WORDS = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def scalar(value: str) -> str:
    """``value`` as a YAML scalar, in quotes where it would be read as something else."""
    return value if _PLAIN.fullmatch(value) and value.lower() not in _WORDS else json.dumps(value, ensure_ascii=False)


def appended(text: str, block: str) -> str:
    """``text`` with ``block`` on lines of its own at the end."""
    return f"{text.rstrip()}\n{block}" if text.strip() else block


def added_to(text: str, key: str, line: str) -> str | None:
    """``text`` with ``line`` after the last line of the block under the top-level ``key``; None where there is none."""
    lines = text.split("\n")
    start = next((number for number, each in enumerate(lines) if re.match(rf"{re.escape(key)}:\s*(#.*)?$", each)), None)
    if start is None:
        return None
    last = start
    for number in range(start + 1, len(lines)):
        if lines[number].startswith((" ", "\t")):
            last = number
        elif lines[number].strip() and not lines[number].startswith("#"):
            break
    indent = re.match(r"\s*", lines[start + 1] if last > start else "  ")
    return "\n".join([*lines[: last + 1], f"{indent[0] if indent else '  '}{line}", *lines[last + 1 :]])


def topic_in_nav(text: str, entries: Sequence[NavEntry], folder: str, target: str) -> str | None:
    """``mkdocs.yml`` with ``target`` after the last page of ``folder`` in ``nav``; None where that cannot be told."""
    last = max((entry.line for entry in entries if entry.target.startswith(f"{folder}/")), default=0)
    lines = text.split("\n")
    item = re.match(r"(\s*)- ", lines[last - 1]) if last else None
    if not item or "[" in lines[last - 1]:
        return None
    return "\n".join([*lines[:last], f"{item[1]}- {target}", *lines[last:]])


def portal_in_nav(text: str, entries: Sequence[NavEntry], name: str, targets: Sequence[str]) -> str | None:
    """``mkdocs.yml`` with a section after the last one in ``nav``; None where ``nav`` is not written in lines."""
    within = [entry.line for entry in entries if "/" in entry.target] or [entry.line for entry in entries]
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if re.match(r"nav:\s*(#.*)?$", line)), None)
    first = re.match(r"(\s*)- ", lines[start + 1]) if start is not None else None
    if not within or not first:
        return None
    indent, last = first[1], max(within)
    section = [f"{indent}- {scalar(name)}:", *(f"{indent}    - {target}" for target in targets)]
    return "\n".join([*lines[:last], *section, *lines[last:]])
