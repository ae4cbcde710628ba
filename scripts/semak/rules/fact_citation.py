"""FACT: the citations of a page beside the list in its front matter, and beside those of its translation."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from semak.pages import exchanges
from semak.pages.pairing import pairs
from semak.rules import Problem, rule
from semak.rules.fact import in_sources, listed

if TYPE_CHECKING:
    from semak.pages.page import Citation, Page
    from semak.sites.site import Site


@rule("FACT006", "source-not-cited")
def source_not_cited(page: Page, site: Site) -> Iterator[Problem]:
    """A source that the front matter lists must be cited on the page.

    Why it matters: the list at the foot of the page counts a source that supports nothing. A page that cites none in its
    text gives its sources for all of it.

    Bad:
        sources: [imi-eplks-faq, mygcc] (and the text cites the first only)

    Good:
        sources: [imi-eplks-faq]
    """
    if not site.register.sources or page.includes or "8<-" in page.live:
        return
    cited = {name for citation in page.citations for name, _ in citation.sources}
    # A page that cites none gives them for all it says; a misspelt citation is FACT002's.
    known = _known(site)
    misspelt = cited - known
    for name in listed(page) if cited else ():
        if name not in cited and name in known and not difflib.get_close_matches(name, misspelt, 1, 0.8):
            yield in_sources(page, name, f"source '{name}' is listed and not cited", "cite it, or take it off the list")


@rule("FACT007", "source-not-listed")
def source_notlisted(page: Page, site: Site) -> Iterator[Problem]:
    """A source that the text cites must stand in the front matter's `sources`.

    Why it matters: the sources of a page are read from that list by search, handouts and open data.

    Bad:
        sources: []
        Telefon 1-300-22-8000.[^source: perkeso-contact-header]

    Good:
        sources: [perkeso-contact-header]
        Telefon 1-300-22-8000.[^source: perkeso-contact-header]
    """
    if not site.register.sources or not isinstance(page.front.data.get("sources"), list):
        return
    seen = set(listed(page))
    known = _known(site)
    misspelt = seen - known
    for citation in page.citations:
        for name, start in citation.sources:
            if name not in seen and name in known:
                seen.add(name)
                if difflib.get_close_matches(name, misspelt, 1, 0.8):
                    continue  # FACT002 speaks of that
                yield Problem(
                    f"source '{name}' is cited and not listed", start, start + len(name), "add it to sources: above"
                )


@rule("FACT010", "citation-differs")
def citation_differs(page: Page, site: Site) -> Iterator[Problem]:
    """A page and its translation must cite the same sources with the same status.

    Why it matters: what is unconfirmed for a Malay reader must not be settled for an English one. Two that were
    exchanged between paragraphs, list items or cells of a table are told at both places, as PAIR004 tells amounts.

    Bad:
        Klik **LOG MASUK**.[^unconfirmed: logmasuk-eplks]
        Click **LOG MASUK**.[^source: logmasuk-eplks]

    Good:
        Klik **LOG MASUK**.[^unconfirmed: logmasuk-eplks]
        Click **LOG MASUK**.[^unconfirmed: logmasuk-eplks]
    """
    if not site.register.sources:
        return
    known = _known(site)
    for pair in pairs(page, site):
        mine, theirs = exchanges.unlike(pair, page.citations, pair.other.citations, _key)
        for citation in mine:
            instead = [each for each in theirs if each.status == citation.status and pair.same_block(citation, each)]
            # A source that nobody knows is FACT002's, in whichever half it stands.
            if all(known.issuperset(name for name, _ in each.sources) for each in (citation, *instead)):
                yield Problem(
                    f"{pair.other.path} has no {_shown(citation)} to match", citation.start, citation.end,
                    "make both the same",
                )  # fmt: skip


def _key(citation: Citation) -> tuple[str, tuple[str, ...]]:
    return citation.status, tuple(sorted(name for name, _ in citation.sources))


def _known(site: Site) -> frozenset[str]:
    """The sources of the register, with those whose entries have a mistake: that is FACT001's, no page's."""
    return site.register.unusable.union(site.register.sources)


def _shown(citation: Citation) -> str:
    return f"[^{citation.status}: {', '.join(name for name, _ in citation.sources)}]"
