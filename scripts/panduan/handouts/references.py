"""Where the links of one document lead: to a place inside it, or to an address that is printed once at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from panduan.handouts.article import Article
from panduan.handouts.code import anchor, call, string


@dataclass(slots=True)
class References:
    """The links of a document made of ``articles``, by what they need on paper."""

    slugs: dict[str, str] = field(default_factory=dict)
    """Address of a page inside the document to its slug."""
    places: set[str] = field(default_factory=set)
    """Every place inside the document that a link may lead to."""
    addresses: dict[str, int] = field(default_factory=dict)
    """Address outside the document to the number under which it is printed."""

    @classmethod
    def of(cls, articles: Iterable[Article]) -> References:
        """The references of a document that holds ``articles`` and nothing else."""
        found = cls()
        for article in articles:
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
        slug = self.slugs.get(page)
        if slug is None:
            return None
        label = place(slug, fragment) if fragment else slug
        if label not in self.places:
            raise KeyError(fragment)
        return label

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


def place(slug: str, element_id: str) -> str:
    """The label of an element of a page."""
    return f"{slug}#{element_id}"


def address_mark(number: int) -> str:
    """What stands after a link whose address is printed under ``number``."""
    return call("address-mark", str(number), f"label({string(_note(number))})")


def _note(number: int) -> str:
    return f"address-{number}"
