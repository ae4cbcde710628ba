"""How many steps the numbered lists of a page have: as the reader sees them, as they were meant, and the sound ones."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from semak.pages import steps

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.pairing import Places
    from semak.pages.steps import PlainLine, Step, StepList

BySection: TypeAlias = "dict[Hashable, list[Counted]]"

_NEAR = 12
"""Lines between a step and the next one, at most, where one of the two is no list item."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A numbered list: its number of steps, the line of the first (0 where unknown), and where its number stands."""

    count: int
    line: int
    start: int


class Outline(NamedTuple):
    """The lists of a page by section. Where every step became one for the reader, the three are the same."""

    shown: BySection
    """What the reader sees."""
    meant: BySection
    """With the steps that became running text or bullets, and those that lost their nesting as lists of their own."""
    sound: BySection
    """Without the lists that such steps belong to."""


@dataclass(slots=True)
class _List:
    """A list while it is put together: the numbers typed so far by their lines."""

    section: Hashable
    count: int
    line: int
    start: int
    indent: int
    numbers: dict[int, int] = field(default_factory=dict)
    sound: bool = True

    def goes_on_with(self, number: int, line: int, indent: int) -> bool:
        """Whether a step typed with ``number`` on ``line`` follows one of this list."""
        return abs(indent - self.indent) < 2 and any(
            typed == number - 1 and 0 < line - at <= _NEAR for at, typed in self.numbers.items()
        )


@lru_cache(maxsize=8)
def outline(places: Places) -> Outline:
    """The lists of the page of ``places``, which name its sections. A list that goes on is one."""
    page = places.page
    shown = _by_section(_joined(_shown(places)))
    plain, unnumbered = steps.plain_lines(page), steps.unnumbered(page)
    if (
        not plain
        and not unnumbered
        and not any(each.nested_wrongly or _bullets(page, each) for each in steps.lists(page))
    ):
        return Outline(shown, shown, shown)
    meant: list[_List] = []
    events: list[tuple[int, _List | PlainLine]] = [(each.line, each) for each in _unfolded(places)]
    events += [(line.line, line) for line in plain]
    events += [(run[0].line, _meant(run, places.section_of_line(run[0].line))) for run in unnumbered]
    for _, each in sorted(events, key=lambda event: event[0]):
        if isinstance(each, _List):
            _join(meant, each)
        else:
            _add(meant, each, places.section_of_line(each.line), steps.column(page, each.line, each.start))
    return Outline(shown, _by_section(meant), _by_section([each for each in meant if each.sound]))


def _shown(places: Places) -> Iterator[_List]:
    """Every list that the reader sees."""
    page = places.page
    for each in page.states.steps:
        typed = page.typed_number(each.line) if each.line else None
        start = typed.start if typed else page.word_span(each.line)[0] if each.line else 0
        indent = steps.column(page, each.line, start) if each.line else 0
        numbers = {each.line: typed.value} if typed else {}
        yield _List(places.section_of_line(each.line), each.count, each.line, start, indent, numbers)


def _unfolded(places: Places) -> Iterator[_List]:
    """The same with the steps that lost their nesting as lists of their own."""
    page = places.page
    traced: dict[int, StepList] = {each.block.items[0].line: each for each in steps.lists(page)}
    for each in _shown(places):
        found = traced.get(each.line) if each.line else None
        if found is None:
            yield each
            continue
        nested, bullets = found.nested_wrongly, _bullets(page, found)
        each.count -= len(nested) + bullets
        each.sound = not nested and not bullets
        each.numbers = {step.line: step.typed.value for step in found.steps if step not in nested}
        yield each
        inner: _List | None = None
        for step in found.steps:
            if step not in nested:
                inner = None
            elif inner is None:
                inner = _meant((step,), each.section)
                yield inner
            else:
                inner.count += 1
                inner.numbers[step.line] = step.typed.value


def _bullets(page: Page, each: StepList) -> int:
    """How many bullets became steps of a list."""
    if len(each.block.items) == len(each.steps):
        return 0
    return sum(
        page.line_text(item.line).lstrip(" \t>").startswith(("-", "*", "+")) for item in each.block.items if item.line
    )


def _meant(run: Sequence[Step], section: Hashable) -> _List:
    """Steps that are no list of their own for the reader as the one they were meant to be."""
    first, numbers = run[0], {step.line: step.typed.value for step in run}
    return _List(section, len(run), first.line, first.typed.start, first.indent, numbers, sound=False)


def _joined(lists: Iterator[_List]) -> list[_List]:
    """``lists`` with those joined that go on."""
    joined: list[_List] = []
    for each in lists:
        _join(joined, each)
    return joined


def _join(lists: list[_List], each: _List) -> None:
    """Put ``each`` behind ``lists``: as one with the last of its section where its first number counts on from that."""
    last = next((other for other in reversed(lists) if other.section == each.section), None)
    typed = each.numbers.get(each.line, 0)
    if last is not None and typed == last.count + 1 and typed > 1:
        last.count += each.count
        last.numbers |= each.numbers
        last.sound = last.sound and each.sound
    else:
        lists.append(each)


def _add(lists: list[_List], line: PlainLine, section: Hashable, indent: int) -> None:
    """Put a step that became running text where it was meant to be."""
    for each in reversed(lists):
        if each.section == section and each.goes_on_with(line.number, line.line, indent):
            each.count += 1
            each.numbers[line.line] = line.number
            each.sound = False
            return
    lists.append(_List(section, 1, line.line, line.start, indent, {line.line: line.number}, sound=False))


def _by_section(lists: list[_List]) -> BySection:
    """``lists`` under the names of their sections."""
    found: BySection = {}
    for each in lists:
        found.setdefault(each.section, []).append(Counted(each.count, each.line, each.start))
    return found
