"""Addresses as they are asked for: made sound, or refused with a reason."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import httpx

from semak.online.answers import Answer
from semak.online.faults import Fault

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?|[0-9a-f:.]*:[0-9a-f:.]*")


def parse(url: str) -> httpx.URL:
    """``url`` ready to be asked for, without its fragment. Raises :class:`Fault` for one that no browser could open."""
    try:
        made = httpx.URL(url.strip())
        host, port = made.raw_host.decode("ascii").lower(), made.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise Fault("address", Answer.BROKEN, f"not a web address: {str(error).rstrip('.')}") from None
    if made.scheme not in {"http", "https"}:
        begins = f"with '{made.scheme}:'" if made.scheme else "without https://"
        raise Fault("address", Answer.BROKEN, f"not a web address: it begins {begins}")
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise Fault("address", Answer.BROKEN, "not a web address: it names no host")
    if port is not None and not 0 < port < 65536:
        raise Fault("address", Answer.BROKEN, f"not a web address: there is no port {port}")
    return made.copy_with(fragment=None)


def redirected(base: httpx.URL, location: str | None) -> httpx.URL:
    """Where ``location`` leads from ``base``, its fragment included. Raises :class:`Fault` for no place a browser would go."""
    if location is None or not location.strip():
        raise Fault("redirect", Answer.BROKEN, "it redirects without saying where")
    # As browsers do: white space inside is dropped or encoded, a backslash is a slash.
    location = re.sub(r"[\t\r\n]", "", location.strip()).replace(" ", "%20")
    shown = location if len(location) <= 80 else f"{location[:77]}..."
    try:
        if re.fullmatch(r"https?:/*", location, re.IGNORECASE):
            # urljoin would take it for the page itself.
            raise ValueError(location)
        target = urljoin(str(base), location)
        # The fragment is the reader's, no part of what is asked for; it comes back on top.
        asked = parse(target).copy_with(username=None, password=None)
        return asked.copy_with(fragment=httpx.URL(target).fragment or None)
    except (Fault, ValueError):
        raise Fault("redirect", Answer.BROKEN, f"it redirects to '{shown}', which is no web address") from None


def host_key(url: httpx.URL) -> str:
    """Host and port, for taking turns: the server one connection is kept to at a time."""
    port = url.port or (443 if url.scheme == "https" else 80)
    return f"{url.host}:{port}"
