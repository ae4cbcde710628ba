"""The gold set: queries as people type them, what answers them, and how a search box in a real browser scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

QUERIES = Path(__file__).parents[2] / "data" / "search" / "queries.tsv"

WATCH = """async () => {
  // Search comes when it is first wanted.
  document.querySelector('.md-search__input').dispatchEvent(new Event('focus'));
  while (!window.component$) await new Promise((resolve) => setTimeout(resolve, 10));
  window.answered = {asked: null, query: null, pending: false};
  component$.subscribe((state) => {
    if (state.items) answered.pending = false, answered.query = state.query ?? answered.asked;
    else if (state.value !== undefined && state.value !== answered.asked) {
      answered.asked = state.value;
      answered.pending = state.value.length > 0;
    }
  });
}"""
DONE = "(query) => !answered.pending && answered.asked === query && answered.query === query"
LINKS = """() => [...document.querySelectorAll('.md-search-result__item a')].map((link) => {
  const address = new URL(link.href);
  return [address.pathname, decodeURIComponent(address.hash.slice(1))];
})"""


@dataclass(frozen=True, slots=True)
class Query:
    """One line of the gold set. ``pages`` is empty where nothing should be found."""

    kind: str
    locale: str
    text: str
    pages: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A result: language, page without its language, section."""

    locale: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the queries, in per cent: right page first, among three, right section among three links."""

    first: float
    three: float
    section: float


def load() -> list[Query]:
    """Every query of the gold set."""
    rows = [line.split("\t") for line in QUERIES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Query(
            kind,
            locale,
            text.replace("\\n", " "),  # what a browser makes of a line break pasted into a field
            () if pages.startswith("(nothing") else tuple(pages.split("|")),
            tuple(anchor.split("|")) if anchor else (),
        )
        for kind, locale, text, pages, anchor in rows
    ]


def link(path: str, anchor: str) -> Link:
    """A result's address taken apart: ``/en/eplks/login/`` is ``eplks/login`` in English."""
    parts = [part for part in path.split("/") if part]
    locale = parts.pop(0) if parts and parts[0] == "en" else "ms"
    return Link(locale, "/".join(parts) or "index", anchor)


def ask(page: Page, text: str, type_in: Callable[[Page, str], None]) -> list[Link]:
    """The results of one query, in order."""
    type_in(page, text)
    page.wait_for_function(DONE, arg=text, timeout=5000, polling=5)
    return [link(*found) for found in page.evaluate(LINKS)]


def by_keys(page: Page, text: str) -> None:
    """Put most of the query in, as from a clipboard, and type its end, as a person does."""
    page.locator(".md-search__input").fill(text[:-1])
    page.keyboard.type(text[-1:])


def at_once(page: Page, text: str) -> None:
    """Put the whole query in, then send one key: stock search answers every key, and would answer late."""
    page.locator(".md-search__input").fill(text)
    page.keyboard.press("End")


def right_page(query: Query, links: Iterable[Link]) -> bool:
    """Whether one of ``links`` is right; without ``pages``, whether there are none."""
    found = list(links)
    return any(result.page in query.pages for result in found) if query.pages else not found


def right_section(query: Query, links: list[Link]) -> bool:
    """Whether the section that was meant is among the first three links."""
    return any(result.page in query.pages and result.anchor in query.anchors for result in links[:3])


def score(answers: list[tuple[Query, list[Link]]]) -> Score:
    """What ``answers`` are worth."""
    meant = [answer for answer in answers if answer[0].anchors]
    return Score(
        _share(right_page(query, links[:1]) for query, links in answers),
        _share(right_page(query, links[:3]) for query, links in answers),
        _share(right_section(query, links) for query, links in meant),
    )


def _share(hits: Iterable[bool]) -> float:
    counted = list(hits)
    return round(100 * sum(counted) / len(counted), 1) if counted else 100.0
