"""Typst code as text. Everything that comes from a page goes in as a string literal, never as markup to be parsed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NOTHING = "none"


def string(text: str) -> str:
    """``text`` as a string literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def call(name: str, *arguments: str, **named: str) -> str:
    """A call of the function ``name``; an underscore in the name of an argument stands for a hyphen."""
    pairs = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{name}({', '.join([*pairs, *arguments])})"


def joined(parts: Iterable[str]) -> str:
    """Expressions one after another, as one expression."""
    present = [part for part in parts if part != NOTHING]
    if not present:
        return NOTHING
    return present[0] if len(present) == 1 else "{\n" + "\n".join(present) + "\n}"


def labelled(expression: str, name: str) -> str:
    """``expression``, an element, with a label that links can lead to."""
    return f"[#{expression}#label({string(name)})]"


def anchor(name: str) -> str:
    """A place of its own that links can lead to."""
    return labelled("metadata(none)", name)


def dictionary(values: Mapping[str, str]) -> str:
    """Names and expressions as a dictionary."""
    return f"({', '.join(f'{string(key)}: {value}' for key, value in values.items()) or ':'})"


def array(values: Iterable[str]) -> str:
    """Expressions as an array."""
    return f"({''.join(f'{value}, ' for value in values)})"
