"""The mark on a page that is due for review, and the table of all pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import semak
from panduan import freshness, upkeep
from semak.report import gather
from semak.sites.register import load

ROOT = Path(__file__).parents[2]
REGISTER, _ = load(ROOT / "docs/_data")
TITLE = '<h1>T</h1>\n<p class="provenance">Verified</p>\n<p>Text.</p>'
META = {"verified": date(2026, 11, 22), "review_every": "3 months"}


@pytest.mark.parametrize(("today", "shown"), [(date(2027, 2, 22), False), (date(2027, 2, 23), True)])
def test_the_mark_is_on_every_dated_page_and_shows_when_it_is_late(today, shown):
    html = freshness.with_mark(TITLE, META, "en", today)
    assert 'data-review-due="2027-02-22"' in html
    assert (" hidden>" not in html) is shown
    assert "22 February 2027" in html


def test_the_mark_stands_after_provenance():
    assert freshness.with_mark(TITLE, META, "ms", date(2026, 11, 22)).index("review") > TITLE.index("</p>")


@pytest.mark.parametrize(
    "meta",
    [{}, {"verified": "soon", "review_every": "3 months"}, {"verified": date(2026, 1, 1), "review_every": "often"}],
)
def test_a_page_without_a_date_stays_as_it_is(meta):
    assert freshness.with_mark(TITLE, meta, "ms", date(2030, 1, 1)) == TITLE


def test_the_day_of_a_build_is_that_of_its_commit():
    assert freshness.build_day("1795305600") == date(2026, 11, 22)
    assert freshness.build_day("1795305599") == date(2026, 11, 21)


def row(norm, due, **more):
    values = {"official": 1, "sources": 3, "unconfirmed": 0, "disputed": 0, **more}
    return upkeep.Row(norm, norm, date(2026, 11, 22), due, **values)


def test_the_table_begins_with_what_is_due_first_and_links_from_where_it_stands():
    rows = [row("b.md", date(2027, 5, 1)), row("eplks/a.md", date(2026, 12, 1), unconfirmed=3)]
    lines = upkeep.table(rows, "en", "", date(2027, 1, 1)).splitlines()
    assert lines[2] == (
        "| [eplks/a.md](eplks/a.md) | 22\u00a0November 2026 | 1\u00a0December 2026 (overdue) | 1 / 3 | 3 / 0 |"
    )
    assert lines[3].startswith("| [b.md](b.md) |")
    assert "(../b.md)" in upkeep.table(rows, "en", "eplks", date(2027, 1, 1))


def test_a_row_counts_each_source_once_and_every_doubt():
    meta = {**META, "title": "T", "sources": ["mygcc"]}
    text = (
        "A.[^source: mygcc] B.[^unconfirmed: logmasuk-eplks, mygcc] C.[^unconfirmed: logmasuk-eplks] D.[^disputed: x]"
    )
    made = upkeep.row("a.md", meta, text, REGISTER)
    assert (made.official, made.sources, made.unconfirmed, made.disputed) == (1, 3, 2, 1)
    assert upkeep.row("a.md", {"title": "T"}, text, REGISTER) is None


def test_readers_and_writers_are_told_the_same(built_site):
    """The about page agrees with ``semak report`` on every page it lists."""
    site = semak.load_site(ROOT / "mkdocs.yml")
    told = {page.norm: page for page in gather(site, date(2026, 11, 22)).pages if page.locale == "en"}
    for each in upkeep._rows(site, "en"):
        page = told[each.norm]
        assert (each.verified, each.due, each.unconfirmed, each.disputed) == (
            page.verified, page.due, page.unconfirmed, page.disputed,
        )  # fmt: skip
        assert each.sources == sum(page.sources.values())
    assert "When each page was checked" in (built_site / "en/about/index.html").read_text()


def test_the_browser_marks_what_became_late_after_the_build(built_site, new_context, site_address):
    page = new_context().new_page()
    page.clock.set_fixed_time("2027-02-22T12:00:00Z")
    page.goto(f"{site_address}/eplks/login/")
    assert page.locator("[data-review-due]").is_hidden()
    page.clock.set_fixed_time("2027-02-23T12:00:00Z")
    page.reload()
    assert page.locator("[data-review-due]").is_visible()
