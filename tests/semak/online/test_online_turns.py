"""Politeness: one connection to a host at a time, a pause between two requests, and what is asked only once."""

from __future__ import annotations

import asyncio
import dataclasses
import time
import tracemalloc
from itertools import pairwise

from fault_server import PAGE, QUICK, Answer, FaultServer, leads, serves
from semak.online import Address, check
from semak.online import Answer as Verdict


async def slow(answer: Answer) -> None:
    await asyncio.sleep(0.03)
    await answer.send(200, PAGE)


def run(addresses, limits=QUICK):
    return asyncio.run(check([Address(url) for url in addresses], limits))


def test_one_connection_and_an_interval_per_host():
    limits = dataclasses.replace(QUICK, interval=0.1)
    with FaultServer(paths={f"/{number}": slow for number in range(5)}) as server:
        run([server.url(f"/{number}") for number in range(5)], limits)
        times = sorted(when for when, _, _ in server.log)
    assert len(times) == 10, "HEAD and GET each"
    assert server.most_open == 1
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.12, (
        "the answer takes 0.03 s, the pause 0.1 s"
    )


def test_a_redirect_waits_for_its_turn_at_the_other_host():
    limits = dataclasses.replace(QUICK, interval=0.05)
    with FaultServer(host="127.0.0.2", paths={f"/{n}": slow for n in range(6)}) as far:
        sends = {f"/{n}": leads(far.url(f"/{n}")) for n in range(3)}
        with FaultServer(paths=sends) as near:
            run([near.url(f"/{n}") for n in range(3)] + [far.url(f"/{n}") for n in range(3, 6)], limits)
    assert far.most_open == 1


def test_hosts_are_asked_side_by_side():
    with FaultServer(paths={"/": slow}) as one, FaultServer(host="127.0.0.2", paths={"/": slow}) as two:
        limits = dataclasses.replace(QUICK, interval=0.5)
        began = time.monotonic()
        run([one.url(), two.url()], limits)
        assert time.monotonic() - began < 0.95, "HEAD, 0.5 s, GET on each: one after the other would take over 1 s"


def test_seats_bound_the_hosts_at_one_time():
    limits = dataclasses.replace(QUICK, hosts=1)
    with FaultServer(paths={"/": slow}) as one, FaultServer(host="127.0.0.2", paths={"/": slow}) as two:
        run([one.url(), two.url()], limits)
        both = sorted([(when, 1) for when, _, _ in one.log] + [(when, 2) for when, _, _ in two.log])
    assert [host for _, host in both] in ([1, 1, 2, 2], [2, 2, 1, 1])


def test_a_document_is_asked_for_once_whatever_its_fragments():
    with FaultServer(paths={"/": serves(b"<h1 id=a>A</h1><h2 id=b>B</h2>")}) as server:
        results = run([server.url("/#a"), server.url("/#b"), server.url("/"), server.url("/#c")])
        assert server.asked("/") == ["GET"]
    assert [result.answer for result in results] == [Verdict.WORKS] * 3 + [Verdict.BROKEN]


def test_head_settles_what_is_no_page():
    with FaultServer() as server:
        run([server.url("/form.doc"), server.url("/form.pdf")])
        assert server.asked("/form.doc") == ["HEAD"]
        assert server.asked("/form.pdf") == ["HEAD", "GET"], "whether it is a PDF shows in its first bytes"


def test_a_host_without_head_is_not_asked_that_way_again():
    with FaultServer() as server:
        run([server.url("/head-405"), server.url("/ok")])
        assert server.asked("/ok") == ["GET"]


def test_retry_after_is_obeyed_by_everybody_who_wants_that_host():
    with FaultServer() as server:
        run([server.url("/busy"), server.url("/ok")])
        times = [when for when, _, _ in server.log]
    assert times[1] - times[0] >= 1.0


def test_a_server_that_asks_for_a_day_is_left_alone():
    with FaultServer() as server:
        run([server.url("/429-tomorrow")])
        assert server.asked("/429-tomorrow") == ["HEAD"]


def test_not_found_is_asked_twice_and_no_more():
    with FaultServer() as server:
        run([server.url("/nothing-here")])
        assert server.asked("/nothing-here") == ["HEAD", "GET"]


def test_tries_end():
    with FaultServer() as server:
        run([server.url("/always-500")])
        assert server.asked("/always-500") == ["HEAD", "GET", "GET", "GET"]


def test_the_run_ends_when_its_time_is_up():
    limits = dataclasses.replace(QUICK, run=0.5)
    with FaultServer() as server:
        began = time.monotonic()
        results = run([server.url("/ok"), server.url("/hang"), server.url("/page")], limits)
        assert time.monotonic() - began < 1.5
    assert [result.answer for result in results] == [Verdict.WORKS, Verdict.UNKNOWN, Verdict.UNKNOWN]
    assert "run's 0.5 s" in results[2].reason


def test_a_bomb_takes_little_memory():
    with FaultServer() as server:
        run([server.url("/ok")])
        tracemalloc.start()
        run([server.url("/bomb")])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 10_000_000
