"""What stands within a line, as Typst code."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from panduan.handouts.article import Article, text_of
from panduan.handouts.code import NOTHING, anchor, call, joined, string
from panduan.handouts.problems import Problems
from panduan.handouts.references import References, address_mark, place
from panduan.handouts.vocabulary import STATUSES, classes

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?", re.IGNORECASE)
"""A language as pages name it: ``en``, ``en-GB``, ``zh-Hans``; the engine takes no script."""


@dataclass(slots=True)
class Inline:
    """Turns the lines of ``article`` into code. ``images`` gathers the files it needs, ``problems`` what is wrong."""

    article: Article
    references: References
    problems: Problems
    images: set[str] = field(default_factory=set)
    expanded: set[str] = field(default_factory=set)

    def content(self, element: HtmlElement) -> str:
        """The content of ``element``, which holds nothing but text and inline elements."""
        return self.run([element.text, *(part for child in element for part in (child, child.tail))])

    def run(self, nodes: list[HtmlElement | str | None]) -> str:
        """Text and inline elements in a row."""
        return joined(
            string(node) if isinstance(node, str) else self.element(node) for node in nodes if node not in (None, "")
        )

    def element(self, element: HtmlElement) -> str:
        """One inline element with its language and its label, if it has them."""
        code = self.in_its_language(element, _MAKERS[element.tag](self, element))
        if element.get("id"):
            code = joined([anchor(place(self.article.page.slug, element.get("id"))), code])
        return code

    def in_its_language(self, element: HtmlElement, code: str) -> str:
        """``code``, the content of ``element``, marked with its language if that is not the page's."""
        named = element.get("lang")
        if named in (None, "", self.article.page.locale) or code == NOTHING:
            return code
        parts = _LANGUAGE.fullmatch(named)
        if parts is None:
            self.problems.add(element, f'handouts do not know the language "{named}"')
            return code
        region = {"region": string(parts[2].upper())} if parts[2] else {}
        return call("text", code, lang=string(parts[1].lower()), **region)

    def image(self, element: HtmlElement) -> str:
        """An image; it needs a file of the site and an alternative text."""
        path = self.article.asset(element.get("src") or "")
        if path is None:
            self.problems.add(element, "the image is not among the site's files")
            return NOTHING
        if not (element.get("alt") or "").strip():
            self.problems.add(element, "the image has no alternative text")
            return NOTHING
        self.images.add(path)
        return call("image", string(path), alt=string(element.get("alt")))

    def _break(self, element: HtmlElement) -> str:
        return "linebreak()"

    def _small_image(self, element: HtmlElement) -> str:
        return call("box", self.image(element), height="1em")

    def _code(self, element: HtmlElement) -> str:
        return call("raw", string(text_of(element)))

    def _raised(self, element: HtmlElement) -> str:
        # A reference to a footnote raises itself.
        return self.content(element) if element.find("a") is not None else call("super", self.content(element))

    def _abbreviation(self, element: HtmlElement) -> str:
        """An abbreviation, spelled out where it first stands: paper has no pointer to hover with."""
        meaning, text = element.get("title"), text_of(element)
        if not meaning or text in self.expanded:
            return self.content(element)
        self.expanded.add(text)
        return joined([self.content(element), string(f" ({meaning})")])

    def _span(self, element: HtmlElement) -> str:
        names = classes(element)
        content = self.content(element)
        status = _status(names)
        if status:
            return call("status", string(status), content)
        if "kind" in names or "portal" in names:
            return call("aside", content)
        if "contact" in names:
            return call("whole", content)
        return content

    def _link(self, element: HtmlElement) -> str:
        names, href = classes(element), element.get("href")
        content = self.content(element)
        if href is None:
            return content
        try:
            address = self.article.resolve(href)
            scheme = urlsplit(address).scheme
        except ValueError:
            self.problems.add(element, "this is no address")
            return content
        if "cite" in classes(element.getparent()) or "footnote-ref" in names:
            return self._citation(element, address, content)
        if scheme in {"tel", "mailto"}:
            return call("whole", call("link", string(address), content))
        if scheme not in {"http", "https"}:
            self.problems.add(element, f"handouts do not know links to {scheme}:")
        status = _status(names)
        return self._leading(element, address, call("status", string(status), content) if status else content)

    def _leading(self, element: HtmlElement, address: str, shown: str) -> str:
        """A link and what paper needs beside it: the page it leads to, or the number of its address."""
        label = self._inside(element, address)
        if label is not None:
            return joined([call("link", f"label({string(label)})", shown), call("on-page", f"label({string(label)})")])
        linked = call("link", string(address), shown)
        if _shows(element, address) or _is_source(element):
            return linked
        return joined([linked, address_mark(self.references.number(address))])

    def _citation(self, element: HtmlElement, address: str, content: str) -> str:
        label = self._inside(element, address)
        if label is None:
            return content
        number = self.references.sources.get(label)
        return call("cite-mark", f"label({string(label)})", string(str(number)) if number else content)

    def _inside(self, element: HtmlElement, address: str) -> str | None:
        try:
            return self.references.inside(address)
        except KeyError as missing:
            self.problems.add(element, f"the link leads to #{missing.args[0]}, which the page does not have")
            return None


def _wrapper(name: str) -> Callable[[Inline, HtmlElement], str]:
    """What puts the function ``name`` around the content of an element."""
    return lambda inline, element: call(name, inline.content(element))


_MAKERS: dict[str, Callable[[Inline, HtmlElement], str]] = {
    "a": Inline._link,
    "abbr": Inline._abbreviation,
    "br": Inline._break,
    "code": Inline._code,
    "del": _wrapper("strike"),
    "em": _wrapper("emph"),
    "img": Inline._small_image,
    "ins": _wrapper("underline"),
    "kbd": _wrapper("key"),
    "mark": _wrapper("highlight"),
    "span": Inline._span,
    "strong": _wrapper("strong"),
    "sub": _wrapper("sub"),
    "sup": Inline._raised,
    "time": Inline.content,
}


def _status(names: list[str]) -> str:
    return next((name for name in STATUSES if f"status--{name}" in names), "")


def _is_source(element: HtmlElement) -> bool:
    """True in the list of sources, where each address is printed with its source."""
    return any("sources" in classes(section) for section in element.iterancestors("section"))


def _shows(element: HtmlElement, address: str) -> bool:
    """True if the text of a link is its address, so that it need not be printed again."""
    text = text_of(element)
    return text.rstrip("/") in {address.rstrip("/"), address.split("://", 1)[-1].rstrip("/")}
