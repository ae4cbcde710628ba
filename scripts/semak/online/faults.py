"""What went wrong between us and a server, named so that a writer understands it.

``httpx`` wraps what the operating system or the TLS library said, sometimes several times; the name is looked for along
the whole chain.
"""

from __future__ import annotations

import errno
import re
import socket
import ssl
from collections.abc import Iterator

import httpx

from semak.online.answers import Answer


class Fault(Exception):  # noqa: N818 - it is the server's fault, not an error of ours
    """An address gave no answer that could be judged.

    ``passing`` faults may be gone at the next try. ``kind`` is one of ``dns``, ``connect``, ``tls``, ``proxy``,
    ``protocol``, ``time``, ``read``, ``redirect``, ``address``.
    """

    def __init__(self, kind: str, answer: Answer, reason: str, *, passing: bool = False) -> None:
        super().__init__(reason)
        self.kind, self.answer, self.reason, self.passing = kind, answer, reason, passing


_CERTIFICATE = {
    10: (Answer.BROKEN, "the certificate has expired"),
    9: (Answer.BROKEN, "the certificate is not valid yet"),
    18: (Answer.BROKEN, "the certificate is signed by itself"),
    19: (Answer.BROKEN, "the certificate's root is not trusted"),
    23: (Answer.BROKEN, "the certificate was revoked"),
    62: (Answer.BROKEN, "the certificate is for another host"),
    63: (Answer.BROKEN, "the certificate is for another host"),
    64: (Answer.BROKEN, "the certificate is for another host"),
    # A chain without its intermediate: some browsers fetch what is missing, others refuse.
    20: (Answer.UNKNOWN, "the server does not send the whole certificate chain"),
    21: (Answer.UNKNOWN, "the server does not send the whole certificate chain"),
}
"""OpenSSL's verification results (X509_V_ERR_...) that have a name of their own here."""

_HANDSHAKE = (
    ("WRONG_VERSION_NUMBER", Answer.BROKEN, "the server does not speak TLS on this port"),
    ("HTTP_REQUEST", Answer.BROKEN, "the server does not speak TLS on this port"),
    ("PACKET_LENGTH", Answer.BROKEN, "the server does not speak TLS on this port"),
    ("RECORD_LAYER_FAILURE", Answer.BROKEN, "the server does not speak TLS on this port"),
    ("UNSUPPORTED_PROTOCOL", Answer.BROKEN, "the server offers only TLS versions that browsers refuse"),
    ("PROTOCOL_VERSION", Answer.BROKEN, "the server offers only TLS versions that browsers refuse"),
    ("UNRECOGNIZED_NAME", Answer.BROKEN, "the server has no certificate for this host"),
    ("CERTIFICATE_REQUIRED", Answer.UNKNOWN, "the server asks for a client certificate"),
    ("UNEXPECTED_EOF", Answer.UNKNOWN, "the server hangs up during the handshake"),
    ("HANDSHAKE_FAILURE", Answer.UNKNOWN, "the server refuses the handshake"),
)
"""Parts of OpenSSL's reason names. What is not here (old key exchanges, renegotiation) some browsers accept."""

_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def name(error: BaseException, *, after: float = 0.0) -> Fault:
    """The fault that ``error`` stands for. ``after`` is the time limit that was reached, in seconds, for time-outs."""
    named = next((fault for link in _chain(error) if (fault := _from_tls(link) or _from_system(link))), None)
    if named:
        return named
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        where = "connection" if isinstance(error, httpx.ConnectTimeout) else "answer"
        kind = "connect" if where == "connection" else "time"
        return Fault(kind, Answer.UNKNOWN, f"time-out: no {where} within {round(after, 1):g} s", passing=True)
    return _from_http(error)


def _from_http(error: BaseException) -> Fault:
    """A name for what ``httpx`` says when nothing below it said more."""
    if isinstance(error, httpx.ProxyError):
        return Fault("proxy", Answer.UNKNOWN, f"the proxy does not let it through: {_words(error)}")
    if isinstance(error, httpx.ProtocolError):
        return _protocol(_words(error))
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | UnicodeError | ValueError):
        return Fault("address", Answer.BROKEN, f"not a web address: {_words(error)}")
    if isinstance(error, httpx.NetworkError):
        kind = "connect" if isinstance(error, httpx.ConnectError) else "read"
        return Fault(kind, Answer.UNKNOWN, f"the connection failed: {_words(error)}", passing=True)
    return Fault("address", Answer.UNKNOWN, f"could not be asked: {type(error).__name__}: {_words(error)}")


