"""STEP: steps that are no list for the reader, lists cut in two, and mentions of steps that do not exist."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from semak.findings import Fix
from semak.pages import mentions, steps
from semak.pages.steps import PlainLine, StepList
from semak.rules import Problem, rule

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site

_BULLET = re.compile(r"(?P<indent>[ \t>]*)[-*+][ \t]+\S")
_BLOCKS = {
    "pre": "code block",
    "div": "block",
    "details": "block",
    "img": "picture",
    "table": "table",
    "p": "paragraph",
    "comment": "comment",
    "hr": "horizontal rule",
}
"""What stands between two lists, by its tag; a comment has none."""


@rule("STEP006", "cut-list")
def cut_list(page: Page, site: Site) -> Iterator[Problem]:
    """What belongs to a step must be indented by four spaces, or it cuts the list in two.

    Why it matters: for Python-Markdown a paragraph, picture, note, rule or code block with fewer than four spaces ends the
    list, and the next step begins a new one: the reader sees 1, 2, 1, and a screen reader announces two lists.

    Bad:
        1. Buka portal.

        !!! note "Nota"
            Guna Chrome.

        2. Klik **LOG MASUK**.

    Good:
        1. Buka portal.

            !!! note "Nota"
                Guna Chrome.

        2. Klik **LOG MASUK**.
    """
    for each, previous in _cut(page):
        if _leads_on(page, each):
            continue
        first, last = each.steps[0], previous.steps[-1]
        line = _first_line_between(page, previous, each)
        if page.includes and "{%" in page.line_text(line):
            continue  # what stands there is known to the plugin only
        start, end = page.word_span(line)
        between = each.block.between[0].partition(".")[0] if each.block.between else "comment"
        what = _BLOCKS.get(between, "block")
        seen = (
            "" if first.seen == first.typed.value else f", and the reader sees step {first.typed.value} as {first.seen}"
        )
        yield Problem(
            f"this {what} cuts the list in two after step {last.typed.value}{seen}", start, end,
            f"indent it by {last.indent + 4} spaces", fix=None,
        )  # fmt: skip


@rule("STEP007", "lost-nesting")
def lost_nesting(page: Page, site: Site) -> Iterator[Problem]:
    """Steps within a step or a bullet, and bullets within a step, must be indented by four spaces.

    Why it matters: with fewer Python-Markdown puts them on the level of what stands around them and counts them along,
    makes bullets of steps, or runs them into the step's text.

    Bad:
        1. Pilih jenis:
           1. Pembantu Rumah
           2. Lain-lain Sektor
        2. Klik **NEXT**.

    Good:
        1. Pilih jenis:
            1. Pembantu Rumah
            2. Lain-lain Sektor
        2. Klik **NEXT**.
    """
    for each in steps.lists(page):
        last_line = 0
        for step in each.nested_wrongly:
            index = each.steps.index(step)
            if index and each.steps[index - 1].line == last_line:
                last_line = step.line
                continue
            last_line = step.line
            need = each.steps[0].indent + 4
            yield Problem(
                f"this step within a step came out as step {step.seen}", step.typed.start, step.typed.end,
                f"indent it and the steps beside it by {need} spaces",
            )  # fmt: skip
    for first, *_ in steps.unnumbered(page):
        apart = ", or put a sentence before them" if first.indent % 4 == 0 else ""
        yield Problem(
            "this step came out as a bullet", first.typed.start, first.typed.end,
            f"indent it and those beside it by {first.indent // 4 * 4 + 4} spaces{apart}",
        )  # fmt: skip
    for line, *_ in _plain_runs(page):
        if _lost_its_item(page, line):
            need = steps.indent_of(page, line.line) // 4 * 4 + 4
            yield Problem(
                "this step ran into the text of the item above it", line.start, line.end - 1,
                f"indent it and those beside it by {need} spaces",
            )  # fmt: skip
    yield from _swallowed_bullets(page)


@rule("STEP008", "not-a-list")
def not_a_list(page: Page, site: Site) -> Iterator[Problem]:
    """Steps must be typed so that they become a list: `1.`, a space, and a blank line before the first one.

    Why it matters: Python-Markdown knows no `1)`, wants a space after the dot, and takes a list that follows a
    paragraph without a blank line for part of that paragraph. The reader gets one block of text.

    Bad:
        Ikut langkah ini:
        1. Buka portal.
        2. Klik **LOG MASUK**.

    Good:
        Ikut langkah ini:

        1. Buka portal.
        2. Klik **LOG MASUK**.
    """
    for first, *others in _plain_runs(page):
        if _lost_its_item(page, first):
            continue  # STEP007 speaks of that
        problem = _not_a_list(first)
        if isinstance(problem.fix, Fix):
            also = [fix for fix in (_not_a_list(line).fix for line in others) if isinstance(fix, Fix)]
            problem = replace(problem, fix=replace(problem.fix, also=tuple(also)))
        yield problem


@rule("STEP009", "no-such-step")
def no_such_step(page: Page, site: Site) -> Iterator[Problem]:
    """A step that the text speaks of ("langkah 5", "steps 2 to 4", "step five", "the fifth step") must exist.

    Why it matters: the reader looks for step 5 and there is none: a step was removed or the list was cut. Looked for
    in the section around the mention, then on the whole page, and in a section of it that the sentence links to; a
    mention that links to another page is left alone.

    Bad:
        1. Buka portal.
        2. Klik **LOG MASUK**.

        Jika gagal, ulang langkah 3.

    Good:
        1. Buka portal.
        2. Klik **LOG MASUK**.

        Jika gagal, ulang langkah 2.
    """
    for mention in () if page.includes else mentions.of_steps(page):
        last = mention.last_step
        there = f"the list has {last} steps" if last else "this page has no numbered steps"
        yield Problem(
            f"there is no step {mention.number} here: {there}", mention.start, mention.end, "correct the number"
        )


@rule("STEP010", "heading-gap")
def heading_gap(page: Page, site: Site) -> Iterator[Problem]:
    """Numbered headings must count without a gap or a repeat.

    Why it matters: the reader thinks a section is missing.

    Bad:
        ## 1. Sediakan dokumen
        ## 3. Hantar permohonan

    Good:
        ## 1. Sediakan dokumen
        ## 2. Hantar permohonan
    """
    for heading, above, before, number in mentions.heading_breaks(page):
        start, end = page.word_span(heading.line)
        found = re.compile(re.escape(f"{above}{number}")).search(page.text, start, end)
        if found:
            start, end = found.span()
        message = f"heading {above}{number} follows heading {above}{before}"
        yield Problem(message, start, end, f"number it {above}{before + 1}")


@rule("STEP011", "short-continuation")
def short_continuation(page: Page, site: Site) -> Iterator[Problem]:
    """A paragraph that continues a step must be indented by four spaces.

    Why it matters: with two or three, Python-Markdown ends the list there: the paragraph stands outside the step it
    belongs to, and what follows is no longer part of the list.

    Bad:
        1. Klik **LOG MASUK**.

           Skrin seterusnya meminta kata laluan.

    Good:
        1. Klik **LOG MASUK**.

            Skrin seterusnya meminta kata laluan.
    """
    cut = {_first_line_between(page, previous, each) for each, previous in _cut(page)}
    for each in steps.lists(page):
        line = _after(page, each)
        if line and line not in cut and line not in page.rendered.list_depth:
            margin, indent = each.steps[-1].indent, steps.indent_of(page, line)
            if margin + 2 <= indent < margin + 4 and line in page.rendered.text_lines:
                start, end = page.word_span(line)
                yield Problem(
                    f"this paragraph is not part of step {each.steps[-1].typed.value}", start, end,
                    f"indent it by {margin + 4} spaces",
                )  # fmt: skip


def _cut(page: Page) -> Iterator[tuple[StepList, StepList]]:
    """Each list whose numbers go on from the one beside it, and that one."""
    for each in steps.lists(page):
        previous = each.previous
        if previous and not previous.lazy and each.steps[0].typed.value == previous.steps[-1].typed.value + 1:
            yield each, previous


def _leads_on(page: Page, each: StepList) -> bool:
    """Whether a sentence that ends with a colon leads to a list that counts on for the reader too: it was meant so."""
    first = each.steps[0]
    above = page.text[: page.line_span(first.line)[0]].rstrip()
    return first.seen == first.typed.value and set(each.block.between) == {"p"} and above.endswith(":")


def _first_line_between(page: Page, previous: StepList, following: StepList) -> int:
    """The line on which the block begins that stands between two lists."""
    first = following.steps[0].line
    own = page.rendered.list_depth
    lines = [line for line in range(previous.steps[-1].line + 1, first) if page.line_text(line).strip()]
    for line in lines:
        if line not in own and steps.indent_of(page, line) < following.steps[0].indent + 4:
            return line
    return lines[0] if lines else first


def _after(page: Page, each: StepList) -> int:
    """The first line after a list's last item that does not follow it directly; 0 where there is none."""
    line, blank = each.steps[-1].line + 1, False
    while line <= page.lines:
        if not page.line_text(line).strip():
            blank = True
        elif blank and line not in page.rendered.list_depth:
            return line
        line += 1
    return 0


