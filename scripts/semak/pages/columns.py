"""The cells of a page's tables below what heads their column: Markdown's tables and HTML's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_RULE = frozenset(" \t>|:-")
"""What the line below a table's heading is made of."""

_DIGIT = re.compile("[0-9]")
_BAR = re.compile(r"\|(?<!\\\|)")
_TAG = re.compile(r"<(?P<close>/?)(?P<tag>table|tr|t[dh])\b(?P<attributes>[^<>]*)>", re.IGNORECASE)
_COLUMNS = re.compile(r"\bcolspan\s*=\s*[\"']?([1-9][0-9]?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell from ``start`` to ``end``, in the row that begins at ``row``, below ``heading``."""

    heading: str
    row: int
    start: int
    end: int


def cells(live: str, prose: str) -> Iterator[Cell]:
    """Every cell of a table's body that can hold a number; ``live`` is the page with its tags, ``prose`` its words alone."""
    if "|" in prose:
        yield from _of_pipes(prose)
    if "<t" in live or "<T" in live:
        yield from _of_tags(live, prose)


def _of_pipes(prose: str) -> Iterator[Cell]:
    """The cells of Markdown's tables."""
    headings: list[str] = []
    head, position, inside = (0, 0), 0, False
    for line in prose.split("\n"):
        if "|" in line and "-" in line and set(line) <= _RULE:
            headings, inside = [prose[start:end] for start, end in _parts(prose, *head)], True
        elif inside and "|" in line and _DIGIT.search(line):
            parts = _parts(prose, position, position + len(line))
            for heading, (start, end) in zip(headings, parts, strict=False):
                yield Cell(heading, position, start, end)
        inside = inside and "|" in line
        head, position = (position, position + len(line)), position + len(line) + 1


def _parts(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of the row from ``start`` to ``end``."""
    while start < end and prose[start] in " \t>":
        start += 1
    start += prose.startswith("|", start)
    for bar in _BAR.finditer(prose, start, end):
        yield start, bar.start()
        start = bar.end()
    if prose[start:end].strip():
        yield start, end


def _of_tags(live: str, prose: str) -> Iterator[Cell]:
    """The cells of HTML's tables, whose closing tags may be left out; the headings are the ``th`` of the first row."""
    headings: dict[int, str] = {}
    rows = column = row = 0
    opened: re.Match[str] | None = None
    for match in _TAG.finditer(live):
        if opened is not None:
            start, end = opened.end(), match.start()
            wide = _COLUMNS.search(opened["attributes"])
            after = column + (int(wide[1]) if wide else 1)
            if opened["tag"].lower() == "th" and rows == 1:
                headings |= dict.fromkeys(range(column, after), prose[start:end])
            else:
                yield Cell(headings.get(column, ""), row, start, end)
            column = after
        tag = match["tag"].lower()
        opened = match if tag in {"td", "th"} and not match["close"] else None
        if tag == "tr" and not match["close"]:
            rows, column, row = rows + 1, 0, match.end()
        elif tag == "table":
            headings, rows = {}, 0
