"""Servers that do badly, and a quick way to ask them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import faults  # noqa: F401  (it fills the server's paths)
import pytest
from fault_server import QUICK, FaultServer
from semak.online import Address, Limits, Result, check


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
