"""The register: what is known of contacts, sites, sources, messages and on-screen labels, as typed data.

The register lies in ``<docs_dir>/_data`` as five YAML files. Whatever is wrong in them is a finding with file and
line; :func:`load` never raises for what a writer typed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from semak.findings import Finding
from semak.sites.entries import Entry, Notes, Place, entries, finding
from semak.text import phones

CONFIDENCES = ("confirmed", "unofficial", "disputed")
HOWS = ("sources", "portal")
SITE_KINDS = ("official", "reference")
SOURCE_KINDS = ("official", "press", "secondary")
_NOWHERE = Place("", 1, 1)
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What every fact in the register carries: how sure it is, who says so, when it was last checked and how."""

    confidence: str
    sources: tuple[str, ...]
    checked: date
    how: str
    checked_at: Place = _NOWHERE
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
    cited: frozenset[str] = frozenset()
    """The sources that any entry names, one that FACT001 reports as well."""
    whole: bool = True
    """Whether every file that is there could be read."""

    @property
    def official_hosts(self) -> dict[str, str]:
        """Host to owner, of the official sites."""
        return {site.host: site.owner for site in self.sites.values() if site.kind == "official"}


def load(folder: Path) -> tuple[Register, list[Finding]]:
    """Read the register in ``folder``. Out: what could be used, and a finding for everything that could not.

    Files that are absent count as empty. Paths in findings are file names within ``folder``.
    """
    notes = Notes()
    sources = dict(entries(folder / "sources.yml", _source, notes))
    sites = {site.host: site for _, site in entries(folder / "sites.yml", _site, notes)}
    contacts = dict(entries(folder / "contacts.yml", _contact, notes))
    messages = dict(entries(folder / "errors.yml", _message, notes))
    labels = dict(entries(folder / "labels.yml", _label, notes))
    if "sources.yml" not in notes.unreadable:
        notes.problems.extend(_dangling(notes, sources))
    register = Register(
        contacts, sites, sources, messages, labels, frozenset(notes.unusable),
        frozenset(source for _, source, _ in notes.cited), not notes.unreadable,
    )  # fmt: skip
    return register, sorted(notes.problems)


def _evidence(entry: Entry) -> Evidence:
    confidence, sources = entry.choice("confidence", CONFIDENCES), entry.texts("sources")
    entry.cite("sources", sources)
    return Evidence(confidence, sources, entry.day("checked"), entry.choice("how", HOWS), entry.place_of("checked"))


def _source(entry: Entry) -> Source:
    return Source(
        entry.key,
        entry.text("title"),
        entry.text("publisher"),
        _address(entry, "address"),
        entry.choice("kind", SOURCE_KINDS),
        entry.day("seen"),
        entry.place,
    )


def _site(entry: Entry) -> Site:
    host = entry.text("host").lower()
    if host and ("/" in host or ":" in host):
        entry.problem("host", f"'{host}' is not a bare host name", "leave out https:// and everything from the first /")
    return Site(host, entry.text("owner"), entry.choice("kind", SITE_KINDS), entry.place)


def _contact(entry: Entry) -> Contact:
    contact = Contact(
        entry.key,
        entry.by_locale("name", required=True),
        entry.by_locale("about"),
        entry.text("phone", ""),
        entry.text("email", ""),
        _address(entry, "web"),
        entry.by_locale("hours"),
        _evidence(entry),
        entry.place,
    )
    if not (contact.phone or contact.email or contact.web or entry.broken):
        if any(difflib.get_close_matches(str(key), ("phone", "email", "web"), 1, 0.7) for key in entry.raw):
            entry.broken = True  # the misspelt key is told as such
        else:
            entry.problem("", "a contact needs a phone, an email or a web address", "add phone:, email: or web:")
    if contact.phone and (
        not (found := phones.find(contact.phone, claimed=True)) or any(each.problem for each in found)
    ):
        entry.problem("phone", f"'{contact.phone}' cannot be called", "correct it from its source")
    if contact.email and contact.email.count("@") != 1:
        entry.problem("email", f"'{contact.email}' is not an e-mail address", "write name@host")
    return contact


def _message(entry: Entry) -> Message:
    return Message(
        entry.key,
        entry.text("portal"),
        entry.by_locale("message", required=True),
        entry.flag("exact"),
        entry.lists_by_locale("wordings"),
        _evidence(entry),
        entry.place,
    )


def _label(entry: Entry) -> Label:
    lang = entry.text("lang")
    if lang and not _LANGUAGE.fullmatch(lang):
        entry.problem("lang", f"'{lang}' is no language", "write its code of two letters, as ms or en")
    return Label(
        entry.key,
        lang,
        entry.text("portal"),
        entry.by_locale("gloss", required=True),
        _evidence(entry),
        entry.place,
    )


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _address(entry: Entry, key: str) -> str:
    address = entry.text(key, "")
    if address and not (address.startswith(("https://", "http://")) and _has_host(address)):
        entry.problem(key, f"'{address}' is not a web address", "write it in full, from https:// on")
    return address


def _dangling(notes: Notes, sources: Mapping[str, Source]) -> Iterator[Finding]:
    """A finding for every source id that no entry of sources.yml has."""
    for entry, source, place in notes.cited:
        if source not in sources and source not in notes.unusable:
            message = f"{entry}: no source '{source}' in sources.yml"
            yield finding(place.file, place.line, place.column, message, "add it there, or correct the id")
