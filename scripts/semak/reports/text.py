"""For people: one line a finding, on a terminal in colour with the source line and a marker under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from semak.findings import Finding

Colour = Callable[[str, str], str]
SourceLine = Callable[[Finding], str | None]
"""Gives the line of the file a finding stands on, where it can be had."""

_CODES = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "place": "\x1b[1m", "faint": "\x1b[2m"}


def render(findings: Sequence[Finding], source_line: SourceLine | None = None, *, colour: bool = False) -> str:
    """One finding a line; with ``source_line`` each is followed by its line and a marker."""
    paint = _painted if colour else _plain
    blocks = []
    for finding in findings:
        blocks.append(_head(finding, paint))
        line = source_line(finding) if source_line else None
        if line is not None and line.strip():
            blocks.extend(_excerpt(finding, line, paint))
    return "\n".join(blocks)


def summary(findings: Sequence[Finding], *, colour: bool = False) -> str:
    """How many findings of each rule, and in all."""
    if not findings:
        return "No findings."
    paint = _painted if colour else _plain
    rows = [
        f"{count:>6}  {paint(severity, code)}  {name}"
        for (code, name, severity), count in sorted(Counter((f.code, f.name, f.severity) for f in findings).items())
    ]
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    total = f"{_count(errors, 'error')} and {_count(warnings, 'warning')} in {_count(_files(findings), 'file')}."
    return "\n".join([*rows, total])


def _files(findings: Sequence[Finding]) -> int:
    return len({finding.path for finding in findings})


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _head(finding: Finding, paint: Colour) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}:"
    advice = f" (help: {finding.help})" if finding.help else ""
    code = paint(finding.severity, finding.code)
    return f"{paint('place', place)} {code} {finding.message}{paint('faint', advice) if advice else ''}"


def _excerpt(finding: Finding, line: str, paint: Colour) -> list[str]:
    """The line, shortened around the place, with a marker under the offending words."""
    start = finding.column - 1
    length = max(1, finding.end_column - finding.column) if finding.end_line == finding.line else len(line) - start
    left = max(0, start - 40)
    shown = line[left : left + 110].replace("\t", " ")
    width = max(1, min(length, len(shown) - (start - left)))
    margin = f"{finding.line:>6} | "
    gap = " " * (start - left)
    marker = gap + paint(finding.severity, "^" * width)
    return [f"{paint('faint', margin)}{shown}", f"{paint('faint', ' ' * 6 + ' | ')}{marker}"]


def _painted(kind: str, text: str) -> str:
    return f"{_CODES[kind]}{text}\x1b[0m"


def _plain(_: str, text: str) -> str:
    return text
