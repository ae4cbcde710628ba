"""Where the links of one document lead: to a place inside it, or to an address that is printed once at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag

from lxml.html import HtmlElement

from panduan.handouts.article import Article
from panduan.handouts.code import anchor, call, string
from panduan.handouts.vocabulary import classes

SOURCES = "sources"
"""What names the one list of sources that the pages of a booklet share, as if it were a page."""


@dataclass(slots=True)
class References:
    """The links of a document made of ``articles``, by what they need on paper."""

    slugs: dict[str, str] = field(default_factory=dict)
    """Address of a page inside the document to its slug."""
    places: set[str] = field(default_factory=set)
    """Every place inside the document that a link may lead to."""
    addresses: dict[str, int] = field(default_factory=dict)
    """Address outside the document to the number under which it is printed."""
    shared: dict[str, str] = field(default_factory=dict)
    """Label of a place in a page's own list of sources to the label of that place in the shared list."""
    sources: dict[str, int] = field(default_factory=dict)
    """Label of a source in the shared list to its number there."""

    @classmethod
    def of(cls, articles: Iterable[Article], *, share_sources: bool = False) -> References:
        """The references of a document that holds ``articles`` and nothing else, each with its sources or with one list."""
        found = cls()
        for article in articles:
            if share_sources:
                found._share(article)
            slug = article.page.slug
            found.slugs[article.address] = slug
            found.places |= {
                slug,
                *(place(slug, element.get("id")) for element in article.root.iter() if element.get("id")),
            }
        return found

    def inside(self, address: str) -> str | None:
        """The label for ``address`` if it is a page or a place of this document; ``None`` if it lies outside.

        Raises ``KeyError`` for a place that a page of this document does not have.
        """
        page, fragment = urldefrag(address)
        fragment = unquote(fragment)
        slug = self.slugs.get(page)
        if slug is None:
            return None
        label = place(slug, fragment) if fragment else slug
        if label not in self.places:
            raise KeyError(fragment)
        return self.shared.get(label, label)

    def _share(self, article: Article) -> None:
        section = section_of_sources(article)
        for element in section.iter() if section is not None else ():
            if element.get("id"):
                label = place(SOURCES, element.get("id"))
                self.shared[place(article.page.slug, element.get("id"))] = label
                if element.tag == "li":
                    self.sources.setdefault(label, len(self.sources) + 1)

    def number(self, address: str) -> int:
        """The number of an address outside the document, the same each time it is asked for."""
        return self.addresses.setdefault(address, len(self.addresses) + 1)

    def listed(self) -> list[str]:
        """Every numbered address as an item of the list at the end, in order of its number."""
        return [
            call(
                "enum.item",
                str(number),
                f"{{{anchor(_note(number))}\n{call('link', string(address), string(address))}}}",
            )
            for address, number in self.addresses.items()
        ]


def section_of_sources(article: Article) -> HtmlElement | None:
    """The part of a page that lists its sources, if it has one."""
    return next((each for each in article.root.iter("section") if "sources" in classes(each)), None)


def place(slug: str, element_id: str) -> str:
    """The label of an element of a page."""
    return f"{slug}#{element_id}"


def address_mark(number: int) -> str:
    """What stands after a link whose address is printed under ``number``."""
    return call("address-mark", str(number), f"label({string(_note(number))})")


def _note(number: int) -> str:
    return f"address-{number}"
