"""What a server says first, byte by byte, where no HTTP library can make anything of it.

A server that answers with a bare page (HTTP/0.9) or with noise and closes looks to ``httpx`` like one that said
nothing; the difference is that between broken and a passing fault.
"""

from __future__ import annotations

import asyncio
import ssl

import httpx


async def are_not_http(url: httpx.URL, trust: ssl.SSLContext, within: float) -> bool:
    """Whether the server's answer to GET begins with something other than HTTP. False where it says nothing."""
    try:
        async with asyncio.timeout(within):
            said = await _first(url, trust)
    except (OSError, TimeoutError, ValueError):
        return False
    return bool(said) and not b"HTTP/".startswith(said)


async def _first(url: httpx.URL, trust: ssl.SSLContext) -> bytes:
    secure = url.scheme == "https"
    reader, writer = await asyncio.open_connection(
        url.host, url.port or (443 if secure else 80), ssl=trust if secure else None
    )
    try:
        writer.write(b"GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % (url.raw_path, url.netloc))
        await writer.drain()
        return await reader.read(5)
    finally:
        writer.close()
