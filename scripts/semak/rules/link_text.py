"""LINK: what a link or a picture says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from semak.pages import links
from semak.rules import Problem, rule
from semak.text.language_words import words

if TYPE_CHECKING:
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.sites.site import Site

_NAMES = ("aria-label", "aria-labelledby", "title")
_NO_TEXT = re.compile(r"<[^>]*>|!\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])?(?:\{[^}]*\})?")
"""Tags and pictures: what these say is known otherwise."""
_SAYS_MORE = re.compile(r"\{[^{}\n]*(?:alt=[\"']?[^\s\"'}]|aria-hidden|role=)")
"""An attribute list behind a picture that gives it a text, or hides it from who would need one."""
_SIGNS = re.compile(r"[^\w\s]+")

_POINTING = words(
    "ini berikut berikutnya sini sana disini klik pautan lagi lanjut seterusnya selanjutnya butiran terperinci "  # Malay
    "here there this click link links page more further details continue go"
)
"""What a link text that says nothing consists of: one of these words at least, and else only those that follow."""

_FILLING = words(
    "sila untuk dan atau yang di ke pada melalui tekan ketik lihat rujuk baca buka layari lawati pergi semak ikut ketahui "
    "dapatkan maklumat info keterangan lebih penuh laman web halaman tapak artikel itu tersebut bawah atas "
    "please just for and or that to at on in over right from via tap press see look read visit check open follow find "
    "out learn discover view show tell get know me it reading information full following site website webpage article below "
    "above"
)


@rule("LINK013", "empty-text")
def empty_text(page: Page, site: Site) -> Iterator[Problem]:
    """A link must have a text.

    Why it matters: nobody can see or hear a link without one.

    Bad:
        Buka [](https://assist.perkeso.gov.my/).

    Good:
        Buka [ASSIST](https://assist.perkeso.gov.my/).
    """
    for link in _with_text(page):
        if (
            link.url
            and not link.text
            and not any(map(str.strip, link.images))
            and not any(link.attributes.get(name) for name in _NAMES)
        ):
            inner = page.text[link.text_start : link.text_end]
            if not unescape(_NO_TEXT.sub("", inner)).strip() and "<svg" not in inner and "aria-label" not in inner:
                for start, end in _whole(page, link, "["):
                    yield Problem("this link has no text", start, end, "say where it leads")


@rule("LINK014", "meaningless-text", "warning")
def meaningless_text(page: Page, site: Site) -> Iterator[Problem]:
    """The text of a link must say where it leads.

    Why it matters: who has links read out one after another hears "here, here, here"; who skims the page sees no more.

    Bad:
        Untuk mendaftar, klik [sini](register.md).

    Good:
        [Daftar ID ePLKS](register.md) dahulu.
    """
    for link in _with_text(page):
        if page.text.startswith("`", link.text_start) or link.text == "Click":
            # A name in a program, or that program's.
            continue
        found = next(filter(_says_nothing, link.texts), "")
        if found and not link.images and not link.attributes.get("aria-label"):
            for start, end in links.text_spans(page.live, link, found):
                yield Problem(f"the link text '{found}' does not say where it leads", start, end, "name the page")


@rule("LINK015", "missing-alt")
def missing_alt(page: Page, site: Site) -> Iterator[Problem]:
    """A picture must have an alternative text.

    Why it matters: who cannot see the picture gets nothing, and in a broken picture's place stands nothing. For a
    picture that only decorates, raw HTML with `alt=""` says so.

    Bad:
        ![](../assets/images/login.png)

    Good:
        ![Skrin log masuk ePLKS](../assets/images/login.png)
    """
    for link in page.links:
        if link.form != "reference" and (link.tag != "img" or _needs_no_text(link)):
            continue
        for start, end in _whole(page, link, "!["):
            yield Problem("this picture has no alternative text", start, end, "say what it shows")


def _needs_no_text(picture: Link) -> bool:
    """Whether ``picture`` has a text, or is marked as one that only decorates."""
    says = picture.attributes
    decorates = picture.form == "html" and "alt" in says
    hidden = says.get("role") in {"presentation", "none"} or says.get("aria-hidden") == "true"
    return bool(says.get("alt", "").strip()) or decorates or hidden


def _says_nothing(text: str) -> bool:
    """Whether a whole link ``text`` only points, as "di sini" and "find out more" do."""
    said = set(_SIGNS.sub(" ", text).lower().replace("the following", "following").split())
    return not said.isdisjoint(_POINTING) and said <= _POINTING | _FILLING


def _with_text(page: Page) -> Iterator[Link]:
    return (link for link in page.links if link.tag == "a" and link.form in {"inline", "html", "reference"})


def _whole(page: Page, link: Link, opening: str) -> list[tuple[int, int]]:
    """The spans of a link or picture without text: as an HTML tag, or in brackets that begin with ``opening``."""
    if link.form == "reference":
        live, uses = page.live, links.uses(page.live, link, "")
        return [use for use in uses if live.startswith(opening, use[0]) and not _SAYS_MORE.match(live, use[1])]
    if link.form == "html":
        return [(page.live.rfind("<", 0, link.start), link.end)]
    return [(link.text_start - len(opening) if link.form == "inline" else link.start, link.end)]
