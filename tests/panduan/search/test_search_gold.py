"""The gold set, typed into the real box in a real browser, beside Material's own search on the same pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.conftest import ROOT
from tests.panduan.search import gold, slips
from tests.panduan.search.stock import build_stock
from tests.serving import serving

RECORDED = {
    "ms": gold.Score(first=99.6, three=99.9, section=99.7),
    "en": gold.Score(first=99.6, three=99.9, section=99.6),
}
"""What must not be lost in either language: raise it when search gets better."""

SLIPS = 9
"""Every ninth query is typed again with a slip in it, but for those that were misspelt before."""
MISSPELT = {"typo", "short", "joined"}

FORGIVEN = [
    (slips.slipped, gold.Score(first=97.5, three=98.0, section=96.9)),
    (slips.joined, gold.Score(first=99.0, three=99.3, section=98.5)),
    (slips.parted, gold.Score(first=98.0, three=98.3, section=97.2)),
]

SAMPLE = 20
"""Stock search is slow: it is asked every twentieth query, and compared with ours on the same."""

STARTS = {"ms": "/", "en": "/en/"}

pytestmark = pytest.mark.browser
Answers = list[tuple[gold.Query, list[gold.Link]]]


def answers_of(
    queries: Sequence[gold.Query], open_page: Callable[[str], Page], type_in: Callable[[Page, str], None]
) -> Answers:
    """Every one of ``queries`` asked from its reader's own home page."""
    pages = {locale: open_page(STARTS[locale]) for locale in {query.locale for query in queries}}
    return [(query, gold.ask(pages[query.locale], query.text, type_in)) for query in queries]


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.evaluate(gold.WATCH)
    page.locator(".md-search__input").focus()
    return page


@pytest.fixture
def ask_ours(
    new_context: Callable[..., BrowserContext], site_address: str
) -> Callable[[Sequence[gold.Query]], Answers]:
    """Ask this site."""
    context = new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    return lambda queries: answers_of(queries, lambda start: opened(context, site_address + start), gold.by_keys)


def missed(answers: Answers) -> list[str]:
    """The queries whose answer is not right, each with what came."""
    return [
        f"{query.kind} {query.locale} {query.text!r}: {[f'{one.page}#{one.anchor}' for one in links[:3]]}"
        for query, links in answers
        if not gold.right_page(query, links[:1]) or (query.anchors and not gold.right_section(query, links))
    ]


def test_the_gold_set_is_large_and_of_both_languages() -> None:
    queries = gold.load()
    assert len(queries) >= 300
    assert {query.locale for query in queries} == {"ms", "en"}


@pytest.mark.parametrize("locale", STARTS)
def test_score_does_not_drop_and_languages_stay_apart(
    locale: str, ask_ours: Callable[[Sequence[gold.Query]], Answers]
) -> None:
    ours = ask_ours([query for query in gold.load() if query.locale == locale])
    scored, floor = gold.score(ours), RECORDED[locale]
    assert scored.first >= floor.first and scored.three >= floor.three and scored.section >= floor.section, (
        f"{scored}, recorded {floor}\n" + "\n".join(missed(ours))
    )
    for query, links in ours:
        own = [result.locale == query.locale for result in links]
        assert own == sorted(own, reverse=True), f"{query.text}: {links}"


@pytest.mark.parametrize(("slip", "floor"), FORGIVEN)
def test_a_slip_is_forgiven(
    slip: Callable[[gold.Query], gold.Query],
    floor: gold.Score,
    ask_ours: Callable[[Sequence[gold.Query]], Answers],
) -> None:
    queries = [query for query in gold.load() if query.kind not in MISSPELT][::SLIPS]
    answers = ask_ours([changed for query in queries if (changed := slip(query)) != query])
    scored = gold.score(answers)
    assert scored.first >= floor.first and scored.three >= floor.three and scored.section >= floor.section, (
        f"{scored}, recorded {floor}\n" + "\n".join(missed(answers))
    )


def test_better_than_stock(
    ask_ours: Callable[[Sequence[gold.Query]], Answers],
    new_context: Callable[..., BrowserContext],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    context = new_context(viewport={"width": 1280, "height": 900})
    sample = gold.load()[::SAMPLE]
    with serving(build_stock(ROOT, tmp_path)) as address:
        stock = answers_of(sample, lambda start: opened(context, address + start), gold.at_once)
    here, there = gold.score(ask_ours(sample)), gold.score(stock)
    with capsys.disabled():
        print(f"\nSearch, {len(stock)} queries     first  in three  section")
        for name, scored in (("this site", here), ("stock Material", there)):
            print(f"  {name:<20} {scored.first:>7} % {scored.three:>7} % {scored.section:>6} %")
    assert here.first > there.first and here.three > there.three and here.section > there.section
