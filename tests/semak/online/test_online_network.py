"""Names, ports, certificates: what goes wrong before a server can say anything."""

from __future__ import annotations

import asyncio
import socket
import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from fault_server import QUICK, FaultServer
from semak.online import Address, Answer, NoNetworkError, check, faults
from semak.online.waiting import retry_after

WORKS, BROKEN, UNKNOWN = Answer.WORKS, Answer.BROKEN, Answer.UNKNOWN


def answer(url, **changes):
    return asyncio.run(check([Address(url)], QUICK))[0]


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


def tls(certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def asked_over_tls(monkeypatch, tmp_path, authority, certificate, host="127.0.0.1"):
    """The answer for a server with ``certificate``, asked by somebody who trusts ``authority``."""
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trusted)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with FaultServer(tls=tls(certificate)) as server:
        return answer(server.url("/ok", host))


def test_a_good_certificate_works(monkeypatch, tmp_path, authority):
    result = asked_over_tls(monkeypatch, tmp_path, authority, authority.issue_cert("127.0.0.1"))
    assert result.answer is WORKS, result


def test_an_expired_certificate(monkeypatch, tmp_path, authority):
    old = authority.issue_cert("127.0.0.1", not_before=datetime(2020, 1, 1), not_after=datetime(2021, 1, 1))
    result = asked_over_tls(monkeypatch, tmp_path, authority, old)
    assert (result.answer, result.reason, result.kind) == (BROKEN, "TLS: the certificate has expired", "tls")


def test_a_certificate_of_the_future(monkeypatch, tmp_path, authority):
    soon = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=9)
    early = authority.issue_cert("127.0.0.1", not_before=soon, not_after=soon + timedelta(days=9))
    result = asked_over_tls(monkeypatch, tmp_path, authority, early)
    assert (result.answer, result.reason) == (BROKEN, "TLS: the certificate is not valid yet")


def test_a_certificate_for_another_host(monkeypatch, tmp_path, authority):
    result = asked_over_tls(monkeypatch, tmp_path, authority, authority.issue_cert("example.org"))
    assert (result.answer, result.reason) == (BROKEN, "TLS: the certificate is for another host")


def test_a_root_nobody_knows(monkeypatch, tmp_path, authority):
    stranger = trustme.CA()
    result = asked_over_tls(monkeypatch, tmp_path, authority, stranger.issue_cert("127.0.0.1"))
    assert result.answer is not WORKS
    assert result.reason.startswith("TLS: ")


def test_a_chain_without_its_middle_cannot_be_told(monkeypatch, tmp_path, authority):
    leaf = authority.create_child_ca().issue_cert("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with leaf.private_key_pem.tempfile() as key, leaf.cert_chain_pems[0].tempfile() as chain:
        context.load_cert_chain(chain, key)
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(trusted)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with FaultServer(tls=context) as server:
        result = answer(server.url("/ok"))
    assert (result.answer, result.reason) == (UNKNOWN, "TLS: the server does not send the whole certificate chain")


def test_http_where_https_was_asked():
    with FaultServer() as server:
        result = answer(server.url("/ok").replace("http:", "https:"))
    assert (result.answer, result.kind) == (BROKEN, "tls")
    assert "does not speak TLS" in result.reason


def test_https_where_http_was_asked(authority):
    with FaultServer(tls=tls(authority.issue_cert("127.0.0.1"))) as server:
        result = answer(server.url("/ok").replace("https:", "http:"))
    assert result.answer is not WORKS


def test_nobody_listens():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        result = answer(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert (result.answer, result.reason) == (BROKEN, "the host refuses the connection")


def test_a_host_that_never_accepts():
    """A full backlog: the connection hangs half open."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(deaf.getsockname())
        result = answer(f"http://127.0.0.1:{deaf.getsockname()[1]}/")
        for filler in fillers:
            filler.close()
    assert result.answer is UNKNOWN
    assert "time-out" in result.reason


@pytest.mark.parametrize(
    ("number", "verdict"),
    [(socket.EAI_NONAME, BROKEN), (socket.EAI_AGAIN, UNKNOWN), (socket.EAI_FAIL, UNKNOWN)],
)
def test_names(monkeypatch, server, number, verdict):
    async def fail(*_args, **_kwargs):
        raise socket.gaierror(number, "words of the resolver")

    monkeypatch.setattr("anyio._core._sockets.getaddrinfo", fail)
    results = asyncio.run(check([Address("http://nowhere.example/"), Address(server.url("/ok"))], QUICK))
    assert [result.answer for result in results] == [verdict, WORKS]
    assert results[0].kind == "dns"


def test_without_any_network_nothing_is_said(monkeypatch):
    async def fail(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "words of the resolver")

    monkeypatch.setattr("anyio._core._sockets.getaddrinfo", fail)
    with pytest.raises(NoNetworkError):
        asyncio.run(check([Address("http://one.example/"), Address("http://two.example/")], QUICK))


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "http://[::1",
        "http://a b/",
        "http://%zz/",
        "http://127.0.0.1:0/",
        "http://127.0.0.1:99999/",
        "http://h\x00/",
        "https://..",
        "http://" + "a" * 300 + ".my/",
        "http://h:port/",
        "http://@/",
        "http://-a.my/",
    ],
)
def test_what_no_browser_could_open(url):
    result = answer(url)
    assert (result.answer, result.kind) == (BROKEN, "address")
    assert "\n" not in result.reason


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        (" 7 ", 7.0),
        ("1.5", 1.5),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30.0),
        ("Wed, 21 Oct 2026 07:28:30", 30.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("9" * 400, float("inf")),
        ("-5", None),
        ("1e9", None),
        ("NaN", None),
        ("soon", None),
        ("", None),
        ("٣", None),
        ("Wed, 99 Oct 2026 07:28:30 GMT", None),
        ("0x10", None),
        (None, None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after(value, datetime(2026, 10, 21, 7, 28, tzinfo=UTC)) == seconds


def test_a_group_of_faults_is_looked_into():
    inner = ExceptionGroup("all attempts failed", [ConnectionRefusedError(111, "refused"), OSError(101, "unreachable")])
    outer = OSError("All connection attempts failed")
    outer.__cause__ = inner
    assert faults.name(outer).reason == "the host refuses the connection"


def test_an_unknown_fault_is_never_taken_for_broken():
    assert faults.name(RuntimeError("odd")).answer is UNKNOWN
