"""The service worker belongs to one build: its version changes with what it keeps, and only then."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from panduan.shell import offline


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for page in ("", "errors", "en", "en/errors", "eplks/problems"):
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").write_text(page)
    (tmp_path / "site.css").write_text("p{}")
    (tmp_path / "ms.json").write_text("{}")
    return tmp_path


def build(site: Path) -> dict[str, object]:
    languages = offline.kept(site, ["ms", "en"], "ms", lambda locale: [f"{locale}.json?1234"])
    source = offline.service_worker(site, ["site.css?v=1"], languages, "ms")
    found = re.search(r"^const BUILD = (.*);$", source, re.MULTILINE)
    assert found
    return dict(json.loads(found[1]))


def test_what_exists_is_kept_by_language(site: Path) -> None:
    assert build(site)["languages"] == {
        "ms": ["", "errors/", "eplks/problems/", "ms.json?1234"],
        "en": ["en/", "en/errors/"],
    }


def test_the_version_is_that_of_what_is_kept(site: Path) -> None:
    before = build(site)["version"]
    assert build(site)["version"] == before
    (site / "other.html").write_text("not kept")
    assert build(site)["version"] == before
    (site / "errors" / "index.html").write_text("changed")
    assert build(site)["version"] != before


def test_the_page_for_what_was_never_kept_is_in_every_language(site: Path) -> None:
    absent = str(build(site)["absent"])
    assert '<section lang="ms">' in absent
    assert '<section lang="en">' in absent
    assert '<link rel="stylesheet" href="{root}site.css?v=1">' in absent
    assert 'href="{root}errors/"' in absent
    assert 'href="{root}en/errors/"' in absent
