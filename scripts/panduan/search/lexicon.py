"""Text to terms: the form in which pages and queries are compared.

A term is a root (*bayar*), or an idea of ``terms.yml`` (*@password*) where a word or phrase of the text means one; the
longest phrase wins. *Kata laluan*, *katalaluan*, *password* and *passcode* are thus one and the same term, whichever
language they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from panduan.search.stems import Stemmer
from panduan.search.terms import Terms
from panduan.search.tokens import spellings, tokens

IDEA = "@"
"""What the name of an idea begins with, so that it is never taken for a root."""


@dataclass
class Lexicon:
    """The words of one language's index. ``vocabulary`` is every token that its texts and wordings hold."""

    terms: Terms
    locale: str
    vocabulary: Iterable[str]
    phrases: dict[tuple[str, ...], str] = field(init=False, default_factory=dict)
    """Roots of a phrase to the idea it means; phrases of one word too."""

    def __post_init__(self) -> None:
        self.short = {form: tokens(meaning) for form, meaning in self.terms.short_forms(self.locale).items()}
        self.words = set(self.vocabulary)
        for phrases in self.terms.same.values():
            self.words.update(token for phrase in phrases for token in tokens(phrase))
        self.stemmer = Stemmer(self.words | self.terms.roots, self.terms.forms, self.terms.whole)
        self._roots: dict[str, str] = {}
        self._analysed: dict[str, list[str]] = {}
        for idea, phrases in self.terms.same.items():
            for phrase in phrases:
                self.phrases.setdefault(tuple(map(self.root, tokens(phrase))), IDEA + idea)
        self._longest: dict[str, int] = {}
        for roots in self.phrases:
            self._longest[roots[0]] = max(len(roots), self._longest.get(roots[0], 1))

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
        """``roots`` with every phrase that means an idea replaced by it, leftmost and longest first."""
        terms: list[str] = []
        position = 0
        while position < len(roots):
            root = roots[position]
            for length in range(min(self._longest.get(root, 0), len(roots) - position), 0, -1):
                idea = self.phrases.get(tuple(roots[position : position + length]))
                if idea:
                    terms.append(idea)
                    position += length
                    break
            else:
                terms.append(root)
                position += 1
        return terms

    def spelled(self) -> dict[str, str]:
        """Every word a reader may type that is known here, and its root."""
        known = {word: self.root(word) for word in self.words}
        known |= {form: self.root(root) for form, root in self.terms.forms.items()}
        for word in list(known):
            for other in spellings(word):
                known.setdefault(other, word)
        return known
