"""STEP: numbers typed before steps that are not the numbers the reader sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
    yield from _broken(page, "order", "{typed} comes after {before}; the reader sees {seen}")


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
    for each in () if page.includes else _plain_lists(page):
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
    return first.seen == each.block.items[0].number and not _plain_number_before(first, page)


def _cut(each: StepList) -> bool:
    """Whether this list carries on the one beside it: STEP006 speaks of that."""
    return each.previous is not None and each.steps[0].typed.value == each.previous.steps[-1].typed.value + 1


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
                text = message.format(before=before, typed=step.typed.value, seen=step.seen)
                problem = _problem(each, step, text, begin)
                if unsure:
                    problem = replace(problem, help=_ORDER, fix=None)
                yield replace(problem, fix=None) if each in _halves(page) else problem


def _breaks(each: StepList, page: Page) -> Iterator[tuple[str, int, Step]]:
    """Each place where the typed numbers do not count on: what is wrong, the number before, and the step."""
    typed = [step.typed.value for step in each.steps]
    if each.lazy or len(typed) < 2:
        return
    in_place = typed[0] == min(typed) or not (_cut(each) or _continues_earlier(each, page))
    if in_place and sorted(typed) == list(range(min(typed), min(typed) + len(typed))):
        # All are there, some in the wrong place.
        for index, (step, right) in enumerate(zip(each.steps, sorted(typed), strict=True)):
            if step.typed.value != right:
                yield "order", typed[index - 1] if index else right, step
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
