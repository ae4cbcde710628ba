"""PAIR: pages without their pair, and halves that differ in structure: ids, steps, what was last confirmed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Hashable, Iterator
from typing import TYPE_CHECKING

from semak.findings import Fix
from semak.pages import spots, stamps, steps
from semak.pages.pairing import Pair, pairs
from semak.rules import Place, Problem, rule

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.site import Site


@rule("PAIR001", "page-without-pair")
def page_without_pair(page: Page, site: Site) -> Iterator[Problem]:
    """Every page must exist in every language of the site.

    Why it matters: mkdocs-static-i18n shows the page in the default language instead, under the other language's
    address, and says nothing.

    Bad:
        docs/eplks/login.ms.md (and no login.en.md)

    Good:
        docs/eplks/login.ms.md, docs/eplks/login.en.md
    """
    locales = site.config.locales
    theirs = site.translations(page)
    first = page.locale == locales.default or locales.default not in theirs
    for locale in locales.codes:
        if first and locale != page.locale and locale not in theirs and site.translates(locale):
            yield Problem(
                f"this page has no {locale} version", place=Place(page.path),
                help="translate it, or take it out of the site until it is (semak new makes both halves)",
            )  # fmt: skip


@rule("PAIR002", "different-ids")
def different_ids(page: Page, site: Site) -> Iterator[Problem]:
    """Both halves of a page must pin the same ids.

    Why it matters: links, printed QR codes and the language switch carry an id from one language to the other.

    Bad:
        ## Langkah-langkah { #steps }
        ## Steps { #the-steps }

    Good:
        ## Langkah-langkah { #steps }
        ## Steps { #steps }
    """
    for pair in pairs(page, site):
        mine = spots.pins(page)
        theirs = spots.pins(pair.other)
        for each in pair.differences(mine, theirs, spots.key):
            fix = each.instead.text if each.instead and page.locale != site.config.locales.default else None
            yield Problem(
                f"id '{each.mine.text}' is not in {each.where}{each.found_instead}", each.mine.start, each.mine.end,
                "pin the same id in both languages", fix,
            )  # fmt: skip
        yield from _unpinned(pair, site)


@rule("PAIR003", "different-steps")
def different_steps(page: Page, site: Site) -> Iterator[Problem]:
    """The numbered lists of both halves must have the same numbers of steps.

    Why it matters: a step was added or taken out in one language only; "step 5" is then two different steps.

    Bad:
        1. Open the portal.
        2. Click **LOG MASUK**. (the Malay page has three steps)

    Good:
        1. Open the portal.
        2. Choose the sector.
        3. Click **LOG MASUK**.
    """
    for pair in pairs(page, site):
        mine, theirs = _steps(page, pair.section_of), _steps(pair.other, pair.section_of_other)
        shared = pair.shared_sections
        problems = {
            section: list(_step_problems(pair, mine.get(section, []), theirs.get(section, [])))
            for section in dict.fromkeys((*mine, *theirs))
            if section in shared
        }
        if any(problems.values()):
            for section in _unsound(pair):
                problems.pop(section, None)
            yield from itertools.chain(*problems.values())
        # Where nothing tells which sections belong together, the lists have to be the same in all of these.
        yield from _step_problems(pair, *_unanswered(_outside(mine, shared), _outside(theirs, shared)))


@rule("PAIR010", "stale-half")
def stale_half(page: Page, site: Site) -> Iterator[Problem]:
    """A page must be confirmed again when its other half has changed.

    Why it matters: a correction reaches one language and not the other. The state a page was confirmed against stands
    in its front matter (`pair:`), a short hash for each section; a page without it is not checked.

    Bad:
        pair:
          ms: {top: 00000000}

    Good:
        pair:
          ms: {top: 5f1d0c3a} (written by the checker, after a review of both halves)
    """
    for locale, file in sorted(site.translations(page).items()):
        stamp = stamps.confirmed(page, locale)
        if stamp is None:
            continue
        other = site.page(file.path)
        here = {heading.id: heading.line for heading in page.states.headings}
        there = {heading.id: heading.line for heading in other.states.headings}
        for name in stamps.changed(stamp, stamps.sections(other)):
            line = here.get(name)
            start, end = page.word_span(line) if line else (page.front.end, page.front.end + 1)
            yield Problem(
                f"{other.path}:{there.get(name, 1)} changed section '{name}' since this page was confirmed against it",
                start, end, "bring both halves together, then stamp them",
                place=None if line else Place(page.path, *page.front.place(stamps.KEY)),
            )  # fmt: skip


def _unpinned(pair: Pair, site: Site) -> Iterator[Problem]:
    """Headings without a pinned id whose counterpart has one; the fix copies it."""
    page, mine, theirs = pair.page, pair.page.states.headings, pair.other.states.headings
    if [heading.level for heading in mine] != [heading.level for heading in theirs]:
        return
    pinned, others = {pin.id for pin in page.states.pins}, {pin.id for pin in pair.other.states.pins}
    for heading, other in zip(mine, theirs, strict=True):
        if heading.id in pinned or other.id not in others or other.id in page.rendered.ids:
            continue
        start, end = page.word_span(heading.line)
        hashes = page.text[start:end].startswith("#") and not page.text[start:end].endswith("}")
        fix = Fix(end, end, f" {{ #{other.id} }}") if hashes and "attr_list" in site.renderer.names else None
        yield Problem(
            f"this heading has no id; {pair.other.path}:{other.line} pins '{other.id}'", start, end,
            f"write {{ #{other.id} }} after it", fix,
        )  # fmt: skip


def _steps(page: Page, section_of: object) -> dict[Hashable, list[tuple[int, int]]]:
    """Number of steps and source line of each numbered list, by section; a list that goes on is one."""
    found: dict[Hashable, list[tuple[int, int]]] = {}
    for each in page.states.steps:
        lists = found.setdefault(section_of(each.line), [])  # type: ignore[operator]
        typed = page.typed_number(each.line) if each.line else None
        if lists and typed and typed.value == lists[-1][0] + 1 and typed.value > 1:
            lists[-1] = (lists[-1][0] + each.count, lists[-1][1])
        else:
            lists.append((each.count, each.line))
    return found


def _unsound(pair: Pair) -> set[Hashable]:
    """Sections with steps that are none for the reader, or stand on another level: STEP007 and STEP008 speak of those."""
    mine, theirs = _lost_steps(pair.page), _lost_steps(pair.other)
    return {*map(pair.section_of, mine), *map(pair.section_of_other, theirs)}


def _lost_steps(page: Page) -> Iterator[int]:
    """Lines of such steps."""
    yield from (line.line for line in steps.plain_lines(page))
    yield from (step.line for each in steps.lists(page) for step in each.nested_wrongly)


def _outside(lists: dict[Hashable, list[tuple[int, int]]], shared: Collection[Hashable]) -> list[tuple[int, int]]:
    """The lists in sections that only one half has."""
    return [each for section, found in lists.items() if section not in shared for each in found]


def _unanswered(
    mine: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Both without the lists of as many steps that the other has too."""
    both = Counter(count for count, _ in mine) & Counter(count for count, _ in theirs)
    return _rest(mine, both), _rest(theirs, both)


def _rest(lists: list[tuple[int, int]], struck: Counter[int]) -> list[tuple[int, int]]:
    spare = struck.copy()
    kept = []
    for count, line in lists:
        if spare[count]:
            spare[count] -= 1
        else:
            kept.append((count, line))
    return kept


def _step_problems(pair: Pair, mine: list[tuple[int, int]], theirs: list[tuple[int, int]]) -> Iterator[Problem]:
    """What differs between the numbered lists of one section."""
    if [count for count, _ in mine] == [count for count, _ in theirs]:
        return
    advice = "give both languages the same steps"
    for index, (count, line) in enumerate(mine):
        if not line:
            continue
        start, end = pair.page.word_span(line)
        if index >= len(theirs):
            yield Problem(f"this list of {count} steps is not in {pair.where(line)}", start, end, advice)
        elif theirs[index][0] != count:
            there = f"{pair.other.path}:{theirs[index][1]}" if theirs[index][1] else pair.where(line)
            yield Problem(f"this list has {count} steps, {there} has {theirs[index][0]}", start, end, advice)
