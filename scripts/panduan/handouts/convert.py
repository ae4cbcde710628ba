"""What stands on lines of its own, as Typst code: the whole article, block by block, nothing left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from panduan.handouts.article import Article, text_of
from panduan.handouts.code import NOTHING, anchor, array, call, joined, labelled, string
from panduan.handouts.inline import Inline
from panduan.handouts.problems import Problems
from panduan.handouts.references import References, place, section_of_sources
from panduan.handouts.vocabulary import BOXES, FOLDED, INLINE, TIPS, WARNINGS, classes

KEEP_TOGETHER = 900
"""A step, a box or an answer with at most this many characters never splits over two pages."""

KEEP_WHOLE, KEEP_ITEMS = 450, 9
"""A list or a table of at most so many characters and items stands on one page: few short steps are one piece of work."""

WHOLE = {"ol", "table", "ul"}

NARROW = 18
"""The most characters of a column that is as wide as its text: ``22 November 2026``, ``RM1,000,000``."""

LINE = 120
"""About how many characters stand on a line."""

ANNOUNCED = {"dl", "ol", "pre", "table", "ul"}
"""What a paragraph that announces it must not be parted from."""

NUMBERING = ("1.", "a.", "i.", "A.", "I.")
"""How Material numbers lists inside lists; a page says "step 2a", so paper must as well."""


@dataclass(slots=True)
class Converter:
    """Turns ``article`` into code for a document whose links are ``references``."""

    article: Article
    references: References
    problems: Problems = field(init=False)
    inline: Inline = field(init=False)
    _level: int = 1
    _skipped: set[HtmlElement | None] = field(init=False)
    """Blocks that are printed elsewhere: title and provenance on the first lines, the title of a box at its head."""

    def __post_init__(self) -> None:
        """Share one list of problems with the lines."""
        self.problems = self.article.problems()
        self.inline = Inline(self.article, self.references, self.problems)
        self._skipped = {self.article.root.find(".//h1"), self.provenance_element()}
        if self.references.sources:
            self._skipped.add(section_of_sources(self.article))

    def body(self) -> str:
        """Everything after the title and the line of provenance. Raises ``HandoutError`` for what cannot be printed."""
        code = self._blocks(self.article.root)
        self.problems.stop()
        return code

    def sources(self) -> dict[str, str]:
        """The page's sources as items of the shared list, by their labels there."""
        section = section_of_sources(self.article)
        items = section.findall("./ol/li") if section is not None else []
        labels = {self._place(item): item for item in items}
        return {
            label: call("enum.item", str(self.references.sources[label]), self._item(item))
            for label, item in labels.items()
        }

    def title(self) -> str:
        """The title's content, without a heading around it."""
        return self.inline.content(self.article.root.find(".//h1"))

    def provenance(self) -> str:
        """The line under the title."""
        element = self.provenance_element()
        return self.inline.content(element) if element is not None else NOTHING

    def provenance_element(self) -> HtmlElement | None:
        """The element of that line, if the page has one."""
        return next((each for each in self.article.root.iter("p") if "provenance" in classes(each)), None)

    def _blocks(self, element: HtmlElement, *, tight: bool = False) -> str:
        """The content of a container: lines that stand free become paragraphs, or stay lines where ``tight``."""
        parts: list[str] = []
        line: list[HtmlElement | str | None] = [element.text]
        has_blocks = any(child.tag not in INLINE for child in element)

        def flush() -> None:
            code = self.inline.run(line)
            if code != NOTHING:
                parts.append(code if tight and not has_blocks else call("par", code))
            line.clear()

        for child in element:
            if child.tag in INLINE:
                line += [child, child.tail]
                continue
            flush()
            if child not in self._skipped:
                parts.append(self._block(child))
            line.append(child.tail)
        flush()
        return joined(parts)

    def _block(self, element: HtmlElement) -> str:
        code = _MAKERS[element.tag](self, element)
        if element.tag in WHOLE and _fits(element, KEEP_WHOLE) and len(list(element.iter("li", "tr"))) <= KEEP_ITEMS:
            code = call("keep", code)
        code = self.inline.in_its_language(element, code)
        if element.get("id") and element.tag not in _LABELLED:
            code = joined([anchor(self._place(element)), code])
        return code

    def _place(self, element: HtmlElement) -> str:
        label = place(self.article.page.slug, element.get("id"))
        return self.references.shared.get(label, label)

    # Headings and paragraphs

    def _heading(self, element: HtmlElement) -> str:
        level = int(element.tag[1])
        if level > self._level + 1:
            self.problems.add(element, f"the heading skips from level {self._level} to {level}")
        self._level = level
        content = self.inline.content(element)
        if content == NOTHING:
            self.problems.add(element, "the heading has no text")
        code = call("heading", content, level=element.tag[1])
        return labelled(code, self._place(element)) if element.get("id") else code

    def _paragraph(self, element: HtmlElement) -> str:
        if len(element) == 1 and element[0].tag == "img" and not element.text and not element[0].tail:
            return call("picture", self.inline.image(element[0]))
        code = self.inline.content(element)
        if code == NOTHING:
            return NOTHING
        if "wordings" in classes(element):
            return call("small-print", call("par", code))
        return call("lead-in" if _announces(element) else "par", code)

    def _rule(self, element: HtmlElement) -> str:
        return "rule()"

    def _quote(self, element: HtmlElement) -> str:
        return call("quote", self._blocks(element), block="true")

    def _listing(self, element: HtmlElement) -> str:
        text = "".join(element.itertext()).strip("\n")
        return call("raw", string(text), block="true")

    # Lists

    def _numbered(self, element: HtmlElement) -> str:
        depth = len(list(element.iterancestors("ol")))
        kind = "steps"
        if _within(element, "section", "sources") or _within(element, "div", "footnote"):
            kind = "end-notes"
        number = self._number(element, "start", 1, least=0)
        items = []
        for item in element:
            number = self._number(item, "value", number, least=0)
            items.append(call("enum.item", str(number), self._item(item)))
            number += 1
        return call(kind, string(NUMBERING[min(depth, len(NUMBERING) - 1)]), *items)

    def _bulleted(self, element: HtmlElement) -> str:
        items = [self._item(item) for item in element]
        if "task-list" not in classes(element):
            loose = any(child.tag not in INLINE for item in element for child in item)
            return call("bullets", _truth(loose), *items)
        ticked = [_truth(item.get("data-ticked") is not None) for item in element]
        return call("checks", array(ticked), *items)

    def _item(self, item: HtmlElement) -> str:
        code = joined([self._blocks(item, tight=True), self._own_address(item)])
        if _fits(item):
            code = call("keep", code)
        return joined([anchor(self._place(item)), code]) if item.get("id") else ("[]" if code == NOTHING else code)

    def _own_address(self, item: HtmlElement) -> str:
        """The address of a source, printed with it."""
        link = item.find("./a[@href]")
        if link is None or not _within(item, "section", "sources"):
            return NOTHING
        return call("printed-address", string(self.article.resolve(link.get("href"))))

    def _definitions(self, element: HtmlElement) -> str:
        items: list[tuple[list[str], list[str]]] = []
        if len(element) and element[0].tag != "dt":
            self.problems.add(element, "the list begins with an explanation of nothing")
            return NOTHING
        for child in element:
            if child.tag == "dt":
                if not items or items[-1][1]:
                    items.append(([], []))
                items[-1][0].append(self.inline.content(child))
            else:
                items[-1][1].append(self._blocks(child, tight=len(child) == 0))
        return call("definitions", *(call("terms.item", _lines(terms), joined(texts)) for terms, texts in items))

    # Boxes, tabs, figures

    def _details(self, element: HtmlElement) -> str:
        return self._box(element, element.find("summary"))

    def _division(self, element: HtmlElement) -> str:
        names = classes(element)
        if "admonition" in names:
            title = next((child for child in element if "admonition-title" in classes(child)), None)
            return self._box(element, title)
        if "tabbed-set" in names:
            return self._tabs(element)
        content = self._blocks(element)
        return call("card", content) if "contact-card" in names and _fits(element) else content

    def _box(self, element: HtmlElement, title: HtmlElement | None) -> str:
        kind = next((name for name in classes(element) if name in BOXES), "note")
        self._skipped.add(title)
        heading = self.inline.content(title) if title is not None else NOTHING
        if kind in FOLDED:
            return call("small-print", self._run_in(heading, element, title))
        content = self._blocks(element)
        look = "warning" if kind in WARNINGS else "tip" if kind in TIPS else "note"
        return call("notice", string(look), heading, content, together=_truth(_fits(element)))

    def _run_in(self, heading: str, element: HtmlElement, title: HtmlElement | None) -> str:
        """The content of ``element``, its heading at the head of the first paragraph."""
        first = title.getnext() if title is not None else None
        head = [call("strong", heading)]
        if first is not None and first.tag == "p":
            self._skipped.add(first)
            head += [string(": "), self.inline.content(first)]
        return joined([call("par", joined(head)), self._blocks(element)])

    def _tabs(self, element: HtmlElement) -> str:
        labels = element.findall("./div/label")
        blocks = [child for child in element.findall("./div/div") if "tabbed-block" in classes(child)]
        parts = []
        for label, block in zip(labels, blocks, strict=True):
            parts += [call("tab-title", self.inline.content(label)), self._blocks(block)]
        return joined(parts)

    def _figure(self, element: HtmlElement) -> str:
        images = list(element.iter("img"))
        caption = element.find("figcaption")
        expected = {"img", "p", "figcaption"}
        if len(images) != 1 or any(child.tag not in expected for child in element) or _loose_text(element):
            self.problems.add(element, "handouts know figures of one image and its caption")
            return NOTHING
        text = self._blocks(caption, tight=True) if caption is not None else NOTHING
        return call("picture", self.inline.image(images[0]), caption=text)

    # Tables

    def _table(self, element: HtmlElement) -> str:
        rows = list(element.iter("tr"))
        columns = max((sum(self._number(cell, "colspan", 1) for cell in row) for row in rows), default=0)
        head = [self._cell(cell) for row in element.findall("./thead/tr") for cell in row]
        body = [self._cell(cell) for row in rows if row.getparent().tag != "thead" for cell in row]
        caption = element.find("caption")
        widths = array(_widths(rows, columns))
        title = self._blocks(caption, tight=True) if caption is not None else NOTHING
        return call("rows", widths, array(head), array(body), caption=title)

    def _cell(self, cell: HtmlElement) -> str:
        content = self._blocks(cell, tight=True)
        named = {name: str(self._number(cell, name, 1)) for name in ("colspan", "rowspan") if cell.get(name)}
        style = cell.get("style") or ""
        align = cell.get("align") or style.replace(" ", "").rstrip(";").removeprefix("text-align:")
        if align and align not in {"left", "center", "right"}:
            self.problems.add(cell, f'handouts do not know the style "{style or align}"')
        elif align:
            named["align"] = align
        if cell.tag == "th" and cell.getparent().getparent().tag != "thead":
            content = call("strong", content)
        return call("table.cell", "[]" if content == NOTHING else content, **named)

    def _number(self, element: HtmlElement, name: str, default: int, *, least: int = 1) -> int:
        """The attribute ``name`` of ``element``, a whole number of at least ``least``; ``default`` without it."""
        value = (element.get(name) or str(default)).strip()
        if re.fullmatch(r"[0-9]{1,4}", value) and int(value) >= least:
            return int(value)
        self.problems.add(element, f'handouts do not know {name}="{value}"')
        return default


