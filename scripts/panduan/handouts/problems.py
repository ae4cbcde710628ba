"""What keeps a handout from being made, collected so that one build names them all."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement


class HandoutError(Exception):
    """A handout cannot be made as it should be. The message has a line for each problem: page, place, what is wrong."""


@dataclass(slots=True)
class Problems:
    """The problems of one page, ``name`` being how a writer knows it: ``eplks/login.ms``."""

    name: str
    lines: list[str] = field(default_factory=list)

    def add(self, element: HtmlElement, what: str) -> None:
        """Note ``what`` is wrong with ``element``; the same problem in the same place only once."""
        line = f"{place(self.name, element)}: {what}"
        if line not in self.lines:
            self.lines.append(line)

    def stop(self) -> None:
        """Raise :class:`HandoutError` if there is any problem."""
        if self.lines:
            raise HandoutError("\n".join(self.lines))


def place(name: str, element: HtmlElement) -> str:
    """Where ``element`` stands, in a writer's words: page, section, the element's own beginning."""
    heading = element.xpath(
        "(ancestor-or-self::*|preceding::*)[self::h1 or self::h2 or self::h3 or self::h4][@id][last()]"
    )
    section = f"#{heading[-1].get('id')}" if heading else ""
    return f"{name}{section}: {_opening(element)}"


def _opening(element: HtmlElement) -> str:
    """``<a href="x"> “its first words”``."""
    attributes = "".join(
        f' {key}="{value}"' for key, value in element.attrib.items() if key in {"class", "id", "href", "src", "lang"}
    )
    text = " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())
    shown = f" “{text[:40]}{'…' if len(text) > 40 else ''}”" if text else ""
    return f"<{element.tag}{attributes}>{shown}"