def _swallowed_bullets(page: Page) -> Iterator[Problem]:
    """Bullets under a step that ran into its text, or became steps themselves."""
    items = {item.line for block in page.rendered.lists for item in block.items}
    numbered = {item.line: item.number for block in page.rendered.lists if block.ordered for item in block.items}
    follows = False
    for line in sorted(page.rendered.list_depth):
        start, end = page.line_span(line)
        match = _BULLET.match(page.live, start, end)
        if not match or (line in items and line not in numbered):
            follows = follows and line not in items
            continue
        if line not in numbered and not _under_step(page, line, numbered):
            continue
        if line in numbered and page.typed_number(line):
            continue  # a list of steps begins with its bullet: "- 1. Buka"
        if not follows:
            at = start + len(match["indent"])
            indent = "indent it and those beside it by 4 spaces"
            if line in numbered:
                message = f"this bullet came out as step {numbered[line]}"
                yield Problem(message, at, at + 1, f"{indent}, or put a sentence before them")
            else:
                yield Problem("this bullet within a step is no list of its own", at, at + 1, indent)
        follows = True


def _under_step(page: Page, line: int, numbered: Container[int]) -> bool:
    """Whether only running text and bullets stand between ``line`` and a numbered step above it, not four spaces further out."""
    margin = steps.indent_of(page, line)
    above = line - 1
    while above > 0 and page.line_text(above).strip():
        if above in numbered and (margin < 4 or 0 <= margin - steps.indent_of(page, above) < 4):
            return True
        above -= 1
    return False


