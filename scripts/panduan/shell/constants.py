"""What the scripts need to know that is the same on every page of a language: words, settings of search.

On each page it would be a twentieth of what the page weighs; so it is a script of its own, kept by the browser.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from panduan.words import words

TRANSLATED = (
    "clipboard.copy", "clipboard.copied", "search.result.placeholder", "search.result.none", "search.result.one",
    "search.result.other", "search.result.more.one", "search.result.more.other", "search.result.term.missing",
    "select.version",
)  # fmt: skip
"""The words of the theme that Material's bundle asks for."""

_SEARCH = ("corrected", "exact", "foreign", "only_foreign", "nearest", "instead", "failed")
_PLACE = "({});"


@dataclass(frozen=True, slots=True)
class Search:
    """What search needs.

    ``features`` are the theme's; ``scripts`` are addresses below the site's root, in the order in which they run;
    ``instead`` is addresses and texts of what to offer where nothing is found.
    """

    features: Sequence[str]
    scripts: Sequence[str]
    instead: Sequence[tuple[str, str]]


def script(source: str, locale: str, translate: Callable[[str], str], search: Search) -> str:
    """``source``, the script that puts them in place, with the constants of ``locale`` in it.

    ``translate`` gives the theme's own words.
    """
    word = words(locale)
    constants: dict[str, Any] = {
        "worker": f"search/worker.js?lang={locale}",
        "config": {
            "scripts": list(search.scripts),
            "features": list(search.features),
            "translations": {key: translate(key) for key in TRANSLATED},
            "search_words": {
                "waiting": translate("search.result.initializer"),
                **{key: word[f"search_{key}"] for key in _SEARCH},
            },
            "search_help": [list(link) for link in search.instead],
            "annotate": None,
            "tags": None,
            "version": None,
        },
        "words": {
            "[data-kept-line]": {"dated": word["kept_copy"], "undated": word["kept_copy_undated"]},
            "[data-ticks]": {
                "status": word["ticks_status"],
                "clear": word["ticks_clear"],
                "cleared": word["ticks_cleared"],
                "note": word["ticks_note"],
                "step": word["step_done"],
                "stepShort": word["step_done_short"],
            },
        },
    }
    before, place, after = source.rpartition(_PLACE)
    if not place:
        raise ValueError(f"the script of constants has no {_PLACE}")
    return f"{before}({json.dumps(constants, ensure_ascii=False, separators=(',', ':'))});{after}"
