"""What the builder tells of the site and of a page, as plain values: all that the rest of ``panduan`` knows of MkDocs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PROBLEMS = "problems"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``mkdocs.yml`` and the environment say of one build.

    ``file`` is ``mkdocs.yml``, ``url`` where the site will be served from (or nothing), ``material`` the theme's
    folder, ``report`` is ``extra.report``, ``epoch`` is ``SOURCE_DATE_EPOCH``, ``editor`` is ``GUIDE_EDITOR``;
    ``whole`` is false for a preview of one language, without what joins the languages.
    """

    file: Path
    url: str
    docs: Path
    material: Path
    locales: Sequence[str]
    default: str
    report: str = ""
    epoch: str | None = None
    editor: str | None = None
    serving: bool = False
    whole: bool = True

    def root(self, locale: str) -> str:
        """Where the pages of ``locale`` begin, from the site's root."""
        return "" if locale == self.default else f"{locale}/"

    def slug(self, url: str, locale: str) -> str:
        """``url`` without language and slashes: ``eplks/login``, empty for the door."""
        return url.removeprefix(self.root(locale)).strip("/")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page before it is drawn.

    ``source`` and ``file`` are its paths within the folder of sources and within the site, ``url`` its address from
    the site's root, ``slug`` as :meth:`Settings.slug` gives it, ``meta`` its front matter; ``trail`` is the names and
    addresses of what stands above it.
    """

    source: str
    file: str
    url: str
    slug: str
    locale: str
    title: str
    meta: Mapping[str, Any]
    trail: Sequence[tuple[str, str]] = ()

    @property
    def description(self) -> str:
        """One sentence for search engines and link previews."""
        return str(self.meta.get("description", ""))

    @property
    def verified(self) -> date | None:
        """When the whole page was last compared with its sources."""
        day = self.meta.get("verified")
        return day if isinstance(day, date) else None

    @property
    def norm(self) -> str:
        """The path of the source without its language: ``eplks/login.md``."""
        return f"{self.source.removesuffix('.md').removesuffix(f'.{self.locale}')}.md"

    @property
    def is_problems(self) -> bool:
        """Whether this is a page of messages and what to do about them."""
        return self.slug.rpartition("/")[2] == PROBLEMS
