"""A third portal, made as CONTRIBUTING says: it is checked, built, found by search and printed, and no code changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from semak import cli

from tests.serving import serving
from tests.sites import build, copy_of_the_project, files

MESSAGE = "Sijil digital anda telah luput"

TOGETHER = True
"""One worker builds the site for all of them."""


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    project = copy_of_the_project(tmp_path_factory.mktemp("growth"), with_handouts=True)
    config = ["--config", str(project / "mkdocs.yml")]
    before = files(project)
    name = ["--name", "MYFutureJobs", "--address", "https://www.myfuturejobs.gov.my/"]
    assert cli.main(["new", "myfuturejobs", *name, *config]) == 0
    titles = ["--title", "ms=Iklankan jawatan", "--title", "en=Advertise a vacancy"]
    assert cli.main(["new", "myfuturejobs/advertise", *titles, *config]) == 0
    data = project / "docs/_data/errors.yml"
    data.write_text(
        data.read_text().replace(
            "message: {ms: Masalah pertama di MYFutureJobs, en: The first problem in MYFutureJobs}\n  exact: false",
            f"message: {{ms: {MESSAGE}}}\n  exact: true",
        )
    )
    for locale, title in (("ms", "Masalah pertama di MYFutureJobs"), ("en", "The first problem in MYFutureJobs")):
        page = project / f"docs/myfuturejobs/problems.{locale}.md"
        page.write_text(page.read_text().replace(f"## {title}", f"## “{MESSAGE}”"))
    touched = {path.partition("/")[0] for path in changed(before, files(project))}
    assert touched == {"docs", "mkdocs.yml"}
    assert cli.main(["check", *config]) == 0
    return project


@pytest.fixture(scope="module")
def site(project, tmp_path_factory) -> Path:
    site = tmp_path_factory.mktemp("grown") / "site"
    build(project, site)
    return site


@pytest.fixture(scope="module")
def address(site) -> Iterator[str]:
    with serving(site) as address:
        yield address


def test_its_pages_are_there_in_both_languages(site):
    for root in ("", "en/"):
        for topic in ("", "advertise/", "problems/"):
            assert (site / f"{root}myfuturejobs/{topic}index.html").is_file()
    menu = (site / "index.html").read_text()
    assert "MYFutureJobs" in menu


def test_its_message_stands_in_the_a_to_z(site):
    assert MESSAGE in (site / "errors/index.html").read_text()
    assert MESSAGE in (site / "data/errors.json").read_text()


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_its_handouts_are_printed(site, locale):
    for name, word in (
        ("myfuturejobs", MESSAGE),
        ("myfuturejobs/problems", MESSAGE),
        ("myfuturejobs/advertise", "MYFutureJobs"),
    ):
        document = PdfDocument(site / f"handouts/{name}.{locale}.pdf")
        text = " ".join(page.get_textpage().get_text_range() for page in document)
        assert word in " ".join(text.split())


@pytest.mark.parametrize("root", ["", "en/"])
def test_search_finds_its_message_as_typed_and_half_remembered(address, new_context, root):
    page = new_context(viewport={"width": 1280, "height": 900}, service_workers="block").new_page()
    for query in (MESSAGE, "sijil digtal luput"):
        page.goto(f"{address}/{root}")
        page.locator(".md-search__input").focus()
        page.keyboard.type(query)
        found = page.locator(".md-search-result__item a[href*='#']").first
        found.wait_for(state="attached")
        assert f"/{root}myfuturejobs/problems/" in str(found.evaluate("link => link.href"))


def test_its_problems_are_kept_for_reading_without_a_connection(site):
    assert "myfuturejobs/problems/" in (site / "sw.js").read_text()
