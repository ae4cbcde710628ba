"""The register as open data: ``/data/errors.json``, ``contacts.json``, ``sources.json``, each with its JSON schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from semak.sites.register import Evidence, Register

SCHEMAS = Path(__file__).with_name("schemas")

Addresses = Callable[[str], dict[str, str]]
"""From an address below the language (``eplks/problems/``) to the full address in each language."""


def errors(register: Register, addresses: Addresses) -> list[dict[str, Any]]:
    """Every message and symptom, with the address of its fix in each language."""
    return [
        {
            "id": message.id,
            "portal": message.portal,
            "message": dict(message.message),
            "exact": message.exact,
            "wordings": {locale: list(texts) for locale, texts in message.wordings.items()},
            "fix": {
                locale: f"{address}#{message.id}"
                for locale, address in addresses(f"{message.portal}/problems/").items()
            },
            **_evidence(message.evidence),
        }
        for message in register.messages.values()
    ]


def contacts(register: Register, addresses: Addresses) -> list[dict[str, Any]]:
    """Every contact; channels it does not have are null."""
    return [
        {
            "id": contact.id,
            "name": dict(contact.name),
            "about": dict(contact.about),
            "phone": contact.phone or None,
            "email": contact.email or None,
            "web": contact.web or None,
            "hours": dict(contact.hours),
            "page": {locale: f"{address}#{contact.id}" for locale, address in addresses("contacts/").items()},
            **_evidence(contact.evidence),
        }
        for contact in register.contacts.values()
    ]


def sources(register: Register, _addresses: Addresses) -> list[dict[str, Any]]:
    """Every page that a statement of the site comes from."""
    return [
        {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "address": source.address or None,
            "kind": source.kind,
            "seen": source.seen.isoformat(),
        }
        for source in register.sources.values()
    ]


TABLES = {"errors": errors, "contacts": contacts, "sources": sources}


def write(folder: Path, register: Register, site_url: str, versions: Callable[[str], dict[str, str]]) -> list[Path]:
    """Write every table and its schema into ``folder``; ``versions`` gives an address in each language."""

    def addresses(slug: str) -> dict[str, str]:
        return {locale: urljoin(site_url, address) for locale, address in versions(slug).items()}

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, table in TABLES.items():
        schema = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
        data = {"$schema": f"{name}.schema.json", "site": site_url, "items": table(register, addresses)}
        written += _write(folder, {f"{name}.json": _json(data), f"{name}.schema.json": schema}.items())
    return written


def _write(folder: Path, files: Iterable[tuple[str, str]]) -> list[Path]:
    paths = []
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(folder / name)
    return paths


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "confidence": evidence.confidence,
        "sources": list(evidence.sources),
        "checked": evidence.checked.isoformat(),
        "how": evidence.how,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
