"""A server on loopback that answers path by path, byte by byte, so that it can do what servers should not: no library in
between mends it. ``faults`` holds its paths."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from semak.online import Limits

QUICK = Limits(
    interval=0,
    connect=1,
    read=0.6,
    request=1.5,
    address=6,
    patience=2,
    run=60,
    back_off=0.02,
    redirects=8,
    body=200_000,
)
"""Small enough for a test, and still each longer than the one it contains."""

PAGE = b"<!doctype html><html lang=en><head><title>A guide</title></head><body><h1>A guide</h1><p>Words enough to read.</p></body></html>"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    number: int
    """How often this path was asked for, this time included."""


@dataclass
class Answer:
    """A writer of raw bytes with a few helps."""

    request: Request
    writer: asyncio.StreamWriter

    async def raw(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def send(self, status: int, body: bytes = b"", *headers: str, length: int | None = None) -> None:
        lines = [f"HTTP/1.1 {status} Status", *headers]
        if not any(line.lower().startswith("content-type") for line in headers):
            lines.append("Content-Type: text/html; charset=utf-8")
        lines += [f"Content-Length: {len(body) if length is None else length}", "Connection: close", "", ""]
        await self.raw("\r\n".join(lines).encode("latin-1") + (b"" if self.request.method == "HEAD" else body))

    async def redirect(self, to: str, status: int = 302, *headers: str) -> None:
        await self.send(status, b"", f"Location: {to}", *headers)

    def reset(self) -> None:
        """Cut the connection with RST instead of an orderly end."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Handler = Callable[[Answer], Awaitable[None]]
PATHS: dict[str, Handler] = {}


def at(path: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        PATHS[path] = handler
        return handler

    return register


@dataclass
class FaultServer:
    """Runs in a thread of its own until closed. ``paths`` may be given further handlers."""

    host: str = "127.0.0.1"
    tls: ssl.SSLContext | None = None
    paths: dict[str, Handler] = field(default_factory=lambda: dict(PATHS))
    log: list[tuple[float, str, str]] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    port: int = 0

    def __enter__(self) -> FaultServer:
        self._counts: dict[str, int] = defaultdict(int)
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    def url(self, path: str = "/", host: str | None = None) -> str:
        return f"{'https' if self.tls else 'http'}://{host or self.host}:{self.port}{path}"

    def asked(self, path: str) -> list[str]:
        """The methods by which ``path`` was asked for, in order."""
        return [method for _, method, asked in self.log if asked == path]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._handle, self.host, 0, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks():
            if task is not asyncio.current_task():
                task.cancel()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            try:
                await self._answer(reader, writer)
            finally:
                self.open_now -= 1
        with contextlib.suppress(Exception):
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = await reader.readexactly(1)
        if first == b"\x16":
            # A TLS greeting: what real servers say to one on their plain port.
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            return
        head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, path, _ = head[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        self.log.append((time.monotonic(), method, path))
        self._counts[path] += 1
        request = Request(method, path, headers, self._counts[path])
        folder = f"{path.rpartition('/')[0]}/*"
        handler = self.paths.get(path.partition("?")[0]) or self.paths.get(folder, missing)
        await handler(Answer(request, writer))


async def missing(answer: Answer) -> None:
    await answer.send(404, b"<title>404 Not Found</title>")


def page(title: str, body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def serves(body: bytes, *headers: str, status: int = 200) -> Handler:
    async def handler(answer: Answer) -> None:
        await answer.send(status, body, *headers)

    return handler


def leads(to: str, status: int = 302) -> Handler:
    async def handler(answer: Answer) -> None:
        await answer.redirect(to, status)

    return handler
