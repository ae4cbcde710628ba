"""Stamps: what is confirmed stays quiet until the other half changes; a file is changed in its front matter only."""

from __future__ import annotations

from pathlib import Path

import pytest
import semak
from hypothesis import given
from hypothesis import strategies as st
from semak.pages import stamps

from tests.semak.bundle import write

CONFIG = """site_name: Contoh
markdown_extensions: [attr_list]
plugins:
  - i18n:
      languages:
        - {locale: ms, name: Bahasa Melayu, default: true}
        - {locale: en, name: English}
"""
MALAY = "---\ntitle: Log masuk\n---\n# Log masuk { #login }\n\nBuka portal.\n\n## Langkah { #steps }\n\n1. Klik.\n"
ENGLISH = "# Log in { #login }\n\nOpen the portal.\n\n## Steps { #steps }\n\n1. Click.\n"


def site(folder: Path, malay: str = MALAY, english: str = ENGLISH) -> semak.sites.site.Site:
    write(folder, {"mkdocs.yml": CONFIG, "docs/index.ms.md": malay, "docs/index.en.md": english})
    return semak.load_site(folder / "mkdocs.yml")


def stale(folder: Path) -> list[str]:
    found = semak.check_sources(semak.load_site(folder / "mkdocs.yml"))
    return [f"{each.path}:{each.line} {each.message.split(' since')[0]}" for each in found if each.code == "PAIR010"]


def test_a_stamped_pair_is_quiet_until_one_half_changes(tmp_path: Path) -> None:
    assert stamps.stamp(site(tmp_path)) == ["index.en.md", "index.ms.md"]
    assert stale(tmp_path) == []
    page = tmp_path / "docs/index.ms.md"
    page.write_text(page.read_text().replace("1. Klik.", "1. Tekan."))
    line = (tmp_path / "docs/index.en.md").read_text().split("\n").index("## Steps { #steps }") + 1
    there = page.read_text().split("\n").index("## Langkah { #steps }") + 1
    assert stale(tmp_path) == [f"index.en.md:{line} index.ms.md:{there} changed section 'steps'"]


def test_stamping_twice_changes_nothing(tmp_path: Path) -> None:
    stamps.stamp(site(tmp_path))
    assert stamps.stamp(semak.load_site(tmp_path / "mkdocs.yml")) == []


def test_only_the_named_pages_are_stamped(tmp_path: Path) -> None:
    assert stamps.stamp(site(tmp_path), ["index.ms.md"]) == ["index.ms.md"]


def test_blanks_and_front_matter_do_not_count(tmp_path: Path) -> None:
    stamps.stamp(site(tmp_path))
    page = tmp_path / "docs/index.ms.md"
    page.write_text(
        page.read_text().replace("title: Log masuk", "title: Masuk").replace("Buka portal.", "Buka\nportal.\n")
    )
    assert stale(tmp_path) == []


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    read = site(tmp_path)
    read.page("index.ms.md")
    (tmp_path / "docs/index.ms.md").write_text("baru")
    with pytest.raises(OSError, match="changed meanwhile"):
        stamps.stamp(read, ["index.ms.md"])
    assert (tmp_path / "docs/index.ms.md").read_text() == "baru"


@given(st.text(alphabet="ab#:- \n", max_size=60), st.sampled_from(["\n", "\r\n"]))
def test_the_text_below_stays_as_it_is(body: str, newline: str) -> None:
    text = f"---{newline}title: x{newline}---{newline}{body}"
    once = stamps.with_stamp(text, {"en": {"top": "12345678"}})
    assert once.endswith(body)
    assert stamps.with_stamp(once, {"en": {"top": "12345678"}}) == once
    assert stamps.with_stamp(once, {"en": {"top": "87654321"}}).count("pair:") == 1
