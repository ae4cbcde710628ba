"""What ``docs/_data/terms.yml`` says about words, as typed data, and what is wrong with it.

The file ties together what people mean by different words (*password*, *kata laluan*), in both languages; the build
checks it, so that an entry that leads nowhere or round in a circle is a finding with its line, not a silent miss.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from semak.findings import Finding
from semak.sites.entries import CODE, NAME
from semak.sites.yamldata import YamlError, key_place, parse

from panduan.search.tokens import tokens

FILE = "_data/terms.yml"
ANY = "any"
"""The key for what holds whatever language the reader chose."""

Places = Mapping[tuple[str, str], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Terms:
    """Everything the file holds. ``places`` remembers where each entry of each part stood, for findings."""

    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Idea to the phrases that mean it, of all languages together."""
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Idea to the ideas that may be meant as well, which count for less."""
    short: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Locale, or ``any``, to short form to what it stands for."""
    light: frozenset[str] = frozenset()
    """Words that hardly tell one page from another."""
    elsewhere: tuple[str, ...] = ()
    """Phrases that say the reader wants another office, of which no page speaks."""
    portals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Portal to the words that say it is meant."""
    roots: frozenset[str] = frozenset()
    forms: Mapping[str, str] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()
    pages: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """``portal/topic`` or ``portal/topic#section`` to locale to what people type who want it."""
    places: Places = field(default_factory=dict, compare=False)

    def short_forms(self, locale: str) -> dict[str, str]:
        """The short forms that hold for a reader of ``locale``."""
        return {**self.short.get(ANY, {}), **self.short.get(locale, {})}


def load(path: Path) -> tuple[Terms, list[Finding]]:
    """Read the file. Out: what could be used, and a finding for whatever could not. An absent file is empty."""
    try:
        data = parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Terms(), []
    except (OSError, UnicodeDecodeError) as error:
        return Terms(), [_finding((1, 1), f"cannot be read: {error}", "save it as UTF-8 text")]
    except YamlError as problem:
        return Terms(), [
            _finding((problem.line, problem.column), f"not valid YAML: {problem.message}", "mend the line")
        ]
    reader = _Reader(data)
    return reader.terms(), sorted(reader.problems)


def check(terms: Terms, addresses: Collection[str] | None = None) -> list[Finding]:
    """Entries that lead nowhere or in a circle, or that contradict each other.

    With ``addresses`` (``portal/topic`` and ``portal/topic#section``) every entry of ``pages`` must be one of them.
    """
    found = [*_two_ideas(terms), *_dangling(terms), *_circles(terms), *_chains(terms)]
    if addresses is not None:
        found += [
            _at(terms, "pages", page, f"no page or section '{page}'", "correct the address, or remove the entry")
            for page in terms.pages
            if page not in addresses
        ]
    return sorted(found)


def _two_ideas(terms: Terms) -> Iterator[Finding]:
    owner: dict[tuple[str, ...], str] = {}
    for idea, phrases in terms.same.items():
        for phrase in phrases:
            first = owner.setdefault(tuple(tokens(phrase)), idea)
            if first != idea:
                yield _at(terms, "same", idea, f"'{phrase}' also stands under '{first}'", "keep it under one idea")


def _dangling(terms: Terms) -> Iterator[Finding]:
    for idea, others in terms.near.items():
        for name in (idea, *others):
            if name not in terms.same:
                yield _at(terms, "near", idea, f"no idea '{name}' under 'same'", "add it there, or correct the name")


def _circles(terms: Terms) -> Iterator[Finding]:
    for idea in terms.near:
        seen, ahead = set[str](), list(terms.near[idea])
        while ahead:
            other = ahead.pop()
            if other == idea:
                yield _at(terms, "near", idea, f"'{idea}' leads back to itself", "tie it in one direction only")
                break
            if other not in seen:
                seen.add(other)
                ahead.extend(terms.near.get(other, ()))


def _chains(terms: Terms) -> Iterator[Finding]:
    for locale, forms in terms.short.items():
        known = {**terms.short.get(ANY, {}), **forms}
        for form, meaning in forms.items():
            again = next((word for word in tokens(meaning) if word in known), None)
            if again:
                yield _at(
                    terms, f"short.{locale}", form, f"'{form}' stands for the short form '{again}'", "write it out"
                )
    for form, root in terms.forms.items():
        if root in terms.forms:
            yield _at(terms, "forms", form, f"the root '{root}' is itself given another root", "give the last root")


class _Reader:
    """Takes values out of the parsed file by type; what has another type is a problem at its place."""

    def __init__(self, data: Any) -> None:
        self.problems: list[Finding] = []
        self.places: dict[tuple[str, str], tuple[int, int]] = {}
        self.data = self._mapping("", data)

    def terms(self) -> Terms:
        known = {"same", "near", "short", "light", "elsewhere", "portals", "roots", "forms", "whole", "pages"}
        for key in self.data:
            if key not in known:
                self._problem(self.places["", key], f"unknown key '{key}'", f"use: {', '.join(sorted(known))}")
        return Terms(
            same={
                idea: tuple(phrase for phrases in value.values() for phrase in phrases)
                for idea, value in self._phrases("same").items()
            },
            near={idea: self._list("near", value) for idea, value in self._part("near").items()},
            short={
                locale: {form: str(meaning) for form, meaning in self._mapping(f"short.{locale}", forms).items()}
                for locale, forms in self._part("short").items()
            },
            light=frozenset(self._list("light", self.data.get("light"))),
            elsewhere=self._list("elsewhere", self.data.get("elsewhere")),
            portals={portal: self._list("portals", words) for portal, words in self._part("portals").items()},
            roots=frozenset(self._list("roots", self.data.get("roots"))),
            forms={form: str(root) for form, root in self._part("forms").items()},
            whole=frozenset(self._list("whole", self.data.get("whole"))),
            pages=self._phrases("pages"),
            places=self.places,
        )

    def _part(self, name: str) -> dict[str, Any]:
        return self._mapping(name, self.data.get(name))

    def _phrases(self, name: str) -> dict[str, dict[str, tuple[str, ...]]]:
        """Entry to locale to phrases."""
        return {
            key: {locale: self._list(name, texts) for locale, texts in self._mapping(f"{name}.{key}", value).items()}
            for key, value in self._part(name).items()
        }

    def _mapping(self, part: str, value: Any) -> dict[str, Any]:
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self._problem(
                self._place_of(part), f"'{part or FILE}' must hold entries", "write key: value lines below it"
            )
            return {}
        self.places.update({(part, str(key)): key_place(value, key) for key in value})
        return {str(key): inner for key, inner in value.items()}

    def _list(self, part: str, value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return tuple(value)
        self._problem(
            self._place_of(part),
            f"'{part}' must hold lists of texts",
            "write [first, second], numbers and no in quotes",
        )
        return ()

    def _place_of(self, part: str) -> tuple[int, int]:
        above, _, key = part.rpartition(".")
        return self.places.get((above, key), (1, 1))

    def _problem(self, place: tuple[int, int], message: str, advice: str) -> None:
        self.problems.append(_finding(place, message, advice))


def _at(terms: Terms, part: str, key: str, message: str, advice: str) -> Finding:
    return _finding(terms.places.get((part, key), (1, 1)), f"{key}: {message}", advice)


def _finding(place: tuple[int, int], message: str, advice: str) -> Finding:
    return Finding(FILE, *place, CODE, message, name=NAME, help=advice)
