"""A finished page as the site holds it, read for its handout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from panduan.handouts import vocabulary
from panduan.handouts.plan import Page
from panduan.handouts.problems import HandoutError, Problems

_PARSER = html.HTMLParser(encoding="utf-8")
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Article:
    """The article of ``page``: its content as an element tree, its full address, and where the site's files lie."""

    page: Page
    root: HtmlElement
    address: str
    site_url: str
    site_dir: Path

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return text_of(self.root.find(".//h1"))

    def problems(self) -> Problems:
        """An empty list of problems of this page."""
        return Problems(self.page.name)

    def resolve(self, href: str) -> str:
        """``href`` as a full address."""
        return urljoin(self.address, href)

    def asset(self, src: str) -> str | None:
        """The path of a file of the site as Typst wants it, from the site's root; ``None`` if it is not there."""
        try:
            address = urldefrag(self.resolve(src)).url
        except ValueError:
            return None
        if not address.startswith(self.site_url):
            return None
        path = unquote(urlsplit(address.removeprefix(self.site_url)).path)
        return f"/{path}" if (self.site_dir / path).is_file() else None


def read(page: Page, site_url: str, site_dir: Path) -> Article:
    """The article of ``page`` out of the built site.

    Raises :class:`HandoutError` where the page is missing, has no article or holds something handouts do not know.
    """
    path = page.html(site_dir)
    try:
        tree = html.parse(str(path), parser=_PARSER)
    except OSError:
        raise HandoutError(f"{page.name}: the built page {path} is missing") from None
    found = tree.xpath('//article[contains(concat(" ", @class, " "), " md-content__inner ")]')
    if not found or not text_of(found[0].find(".//h1")):
        raise HandoutError(f"{page.name}: the built page has no article with a title")
    article = Article(page, found[0], urljoin(site_url, page.url), site_url, site_dir)
    vocabulary.prune(article.root)
    problems = article.problems()
    vocabulary.check(article.root, problems)
    problems.stop()
    _note_ticks(article.root)
    collapse(article.root)
    return article


def _note_ticks(root: HtmlElement) -> None:
    """Take out the boxes of task lists and tabs; an item whose box is ticked keeps that as ``data-ticked``."""
    for box in list(root.iter("input")):
        item = next(box.iterancestors("li"), None)
        if item is not None and box.get("checked") is not None:
            item.set("data-ticked", "")
        box.drop_tree()


def collapse(root: HtmlElement) -> None:
    """Make white space what a browser shows: one space within a line, none at its ends, as it stands in ``pre``."""
    last: tuple[HtmlElement, str] | None = None  # where the last space stands that may turn out to end a line

    def visit(element: HtmlElement) -> None:
        nonlocal last
        block = element.tag not in vocabulary.INLINE
        if block or element.tag == "br":
            end_line()
        if element.tag != "pre":
            text(element, "text")
            for child in element:
                visit(child)
                text(child, "tail")
        if block or element.tag == "br":
            end_line()
        elif element.tag == "img":
            last = (element, "")

    def text(element: HtmlElement, part: str) -> None:
        nonlocal last
        value = _SPACES.sub(" ", getattr(element, part) or "")
        if last is None or (last[1] and (getattr(*last) or "").endswith(" ")):
            value = value.removeprefix(" ")
        setattr(element, part, value or None)
        if value:
            last = (element, part)

    def end_line() -> None:
        nonlocal last
        if last is not None and last[1]:
            setattr(*last, (getattr(*last) or "").removesuffix(" ") or None)
        last = None

    visit(root)


def text_of(element: HtmlElement | None) -> str:
    """The text of ``element``, white space collapsed."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
