"""One address from the first request to the answer."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

from semak.online import document, judge, signs, web
from semak.online.answers import Answer, Hop
from semak.online.faults import Fault
from semak.online.hosts import Hosts
from semak.online.limits import Limits
from semak.online.waiting import RETRIED, retry_after
from semak.online.wire import Reply, Wire


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a visit found: a verdict for the address itself and for each fragment that was asked about."""

    verdict: judge.Verdict
    fragments: dict[str, judge.Verdict] = field(default_factory=dict)
    hops: tuple[Hop, ...] = ()
    status: int | None = None
    kind: str = ""
    seconds: float = 0.0
    requests: int = 0


@dataclass
class Visit:
    """Asks for one address: HEAD, then GET where that does not settle it, redirects and repeats included."""

    wire: Wire
    hosts: Hosts
    limits: Limits
    spent: float = 0.0
    requests: int = 0
    status: int | None = None
    hops: list[Hop] = field(default_factory=list)
    landing: str = ""
    """The fragment that a redirect named: browsers go there, not to the one the reader came with."""

    async def run(self, address: str, fragments: Sequence[str], *, only_host: bool = False) -> Outcome:
        """The outcome for ``address`` (without fragment) and its ``fragments``. Never raises but for cancellation."""
        try:
            start = web.parse(address)
            reply = (None if any(fragments) else await self._head(start)) or await self._get(start)
            if only_host and reply.status < 500:
                return self._outcome(judge.WORKS)
            page = self._page(reply) if reply.is_page else None
            verdict = await self._verdict(address, reply, page)
            found = {
                fragment: judge.fragment(reply, page, self.landing or fragment, verdict)
                for fragment in fragments
                if fragment
            }
            return self._outcome(verdict, found)
        except Fault as fault:
            reason = f"{fault.reason} (after a redirect to {self.hops[-1].to})" if self.hops else fault.reason
            return self._outcome(judge.Verdict(fault.answer, reason), kind=fault.kind)

    def _outcome(
        self, verdict: judge.Verdict, fragments: dict[str, judge.Verdict] | None = None, kind: str = ""
    ) -> Outcome:
        return Outcome(verdict, fragments or {}, tuple(self.hops), self.status, kind, self.spent, self.requests)

    async def _head(self, url: httpx.URL) -> Reply | None:
        """The reply to HEAD where it settles the matter; None where GET must be asked."""
        host = web.host_key(url)
        if host in self.hosts.without_head:
            return None
        try:
            reply = await self._ask("HEAD", url)
        except Fault as fault:
            if not fault.passing:
                raise
            if fault.kind in {"time", "protocol", "read"}:
                self.hosts.without_head.add(host)
            return None
        if reply.status in {405, 501}:
            self.hosts.without_head.add(host)
        if reply.status in {429, 503} and not await self._wait(reply, url, attempt=2):
            return reply
        return reply if judge.settled_by_head(reply) else None

    async def _get(self, url: httpx.URL) -> Reply:
        """The answer at the end of all redirects."""
        seen = set()
        while True:
            visitor = (url, self.wire.cookies_for(url))
            if visitor in seen:
                raise Fault("redirect", Answer.BROKEN, "the redirects go round in a circle")
            seen.add(visitor)
            reply = await self._persist(url)
            how, location = self._onward(reply)
            if not how:
                return reply
            url = web.redirected(reply.url, location)
            self.landing = url.fragment or self.landing
            url = url.copy_with(fragment=None)
            if how == "refresh" and url == reply.url and self._page(reply).text:
                return reply  # a page that keeps itself up to date
            self.hops.append(Hop(how, str(url)))
            if len(self.hops) > self.limits.redirects:
                raise Fault("redirect", Answer.BROKEN, f"more than {self.limits.redirects} redirects")

    def _onward(self, reply: Reply) -> tuple[str, str | None]:
        """How and where the reply sends the reader, or nothing."""
        if reply.redirects:
            return str(reply.status), reply.location
        if 200 <= reply.status < 300:
            target = document.refresh_target(reply.headers.get("refresh", ""))
            if target is None and reply.is_page and b"refresh" in reply.body.data.lower():
                target = self._page(reply).refresh
            if target is not None:
                return "refresh", target
        return "", None

    def _page(self, reply: Reply) -> document.Document:
        return document.read(reply.body.data, reply.headers.get("content-type", ""))

    async def _persist(self, url: httpx.URL) -> Reply:
        """The reply to GET, asked for again where the fault may pass."""
        tries = 1 if self.hosts.is_given_up(web.host_key(url)) else self.limits.tries
        for attempt in range(1, tries + 1):
            last = attempt == tries
            try:
                reply = await self._ask("GET", url)
            except Fault as fault:
                # A server that is silent for the second time is not asked a third.
                if last or not fault.passing or (fault.kind == "time" and attempt > 1):
                    raise
                await self._pause(self.limits.back_off_before(attempt + 1))
                continue
            if reply.status not in RETRIED or last or not await self._wait(reply, url, attempt + 1):
                return reply
        raise AssertionError("a try returns or raises")

    async def _wait(self, reply: Reply, url: httpx.URL, attempt: int) -> bool:
        """Wait as long as the server asks; False, at once, where that is longer than our patience."""
        asked = retry_after(reply.headers.get("retry-after"), datetime.now(UTC))
        wait = self.limits.back_off_before(attempt) if asked is None else asked
        if wait > self.limits.patience:
            return False
        if reply.status in {429, 503}:
            self.hosts.pause(web.host_key(url), wait)
        else:
            await self._pause(wait)
        return True

    async def _pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _ask(self, method: str, url: httpx.URL) -> Reply:
        host, loop = web.host_key(url), asyncio.get_running_loop()
        left = self.limits.address - self.spent
        if left <= 0:
            raise Fault("time", Answer.UNKNOWN, f"time-out: nothing certain within {self.limits.address:g} s")
        async with self.hosts.turn(host):
            began = loop.time()
            self.requests += 1
            try:
                reply = await self.wire.ask(method, url, left)
            except Fault as fault:
                self.hosts.note_reached(host, reached=fault.kind not in {"dns", "connect"})
                raise
            finally:
                self.spent += loop.time() - began
            self.hosts.note_reached(host, reached=True)
        self.status = reply.status
        return reply

    async def _verdict(self, address: str, reply: Reply, page: document.Document | None) -> judge.Verdict:
        verdict = judge.reply(address, reply, page, self.hops)
        if verdict.answer is not Answer.WORKS or page is None or not signs.perhaps_not_there(page):
            return verdict
        try:
            missing = await self._missing_page(reply)
        except Fault as fault:
            return judge.Verdict(
                Answer.UNKNOWN, f"it speaks of something missing, and the host could not be asked more: {fault.reason}"
            )
        return judge.against_missing(page, missing)

    async def _missing_page(self, reply: Reply) -> document.Document | None:
        """What the host shows for an address that cannot exist; None where it says so with a status, as it should."""
        name = f"semak-{hashlib.sha256(str(reply.url).encode()).hexdigest()[:12]}"
        folder = reply.url.path.rpartition("/")[0]
        status, hops = self.status, list(self.hops)
        try:
            missing = await self._persist(reply.url.copy_with(path=f"{folder}/{name}", query=None))
        finally:
            self.status, self.hops = status, hops
        if not 200 <= missing.status < 300 or not missing.is_page:
            return None
        return self._page(missing)
