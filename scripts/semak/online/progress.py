"""What a person sees while a run goes on: one line that changes on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from semak.online.answers import Answer, Result


class Meter:
    """Counts results and shows them on ``stream``. Call it with each result."""

    def __init__(self, total: int, stream: TextIO, *, every: float = 10.0) -> None:
        self._total, self._stream, self._every = total, stream, every
        self._done = self._broken = self._unknown = 0
        self._terminal = stream.isatty()
        self._shown_at = time.monotonic()

    def __call__(self, result: Result) -> None:
        """Count ``result``."""
        self._done += 1
        self._broken += result.answer is Answer.BROKEN
        self._unknown += result.answer is Answer.UNKNOWN
        if self._terminal:
            address = "".join(char if char.isprintable() else "?" for char in result.address)
            self._stream.write(f"\r\x1b[K{self._line()}  {address[:60]}")
            self._stream.flush()
        elif time.monotonic() - self._shown_at >= self._every:
            self._shown_at = time.monotonic()
            self._stream.write(f"{self._line()}\n")
            self._stream.flush()

    def close(self) -> None:
        """Leave the terminal as it was found."""
        if self._terminal:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def _line(self) -> str:
        return f"{self._done}/{self._total} addresses, {self._broken} broken, {self._unknown} could not tell"
