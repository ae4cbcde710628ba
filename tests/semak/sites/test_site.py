"""Addresses in the three structures of a site: no languages, a suffix for each, a folder for each."""

from __future__ import annotations

from pathlib import Path

import pytest
import semak
from semak.sites.config import ConfigError

from tests.semak.bundle import write

LANGUAGES = "      languages:\n        - {locale: ms, name: M, default: true}\n        - {locale: en, name: E}\n"
SUFFIX = f"site_name: X\nmarkdown_extensions: [attr_list]\nplugins:\n  - search\n  - i18n:\n{LANGUAGES}"
FOLDER = SUFFIX.replace("      languages", "      docs_structure: folder\n      languages")


def codes(tmp_path: Path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    write(tmp_path, files)
    findings = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    return [(each.path, each.line, each.code) for each in findings if each.code.startswith("LINK")]


def test_suffix_structure_resolves_without_a_language(tmp_path: Path) -> None:
    body = "# X {{ #x }}\n\n[a](g/a.md#x)\n[b](g/a.{other}.md)\n[c](g/none.md)\n"
    files = {"mkdocs.yml": SUFFIX}
    for locale, other in (("ms", "en"), ("en", "ms")):
        files[f"docs/index.{locale}.md"] = body.format(other=other)
        files[f"docs/g/a.{locale}.md"] = "# A { #x }\n\n[up](../index.md#x)\n"
    assert codes(tmp_path, files) == [
        (f"index.{locale}.md", line, code) for locale in ("en", "ms") for line, code in ((4, "LINK006"), (5, "LINK001"))
    ]


def test_folder_structure_resolves_within_the_language(tmp_path: Path) -> None:
    files = {"mkdocs.yml": FOLDER, "docs/assets/a.png": "png"}
    for locale in ("ms", "en"):
        files[f"docs/{locale}/index.md"] = "# X { #x }\n\n[a](g/a.md#x) ![p](../assets/a.png)\n\n[c](g/none.md)\n"
        files[f"docs/{locale}/g/a.md"] = "# A { #x }\n\n[up](../index.md#x)\n"
    assert codes(tmp_path, files) == [("en/index.md", 5, "LINK001"), ("ms/index.md", 5, "LINK001")]


def test_a_folder_of_two_letters_is_lost_in_folder_structure(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": FOLDER,
        "docs/ms/index.md": "# X\n",
        "docs/en/index.md": "# X\n",
        "docs/qr/index.md": "# Q\n",
    }
    assert codes(tmp_path, files) == [("qr/index.md", 1, "LINK019")]


@pytest.mark.parametrize(("urls", "right", "wrong"), [("true", "../b/", "../b.html"), ("false", "b.html", "b/c/")])
def test_raw_html_counts_from_the_finished_page(urls: str, right: str, wrong: str, tmp_path: Path) -> None:
    page = f'# A\n\n<a href="{right}">b</a>\n\n<a href="{wrong}">b</a>\n'
    files = {"mkdocs.yml": f"site_name: X\nuse_directory_urls: {urls}\n", "docs/a.md": page, "docs/b.md": "# B\n"}
    assert codes(tmp_path, {**files, "docs/index.md": "# X\n"}) == [("a.md", 5, "LINK001")]


def test_settings_are_inherited_and_tags_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEMAK_TEST_URL", "https://a.example/")
    child = "INHERIT: base.yml\nsite_url: !ENV [SEMAK_TEST_URL, x]\nplugins:\n  a: {}\n"
    base = "site_name: X\ndocs_dir: text\nextra: {a: !!python/name:nowhere.at_all ''}\nplugins:\n  b: {}\n"
    write(tmp_path, {"mkdocs.yml": child, "base.yml": base, "text/index.md": "# X\n"})
    config = semak.load_site(tmp_path / "mkdocs.yml").config
    assert (config.site_url, config.docs_dir.name, set(config.plugins)) == ("https://a.example/", "text", {"a", "b"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "mkdocs.yml: no such file"),
        ("a: [\n", "mkdocs.yml:2:1: not valid YAML"),
        ("- a\n", "mkdocs.yml:1:1: must hold settings"),
        ("site_name: X\ndocs_dir: gone\n", "mkdocs.yml:2:11: the docs folder 'gone' does not exist"),
        ("site_name: X\nsite_url: 'http://[x'\ndocs_dir: .\n", "mkdocs.yml:2:11: site_url is no address"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml: inherits from itself"),
    ],
)
def test_what_cannot_be_checked_is_said_in_one_line(content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        write(tmp_path, {"mkdocs.yml": content})
    with pytest.raises(ConfigError) as caught:
        semak.load_site(tmp_path / "mkdocs.yml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_links_in_a_circle_of_folders_are_followed_once(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: X\n", "docs/index.md": "# X\n", "docs/a/b.md": "# B\n"})
    (tmp_path / "docs/a/up").symlink_to(tmp_path / "docs", target_is_directory=True)
    assert "a/b.md" in semak.load_site(tmp_path / "mkdocs.yml").files
