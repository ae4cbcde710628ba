"""Text to terms: the form in which pages and queries are compared.

A term is a root (*bayar*), or an idea of ``terms.yml`` (*@password*) where a word or phrase of the text means one; the
longest phrase wins. *Kata laluan*, *katalaluan*, *password* and *passcode* are thus one and the same term, whichever
language they stand in, and *temporary password* says for all of them what *temporary* makes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from panduan.search.stems import Stemmer
from panduan.search.terms import Terms
from panduan.search.tokens import spellings, tokens

_IZE = re.compile(r"is(?=(?:e|es|ed|ing|ation)$)")
"""*Recognised* is spelled *recognized* too."""

IDEA = "@"
"""What the name of an idea begins with, so that it is never taken for a root."""

ELSEWHERE = f"{IDEA}elsewhere"
"""The one idea of all that is other offices' business (``elsewhere`` in the file)."""


@dataclass
class Lexicon:
    """The words of one language's index. ``vocabulary`` is every token that its texts and wordings hold."""

    terms: Terms
    locale: str
    vocabulary: Iterable[str]
    phrases: dict[tuple[str, ...], str] = field(init=False, default_factory=dict)
    """Terms of a phrase of several words to the idea it means."""
    single: dict[str, str] = field(init=False, default_factory=dict)
    """Root to the idea it means by itself."""

    def __post_init__(self) -> None:
        self.short = {form: tokens(meaning) for form, meaning in self.terms.short_forms(self.locale).items()}
        self.words = set(self.vocabulary)
        said = [phrase for phrases in self.terms.same.values() for phrase in phrases]
        for text in [*said, *self.terms.light, *self.terms.elsewhere]:
            self.words.update(tokens(text))
        for meaning in self.short.values():
            self.words.update(meaning)
        self.stemmer = Stemmer(self.words | self.terms.roots, self.terms.forms, self.terms.whole)
        self._roots: dict[str, str] = {}
        self._analysed: dict[str, list[str]] = {}
        meanings = [(phrase, IDEA + idea) for idea, phrases in self.terms.same.items() for phrase in phrases]
        meanings += [(phrase, ELSEWHERE) for phrase in self.terms.elsewhere]
        rooted = [([self.root(token) for token in tokens(phrase)], idea) for phrase, idea in meanings]
        for roots, idea in rooted:
            if len(roots) == 1:
                self.single.setdefault(roots[0], idea)
        for roots, idea in rooted:
            if len(roots) > 1:
                self.phrases.setdefault(tuple(self.single.get(root, root) for root in roots), idea)
        self._longest: dict[str, int] = {}
        for first, *others in self.phrases:
            self._longest[first] = max(1 + len(others), self._longest.get(first, 1))

    def root(self, token: str) -> str:
        """The root of one token."""
        known = self._roots.get(token)
        if known is None:
            known = self._roots[token] = self.stemmer.root(token)
        return known

    def roots(self, text: str) -> list[str]:
        """The roots of ``text``, short forms written out."""
        return [self.root(word) for token in tokens(text) for word in self.short.get(token, (token,))]

    def analyse(self, text: str) -> list[str]:
        """The terms of ``text`` in order."""
        known = self._analysed.get(text)
        if known is None:
            known = self._analysed[text] = self.ideas(self.roots(text))
        return known

    def ideas(self, roots: Sequence[str]) -> list[str]:
        """``roots`` with every word and phrase that means an idea replaced by it, leftmost and longest first."""
        words = [self.single.get(root, root) for root in roots]
        terms: list[str] = []
        position = 0
        while position < len(words):
            term = words[position]
            longest = min(self._longest.get(term, 1), len(words) - position)
            found = (
                (length, self.phrases.get(tuple(words[position : position + length])))
                for length in range(longest, 1, -1)
            )
            length, idea = next(((length, idea) for length, idea in found if idea), (1, term))
            terms.append(idea)
            position += length
        return terms

    def spelled(self) -> dict[str, str]:
        """Every word a reader may type that is known here, and its root."""
        known = {word: self.root(word) for word in self.words}
        known |= {form: self.root(root) for form, root in self.terms.forms.items()}
        known |= {root: root for root in known.values()}
        for word in list(known):
            for other in [*spellings(word), _IZE.sub("iz", word)]:
                known.setdefault(other, word)
        return known
