"""PAIR: what one half says and the other does not. Exact, without tolerance, both places named."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from semak.pages import exchanges, mentions, spots, swaps
from semak.pages.pairing import Difference, Pair, known_pairs, pairs
from semak.rules import Problem, rule
from semak.rules.link_host import (
    insecure_address,
    look_alike_host,
    malformed_address,
    malformed_mailto,
    unsafe_scheme,
)
from semak.text import quantities, quantity_differences, quantity_figures
from semak.text.quantity_differences import in_smaller_units
from semak.text.quantity_words import CONTRADICTORY, PERIODS, TIMES

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.pairing import Places
    from semak.pages.spots import Spot
    from semak.sites.site import Site
    from semak.text.quantity import Quantity


@rule("PAIR004", "different-quantities")
def different_quantities(page: Page, site: Site) -> Iterator[Problem]:
    """Amounts, durations, dates, times, limits and other numbers must be the same in both halves.

    Why it matters: the reader of one language pays, waits or comes too late. "3 bulan" and "three months", "RM30,000"
    and "RM30 000", "1 Oktober 2024" and "1 October 2024", "5 petang" and "5pm" are the same. Two that were exchanged
    between paragraphs, list items or cells of a table are told at both places, where the two halves are built alike;
    within a paragraph, where labels, names or dates around the two stand in the same order.

    Bad:
        Pautan sah untuk 24 jam.
        The link works for 48 hours.

    Good:
        Pautan sah untuk 24 jam.
        The link works for 24 hours.
    """
    for pair in known_pairs(page, site):
        if not quantities.knows(page.locale) or not quantities.knows(pair.other.locale):
            yield from _different_figures(pair)
            continue
        mine, theirs = _unequal(pair)
        for each in pair.explain(mine, theirs, lambda quantity: quantity.unit):
            if _names_no_step(page, each.mine) or (each.instead and _names_no_step(pair.other, each.instead)):
                continue  # STEP009 speaks of that
            yield Problem(
                f"“{each.mine.text}” is not in {each.where}{each.found_instead}", each.mine.start, each.mine.end,
                "correct the half that is wrong, from its source",
            )  # fmt: skip


@rule("PAIR005", "different-phones")
def different_phones(page: Page, site: Site) -> Iterator[Problem]:
    """Both halves must name the same phone numbers, as often.

    Why it matters: one of the two languages sends its readers to the wrong number, or to none.

    Bad:
        Telefon 1-300-22-8000.
        Phone 1-300-22-8008.

    Good:
        Telefon 1-300-22-8000.
        Phone 1-300-22-8000.
    """
    for pair in pairs(page, site):
        for each in pair.explain(
            *exchanges.unlike(pair, spots.phones(page), spots.phones(pair.other), spots.key), bool
        ):
            yield Problem(
                f"{each.mine.text} is not in {each.where}{each.found_instead}", each.mine.start, each.mine.end,
                "name the same numbers in both languages",
            )  # fmt: skip


@rule("PAIR006", "different-links")
def different_links(page: Page, site: Site) -> Iterator[Problem]:
    """Both halves must link to the same places, each in its own language, and name the same e-mail addresses.

    Why it matters: a way out of a problem is missing in one language, or leads elsewhere.

    Bad:
        [Daftar dahulu](register.md)
        [Register first](reset-password.md)

    Good:
        [Daftar dahulu](register.md)
        [Register first](register.md)
    """
    for pair in known_pairs(page, site):
        mine, theirs = spots.links(page, site), spots.links(pair.other, site)
        left, right = exchanges.unlike(pair, mine, theirs, spots.key)
        left, right = spots.without_own_anchors(left, right, page, pair.other, site)
        left = [spot for spot in left if not spots.is_code_of(spot, pair)]
        for each in _sound(pair, pair.explain(left, right, bool), site):
            yield Problem(
                f"the link to {each.mine.text} is not in {each.where}{each.found_instead}", each.mine.start,
                each.mine.end, "link to the same place in both languages",
            )  # fmt: skip


@rule("PAIR007", "different-labels")
def different_labels(page: Page, site: Site) -> Iterator[Problem]:
    """On-screen labels (bold, and in `labels.yml`) must stand in both halves, exactly as on the screen.

    Why it matters: the portal speaks one language; a translated or mistyped label is on no screen.

    Bad:
        Klik **LOG MASUK**.
        Click **LOG IN**.

    Good:
        Klik **LOG MASUK**.
        Click **LOG MASUK** (log in).
    """
    if not site.register.labels:
        return
    for pair in pairs(page, site):
        left, right = exchanges.unlike(pair, spots.labels(page, site), spots.labels(pair.other, site), spots.key)
        for each in pair.explain(left, right, bool):
            yield Problem(
                f"label “{each.mine.text}” is not in {each.where}{each.found_instead}", each.mine.start, each.mine.end,
                "write the label as on the screen in both languages, with a gloss beside it",
            )  # fmt: skip
        for label, spot in spots.in_place_of(right, pair, site):
            yield Problem(
                f"“{spot.text}” stands where {pair.other.path}:{pair.other.position(label.start)[0]} has the label "
                f"“{label.text}”", spot.start, spot.end, f"write {label.text}, as on the screen",
                label.text if difflib.SequenceMatcher(None, label.text, spot.text).ratio() > 0.8 else None,
            )  # fmt: skip


@rule("PAIR008", "different-pictures")
def different_pictures(page: Page, site: Site) -> Iterator[Problem]:
    """Both halves must show the same pictures, or each its own version of them.

    Why it matters: a step is shown in one language and only described in the other.

    Bad:
        ![Skrin log masuk](login.png)

    Good:
        ![Skrin log masuk](login.png)
        ![Log-in screen](login.png)
    """
    for pair in known_pairs(page, site):
        left, right = pair.unanswered(spots.pictures(page, site), spots.pictures(pair.other, site), spots.key)
        mine = spots.without_own_versions(left, right, pair)
        for each in _sound(pair, pair.explain(mine, right, bool), site):
            yield Problem(
                f"picture {each.mine.text} is not in {each.where}{each.found_instead}", each.mine.start, each.mine.end,
                "show the same picture in both languages",
            )  # fmt: skip


def _unequal(pair: Pair) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of both halves that differ: in number, or in the place that has them."""
    left, right = pair.unanswered(*_comparable(pair), lambda each: (each.key, each.soft), lambda each: each.key)
    sides = pair.page.states.quantities, pair.other.states.quantities
    found, others = map(set, swaps.swapped(pair, *sides, _hard_key, quantity_differences.differences))
    here, there = ([each for each in side if not each.soft] for side in sides)
    crossed = exchanges.exchanged(pair, here, there, lambda each: each.key, lambda each: each.unit)
    found.update(crossed[0])
    others.update(crossed[1])
    for here, there in pair.by_place(left, right):
        for mine, theirs in (quantity_differences.differences(here, there), _contradictions(pair, here, there)):
            found.update(mine)
            others.update(theirs)
    for here, there in pair.by_place(*_unlike_in_words(pair)):
        mine, theirs = _contradictions(pair, here, there)
        found.update(each for each in mine if any(_contradict(pair, each, other) for other in theirs))
        others.update(each for each in theirs if any(_contradict(pair, other, each) for other in mine))
    halves = [*zip(pair.places, (pair.page, pair.other), strict=True)]
    said = _without_hours(found, halves), _without_hours(others, halves[::-1])
    return exchanges.in_order(said[0]), exchanges.in_order(said[1])


