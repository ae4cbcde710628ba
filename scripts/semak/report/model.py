"""What the report says: one state a page, one a register entry. Plain data, made by :mod:`semak.report.gather`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

OK, MISSING, CHANGED, DIFFERS = "ok", "missing", "changed", "differs"
"""How a page stands to its other half: there and equal, not there, changed since it was confirmed, stating other things."""


@dataclass(frozen=True, slots=True)
class OnlineState:
    """What the last run of ``semak online`` said of the addresses of one page or entry."""

    works: int = 0
    broken: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    oldest: date | None = None
    """The day on which the address that was asked longest ago was asked."""

    @property
    def asked(self) -> int:
        """How many addresses an answer is known for."""
        return self.works + len(self.broken) + len(self.unknown)


@dataclass(frozen=True, slots=True)
class PageState:
    """One page in one language."""

    path: str
    norm: str
    locale: str
    title: str
    verified: date | None
    due: date | None
    sources: Mapping[str, int]
    """How many of the sources are of each kind: official, press, secondary."""
    unconfirmed: int = 0
    disputed: int = 0
    translation: str = OK
    """One of :data:`OK`, :data:`MISSING`, :data:`CHANGED`, :data:`DIFFERS`."""
    translation_note: str = ""
    online: OnlineState = field(default_factory=OnlineState)

    def is_overdue(self, today: date) -> bool:
        """Whether the page must be checked again by now. A page without dates was never checked, and is."""
        return self.due is None or self.due < today


@dataclass(frozen=True, slots=True)
class EntryState:
    """One entry of the register."""

    file: str
    line: int
    id: str
    confidence: str
    """``confirmed``, ``unofficial`` or ``disputed``; empty for sources and sites, which are no statements."""
    how: str
    """``sources`` or ``portal``; empty as above."""
    checked: date | None
    due: date | None
    sources: Mapping[str, int]
    online: OnlineState = field(default_factory=OnlineState)

    def is_overdue(self, today: date) -> bool:
        """Whether the entry must be checked again by now."""
        return self.due is not None and self.due < today


@dataclass(frozen=True, slots=True)
class Report:
    """The whole state on the day ``today``."""

    today: date
    pages: tuple[PageState, ...]
    entries: tuple[EntryState, ...]
    last_online: date | None = None
    """When ``semak online`` last ran; None if it is not known to have run."""

    def overdue(self) -> Iterator[PageState | EntryState]:
        """Everything that must be checked again by now."""
        yield from (page for page in self.pages if page.is_overdue(self.today))
        yield from (entry for entry in self.entries if entry.is_overdue(self.today))

    @property
    def next_due(self) -> date | None:
        """The earliest review date that is still to come."""
        dates = [page.due for page in self.pages] + [entry.due for entry in self.entries]
        return min((due for due in dates if due is not None and due >= self.today), default=None)
