"""All addresses: many hosts at a time, one request at a time to each."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

import httpx

from semak.online.addresses import Address
from semak.online.answers import Answer, Result
from semak.online.cache import Cache
from semak.online.hosts import Hosts
from semak.online.judge import Verdict
from semak.online.limits import Limits
from semak.online.visit import Outcome, Visit
from semak.online.wire import Wire

USER_AGENT = "Mozilla/5.0 (compatible; semak link check; like a reader who clicks)"

Progress = Callable[[Result], None]


class NoNetworkError(Exception):
    """Not one host of several could even be found: nothing can be said of any address."""


@dataclass(frozen=True, slots=True)
class _Job:
    """One document to ask for, and the addresses that are answered with it."""

    document: str
    addresses: tuple[Address, ...]

    @property
    def only_host(self) -> bool:
        return all(address.only_host for address in self.addresses)


async def check(
    addresses: Iterable[Address],
    limits: Limits | None = None,
    cache: Cache | None = None,
    progress: Progress = lambda result: None,
) -> list[Result]:
    """An answer for each of ``addresses``, in their order; ``progress`` is called with each as it comes.

    Raises :class:`NoNetworkError`. What is not answered when the run's time is up could not be told.
    """
    wanted, limits = list(addresses), limits or Limits()
    runner = _Runner(limits, cache, progress)
    todo = [address for address in wanted if not runner.take_from_cache(address)]
    try:
        async with asyncio.timeout(limits.run):
            await runner.ask(todo)
    except TimeoutError:
        late = Verdict(Answer.UNKNOWN, f"not asked: the run's {limits.run:g} s were over")
        for address in todo:
            if address.url not in runner.results:
                runner.note(address, Outcome(late, kind="time"))
    results = [runner.results[address.url] for address in wanted]
    if _no_network(results):
        raise NoNetworkError("no host could be found: is there a network?")
    return results


class _Runner:
    def __init__(self, limits: Limits, cache: Cache | None, progress: Progress) -> None:
        self.results: dict[str, Result] = {}
        self._limits, self._cache, self._progress = limits, cache, progress
        self._hosts = Hosts(limits.interval)
        self._seats = asyncio.Semaphore(limits.hosts)
        self._trust = httpx.create_ssl_context()

    def take_from_cache(self, address: Address) -> bool:
        result = self._cache.fresh(address.url) if self._cache else None
        if result is None:
            return False
        self._keep(replace(result, places=address.places))
        return True

    async def ask(self, addresses: Sequence[Address]) -> None:
        queues: dict[str, list[_Job]] = defaultdict(list)
        for job in _jobs(addresses):
            queues[_queue(job.document)].append(job)
        async with asyncio.TaskGroup() as group:
            for queue in queues.values():
                group.create_task(self._work_off(queue))

    async def _work_off(self, jobs: Sequence[_Job]) -> None:
        async with self._seats:
            for job in jobs:
                await self._do(job)

    async def _do(self, job: _Job) -> None:
        fragments = [address.fragment for address in job.addresses]
        try:
            async with Wire(self._limits, USER_AGENT, self._trust) as wire:
                visit = Visit(wire, self._hosts, self._limits)
                outcome = await visit.run(job.document, fragments, only_host=job.only_host)
        except Exception as error:  # one address must never end the run
            reason = f"could not be checked: {type(error).__name__}: {error}"
            outcome = Outcome(Verdict(Answer.UNKNOWN, reason.splitlines()[0][:200]), kind="address")
        for address in job.addresses:
            self.note(address, outcome)

    def note(self, address: Address, outcome: Outcome) -> None:
        verdict = outcome.fragments.get(address.fragment, outcome.verdict)
        result = Result(
            address.url,
            verdict.answer,
            verdict.reason,
            datetime.now(UTC),
            outcome.status,
            outcome.hops,
            outcome.kind,
            outcome.seconds,
            outcome.requests,
            places=address.places,
        )
        self._keep(self._cache.with_history(result) if self._cache else result)

    def _keep(self, result: Result) -> None:
        self.results[result.address] = result
        if self._cache:
            self._cache.add([result])
        self._progress(result)


def _jobs(addresses: Iterable[Address]) -> list[_Job]:
    """One job a document: the addresses that differ in their fragment only are answered together."""
    grouped: dict[str, dict[str, Address]] = defaultdict(dict)
    for address in addresses:
        grouped[address.document][address.url] = address
    return [_Job(document, tuple(group.values())) for document, group in grouped.items()]


def _queue(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower().rpartition("@")[2]
    except ValueError:
        return url


def _no_network(results: Sequence[Result]) -> bool:
    """True where several hosts were asked and not one was found."""
    asked = [result for result in results if not result.cached]
    return (
        len({_queue(result.address) for result in asked}) > 1
        and all(result.kind in {"dns", "proxy"} and result.status is None for result in asked)
        and len(asked) == len(results)
    )