def _without_hours(found: set[Quantity], halves: Sequence[tuple[Places, Page]]) -> set[Quantity]:
    """``found`` without full hours that the other half says in words in the same paragraph, though it may need them for another."""
    places = halves[0][0]
    for block in {places.block(each) for each in found if each.unit == "time"}:
        own, theirs = ([each for each in page.states.quantities if at.block(each) == block] for at, page in halves)
        said = quantity_differences.hours_in_words(own, theirs)
        found = {each for each in found if places.block(each) != block or each.key not in said}
    return found


def _different_figures(pair: Pair) -> Iterator[Problem]:
    """Numbers that the other half has nowhere: all that can be told where the words beside them are not known."""
    page, other = pair.page, pair.other
    missing = quantity_figures.missing(page.states.quantities, page.text, other.states.quantities, other.text)
    for quantity in missing:
        yield Problem(
            f"“{quantity.text}” is not in {pair.where(quantity)}", quantity.start, quantity.end,
            "correct the half that is wrong, from its source",
        )  # fmt: skip


def _sound(pair: Pair, differences: Iterable[Difference[Spot]], site: Site) -> Iterator[Difference[Spot]]:
    """``differences`` without those in which one of two is wrong by itself: the rules of the LINK family speak of that."""
    for each in differences:
        if each.instead is None or not (
            _is_wrong(each.mine, pair.page, site) or _is_wrong(each.instead, pair.other, site)
        ):
            yield each


