"""From a reply to one of the three answers. Pure: nothing here asks anybody anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from semak.online import signs
from semak.online.answers import Answer, Hop
from semak.online.document import Document
from semak.online.wire import PAGE_TYPES, PDF, Reply


@dataclass(frozen=True, slots=True)
class Verdict:
    """An answer and its reason."""

    answer: Answer
    reason: str = ""


WORKS = Verdict(Answer.WORKS)
_ON_BY_SCRIPT = Verdict(Answer.UNKNOWN, "the page is empty, and a script leads the reader elsewhere")

_STATUS = {
    400: Verdict(Answer.BROKEN, "HTTP 400: the server rejects this address"),
    401: Verdict(Answer.UNKNOWN, "HTTP 401: the server asks for a login"),
    403: Verdict(Answer.UNKNOWN, "HTTP 403: the server does not let a program in"),
    404: Verdict(Answer.BROKEN, "HTTP 404: not found"),
    405: Verdict(Answer.UNKNOWN, "HTTP 405: the server does not allow GET here"),
    406: Verdict(Answer.UNKNOWN, "HTTP 406: the server does not let a program in"),
    407: Verdict(Answer.UNKNOWN, "HTTP 407: a proxy asks for a login"),
    408: Verdict(Answer.UNKNOWN, "HTTP 408: the server gave up waiting"),
    410: Verdict(Answer.BROKEN, "HTTP 410: gone for good"),
    414: Verdict(Answer.BROKEN, "HTTP 414: the address is too long"),
    429: Verdict(Answer.UNKNOWN, "HTTP 429: asked too often"),
    451: Verdict(Answer.UNKNOWN, "HTTP 451: withheld for legal reasons"),
    500: Verdict(Answer.BROKEN, "HTTP 500: the server fails on this address"),
    501: Verdict(Answer.BROKEN, "HTTP 501: the server cannot answer this"),
    502: Verdict(Answer.UNKNOWN, "HTTP 502: the server behind it does not answer properly"),
    503: Verdict(Answer.UNKNOWN, "HTTP 503: not available just now"),
    504: Verdict(Answer.UNKNOWN, "HTTP 504: the server behind it does not answer"),
    505: Verdict(Answer.BROKEN, "HTTP 505: the server does not speak this HTTP"),
}
"""What a status other than 2xx and 3xx says. One that is not here says nothing certain."""


def settled_by_head(reply: Reply) -> bool:
    """True where a HEAD reply needs no GET: something is there that says what it is, and nothing in it can be judged."""
    looked_at = reply.type in PAGE_TYPES or reply.type == PDF
    return 200 <= reply.status < 300 and not looked_at and reply.headers.get("content-length") != "0"


def reply(address: str, reply: Reply, page: Document | None, hops: Sequence[Hop]) -> Verdict:
    """The verdict on the last reply to ``address``. ``page`` is its document, None for what is no page."""
    if not 200 <= reply.status < 300:
        return _STATUS.get(reply.status, Verdict(Answer.UNKNOWN, f"HTTP {reply.status}"))
    if reply.method == "HEAD":
        return WORKS  # settled_by_head
    return _sent(reply) or (_look(address, reply, page, hops) if page else WORKS)


def _sent(reply: Reply) -> Verdict | None:
    """The verdict on what cannot be looked at; None where it can."""
    body = reply.body
    if body.problem:
        certain = body.problem.startswith("cannot be unpacked")
        return Verdict(Answer.BROKEN if certain else Answer.UNKNOWN, f"the answer {body.problem}")
    if reply.status == 200 and not body.data.strip():
        return Verdict(Answer.UNKNOWN, "HTTP 200, but nothing is sent")
    if reply.type == PDF and b"%PDF-" not in body.data:
        return Verdict(Answer.BROKEN, "HTTP 200, but what is sent is no PDF")
    return None


def _look(address: str, reply: Reply, page: Document, hops: Sequence[Hop]) -> Verdict:
    if seen := signs.parked(reply.url.host, page, reply.body.data):
        return Verdict(Answer.BROKEN, seen)
    if seen := signs.wall(reply.headers, page, reply.body.data):
        return Verdict(Answer.UNKNOWN, seen)
    if seen := signs.not_there(page):
        return Verdict(Answer.BROKEN, f"soft 404: HTTP {reply.status}, but the page {seen}")
    if seen := signs.repairs(page) or signs.failing(page):
        return Verdict(Answer.UNKNOWN, seen)
    if signs.another_kind(address):
        return Verdict(Answer.UNKNOWN, "a web page is sent where the address names a file")
    return _led(address, page, hops) or (_ON_BY_SCRIPT if signs.sent_on_by_script(page, reply.body.data) else WORKS)


def _led(address: str, page: Document, hops: Sequence[Hop]) -> Verdict | None:
    """The verdict on where redirects ended; None where that is well."""
    if not hops:
        return None
    if signs.sent_home(address, hops[-1].to):
        return Verdict(Answer.BROKEN, f"soft 404: it leads to the front page, {hops[-1].to}")
    if signs.sent_to_an_error(hops[-1].to) and not signs.sent_to_an_error(address):
        return Verdict(Answer.BROKEN, f"soft 404: it leads to an error page, {hops[-1].to}")
    if signs.sent_to_a_login(address, hops[-1].to, page):
        return Verdict(Answer.UNKNOWN, f"it leads to a login, {hops[-1].to}")
    return None


def against_missing(page: Document, missing: Document | None) -> Verdict:
    """The verdict on a page that speaks of something missing, beside what the host shows for what surely is missing."""
    if missing is not None and signs.same_page(page, missing):
        return Verdict(Answer.BROKEN, "soft 404: the host shows the same page for an address that does not exist")
    return WORKS


def fragment(reply: Reply, page: Document | None, wanted: str, verdict: Verdict) -> Verdict:
    """The verdict on one fragment of an address whose own is ``verdict``."""
    if verdict.answer is not Answer.WORKS or page is None or page.has_anchor(wanted):
        return verdict
    if wanted.startswith(("/", "!")) and page.has_scripts:
        return Verdict(Answer.UNKNOWN, f"'#{wanted}' is for the page's script, which was not run; the page is there")
    if not reply.body.whole:
        read = len(reply.body.data)
        return Verdict(Answer.UNKNOWN, f"no '#{wanted}' in the first {read:,} bytes; the rest was not read")
    if page.has_scripts and len(page.text) < 200:
        return Verdict(Answer.UNKNOWN, f"no '#{wanted}' in the page as sent; a script writes the rest")
    return Verdict(Answer.BROKEN, f"no '#{wanted}' on the page")
