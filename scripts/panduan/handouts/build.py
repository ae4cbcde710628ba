"""Makes the handouts of a built site: what changed since the last time, and only that."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import time

from panduan.handouts import article, compose
from panduan.handouts.article import Article
from panduan.handouts.compose import Source
from panduan.handouts.engine import Engine, MissingGlyphError, pages_in
from panduan.handouts.files import write
from panduan.handouts.plan import Page, Plan, Portal
from panduan.handouts.problems import HandoutError, place

KEPT_FOR = 30 * 24 * 60 * 60
"""Seconds for which the cache keeps what no build asks for: other branches, other addresses of the site."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished handout: its length in pages and its size in bytes."""

    pages: int
    size: int


@dataclass(slots=True)
class Workshop:
    """Makes handouts of ``plan`` from the site in ``site_dir``. ``cache`` is a folder that outlives the build."""

    plan: Plan
    site_dir: Path
    cache: Path
    engine: Engine = field(init=False)
    fresh: int = 0
    """How many documents the engine had to make; all others came from the cache."""
    _articles: dict[Page, Article] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Share one engine between all documents."""
        self.engine = Engine(self.site_dir, self.cache)

    def make_all(self) -> dict[str, Made]:
        """Write every handout into the site; what was made, by its path there.

        Raises :class:`HandoutError` with the problems of all of them, each page's once.
        """
        made: dict[str, Made] = {}
        problems: dict[str, None] = {}
        for path, source in self.sources():
            try:
                made[path] = self._make(path, source)
            except HandoutError as problem:
                problems |= dict.fromkeys(str(problem).splitlines())
        if problems:
            raise HandoutError("\n".join(problems))
        self._forget_unused()
        return made

    def make(self, path: str) -> Made | None:
        """Write the one handout at ``path``; ``None`` if the plan has none there. Raises ``HandoutError``."""
        source = dict(self.sources()).get(path)
        return self._make(path, source) if source else None

    def sources(self) -> Iterator[tuple[str, Callable[[], Source]]]:
        """Every handout's path and what gives its source."""
        for page in self.plan.pages:
            yield page.path, partial(self._topic, page)
        for portal in self.plan.portals:
            yield portal.path, partial(self._booklet, portal)

    def _topic(self, page: Page) -> Source:
        return compose.topic(self._article(page), self.plan)

    def _booklet(self, portal: Portal) -> Source:
        return compose.booklet(portal, [self._article(page) for page in self.plan.pages_of(portal)], self.plan)

    def _article(self, page: Page) -> Article:
        if page not in self._articles:
            self._articles[page] = article.read(page, self.plan.site_url, self.site_dir)
        return self._articles[page]

    def _make(self, path: str, source: Callable[[], Source]) -> Made:
        made = source()
        name = f"{self.engine.key(made)}.pdf"
        pdf = _asked_for(self.cache / name) or self._fresh(path, made, self.cache / name)
        write(self.site_dir / path, pdf)
        return Made(pages_in(pdf), len(pdf))

    def _fresh(self, path: str, source: Source, kept: Path) -> bytes:
        try:
            pdf = self.engine.pdf(source)
        except HandoutError as problem:
            text = problem.text if isinstance(problem, MissingGlyphError) else ""
            lines = [*self._holding(text, problem), *self._spoiled(source.images)]
            raise HandoutError("\n".join(lines) or f"{path}: {problem}") from None
        self.fresh += 1
        write(kept, pdf)
        return pdf

    def _holding(self, text: str, problem: HandoutError) -> Iterator[str]:
        """``problem`` at every element of a page that holds ``text``."""
        for read in self._articles.values() if text else ():
            for element in read.root.iter():
                if any(text in (own or "") for own in (element.text, *(child.tail for child in element))):
                    yield f"{place(read.page.name, element)}: {problem}"

    def _spoiled(self, images: Iterable[str]) -> Iterator[str]:
        """Which of ``images`` cannot be printed, why, and where they stand."""
        faults = {image: self.engine.fault_of(image) for image in images}
        for read in self._articles.values() if any(faults.values()) else ():
            for element in read.root.iter("img"):
                fault = faults.get(read.asset(element.get("src") or "") or "")
                if fault:
                    yield f"{place(read.page.name, element)}: {fault}"

    def _forget_unused(self) -> None:
        """Drop from the cache what no build has asked for in a month."""
        oldest = time() - KEPT_FOR
        for kept in self.cache.glob("*.pdf"):
            with suppress(FileNotFoundError):  # another build may tidy up at the same time
                if kept.stat().st_mtime < oldest:
                    kept.unlink()


def _asked_for(path: Path) -> bytes | None:
    """What the cache holds at ``path``, marked as used; ``None`` where it is not there, or has just been taken away."""
    try:
        os.utime(path)
        return path.read_bytes()
    except FileNotFoundError:
        return None
