"""STEP: numbers typed before steps that are not the numbers the reader sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from semak.findings import Fix
from semak.pages import steps
from semak.pages.steps import Step, StepList
from semak.rules import Problem, rule

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site


_ORDER = "put the steps in order, or a sentence between two lists"
_NONE = -1
"""What stands for the number before the first step."""


@rule("STEP001", "number-not-shown")
def number_not_shown(page: Page, site: Site) -> Iterator[Problem]:
    """The number typed before a step must be the number the reader sees.

    Why it matters: Python-Markdown counts for itself. A text that says "go back to step 4" is wrong when the reader
    sees a 1 there. Without the `sane_lists` extension every list starts at 1.

    Bad:
        ## Bahagian B

        4. Klik **NEXT**. (the reader sees 1)

    Good:
        ## Bahagian B

        1. Klik **NEXT**.
    """
    for each in _plain_lists(page):
        first = each.steps[0]
        if first.typed.value == first.seen or _cut(each) or list(_breaks(each, page)):
            continue
        if first.typed.value == 0 or _continues_earlier(each, page):
            yield _problem(each, first, f"typed {first.typed.value}, but the reader sees {first.seen}", first.seen)


@rule("STEP002", "step-gap")
def step_gap(page: Page, site: Site) -> Iterator[Problem]:
    """No number may be left out of a list of steps.

    Why it matters: the reader sees the steps counted without the gap, so every "step 4" in the text is off by one;
    or a step was lost.

    Bad:
        1. Buka portal.
        2. Klik **LOG MASUK**.
        4. Masukkan kata laluan.

    Good:
        1. Buka portal.
        2. Klik **LOG MASUK**.
        3. Masukkan kata laluan.
    """
    yield from _broken(page, "gap", "{before} is followed by {typed}; the reader sees {seen}")


@rule("STEP003", "step-repeat")
def step_repeat(page: Page, site: Site) -> Iterator[Problem]:
    """No number may stand twice in a list of steps, unless all are the same.

    Why it matters: the reader sees the steps counted on, so the numbers the text speaks of are other ones. (`1.`
    before every step is fine: it leaves the counting to the renderer.)

    Bad:
        1. Buka portal.
        2. Klik **LOG MASUK**.
        2. Masukkan kata laluan.

    Good:
        1. Buka portal.
        2. Klik **LOG MASUK**.
        3. Masukkan kata laluan.
    """
    yield from _broken(page, "repeat", "{typed} stands twice; the reader sees {seen}")


@rule("STEP004", "step-order")
def step_order(page: Page, site: Site) -> Iterator[Problem]:
    """The numbers of a list of steps must rise.

    Why it matters: the reader sees them rise whatever was typed. Either the steps stand in the wrong order, or two
    lists have run into one because nothing stands between them.

    Bad:
        1. Buka portal.
        3. Masukkan kata laluan.
        2. Klik **LOG MASUK**.

    Good:
        1. Buka portal.
        2. Klik **LOG MASUK**.
        3. Masukkan kata laluan.
    """
    yield from _broken(page, "order", "{typed} comes {behind}; the reader sees {seen}")


@rule("STEP005", "late-start")
def late_start(page: Page, site: Site) -> Iterator[Problem]:
    """A list of steps must begin at 1, unless it carries on an earlier one.

    Why it matters: a step before it was lost, or the renderer shows another number than the one typed.

    Bad:
        2. Klik **LOG MASUK**.
        3. Masukkan kata laluan.

    Good:
        1. Klik **LOG MASUK**.
        2. Masukkan kata laluan.
    """
    for each in () if page.includes or site.is_taken_in(page.path) else _plain_lists(page):
        if _begins_late(each, page):
            first = each.steps[0]
            seen = "" if first.seen == first.typed.value else f", and the reader sees {first.seen}"
            problem = _problem(each, first, f"this list begins at {first.typed.value}{seen}", 1)
            # Beside another list it may go on from that one: only the writer knows from where.
            yield problem if each.previous is None else replace(problem, help=_ORDER, fix=None)


def _plain_lists(page: Page) -> Iterator[StepList]:
    """The lists whose numbers can be compared: those with steps that lost their nesting are another rule's."""
    return (each for each in steps.lists(page) if not each.nested_wrongly)


def _begins_late(each: StepList, page: Page) -> bool:
    """Whether a step is missing before the first one."""
    first, *others = each.steps
    early = first.typed.value == 0 and others and others[0].typed.value == 2
    if (first.typed.value < 2 and not early) or _cut(each) or _continues_earlier(each, page):
        return False
    if _is_permuted(each, page) and any(step.typed.value == 1 for step in others):
        return False  # the first one stands further down
    return first.seen == each.block.items[0].number and not _plain_number_before(first, page)


def _cut(each: StepList) -> bool:
    """Whether this list carries on the one beside it: STEP006 speaks of that."""
    previous = each.previous
    return (
        previous is not None and not previous.lazy and each.steps[0].typed.value == previous.steps[-1].typed.value + 1
    )


def _halves(page: Page) -> list[StepList]:
    """The lists that carry on another one, and those that are carried on: only whole they can be numbered anew."""
    return [half for each in steps.lists(page) if each.previous and _cut(each) for half in (each.previous, each)]


