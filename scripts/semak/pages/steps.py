"""The numbered lists of a page: what was typed beside what the reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semak.pages.page import Page, TypedNumber
    from semak.pages.rendered import ListBlock

_LOOKS_NUMBERED = re.compile(
    r"(?P<indent>[ \t>]*)(?P<number>\d{1,2})(?:(?P<bracket>\)[ \t]*)(?=[\w*\[\"“`<(])|\.(?:[ \t]+(?=\S)|(?=[^\W\d_x]|x\w|\*\*\w)))"
)
_BEFORE_NUMBER = re.compile(r"[ \t>]*")
_INDENT = re.compile(r"[ \t]*")
_QUOTE = re.compile(r">[ ]?")


@dataclass(frozen=True, slots=True)
class Step:
    """An item of a numbered list whose number was typed: ``seen`` is what the reader sees before it."""

    seen: int
    typed: TypedNumber
    line: int
    indent: int


@dataclass(frozen=True, slots=True)
class StepList:
    """A numbered list as the reader sees it, with the items that could be traced to the source."""

    block: ListBlock
    steps: tuple[Step, ...]
    previous: StepList | None

    @property
    def lazy(self) -> bool:
        """True where every item is typed with the same number and the renderer is left to count."""
        return len(self.steps) > 1 and len({step.typed.value for step in self.steps}) == 1

    @property
    def nested_wrongly(self) -> tuple[Step, ...]:
        """Steps typed further in than the first one, which came out beside it all the same."""
        margin = self.steps[0].indent if self.steps else 0
        return tuple(step for step in self.steps if step.indent >= margin + 2)


@dataclass(frozen=True, slots=True)
class PlainLine:
    """A line that looks like a step and came out as running text. ``end`` is one past its delimiter."""

    number: int
    line: int
    start: int
    end: int
    bracket: bool
    spaced: bool


@lru_cache(maxsize=4)
def lists(page: Page) -> tuple[StepList, ...]:
    """Every numbered list with at least one typed number, in order."""
    found: list[StepList] = []
    by_index: dict[int, StepList] = {}
    for index, block in enumerate(page.rendered.lists):
        if not block.ordered:
            continue
        steps = tuple(_steps(page, block))
        if steps:
            # A rule parts two lists, unless the second one was typed to go on.
            previous = by_index.get(block.previous)
            if previous and block.between == ("hr",) and steps[0].typed.value != previous.steps[-1].typed.value + 1:
                previous = None
            by_index[index] = StepList(block, steps, previous)
            found.append(by_index[index])
    return tuple(found)


@lru_cache(maxsize=4)
def plain_lines(page: Page) -> tuple[PlainLine, ...]:
    """Lines that look like steps but are no list items for the reader, in order."""
    return tuple(_plain_lines(page))


@lru_cache(maxsize=4)
def unnumbered(page: Page) -> tuple[tuple[Step, ...], ...]:
    """Steps that came out as bullets, those beside one another as one, in order: a list of bullets took them in."""
    return tuple(run for block in page.rendered.lists if not block.ordered for run in _taken_in(page, block))


def _taken_in(page: Page, block: ListBlock) -> Iterator[tuple[Step, ...]]:
    """The steps among the items of a list of bullets, those beside one another as one."""
    lost = {step.line: step for step in _steps(page, block) if _begins_line(page, step)}
    for step, items in groupby(block.items if lost else (), lambda item: item.line in lost):
        if step:
            yield tuple(lost[item.line] for item in items)


def _begins_line(page: Page, step: Step) -> bool:
    """Whether nothing but blanks and signs of quotation stands before the number of ``step``."""
    return _BEFORE_NUMBER.fullmatch(page.text, page.line_span(step.line)[0], step.typed.start) is not None


def _plain_lines(page: Page) -> Iterator[PlainLine]:
    items = {item.line for block in page.rendered.lists for item in block.items}
    for line in sorted(page.rendered.text_lines - items - page.rendered.code_lines):
        start, end = page.line_span(line)
        match = _LOOKS_NUMBERED.match(page.live, start, end)
        if match:
            yield PlainLine(
                int(match["number"]), line, match.start("number"), match.end(), bool(match["bracket"]),
                spaced=match[0][-1:] in " \t",
            )  # fmt: skip


def _steps(page: Page, block: ListBlock) -> Iterator[Step]:
    for item in block.items:
        typed = page.typed_number(item.line) if item.line else None
        if typed is not None:
            yield Step(item.number, typed, item.line, column(page, item.line, typed.start))


def column(page: Page, line: int, start: int) -> int:
    """Columns before the number of a step at ``start``, quotation marks left out: what else stands before it counts."""
    before = page.text[page.line_span(line)[0] : start]
    return len(_QUOTE.sub("", before).expandtabs(4))


def indent_of(page: Page, line: int) -> int:
    """Columns before the first character of ``line``; a tab goes to the next multiple of four."""
    start, end = page.line_span(line)
    match = _INDENT.match(page.text, start, end)
    return len(match[0].expandtabs(4)) if match else 0
