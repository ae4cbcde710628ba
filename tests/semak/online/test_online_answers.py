"""Every fault of :mod:`fault_server`, the answer it gets, and a word of the reason."""

from __future__ import annotations

import asyncio
import time

import pytest
from fault_server import QUICK, FaultServer
from faults import PATHS
from semak.online import Address, Answer, check

WORKS, BROKEN, UNKNOWN = Answer.WORKS, Answer.BROKEN, Answer.UNKNOWN

CASES = {
    # path: answer, part of the reason
    "/": (WORKS, ""),
    "/ok": (WORKS, ""),
    "/no-type": (WORKS, ""),
    "/form.pdf": (WORKS, ""),
    "/form.doc": (WORKS, ""),
    "/head-405": (WORKS, ""),
    "/head-404": (WORKS, ""),
    "/head-501": (WORKS, ""),
    "/head-lies": (BROKEN, "404"),
    "/head-hangs": (WORKS, ""),
    "/head-resets": (WORKS, ""),
    "/head-has-body": (WORKS, ""),
    "/more-than-said": (WORKS, ""),
    "/endless": (WORKS, ""),
    "/endless-chunks": (WORKS, ""),
    "/huge-length": (WORKS, ""),
    "/gzip": (WORKS, ""),
    "/deflate-bare": (WORKS, ""),
    "/bomb": (WORKS, ""),
    "/bad-set-cookie": (WORKS, ""),
    "/latin-1-headers": (WORKS, ""),
    "/wrong-charset": (WORKS, ""),
    "/odd-charset": (WORKS, ""),
    "/binary-as-html": (WORKS, ""),
    "/deep": (WORKS, ""),
    "/many-attributes": (WORKS, ""),
    "/flaky": (WORKS, ""),
    "/busy": (WORKS, ""),
    "/429-date": (WORKS, ""),
    "/moved": (WORKS, ""),
    "/moved-308": (WORKS, ""),
    "/en/index.html": (WORKS, ""),
    "/to-spaces": (WORKS, ""),
    "/with%20space": (WORKS, ""),
    "/to-utf8": (WORKS, ""),
    "/caf%C3%A9": (WORKS, ""),
    "/cookie-gate": (WORKS, ""),
    "/refresh": (WORKS, ""),
    "/refresh-self": (WORKS, ""),
    "/refresh-late": (WORKS, ""),
    "/refresh-in-comment": (WORKS, ""),
    "/refresh-header": (WORKS, ""),
    "/refresh-noscript": (WORKS, ""),
    "/to-place": (WORKS, ""),
    "/errors/404.html": (WORKS, ""),
    "/gzip-pieces": (WORKS, ""),
    "/to-error": (BROKEN, "error page"),
    "/lander": (BROKEN, "parked"),
    "/by-script": (UNKNOWN, "script"),
    "/about-not-found": (WORKS, ""),
    "/short-about-not-found": (WORKS, ""),
    "/page": (WORKS, ""),
    "/shell": (WORKS, ""),
    "/nothing-here": (BROKEN, "404"),
    "/gone": (BROKEN, "410"),
    "/to-missing": (BROKEN, "404"),
    "/loop": (BROKEN, "circle"),
    "/ring-a": (BROKEN, "circle"),
    "/ring-b": (BROKEN, "circle"),
    "/endless-redirects": (BROKEN, "more than 8 redirects"),
    "/cookie-wheel": (BROKEN, "more than 8 redirects"),
    "/refresh-loop": (BROKEN, "circle"),
    "/refresh-back": (BROKEN, "circle"),
    "/old/page.html": (BROKEN, "front page"),
    "/refresh-blank": (BROKEN, "circle"),
    "/refresh-for-cookie": (WORKS, ""),
    "/not-a.pdf": (BROKEN, "no PDF"),
    "/to-mail": (BROKEN, "no web address"),
    "/to-script": (BROKEN, "no web address"),
    "/to-file": (BROKEN, "no web address"),
    "/to-half-host": (BROKEN, "no web address"),
    "/to-no-host": (BROKEN, "no web address"),
    "/to-bad-port": (BROKEN, "no web address"),
    "/no-location": (BROKEN, "without saying where"),
    "/soft": (BROKEN, "soft 404"),
    "/soft-ms": (BROKEN, "soft 404"),
    "/soft-404": (BROKEN, "soft 404"),
    "/soft-sentence": (BROKEN, "soft 404"),
    "/shop/red-shoes": (BROKEN, "does not exist"),
    "/parked": (BROKEN, "for sale"),
    "/nginx": (BROKEN, "Welcome to nginx"),
    "/suspended": (BROKEN, "Suspended"),
    "/always-500": (BROKEN, "500"),
    "/http-0.9": (BROKEN, "not answer in HTTP"),
    "/garbage": (BROKEN, "not answer in HTTP"),
    "/not-gzip": (BROKEN, "unpacked"),
    "/status-300": (UNKNOWN, "300"),
    "/status-304": (UNKNOWN, "304"),
    "/empty": (UNKNOWN, "nothing is sent"),
    "/empty.pdf": (UNKNOWN, "nothing is sent"),
    "/page.pdf": (UNKNOWN, "a web page is sent where the address names a file"),
    "/members/page": (UNKNOWN, "it leads to a login"),
    "/login": (WORKS, ""),
    "/failing": (UNKNOWN, "500 Internal Server Error"),
    "/failing-ms": (UNKNOWN, "Ralat telah berlaku"),
    "/failing-words": (UNKNOWN, "database connection"),
    "/about-failing": (WORKS, ""),
    "/status-broken": (UNKNOWN, "not valid HTTP"),
    "/status-101": (UNKNOWN, "HTTP 101"),
    "/status-0": (UNKNOWN, "status"),
    "/forbidden": (UNKNOWN, "403"),
    "/login-wanted": (UNKNOWN, "login"),
    "/teapot": (UNKNOWN, "418"),
    "/999": (UNKNOWN, "999"),
    "/always-503": (UNKNOWN, "503"),
    "/always-429": (UNKNOWN, "too often"),
    "/429-tomorrow": (UNKNOWN, "too often"),
    "/429-absurd": (UNKNOWN, "too often"),
    "/503-negative": (UNKNOWN, "503"),
    "/503-nonsense": (UNKNOWN, "503"),
    "/503-9999": (UNKNOWN, "503"),
    "/cloudflare": (UNKNOWN, "robots"),
    "/incapsula": (UNKNOWN, "robots"),
    "/f5": (UNKNOWN, "robots"),
    "/repairs": (UNKNOWN, "repairs"),
    "/brotli": (UNKNOWN, "packed"),
    "/hang": (UNKNOWN, "time-out"),
    "/hang-after-head": (UNKNOWN, "time-out"),
    "/drip": (UNKNOWN, "time-out"),
    "/drip-headers": (UNKNOWN, "time-out"),
    "/endless-100": (UNKNOWN, "time-out"),
    "/reset": (UNKNOWN, "cut the connection"),
    "/close": (UNKNOWN, "without a whole answer"),
    "/half": (UNKNOWN, "broke off"),
    "/reset-in-body": (UNKNOWN, ""),
    "/huge-header": (UNKNOWN, ""),
    "/endless-headers": (UNKNOWN, ""),
    "/two-lengths": (UNKNOWN, "HTTP"),
    "/bad-chunks": (UNKNOWN, ""),
}


def test_every_fault_of_the_server_has_its_case():
    assert set(PATHS) - {"/shop/*"} <= set(CASES)


@pytest.mark.parametrize("path", CASES)
def test_answer(ask, path):
    answer, reason = CASES[path]
    began = time.monotonic()
    result = ask(path)
    assert result.answer is answer, result
    assert reason in result.reason
    assert "\n" not in result.reason
    assert (result.reason == "") == (answer is WORKS)
    assert time.monotonic() - began < QUICK.address + QUICK.request


def test_all_at_once_nobody_spoils_another():
    """One run over every fault: the answers are the same as one by one."""
    with FaultServer() as server:
        addresses = [Address(server.url(path)) for path in CASES]
        results = asyncio.run(check(addresses, QUICK))
        wrong = {
            result.address: result
            for result, (answer, _) in zip(results, CASES.values(), strict=True)
            if result.answer is not answer
        }
        assert not wrong
