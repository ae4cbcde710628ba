"""Numbers in another dress: ``03-8000&nbsp;8000``, ``**03**-8000 8000``, read as plain text."""

from __future__ import annotations

from semak.text.phone_shapes import ENTITY, ESCAPE, INNER_MARK, INNER_TAG, SQUARE


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
