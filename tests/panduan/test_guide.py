"""What the hook hands over: plain values, without MkDocs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from panduan.data import DataError
from panduan.guide import Guide
from panduan.settings import PageFacts, Settings

ROOT = Path(__file__).parents[2]


def settings(**changes) -> Settings:
    given = {
        "file": ROOT / "mkdocs.yml",
        "url": "https://guide.example/",
        "docs": ROOT / "docs",
        "material": ROOT / "none",
        "locales": ["ms", "en"],
        "default": "ms",
    }
    return Settings(**{**given, **changes})


def test_nothing_but_the_hook_imports_mkdocs():
    code = "import panduan.guide, sys; sys.exit('mkdocs' in sys.modules or 'material' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("url", "locale", "slug"),
    [
        ("", "ms", ""),
        ("en/", "en", ""),
        ("eplks/login/", "ms", "eplks/login"),
        ("en/eplks/login/", "en", "eplks/login"),
    ],
)
def test_a_slug_is_the_address_without_its_language(url, locale, slug):
    assert settings().slug(url, locale) == slug


def test_front_matter_of_the_wrong_type_is_no_date():
    page = PageFacts("eplks/problems.ms.md", "", "eplks/problems/", "eplks/problems", "ms", "", {"verified": "soon"})
    assert (page.verified, page.norm, page.is_problems) == (None, "eplks/problems.md", True)
    assert PageFacts("index.md", "", "", "", "ms", "", {"verified": date(2026, 11, 22)}).verified == date(2026, 11, 22)


def test_a_data_file_that_cannot_be_used_is_one_line(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\n")
    (tmp_path / "docs" / "_data").mkdir(parents=True)
    (tmp_path / "docs" / "_data" / "portals.yml").write_text("eplks: {name: ePLKS, address: http://x.my}\n")
    with pytest.raises(
        DataError, match=r"^portals\.yml: eplks: address: must be an address that begins with https://$"
    ):
        Guide(settings(file=tmp_path / "mkdocs.yml", docs=tmp_path / "docs"))


def test_a_page_where_the_rules_stand_is_refused(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\n")
    (tmp_path / "docs" / "rules").mkdir(parents=True)
    (tmp_path / "docs" / "rules" / "index.md").write_text("# Rules\n")
    with pytest.raises(DataError, match=r"^rules/index\.md: the build writes the reference of rules to rules/"):
        Guide(settings(file=tmp_path / "mkdocs.yml", docs=tmp_path / "docs"))


def test_an_epoch_that_is_no_number_is_one_line():
    with pytest.raises(DataError, match=r"^SOURCE_DATE_EPOCH must be a number of seconds since 1970, not 'soon'$"):
        Guide(settings(epoch="soon"))
