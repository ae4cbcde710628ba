"""The body of an answer, read up to a limit and no further, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Body:
    """What was read: ``whole`` says whether it is everything, ``problem`` why it cannot be looked at, if so."""

    data: bytes = b""
    whole: bool = True
    problem: str = ""


class Unpacker:
    """Undoes one ``Content-Encoding`` without ever holding more than it is asked for.

    A small body may unpack to gigabytes. Raises :class:`zlib.error` for data that is not what the header says.
    """

    def __init__(self, encoding: str) -> None:
        self._plain = encoding in {"", "identity"}
        self._deflate = encoding == "deflate"
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS if self._deflate else zlib.MAX_WBITS | 16)
        self._began = False

    def feed(self, data: bytes, room: int) -> bytes:
        """At most ``room`` bytes more, from ``data``."""
        if self._plain:
            return data[:room]
        if self.ended:
            # A further piece, or padding that means nothing.
            if not data.startswith(b"\x1f\x8b"):
                return b""
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            made = self._unpack.decompress(data, room)
        except zlib.error:
            # "deflate" should be zlib's format; many servers send the bare one instead.
            if not self._deflate or self._began:
                raise
            self._unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            made = self._unpack.decompress(data, room)
        self._began = True
        while self.ended and len(made) < room and self._unpack.unused_data.startswith(b"\x1f\x8b"):
            # gzip may be sent in several pieces, one after the other.
            rest, self._unpack = self._unpack.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 16)
            made += self._unpack.decompress(rest, room - len(made))
        return made

    @property
    def ended(self) -> bool:
        """True when the packed data has come to its own end."""
        return not self._plain and self._unpack.eof


def known(encoding: str) -> bool:
    """Whether :class:`Unpacker` can undo ``encoding``."""
    return encoding in {"", "identity", "gzip", "x-gzip", "deflate"}


async def read(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> Body:
    """Read at most ``limit`` bytes, sent or unpacked, whichever comes first. Faults of the connection are the caller's."""
    encoding = encoding.strip().lower()
    if not known(encoding):
        return Body(problem=f"is packed as '{encoding[:20]}', which was not asked for")
    unpacker, made, sent = Unpacker(encoding), bytearray(), 0
    async for chunk in chunks:
        sent += len(chunk)
        try:
            made += unpacker.feed(chunk, limit - len(made))
        except zlib.error:
            return Body(bytes(made), whole=False, problem="cannot be unpacked: the data is not what the server says")
        if len(made) >= limit or sent >= limit:
            return Body(bytes(made), whole=False)
    return Body(bytes(made))
