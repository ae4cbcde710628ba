"""One finding, the same wherever it is shown: on the command line, in the build, in an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer to a finding: put ``replacement`` where ``start`` to ``end`` stands.

    ``start`` and ``end`` are offsets, in characters, into the text of the file as read (line ends untouched).
    ``also`` holds what has to change with it: the further numbers of a list. All of it is applied, or none.
    """

    start: int
    end: int
    replacement: str
    also: tuple[Fix, ...] = ()

    @property
    def parts(self) -> tuple[Fix, ...]:
        """Every single replacement, in order of place."""
        own = Fix(self.start, self.end, self.replacement)
        return tuple(sorted((own, *self.also), key=lambda part: (part.start, part.end)))

    @classmethod
    def of_json(cls, raw: Mapping[str, Any]) -> Fix:
        """The fix that :meth:`as_json` made ``raw`` of."""
        also = tuple(cls.of_json(each) for each in raw.get("also", ()))
        return cls(raw["start"], raw["end"], raw["replacement"], also)

    def as_json(self) -> dict[str, Any]:
        """The fix as the JSON report prints it."""
        also = {"also": [each.as_json() for each in self.also]} if self.also else {}
        return {"replacement": self.replacement, "start": self.start, "end": self.end, **also}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something a writer has to mend, at one place of one file. Sorts by place.

    ``path`` is relative to the docs folder, or to ``mkdocs.yml`` for what lies outside it, with ``/``.
    Lines and columns count from 1; the end column is one past the last character.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    name: str = ""
    severity: Severity = "error"
    help: str = ""
    end_line: int = 0
    end_column: int = 0
    fix: Fix | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Without an end the finding covers one character."""
        if not self.end_line:
            object.__setattr__(self, "end_line", self.line)
        if not self.end_column:
            object.__setattr__(self, "end_column", self.column + 1)

    def __str__(self) -> str:
        """The one-line form: ``path:line:column: CODE message (help: what to do)``."""
        tail = f" (help: {self.help})" if self.help else ""
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}{tail}"

    @classmethod
    def of_json(cls, raw: Mapping[str, Any]) -> Finding:
        """The finding that :meth:`as_json` made ``raw`` of."""
        fix = raw["fix"]
        return cls(**{**raw, "fix": Fix.of_json(fix) if fix else None})

    def as_json(self) -> dict[str, Any]:
        """The finding as the JSON report prints it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "message": self.message,
            "help": self.help,
            "fix": self.fix.as_json() if self.fix else None,
        }


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those of ``findings`` that stop a build."""
    return [finding for finding in findings if finding.severity == "error"]
