"""Whole documents as Typst source: the handout of a page, the booklet of a portal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import segno

from panduan.handouts.article import Article
from panduan.handouts.code import NOTHING, array, call, dictionary, joined, labelled, string
from panduan.handouts.convert import Converter
from panduan.handouts.plan import Plan, Portal
from panduan.handouts.problems import HandoutError
from panduan.handouts.references import References
from panduan.words import words, written_date

_TEMPLATE = Path(__file__).with_name("template.typ")

_WORDS = {
    "warning": "handout_warning",
    "note": "handout_note",
    "tip": "handout_tip",
    "open": "handout_box",
    "ticked": "handout_ticked",
    "page": "handout_on_page",
    "page-of": "handout_page_of",
    "page-head": "handout_page",
    "portal": "handout_portal",
    "scan": "handout_scan",
    "contents": "handout_contents",
    "index": "handout_index",
    "message": "handout_message",
    "addresses": "handout_addresses",
    "sources": "sources",
    "sources-note": "sources_note",
}
"""What the template calls a word, and its key among the site's words."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document ready for the engine: its code and the files of the site that it shows, by path from the root."""

    code: str
    images: tuple[str, ...]


def topic(article: Article, plan: Plan) -> Source:
    """The handout of one page. Raises ``HandoutError`` where it would lose something."""
    references = References.of([article])
    converter = Converter(article, references)
    about, body = _about_page(converter, plan), converter.body()
    code = call("handout", about, body, array(references.listed()))
    return _source(code, article.page.locale, converter.inline.images)


def booklet(portal: Portal, articles: Sequence[Article], plan: Plan) -> Source:
    """Every page of a portal behind one cover, with contents, one list of all sources, and an index of messages.

    Raises ``HandoutError`` with the problems of all pages.
    """
    references = References.of(articles, share_sources=True)
    chapters, images, problems = [], set(), []
    sources: dict[str, str] = {}
    for article in articles:
        converter = Converter(article, references)
        try:
            chapters.append(call("chapter", _about_page(converter, plan), converter.body()))
            sources = {**converter.sources(), **sources}
        except HandoutError as problem:
            problems.append(str(problem))
        images |= converter.inline.images
    missing = [entry.target for entry in portal.index if entry.target not in references.places]
    problems += [f"{portal.folder}.{portal.locale}: the index names #{target}, which no page has" for target in missing]
    if problems:
        raise HandoutError("\n".join(problems))
    code = call(
        "booklet",
        _about_portal(portal, articles, plan),
        array(chapters),
        array(sources[label] for label in references.sources),
        array(_entry(entry.text, entry.lang, entry.target, portal.locale) for entry in portal.index),
        array(references.listed()),
    )
    return _source(code, portal.locale, images)


@cache
def _template(path: Path) -> str:
    return path.read_text("utf-8")


def _source(code: str, locale: str, images: set[str]) -> Source:
    word = words(locale)
    table = dictionary({name: string(word[key]) for name, key in _WORDS.items()})
    return Source(f"#let words = {table}\n{_template(_TEMPLATE)}\n#{code}\n", tuple(sorted(images)))


def _entry(text: str, lang: str, target: str, locale: str) -> str:
    shown = string(text) if lang == locale else call("text", string(text), lang=string(lang))
    return dictionary({"text": shown, "target": f"label({string(target)})"})


def _about_page(converter: Converter, plan: Plan) -> str:
    article = converter.article
    page = article.page
    portal = plan.portal_of(page)
    title_element = article.root.find(".//h1")
    heading = labelled(call("heading", converter.title(), level="1"), page.slug)
    if title_element.get("id"):
        heading = joined([labelled("metadata(none)", f"{page.slug}#{title_element.get('id')}"), heading])
    site = plan.site_names.get(page.locale, "")
    return _about(
        page.locale,
        plan,
        title=article.title,
        description=", ".join(filter(None, (portal.name if portal else "", site))),
        kicker=portal.name if portal else site,
        heading=heading,
        provenance=converter.provenance(),
        verified=page.verified,
        valid_until=page.valid_until,
        portal=portal.address if portal else "",
        address=article.address,
    )


def _about_portal(portal: Portal, articles: Sequence[Article], plan: Plan) -> str:
    """The cover: what holds for every page inside, so the oldest check and the earliest end."""
    word = words(portal.locale)
    verified, valid_until = plan.dates(portal)
    site = plan.site_names.get(portal.locale, "")
    return _about(
        portal.locale,
        plan,
        title=f"{portal.name}: {word['handout_booklet']}",
        description=site,
        kicker=site,
        heading=call(
            "heading",
            string(f"{portal.name}: {word['handout_booklet']}"),
            level="1",
            outlined="false",
            bookmarked="true",
        ),
        provenance=string(f"{word['verified']} {written_date(verified, portal.locale)}") if verified else NOTHING,
        verified=verified,
        valid_until=valid_until,
        portal=portal.address,
        address=articles[0].address,
    )


def _about(  # noqa: PLR0913 - one call for all that stands on the first lines and in the margins
    locale: str,
    plan: Plan,
    *,
    title: str,
    description: str,
    kicker: str,
    heading: str,
    provenance: str,
    verified: date | None,
    valid_until: date | None,
    portal: str,
    address: str,
) -> str:
    word = words(locale)
    valid = _validity(valid_until, plan.version, locale)
    version = word["handout_version"].replace("#", written_date(plan.version, locale))
    short = word["handout_valid_short"].replace("#", written_date(valid_until, locale)) if valid_until else ""
    checked = f"{word['verified']} {written_date(verified, locale)}" if verified else ""
    return dictionary(
        {
            "lang": string(locale),
            "title": string(title),
            "description": string(description),
            "site": string(plan.site_names.get(locale, "")),
            "version": _datetime(plan.version),
            "kicker": string(kicker),
            "heading": heading,
            "provenance": provenance,
            "valid": string(valid) if valid else NOTHING,
            "edition": string(f"{version} · {word['language_name']}"),
            "portal": string(portal) if portal else NOTHING,
            "notice": string(word["unofficial_notice"]),
            "stamp": string(" · ".join(filter(None, (checked, short))) or version),
            "qr": _qr(address, word["handout_qr"]),
        }
    )


def _validity(until: date | None, version: date, locale: str) -> str:
    """Until when a handout of ``version`` holds, or since when it should have been checked; nothing if no date is known."""
    if until is None:
        return ""
    word, day = words(locale), written_date(until, locale)
    return word["review_overdue"].replace("{date}", day) if until < version else word["handout_valid"].replace("#", day)


def _datetime(day: date) -> str:
    return call("datetime", year=str(day.year), month=str(day.month), day=str(day.day))


def _qr(address: str, label: str) -> str:
    """The code that leads to ``address``, as a drawing with what it says for those who do not see it."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=0, xmldecl=False, svgns=True)
    parts = {
        "svg": string(drawing.getvalue().decode("ascii").strip()),
        "address": string(address),
        "alt": string(f"{label} {address}"),
    }
    return dictionary(parts)
