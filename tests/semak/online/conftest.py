"""Servers that do badly, and a quick way to ask them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest
from fault_server import FaultServer
from semak.online import Address, Limits, Result, check

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


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def ask(server: FaultServer) -> Callable[..., Result]:
    """Ask for one path of the server."""

    def one(path: str, limits: Limits = QUICK) -> Result:
        return asyncio.run(check([Address(server.url(path))], limits))[0]

    return one
