"""The cache keeps what worked, with its age, and nothing else."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from fault_server import QUICK, FaultServer, leads, serves
from semak.online import Address, Answer, Cache, check

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


def run(urls, cache):
    results = asyncio.run(check([Address(url) for url in urls], QUICK, cache))
    cache.save()
    return results


def test_a_success_is_kept_and_not_asked_for_again(tmp_path):
    file = tmp_path / "deep" / "cache.json"
    with FaultServer() as server:
        first = run([server.url("/moved")], Cache(file, WEEK))
        asked = len(server.log)
        second = run([server.url("/moved")], Cache(file, WEEK))
        assert len(server.log) == asked
    assert [first[0].cached, second[0].cached] == [False, True]
    assert second[0].hops == first[0].hops
    assert abs(second[0].checked - first[0].checked) < timedelta(seconds=1)


def test_errors_doubts_and_findings_are_never_kept(tmp_path):
    file = tmp_path / "cache.json"
    with FaultServer() as server, FaultServer(paths={"/": leads(server.url("/ok"))}) as other:
        run([server.url("/gone"), server.url("/forbidden"), server.url("/soft"), other.url("/")], Cache(file, WEEK))
    assert json.loads(file.read_text())["works"] == {}


def test_a_fault_does_not_take_an_older_success_away_nor_hide_behind_it(tmp_path):
    file = tmp_path / "cache.json"
    with FaultServer() as server:
        server.paths["/"] = serves(b"<p>Here.")
        run([server.url("/")], Cache(file, WEEK))
        server.paths["/"] = serves(b"", status=404)
        result = run([server.url("/")], Cache(file, timedelta(0)))[0]
        again = run([server.url("/")], Cache(file, timedelta(0)))[0]
    assert result.answer is again.answer is Answer.BROKEN
    assert result.last_worked is not None


def test_a_host_that_only_answers_is_no_success_of_its_front_page(tmp_path):
    file = tmp_path / "cache.json"
    with FaultServer(paths={}) as server:
        cache = Cache(file, WEEK)
        [host] = asyncio.run(check([Address(server.url("/"), only_host=True)], QUICK, cache))
        assert host.answer is Answer.WORKS
        [page] = asyncio.run(check([Address(server.url("/"))], QUICK, cache))
        assert page.answer is Answer.BROKEN


def entry(at, **more):
    return {"version": 1, "works": {"https://a.my/": {"at": at.isoformat(), "status": 200, **more}}}


@pytest.mark.parametrize(
    ("at", "fresh"),
    [
        (NOW - timedelta(days=6, hours=23), True),
        (NOW - timedelta(days=7, seconds=1), False),
        (NOW + timedelta(days=1), False),
        (NOW - timedelta(days=4000), False),
    ],
)
def test_age(tmp_path, at, fresh):
    file = tmp_path / "cache.json"
    file.write_text(json.dumps(entry(at)))
    assert (Cache(file, WEEK, NOW).fresh("https://a.my/") is not None) is fresh


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        '{"version": 1}',
        '{"version": 1, "works": []}',
        '{"version": 1, "works": 7}',
        '{"version": 2, "works": {"https://a.my/": {"at": "2026-11-22T00:00:00+00:00"}}}',
        '{"version": 1, "works": {"https://a.my/": null}}',
        '{"version": 1, "works": {"https://a.my/": {"at": "yesterday"}}}',
        '{"version": 1, "works": {"https://a.my/": {"at": "2026-11-22T00:00:00"}}}',
        '{"version": 1, "works": {"https://a.my/": {"at": "2026-11-22T00:00:00+00:00", "redirects": [1]}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_file_counts_as_none(tmp_path, text):
    file = tmp_path / "cache.json"
    file.write_text(text)
    assert Cache(file, WEEK, NOW).fresh("https://a.my/") is None


def test_a_file_of_bytes_counts_as_none(tmp_path):
    file = tmp_path / "cache.json"
    file.write_bytes(b"\xff\xfe\x00")
    cache = Cache(file, WEEK, NOW)
    assert cache.problem
    cache.save()
    assert not Cache(file, WEEK, NOW).problem


def test_saving_leaves_no_pieces(tmp_path):
    cache = Cache(tmp_path / "cache.json", WEEK)
    cache.save()
    assert [file.name for file in tmp_path.iterdir()] == ["cache.json"]
