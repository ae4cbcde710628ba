"""One request and its answer. Every connection is opened for one request and closed after it.

What a server sends beyond the length it announced would otherwise be read as the answer to the next question.
"""

from __future__ import annotations

import asyncio
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from semak.online import faults, first_bytes
from semak.online.bodies import Body, read
from semak.online.limits import Limits

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", ""})
"""Content types whose text is looked at; no type at all counts as a page, as it does for browsers."""
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one request. ``body`` is read only for an answer that says all is well."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: Body
    location: str | None = None
    """Where it redirects to, as the server writes it."""
    method: str = "GET"

    @property
    def type(self) -> str:
        """The content type, lower case, without parameters."""
        return media_type(self.headers)

    @property
    def is_page(self) -> bool:
        """True for what a browser shows as a web page."""
        return self.type in PAGE_TYPES

    @property
    def redirects(self) -> bool:
        """True for a status that sends the reader elsewhere."""
        return self.status in {301, 302, 303, 307, 308}


class Wire:
    """Asks one server one thing at a time, with one visitor's cookies. Use as an async context manager."""

    def __init__(self, limits: Limits, user_agent: str, trust: ssl.SSLContext) -> None:
        self._limits, self._trust = limits, trust
        headers = {
            "user-agent": user_agent,
            "accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "accept-language": "ms,en;q=0.8",
            "accept-encoding": "gzip, deflate",
        }
        timeout = httpx.Timeout(limits.read, connect=limits.connect)
        pool = httpx.Limits(max_connections=1, max_keepalive_connections=0)
        hooks = {"response": [_set_location_aside]}
        self._far = httpx.AsyncClient(headers=headers, timeout=timeout, limits=pool, verify=trust, event_hooks=hooks)
        # Nobody's proxy leads to this machine.
        self._near = httpx.AsyncClient(
            headers=headers, timeout=timeout, limits=pool, verify=trust, event_hooks=hooks, trust_env=False
        )

    async def __aenter__(self) -> Wire:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._far.aclose()
        await self._near.aclose()

    def cookies_for(self, url: httpx.URL) -> frozenset[tuple[str, str]]:
        """The cookies held now: a second visit with other cookies is not a loop yet."""
        jar = self._client(url).cookies.jar
        return frozenset((cookie.name, cookie.value or "") for cookie in jar)

    async def ask(self, method: str, url: httpx.URL, within: float) -> Reply:
        """The reply to ``method`` at ``url``; redirects are not followed. Raises :class:`faults.Fault`.

        ``within`` bounds everything, in seconds, however slowly the bytes drip.
        """
        within = min(within, self._limits.request)
        try:
            async with asyncio.timeout(within), self._answer(method, url) as response:
                body = Body()
                if method == "GET" and 200 <= response.status_code < 300:
                    body = await self._body(response)
                location = response.extensions.get("location")
                return Reply(url, response.status_code, response.headers, body, location, method)
        except httpx.TimeoutException as error:
            limit = self._limits.connect if isinstance(error, httpx.ConnectTimeout) else self._limits.read
            raise faults.name(error, after=limit) from error
        except TimeoutError as error:
            raise faults.name(error, after=within) from error
        except Exception as error:
            fault = faults.name(error)
            if fault.kind == "read" and await first_bytes.are_not_http(
                url, self._trust, min(within, self._limits.read)
            ):
                fault = faults.not_http()
            raise fault from error

    async def _body(self, response: httpx.Response) -> Body:
        """A page up to the limit; of anything else only how it begins."""
        limit = self._limits.body if media_type(response.headers) in PAGE_TYPES else 1024
        return await read(response.aiter_raw(), response.headers.get("content-encoding", ""), limit)

    @asynccontextmanager
    async def _answer(self, method: str, url: httpx.URL) -> AsyncIterator[httpx.Response]:
        client = self._client(url)
        response = await client.send(client.build_request(method, url), stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    def _client(self, url: httpx.URL) -> httpx.AsyncClient:
        return self._near if _on_this_machine(url.host) else self._far


async def _set_location_aside(response: httpx.Response) -> None:
    """Keep ``httpx`` from making sense of Location: it does so even where it does not follow, and fails on nonsense."""
    for name, value in response.headers.raw:
        if name.lower() == b"location":
            try:
                response.extensions["location"] = value.decode("utf-8")
            except UnicodeDecodeError:
                response.extensions["location"] = value.decode("latin-1")
            break
    response.headers.pop("location", None)


def media_type(headers: httpx.Headers) -> str:
    """The content type, lower case, without parameters; empty where none is named."""
    return str(headers.get("content-type", "")).partition(";")[0].strip().lower()


def _on_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
