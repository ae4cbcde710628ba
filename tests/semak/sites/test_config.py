"""A ``mkdocs.yml`` that cannot be used: one line that says where and what, before anything is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from semak.sites.config import ConfigError, load

UNUSABLE = [
    ("", "mkdocs.yml:1:1: must hold settings, as 'site_name: ...'"),
    ("- a", "mkdocs.yml:1:1: must hold settings, as 'site_name: ...'"),
    (
        "site_name: X\n\tdocs_dir: docs",
        "mkdocs.yml:2:1: not valid YAML: found character '\\t' that cannot start any token",
    ),
    ("site_name: *x", "mkdocs.yml:1:12: not valid YAML: found undefined alias 'x'"),
    ("docs_dir: tiada", "mkdocs.yml:1:11: the docs folder 'tiada' does not exist"),
    ("docs_dir: 5", "mkdocs.yml:1:11: 'docs_dir' must be text, the path of a folder"),
    ("use_directory_urls: maybe", "mkdocs.yml:1:21: 'use_directory_urls' must be true or false"),
    ("nav: index.md", "mkdocs.yml:1:6: 'nav' must be a list, each item a page or a title with pages"),
    ("plugins: search", "mkdocs.yml:1:10: 'plugins' must be a list"),
    ("exclude_docs: [a]", "mkdocs.yml:1:15: 'exclude_docs' must be text, one pattern a line (after a |)"),
    ("extra: [a]", "mkdocs.yml:1:8: 'extra' must be a mapping"),
    (
        "plugins:\n  - i18n: {languages: ms}",
        "mkdocs.yml:2:3: 'languages' of i18n must be a list, each with its locale:",
    ),
    ("INHERIT: base.yml", "base.yml: no such file"),
    ("INHERIT: mkdocs.yml", "mkdocs.yml: inherits from itself"),
]


def configured(folder: Path, text: str) -> Path:
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(("text", "message"), UNUSABLE)
def test_what_cannot_be_used_is_one_line_with_its_place(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as raised:
        load(configured(tmp_path, text))
    assert str(raised.value) == message


def test_of_two_equal_keys_the_last_counts_as_for_mkdocs(tmp_path: Path) -> None:
    config = load(configured(tmp_path, "site_url: https://a.example/\nsite_url: https://b.example/"))
    assert config.site_url == "https://b.example/"
    assert [(each.line, each.column) for each in config.problems] == [(2, 1)]


def test_empty_values_and_environment_variables_are_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHORT", "false")
    text = "nav:\nplugins:\nsite_url: !ENV NOT_SET\nuse_directory_urls: !ENV [NOT_SET, SHORT, true]"
    config = load(configured(tmp_path, text))
    assert (config.site_url, config.use_directory_urls, config.problems) == ("", False, ())
