"""PAIR: text that was left in the language of the other half."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from semak.pages.pairing import pairs
from semak.pages.statements import sentences
from semak.rules import Place, Problem, rule
from semak.text import language_parts, languages

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.statements import Block, Sentence
    from semak.sites.site import Site

_CLEARLY = 4
"""So many words of a short text must speak for another language where the other half does not say the same."""

_SHORTEST = 4
"""A lone text of fewer letters may be a key, a code or a name."""

_MOST = 0.8
"""A text of which so much is clicked is the text of a link."""

_DEFINITION = re.compile(r"\n\n?[ ]{0,3}:[ \t]")
"""What follows a term that is explained."""


@rule("PAIR009", "untranslated-text")
def untranslated_text(page: Page, site: Site) -> Iterator[Problem]:
    """No paragraph, or half of a sentence, may be left in the other language.

    Why it matters: half the readers cannot read it, and a screen reader speaks it with the wrong voice. Quotations,
    names, labels in bold, and text marked with `lang` keep their language, and so does the column of a table or the
    terms of a list that explain foreign words; only clear cases are reported. A block quotation that begins as a note
    (`> **Nota:**`) is the page's own words. A word that is the same in both halves is told where most others of its
    list, its column or its kind of heading were translated.

    Bad:
        Open the portal and enter the ID you received by e-mail. (on a Malay page)
        Pilih bulan before you enter the amount that must be paid.

    Good:
        Buka portal dan masukkan ID yang anda terima melalui e-mel.
        Pilih bulan sebelum memasukkan jumlah yang perlu dibayar.
    """
    locales = site.config.locales.codes
    if len(locales) < 2 or not (site.files[page.path].localized or site.translations(page)):
        return
    others = tuple(pair.other for pair in pairs(page, site))
    reader = _Reader(page, tuple(locales), _terms(site), others)
    terms: list[_Found] = []
    words: list[Block] = []
    for block in page.states.blocks:
        said = tuple(sentences(block.text)) if reader.may_be_foreign(block) else ()
        clear = reader.clear(block, said) if said else None
        short = reader.short(block, said) if said and not clear else None
        if short and (block.cell or _DEFINITION.match(page.live, page.line_span(page.position(block.start)[0])[1])):
            terms.append(short)
        elif found := clear or short or (reader.part(block) if said else None):
            yield _problem(page, found)
        elif reader.lone(block):
            words.append(block)
    for found in (*_outside_glossaries(page, terms), *reader.left_alone(page, words)):
        yield _problem(page, found)
    for key in ("title", "description"):
        value = page.front.data.get(key)
        language = reader.of_value(value, [other.front.data.get(key) for other in others])
        if language not in {None, page.locale}:
            line, column = page.front.place(key)
            yield Problem(
                f"the {key} is in another language ({language}) than its page ({page.locale})", help="translate it",
                place=Place(page.path, line, column),
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Found:
    """Text from ``start`` to ``end`` that is in another language."""

    start: int
    end: int
    language: str


@dataclass(frozen=True)
class _Reader:
    """Tells what a text of ``page`` is in; ``others`` are its other halves."""

    page: Page
    locales: tuple[str, ...]
    terms: frozenset[str]
    others: tuple[Page, ...]

    @cached_property
    def locale(self) -> str:
        """The language of the page."""
        return self.page.locale

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The other languages of the site."""
        return tuple(each for each in self.told_apart if each != self.locale)

    @cached_property
    def told_apart(self) -> tuple[str, ...]:
        """The languages of the site without other variants of the page's own, which nothing here tells from it."""
        return tuple(
            each for each in self.locales if each == self.locale or not languages.are_variants(each, self.locale)
        )

    @cached_property
    def in_both(self) -> frozenset[str]:
        """What the blocks of the page and of another half say alike."""
        return self.page.states.block_texts.intersection(chain(*(each.states.block_texts for each in self.others)))

    def may_be_foreign(self, block: Block) -> bool:
        """Whether anything could be found in ``block``: quick, for most text is in its page's language."""
        least = 1 if self._is_in_both(block) and not block.cell else 2
        if not languages.may_be(block.text, self.foreign, least):
            return False
        if languages.is_in_script_of(block.text, self.locale) or languages.is_beyond(block.text, self.locale):
            return False
        return languages.knows_words(self.locale) or not self._names_a_source(block)

    def _is_in_both(self, block: Block) -> bool:
        return block.text in self.in_both

    def _names_a_source(self, block: Block) -> bool:
        """Whether ``block`` is nothing but a link to another site that has the same text in both halves: its title."""
        if not self._is_in_both(block):
            return False
        links = (link for link in self.page.links if block.start <= link.text_start < link.text_end <= block.end)
        length = sum(link.text_end - link.text_start for link in links if "://" in link.url)
        return length >= _MOST * len(block.text.strip())

    def clear(self, block: Block, said: Collection[Sentence]) -> _Found | None:
        """What of ``block`` is clearly in another language: all of it, its first sentence that is, or part of one."""
        if self._keeps_its_name(block):
            return None
        least = 1 if self._is_in_both(block) and not block.cell else 2
        whole = languages.guess(block.text, self.told_apart, self.terms, least=least)
        for sentence, start, end in said:
            language = languages.guess(sentence, self.told_apart, self.terms, pure=True)
            if language not in {None, self.locale}:
                stop = block.end if whole == language else block.start + end
                return _Found(block.start + start, stop, str(language))
        if whole in {None, self.locale}:
            return None
        return self.part(block) or _Found(block.start, block.end, str(whole))

    def short(self, block: Block, said: Iterable[Sentence]) -> _Found | None:
        """The first few words of ``block`` that can only be another language's: surest where the other half has them."""
        for sentence, start, end in said:
            language = languages.guess_short(sentence, self.locale, self.told_apart, self.terms)
            if language is None or _is_name(sentence):
                continue
            if not any(sentence in other.states.sentences for other in self.others):
                language = languages.guess_short(sentence, self.locale, self.told_apart, self.terms, least=_CLEARLY)
            if language is not None:
                return _Found(block.start + start, block.start + end, language)
        return None

    def part(self, block: Block) -> _Found | None:
        """The first part of a sentence of ``block`` that was left in another language."""
        if not languages.may_be(block.text, self.foreign, language_parts.LEAST) or self._keeps_its_name(block):
            return None
        part = language_parts.find(block.text, self.locale, self.told_apart, self.terms)
        return part and _Found(block.start + part.start, block.start + part.end, part.language)

    def lone(self, block: Block) -> str | None:
        """The other language of a few words that are the same in both halves."""
        if not self._is_in_both(block) or sum(map(str.isalpha, block.text)) < _SHORTEST:
            return None
        if not languages.knows_words(self.locale):
            return None  # "Installation" is German, too
        if _is_name(block.text) or languages.names_controls(block.text):
            return None
        return languages.guess_short(block.text, self.locale, self.told_apart, self.terms, least=1)

    def left_alone(self, page: Page, words: Iterable[Block]) -> Iterator[_Found]:
        """Those of ``words`` whose like, in a column, a list or among headings, was translated: no label or name."""
        alike = {block: _likeness(page, block) for block in words}
        if not alike:
            return
        same: defaultdict[Hashable, set[str]] = defaultdict(set)
        translated: Counter[Hashable] = Counter()
        for block, likeness in alike.items():
            same[likeness].add(block.text)
        for block in page.states.blocks:
            if languages.has_words(block.text) and not self._is_in_both(block):
                translated[_likeness(page, block)] += 1
        for block, likeness in alike.items():
            if likeness and translated[likeness] >= 2 * len(same[likeness]):
                yield _Found(block.start, block.end, str(self.lone(block)))

    def _keeps_its_name(self, block: Block) -> bool:
        """Whether ``block`` looks like the title of a document."""
        known = languages.knows_words(self.locale)
        return (not known or block.cell or self._is_in_both(block)) and languages.is_title(block.text)

    def of_value(self, value: object, others: Collection[object]) -> str | None:
        """The language of a value of the front matter, or of its first sentence that is in another one."""
        if not isinstance(value, str) or not languages.may_be(value, self.foreign, 1):
            return None
        whole = languages.guess(value, self.told_apart, self.terms)
        if whole is None and not _is_name(value):
            least = 1 if value in others else 3
            whole = languages.guess_short(value, self.locale, self.told_apart, self.terms, least=least)
        of_sentences = (languages.guess(each.text, self.told_apart, self.terms, pure=True) for each in sentences(value))
        return next((each for each in (whole, *of_sentences) if each not in {None, self.locale}), None)


