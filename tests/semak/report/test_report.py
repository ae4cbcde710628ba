"""``semak report`` on a small bilingual site whose pages are fresh, late, undated, untranslated and changed."""

from __future__ import annotations

import json
from datetime import date

import pytest
import semak
from lxml import html
from semak import cli
from semak.pages import stamps
from semak.report import gather
from semak.report.render import render, summary

TODAY = date(2026, 11, 22)

CONFIG = """\
site_name: Test
plugins:
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: ms, default: true, name: Bahasa Melayu}
        - {locale: en, name: English}
markdown_extensions: [attr_list]
"""
PAGE = """\
---
title: {title}
{front}
---
# {title} {{ #{name} }}

{text}
"""
REGISTER = {
    "sources.yml": "faq: {title: T, publisher: P, address: 'https://a.my/faq', kind: official, seen: 2026-11-22}\n"
    "blog: {title: T, publisher: P, kind: secondary, seen: 2026-11-22}\n",
    "contacts.yml": "line:\n  name: {ms: Talian, en: Line}\n  phone: 1-300-22-8000\n  confidence: unofficial\n"
    "  sources: [blog]\n  checked: 2026-01-05\n  how: sources\n",
    "sites.yml": "- {host: a.my, owner: A, kind: official}\n",
}


def write(root, name, front, text="Text.", locales=("ms", "en")):
    for locale in locales:
        content = PAGE.format(title=f"{name} {locale}", front=front, name=name, text=text)
        (root / "docs" / f"{name}.{locale}.md").write_text(content)


@pytest.fixture
def site(tmp_path):
    (tmp_path / "docs" / "_data").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    for name, text in REGISTER.items():
        (tmp_path / "docs" / "_data" / name).write_text(text)
    good = "verified: 2026-11-01\nreview_every: 3 months\nsources: [faq]"
    write(tmp_path, "fresh", good, "One.[^source: faq] Two.[^unconfirmed: blog] Three.[^disputed: blog, faq]")
    write(tmp_path, "late", "verified: 2026-01-01\nreview_every: 1 month\nsources: [faq]")
    write(tmp_path, "undated", "sources: [faq]")
    write(tmp_path, "alone", good, locales=("ms",))
    return tmp_path


def report_on(root, **changes):
    return gather(semak.load_site(root / "mkdocs.yml"), changes.get("today", TODAY))


def by_path(report):
    return {page.path: page for page in report.pages}


def test_dates_sources_and_doubts(site):
    page = by_path(report_on(site))["fresh.ms.md"]
    assert (page.verified, page.due) == (date(2026, 11, 1), date(2027, 2, 1))
    assert (page.sources, page.unconfirmed, page.disputed) == ({"official": 1, "secondary": 1}, 1, 1)


def test_what_is_overdue(site):
    report = report_on(site)
    late = [getattr(each, "path", None) or each.id for each in report.overdue()]
    assert late == ["late.en.md", "late.ms.md", "undated.en.md", "undated.ms.md", "line"]
    assert report.next_due == date(2027, 2, 1)


@pytest.mark.parametrize(("today", "overdue"), [(date(2027, 2, 1), False), (date(2027, 2, 2), True)])
def test_a_page_is_due_at_the_end_of_its_day(site, today, overdue):
    assert by_path(report_on(site, today=today))["fresh.ms.md"].is_overdue(today) is overdue


def test_translations(site):
    write(site, "changed", "verified: 2026-11-01\nsources: [faq]")
    stamps.stamp(semak.load_site(site / "mkdocs.yml"))
    file = site / "docs" / "changed.en.md"
    file.write_text(file.read_text() + "\nMore.\n")
    write(site, "apart", "verified: 2026-11-01\nsources: [faq]", "Bayar RM5.", locales=("ms",))
    write(site, "apart", "verified: 2026-11-01\nsources: [faq]", "Pay RM6.", locales=("en",))
    pages = by_path(report_on(site))
    assert pages["fresh.ms.md"].translation == "ok"
    assert (pages["alone.ms.md"].translation, pages["alone.ms.md"].translation_note) == ("missing", "no en")
    assert pages["changed.ms.md"].translation == "changed"
    assert pages["apart.ms.md"].translation == "differs"


def test_the_last_online_run_is_shown_where_the_addresses_stand(site):
    last = site / ".cache" / "semak" / "online-last-run.json"
    last.parent.mkdir(parents=True)
    result = {"address": "https://a.my/faq", "answer": "broken", "checked": "2026-11-20T08:00:00+00:00"}
    place = {"path": "_data/sources.yml", "line": 1, "column": 1}
    last.write_text(json.dumps({"generated": "2026-11-20T08:00:00+00:00", "results": [{**result, "places": [place]}]}))
    report = report_on(site)
    assert report.last_online == date(2026, 11, 20)
    [source] = [entry for entry in report.entries if entry.id == "faq"]
    assert source.online.broken == ("https://a.my/faq",)
    assert "broken: https://a.my/faq" in render(report, "text")


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"generated": "x", "results": []}', '{"results": [{}], "generated": 1}']
)
def test_a_damaged_last_run_counts_as_none(site, text):
    last = site / ".cache" / "semak" / "online-last-run.json"
    last.parent.mkdir(parents=True)
    last.write_text(text)
    assert report_on(site).last_online is None


def test_html_shows_every_page_and_entry_and_needs_nothing_else(site):
    report = report_on(site)
    page = render(report, "html")
    tree = html.fromstring(page)
    assert len(tree.xpath("//tbody/tr")) == len(report.pages) + len(report.entries)
    assert not tree.xpath("//script | //link | //img")
    assert "overdue" in page


def test_html_escapes(site):
    write(site, "nasty", 'verified: 2026-11-01\nsources: [faq, "<b>"]')
    file = site / "docs" / "nasty.ms.md"
    file.write_text(file.read_text().replace("title: nasty ms", 'title: "<script>x</script>"'))
    assert "<script>" not in render(report_on(site), "html")


def test_json_and_markdown(site):
    report = report_on(site)
    data = json.loads(render(report, "json"))
    assert data["pages"][0]["path"] == "alone.ms.md"
    assert data["summary"] == summary(report) == "7 pages, 4 register entries; 5 overdue; next review due 2027-02-01"
    assert "- [ ] `late.en.md: due 2026-02-01`" in render(report, "markdown")


def test_exit_status(site, tmp_path, capsys):
    config = ["report", "--config", str(site / "mkdocs.yml")]
    assert cli.main([*config, "--today", "2026-11-22"]) == 1
    for name in ("late", "undated"):
        for file in (site / "docs").glob(f"{name}.*"):
            file.unlink()
    (site / "docs" / "_data" / "contacts.yml").unlink()
    assert cli.main([*config, "--today", "2026-11-22", "--format", "html", "--output", str(tmp_path / "r.html")]) == 0
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")
    assert cli.main(["report", "--config", str(tmp_path / "none.yml")]) == 2


def test_a_site_without_register_or_languages(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: T\n")
    (tmp_path / "docs" / "index.md").write_text("# T\n")
    [page] = report_on(tmp_path).pages
    assert (page.translation, page.is_overdue(TODAY)) == ("ok", True)
