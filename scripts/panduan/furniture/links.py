"""Links that leave the site say where they lead, and are printed with their address once."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LINK = re.compile(r'<a\b([^>]*?)\bhref="(https?://[^"]+)"([^>]*)>(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def with_marked_links(html: str, own_host: str | None) -> str:
    """``html`` in which every link to another host carries ``rel="noopener"``.

    One whose text does not name its host carries it in ``data-host``, which the style sheet shows after the text; the
    first of several to one address carries ``data-print``, which has the address printed.
    """
    printed: set[str] = set()

    def marked(match: re.Match[str]) -> str:
        before, address, after, text = match.groups()
        host = _host(address)
        if host in {"", own_host}:
            return match[0]
        attributes = f"{before}{after}"
        more = "" if "rel=" in attributes else ' rel="noopener"'
        plain = _TAG.sub("", text)
        if host not in plain:
            more += f' data-host="{host.removeprefix("www.")}"'
        if address not in printed and address.rstrip("/") not in plain:
            more += " data-print"
        printed.add(address)
        return f'<a{before}href="{address}"{after}{more}>{text}</a>'

    return _LINK.sub(marked, html)


def _host(address: str) -> str:
    """The host of ``address``; empty where it is so malformed that it has none: semak reports it."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