def _from_tls(error: BaseException) -> Fault | None:
    """A name for what the TLS library says."""
    if isinstance(error, ssl.SSLCertVerificationError):
        unnamed = (Answer.BROKEN, f"the certificate does not hold: {error.verify_message}")
        answer, reason = _CERTIFICATE.get(error.verify_code, unnamed)
        return Fault("tls", answer, f"TLS: {reason}")
    if isinstance(error, ssl.SSLError):
        return _handshake(error)
    return None


def _from_system(error: BaseException) -> Fault | None:
    """A name for what the operating system says."""
    if isinstance(error, socket.gaierror):
        if error.errno in _NO_SUCH_NAME:
            return Fault("dns", Answer.BROKEN, "no such host")
        return Fault("dns", Answer.UNKNOWN, f"the host's name could not be looked up: {_words(error)}", passing=True)
    if isinstance(error, ConnectionRefusedError):
        return Fault("connect", Answer.BROKEN, "the host refuses the connection", passing=True)
    if isinstance(error, ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
        return Fault("read", Answer.UNKNOWN, "the server cut the connection", passing=True)
    if isinstance(error, OSError) and error.errno in {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EADDRNOTAVAIL}:
        return Fault("connect", Answer.UNKNOWN, f"the host cannot be reached: {_words(error)}", passing=True)
    return None


def _handshake(error: ssl.SSLError) -> Fault:
    reason = error.reason or str(error)
    for part, answer, words in _HANDSHAKE:
        if part in reason.upper().replace(" ", "_"):
            return Fault("tls", answer, f"TLS: {words}", passing=answer is Answer.UNKNOWN)
    return Fault("tls", Answer.UNKNOWN, f"TLS: {reason.lower().replace('_', ' ')}", passing=True)


_INVALID = (
    ("_SWITCH_UPGRADE", "HTTP 101, which was not asked for"),
    ("status_code should be in range", "its status is none that HTTP has"),
    ("Receive buffer too long", "its headers do not end"),
)
"""Parts of what h11 says, and plainer words for it."""


def not_http() -> Fault:
    """For a server that says something which does not even begin like HTTP."""
    return Fault("protocol", Answer.BROKEN, "the server does not answer in HTTP", passing=True)


def _protocol(words: str) -> Fault:
    """h11 is stricter than browsers, so only what is no HTTP at all is called broken."""
    if "illegal status line" in words and "HTTP/" not in words:
        return not_http()
    if "without sending a response" in words:
        return Fault("read", Answer.UNKNOWN, "the server closed the connection without a whole answer", passing=True)
    cut = re.search(r"received (\d+) bytes, expected (\d+)", words)
    if cut:
        return Fault("read", Answer.UNKNOWN, f"the answer broke off after {cut[1]} of {cut[2]} bytes", passing=True)
    if "incomplete" in words or "without sending complete" in words:
        return Fault("read", Answer.UNKNOWN, "the answer broke off", passing=True)
    said = next((plain for part, plain in _INVALID if part in words), re.sub(r"bytearray\((b'.*)\)", r"\1", words))
    return Fault("protocol", Answer.UNKNOWN, f"the answer is not valid HTTP: {said}", passing=True)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """``error`` and everything it was raised from, innermost last; the members of groups too."""
    todo, seen = [error], set()
    while todo:
        link = todo.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        if isinstance(link, BaseExceptionGroup):
            todo.extend(link.exceptions)
        todo.extend(cause for cause in (link.__cause__, link.__context__) if cause is not None)


def _words(error: BaseException) -> str:
    """The error's message on one line of printable characters, at most 120 of them."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    line = "".join(char if char.isprintable() else " " for char in str(text))
    return line if len(line) <= 120 else f"{line[:117]}..."
