"""Markdown extension: what writers type plainly becomes what readers need.

- ``[^source: id]``, ``[^unconfirmed: id, id]``, ``[^disputed: id]`` become numbered links to the sources at the foot of
  the page, with a visible label for the last two;
- phone numbers and e-mail addresses of the register become links that dial and write, and one whose entry is not
  confirmed gets its label;
- on-screen labels and messages in another language than the page's get their ``lang`` (WCAG 3.1.2);
- the headings of sections get a link to themselves.

One instance serves one build of one locale after another: the hook sets :attr:`GuideExtension.page` before each page.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import phonenumbers
from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from semak.sites.register import Contact, Register

from panduan.words import words

_Makers = dict[str, Callable[[], etree.Element]]
"""Text to look for, and what makes the element that takes its place."""

CITATION = r"\[\^(source|unconfirmed|disputed):\s*([^\]]+)\]"
_UNTOUCHED = {"a", "code", "pre", "script", "style", "kbd", "button", "textarea"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class PageContext:
    """What the extension must know of the page being rendered.

    ``sources`` in the order in which they are numbered; ``contacts`` is the address of the contacts page, relative
    to this page.
    """

    locale: str = "ms"
    sources: tuple[str, ...] = ()
    contacts: str = ""


@dataclass
class GuideExtension(Extension):
    """See the module. ``register`` says what is known; ``page`` changes from page to page."""

    register: Register
    page: PageContext = field(default_factory=PageContext)

    def __post_init__(self) -> None:
        """Take the place of ``Extension.__init__``, which has no options to read here."""
        super().__init__()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register before references and footnotes (170, 175), after code (190); trees after everything else."""
        md.inlinePatterns.register(_Citation(CITATION, md, self), "guide-citation", 185)
        md.treeprocessors.register(_Finish(md, self), "guide-finish", 1)


def cited(markdown: str) -> list[str]:
    """The source ids that ``markdown`` cites, in order, each once."""
    found = (source.strip() for _, sources in re.findall(CITATION, markdown) for source in sources.split(","))
    return list(dict.fromkeys(found))


def dial(phone: str) -> str:
    """The ``tel:`` address of a Malaysian number as the register writes it.

    1-300, 1-700 and 1-800 numbers cannot be reached from abroad and are dialled as they are; all others carry +60.
    """
    digits = re.sub(r"\D", "", phone)
    if re.match(r"1[378]00", digits) or len(digits) <= 5:
        return f"tel:{digits}"
    parsed = phonenumbers.parse(phone, "MY")
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


class _Citation(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, guide: GuideExtension) -> None:
        super().__init__(pattern, md)
        self.guide = guide

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]  # noqa: N802
        status, sources = m[1], [source.strip() for source in m[2].split(",")]
        page, register = self.guide.page, self.guide.register
        element = etree.Element("span", {"class": f"cite cite--{status}"})
        if status != "source":
            etree.SubElement(element, "span", {"class": f"status status--{status}"}).text = words(page.locale)[status]
            element[-1].tail = " "
        for source in sources:
            number = str(page.sources.index(source) + 1) if source in page.sources else "?"
            known = register.sources.get(source)
            link = etree.SubElement(element, "a", {"href": f"#source-{source}"})
            link.set(
                "aria-label", f"{words(page.locale)['source_label']} {number}: {known.publisher if known else source}"
            )
            link.text, link.tail = number, " "
        element[-1].tail = None
        return element, m.start(0), m.end(0)


