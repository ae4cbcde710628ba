"""PAIR: pages without their pair, and halves that differ in structure: ids, steps, what was last confirmed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Hashable, Iterator
from typing import TYPE_CHECKING

from semak.findings import Fix
from semak.pages import spots, stamps, step_counts
from semak.pages.pairing import Pair, known_pairs
from semak.rules import Place, Problem, rule
from semak.text.multisets import without

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.step_counts import BySection, Counted
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
    # What the default language lacks is missed once, there: the others are translations of that.
    wanted = locales.codes if page.locale == locales.default else (locales.default,)
    for locale in wanted:
        if locale != page.locale and locale not in theirs and site.translates(locale):
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
    for pair in known_pairs(page, site):
        mine = spots.pins(page)
        theirs = spots.pins(pair.other)
        for each in pair.differences(mine, theirs, spots.key):
            if each.mine.text in pair.other.rendered.ids:
                continue  # made from a heading's own words
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
    for pair in known_pairs(page, site):
        mine, theirs = map(step_counts.outline, pair.places)
        shared = pair.shared_sections
        for section in dict.fromkeys((*mine.shown, *theirs.shown, *mine.meant, *theirs.meant)):
            if section in shared:
                readings = [
                    (left.get(section, []), right.get(section, [])) for left, right in zip(mine, theirs, strict=True)
                ]
                yield from _step_problems(pair, *_closest(readings))
        # Where nothing tells which sections belong together, the lists have to be the same in all of these.
        outside = [(_outside(left, shared), _outside(right, shared)) for left, right in zip(mine, theirs, strict=True)]
        yield from _step_problems(pair, *_closest([_unanswered(*each) for each in outside]))


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


def _closest(readings: list[tuple[list[Counted], list[Counted]]]) -> tuple[list[Counted], list[Counted]]:
    """The reading of both halves (shown, meant, sound) in which they differ least: the STEP rules speak of the rest."""
    _, meant, _ = readings
    return min((meant, *readings), key=lambda reading: sum(1 for _ in _differing(*reading)))


def _differing(mine: list[Counted], theirs: list[Counted]) -> Iterator[tuple[Counted | None, Counted | None]]:
    """The lists that have not as many steps as the one in their place, None where there is none."""
    for one, other in itertools.zip_longest(mine, theirs):
        if one is None or other is None or one.count != other.count:
            yield one, other


def _outside(lists: BySection, shared: Collection[Hashable]) -> list[Counted]:
    """The lists in sections that only one half has."""
    return [each for section, found in lists.items() if section not in shared for each in found]


def _unanswered(mine: list[Counted], theirs: list[Counted]) -> tuple[list[Counted], list[Counted]]:
    """Both without the lists of as many steps that the other has too."""
    counts, others = ([each.count for each in side] for side in (mine, theirs))
    both = Counter(counts) & Counter(others)
    return without(mine, counts, both), without(theirs, others, both)


def _step_problems(pair: Pair, mine: list[Counted], theirs: list[Counted]) -> Iterator[Problem]:
    """What differs between the numbered lists of one section."""
    advice = "give both languages the same steps"
    for each, other in _differing(mine, theirs):
        if each is None or not each.line:
            continue
        end = pair.page.word_span(each.line)[1]
        if other is None:
            message = f"this list of {each.count} steps is not in {pair.where(each.line)}"
        else:
            there = f"{pair.other.path}:{other.line}" if other.line else pair.where(each.line)
            message = f"this list has {each.count} steps, {there} has {other.count}"
        yield Problem(message, each.start, end, advice)
