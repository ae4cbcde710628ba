"""Which of a site's languages a paragraph is written in, told by its small words or its script. No model, no network.

Only clear cases are answered: a paragraph of labels, names and figures has no language of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache

from semak.text.common_words import COMMON, CONTROLS, FORMS, SHARED
from semak.text.language_words import KIN, SCRIPTS, SHARED_SCRIPTS, WORDS
from semak.text.wordlists import any_of, lower

_QUOTED = re.compile(
    r"\*\*[^*\n]+\*\*|“[^”]{0,400}”|‘[^’]{0,400}’(?![a-z])|(?<!\w)\"[^\"\n]{0,400}\"|«[^»]{0,400}»|`[^`]{0,400}`"
    r"|https?://\S+|(?<!\S)\S{1,64}@\S+|(?<!\w)_*[^\W_]+(?:_+[^\W_]+|\.[^\W\d_]+)+"
    r"|(?<![\w-])[A-Z]{2,6}-[0-9]{1,6}\]?[:：]?\s+(?=[A-Z])(?:[\s,]?(?:[A-Z(][\w'’./)-]*|"
    r"an?|and|as|by|for|from|in|into|of|on|or|the|to|under|with|without)(?![\w-]))+"
    r"|(?<![\w-])[ei]-[A-Z]\w*|„[^“”\n]{0,400}[“”]|(?<=[a-z])\s(?:van(?:\sde[nr]?)?|von\sder)(?=\s[A-Z])"
)
"""Labels, quotations, addresses, names in programs (``set_on_time``) and of services
(``i-Akaun``), entries of a catalogue with their numbers
(``CWE-201 Exposure of Data``), and what joins a name (``van der``): they keep the language they were found in."""

APART = re.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]|(?<![\w*])\*[^*\n]+\*(?![\w*])|(?<!\w)_[^_\n]+_(?!\w)")
"""What may be in another language than the sentence around it: a gloss, a link's text, a name in italics."""

_SIGN_OF_QUOTED = re.compile(r"[*“‘\"«`@_:.„-](?:(?<![:.-])|(?<=:)//|(?<=\.)[^\W\d_]|(?<=[A-Z]-)[0-9]|(?<=[ei]-)[A-Z])")
"""One of these is in whatever is quoted."""

_SIGNS_OF_NAMES = " van ", " von der "

WORD = re.compile(r"[a-zà-öø-ÿ](?:[a-zà-öø-ÿ]+(?:'[a-z]+)?|(?<![\w/'-].)(?:'[a-z]+)?(?![\w/-]))")
"""A word in lower case; a letter of a passport (``A12345678``) or of a name (``a/l``) is none."""

_NUMBER_SIGN = re.compile(r"\bno\.(?=\s)")
"""``No. pendaftaran``: no English *no*."""

_LETTERS = re.compile(r"[^\W\d_]+")

WITHOUT_SPACES = frozenset({"zh", "ja", "th", "my"})
"""Languages that put no spaces between words."""

LETTERS_OF_A_WORD = 2
"""So many letters of such a language make a word."""

LONGEST_NAME = 5
"""So many letters of such a language, at most, may be a name."""

FIRST_OTHER_SCRIPT = "\u0370"
"""Before it Unicode has Latin letters only."""

_OTHER_SCRIPT = re.compile("[\u0370-\u1fff\u2c00-\U0010ffff]")
"""Letters that are not Latin, and no punctuation, as quotation marks and dashes are."""

FEWEST = 3
"""A paragraph of fewer words is not told."""

FEW = 4
"""Fewer than these must be nearly all small words, and none of another language."""

CLEAR, CLEAR_OF_KIN = 3.0, 1.4
"""How many times the small words of any other language those of the answer must be; kin share many of them."""

FEWEST_OF_KIN = 3
"""How many different small words of the answer kin must not have."""

SHARE = 6
"""One word in so many, at least, must be a small one."""


@lru_cache(maxsize=64)
def unquoted(text: str) -> str:
    """``text`` with spaces for what keeps the language it was found in; every offset is kept."""
    return _QUOTED.sub(_spaces, text) if _has_signs(text) else text


