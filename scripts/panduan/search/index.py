"""Sections to the index that the reader's browser downloads: everything it needs, nothing to work out.

The file is one JSON object per language; ``worker/`` reads it:

``pages``   address, name and portal of each page, and how a result names it
``units``   what can be found: number of its page, anchor, title, text, 1 if it stands alone in the result list,
            1 if it is part of the unit before it as well
``words``   every known word, in one string; ``roots`` the number of each word's root, as the distance from the one before
``ideas``   words and phrases: the numbers of their roots or ideas, and of the idea they mean
``post``    for each term, the units that hold it: the distance to the unit before, times eight, plus a weight of 1 to 7
``elsewhere`` the idea of what other offices do
``says``    for each unit, what a reader may type to mean it: its kind, then the numbers of its terms
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

from semak.sites.register import Contact, Message, Register

from panduan.portals import Portals, name
from panduan.search.lexicon import ELSEWHERE, IDEA, Lexicon
from panduan.search.sections import REPEATED, Page, Section, without_repeats
from panduan.search.stems import ENGLISH_SUFFIXES, MALAY_PREFIXES, MALAY_SUFFIXES
from panduan.search.terms import ANY, Terms
from panduan.search.tokens import tokens

VERSION = 1

TITLE, WORDING, OTHER_WORDING, NAME, ALIAS, LABEL, HEADING = range(7)
"""Kinds of phrases: a message or section's title, its wordings in either language, a page's names, aliases, words of
the portal's screen that it names, ``h3``."""

WEIGHTS = {TITLE: 4.0, WORDING: 1.2, OTHER_WORDING: 0.8, NAME: 3.0, ALIAS: 2.5, LABEL: 0.0, HEADING: 2.0}
"""What one occurrence in a phrase of each kind counts, against 1 in the text."""

CONTEXT = 1.0
"""What the name of its page and portal counts for a section."""


SHOWN = 250
"""Characters of a section's text that are kept to be shown in results; words beyond them are found all the same."""


@dataclass
class Unit:
    """Something that can be found: a section, or a page's beginning."""

    page: int
    section: Section
    alone: bool
    context: str
    phrases: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Site:
    """What is known beside the pages; ``slug`` gives a page's address without its language."""

    locale: str
    terms: Terms
    register: Register
    slug: Callable[[str], str]
    portals: Portals

    def portal(self, page: Page) -> str:
        """The portal that ``page`` is about, empty for the site's own pages."""
        folder = self.slug(page.url).partition("/")[0]
        return folder if folder in self.terms.portals else ""

    def where(self, page: Page) -> str:
        """What a section of ``page`` that stands alone says of where it stands."""
        portal = self.portal(page)
        shown = name(self.portals, portal) if portal else ""
        return page.name if not shown or shown in page.name else f"{shown}: {page.name}"


def build(pages: Sequence[Page], site: Site) -> dict[str, Any]:
    """The index of ``pages`` for a reader of the site's locale."""
    pages = without_repeats(pages)
    locale, terms = site.locale, site.terms
    units = [unit for number, page in enumerate(pages) for unit in _units(number, page, site)]
    _demote_stock_titles(units)
    lexicon = Lexicon(terms, locale, _vocabulary(units))
    words = sorted(lexicon.spelled().items())
    numbers = _Numbers()
    roots = [numbers.of(root) for _, root in words]
    says = [_says(unit, lexicon, numbers) for unit in units]
    post = _postings(units, lexicon, numbers)
    meanings = [*(((root,), idea) for root, idea in lexicon.single.items()), *lexicon.phrases.items()]
    ideas = [[*map(numbers.of, terms), numbers.of(idea)] for terms, idea in sorted(meanings)]
    return {
        "version": VERSION,
        "lang": locale,
        "pages": [[page.url, page.name, site.portal(page), site.where(page)] for page in pages],
        "units": [
            [unit.page, unit.section.anchor, unit.section.title, _shown(unit.section.blocks), int(unit.alone)]
            + [1] * unit.section.inner
            for unit in units
        ],
        "words": " ".join(word for word, _ in words),
        "roots": [root - before for before, root in pairwise([0, *roots])],
        "ideas": ideas,
        "near": [
            [numbers.of(IDEA + idea), *(numbers.of(IDEA + other) for other in others)]
            for idea, others in terms.near.items()
        ],
        "short": terms.short_forms(locale),
        "elsewhere": numbers.of(ELSEWHERE),
        "light": sorted({numbers.of(term) for word in terms.light for term in lexicon.analyse(word)}),
        "portals": {
            portal: sorted({numbers.of(term) for word in words_ for term in lexicon.analyse(word)})
            for portal, words_ in terms.portals.items()
        },
        "named": {
            portal: [numbers.of(term) for word in [portal, *words_[:2]] for term in lexicon.analyse(word)]
            for portal, words_ in terms.portals.items()
        },
        "affixes": {"prefixes": MALAY_PREFIXES, "suffixes": MALAY_SUFFIXES, "english": ENGLISH_SUFFIXES},
        "says": says,
        "post": [_packed(post.get(number, {})) for number in range(len(numbers))],
    }


