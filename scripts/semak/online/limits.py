"""How far ``semak online`` goes with a server that is slow, endless or in trouble."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """All times are in seconds, sizes in bytes."""

    interval: float = 1.0
    """Between two requests to one host, from the end of one to the start of the next."""
    connect: float = 10.0
    """For a connection, name look-up and TLS included."""
    read: float = 10.0
    """For the next byte of an answer."""
    request: float = 30.0
    """For one request with all of its answer that is read."""
    address: float = 90.0
    """For all requests of one address together, redirects and repeats included; waiting for a turn does not count."""
    patience: float = 60.0
    """The longest a server's ``Retry-After`` is obeyed; one that asks for more is not asked again in this run."""
    run: float = 3600.0
    """For the whole run; what is not answered by then could not be told."""
    tries: int = 3
    """Requests for the same thing before a passing fault is taken for the answer."""
    back_off: float = 1.0
    """The wait before the second try; it doubles before each further one."""
    redirects: int = 10
    body: int = 2_000_000
    """As much of a page is looked at, compressed or not."""
    hosts: int = 16
    """So many hosts are asked at the same time, each over one connection."""

    def back_off_before(self, attempt: int) -> float:
        """The wait before ``attempt`` (from 2) where the server names none."""
        return min(self.back_off * 2.0 ** (attempt - 2), self.patience)