def _continues_earlier(each: StepList, page: Page) -> bool:
    """Whether the list goes on from the last one of its depth before it, with a heading between them."""
    before = [
        other
        for other in steps.lists(page)
        if other.block.depth == each.block.depth and other.steps[-1].line < each.steps[0].line
    ]
    return bool(before) and before[-1].steps[-1].typed.value + 1 == each.steps[0].typed.value


def _plain_number_before(first: Step, page: Page) -> bool:
    """Whether the step before stands there, but is no list item: STEP008 speaks of that."""
    return any(
        line.number == first.typed.value - 1 and 0 < first.line - line.line <= 12 for line in steps.plain_lines(page)
    )


def _broken(page: Page, kind: str, message: str) -> Iterator[Problem]:
    for each in _plain_lists(page):
        breaks = list(_breaks(each, page))
        # Steps in the wrong order, or two lists that ran into one: only the writer knows which.
        unsure = any(found == "order" for found, _, _ in breaks)
        first = each.steps[0]
        begin = first.typed.value if _cut(each) else 1 if _begins_late(each, page) else first.seen
        for found, before, step in breaks:
            if found == kind:
                behind = "first" if before == _NONE else f"after {before}"
                text = message.format(before=before, behind=behind, typed=step.typed.value, seen=step.seen)
                problem = _problem(each, step, text, begin)
                if unsure:
                    problem = replace(problem, help=_ORDER, fix=None)
                yield replace(problem, fix=None) if each in _halves(page) else problem


def _breaks(each: StepList, page: Page) -> Iterator[tuple[str, int, Step]]:
    """Each place where the typed numbers do not count on: what is wrong, the number before, and the step."""
    typed = [step.typed.value for step in each.steps]
    if each.lazy or len(typed) < 2:
        return
    if _is_permuted(each, page):
        for index in misplaced(typed):
            yield "order", typed[index - 1] if index else _NONE, each.steps[index]
        return
    shift = Counter(step.typed.value - step.seen for step in each.steps).most_common(1)[0][0]
    wrong = [index for index, step in enumerate(each.steps) if step.typed.value - shift != step.seen]
    if wrong == [0] and typed[0] != 1 and typed[1] == 2:
        return  # only the first is wrong: STEP005 speaks of that
    # After one slip the numbers are right again, and need no word.
    one = len(wrong) == 1 and wrong != [0]
    pairs = [(each.steps[wrong[0] - 1], each.steps[wrong[0]])] if one else list(pairwise(each.steps))
    for before, step in pairs:
        last, now = before.typed.value, step.typed.value
        if now - last == step.seen - before.seen:
            continue  # what stands between could not be traced to the source
        kind = _kind(last, now)
        if kind and not (kind == "gap" and _stands_between(before, step, page)):
            yield kind, last, step


def _is_permuted(each: StepList, page: Page) -> bool:
    """Whether every number of the list is there, and some stand in the wrong place."""
    typed = [step.typed.value for step in each.steps]
    in_place = typed[0] == min(typed) or not (_cut(each) or _continues_earlier(each, page))
    rising = list(range(min(typed), min(typed) + len(typed)))
    return in_place and typed != rising and sorted(typed) == rising


def misplaced(numbers: Sequence[int]) -> list[int]:
    """Where the ``numbers``, all different, do not stand in order: the places of two exchanged, else of those to be moved.

    These are the ones without which the others rise, as few as can be: in 2, 3, 1 only the last. Where it may as well
    be others, as in 1, 3, 2, it is all of them.
    """
    displaced = [at for at, pair in enumerate(zip(numbers, sorted(numbers), strict=True)) if pair[0] != pair[1]]
    if len(displaced) == 2:
        return displaced
    before, after = _rising(numbers), _rising([-number for number in reversed(numbers)])[::-1]
    longest = max(before, default=0)
    # How far each of the longest rising rows has come at each place: where only one is so far, every row has it.
    along = [begun if begun + left - 1 == longest else 0 for begun, left in zip(before, after, strict=True)]
    ways = Counter(along)
    return [at for at, begun in enumerate(along) if not begun or ways[begun] > 1]


def _rising(numbers: Sequence[int]) -> list[int]:
    """For each of ``numbers`` how long the longest row of rising ones is that ends with it."""
    lengths: list[int] = []
    for number in numbers:
        lengths.append(
            1 + max((length for length, other in zip(lengths, numbers, strict=False) if other < number), default=0)
        )
    return lengths


def _stands_between(before: Step, step: Step, page: Page) -> bool:
    """Whether every number left out stands there after all, on a line that is no list item: STEP008 speaks of that."""
    between = {line.number for line in steps.plain_lines(page) if before.line < line.line < step.line}
    return set(range(before.typed.value + 1, step.typed.value)) <= between


def _kind(last: int, now: int) -> str:
    """What is wrong where ``now`` follows ``last``; empty where nothing is."""
    if now == last:
        return "repeat"
    if now < last:
        return "order"
    return "gap" if now > last + 1 else ""


def _problem(each: StepList, step: Step, message: str, begin: int) -> Problem:
    """A problem with one step; its fix numbers the whole list from ``begin`` on, or the next slip would come to light."""
    shift = begin - each.steps[0].seen
    right = [
        Fix(other.typed.start, other.typed.end, str(other.seen + shift))
        for other in each.steps
        if other.typed.value != other.seen + shift
    ]
    own = next((fix for fix in right if fix.start == step.typed.start), None)
    fix = replace(own, also=tuple(other for other in right if other is not own)) if own else None
    return Problem(message, step.typed.start, step.typed.end, f"type {step.seen + shift}", fix)