class _Numbers(dict[str, int]):
    """Numbers for terms, in the order in which they are first asked for."""

    def of(self, term: str) -> int:
        return self.setdefault(term, len(self))


def _units(number: int, page: Page, site: Site) -> Iterator[Unit]:
    slug, portal, register = site.slug(page.url), site.portal(page), site.register
    messages = {message.id: message for message in register.messages.values() if message.portal == portal}
    named = site.terms.portals.get(portal, ())[:1]
    for section in page.sections:
        if len(section.title) == 1:  # a letter of the list from A to Z, which is no answer to anything
            continue
        message = messages.get(section.anchor) if slug.endswith("/problems") else None
        contact = register.contacts.get(section.anchor)
        context = " ".join([*named, page.name if section.anchor else ""])
        unit = Unit(number, section, message is not None or contact is not None, context)
        unit.phrases.append((TITLE, section.title))
        if message is not None:
            unit.phrases.extend(_wordings(message, site.locale))
        if contact is not None:
            channels = [text for text in (contact.phone, contact.email, contact.web) if text]
            names = [part for text in contact.name.values() for part in re.split(r"[()]", text) if part.strip()]
            unit.phrases += [(TITLE, text) for text in [*channels, *names]]
            unit.phrases += [(NAME, f"{text} {word}") for text in names for word in _channel_words(contact)]
        if not section.anchor:
            unit.phrases += [(NAME, page.name), (NAME, " ".join([page.name, *named]))]
        unit.phrases += [(HEADING, heading) for heading in section.headings]
        unit.phrases += [(LABEL, label) for label in section.labels]
        aliases = site.terms.pages.get(f"{slug}#{section.anchor}" if section.anchor else slug, {})
        for texts in aliases.values():
            unit.phrases += [(ALIAS, text) for text in texts]
        yield unit


def _channel_words(contact: Contact) -> Iterator[str]:
    """What people add to the name of somebody whom they want to reach: *KDN email*, *MyGCC phone*."""
    if contact.phone:
        yield "phone"
    if contact.email:
        yield "email"


def _shown(blocks: Sequence[str]) -> str:
    """The first of ``blocks``, one a line, as many as :data:`SHOWN` allows and never fewer than one."""
    lengths = accumulate(len(block) for block in blocks)
    kept = [block for block, length in zip(blocks, lengths, strict=True) if length <= SHOWN]
    return "\n".join(kept or blocks[:1])


def _demote_stock_titles(units: Sequence[Unit]) -> None:
    """A title that many sections share (*Steps*, *Who to call*) says no more than an inner heading."""
    seen = Counter(unit.section.title for unit in units)
    for unit in units:
        if seen[unit.section.title] >= REPEATED:
            unit.phrases = [(HEADING if kind == TITLE else kind, text) for kind, text in unit.phrases]


def _wordings(message: Message, locale: str) -> Iterator[tuple[int, str]]:
    for text in message.message.values():
        yield TITLE, text
    for other, texts in message.wordings.items():
        kind = WORDING if other in {locale, ANY} else OTHER_WORDING
        for text in texts:
            yield kind, text


def _vocabulary(units: Iterable[Unit]) -> set[str]:
    found: set[str] = set()
    for unit in units:
        for text in [*unit.section.blocks, unit.context, *(text for _, text in unit.phrases)]:
            found.update(tokens(text))
    return found


def _says(unit: Unit, lexicon: Lexicon, numbers: _Numbers) -> list[list[int]]:
    """The unit's phrases as terms, each once, with the strongest kind it was given."""
    found: dict[tuple[int, ...], int] = {}
    for kind, text in unit.phrases:
        key = tuple(map(numbers.of, lexicon.analyse(text)))
        if len(key) > (kind == LABEL):
            found[key] = min(kind, found.get(key, kind))
    return [[kind, *key] for key, kind in found.items()]


def _postings(units: Sequence[Unit], lexicon: Lexicon, numbers: _Numbers) -> dict[int, dict[int, int]]:
    """Term to unit to weight, 1 to 7: how much of the unit is about the term."""
    light = {term for word in lexicon.terms.light for term in lexicon.analyse(word)}
    post: dict[int, dict[int, int]] = defaultdict(dict)
    bodies = [[term for block in unit.section.blocks for term in lexicon.analyse(block)] for unit in units]
    average = sum(map(len, bodies)) / len(bodies) if bodies else 1.0
    for number, (unit, body) in enumerate(zip(units, bodies, strict=True)):
        counts: dict[str, float] = defaultdict(float)
        for term in body:
            counts[term] += 1
        for kind, text in unit.phrases:
            for term in lexicon.analyse(text):
                counts[term] += WEIGHTS[kind]
        for term in lexicon.analyse(unit.context):
            counts[term] += CONTEXT
        half = 1.5 + len(body) / (average or 1)
        for term, count in counts.items():
            if term not in light:
                post[numbers.of(term)][number] = max(1, round(7 * count / (count + half)))
    return post


def _packed(units: Mapping[int, int]) -> list[int]:
    order = [0, *sorted(units)]
    return [(unit - before) * 8 + units[unit] for before, unit in pairwise(order)]
