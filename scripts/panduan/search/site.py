"""From the pages of one build to the search files of the site."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from semak.sites.register import Register

from panduan.portals import Portals
from panduan.search.index import Site, build
from panduan.search.sections import Page, read
from panduan.search.terms import Terms

FOLDER = "search"
SCRIPTS = Path(__file__).with_name("worker")
PARTS = ("tokens", "lexicon", "guesses", "query", "rank", "results", "engine")
"""What the worker's script holds before ``worker.js``, in this order."""
INDEXES = "{INDEXES}"
"""Stands in ``worker.js`` for the addresses of the indexes, which only a build knows."""

_COMMENT = re.compile(r"^[ ]*(?:/\*\*.*?\*/|//[^\n]*|\"use strict\";)\n", re.DOTALL | re.MULTILINE)


@dataclass
class Pages:
    """Collects the articles of every language while a site is built, then writes the indexes."""

    terms: Terms
    register: Register
    default: str
    portals: Portals = field(default_factory=dict)
    by_locale: dict[str, list[Page]] = field(default_factory=dict)

    def add(self, locale: str, url: str, name: str, article: str) -> None:
        """Remember one page: its address, its short title, its rendered article."""
        own = {*self.register.contacts, *self.register.messages}
        pages = self.by_locale.setdefault(locale, [])
        slug = self._slug(url)
        inner = {section for page, _, section in (key.partition("#") for key in self.terms.pages) if page == slug}
        pages.append(Page(url.removeprefix("./"), name, read(article, own, inner)))

    def write(self, site_dir: Path) -> dict[str, list[str]]:
        """Write one index a language, the worker's script, and the small file that Material's script asks for.

        That file stands in place of Material's own index and holds nothing: the worker fetches the reader's language
        by itself when the search box is first used. Returned are the addresses of all that search loads, by language,
        what every language loads under ``""``.
        """
        folder = site_dir / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        indexes = {}
        for locale in sorted(self.by_locale):
            text = _json(
                build(self.by_locale[locale], Site(locale, self.terms, self.register, self._slug, self.portals))
            )
            (folder / f"{locale}.json").write_text(text, encoding="utf-8")
            indexes[locale] = f"{FOLDER}/{locale}.json?v={_digest(text)}"
        (folder / "worker.js").write_text(worker_script(indexes), encoding="utf-8")
        config = {"lang": [self.default], "separator": r"[\s]+", "pipeline": []}
        (folder / "search_index.json").write_text(_json({"config": config, "docs": []}), encoding="utf-8")
        return {
            "": [f"{FOLDER}/search_index.json"],
            **{locale: [f"{FOLDER}/worker.js?lang={locale}", index] for locale, index in indexes.items()},
        }

    def addresses(self) -> Iterator[str]:
        """``portal/topic`` and ``portal/topic#section`` of everything in the default language."""
        for page in self.by_locale.get(self.default, ()):
            slug = self._slug(page.url)
            for section in page.sections:
                yield f"{slug}#{section.anchor}" if section.anchor else slug

    def _slug(self, url: str) -> str:
        """The page's address without its language: ``eplks/login``; the home page is ``index``."""
        parts = url.strip("/").split("/")
        if parts[0] in self.by_locale and parts[0] != self.default:
            parts = parts[1:]
        return "/".join(part for part in parts if part not in {"", "."}) or "index"


def engine_script() -> str:
    """The parts of the engine as one script, without comments."""
    return '"use strict";\n' + "".join(map(_part, PARTS))


def worker_script(indexes: Mapping[str, str]) -> str:
    """All that the worker runs, as one script; ``indexes`` holds the address of each language's, from the site's root."""
    return engine_script() + _part("worker").replace(f'"{INDEXES}"', _json(indexes))


def _part(name: str) -> str:
    return _COMMENT.sub("", (SCRIPTS / f"{name}.js").read_text(encoding="utf-8"))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
