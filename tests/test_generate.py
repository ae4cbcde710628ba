"""The sites that measurements are taken on are as sound as the real one."""

from __future__ import annotations

import pytest
from semak import cli

from tests.bench.generate import generate, names_in_nav, without_ours


@pytest.mark.parametrize("pages", [42, 60, 110])
def test_a_site_of_any_size_passes_the_check(tmp_path, pages):
    folder = generate(pages, tmp_path / "site")
    assert len(list((folder / "docs").rglob("*.md"))) == pages
    listed = names_in_nav(folder / "mkdocs.yml")
    assert len(listed) == len(set(listed)) == pages // 2
    assert cli.main(["check", "--config", str(folder / "mkdocs.yml")]) == 0


@pytest.mark.parametrize("pages", [2, 43])
def test_no_site_is_smaller_than_ours_or_lacks_a_half(tmp_path, pages):
    with pytest.raises(ValueError, match="cannot be made"):
        generate(pages, tmp_path / "site")


def test_the_stock_site_has_nothing_of_ours(tmp_path):
    text = without_ours(generate(42, tmp_path / "site")).read_text()
    assert "hooks" not in text
    assert "custom_dir" not in text
    assert "plugins:" in text and "nav:" in text
