"""What handouts there are to make, as plain data: told by the build, kept for ``make handouts``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from panduan.dates import build_moment, review_due

FOLDER = "handouts"
"""The folder of the site that holds them; also the slug of the page that lists them, which has none of its own."""

MALAYSIA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a booklet's index: a message in ``lang`` and the heading that explains it, ``slug#id``."""

    text: str
    lang: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page that has a handout. ``url`` is relative to the site's root, ``slug`` the same in every language."""

    slug: str
    locale: str
    url: str
    title: str
    verified: date | None = None
    valid_until: date | None = None

    @property
    def portal(self) -> str:
        """The folder of the page's portal; empty for a page of the whole site."""
        return self.slug.partition("/")[0] if "/" in self.slug else ""

    @property
    def name(self) -> str:
        """How problems name the page: ``eplks/login.ms``."""
        return f"{self.slug}.{self.locale}"

    @property
    def path(self) -> str:
        """Where the handout lies, relative to the site's root."""
        return path_of(self.slug, self.locale)

    def html(self, site_dir: Path) -> Path:
        """The page as it was built into ``site_dir``."""
        return site_dir / self.url if self.url.endswith(".html") else site_dir / self.url / "index.html"


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal in one language: its official ``address`` and the messages that its booklet's index names."""

    folder: str
    locale: str
    name: str
    address: str = ""
    index: tuple[Entry, ...] = ()

    @property
    def path(self) -> str:
        """Where the booklet lies, relative to the site's root."""
        return path_of(self.folder, self.locale)


@dataclass(slots=True)
class Plan:
    """Every handout of a site, pages in the order of the navigation."""

    site_url: str
    version: date
    site_names: dict[str, str] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    portals: list[Portal] = field(default_factory=list)

    def pages_of(self, portal: Portal) -> list[Page]:
        """The chapters of a portal's booklet."""
        return [page for page in self.pages if page.portal == portal.folder and page.locale == portal.locale]

    def dates(self, item: Page | Portal) -> tuple[date | None, date | None]:
        """When a page was verified and until when that holds; of a portal what is true of all its pages."""
        pages = [item] if isinstance(item, Page) else self.pages_of(item)
        return (
            min((page.verified for page in pages if page.verified), default=None),
            min((page.valid_until for page in pages if page.valid_until), default=None),
        )

    def portal_of(self, page: Page) -> Portal | None:
        """The portal that ``page`` belongs to."""
        return next((each for each in self.portals if (each.folder, each.locale) == (page.portal, page.locale)), None)

    def save(self, path: Path) -> None:
        """Write the plan as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False, indent=1), "utf-8")

    @classmethod
    def load(cls, path: Path) -> Plan:
        """Read what :meth:`save` wrote. Raises ``OSError`` where there is none."""
        raw = json.loads(path.read_text("utf-8"))
        pages = [
            Page(**{**page, "verified": _day(page["verified"]), "valid_until": _day(page["valid_until"])})
            for page in raw["pages"]
        ]
        portals = [
            Portal(**{**portal, "index": tuple(Entry(**entry) for entry in portal["index"])})
            for portal in raw["portals"]
        ]
        return cls(raw["site_url"], date.fromisoformat(raw["version"]), raw["site_names"], pages, portals)


def path_of(name: str, locale: str) -> str:
    """The address of a handout, relative to the site's root: ``handouts/eplks/login.ms.pdf``."""
    return f"{FOLDER}/{name}.{locale}.pdf"


def slug_of(source: str, locale: str) -> str:
    """What names a page in every language, from its source file: ``eplks/login`` for ``eplks/login.ms.md``."""
    return source.removesuffix(".md").removesuffix(f".{locale}")


def dates_of(meta: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """When a page was verified and until when that holds, from its front matter; ``None`` for what it does not say.

    Raises ``ValueError`` for a ``review_every`` that is no period.
    """
    verified, every = meta.get("verified"), meta.get("review_every")
    if not isinstance(verified, date):
        return None, None
    if isinstance(verified, datetime):
        verified = verified.date()
    return verified, review_due(verified, str(every)) if every else None


def version_date(epoch: str | None) -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (seconds) in Malaysia; today where it is not set."""
    return build_moment(epoch).astimezone(MALAYSIA).date()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
