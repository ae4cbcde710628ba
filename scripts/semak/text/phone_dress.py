"""Numbers in another dress: ``03-8000&nbsp;8000``, ``**03**-8000 8000``, read as plain text."""

from __future__ import annotations

import html
import re
from bisect import bisect_right

from semak.text.phone_shapes import DRESS, ENTITY, ESCAPE, INNER_MARK, INNER_TAG, SQUARE

_SIGNS = {"[": "(", "]": ")", "<br": "\n"}


def is_dressed(text: str) -> bool:
    """Whether anything in ``text`` may have to be undressed."""
    entity = "&" in text and ENTITY.search(text) is not None
    escape = "\\" in text and ESCAPE.search(text) is not None
    square = ("[0" in text or "[6" in text or "[+" in text) and SQUARE.search(text) is not None
    return entity or escape or square or INNER_MARK.search(text) is not None


def with_inner_tags(tagged: str, text: str) -> str:
    """``text`` with the tags that ``tagged``, of the same length, has within numbers: ``<b>03</b>-8000 8000``."""
    pieces: list[str] = []
    at = 0
    for match in INNER_TAG.finditer(tagged) if "<" in tagged else ():
        pieces += (text[at : match.start()], match[0])
        at = match.end()
    return "".join((*pieces, text[at:]))


class Plain:
    """``text`` of ``dressed`` as its reader sees it, and where each of its characters stands there.

    ``dress`` finds what is not seen as written: by default that of numbers.
    """

    def __init__(self, dressed: str, dress: re.Pattern[str] = DRESS) -> None:
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
