"""What is wrong in the register is told once: nothing that follows from it is a finding too."""

from __future__ import annotations

from pathlib import Path

import pytest
import semak

from tests.semak.bundle import write

SITE = {
    "mkdocs.yml": "site_name: Guide\nexclude_docs: /_data/\nmarkdown_extensions: [attr_list]\n",
    "docs/index.md": "---\ntitle: Guide\ndescription: A guide.\nverified: 2026-11-20\nsources: [a]\n---\n# Guide { #guide }\n\nCall 03-8000 8000.[^source: a]\n",
    "docs/_data/sources.yml": 'a: {title: A, publisher: A, address: "https://a.gov.my/", kind: official, seen: 2026-11-20}\n',
    "docs/_data/sites.yml": "- {host: a.gov.my, owner: A, kind: reference}\n",
    "docs/_data/contacts.yml": "line: {name: Line, phone: 03-8000 8000, confidence: confirmed, sources: [a], checked: 2026-11-20, how: sources}\n",
}


@pytest.mark.parametrize(
    ("file", "old", "new", "at"),
    [
        ("sources.yml", "seen: 2026-11-20", "seen: 2026-22-11", "2026-22-11"),
        ("sources.yml", "kind: official", "kind: [official", "[official"),
        ("contacts.yml", "checked: 2026-11-20", "checked: 2026-11-31", "2026-11-31"),
        ("contacts.yml", "phone: 03-8000 8000", "phone: 0380008000", "0380008000"),
        ("contacts.yml", "how: sources", "howe: sources", "howe"),
        ("contacts.yml", "phone: 03-8000 8000", "phoen: 03-8000 8000", "phoen"),
        ("contacts.yml", "name: Line", "name: Line, fax: 03-8000 8001", "fax"),
    ],
)
def test_one_slip_in_the_register_is_one_finding(tmp_path: Path, file: str, old: str, new: str, at: str) -> None:
    files = dict(SITE)
    assert old in files[f"docs/_data/{file}"]
    files[f"docs/_data/{file}"] = files[f"docs/_data/{file}"].replace(old, new)
    column = files[f"docs/_data/{file}"].index(at) + 1
    write(tmp_path, {name: text.encode() for name, text in files.items()})
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [f"{each.path} {each.line}:{each.column} {each.code}" for each in found] == [
        f"_data/{file} 1:{column} FACT001"
    ]


def test_what_an_entry_says_with_a_key_too_many_still_counts(tmp_path: Path) -> None:
    contacts = SITE["docs/_data/contacts.yml"].replace("name: Line", "name: Line, fax: 03-8000 8001")
    page = SITE["docs/index.md"].replace("03-8000 8000", "0380008000")
    files = SITE | {"docs/_data/contacts.yml": contacts, "docs/index.md": page}
    write(tmp_path, {name: text.encode() for name, text in files.items()})
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [each.code for each in found] == ["FACT001", "PHONE004"]