_MAKERS = {
    **{f"h{level}": Converter._heading for level in range(1, 7)},
    "p": Converter._paragraph,
    "hr": Converter._rule,
    "blockquote": Converter._quote,
    "pre": Converter._listing,
    "ol": Converter._numbered,
    "ul": Converter._bulleted,
    "dl": Converter._definitions,
    "details": Converter._details,
    "div": Converter._division,
    "section": Converter._blocks,
    "figure": Converter._figure,
    "table": Converter._table,
}

_LABELLED = {"h1", "h2", "h3", "h4", "h5", "h6"}


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _lines(parts: list[str]) -> str:
    return joined(part for index, each in enumerate(parts) for part in (["linebreak()", each] if index else [each]))


def _fits(element: HtmlElement, most: int = KEEP_TOGETHER) -> bool:
    return len(text_of(element)) <= most and element.find(".//img") is None


def _announces(paragraph: HtmlElement) -> bool:
    """True if a list, a table or a listing follows, and ``paragraph`` ends with a colon or is but a line under a heading."""
    before, following, text = paragraph.getprevious(), paragraph.getnext(), text_of(paragraph)
    under_heading = before is not None and before.tag in _LABELLED and len(text) <= LINE
    return following is not None and following.tag in ANNOUNCED and (text.endswith(":") or under_heading)


def _within(element: HtmlElement, tag: str, name: str) -> bool:
    return any(name in classes(ancestor) for ancestor in element.iterancestors(tag))


def _loose_text(figure: HtmlElement) -> bool:
    """True if a figure holds text outside its caption."""
    captions = "".join(text_of(caption) for caption in figure.iter("figcaption"))
    return text_of(figure) != captions


def _widths(rows: list[HtmlElement], columns: int) -> list[str]:
    """How wide each column is: beside long texts a date or a number as wide as it is; the others share what is left.

    They share by the root of their longest text, so that it does not take all.
    """
    totals = [1.0] * columns
    for row in rows:
        for index, cell in enumerate(row):
            totals[index] = max(totals[index], float(len(text_of(cell))))
    narrow = [total for total in totals if total <= NARROW]
    fixed = len(narrow) < columns and sum(narrow) <= 4 * NARROW
    return ["auto" if fixed and total <= NARROW else f"{max(3, round(total**0.5 * 2))}fr" for total in totals]