def _is_name(text: str) -> bool:
    """Whether the words after the first one have capitals, as in a name; a sentence may begin with one."""
    rest = text.partition(" ")[2]
    return languages.is_title(rest) and rest != rest.lower()


def _outside_glossaries(page: Page, terms: list[_Found]) -> list[_Found]:
    """``terms`` without those of a column, or of a list of definitions, that has several: it explains foreign words."""
    columns = [_column(page, found.start) for found in terms]
    often = Counter(columns)
    return [found for found, column in zip(terms, columns, strict=True) if often[column] == 1]


def _likeness(page: Page, block: Block) -> tuple[Hashable, ...]:
    """What the blocks of a column, the items of a list or the headings of a level have in common; else nothing."""
    if block.cell:
        return _column(page, block.start)
    begin = page.line_span(page.position(block.start)[0])[0]
    marker = page.text[begin : block.start]
    sign = marker.strip()[:1]
    if sign == "#":
        return (marker.strip(),)
    return (sign, marker, page.states.section(block.start)) if sign and sign in "-*+!?=" else ()


def _column(page: Page, offset: int) -> tuple[int, int]:
    """The first line of the table around ``offset`` and the number of the cell in its row; of terms their section."""
    line = page.position(offset)[0]
    start, end = page.line_span(line)
    if "|" not in page.prose[start:end]:
        return -1, page.states.section(offset)
    while line > 1 and "|" in page.line_text(line - 1):
        line -= 1
    return line, page.prose.count("|", start, offset)


def _problem(page: Page, found: _Found) -> Problem:
    message = f"this text is in another language ({found.language}) than its page ({page.locale})"
    return Problem(message, found.start, found.end, "translate it, or mark a quotation as one")


@lru_cache(maxsize=1)
def _terms(site: Site) -> frozenset[str]:
    """The labels and the exact messages of the register: they keep the screen's language."""
    exact = (message for message in site.register.messages.values() if message.exact)
    return frozenset(site.register.labels).union(*(message.message.values() for message in exact))
