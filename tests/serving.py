"""A loopback server that serves a built site as a good host would: compressed, with the site's own headers."""

from __future__ import annotations

import contextlib
import gzip
import random
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
}
_HASHED = re.compile(r"\?v=|\.[0-9a-f]{8}\.min\.")
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".md", ".txt"}


def free_port() -> int:
    """A port for a server that cannot choose its own. Servers that let the system choose take none so low meanwhile."""
    for port in random.sample(range(20_000, 32_000), 50):
        with contextlib.suppress(OSError), socket.socket() as free:
            free.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


@lru_cache(maxsize=4096)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def read_headers(site: Path) -> dict[str, str]:
    """The headers for every page out of the site's ``_headers`` file."""
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    of_all = lines[1 : next((n for n, line in enumerate(lines) if n and not line.startswith(" ")), len(lines))]
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in of_all)}


def _handler(site: Path, headers: dict[str, str]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = unquote(urlsplit(self.path).path)
            path = site / wanted.lstrip("/")
            if path.is_dir() and not wanted.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{wanted}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path, status = (path / "index.html" if path.is_dir() else path), 200
            if not path.is_file():
                path, status = site / "404.html", 404
            self._send(path, status)

        def _send(self, path: Path, status: int) -> None:
            zipped = path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
            body = _gzipped(path, path.stat().st_mtime_ns) if zipped else path.read_bytes()
            self.send_response(status)
            self.send_header("Content-Type", TYPES.get(path.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(body)))
            kept = _HASHED.search(self.path)
            self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            for name, value in headers.items():
                if name != "Strict-Transport-Security":
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves before it has everything is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(site: Path, port: int = 0) -> Iterator[str]:
    """Serve ``site`` on the loopback interface while the block runs; gives its address, without a slash at the end."""
    server = _Server(("127.0.0.1", port), _handler(site, read_headers(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    import time

    with serving(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0) as address:
        print(address, flush=True)
        time.sleep(1e9)
