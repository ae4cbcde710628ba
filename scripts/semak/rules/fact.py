"""FACT: where statements come from, how sure they are, and when they were last checked. Needs a register."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from semak.hosts import addresses
from semak.rules import Place, Problem, rule
from semak.sites import reviews
from semak.text import phones

if TYPE_CHECKING:
    from semak.pages.mask import Span
    from semak.pages.page import Citation, Page
    from semak.sites.entries import Place as Entry
    from semak.sites.register import Contact, Evidence
    from semak.sites.site import Site

_SENTENCE_END = re.compile(r"[.!?][”\"')\]]*(?:\[\^[^\]\n]*\])*(?=\s|$)|\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+\.)[ \t]")


@rule("FACT001", "register-entry", scope="site")
def register_entry(site: Site) -> Iterator[Problem]:
    """Every entry of the register must have the keys and types it is documented with, and name sources that exist.

    Why it matters: pages, search, handouts and open data are made from the register; an entry that cannot be used is
    missing from all of them.

    Bad:
        perkeso-hotline: {phone: 1300228000, confidence: sure}

    Good:
        perkeso-hotline: {phone: "1-300-22-8000", confidence: confirmed}
    """
    for each in site.register_findings:
        yield Problem(
            each.message,
            help=each.help,
            place=Place(f"{site.register_prefix}{each.path}", each.line, each.column, each.end_column),
        )


@rule("FACT002", "unknown-source")
def unknown_source(page: Page, site: Site) -> Iterator[Problem]:
    """A source that a page cites or lists must stand in `sources.yml`.

    Why it matters: the reader is promised a source and finds none.

    Bad:
        Telefon 1-300-22-8000.[^source: perkeso-contact]

    Good:
        Telefon 1-300-22-8000.[^source: perkeso-contact-header]
    """
    if not site.register.sources:
        return
    known = site.register.sources.keys() | site.register.unusable
    for citation in page.citations:
        if not citation.sources:
            yield Problem("this citation names no source", citation.start, citation.end, "name an id of sources.yml")
        for name, start in citation.sources:
            if name not in known:
                yield Problem(
                    f"no source '{name}' in sources.yml", start, start + len(name), "add it, or correct the id"
                )
    for name in listed(page):
        if name not in known:
            yield in_sources(page, name, f"no source '{name}' in sources.yml", "add it, or correct the id")


@rule("FACT003", "unverified-page")
def unverified_page(page: Page, site: Site) -> Iterator[Problem]:
    """A page must say when it was last `verified`, and list its `sources`.

    Why it matters: the reader cannot tell whether the page still holds, and nobody is reminded to check it.

    Bad:
        ---
        title: Log masuk ke ePLKS
        ---

    Good:
        ---
        title: Log masuk ke ePLKS
        verified: 2026-11-22
        review_every: 3 months
        sources: [imi-eplks-faq]
        ---
    """
    if not site.has_register or page.front.problem:
        return
    verified, every = page.front.data.get("verified"), page.front.data.get("review_every")
    if verified is None:
        yield _front(page, "verified", "this page does not say when it was verified", "add verified: and the date")
    elif not isinstance(verified, date):
        yield _front(page, "verified", f"'{verified}' is no date", "write it as 2026-11-22, without quotes")
    elif verified > reviews.today():
        yield _front(page, "verified", f"{verified} has not come yet", "give the day of the last check")
    if every is not None and (not isinstance(every, str) or reviews.due(date(2000, 1, 1), every) is None):
        yield _front(page, "review_every", f"'{every}' is no period", "write a number and a unit, as 6 months")
    sources = page.front.data.get("sources")
    if sources is None:
        yield _front(page, "sources", "this page does not list its sources", "add sources: [id, id]")
    elif not isinstance(sources, list) or not all(isinstance(name, str) for name in sources):
        yield _front(page, "sources", "'sources' must be a list of ids", "write sources: [id, id]")


@rule("FACT004", "page-review-due", "warning")
def page_review_due(page: Page, site: Site) -> Iterator[Problem]:
    """A page must be checked again before its review date: `verified` plus `review_every`.

    Why it matters: portals change; a page past its date may send readers the wrong way.

    Bad:
        verified: 2020-01-01
        review_every: 6 months

    Good:
        verified: 2026-11-22
        review_every: 6 months
    """
    verified, every = page.front.data.get("verified"), page.front.data.get("review_every")
    if not site.has_register or not isinstance(verified, date):
        return
    due = reviews.due(verified, every if isinstance(every, str) else site.config.settings.review_every)
    if due is not None and due < reviews.today():
        yield _front(page, "verified", f"this page was due for review on {due}", "check it and set verified: anew")


@rule("FACT005", "entry-review-due", "warning", scope="site")
def entry_review_due(site: Site) -> Iterator[Problem]:
    """An entry of the register must be checked again before `review_every` of the settings has passed.

    Why it matters: a number that was right two years ago may belong to somebody else.

    Bad:
        mygcc: {phone: 03-8000 8000, checked: 2019-01-01}

    Good:
        mygcc: {phone: 03-8000 8000, checked: 2026-11-22}
    """
    for name, evidence, _ in _entries(site):
        due = reviews.due(evidence.checked, site.config.settings.review_every)
        if due is not None and due < reviews.today():
            yield _in_register(
                site, evidence.checked_at, f"{name} was due for review on {due}", "check it and set checked: anew"
            )


@rule("FACT008", "shown-as-settled")
def shown_as_settled(page: Page, site: Site) -> Iterator[Problem]:
    """What the register holds as unofficial or disputed must not be printed as if it were confirmed.

    Why it matters: the reader rings a number, or types into an address, that nobody official has ever named. The build
    labels a number or address that stands as plain text by itself; one in a link, or one that cites a plain source, it
    does not. An on-screen label is as sure as its section says: some sentence there, under the same heading of level 2,
    must cite what is unconfirmed or disputed.

    Bad:
        [Imigresen](tel:+60388801555)
        Telefon 03-8880 1555.[^source: logmasuk-eplks]
        Klik **Pay Now**. (the register holds this label as unofficial)

    Good:
        03-8880 1555[^unconfirmed: logmasuk-eplks]
        Klik **Pay Now**.[^unconfirmed: logmasuk-eplks]
    """
    for contact in site.register.contacts.values():
        if contact.evidence.confidence != "confirmed":
            yield from _settled_contact(contact, page)
    yield from _settled_labels(page, site)


@rule("FACT009", "unused-entry", "warning", scope="site")
def unused_entry(site: Site) -> Iterator[Problem]:
    """Every entry of the register must be used by a page, or by an entry that is.

    Why it matters: what no page shows is checked again and again for nobody; or a page has a misspelt id. A source
    that a page lists without citing it is FACT006's. Official hosts are in use where no page links to them, too: every
    address of every page is compared with them (LINK008).

    Bad:
        old-line: {phone: 03-8880 1000} (and no page prints it)

    Good:
        mygcc: {phone: 03-8000 8000} (and pages print it)
    """
    if not site.has_register or not site.summaries or not site.register.whole:
        return
    for place, what, advice in (*_unused_sources(site), *_unused_words(site), *_unused_contacts(site)):
        yield _in_register(site, place, f"no page {what}", advice)


_Unused: TypeAlias = "Iterator[tuple[Entry, str, str]]"
"""Entries nobody uses: place, what no page does, and what to do about it."""


def _unused_sources(site: Site) -> _Unused:
    """Sources and the hosts that pages link to. Official hosts stay: look-alikes are compared with them."""
    register, summaries = site.register, site.all_summaries
    cited = register.cited.union(*(summary.cited for summary in summaries))
    for source in register.sources.values():
        if source.id not in cited:
            yield source.place, f"cites source '{source.id}'", "cite it, or remove it"
    hosts = {host for summary in summaries for host in summary.hosts}
    hosts.update(_host(source.address) for source in register.sources.values())
    hosts.update(_host(contact.web) for contact in register.contacts.values())
    hosts.update(_host(text) for text in register.unusable if "//" in text)
    for entry in register.sites.values():
        if entry.kind != "official" and entry.host not in hosts:
            yield entry.place, f"links to '{entry.host}'", "link to it, or remove it"


def _unused_words(site: Site) -> _Unused:
    """Messages without a section, and labels no page shows."""
    ids = {name for summary in site.all_summaries for name in summary.ids}
    for message in site.register.messages.values():
        if message.id not in ids:
            yield message.place, f"has a section #{message.id}", "write the section, or correct the id"
    bold = {text for summary in site.all_summaries for text in summary.bold}
    for label in site.register.labels.values():
        if label.text not in bold:
            yield label.place, f"shows the label '{label.text}'", "use it, or remove it"


def _unused_contacts(site: Site) -> _Unused:
    """Contacts no page names. Where the build makes lists, they may stand there."""
    if any(summary.filled for summary in site.all_summaries):
        return
    used = {value for summary in site.all_summaries for value in summary.uses}
    for contact in site.register.contacts.values():
        if used.isdisjoint({contact.phone, contact.email, contact.web} - {""}):
            yield contact.place, f"names '{contact.id}'", "use it, or remove it"


def _host(address: str) -> str:
    parts = addresses.split(address)
    return addresses.host(parts) if parts else ""


def _settled_labels(page: Page, site: Site) -> Iterator[Problem]:
    """Labels cited from their own sources as if these were plain ones, and those in sections that doubt nothing: each once."""
    labels = site.register.labels
    known = ((text, start) for text, start in page.bold if text in labels)
    unsure = [(text, start) for text, start in known if labels[text].evidence.confidence != "confirmed"]
    tops = [page.line_span(each.line)[0] for each in page.states.headings if each.level < 3] if unsure else []
    doubted = {bisect_right(tops, each.start) for each in page.citations if each.status != "source"}
    told: set[tuple[str, int]] = set()
    for text, start in unsure:
        evidence, section = labels[text].evidence, bisect_right(tops, start)
        citation = _citation_after(page, start + len(text))
        if citation is not None and citation.status == "source" and _all_from(citation, evidence):
            message = f"'{text}' is {evidence.confidence} in the register and cited here as settled"
            yield Problem(message, citation.start, citation.end, "write [^unconfirmed: ...] or [^disputed: ...]")
        elif section not in doubted and (text, section) not in told and _is_said(page, text, start):
            told.add((text, section))
            message = f"'{text}' is {evidence.confidence} in the register and shown here as settled"
            yield Problem(message, start, start + len(text), "cite it with [^unconfirmed: ...] or [^disputed: ...]")


def _is_said(page: Page, label: str, start: int) -> bool:
    """Whether the line of the ``label`` at ``start`` says something of it: a label alone claims nothing."""
    begin, end = page.line_span(page.position(start)[0])
    return bool(re.search(r"\w", page.prose[begin:start] + page.prose[start + len(label) : end]))


def _settled_contact(contact: Contact, page: Page) -> Iterator[Problem]:
    message = f"'{contact.id}' is {contact.evidence.confidence} in the register and shown here as settled"
    advice = "write it as plain text with [^unconfirmed: ...] or [^disputed: ...]"
    for start, end in _shown(contact, page):
        citation = _citation_after(page, end)
        if citation.status == "source" if citation else _is_linked(page, start):
            yield Problem(message, start, end, advice)


def _shown(contact: Contact, page: Page) -> Iterator[Span]:
    """Where ``page`` shows a number or address of ``contact``, or leads to one in a link with another text."""
    for value in (contact.phone, contact.email, contact.web):
        if value and value in page.live:
            # It begins with the value, so that the search leaps from one of them to the next.
            pattern = rf"{re.escape(value)}(?<![\w@./-]{re.escape(value)})(?![\w@-])"
            yield from (match.span() for match in re.finditer(pattern, page.live))
    calls = (link for link in page.links if phones.is_call(link.url) and link.form != "broken")
    for link in calls if contact.phone else ():
        told = contact.phone in link.url or contact.phone in page.live[link.text_start : link.text_end]
        if not told and phones.dial(link.url).number in phones.numbers(contact.phone):
            yield link.start, link.end


def _is_linked(page: Page, start: int) -> bool:
    """Whether ``start`` lies in the text or the address of a link."""
    return any(
        link.form != "bare" and (link.start <= start < link.end or link.text_start <= start < link.text_end)
        for link in page.links
    )


def _citation_after(page: Page, end: int) -> Citation | None:
    """The first citation that belongs to the sentence around ``end``."""
    stop = _SENTENCE_END.search(page.live, end, end + 2000)
    limit = stop.end() if stop else end + 2000
    return next((each for each in page.citations if end <= each.start < limit), None)


def _all_from(citation: Citation, evidence: Evidence) -> bool:
    return bool(citation.sources) and {name for name, _ in citation.sources} <= set(evidence.sources)


def _entries(site: Site) -> Iterator[tuple[str, Evidence, Entry]]:
    """Every entry that carries evidence: its name, the evidence and its place."""
    register = site.register
    for contact in register.contacts.values():
        yield contact.id, contact.evidence, contact.place
    for message in register.messages.values():
        yield message.id, message.evidence, message.place
    for label in register.labels.values():
        yield label.text, label.evidence, label.place


def listed(page: Page) -> list[str]:
    """The sources that the front matter of ``page`` lists."""
    sources = page.front.data.get("sources")
    return [name for name in sources if isinstance(name, str)] if isinstance(sources, list) else []


def _front(page: Page, key: str, message: str, advice: str) -> Problem:
    return Problem(message, help=advice, place=Place(page.path, *page.front.place(key)))


def in_sources(page: Page, name: str, message: str, advice: str) -> Problem:
    """A problem with one id in the front matter's list."""
    match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page.text[: page.front.end])
    at = match.start() if match else 0
    return Problem(message, at, at + len(name), advice)


def _in_register(site: Site, place: Entry, message: str, advice: str) -> Problem:
    path = f"{site.register_prefix}{place.file}"
    return Problem(message, help=advice, place=Place(path, place.line, place.column))