def _has_signs(text: str) -> bool:
    return _SIGN_OF_QUOTED.search(text) is not None or any(sign in text for sign in _SIGNS_OF_NAMES)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def guess(
    text: str, locales: Iterable[str], terms: Collection[str] = (), *, least: int = 2, pure: bool = False
) -> str | None:
    """Which of ``locales`` ``text`` is in; ``None`` where it is not clear, or is none of them.

    ``terms`` are words and phrases that belong to no language here: labels, names, messages of the register.
    ``least`` is how many different small words must speak for the answer; ``pure`` lets none speak against it.
    """
    known = {_base(locale): locale for locale in locales}
    plain = unquoted(text)
    script = _script(plain)
    if script is not None:
        return known.get(script)
    words = WORD.findall(_NUMBER_SIGN.sub("", without(plain.replace("’", "'"), terms).lower()))
    if len(words) < FEWEST:
        return None
    if len(words) < FEW:
        least, pure = max(least, 2), True
    best = _clearest(words, [language for language in known if language in WORDS], least, pure)
    return known[best] if best else None


def guess_short(
    text: str, own: str, locales: Iterable[str], terms: Collection[str] = (), *, least: int = 2
) -> str | None:
    """Which of ``locales`` a text of a few words is in, if every word that tells anything speaks against ``own``.

    Looser than :func:`guess`: for text that stands in both halves of a page, one of which it cannot be meant for, or in
    which at least ``least`` words tell something.
    """
    words = WORD.findall(without(unquoted(text).replace("’", "'"), terms).lower())
    words = [word for word in words if word not in SHARED]
    if any(map(speaking(own).__getitem__, words)):
        return None
    for locale in locales:
        telling = sum(map(speaking(locale).__getitem__, words))
        if locale != own and telling >= least and 3 * telling >= 2 * len(words):
            return locale
    return None


class _Told(dict[str, bool]):
    """What ``tell`` says of a word, by the word: found out once for each, for texts repeat them."""

    def __init__(self, tell: Callable[[str], bool]) -> None:
        self._tell = tell

    def __missing__(self, word: str) -> bool:
        self[word] = told = self._tell(word)
        return told


@lru_cache(maxsize=64)
def speaking(locale: str) -> Mapping[str, bool]:
    """Whether a word in lower case speaks for the language of ``locale``."""
    language = _base(locale)
    words, form = WORDS.get(language, frozenset()) | COMMON.get(language, frozenset()), FORMS.get(language)
    return _Told(lambda word: word in words or (form is not None and form.fullmatch(word) is not None))


@lru_cache(maxsize=64)
def _small(language: str) -> Mapping[str, bool]:
    """Whether a word in lower case, or what stands before its apostrophe (``it's``), is a small one of ``language``."""
    words = WORDS[language]
    return _Told(lambda word: word in words or word.partition("'")[0] in words)


def may_be(text: str, locales: Iterable[str], least: int = 2) -> bool:
    """Whether :func:`guess` or :func:`guess_short` could answer one of ``locales`` at all.

    Quick, for most text is in its page's language.
    """
    if not text.isascii() and _OTHER_SCRIPT.search(text):
        return True
    words = WORD.findall(text.lower())
    for locale in locales:  # noqa: SIM110 - any() would take half as long again
        if sum(map(speaking(locale).__getitem__, words)) >= least:
            return True
    return False


def names_controls(text: str) -> bool:
    """Whether all words of ``text`` are such as stand on buttons, keys and menus."""
    return CONTROLS.issuperset(WORD.findall(text.lower()))


def has_words(text: str) -> bool:
    """Whether ``text`` has a word that could be translated: figures, labels and addresses have none."""
    return _LETTERS.search(unquoted(text)) is not None


def is_in_script_of(text: str, locale: str) -> bool:
    """Whether most words of ``text`` are in the script of ``locale``, and that is no Latin one.

    Names of products and of commands stay Latin within any other script.
    """
    ranges = _ranges(_base(locale))
    if not ranges or text.isascii():
        return False
    plain = APART.sub(" ", unquoted(text))
    own = [letter for letter in plain if any(first <= letter <= last for first, last in ranges)]
    if _base(locale) in WITHOUT_SPACES:
        words = len(own) // LETTERS_OF_A_WORD
    else:
        words = sum(any(first <= word[0] <= last for first, last in ranges) for word in _LETTERS.findall(plain))
    return bool(words) and words >= len(WORD.findall(plain.lower()))


