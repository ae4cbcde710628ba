"""What ``semak online`` says of an address: one of three answers, and everything it leans on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from semak.online.addresses import Place

_DEFAULT_PORTS = {"http": 80, "https": 443}


class Answer(StrEnum):
    """The three answers. What is not known is never guessed: a bot wall is neither works nor broken."""

    WORKS = "works"
    BROKEN = "broken"
    UNKNOWN = "could not tell"


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect: its HTTP status (or ``refresh`` for one written in the page) and where it led."""

    how: str
    to: str

    @property
    def permanent(self) -> bool:
        """True where the server says the old address is of no more use."""
        return self.how in {"301", "308"}


@dataclass(frozen=True, slots=True)
class Result:
    """The answer for one address as written on the site, its fragment included."""

    address: str
    answer: Answer
    reason: str
    """Why, in one line; empty for an address that works."""
    checked: datetime
    """When the answer was had, in UTC; for one from the cache, when it was put there."""
    status: int | None = None
    """The last HTTP status, None where none came."""
    hops: tuple[Hop, ...] = ()
    kind: str = ""
    """The kind of fault (``dns``, ``connect``, ``tls``, ``proxy``, ``protocol``, ``time``, ...), empty for none."""
    seconds: float = 0.0
    """How long the requests took, without waiting for a turn."""
    requests: int = 0
    cached: bool = False
    last_worked: datetime | None = None
    """When the address last worked, from the cache, where it does not now."""
    places: tuple[Place, ...] = ()

    @property
    def final(self) -> str:
        """Where the address led in the end."""
        return self.hops[-1].to if self.hops else self.address

    @property
    def moved_host(self) -> bool:
        """True where the reader ends at another host than the one the page names."""
        return bool(self.hops) and not same_host(self.address, self.final)

    @property
    def is_finding(self) -> bool:
        """True for what a writer has to mend: a broken address, or one that leads to another host."""
        return self.answer is Answer.BROKEN or self.moved_host

    def as_json(self) -> dict[str, Any]:
        """The result as the JSON report prints it."""
        return {
            "address": self.address,
            "answer": str(self.answer),
            "reason": self.reason,
            "finding": self.is_finding,
            "status": self.status,
            "final": self.final,
            "redirects": [{"how": hop.how, "to": hop.to} for hop in self.hops],
            "moved_host": self.moved_host,
            "fault": self.kind,
            "checked": self.checked.isoformat(timespec="seconds"),
            "cached": self.cached,
            "last_worked": self.last_worked.isoformat(timespec="seconds") if self.last_worked else None,
            "requests": self.requests,
            "seconds": round(self.seconds, 3),
            "places": [{"path": place.path, "line": place.line, "column": place.column} for place in self.places],
        }


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are on one host. ``www.`` before it, and https for http, make no difference."""
    return _host(one) == _host(other)


def _host(address: str) -> tuple[str, int]:
    """Host and port; both standard ports count as one, so that http to https stays on the host."""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address, 0
    if port is None or _DEFAULT_PORTS.get(parts.scheme) == port:
        port = 0
    return host.removeprefix("www."), port
