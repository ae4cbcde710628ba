"""The register: what is known of contacts, sites, sources, messages and on-screen labels, as typed data.

The register lies in ``<docs_dir>/_data`` as five YAML files. Whatever is wrong in them is a finding with file and
line; :func:`load` never raises for what a writer typed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from semak.findings import Finding
from semak.sites import yamldata

CODE, NAME = "FACT001", "register-entry"
"""The rule that reports a register entry that cannot be used as it stands."""

CONFIDENCES = ("confirmed", "unofficial", "disputed")
HOWS = ("sources", "portal")
SITE_KINDS = ("official", "reference")
SOURCE_KINDS = ("official", "press", "secondary")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: file name within the register's folder, line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every fact in the register carries: how sure it is, who says so, when it was last checked and how."""

    confidence: str
    sources: tuple[str, ...]
    checked: date
    how: str
    checked_at: Place = Place("", 1, 1)
    """Where the day stands."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a statement comes from. ``address`` is empty where only a copy without one was read."""

    id: str
    title: str
    publisher: str
    address: str
    kind: str
    seen: date
    place: Place


@dataclass(frozen=True, slots=True)
class Site:
    """A host that pages may link to."""

    host: str
    owner: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach somebody. Names, ``about`` and ``hours`` are per locale; absent channels are empty."""

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    phone: str
    email: str
    web: str
    hours: Mapping[str, str]
    evidence: Evidence
    place: Place


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a portal, or a symptom in our words; ``id`` is the anchor of the section that explains it.

    ``message`` maps locale to text. An exact message has one locale, the one on the screen.
    """

    id: str
    portal: str
    message: Mapping[str, str]
    exact: bool
    wordings: Mapping[str, tuple[str, ...]]
    evidence: Evidence
    place: Place


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a portal's screen, their language and their meaning in the others."""

    text: str
    lang: str
    portal: str
    gloss: Mapping[str, str]
    evidence: Evidence
    place: Place


@dataclass(frozen=True, slots=True)
class Register:
    """Everything the five files hold, by id (sites by host, labels by their text)."""

    contacts: Mapping[str, Contact] = field(default_factory=dict)
    sites: Mapping[str, Site] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    labels: Mapping[str, Label] = field(default_factory=dict)
    unusable: frozenset[str] = frozenset()
    """Ids, numbers and addresses of the entries that FACT001 reports: pages that use them are not wrong as well."""

    @property
    def official_hosts(self) -> dict[str, str]:
        """Host to owner, of the official sites."""
        return {site.host: site.owner for site in self.sites.values() if site.kind == "official"}


@dataclass
class _Notes:
    """What is noted while the files are read."""

    problems: list[Finding] = field(default_factory=list)
    cited: list[tuple[str, str, Place]] = field(default_factory=list)
    """Entry, a source it names, and where."""
    unusable: set[str] = field(default_factory=set)