@lru_cache(maxsize=64)
def _ranges(language: str) -> tuple[tuple[str, str], ...]:
    """First and last letters of the scripts that ``language`` is written in; none for a Latin one."""
    return tuple(
        (first, last)
        for first, last, named in SCRIPTS
        if named == language or language in SHARED_SCRIPTS.get(named, ())
    )


def knows_words(locale: str) -> bool:
    """Whether more than the small words of a language are known, so that a lone word may tell it."""
    return _base(locale) in COMMON


def is_beyond(text: str, locale: str) -> bool:
    """Whether ``text`` has letters that English has not, on a page in a language of which no words are known here.

    "Bez vás by to nebylo možné" is no English, though "by" and "to" are.
    """
    language = _base(locale)
    unknown = language not in WORDS and not _ranges(language)
    return unknown and any(letter.isalpha() and not letter.isascii() for letter in text)


def are_variants(one: str, other: str) -> bool:
    """Whether two locales are of one language: ``pt`` and ``pt-BR``, ``zh-Hans`` and ``zh-TW``."""
    return _base(one) == _base(other)


def are_kin(one: str, other: str) -> bool:
    """Whether two locales are of one language, or of two that share many words."""
    pair = {_base(one), _base(other)}
    return len(pair) == 1 or any(pair <= family for family in KIN)


def is_title(text: str) -> bool:
    """Whether most longer words of ``text`` have a capital, as in the English title of a document."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 3]
    return 5 * len([word for word in words if word[0].isupper()]) >= 3 * len(words)


@lru_cache(maxsize=64)
def _base(locale: str) -> str:
    """The language of a locale: ``pt`` of ``pt-BR``."""
    return locale.replace("_", "-").partition("-")[0].lower()


def _script(text: str) -> str | None:
    """The language whose script most letters of ``text`` are in, if it is not Latin."""
    if text.isascii() or max(text) < FIRST_OTHER_SCRIPT:
        return None
    letters = [letter for letter in text if letter.isalpha()]
    counts = Counter(language for letter in letters for first, last, language in SCRIPTS if first <= letter <= last)
    if not counts or sum(counts.values()) * 2 < len(letters):
        return None
    found = "ja" if counts["ja"] else counts.most_common(1)[0][0]
    words = [word for word in _LETTERS.findall(text) if word[0] >= FIRST_OTHER_SCRIPT]
    # One word is a name: of a language in a list of them, say.
    return found if len(words) > 1 or (found in WITHOUT_SPACES and len(letters) > LONGEST_NAME) else None


def _clearest(words: list[str], languages: list[str], least: int, pure: bool) -> str | None:
    """The one of ``languages`` whose small words are many in ``words`` while those of all others are few."""
    if not languages:
        return None
    hits = {language: list(filter(_small(language).__getitem__, words)) for language in languages}
    best = max(languages, key=lambda language: len(hits[language]))
    score = len(hits[best])
    for other in languages:
        kin = any({best, other} <= family for family in KIN)
        margin = CLEAR_OF_KIN if kin else len(words) if pure else CLEAR
        if other != best and score < len(hits[other]) * margin:
            return None
        if other != best and kin and len(set(hits[best]) - set(hits[other])) < FEWEST_OF_KIN:
            return None
    return best if len(set(hits[best])) >= least and score * SHARE >= len(words) else None


def without(text: str, terms: Collection[str]) -> str:
    """``text`` with spaces for ``terms``, in whatever case; every offset is kept."""
    return _without(text, frozenset(terms))


@lru_cache(maxsize=64)
def _without(text: str, terms: frozenset[str]) -> str:
    if pattern := _terms(terms):
        for match in pattern.finditer(lower(text)):
            text = text[: match.start()] + _spaces(match) + text[match.end() :]
    return text


@lru_cache(maxsize=8)
def _terms(terms: frozenset[str]) -> re.Pattern[str] | None:
    """A pattern that matches the longest of ``terms`` in text in lower case."""
    wanted = {" ".join(term.lower().replace("’", "'").split()) for term in terms} - {""}
    return re.compile(rf"(?<!\w){any_of(wanted)}(?!\w)") if wanted else None
