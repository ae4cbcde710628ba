"""What machines read of the built site is whole, valid, and true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest
from lxml import etree
from panduan.machines import jsonld, llms
from semak.sites.register import Register, load

from tests.conftest import source_addresses

SITE = "https://x.example/"
TABLES = ("errors", "contacts", "sources")


def file_of(site: Path, address: str) -> Path:
    path = site / urlsplit(address).path.lstrip("/")
    return path / "index.html" if path.is_dir() else path


# --- Open data ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_open_data_is_valid_and_whole(name: str, built_site: Path) -> None:
    data = json.loads((built_site / "data" / f"{name}.json").read_text(encoding="utf-8"))
    schema = json.loads((built_site / "data" / data["$schema"]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    register, _ = load(Path("docs/_data"))
    whole = {"errors": register.messages, "contacts": register.contacts, "sources": register.sources}[name]
    assert [item["id"] for item in data["items"]] == list(whole)


def test_open_data_leads_to_sections_that_exist(built_site: Path) -> None:
    for name, key in (("errors", "fix"), ("contacts", "page")):
        for item in json.loads((built_site / "data" / f"{name}.json").read_text(encoding="utf-8"))["items"]:
            assert set(item[key]) == {"ms", "en"}
            for address in item[key].values():
                page = file_of(built_site, address).read_text(encoding="utf-8")
                assert f'id="{urlsplit(address).fragment}"' in page, address


# --- Structured data ---------------------------------------------------------------------------------------------------


def structured(site: Path, address: str) -> list[dict[str, object]]:
    html = file_of(site, address).read_text(encoding="utf-8")
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert len(found) == 1
    return list(json.loads(found[0])["@graph"])


@pytest.mark.parametrize("address", source_addresses())
def test_every_page_says_what_it_is(address: str, built_site: Path) -> None:
    article, *more = structured(built_site, address)
    assert article["inLanguage"] == ("en" if address.startswith("/en/") else "ms")
    assert article["dateModified"] == "2026-11-22"
    assert urlsplit(str(article["url"])).path == address
    is_problems = address.endswith("/problems/")
    assert article["@type"] == (["Article", "FAQPage"] if is_problems else "Article")
    if address not in {"/", "/en/"}:
        [crumbs] = more
        items = crumbs["itemListElement"]
        assert isinstance(items, list)
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        for item in items:
            assert file_of(built_site, item["item"]).exists()


def test_problems_are_questions_with_answers_that_say_how_sure_they_are(built_site: Path) -> None:
    questions = structured(built_site, "/en/eplks/problems/")[0]["mainEntity"]
    assert isinstance(questions, list)
    first = questions[0]
    assert first["name"] == "“Kata Laluan Tidak Sah”"
    assert first["acceptedAnswer"]["text"].startswith("“Kata Laluan Tidak Sah” is Malay for “invalid password”.")
    assert first["acceptedAnswer"]["text"].endswith("(unconfirmed)")
    assert len(questions) >= 16
    assert all(question["acceptedAnswer"]["text"] for question in questions)


def test_structured_data_cannot_end_its_script() -> None:
    about = jsonld.About("</script><b>", "", SITE, "en", "n", SITE, "", [])
    assert "</" not in jsonld.structured(about)


@pytest.mark.parametrize(
    ("means", "answer"),
    [
        ("<p>One.</p>\n<p>Two.</p>", "One."),
        (
            "<p>They differ:</p>\n<ul>\n<li>18 months.</li>\n<li>12 months.</li>\n</ul>",
            "They differ: 18 months. 12 months.",
        ),
        ('<p>One.<span class="cite"><a href="#source-a" aria-label="Source 1: A">1</a></span></p>', "One."),
    ],
)
def test_an_answer_is_whole(means: str, answer: str) -> None:
    html = f'<h2 id="x">X</h2>\n<h3 id="x-means">What it means</h3>\n{means}\n<h3 id="x-do">Do this</h3>\n<p>Z</p>'
    assert jsonld.questions(html) == [("x", "X", answer)]


# --- Plain copies ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "copy"),
    [
        ("", "index.md"),
        ("./", "index.md"),
        ("en/", "en.md"),
        ("eplks/", "eplks.md"),
        ("en/eplks/login/", "en/eplks/login.md"),
    ],
)
def test_a_copy_stands_beside_its_page(url: str, copy: str) -> None:
    assert llms.copy_address(url) == copy


def test_a_copy_reads_without_the_site() -> None:
    page = llms.PlainPage(
        "en/eplks/login/", "en/", "eplks/login.md", "en", "T", "D",
        "# T { #login }\n\nSee [p](problems.md#x), [h](../index.md), [i](index.md), [o](https://a.my/x.md).[^unconfirmed: a]\n"
        "<!-- panduan: x -->\n- [ ] a <span class=\"portal\">P</span>\n",
    )  # fmt: skip
    text = llms.plain(page, SITE, Register())
    assert "# T\n" in text
    assert "[p](https://x.example/en/eplks/problems/#x)" in text
    assert "[h](https://x.example/en/)" in text
    assert "[i](https://x.example/en/eplks/)" in text
    assert "[o](https://a.my/x.md)" in text
    assert "(unconfirmed: source 1)" in text
    assert "<span" not in text
    assert "<!--" not in text
    assert "<https://x.example/en/eplks/login/>" in text


def test_every_page_has_its_copy_and_llms_txt_lists_them_all(built_site: Path) -> None:
    listed = re.findall(r"\]\(([^)]+)\)", (built_site / "llms.txt").read_text(encoding="utf-8"))
    assert all(file_of(built_site, address).is_file() for address in listed)
    copies = {urlsplit(address).path for address in listed if address.endswith(".md")}
    assert copies == {f"/{llms.copy_address(address.lstrip('/'))}" for address in source_addresses()}
    for address in source_addresses():
        html = file_of(built_site, address).read_text(encoding="utf-8")
        assert re.search(r'<link rel="alternate" type="text/markdown" href="[^"]+\.md">', html), address


# --- What crawlers read ------------------------------------------------------------------------------------------------


def test_the_sitemap_lists_every_page_with_the_day_it_was_verified(built_site: Path) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = etree.parse(built_site / "sitemap.xml")
    entries = tree.findall("s:url", space)
    assert sorted(urlsplit(entry.findtext("s:loc", "", space)).path for entry in entries) == sorted(source_addresses())
    assert {entry.findtext("s:lastmod", "", space) for entry in entries} == {"2026-11-22"}
    robots = (built_site / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap: http://127.0.0.1/sitemap.xml" in robots
