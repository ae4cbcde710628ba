"""Where within a sentence another language begins: half of a sentence that nobody translated.

Names keep their language, so only words in lower case speak, and quotations, labels, links, emphasis and what stands in
brackets say nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from semak.text import languages
from semak.text.language_words import WORDS

_WORD = re.compile(r"(?<![\w/'’-])[^\W\d_]+(?:['’][a-z]+)?")
_END = re.compile(r"[.!?](?!\w)")
_BOUNDARY = re.compile(r"[,;:–—]|\s-\s")
LEAST = 3
"""So many words must speak for another language where they are a clause of their own."""

_LEAST_WITHIN = 4
"""So many where they are not."""

_LEAST_SMALL = 2
"""So many different small words must be among them: nouns alone may be a name."""

_JOINING = 2
"""So many words in lower case, at most, join two with capitals to a name: ``Labour and the Ministry``."""


class Part(NamedTuple):
    """A part of a text that is in another language."""

    start: int
    end: int
    language: str


class _Run(NamedTuple):
    """Words that follow one another, none of which speaks for the page's language."""

    words: list[re.Match[str]]
    opens: bool
    """Whether a clause begins with it."""
    closes: bool
    """Whether one ends with it."""


def find(text: str, own: str, locales: Iterable[str], terms: Collection[str] = ()) -> Part | None:
    """The first part of ``text`` that can only be in another of ``locales`` than ``own``.

    ``terms`` are words and phrases that belong to no language here.
    """
    others = [each for each in locales if not languages.are_kin(each, own)]
    plain = languages.without(languages.unquoted(text), terms)
    plain = languages.APART.sub(lambda match: " " * len(match[0]), plain)
    return next((part for run in _runs(plain, own) for each in others if (part := _spoken(run, each))), None)


def _runs(plain: str, own: str) -> Iterator[_Run]:
    """The longest runs of words within the sentences of ``plain``."""
    mine = languages.speaking(own)
    words: list[re.Match[str]] = []
    opens, last = True, 0
    for word in _WORD.finditer(plain):
        between = plain[last : word.start()]
        ends = bounds = False
        if between != " ":
            ends, bounds = _END.search(between) is not None, _BOUNDARY.search(between) is not None
        if words and ends:
            yield _Run(words, opens, closes=True)
            words = []
        if mine[word[0].lower()]:
            if words:
                yield _Run(words, opens, closes=bounds)
            words = []
        else:
            if not words:
                opens = not last or ends or bounds
            words.append(word)
        last = word.end()
    if words:
        yield _Run(words, opens, closes=True)


def _spoken(run: _Run, locale: str) -> Part | None:
    """What of ``run`` is in ``locale``, if enough of it is."""
    theirs, small = languages.speaking(locale), WORDS.get(locale.replace("_", "-").partition("-")[0], frozenset())
    low = _outside_names(run.words)
    telling = [word for word in low if theirs[word[0]]]
    least = LEAST if run.opens and run.closes else _LEAST_WITHIN
    if len(telling) < least or len(telling) * 2 < len(low) or len({word[0] for word in telling} & small) < _LEAST_SMALL:
        return None
    first = run.words[0] if run.opens else telling[0]
    last = run.words[-1] if run.closes else telling[-1]
    return Part(first.start(), last.end(), locale)


def _outside_names(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those of ``words`` that are in lower case and join no name."""
    small: list[re.Match[str]] = []
    since: list[re.Match[str]] = []
    named = False
    for word in words:
        if word[0].islower():
            since.append(word)
            continue
        if not named or len(since) > _JOINING:
            small += since
        named, since = True, []
    return small + since
