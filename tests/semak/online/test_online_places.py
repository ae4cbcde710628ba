"""Fragments, redirects to other hosts, and what a document says."""

from __future__ import annotations

import asyncio

import pytest
from fault_server import QUICK, FaultServer, leads
from semak.online import Address, Answer, Hop, check, document, signs
from semak.online.answers import same_host

WORKS, BROKEN, UNKNOWN = Answer.WORKS, Answer.BROKEN, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/page#steps", WORKS),
        ("/page#old", WORKS),
        ("/page#langkah%20demi%20langkah", WORKS),
        ("/page#b%C3%B6l%C3%BCm", WORKS),
        ("/page#bölüm", WORKS),
        ("/page#readme", WORKS),
        ("/page#top", WORKS),
        ("/page#", WORKS),
        ("/page#:~:text=Words", WORKS),
        ("/page#steps:~:text=Words", WORKS),
        ("/page#nope:~:text=Words", BROKEN),
        ("/page#Steps", BROKEN),
        ("/page#nope", BROKEN),
        ("/page#commented", BROKEN),
        ("/page#scripted", BROKEN),
        ("/ok#/route", BROKEN),
        ("/shell#/route/of/a/script", UNKNOWN),
        ("/shell#!route", UNKNOWN),
        ("/deep#deep", WORKS),
        ("/page#%", BROKEN),
        ("/wrong-charset#se%C3%B1al", WORKS),
        ("/odd-charset#here", WORKS),
        ("/binary-as-html#nope", BROKEN),
        ("/form.pdf#page=3", WORKS),
        ("/endless#top", WORKS),
        ("/endless#nope", UNKNOWN),
        ("/shell#nope", UNKNOWN),
        ("/nothing-here#nope", BROKEN),
        ("/forbidden#nope", UNKNOWN),
        ("/hang#nope", UNKNOWN),
        ("/moved#nope", BROKEN),
        ("/gzip#nope", BROKEN),
        ("/gzip-pieces#second", WORKS),
        ("/to-place#an-older-name", WORKS),
    ],
)
def test_fragment(ask, path, answer):
    assert ask(path).answer is answer


def test_a_redirect_to_another_host_is_a_finding_although_it_works(server):
    with FaultServer(paths={"/": leads(server.url("/ok"), 301)}) as other:
        result = asyncio.run(check([Address(other.url())], QUICK))[0]
    assert result.answer is WORKS
    assert result.moved_host
    assert result.is_finding
    assert result.hops == (Hop("301", server.url("/ok")),)


def test_a_redirect_on_the_same_host_is_reported_and_no_finding(ask, server):
    result = ask("/moved")
    assert (result.is_finding, result.final) == (False, server.url("/ok"))


def test_there_and_back_again_is_no_move(server):
    with FaultServer(host="127.0.0.2") as login:
        login.paths["/"] = leads(server.url("/ok"))
        server.paths["/via-login"] = leads(login.url("/"))
        result = asyncio.run(check([Address(server.url("/via-login"))], QUICK))[0]
    assert (result.answer, result.moved_host, len(result.hops)) == (WORKS, False, 2)


def test_a_redirect_to_a_dead_host_names_it(server):
    server.paths["/to-dead"] = leads("http://127.0.0.1:9/")
    result = asyncio.run(check([Address(server.url("/to-dead"))], QUICK))[0]
    assert result.answer is BROKEN
    assert "refuses" in result.reason
    assert "http://127.0.0.1:9/" in result.reason


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.my/x", "https://a.my/y", True),
        ("https://a.my/", "https://www.a.my/", True),
        ("https://a.my/", "https://A.MY:443/", True),
        ("https://a.my/", "https://a.my./", True),
        ("https://a.my/", "https://b.a.my/", False),
        ("https://a.my/", "https://a.my.evil.example/", False),
        ("https://a.my/", "https://a.my:8443/", False),
        ("https://a.my/", "https://[", False),
    ],
)
def test_same_host(one, other, same):
    assert same_host(one, other) is same


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0;url=/a", "/a"),
        ("0; URL='/a'", "/a"),
        ('5, "/a"', "/a"),
        ("0 /a", "/a"),
        (" 3 ; url = /a ", "/a"),
        ("10;url=/a", "/a"),
        ("11;url=/a", None),
        ("5", None),
        ("5;url=", None),
        ("", None),
        ("url=/a", None),
        ("99999999999999999999;url=/a", None),
        ("0;url=a?b=c;d", "a?b=c;d"),
    ],
)
def test_refresh_target(content, target):
    assert document.refresh_target(content) == target


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00",
        b"<",
        b"\xff\xfe",
        b"<?xml version='1.0' encoding='utf-16'?><a/>",
        b"<!--",
        b"<html",
        b"\xef\xbb\xbf<p id=a>",
    ],
)
@pytest.mark.parametrize(
    "content_type", ["", "text/html; charset=", "text/html; charset=utf-16", "text/html;charset='x"]
)
def test_any_bytes_can_be_read(data, content_type):
    document.read(data, content_type)


def test_what_the_reader_does_not_see_is_no_text():
    made = document.read(
        b"<title>T</title><body>one<!-- no --> two<script>no</script><style>no</style> three<noscript>no</noscript>", ""
    )
    assert made.text == "one two three"


@pytest.mark.parametrize(
    ("title", "is_missing"),
    [
        ("404", True),
        ("404 Not Found", True),
        ("Error 404 (Not Found)!!1", True),
        ("Page not found - PERKESO", True),
        ("PERKESO | Halaman Tidak Dijumpai", True),
        ("Ralat 404: laman tidak wujud", True),
        ("The page you requested could not be found", True),
        ("Sorry, we can’t find that page", True),
        ("This page no longer exists", True),
        ("Artikel tidak ditemui", True),
        ("页面不存在", True),
        ("Akaun Tidak Dijumpai", False),
        ("How to fix “page not found”", False),
        ("Borang 404A", False),
        ("Missing persons", False),
        ("Log masuk ke ePLKS", False),
        ("", False),
    ],
)
def test_not_there(title, is_missing):
    assert bool(signs.not_there(document.Document(title=title, text="Words of a page."))) is is_missing


@pytest.mark.parametrize(
    ("start", "end", "home"),
    [
        ("https://a.my/faq/7.html", "https://a.my/", True),
        ("https://a.my/faq/7.html", "https://b.my", True),
        ("https://a.my/?p=7", "https://a.my/", True),
        ("https://a.my/index.php?option=com_content&id=3", "https://a.my/", True),
        ("https://a.my/", "https://a.my/", False),
        ("http://a.my", "https://www.a.my/", False),
        ("https://a.my/en/", "https://a.my/", False),
        ("https://a.my/ms-MY/index.php", "https://a.my/", False),
        ("https://a.my/?utm_source=x", "https://a.my/", False),
        ("https://a.my/faq", "https://a.my/?view=faq", False),
        ("https://a.my/faq", "https://a.my/en/", False),
    ],
)
def test_sent_home(start, end, home):
    assert signs.sent_home(start, end) is home