@lru_cache(maxsize=4)
def _plain_runs(page: Page) -> list[list[PlainLine]]:
    """Lines that look like steps and are running text, those that count on as one."""
    typed = [step for each in steps.lists(page) for step in each.steps]
    numbers = {step.line: step.typed.value for step in typed}
    candidates = steps.plain_lines(page)
    numbers.update({line.line: line.number for line in candidates})
    runs: list[list[PlainLine]] = []
    for line in candidates:
        if _belongs(line, numbers):
            goes_on = runs and line.number == runs[-1][-1].number + 1 and _near(runs[-1][-1], line)
            runs[-1].append(line) if goes_on else runs.append([line])
    return runs


def _lost_its_item(page: Page, line: PlainLine) -> bool:
    """Whether ``line`` was meant as a step within an item of a list, and is indented too little for that."""
    within = page.rendered.list_depth.get(line.line, 0) > 0
    return within and line.spaced and not line.bracket and steps.indent_of(page, line.line) % 4 != 0


def _belongs(line: PlainLine, numbers: dict[int, int]) -> bool:
    """Whether the step before or after ``line`` stands near it: a lone number at a line's start is just text."""
    return any(
        numbers.get(line.line - away) == line.number - 1 or numbers.get(line.line + away) == line.number + 1
        for away in range(1, 13)
    )


def _near(first: PlainLine, second: PlainLine) -> bool:
    return second.line - first.line <= 12


def _not_a_list(line: PlainLine) -> Problem:
    """What is wrong with the first line of a run of such lines."""
    fix = Fix(line.start, line.end, f"{line.number}. ")
    if line.bracket:
        return Problem(
            f"'{line.number})' does not make a list", line.start, line.end, f"type '{line.number}. '", fix
        )  # fmt: skip
    if not line.spaced:
        return Problem(
            f"'{line.number}.' without a space does not make a list", line.start, line.end, "put a space after the dot",
            fix,
        )  # fmt: skip
    return Problem(
        f"step {line.number} runs into the paragraph above it", line.start, line.end - 1, "put a blank line before it"
    )
