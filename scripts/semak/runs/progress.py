"""How far a long run has come: a line on the terminal, shown only if there is one and only once it takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 0.7
"""Seconds before anything is shown: most runs are over by then."""
_EVERY = 0.1


@contextmanager
def shown(total: int) -> Iterator[Callable[[int], None] | None]:
    """A function to call with the number of pages done; None where nobody watches."""
    if not sys.stderr.isatty() or not total:
        yield None
        return
    line = _Line(total)
    try:
        yield line.step
    finally:
        line.clear()


class _Line:
    def __init__(self, total: int) -> None:
        self._total, self._done, self._visible = total, 0, False
        self._next = time.monotonic() + _PATIENCE

    def step(self, count: int) -> None:
        self._done += count
        now = time.monotonic()
        if now < self._next:
            return
        self._next, self._visible = now + _EVERY, True
        filled = 24 * self._done // self._total
        bar = "#" * filled + "." * (24 - filled)
        sys.stderr.write(f"\r[{bar}] {self._done} of {self._total} pages")
        sys.stderr.flush()

    def clear(self) -> None:
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
