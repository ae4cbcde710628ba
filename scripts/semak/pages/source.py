"""The text of one file as it lies on disk, and the way between offsets, lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """A file's text without its byte-order mark, line ends untouched.

    ``problem`` says why it could not be read as UTF-8 text, ``problem_at`` from where on; the text then has U+FFFD
    where bytes were not valid.
    """

    text: str
    problem: str = ""
    problem_at: int = 0

    @cached_property
    def plain(self) -> str:
        """The text with every line end as a line feed, at the same offsets: a CR before LF becomes a space."""
        return self.text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in self.text else self.text

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.plain))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at ``offset``. A tab is one column."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Offsets of the first character of ``line`` (from 1) and of its end, the line end left out."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.plain)
        return start, end

    def line_text(self, line: int) -> str:
        """The text of ``line``, from 1, without its end."""
        start, end = self.line_span(line)
        return self.plain[start:end].rstrip(" ") if "\r" in self.text else self.plain[start:end]


def decode(data: bytes) -> Source:
    """The text in the bytes of a file; never raises: what stands in the way becomes the source's ``problem``."""
    if b"\x00" in data[:8192]:
        return Source("", "is not text: it holds zero bytes")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return Source(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        text, sound = data.decode("utf-8", "replace"), len(data[: error.start].decode("utf-8"))
        return Source(text, "is not valid UTF-8 from here on", sound)