def _is_wrong(spot: Spot, page: Page, site: Site) -> bool:
    """Whether the link at ``spot`` leads to nothing, or to what no link may lead to."""
    return spots.is_lost(spot, page, site) or spot.start in _wrong_addresses(page, site)


@lru_cache(maxsize=4)
def _wrong_addresses(page: Page, site: Site) -> frozenset[int]:
    """Where the links of ``page`` stand whose very addresses are wrong, whatever the other half has."""
    told = (look_alike_host, insecure_address, unsafe_scheme, malformed_mailto, malformed_address)
    return frozenset(problem.start for tells in told for problem in tells(page, site))


def _names_no_step(page: Page, quantity: Quantity) -> bool:
    """Whether ``quantity`` is the number of a step that the page speaks of and does not have."""
    return any(quantity.start <= mention.start < quantity.end for mention in mentions.of_steps(page))


def _hard_key(quantity: Quantity) -> tuple[str, str] | None:
    """What two quantities must share to be the same; None for one in words, which the other language may do without."""
    return None if quantity.soft else quantity.key


def _comparable(pair: Pair) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """The quantities of both halves; where all that is hard is the same, only the words that may contradict."""
    sides = pair.page.states.quantities, pair.other.states.quantities
    mine, theirs = (sorted(each.key for each in side if not each.soft) for side in sides)
    if mine != theirs:
        return sides
    left, right = ([each for each in side if _counts_in_words(each)] for side in sides)
    words, others = (Counter(each.key for each in side) for side in (left, right))
    # What only one half says in words contradicts nothing.
    return (left, right) if words - others and others - words else ([], [])


def _unlike_in_words(pair: Pair) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities of the sections that are built alike and in which each half says in words what the other does not.

    There every paragraph is held against its own, though another one may answer it: so many workers are no documents.
    """
    here, there = pair.places
    words, others = (
        Counter((places.section(each), each.key) for each in page.states.quantities if _counts_in_words(each))
        for places, page in ((here, pair.page), (there, pair.other))
    )
    lacking = {section for section, _ in words - others} & {section for section, _ in others - words}
    alike = {section for section in lacking if here.count(section) == there.count(section)}
    return (
        [each for each in pair.page.states.quantities if here.section(each) in alike],
        [each for each in pair.other.states.quantities if there.section(each) in alike],
    )


def _counts_in_words(quantity: Quantity) -> bool:
    """Whether a word says more than one, or what there is one of: "satu" and "one" count nothing as often as not."""
    return quantity.soft and bool(quantity.unit or quantity.value != "1")


def _contradictions(
    pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """What is said in words and differs within one paragraph: "empat dokumen", "five documents"; "setahun", "a month".

    Alone in a paragraph such words say little, for the other language may do without them.
    """
    tells_rates = quantity_differences.tells_rates
    if tells_rates(left, right) or tells_rates(right, left):
        left, right = ([each for each in side if each.key != ("1", "year")] for side in (left, right))
    here, there = ({told for each in side for told in _told(each)} for side in (left, right))
    mine = [each for each in left if there.isdisjoint(_told(each)[:2])]
    theirs = [each for each in right if here.isdisjoint(_told(each)[:2])]
    return (
        [each for each in mine if each.soft and any(_contradict(pair, each, other) for other in theirs)],
        [each for each in theirs if each.soft and any(_contradict(pair, other, each) for other in mine)],
    )


def _contradict(pair: Pair, mine: Quantity, theirs: Quantity) -> bool:
    """Whether the two count the same kind of thing differently within one paragraph."""
    if {mine.unit, theirs.unit} <= PERIODS:
        different = mine.key != theirs.key
    elif mine.unit == theirs.unit and mine.unit in CONTRADICTORY:
        different = mine.value != theirs.value
    else:
        # "Satu" and "one" count nothing as often as not; "tiga kali" may be "three attempts".
        counts = {mine.unit, theirs.unit} <= {"", TIMES}
        different = counts and mine.value != theirs.value and "1" not in {mine.value, theirs.value}
    return different and pair.same_block(mine, theirs)


def _told(quantity: Quantity) -> list[Hashable]:
    """What a quantity says: "kali" left out, for "three times" may be three of anything; in smaller units; apart; as an hour."""
    told = quantity.value, quantity.unit if quantity.unit != TIMES else ""
    return [
        told,
        in_smaller_units(quantity) or told,
        *quantity_differences.parts(quantity),
        (quantity_differences.on_dial(quantity), ""),
    ]
