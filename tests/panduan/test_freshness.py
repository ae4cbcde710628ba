"""The mark on a page that is due for review, and the table of all pages."""

from __future__ import annotations

from datetime import date

import pytest
from panduan import freshness, upkeep
from semak.report import PageState

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


def state(norm, due, **more):
    return PageState(norm, norm, "en", norm, date(2026, 11, 22), due, {"official": 1, "press": 2}, **more)


def test_the_table_begins_with_what_is_due_first_and_links_from_where_it_stands():
    pages = [state("b.md", date(2027, 5, 1)), state("eplks/a.md", date(2026, 12, 1), unconfirmed=3)]
    lines = upkeep.table(pages, "en", "", date(2027, 1, 1)).splitlines()
    assert lines[2] == "| [eplks/a.md](eplks/a.md) | 22 November 2026 | 1 December 2026 (overdue) | 1 / 3 | 3 | 0 |"
    assert lines[3].startswith("| [b.md](b.md) |")
    assert "(../b.md)" in upkeep.table(pages, "en", "eplks", date(2027, 1, 1))


def test_the_browser_marks_what_became_late_after_the_build(built_site, new_context, site_address):
    page = new_context().new_page()
    page.clock.set_fixed_time("2027-02-22T12:00:00Z")
    page.goto(f"{site_address}/eplks/login/")
    assert page.locator("[data-review-due]").is_hidden()
    page.clock.set_fixed_time("2027-02-23T12:00:00Z")
    page.reload()
    assert page.locator("[data-review-due]").is_visible()
