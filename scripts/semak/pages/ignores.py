"""``<!-- semak: ignore CODE: reason -->``: silences one rule on its own line, or on the next if it stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from semak.findings import Finding

_COMMENT = re.compile(
    r"<!--\s*semak:\s*ignore\b[ \t]*(?P<code>[A-Za-z]*\d*)[ \t]*:?[ \t]*(?P<reason>.*?)\s*-->", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: which rule it silences, why, and on which line. The rest says where the comment itself stands."""

    code: str
    reason: str
    line: int
    start: int
    end: int
    own_line: int
    own_column: int

    @property
    def several(self) -> bool:
        """True where more than one rule is named: a comment silences one."""
        return self.reason.startswith((",", "+", "&", "/"))


def find(text: str, comments: Iterable[tuple[int, int]], line_starts: Sequence[int]) -> Iterator[Ignore]:
    """The ignores among ``comments``, which are spans of ``text`` outside code."""
    lines: list[str] = []
    number = 0
    for start, end in comments:
        match = _COMMENT.fullmatch(text, start, end)
        if match is None:
            continue
        lines = lines or text.split("\n")
        while number < len(line_starts) and line_starts[number] <= start:
            number += 1
        alone = not _COMMENT.sub("", lines[number - 1]).strip()
        silenced = _next(lines, number) if alone else number
        column = start - line_starts[number - 1] + 1
        yield Ignore(match["code"].upper(), match["reason"], silenced, start, end, number, column)


def _next(lines: Sequence[str], number: int) -> int:
    """The first line after ``number`` that says something else than an ignore."""
    for index in range(number, len(lines)):
        if lines[index].strip() and not _COMMENT.fullmatch(lines[index].strip()):
            return index + 1
    return number


def apply(
    findings: Iterable[Finding], ignores: Mapping[str, Sequence[Ignore]]
) -> tuple[list[Finding], list[tuple[str, Ignore]]]:
    """``findings`` without the silenced ones, and the ignores that silenced nothing, with their paths."""
    by_place = {
        (path, each.line, each.code): each
        for path, own in ignores.items()
        for each in own
        if each.code and each.reason and not each.several
    }
    used: set[tuple[str, int, str]] = set()
    kept = []
    for finding in findings:
        key = (finding.path, finding.line, finding.code)
        if key in by_place:
            used.add(key)
        else:
            kept.append(finding)
    unused = [(path, each) for (path, line, code), each in by_place.items() if (path, line, code) not in used]
    return kept, unused
