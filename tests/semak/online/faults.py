"""What servers should not do, path by path: every handler here is one fault, or one thing that only looks like a fault."""

from __future__ import annotations

import asyncio
import gzip
import time
import zlib
from email.utils import formatdate

from fault_server import PAGE, PATHS, Answer, Handler, at, leads, page, serves

# --- what works ----------------------------------------------------------------------------------------------------

PATHS["/"] = serves(page("Front page", "<h1>Front page</h1><p>Welcome to all.</p>"))
PATHS["/ok"] = serves(PAGE)
PATHS["/empty"] = serves(b"")
PATHS["/no-type"] = serves(PAGE, "Content-Type: ")
PATHS["/form.doc"] = serves(b"Form", "Content-Type: application/msword")
PATHS["/empty.pdf"] = serves(b"", "Content-Type: application/pdf")
PATHS["/not-a.pdf"] = serves(b"<title>Sorry</title>", "Content-Type: application/pdf")
PATHS["/page.pdf"] = serves(PAGE)
PATHS["/login"] = serves(page("Members", "<form><input name=user><input type=password name=pass></form>"))
PATHS["/members/page"] = leads("/login")
PATHS["/failing"] = serves(page("500 Internal Server Error", "<p>nginx"))
PATHS["/failing-ms"] = serves(page("Portal", "<h1>Ralat telah berlaku</h1><p>Cuba sebentar lagi."))
PATHS["/failing-words"] = serves(b"Error establishing a database connection")
PATHS["/about-failing"] = serves(page("Service unavailable: what to do", "<p>Wait. " * 300))
PATHS["/form.pdf"] = serves(b"%PDF-1.7 " + b"x" * 5000, "Content-Type: application/pdf")


@at("/head-405")
async def head_405(answer: Answer) -> None:
    await answer.send(405 if answer.request.method == "HEAD" else 200, PAGE)


@at("/head-404")
async def head_404(answer: Answer) -> None:
    await answer.send(404 if answer.request.method == "HEAD" else 200, PAGE)


@at("/head-501")
async def head_501(answer: Answer) -> None:
    await answer.send(501 if answer.request.method == "HEAD" else 200, PAGE)


@at("/head-lies")
async def head_lies(answer: Answer) -> None:
    await answer.send(200 if answer.request.method == "HEAD" else 404, PAGE)


@at("/head-hangs")
async def head_hangs(answer: Answer) -> None:
    if answer.request.method == "HEAD":
        await asyncio.sleep(60)
    await answer.send(200, PAGE)


@at("/head-resets")
async def head_resets(answer: Answer) -> None:
    answer.reset() if answer.request.method == "HEAD" else await answer.send(200, PAGE)


@at("/head-has-body")
async def head_has_body(answer: Answer) -> None:
    """A body after HEAD must not be read as the answer to the next question."""
    await answer.raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/html\r\n\r\nHTTP/1.1 404 Gone\r\n\r\n"
    )


