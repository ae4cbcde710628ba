"""Text as its reader sees it, and back: what stands where once markup, entities and escapes are away."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

_SIGNS = {"[": "(", "]": ")", "<br": "\n"}


class Plain:
    """``text`` of ``dressed`` as its reader sees it, and where each of its characters stands there.

    ``dress`` finds what is not seen as written.
    """

    def __init__(self, dressed: str, dress: re.Pattern[str]) -> None:
        pieces: list[str] = []
        self._plain: list[int] = []
        self._dressed: list[int] = []
        self._signs: dict[int, int] = {}
        at = length = 0
        for match in dress.finditer(dressed):
            sign = _sign(match[0])
            for piece, start in ((dressed[at : match.start()], at), (sign, match.start())):
                pieces.append(piece)
                self._plain.append(length)
                self._dressed.append(start)
                length += len(piece)
            self._signs[match.start()] = match.end()
            at = match.end()
        pieces.append(dressed[at:])
        self._plain.append(length)
        self._dressed.append(at)
        self.text = "".join(pieces)

    def start(self, offset: int) -> int:
        """Where the character at ``offset`` of the text begins in the dressed one."""
        index = bisect_right(self._plain, offset) - 1
        return self._dressed[index] + offset - self._plain[index]

    def end(self, offset: int) -> int:
        """Where the character before ``offset`` of the text ends in the dressed one."""
        start = self.start(offset - 1)
        return self._signs.get(start, start + 1)

    def at(self, offset: int) -> int:
        """What ``offset`` of the dressed text is in the plain one."""
        index = max(bisect_right(self._dressed, offset) - 1, 0)
        length = self._plain[index + 1] - self._plain[index] if index + 1 < len(self._plain) else len(self.text)
        return self._plain[index] + min(offset - self._dressed[index], length)


def _sign(dress: str) -> str:
    """What the reader sees of ``dress``: a space, a dash, a bracket or a new line, nothing of other markup."""
    if dress.startswith("&"):
        return html.unescape(dress)
    return _SIGNS.get(dress[:3].lower(), "")
