"""Turns: one request at a time to a host, and a pause between two."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    not_before: float = 0.0
    unreachable: int = 0


class Hosts:
    """What is remembered of every host during a run. All times are of the running event loop."""

    def __init__(self, interval: float) -> None:
        self._interval = interval
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self.without_head: set[str] = set()
        """Hosts that do not answer HEAD: they are not asked that way again."""

    @asynccontextmanager
    async def turn(self, key: str) -> AsyncIterator[None]:
        """Wait until it is our turn at the host, and hold it."""
        host = self._hosts[key]
        async with host.lock:
            loop = asyncio.get_running_loop()
            while (wait := host.not_before - loop.time()) > 0:
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                host.not_before = max(host.not_before, loop.time() + self._interval)

    def pause(self, key: str, seconds: float) -> None:
        """Nobody asks the host for so long: it said it was asked too much."""
        host = self._hosts[key]
        host.not_before = max(host.not_before, asyncio.get_running_loop().time() + seconds)

    def note_reached(self, key: str, *, reached: bool) -> None:
        """Whether a connection to the host could be made."""
        host = self._hosts[key]
        host.unreachable = 0 if reached else host.unreachable + 1

    def is_given_up(self, key: str) -> bool:
        """True for a host that could not be connected to again and again: one try is enough from now on."""
        return self._hosts[key].unreachable >= 3