@at("/more-than-said")
async def more_than_said(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 40\r\n\r\n" + PAGE * 20)


@at("/endless")
async def endless(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>A guide</title><h1 id=top>A guide</h1>")
    if answer.request.method == "GET":
        while True:
            await answer.raw(b"<p>and so on</p>" * 1000)
            await asyncio.sleep(0)


@at("/endless-chunks")
async def endless_chunks(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    if answer.request.method == "GET":
        while True:
            await answer.raw(b"2710\r\n" + b"<p>and so on</p>" * 625 + b"\r\n")
            await asyncio.sleep(0)


@at("/huge-length")
async def huge_length(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999999999999\r\n\r\n")
    if answer.request.method == "GET":
        while True:
            await answer.raw(b"<p>and so on</p>" * 1000)
            await asyncio.sleep(0)


@at("/gzip")
async def packed(answer: Answer) -> None:
    await answer.send(200, gzip.compress(PAGE), "Content-Encoding: gzip")


@at("/gzip-pieces")
async def gzip_pieces(answer: Answer) -> None:
    body = gzip.compress(b"<p>first") + gzip.compress(b"<p id=second>second") + b"\0\0"
    await answer.send(200, body, "Content-Encoding: gzip")


@at("/deflate-bare")
async def deflate_bare(answer: Answer) -> None:
    packer = zlib.compressobj(wbits=-15)
    await answer.send(200, packer.compress(PAGE) + packer.flush(), "Content-Encoding: deflate")


SEA = gzip.compress(b"<p>" + b"a" * 50_000_000, 5)
"""50 kB that unpack to 50 MB."""


@at("/bomb")
async def bomb(answer: Answer) -> None:
    await answer.send(200, SEA, "Content-Encoding: gzip")


@at("/bad-set-cookie")
async def bad_set_cookie(answer: Answer) -> None:
    await answer.send(200, PAGE, "Set-Cookie: ;;;=\xff; expires=never; domain=..", "Set-Cookie: " + "a" * 5000)


@at("/latin-1-headers")
async def latin_1_headers(answer: Answer) -> None:
    await answer.send(200, PAGE, "X-Owner: Caf\xe9 \xff", "Server: \xa9")


@at("/wrong-charset")
async def wrong_charset(answer: Answer) -> None:
    await answer.send(200, page("Ñ", "<h1 id='señal'>Señal</h1>"), "Content-Type: text/html; charset=windows-1252")


@at("/odd-charset")
async def odd_charset(answer: Answer) -> None:
    await answer.send(200, page("A", "<h1 id=here>A</h1>"), "Content-Type: text/html; charset=unicode_escape")


@at("/binary-as-html")
async def binary_as_html(answer: Answer) -> None:
    await answer.send(200, bytes(range(256)) * 100)


@at("/deep")
async def deep(answer: Answer) -> None:
    await answer.send(200, b"<div>" * 10_000 + b"<p id=deep>")


PATHS["/many-attributes"] = serves(b"<p " + b" ".join(b"a%d=b" % number for number in range(100_000)) + b">And so on")


@at("/flaky")
async def flaky(answer: Answer) -> None:
    """Fails once, then works: a passing fault."""
    await answer.send(500 if answer.request.number < 3 else 200, PAGE)


@at("/busy")
async def busy(answer: Answer) -> None:
    if answer.request.number < 2:
        await answer.send(429, b"", "Retry-After: 1")
    else:
        await answer.send(200, PAGE)


# --- redirects ------------------------------------------------------------------------------------------------------

PATHS["/moved"] = leads("/ok", 301)
PATHS["/moved-308"] = leads("ok", 308)
PATHS["/loop"] = leads("/loop")
PATHS["/ring-a"] = leads("/ring-b")
PATHS["/ring-b"] = leads("/ring-a")
PATHS["/old/page.html"] = leads("/", 301)
PATHS["/en/index.html"] = leads("/", 301)
PATHS["/to-missing"] = leads("/nothing-here")
PATHS["/to-mail"] = leads("mailto:somebody@example.org")
PATHS["/to-script"] = leads("javascript:alert(1)")
PATHS["/to-file"] = leads("file:///etc/hostname")
PATHS["/to-half-host"] = leads("http://[::1")
PATHS["/to-no-host"] = leads("http://")
PATHS["/to-bad-port"] = leads("http://127.0.0.1:999999/")
PATHS["/to-spaces"] = leads("  /with space ")
PATHS["/with%20space"] = serves(PAGE)
PATHS["/to-utf8"] = leads("/caf\u00c3\u00a9")
PATHS["/caf%C3%A9"] = serves(PAGE)
PATHS["/no-location"] = serves(b"", status=301)
PATHS["/status-300"] = serves(PAGE, status=300)
PATHS["/status-304"] = serves(b"", status=304)
PATHS["/refresh"] = serves(page("Moved", "Moved", '<meta http-equiv="Refresh" content="0; URL=\'/ok\'">'))
PATHS["/refresh-loop"] = serves(page("Moved", "Moved", '<meta http-equiv=refresh content="0;url=/refresh-back">'))
PATHS["/refresh-back"] = serves(page("Moved", "Moved", '<meta http-equiv=refresh content="1; url=/refresh-loop">'))
PATHS["/refresh-self"] = serves(page("News", "<p>News of today", '<meta http-equiv=refresh content="5">'))
PATHS["/refresh-blank"] = serves(b'<meta http-equiv=refresh content="0;url=/refresh-blank">')


@at("/refresh-for-cookie")
async def refresh_for_cookie(answer: Answer) -> None:
    if "seen=1" in answer.request.headers.get("cookie", ""):
        await answer.send(200, PAGE)
    else:
        again = b'<meta http-equiv=refresh content="0;url=/refresh-for-cookie">'
        await answer.send(200, again, "Set-Cookie: seen=1; Path=/")


PATHS["/refresh-late"] = serves(page("News", "<p>News of today", '<meta http-equiv=refresh content="600;url=/gone">'))
PATHS["/refresh-in-comment"] = serves(page("A", "<p>A", '<!-- <meta http-equiv=refresh content="0;url=/gone"> -->'))
PATHS["/refresh-noscript"] = serves(
    page("A", "<p>A", "<noscript><meta http-equiv=refresh content='0;url=/gone'></noscript>")
)
PATHS["/to-place"] = leads("/page#steps")
PATHS["/to-error"] = leads("/errors/404.html")
PATHS["/errors/404.html"] = serves(page("Example", "<p>" + "Welcome. " * 30))
PATHS["/refresh-header"] = serves(PAGE, "Refresh: 0; url=/ok")


@at("/endless-redirects")
async def endless_redirects(answer: Answer) -> None:
    number = int(answer.request.path.rpartition("=")[2]) if "=" in answer.request.path else 0
    await answer.redirect(f"/endless-redirects?n={number + 1}")


def says(data: bytes) -> Handler:
    async def handler(answer: Answer) -> None:
        await answer.raw(data)

    return handler


PATHS["/status-broken"] = says(b"HTTP/1.1 200 OK\rX: y\r\nContent-Length: 0\r\n\r\n")
PATHS["/status-101"] = says(b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
PATHS["/status-0"] = says(b"HTTP/1.1 000 None\r\nContent-Length: 0\r\n\r\n")


@at("/cookie-gate")
async def cookie_gate(answer: Answer) -> None:
    """Sends every visitor without its cookie round once: no loop."""
    if "seen=1" in answer.request.headers.get("cookie", ""):
        await answer.send(200, PAGE)
    else:
        await answer.redirect("/cookie-gate", 302, "Set-Cookie: seen=1; Path=/")


@at("/cookie-wheel")
async def cookie_wheel(answer: Answer) -> None:
    """A new cookie each time, for ever."""
    await answer.redirect("/cookie-wheel", 302, f"Set-Cookie: n={answer.request.number}; Path=/")


# --- what says that it is not there -----------------------------------------------------------------------------

PATHS["/gone"] = serves(b"", status=410)
PATHS["/soft"] = serves(page("Page not found | Example", "<h1>Oops! Page not found</h1><p>Try the menu."))
PATHS["/soft-ms"] = serves(page("Portal", "<h1>Maaf, halaman tidak dijumpai</h1>"))
PATHS["/soft-404"] = serves(page("404", "<p>Go home"))
PATHS["/soft-sentence"] = serves(page("Example", "<p>Sorry, the page you are looking for does not exist."))
PATHS["/about-not-found"] = serves(
    page("What to do when the account is not found", "<h1>Account not found</h1><p>" + "Real advice. " * 200)
)
PATHS["/short-about-not-found"] = serves(page("Akaun Tidak Dijumpai", "<h1>Akaun Tidak Dijumpai</h1><p>Daftar dahulu."))
PATHS["/parked"] = serves(page("example.com", "<h1>This domain is for sale!</h1><p>Make an offer."))
PATHS["/nginx"] = serves(page("Welcome to nginx!", "<h1>Welcome to nginx!</h1>"))
PATHS["/lander"] = serves(b"<html><script>window.onload=function(){window.location.href='/lander'}</script></html>")
PATHS["/by-script"] = serves(b"<html><script>location.replace('https://elsewhere.example/')</script></html>")
PATHS["/suspended"] = serves(page("Account Suspended", "<h1>Account Suspended</h1>"))


@at("/shop/*")
@at("/shop/red-shoes")
async def shop(answer: Answer) -> None:
    await answer.send(200, page("Shop", "<h1>Those shoes were not found</h1><p>" + "Nothing. " * 20))


# --- what cannot be told ----------------------------------------------------------------------------------------------

PATHS["/forbidden"] = serves(b"", status=403)
PATHS["/login-wanted"] = serves(b"", "WWW-Authenticate: Basic", status=401)
PATHS["/teapot"] = serves(b"", status=418)
PATHS["/999"] = serves(b"", status=999)
PATHS["/always-500"] = serves(b"", status=500)
PATHS["/always-503"] = serves(b"", status=503)
PATHS["/always-429"] = serves(b"", "Retry-After: 0", status=429)
PATHS["/429-tomorrow"] = serves(b"", "Retry-After: 86400", status=429)
PATHS["/429-absurd"] = serves(b"", "Retry-After: " + "9" * 400, status=429)
PATHS["/503-negative"] = serves(b"", "Retry-After: -5", status=503)
PATHS["/503-nonsense"] = serves(b"", "Retry-After: next Tuesday", status=503)
PATHS["/503-9999"] = serves(b"", "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", status=503)
PATHS["/cloudflare"] = serves(page("Just a moment...", "<p>Enable JavaScript and cookies to continue"))
PATHS["/incapsula"] = serves(b"<html><script src=/_Incapsula_Resource?x=1></script></html>")
PATHS["/f5"] = serves(
    page("Request Rejected", "The requested URL was rejected. Please consult with your administrator.")
)
PATHS["/repairs"] = serves(page("Penyelenggaraan sistem", "<h1>Sistem sedang diselenggara</h1>"))
PATHS["/brotli"] = serves(b"\x0b\x02\x80hello\x03", "Content-Encoding: br")
PATHS["/shell"] = serves(page("App", '<div id="app"></div><script src="/app.js"></script>'))


@at("/429-date")
async def busy_date(answer: Answer) -> None:
    if answer.request.number < 2:
        await answer.send(429, b"", f"Retry-After: {formatdate(time.time() + 1, usegmt=True)}")
    else:
        await answer.send(200, PAGE)


@at("/hang")
async def hang(_: Answer) -> None:
    await asyncio.sleep(60)


@at("/hang-after-head")
async def hang_after_head(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>")
    if answer.request.method == "GET":
        await asyncio.sleep(60)


@at("/drip")
async def drip(answer: Answer) -> None:
    """One byte now and then: no silence is long, but it never comes to an end."""
    for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE * 100:
        await answer.raw(bytes([byte]))
        await asyncio.sleep(0.1)


@at("/drip-headers")
async def drip_headers(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        await answer.raw(f"X-{number}: x\r\n".encode())
        await asyncio.sleep(0.1)


@at("/reset")
async def reset(answer: Answer) -> None:
    answer.reset()


@at("/close")
async def close(_: Answer) -> None:
    """Closes without a word."""


@at("/half")
async def half(answer: Answer) -> None:
    await answer.send(200, PAGE, length=len(PAGE) + 1000)


@at("/reset-in-body")
async def reset_in_body(answer: Answer) -> None:
    await answer.send(200, PAGE, length=100_000)
    answer.reset()


@at("/http-0.9")
async def http_0_9(answer: Answer) -> None:
    await answer.raw(PAGE)


@at("/garbage")
async def garbage(answer: Answer) -> None:
    await answer.raw(b"\x00\xff\xfe garbage \r\n\r\n" * 10)


@at("/huge-header")
async def huge_header(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1_000_000 + b"\r\n\r\n")


@at("/endless-headers")
async def endless_headers(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\n")
    while True:
        await answer.raw(b"X-More: and more\r\n" * 100)
        await asyncio.sleep(0)


@at("/endless-100")
async def endless_100(answer: Answer) -> None:
    while True:
        await answer.raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 10)
        await asyncio.sleep(0.01)


@at("/two-lengths")
async def two_lengths(answer: Answer) -> None:
    await answer.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello")


@at("/bad-chunks")
async def bad_chunks(answer: Answer) -> None:
    await answer.raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"
    )


@at("/not-gzip")
async def not_gzip(answer: Answer) -> None:
    await answer.send(200, PAGE, "Content-Encoding: gzip")


# --- places in a page ---------------------------------------------------------------------------------------------

PATHS["/page"] = serves(
    page(
        "Places",
        "<h1 id=steps>Steps</h1><a name='old'></a><h2 id='langkah demi langkah'>x</h2><h2 id='bölüm'>y</h2>"
        "<h2 id='user-content-readme'>z</h2><!-- <p id=commented> --><script>'<p id=scripted>'</script>"
        "<p>" + "Words. " * 100,
    )
)