class _Entry:
    """One entry being read: takes values out by type and notes what is wrong, with its place."""

    def __init__(self, key: str, raw: CommentedMap, file: str, line: int, notes: _Notes) -> None:
        self.key, self.raw, self.file, self.line, self.notes = key, raw, file, line, notes
        self.broken = False
        self.seen: set[str] = set()
        self.missing: list[str] = []

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, 1)

    def problem(self, key: str, message: str, advice: str) -> None:
        self.broken = True
        place = self.place_of(key)
        self.notes.problems.append(_finding(place.file, place.line, place.column, f"{self.key}: {message}", advice))

    def place_of(self, key: str) -> Place:
        """Where the value at ``key`` stands, or the key if that is unknown or its value begins on a later line."""
        if key not in self.raw:
            return self.place
        at_key, at_value = yamldata.key_place(self.raw, key), yamldata.value_place(self.raw, key)
        return Place(self.file, *(at_value if at_value[0] == at_key[0] and key in self.seen else at_key))

    def text(self, key: str, default: str | None = None) -> str:
        """The string at ``key``; required unless there is a ``default``."""
        value = self._get(key, required=default is None)
        if value is None:
            return default or ""
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.problem(
            key, f"'{key}' must be text, not {_kind(value)}", "write it as text, in quotes if it looks like a number"
        )
        return ""

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self.problem(key, f"'{key}' is '{value}'", f"use one of: {', '.join(allowed)}")
        return value

    def day(self, key: str) -> date:
        value = self._get(key)
        if isinstance(value, date):
            return value
        if value is not None:
            self.problem(key, f"'{key}' must be a date, not {_kind(value)}", "write it as 2026-11-22, without quotes")
        return date.min

    def flag(self, key: str) -> bool:
        value = self._get(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.problem(
                key, f"'{key}' must be true or false, not {_kind(value)}", "write true or false, without quotes"
            )
        return False

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of strings at ``key``, required."""
        value = self._get(key)
        return () if value is None else self._strings(key, value)

    def by_locale(self, key: str, *, required: bool = False) -> dict[str, str]:
        """A mapping from locale to text; a bare string stands for every locale under the key ``''``."""
        value = self._get(key, required=required)
        if value is None:
            return {}
        if isinstance(value, str):
            return {"": value.strip()}
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            self.problem(key, f"'{key}' must give a text for each language", f"write {key}: {{ms: …, en: …}}")
            return {}
        return {str(locale): text.strip() for locale, text in value.items()}

    def lists_by_locale(self, key: str) -> dict[str, tuple[str, ...]]:
        value = self._get(key, required=False)
        if value is None:
            return {}
        if not isinstance(value, Mapping):
            self.problem(key, f"'{key}' must give a list for each language", f"write {key}: {{ms: [...], en: [...]}}")
            return {}
        return {str(locale): self._strings(key, texts) for locale, texts in value.items()}

    def evidence(self) -> Evidence:
        confidence, sources = self.choice("confidence", CONFIDENCES), self.texts("sources")
        for index, source in enumerate(sources):
            place = Place(self.file, *yamldata.value_place(self.raw["sources"], index))
            self.notes.cited.append((self.key, source, place))
        return Evidence(confidence, sources, self.day("checked"), self.choice("how", HOWS), self.place_of("checked"))

    def finish(self) -> None:
        """Every key of the entry must have been asked for, and every one that it needs be there."""
        missing = list(self.missing)
        for key in self.raw:
            if key not in self.seen:
                meant = difflib.get_close_matches(str(key), missing, 1, 0.7)
                for each in meant:
                    missing.remove(each)
                advice = f"did you mean '{meant[0]}'?" if meant else f"use: {', '.join(sorted(self.seen))}"
                self.problem(str(key), f"unknown key '{key}'", advice)
        for key in missing:
            self.problem(key, f"'{key}' is missing", f"add {key}: to this entry")

    def _get(self, key: str, *, required: bool = True) -> Any:
        self.seen.add(key)
        value = self.raw.get(key)
        if value is None and required:
            self.broken = True
            self.missing.append(key)
        return value

    def _strings(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(text, str) for text in value):
            return tuple(text.strip() for text in value)
        self.problem(key, f"'{key}' must be a list of texts, not {_kind(value)}", f"write {key}: [first, second]")
        return ()


def load(folder: Path) -> tuple[Register, list[Finding]]:
    """Read the register in ``folder``. Out: what could be used, and a finding for everything that could not.

    Files that are absent count as empty. Paths in findings are file names within ``folder``.
    """
    notes = _Notes()
    sources = dict(_entries(folder / "sources.yml", _source, notes))
    sites = {site.host: site for _, site in _entries(folder / "sites.yml", _site, notes)}
    contacts = dict(_entries(folder / "contacts.yml", _contact, notes))
    messages = dict(_entries(folder / "errors.yml", _message, notes))
    labels = dict(_entries(folder / "labels.yml", _label, notes))
    notes.problems.extend(_dangling(notes, sources))
    return Register(contacts, sites, sources, messages, labels, frozenset(notes.unusable)), sorted(notes.problems)


def _source(entry: _Entry) -> Source:
    return Source(
        entry.key,
        entry.text("title"),
        entry.text("publisher"),
        _address(entry, "address"),
        entry.choice("kind", SOURCE_KINDS),
        entry.day("seen"),
        entry.place,
    )


def _site(entry: _Entry) -> Site:
    host = entry.text("host").lower()
    if host and ("/" in host or ":" in host):
        entry.problem("host", f"'{host}' is not a bare host name", "leave out https:// and everything from the first /")
    return Site(host, entry.text("owner"), entry.choice("kind", SITE_KINDS), entry.place)


def _contact(entry: _Entry) -> Contact:
    contact = Contact(
        entry.key,
        entry.by_locale("name", required=True),
        entry.by_locale("about"),
        entry.text("phone", ""),
        entry.text("email", ""),
        _address(entry, "web"),
        entry.by_locale("hours"),
        entry.evidence(),
        entry.place,
    )
    if not (contact.phone or contact.email or contact.web) and not entry.broken:
        entry.problem("", "a contact needs a phone, an email or a web address", "add phone:, email: or web:")
    if contact.email and contact.email.count("@") != 1:
        entry.problem("email", f"'{contact.email}' is not an e-mail address", "write name@host")
    return contact


def _message(entry: _Entry) -> Message:
    return Message(
        entry.key,
        entry.text("portal"),
        entry.by_locale("message", required=True),
        entry.flag("exact"),
        entry.lists_by_locale("wordings"),
        entry.evidence(),
        entry.place,
    )


def _label(entry: _Entry) -> Label:
    lang = entry.text("lang")
    if lang and not _LANGUAGE.fullmatch(lang):
        entry.problem("lang", f"'{lang}' is no language", "write its code of two letters, as ms or en")
    return Label(
        entry.key,
        lang,
        entry.text("portal"),
        entry.by_locale("gloss", required=True),
        entry.evidence(),
        entry.place,
    )


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _address(entry: _Entry, key: str) -> str:
    address = entry.text(key, "")
    if address and not (address.startswith(("https://", "http://")) and _has_host(address)):
        entry.problem(key, f"'{address}' is not a web address", "write it in full, from https:// on")
    return address


T = TypeVar("T")


def _entries(path: Path, make: Callable[[_Entry], T], notes: _Notes) -> Iterator[tuple[str, T]]:
    """The entries of one file that can be used, each with its key; the rest become problems."""
    for key, raw, line in _raw_entries(path, notes.problems):
        if not isinstance(raw, CommentedMap):
            notes.unusable.add(key)
            notes.problems.append(
                _finding(
                    path.name,
                    line,
                    1,
                    f"{key}: an entry must be a mapping, not {_kind(raw)}",
                    "write key: value pairs below it",
                )
            )
            continue
        entry = _Entry(key, raw, path.name, line, notes)
        made = make(entry)
        entry.finish()
        if entry.broken:
            notes.unusable.update(text for text in (key, *raw.values()) if isinstance(text, str))
        else:
            yield key, made


def _raw_entries(path: Path, problems: list[Finding]) -> Iterator[tuple[str, Any, int]]:
    """Key, value and line of each entry: ids of a mapping, or the ``host`` of each item of a list."""
    repeated: list[tuple[str, int, int]] = []
    try:
        data = yamldata.parse(path.read_text(encoding="utf-8-sig"), repeated)
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(_finding(path.name, 1, 1, f"cannot be read: {error}", "save it as UTF-8 text"))
        return
    except yamldata.YamlError as error:
        message = f"not valid YAML: {error.message}"
        problems.append(_finding(path.name, error.line, error.column, message, "mend the line"))
        return
    for key, line, column in repeated:
        message = f"'{key}' stands twice; only the last counts"
        problems.append(_finding(path.name, line, column, message, "keep one of the two"))
    if isinstance(data, CommentedSeq):
        for index, raw in enumerate(data):
            name = str(raw.get("host", f"entry {index + 1}")) if isinstance(raw, CommentedMap) else f"entry {index + 1}"
            yield name, raw, data.lc.item(index)[0] + 1
    elif isinstance(data, CommentedMap):
        for key, raw in data.items():
            yield str(key), raw, data.lc.key(key)[0] + 1
    elif data is not None:
        problems.append(
            _finding(path.name, 1, 1, f"must hold entries, not {_kind(data)}", "see the other files of the register")
        )


def _dangling(notes: _Notes, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """A finding for every source id that no entry of sources.yml has."""
    for entry, source, place in notes.cited:
        if source not in sources and source not in notes.unusable:
            message = f"{entry}: no source '{source}' in sources.yml"
            yield _finding(place.file, place.line, place.column, message, "add it there, or correct the id")


def _finding(file: str, line: int, column: int, message: str, advice: str) -> Finding:
    return Finding(file, line, column, CODE, message, name=NAME, help=advice)


def _kind(value: object) -> str:
    names = {
        dict: "a mapping",
        list: "a list",
        str: "text",
        bool: "true or false",
        int: "a number",
        float: "a number",
        date: "a date",
    }
    for kind, name in names.items():
        if isinstance(value, kind):
            return name
    return type(value).__name__
