"""PAGE: what every page must have: a title, a description, pinned ids, headings in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from semak.pages.page import meta_text
from semak.rules import Place, Problem, rule

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.pages.rendered import Heading
    from semak.sites.site import Site

_TAG = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_PINNED = re.compile(r"\{:?[^{}\n]*#[^\s{}]+[^{}\n]*\}[ \t#]*$")
_ID = re.compile(r"\bid[ \t]*=", re.IGNORECASE)

_LEAVES_PAGE = re.compile(r"template$|redirect", re.IGNORECASE)
"""What front matter says of a page that shows nothing of its own: its template, or where it leads to."""


@rule("PAGE001", "missing-title")
def missing_title(page: Page, site: Site) -> Iterator[Problem]:
    """A page must have a title: in its front matter, or a heading of level 1 on a site without a register.

    Why it matters: the title is what the reader sees in the tab, the menu and every search result. MkDocs makes one up
    from the file's name.

    Bad:
        ---
        description: Cara log masuk ke ePLKS.
        ---

    Good:
        ---
        title: Log masuk ke ePLKS
        description: Cara log masuk ke ePLKS.
        ---
    """
    unreadable = page.source.problem or page.front.problem or _is_a_part(page, site)
    if meta_text(page.front.data, "title") or unreadable or site.summary(page.path).uncertain:
        return
    headed = any(heading.level == 1 for heading in page.rendered.headings)
    if any(_LEAVES_PAGE.match(key) for key in page.front.data) and not page.text[page.front.end :].strip():
        return  # the page is all its template's
    if (site.has_register or not headed) and site.has_habit("title", page.path):
        yield _in_front_matter(page, "title", "this page has no title", "add title: to the front matter")
    elif not headed and not page.prose.strip():
        yield _in_front_matter(page, "title", "this page has neither a title nor a heading", "give it one")


@rule("PAGE002", "missing-description")
def missing_description(page: Page, site: Site) -> Iterator[Problem]:
    """A page must have a `description` of one sentence, where the site's pages have one.

    Why it matters: search engines and chat programs show it below the title. Without one they show the site's own, the
    same for every page, or whatever words come first.

    Bad:
        ---
        title: Log masuk ke ePLKS
        ---

    Good:
        ---
        title: Log masuk ke ePLKS
        description: Cara log masuk ke ePLKS, dan apa yang perlu dibuat jika tidak berjaya.
        ---
    """
    if (
        not page.front.problem
        and not _is_a_part(page, site)
        and not meta_text(page.front.data, "description")
        and site.has_habit("description", page.path)
    ):
        yield _in_front_matter(
            page, "description", "this page has no description", "add description: to the front matter"
        )


@rule("PAGE003", "unpinned-heading")
def unpinned_heading(page: Page, site: Site) -> Iterator[Problem]:
    """Every heading must pin its id, where the site's headings do.

    Why it matters: without `{ #id }` the id is made from the words: it differs between the languages, changes with
    every correction, and breaks bookmarks and printed QR codes.

    Bad:
        ## Langkah-langkah

    Good:
        ## Langkah-langkah { #steps }
    """
    if not site.has_habit("pinned", page.path) and "pinned" not in habits(page):
        return
    if not (site.config.locales.several or site.has_register):
        return
    for heading in page.rendered.headings:
        if heading.line and not _is_pinned(page, heading):
            start, end = page.word_span(heading.line)
            yield Problem("this heading pins no id", start, end, "end it with { #id }, the same id in every language")


@rule("PAGE004", "heading-jump")
def heading_jump(page: Page, site: Site) -> Iterator[Problem]:
    """Headings must not skip a level on the way down.

    Why it matters: who moves through the page by headings thinks that a section is missing.

    Bad:
        # Log masuk
        ### Langkah-langkah

    Good:
        # Log masuk
        ## Langkah-langkah
    """
    before, sure = 0, {each.line for each in _sure_headings(page, site)}
    known = True
    for heading in page.rendered.headings:
        unsure_before, known = not known, heading.line in sure
        if before and heading.level > before + 1 and heading.line and known and not unsure_before:
            start, end = page.word_span(heading.line)
            yield Problem(
                f"a heading of level {heading.level} follows one of level {before}", start, end,
                f"use {_written(page, heading, before + 1)}",
            )  # fmt: skip
        before = heading.level


@rule("PAGE005", "several-h1")
def several_h1(page: Page, site: Site) -> Iterator[Problem]:
    """A page must have one heading of the first level.

    Why it matters: it is the name of the page, and a page has one name.

    Bad:
        # Log masuk
        # Langkah-langkah

    Good:
        # Log masuk
        ## Langkah-langkah
    """
    found = [heading for heading in _sure_headings(page, site) if heading.level == 1]
    first = found[0] if found else None
    for heading in found[1:]:
        if heading.line and first is not None:
            start, end = page.word_span(heading.line)
            where = f" (the first is on line {first.line})" if first.line else ""
            yield Problem(
                f"this page has another heading of level 1{where}", start, end, f"use {_written(page, heading, 2)}"
            )


@rule("PAGE009", "duplicate-id")
def duplicate_id(page: Page, site: Site) -> Iterator[Problem]:
    """An id must stand once on its page.

    Why it matters: a link leads to the first of the two, and readers of the second are lost.

    Bad:
        ## Jika gagal { #help }
        ## Bantuan { #help }

    Good:
        ## Jika gagal { #if-it-fails }
        ## Bantuan { #help }
    """
    times = Counter(identifier for identifier, _ in page.rendered.repeated)
    before: Counter[str] = Counter()
    for identifier, line in page.rendered.repeated:
        before[identifier] += 1
        if identifier.startswith(("__", "fn:", "fnref")) or not line:
            continue
        pinned = re.compile(rf"(?:(?<=[{{: \t])#|\b(?:id|name)\s*=\s*[\"']?)({re.escape(identifier)})(?![\w-])")
        first = page.rendered.ids[identifier]
        typed = [match.span(1) for match in pinned.finditer(page.live)]
        named = (each for each in page.rendered.headings if (each.id, each.line) == (identifier, first))
        if any(not _is_pinned(page, heading) for heading in named):
            words = page.line_span(first)  # the id was made of them
            typed = [words, *(span for span in typed if span > words)]
        # What comes out without a text of its own has the line of another: what is typed is surer.
        if len(typed) == times[identifier] + 1:
            span = typed[before[identifier]]
        else:
            begin = page.line_span(line)[0]
            span = next((span for span in typed[1:] if span[0] >= begin), page.word_span(line))
        if typed and typed[0] < span:
            first = page.position(typed[0][0])[0]
        where = f" on line {first}" if first else ""
        yield Problem(f"the id '{identifier}' is used{where} already", *span, "choose another")


def _is_a_part(page: Page, site: Site) -> bool:
    """Whether ``page`` is a part of others, or put below each of them: nobody reads it by itself."""
    if site.is_taken_in(page.path):
        return True
    named = (path for each in site.config.extensions for path in each.options.get("auto_append") or ())
    return any(f"/{path}".endswith(f"/{page.path}") for path in named)


def habits(page: Page) -> Iterator[str]:
    """What this page does that a site may do throughout."""
    for key in ("title", "description"):
        if meta_text(page.front.data, key):
            yield key
    headings = [heading for heading in page.rendered.headings if heading.line]
    pinned = Counter(_is_pinned(page, heading) for heading in headings)
    if pinned[True] > pinned[False]:
        yield "pinned"


def _sure_headings(page: Page, site: Site) -> list[Heading]:
    """The headings of ``page``: where nobody knows what is a list, those within one may be lines of code."""
    headings = page.rendered.headings
    if not site.renderer.guesses_lists:
        return list(headings)
    return [each for each in headings if not (each.line and page.line_text(each.line)[:1] in {" ", "\t"})]


def _written(page: Page, heading: Heading, level: int) -> str:
    """How a heading of ``level`` is written where ``heading`` stands: in Markdown or in raw HTML."""
    return f"<h{level}>" if _TAG.search(page.live, *page.line_span(heading.line)) else "#" * level


def _is_pinned(page: Page, heading: Heading) -> bool:
    if not heading.line:
        return True
    start, end = page.line_span(heading.line)
    if tag := _TAG.search(page.live, start, end):
        end = max(end, page.text.find(">", tag.end()))
    return bool(_PINNED.search(page.text, start, end) or _ID.search(page.text, start, end))


def _in_front_matter(page: Page, key: str, message: str, advice: str) -> Problem:
    """A problem with the front matter as a whole, or with an empty value in it."""
    return Problem(message, help=advice, place=Place(page.path, *page.front.place(key)))
