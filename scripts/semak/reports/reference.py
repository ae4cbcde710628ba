"""The rule reference as one document, made from what the rules say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from semak.rules import Rule

FAMILIES = {
    "LINK": "Links, pictures, addresses",
    "PHONE": "Phone numbers",
    "STEP": "Numbered steps",
    "PAIR": "A page and its translation",
    "FACT": "Sources, confidence, review dates",
    "PAGE": "Titles, headings, ids",
    "SEMAK": "The checker itself",
}
_DESCRIPTION = "Every rule of the checker: what it wants, why, and a bad and a good example."
_INTRODUCTION = (
    f"{_DESCRIPTION} A comment `<!-- semak: ignore CODE: reason -->` on the line before, or at the end of the line, "
    "silences one rule there."
)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="{description}"><title>Rules of semak</title>{head}</head>
<body dir="ltr"><main class="plain md-typeset">
{body}
</main></body></html>
"""


def as_markdown(catalogue: Mapping[str, Rule]) -> str:
    """The reference in Markdown."""
    lines = ["# Rules", "", _INTRODUCTION, ""]
    for family, rules in _families(catalogue):
        lines += [f"## {family}: {FAMILIES[family]}", ""]
        for rule in rules:
            lines += [f"### {rule.code} {rule.name} {{ #{rule.code.lower()} }}", "", f"*{rule.severity}*", ""]
            for kind, text in _parts(rule):
                lines += ["```text", text, "```", ""] if kind == "example" else [text, ""]
    return "\n".join(lines).rstrip() + "\n"


def as_html(catalogue: Mapping[str, Rule], head: str = "") -> str:
    """The reference as a page that stands by itself; ``head`` is markup for its head, such as a style sheet."""
    lines = ["<h1>Rules of semak</h1>", f"<p>{_inline(_INTRODUCTION)}</p>", '<nav aria-label="Rules"><dl>']
    for family, rules in _families(catalogue):
        links = " ".join(f'<a href="#{rule.code.lower()}">{rule.code}</a>' for rule in rules)
        lines.append(f"<dt>{FAMILIES[family]}</dt><dd>{links}</dd>")
    lines.append("</dl></nav>")
    for family, rules in _families(catalogue):
        lines.append(f'<h2 id="{family.lower()}">{family}: {FAMILIES[family]}</h2>')
        for rule in rules:
            lines.append(f'<h3 id="{rule.code.lower()}">{rule.code} {rule.name}</h3>\n<p>{rule.severity}</p>')
            lines += [
                f"<pre>{escape(text)}</pre>" if kind == "example" else f"<p>{_inline(text)}</p>"
                for kind, text in _parts(rule)
            ]
    return _PAGE.format(body="\n".join(lines), description=_DESCRIPTION, head=head)


def _inline(text: str) -> str:
    """``text`` as HTML, code in it marked."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))


def _families(catalogue: Mapping[str, Rule]) -> Iterator[tuple[str, list[Rule]]]:
    for family in FAMILIES:
        yield family, [rule for rule in catalogue.values() if rule.family == family]


def _parts(rule: Rule) -> Iterator[tuple[str, str]]:
    """The paragraphs and examples of a rule's documentation."""
    example: list[str] = []
    for block in rule.documentation.split("\n\n"):
        head, _, rest = block.partition("\n")
        if head in {"Bad:", "Good:"} or example:
            if head in {"Bad:", "Good:"}:
                if example:
                    yield "example", "\n".join(example)
                yield "text", head
                example = [line[4:] for line in rest.split("\n")]
            else:
                example += ["", *(line[4:] for line in block.split("\n"))]
        else:
            yield "text", " ".join(block.split())
    if example:
        yield "example", "\n".join(example)
