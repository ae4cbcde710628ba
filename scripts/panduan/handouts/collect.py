"""From what the build says of each language to a finished set of handouts: the one object the build hook holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from semak.sites.register import Register

from panduan import listings
from panduan import portals as names
from panduan.handouts.build import Workshop
from panduan.handouts.links import fill, has_handout
from panduan.handouts.plan import Entry, Page, Plan, Portal, dates_of, slug_of, version_date
from panduan.handouts.problems import HandoutError
from panduan.handouts.serve import reserve
from panduan.portals import Portals

PLAN = "plan.json"
"""The file of the cache that tells ``make handouts`` what the last build knew."""

PROBLEMS_PAGE = "problems"
"""The page of a portal whose sections explain its messages."""


@dataclass(slots=True)
class Collection:
    """The handouts of one build. ``epoch`` is ``SOURCE_DATE_EPOCH``; ``cache`` a folder that outlives the build."""

    site_url: str | None
    epoch: str | None
    register: Register
    cache: Path
    portals: Portals = field(default_factory=dict)
    plan: Plan = field(init=False)

    def __post_init__(self) -> None:
        """Begin with an empty plan."""
        self.plan = Plan(f"{(self.site_url or '').rstrip('/')}/", version_date(self.epoch))

    def add(self, locale: str, site_name: str, pages: Iterable[tuple[str, str, str, Mapping[str, Any]]]) -> None:
        """Take in one language: source file, address, title and front matter of its pages in order of the navigation.

        Raises :class:`HandoutError` for a ``review_every`` that is no period.
        """
        self.plan.site_names[locale] = site_name
        added = []
        for source, url, title, meta in pages:
            slug = slug_of(source, locale)
            if has_handout(slug):
                try:
                    added.append(Page(slug, locale, url, title, *dates_of(meta)))
                except ValueError as problem:
                    raise HandoutError(f"{source}: review_every: {problem}") from None
        self.plan.pages += added
        self.plan.portals += [
            Portal(
                folder,
                locale,
                names.name(self.portals, folder),
                self.portals[folder].address if folder in self.portals else "",
                self._index(folder, locale),
            )
            for folder in dict.fromkeys(page.portal for page in added if page.portal)
        ]

    def finish(self, site_dir: Path, *, on_request: bool = False) -> None:
        """Write the handouts into the site and their sizes into its pages; if ``on_request``, leave them for later.

        Raises :class:`HandoutError`.
        """
        if on_request:
            reserve(self.plan, site_dir)
            fill(self.plan, {}, site_dir)
            return
        if not self.site_url:
            raise HandoutError("site_url is not set in mkdocs.yml: a handout must say where its page is")
        self.plan.save(self.cache / PLAN)
        fill(self.plan, Workshop(self.plan, site_dir, self.cache).make_all(), site_dir)

    def _index(self, folder: str, locale: str) -> tuple[Entry, ...]:
        messages = [message for message in self.register.messages.values() if message.portal == folder]
        return tuple(
            Entry(
                listings.titled(message, locale),
                locale if locale in message.message else next(iter(message.message)),
                f"{folder}/{PROBLEMS_PAGE}#{message.id}",
            )
            for message in listings.in_order(messages, locale)
        )
