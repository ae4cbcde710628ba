"""The door: the first page, drawn as a search field and cards from the writer's plain sections."""

from __future__ import annotations

import re

from panduan.words import words

_SECTION = re.compile(r'<h2 id="([^"]+)">')
_ABOUT = re.compile(r'<p class="(?:provenance|handout)"[^>]*>.*?</p>\n')
_HERO_END = '</div>\n<div class="doors">'


def as_door(html: str, locale: str, errors: str) -> str:
    """``html`` of the first page with each section in an element of its own and the search right under the title.

    ``errors`` is the address of the A to Z, where the search leads without JavaScript.
    """
    word = words(locale)
    search = (
        f'<a class="ask" href="{errors}" data-open-search data-furniture><span class="ask__field">{word["ask"]}</span>'
        f'<span class="ask__button">{word["search"]}</span></a>\n'
    )
    head, title_end, rest = html.partition("</h1>")
    lead, *parts = _SECTION.split(rest)
    drawn = "".join(
        f'<section class="door door--{name}" aria-labelledby="{name}"><h2 id="{name}">{body}</section>\n'
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    )
    return f'<div class="hero">{head}{title_end}\n{search}{lead}</div>\n<div class="doors">{drawn}</div>'


def with_facts_last(html: str) -> str:
    """The drawn door with its lines of dates and handout after its lead, as seen and as reached with the Tab key.

    Any other page stays as it is.
    """
    hero, end, rest = html.partition(_HERO_END)
    if not end:
        return html
    return f"{_ABOUT.sub('', hero)}{''.join(_ABOUT.findall(hero))}{end}{rest}"
