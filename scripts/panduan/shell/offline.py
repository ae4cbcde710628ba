"""The service worker: what is kept for reading without a connection, and which build it belongs to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

from panduan.words import words

WORKER = Path(__file__).with_name("service_worker.js")

KEPT_PAGES = ("", "errors/", "contacts/")
"""What is kept in the reader's language even if never visited: what is needed at a counter without a signal.

Every portal's page of problems is kept too.
"""


def service_worker(site_dir: Path, shared: Iterable[str], languages: dict[str, list[str]], default: str) -> str:
    """The worker's source. ``shared`` and ``languages`` are addresses from the site's root, ``?v=`` included.

    The version is the hash of all that is kept: it changes when a kept file does, and only then.
    """
    shared = sorted(shared)
    digest = hashlib.sha256(WORKER.read_bytes())
    for address in [*shared, *(address for addresses in languages.values() for address in addresses)]:
        digest.update(address.encode() + _file(site_dir, address).read_bytes())
    build = {
        "version": digest.hexdigest()[:12],
        "shared": shared,
        "languages": languages,
        "absent": _absent_page(list(languages), default, [each for each in shared if ".css" in each]),
    }
    source = WORKER.read_text(encoding="utf-8")
    return source.replace("/* BUILD */ null", json.dumps(build, ensure_ascii=False))


def kept(
    site_dir: Path, locales: Sequence[str], default: str, search: Callable[[str], list[str]]
) -> dict[str, list[str]]:
    """The addresses to keep for each language: :data:`KEPT_PAGES` and pages of problems, and ``search``'s files."""
    found: dict[str, list[str]] = {}
    for locale in locales:
        root = "" if locale == default else f"{locale}/"
        problems = sorted(file.parent.parent.name for file in (site_dir / root).glob("*/problems/index.html"))
        pages = [f"{root}{page}" for page in (*KEPT_PAGES, *(f"{portal}/problems/" for portal in problems))]
        found[locale] = [address for address in [*pages, *search(locale)] if _file(site_dir, address).is_file()]
    return found


def _file(site_dir: Path, address: str) -> Path:
    path = address.partition("?")[0]
    return site_dir / path / "index.html" if not path or path.endswith("/") else site_dir / path


def _absent_page(locales: Sequence[str], default: str, styles: Sequence[str]) -> str:
    """What is shown for a page that was never kept, in every language, as it cannot tell which was meant.

    The worker puts the site's address in place of ``{root}``.
    """
    sections: list[str] = []
    for locale in locales:
        word, level = words(locale), 2 if sections else 1
        root = "{root}" if locale == default else f"{{root}}{locale}/"
        links = (("", "home"), ("errors/", "errors_link"), ("contacts/", "contacts_link"))
        items = "".join(f'<li><a href="{root}{page}">{escape(word[name])}</a></li>' for page, name in links)
        sections.append(
            f'<section lang="{locale}"><h{level}>{escape(word["absent_title"])}</h{level}>'
            f"<p>{escape(word['absent_help'])}</p><ul>{items}</ul></section>"
        )
    return (
        f'<!doctype html><html lang="{locales[0]}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(words(locales[0])['absent_title'])}</title>"
        + "".join(f'<link rel="stylesheet" href="{{root}}{escape(style)}">' for style in styles)
        + f'<body dir="ltr"><main class="plain md-typeset">{"".join(sections)}</main></html>'
    )
