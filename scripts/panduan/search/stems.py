"""Words to roots, for Malay and English: affixes are taken off only where what remains is a word somebody wrote.

A stemmer that cuts blindly (Snowball's Indonesian is the nearest to Malay) turns *majikan* into *maji* and splits
*kemas kini* into four; here a cut counts only if its remainder stands in the site's own vocabulary or in the list of
roots, so that names and loan words stay whole by themselves. What rules cannot know stands in ``terms.yml``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

# A prefix, and the letters that it may have swallowed: memilih is mem + (p)ilih.
MALAY_PREFIXES: tuple[tuple[str, str], ...] = (
    ("memper", ""), ("diper", ""), ("teper", ""), ("menge", ""), ("penge", ""), ("pember", ""), ("keber", ""),
    ("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("mem", "p"), ("pem", "p"), ("men", "t"), ("pen", "t"),
    ("ber", ""), ("ter", ""), ("per", ""), ("me", ""), ("pe", ""), ("di", ""), ("ke", ""), ("se", ""),
)  # fmt: skip
MALAY_SUFFIXES = ("kannya", "annya", "inya", "kan", "nya", "lah", "kah", "an", "i")
ENGLISH_SUFFIXES: tuple[tuple[str, str], ...] = (
    ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ations", "e"), ("ation", "e"), ("ions", ""), ("ion", ""), ("ions", "e"), ("ion", "e"),
)  # fmt: skip
SHORTEST = 3
"""A root has at least so many letters; four where all that was cut is a single letter."""


@dataclass(frozen=True, slots=True)
class Stemmer:
    """Finds roots among ``words``. ``forms`` says the root where rules err; ``whole`` words are never cut."""

    words: Collection[str]
    forms: Mapping[str, str] = field(default_factory=dict)
    whole: Collection[str] = frozenset()

    def root(self, word: str) -> str:
        """The root of ``word``; the word itself where none is known."""
        for _ in range(4):
            if word in self.forms:
                return self.forms[word]
            if word in self.whole:
                return word
            shorter = next((cut for cut in cuts(word) if cut in self.words), None)
            if shorter is None:
                return word
            word = shorter
        return word


def cuts(word: str) -> Iterator[str]:
    """What may remain of ``word`` without its affixes, the longest remainder first."""
    found = {cut for cut in _all_cuts(word) if cut != word}
    yield from sorted(found, key=lambda cut: (-len(cut), cut))


def _all_cuts(word: str) -> Iterator[str]:
    if not word.isalpha() or len(word) <= SHORTEST:
        return
    for beginning in _without_prefix(word):
        yield from _long_enough(word, beginning)
        for suffix in MALAY_SUFFIXES:
            if beginning.endswith(suffix):
                yield from _long_enough(word, beginning.removesuffix(suffix))
    for suffix, instead in ENGLISH_SUFFIXES:
        if word.endswith(suffix):
            stem = word.removesuffix(suffix)
            yield from _long_enough(word, stem + instead)
            if not instead and len(stem) > SHORTEST and stem[-1] == stem[-2]:
                yield from _long_enough(word, stem[:-1])


def _without_prefix(word: str) -> Iterator[str]:
    yield word
    for prefix, swallowed in MALAY_PREFIXES:
        if word.startswith(prefix):
            rest = word.removeprefix(prefix)
            yield rest
            if swallowed and rest[:1] in {"a", "e", "i", "o", "u"}:
                yield swallowed + rest


def _long_enough(word: str, root: str) -> Iterator[str]:
    if len(root) >= SHORTEST + (len(word) - len(root) == 1):
        yield root
