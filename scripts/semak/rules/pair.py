"""PAIR: what a page says and its translation does not. Exact, without tolerance, both places named."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from semak.findings import Fix
from semak.pages import spots, stamps
from semak.pages.pairing import Pair, pairs
from semak.rules import Place, Problem, rule
from semak.text import languages, quantities

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.statements import Block
    from semak.sites.site import Site
    from semak.text.quantities import Quantity


_SENTENCE = re.compile(r"\S[^.!?\n]*(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")


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
                f"id '{each.mine.text}' is not in {each.where}{_there(each.instead)}", each.mine.start, each.mine.end,
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
        for section in dict.fromkeys(each for each in (*mine, *theirs) if each in shared):
            yield from _step_problems(pair, mine.get(section, []), theirs.get(section, []))
        # Where nothing tells which sections belong together, the lists have to be the same in all of these.
        yield from _step_problems(pair, *_unanswered(_outside(mine, shared), _outside(theirs, shared)))


@rule("PAIR004", "different-quantities")
def different_quantities(page: Page, site: Site) -> Iterator[Problem]:
    """Amounts, durations, dates, times, limits and other numbers must be the same in both halves.

    Why it matters: the reader of one language pays, waits or comes too late. "3 bulan" and "three months", "RM30,000"
    and "RM30 000", "1 Oktober 2024" and "1 October 2024", "5 petang" and "5pm" are the same.

    Bad:
        Pautan sah untuk 24 jam.
        The link works for 48 hours.

    Good:
        Pautan sah untuk 24 jam.
        The link works for 24 hours.
    """
    for pair in pairs(page, site):
        if not quantities.knows(page.locale) or not quantities.knows(pair.other.locale):
            yield from _different_figures(pair)
            continue
        left, right = pair.unanswered(
            page.states.quantities, pair.other.states.quantities, lambda each: (each.key, each.soft)
        )
        if not left and not right:
            continue
        mine: list[Quantity] = []
        theirs: list[Quantity] = []
        for here, there in pair.by_section(left, right):
            found, others = quantities.differences(here, there)
            words, other_words = _contradictions(pair, here, there)
            mine += found + words
            theirs += others + other_words
        mine.sort(key=_start)
        theirs.sort(key=_start)
        for each in pair.explain(mine, theirs, lambda quantity: quantity.unit):
            yield Problem(
                f"“{each.mine.text}” is not in {each.where}{_there(each.instead)}", each.mine.start, each.mine.end,
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
        for each in pair.differences(spots.phones(page), spots.phones(pair.other), spots.key):
            yield Problem(
                f"{each.mine.text} is not in {each.where}{_there(each.instead)}", each.mine.start, each.mine.end,
                "name the same numbers in both languages",
            )  # fmt: skip


@rule("PAIR006", "different-links")
def different_links(page: Page, site: Site) -> Iterator[Problem]:
    """Both halves must link to the same places, each in its own language.

    Why it matters: a way out of a problem is missing in one language, or leads elsewhere.

    Bad:
        [Daftar dahulu](register.md)
        [Register first](reset-password.md)

    Good:
        [Daftar dahulu](register.md)
        [Register first](register.md)
    """
    for pair in pairs(page, site):
        mine, theirs = spots.links(page, site), spots.links(pair.other, site)
        left, right = pair.unanswered(mine, theirs, spots.key)
        left, right = spots.without_own_anchors(left, right, page, pair.other, site)
        for each in pair.explain(left, right, bool):
            yield Problem(
                f"the link to {each.mine.text} is not in {each.where}{_there(each.instead)}", each.mine.start,
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
        left, right = pair.unanswered(spots.labels(page, site), spots.labels(pair.other, site), spots.key)
        for each in pair.explain(left, right, bool):
            yield Problem(
                f"label “{each.mine.text}” is not in {each.where}{_there(each.instead)}", each.mine.start, each.mine.end,
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
    for pair in pairs(page, site):
        left, right = pair.unanswered(spots.pictures(page, site), spots.pictures(pair.other, site), spots.key)
        for each in pair.explain(spots.without_own_versions(left, right, pair), right, bool):
            yield Problem(
                f"picture {each.mine.text} is not in {each.where}{_there(each.instead)}", each.mine.start, each.mine.end,
                "show the same picture in both languages",
            )  # fmt: skip


@rule("PAIR009", "untranslated-text")
def untranslated_text(page: Page, site: Site) -> Iterator[Problem]:
    """No paragraph may be left in the other language.

    Why it matters: half the readers cannot read it, and a screen reader speaks it with the wrong voice. Quotations,
    labels in bold, and text marked with `lang` keep their language; only clear cases are reported.

    Bad:
        Open the portal and enter the ID you received by e-mail. (on a Malay page)

    Good:
        Buka portal dan masukkan ID yang anda terima melalui e-mel.
    """
    locales = site.config.locales.codes
    if len(locales) < 2 or not (site.files[page.path].localized or site.translations(page)):
        return
    same = {block.text for pair in pairs(page, site) for block in pair.other.states.blocks}
    terms = frozenset(site.register.labels) | _messages(site)
    for block in page.states.blocks:
        for start, end, language in _foreign(block, page.locale, locales, terms, in_both=block.text in same):
            yield Problem(
                f"this text is in another language ({language}) than its page ({page.locale})", start, end,
                "translate it, or mark a quotation as one",
            )  # fmt: skip
    for key in ("title", "description"):
        value = page.front.data.get(key)
        found = languages.guess(value, locales, terms) if isinstance(value, str) else None
        if found not in {None, page.locale}:
            line, column = page.front.place(key)
            yield Problem(
                f"the {key} is in another language ({found}) than its page ({page.locale})", help="translate it",
                place=Place(page.path, line, column),
            )  # fmt: skip


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


def _different_figures(pair: Pair) -> Iterator[Problem]:
    """Numbers that the other half has nowhere: all that can be told where the words beside them are not known."""
    for quantity in quantities.figures_missing(pair.page.states.quantities, pair.other.text):
        yield Problem(
            f"“{quantity.text}” is not in {pair.where(quantity)}", quantity.start, quantity.end,
            "correct the half that is wrong, from its source",
        )  # fmt: skip


def _there(instead: object) -> str:
    """What stands there in place of what is missed."""
    text = getattr(instead, "text", "")
    return f", which has “{text}”" if text else ""


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


def _start(quantity: Quantity) -> int:
    return quantity.start


def _contradictions(
    pair: Pair, left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Number words from two on that differ within one paragraph: "empat dokumen", "five documents".

    Alone in a paragraph such a word says little, for the other language may do without it.
    """
    here, there = ({each.value for each in side if not each.unit} for side in (left, right))
    mine = [each for each in left if each.soft and not each.unit and each.value not in there | {"1"}]
    theirs = [each for each in right if each.soft and not each.unit and each.value not in here | {"1"}]
    met = [(one, other) for one in mine for other in theirs if pair.same_block(one, other)]
    return [each for each in mine if any(each is one for one, _ in met)], [
        each for each in theirs if any(each is other for _, other in met)
    ]


def _foreign(
    block: Block, locale: str, locales: Sequence[str], terms: frozenset[str], *, in_both: bool
) -> Iterator[tuple[int, int, str]]:
    """What of ``block`` is in another language, and in which: all of it, or single sentences."""
    least = 1 if in_both and not block.cell else 2
    if not languages.may_be(block.text, [each for each in locales if each != locale], least):
        return
    if (block.cell or in_both) and languages.is_title(block.text):
        return  # a document keeps its name
    if languages.share_script(block.text, locale):
        return
    whole = languages.guess(block.text, locales, terms, least=least)
    # A quotation may hold the ends of several sentences.
    for match in _SENTENCE.finditer(languages.QUOTED.sub(lambda quoted: " " * len(quoted[0]), block.text)):
        language = languages.guess(match[0], locales, terms, pure=True)
        if language not in {None, locale}:
            yield (
                block.start + match.start(),
                block.end if whole == language else block.start + match.end(),
                str(language),
            )
            return
    if whole not in {None, locale}:
        yield block.start, block.end, str(whole)


def _messages(site: Site) -> frozenset[str]:
    """The messages of the register, exact ones: they keep the screen's language."""
    return frozenset(
        text for message in site.register.messages.values() if message.exact for text in message.message.values()
    )