class _Finish(Treeprocessor):
    """Walks the finished tree once and replaces mentions in its text."""

    def __init__(self, md: Markdown, guide: GuideExtension) -> None:
        super().__init__(md)
        self.guide = guide
        self.makers: dict[str, _Makers] = {}

    def run(self, root: etree.Element) -> None:
        page = self.guide.page
        makers = self.makers.get(page.locale) or self.makers.setdefault(page.locale, self._makers(page.locale))
        self.words = (
            re.compile(
                "|".join(rf"(?<![\w@./-]){re.escape(text)}(?![\w@-])" for text in sorted(makers, key=len, reverse=True))
            )
            if makers
            else None
        )
        self._visit(root, makers)

    def _makers(self, locale: str) -> _Makers:
        """Text to look for, and what makes the element that takes its place."""
        makers: _Makers = {}
        for contact in self.guide.register.contacts.values():
            for text, href in _channels(contact):
                makers[text] = lambda text=text, href=href, contact=contact: self._mention(text, href, contact)  # type: ignore[misc]
        for message in self.guide.register.messages.values():
            if message.exact and locale not in message.message:
                for lang, text in message.message.items():
                    makers[text] = lambda text=text, lang=lang: _element("span", text, {"lang": lang})  # type: ignore[misc]
        return makers

    def _mention(self, text: str, href: str, contact: Contact) -> etree.Element:
        mention = (
            _element("a", text, {"class": "contact", "href": href})
            if href
            else _element("span", text, {"class": "contact"})
        )
        confidence = contact.evidence.confidence
        if confidence == "confirmed":
            return mention
        group = _element("span", "", {"class": "mention"})
        group.append(mention)
        mention.tail = " "
        page = self.guide.page
        label = {"class": f"status status--{confidence}", "href": f"{page.contacts}#{contact.id}"}
        group.append(_element("a", words(page.locale)[confidence], label))
        return group

    def _visit(
        self, element: etree.Element, makers: _Makers, *, in_heading: bool = False, nested: bool = False
    ) -> None:
        in_heading = in_heading or element.tag in _HEADINGS
        if element.tag == "strong":
            self._mark_label(element)
        elif element.tag == "ol" and not nested:
            _number_steps(element)
        previous: etree.Element | None = None
        for child in list(element):
            if child.tag not in _UNTOUCHED and "status" not in (child.get("class") or ""):
                self._visit(child, makers, in_heading=in_heading, nested=nested or element.tag == "li")
            if (child.get("class") or "").startswith("cite ") and child.get("class") != "cite cite--source":
                _space_before(element, previous)
            previous = child
        if not in_heading:
            self._replace(element, makers)
        elif element.tag in _HEADINGS:
            self._replace(element, {text: make for text, make in makers.items() if make().tag == "span"})
            self._link_heading(element)

    def _replace(self, element: etree.Element, makers: _Makers) -> None:
        """Put elements where the texts of ``makers`` stand in ``element``'s own text and in its children's tails."""
        if self.words is None:
            return
        pieces = list(self._pieces(element.text or "", makers))
        element.text = pieces.pop(0) if pieces else element.text  # type: ignore[assignment]
        children = list(element)
        for child in children:
            element.remove(child)
        rebuilt: list[etree.Element] = []
        _extend(element, rebuilt, pieces)
        for child in children:
            tail, child.tail = child.tail, None
            rebuilt.append(child)
            _extend(element, rebuilt, list(self._pieces(tail or "", makers)))
        element.extend(rebuilt)

    def _pieces(self, text: str, makers: _Makers) -> Iterator[str | etree.Element]:
        """Yield text, element, text, element, … text."""
        position = 0
        for match in self.words.finditer(text) if self.words else ():
            if match[0] in makers:
                yield text[position : match.start()]
                yield makers[match[0]]()
                position = match.end()
        yield text[position:]

    def _mark_label(self, element: etree.Element) -> None:
        label = self.guide.register.labels.get("".join(element.itertext()))
        if label is not None:
            element.set("class", "label")
            if label.lang != self.guide.page.locale:
                element.set("lang", label.lang)

    def _link_heading(self, heading: etree.Element) -> None:
        anchor = heading.get("id")
        if anchor and heading.tag == "h2":
            link = {
                "class": "headerlink",
                "href": f"#{anchor}",
                "aria-label": f"{words(self.guide.page.locale)['section_link']}: {''.join(heading.itertext())}",
            }
            heading.append(_element("a", "#", link))


def _channels(contact: Contact) -> Iterator[tuple[str, str]]:
    """Text as printed and where it leads; an unconfirmed web address is printed and leads nowhere."""
    if contact.phone:
        yield contact.phone, dial(contact.phone)
    if contact.email:
        yield contact.email, f"mailto:{contact.email}"
    if contact.web and contact.evidence.confidence != "confirmed":
        yield contact.web, ""


def _number_steps(steps: etree.Element) -> None:
    """Write each step's number where the style sheet can draw it; the list's own numbering stays."""
    steps.set("class", f"{steps.get('class', '')} steps".strip())
    for number, step in enumerate(steps.findall("li"), int(steps.get("start", "1"))):
        step.set("data-step", str(number))


def _element(tag: str, text: str, attributes: dict[str, str]) -> etree.Element:
    element = etree.Element(tag, attributes)
    element.text = text
    return element


def _extend(parent: etree.Element, siblings: list[etree.Element], pieces: list[str | etree.Element]) -> None:
    """Append ``pieces`` after the last of ``siblings``: text becomes its tail, or the parent's text before any."""
    for piece in pieces:
        if not isinstance(piece, str):
            siblings.append(piece)
        elif siblings:
            siblings[-1].tail = (siblings[-1].tail or "") + piece
        else:
            parent.text = (parent.text or "") + piece


def _space_before(parent: etree.Element, previous: etree.Element | None) -> None:
    """A label that follows a full stop directly gets the space that the source leaves out."""
    if previous is None:
        if parent.text and not parent.text[-1].isspace():
            parent.text += " "
    elif not (previous.tail or "x")[-1].isspace():
        previous.tail = (previous.tail or "") + " "
