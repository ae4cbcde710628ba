"""What search engines are told of a page: schema.org data, as JSON for a ``<script type="application/ld+json">``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

_SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>(.*?)(?=<h2 |<section |\Z)', re.DOTALL)
_PASSED_OVER = re.compile(r'<a\b[^>]*(?:class="headerlink"|href="#source-)[^>]*>.*?</a>', re.DOTALL)
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?(?::</p>\s*<[uo]l[ >].*?</[uo]l>|</p>))", re.DOTALL)
"""With the list that it announces, where it ends with a colon."""
_STATUS = re.compile(r'(<[a-z]+ class="status [^>]*>)(.*?)(?=</)')
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a page. ``trail`` is its breadcrumbs: name and full address, the page itself last."""

    title: str
    description: str
    address: str
    locale: str
    site_name: str
    home: str
    modified: str
    trail: Sequence[tuple[str, str]]


def structured(about: About, *, questions: Sequence[tuple[str, str, str]] = ()) -> str:
    """The page as an ``Article`` with its ``BreadcrumbList``, and ``FAQPage`` where it answers ``questions``."""
    kind = ["Article", "FAQPage"] if questions else "Article"
    article: dict[str, Any] = {
        "@type": kind,
        "@id": about.address,
        "url": about.address,
        "headline": about.title,
        "description": about.description,
        "inLanguage": about.locale,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": about.site_name, "url": about.home},
    }
    if about.modified:
        article["dateModified"] = about.modified
    if questions:
        article["mainEntity"] = [
            {
                "@type": "Question",
                "name": name,
                "url": f"{about.address}#{anchor}",
                "acceptedAnswer": {"@type": "Answer", "text": answer},
            }
            for anchor, name, answer in questions
        ]
    graph: list[dict[str, Any]] = [article]
    if len(about.trail) > 1:
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": position, "name": name, "item": address}
                    for position, (name, address) in enumerate(about.trail, 1)
                ],
            }
        )
    data = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def questions(html: str) -> list[tuple[str, str, str]]:
    """Anchor, question and answer of every section of a problems page that says what its message means.

    The answer is the first paragraph of what it means, with the list it announces if it does. What to do stands on the page: said here as well, it would make
    the page a fifth heavier.
    """
    return [
        (anchor, _plain(title), _plain(means[1]))
        for anchor, title, body in _SECTION.findall(html)
        if (means := _FIRST_PARAGRAPH.search(body.partition(f'id="{anchor}-means"')[2]))
    ]


def _plain(html: str) -> str:
    text = _TAG.sub("", _STATUS.sub(r"\1(\2)", _PASSED_OVER.sub("", html)))
    return _SPACE.sub(" ", unescape(text)).strip()
