"""What is put around a page's text, piece by piece."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from panduan.data import DataError
from panduan.furniture import checklists, contents, deadline, door, journeys, links, report
from semak.sites.entries import Place
from semak.sites.register import Register, Source

DATA = Path(__file__).parents[3] / "docs" / "_data"


# --- Contents ----------------------------------------------------------------------------------------------------------


def entry(level: int, name: str, *children: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(level=level, url=f"#{name}", title=name, children=list(children))


def test_contents_list_the_second_level_with_titles_escaped() -> None:
    toc = [entry(1, "top", entry(2, "a<b", entry(3, "deep")), entry(2, "c"))]
    assert contents.sections(toc) == [("#a<b", "a&lt;b"), ("#c", "c")]


def test_contents_come_after_the_answer_and_only_where_there_is_much() -> None:
    three = [("#a", "A"), ("#b", "B"), ("#c", "C")]
    made = contents.with_contents('<h1>T</h1><p>Answer</p><h2 id="a">A</h2>', three, "en")
    assert made.index("Answer") < made.index("data-furniture") < made.index("<h2")
    assert contents.with_contents("<h2>A</h2>", three[:2], "en") == "<h2>A</h2>"
    assert contents.with_contents("<p>None</p>", three, "en") == "<p>None</p>"


# --- Checklists --------------------------------------------------------------------------------------------------------

BOX = '<li class="task-list-item"><input type="checkbox" disabled/> '


def test_boxes_are_known_by_section_and_number_and_named_by_their_item() -> None:
    html = f'<h2 id="ready">R</h2><ul>{BOX}a</li>{BOX}b</li></ul><h3 id="more">M</h3><ul>{BOX}c</li></ul>'
    made = checklists.with_live_boxes(html)
    for name in ("tick-ready-1", "tick-ready-2", "tick-more-1"):
        assert f'id="{name}"><input type="checkbox" aria-labelledby="{name}">' in made
    assert "disabled" not in made


# --- Links -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (
            '<a href="https://a.my/x">Portal</a>',
            '<a href="https://a.my/x" rel="noopener" data-host="a.my" data-print>Portal</a>',
        ),
        ('<a href="https://a.my/">https://a.my/</a>', '<a href="https://a.my/" rel="noopener">https://a.my/</a>'),
        ('<a href="https://a.my/x">a.my</a>', '<a href="https://a.my/x" rel="noopener" data-print>a.my</a>'),
        ('<a href="https://own.example/x">x</a>', '<a href="https://own.example/x">x</a>'),
        ('<a href="http://[x">x</a>', '<a href="http://[x">x</a>'),
        ('<a href="../x/">x</a>', '<a href="../x/">x</a>'),
        ('<a href="tel:+60380008000">x</a>', '<a href="tel:+60380008000">x</a>'),
        (
            '<a class="c" href="https://www.a.my/" rel="noopener">x</a>',
            '<a class="c" href="https://www.a.my/" rel="noopener" data-host="a.my" data-print>x</a>',
        ),
    ],
)
def test_outward_links(html: str, made: str) -> None:
    assert links.with_marked_links(html, "own.example") == made


def test_an_address_is_printed_once() -> None:
    made = links.with_marked_links('<a href="https://a.my/x">x</a> <a href="https://a.my/x">y</a>', None)
    assert made.count("data-print") == 1


# --- The door ----------------------------------------------------------------------------------------------------------


def test_the_door_has_search_under_the_title_and_a_card_a_section() -> None:
    made = door.as_door('<h1 id="home">T</h1><p>Lead</p><h2 id="a">A</h2><p>x</p><h2 id="b">B</h2>', "en", "errors/")
    assert made.index("</h1>") < made.index('href="errors/" data-open-search') < made.index("Lead")
    assert '<section class="door door--a" aria-labelledby="a"><h2 id="a">A</h2><p>x</p></section>' in made
    assert '<section class="door door--b" aria-labelledby="b"><h2 id="b">B</h2></section>' in made


# --- Journeys ----------------------------------------------------------------------------------------------------------


def test_journeys_know_what_comes_before_and_after() -> None:
    stops = journeys.load(DATA / "journeys.yml")
    first, last = stops["eplks/register"], stops["eplks/eligibility"]
    assert (first.number, first.previous) == (1, None)
    assert first.following and first.following.page == "eplks/login"
    assert last.following is None
    assert set(first.journey.name) == {"ms", "en"}
    for stop in stops.values():
        assert all((DATA.parent / f"{step.page}.ms.md").exists() for step in stop.journey.steps)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: {steps: []}", "journeys.yml: a: 'name' is missing"),
        ("a: {name: {ms: x}, steps: x}", "journeys.yml: a: steps: must be a list"),
        ("a: {name: {ms: x}, steps: [{page: 1, label: {}}]}", "journeys.yml: a: steps: entry 1: page: must be text"),
        ("- a", "journeys.yml: must be a mapping"),
        ("a: [", "journeys.yml: "),
    ],
)
def test_data_that_cannot_be_used_is_named_with_its_place(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "journeys.yml"
    file.write_text(text)
    with pytest.raises(DataError) as error:
        journeys.load(file)
    assert str(error.value).startswith(says)


def test_a_site_without_journeys_has_none(tmp_path: Path) -> None:
    assert journeys.load(tmp_path / "journeys.yml") == {}


# --- The deadline helper -----------------------------------------------------------------------------------------------


def test_the_rule_is_data_with_its_sources() -> None:
    window = deadline.load(DATA / "rules.yml")["eplks/eligibility"]
    assert (window.opens.amount, window.opens.confidence) == (3, "confirmed")
    assert (window.last.amount, window.last.confidence) == (7, "unofficial")
    assert window.opens.sources
    assert window.last.sources


def test_the_helper_carries_the_rule_its_labels_and_its_sources() -> None:
    limit = deadline.Limit(3, "confirmed", ("faq",)), deadline.Limit(7, "unofficial", ("blog", "unnumbered"))
    window = deadline.Window("w", "p", "s", *limit, date(2026, 11, 22), "sources")
    place = Place("x", 1, 1)
    register = Register(
        sources={key: Source(key, key, f"<{key}>", "", "press", date(2026, 1, 1), place) for key in ("faq", "blog")}
    )
    made = deadline.with_helper(f"<p>x</p>{deadline.MARKER}", window, ["faq", "blog"], register, "en")
    assert 'data-months="3" data-days="7"' in made
    assert "22 November 2026" in made
    assert 'href="#source-faq" aria-label="Source 1: &lt;faq&gt;">1</a>' in made
    assert '<span class="status status--unofficial">unofficial</span> <a href="#source-blog"' in made
    assert "unnumbered" not in made
    assert "data-furniture" in made


# --- Reports -----------------------------------------------------------------------------------------------------------


def test_no_report_without_an_address() -> None:
    assert report.report_link("", "T", "https://x/", "en") == ""


@pytest.mark.parametrize("locale", ["ms", "en"])
def test_a_report_is_a_prepared_message(locale: str) -> None:
    made = urlsplit(report.report_link("a@b.my", "T & U", "https://x/y/", locale))
    fields = parse_qs(made.query)
    assert (made.scheme, made.path) == ("mailto", "a@b.my")
    assert fields["subject"][0].endswith("T & U")
    assert "https://x/y/" in fields["body"][0]
    assert report.SECTION_MARK in fields["body"][0]


def test_a_report_is_a_new_issue() -> None:
    made = urlsplit(report.report_link("https://git.example/o/n/issues/new?labels=page", "T", "https://x/", "en"))
    assert set(parse_qs(made.query)) == {"labels", "title", "body"}
