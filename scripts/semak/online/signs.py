"""Signs that an answer of "200 OK" is none: a page that says it is not there, a parked domain, a wall against robots.

Each function looks at one page and says in a few words what it saw, or ``""``. They look at short pages and whole
titles only: a guide may well be *about* "page not found".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from urllib.parse import urlsplit

from semak.online.document import Document

_I = re.IGNORECASE

_MISSING = re.compile(
    r"\bnot[ -]found\b|\bno longer (exists?|available|here)\b|\b(does not|doesn['’]?t|did not) exist\b|\bhas been (removed|deleted)\b"
    r"|\b(can ?not|can['’]?t|could not|couldn['’]?t|unable to) (be )?(found|find|locate|located)\b|\bnothing (was )?(found|here)\b"
    r"|\b(is|was) missing\b|\b(error|http|ralat|kod|code|status)?[ :#-]*404\b"
    r"|\b(tidak|tak) (dapat )?(di)?(jumpai|temui|temukan|wujud|ditemui|ditemukan)\b|\btelah (dipadam|dialih ?keluar|dibuang)\b"
    r"|找不到|不存在|无法找到|無法找到",
    _I,
)
"""What pages say that are not there, in the languages of Malaysian sites."""

_GENERIC = re.compile(
    r"\b(the|this|that|a|an|your|our|we|you|it|is|are|was|be|been|for|by|to|of|in|on|or|and|has|have|had|may|might|which|http|https"
    r"|page|pages|web ?page|site|website|file|document|article|content|url|link|address|resource|item|post|object|requested|request"
    r"|looking|searched|entered|server|error|errors|oops|ooops|uh|oh|sorry|whoops|whoopsie|status|code|on|here|home|back|go|return"
    r"|laman|halaman|web|fail|dokumen|artikel|kandungan|pautan|alamat|yang|anda|cari|diminta|minta|ini|itu|maaf|harap|ralat|kod"
    r"|di|pada|pelayan|kami|dicari|utama|kembali|ke|sesawang|telah|mungkin|404)\b|页面|頁面|网页|網頁|您|访问|的|[\W\d_]",
    _I,
)
"""Words that such a sentence is made of besides; what is left is what the page is about."""

_PAGE_WORD = r"(?:page|web ?site|file|document|article|content|url|link|resource|laman|halaman|fail|dokumen|artikel|kandungan|pautan|页面|頁面)"
_SENTENCE = re.compile(
    rf"\b{_PAGE_WORD}s?\b[^.!?]{{0,80}}?(?:{_MISSING.pattern})|(?:{_MISSING.pattern})[^.!?]{{0,40}}?\b{_PAGE_WORD}", _I
)
_TITLE_PARTS = re.compile(r"\s+[-|–—·:»«•/]+\s*|\s*[|»«•–—]+\s*|:\s+")

_PARKED_WORDS = re.compile(
    r"\bdomain (name )?(is|may be|might be|could be)? ?(available )?for sale\b|\bbuy this domain\b|\bdomain (name )?(has|is|was) (expired|parked|registered at)\b"
    r"|\bdomain (is )?parked\b|\bparked (free|domain|page)\b|\bparked,? courtesy\b|\bthis domain (name )?(has been|was recently|is) registered\b"
    r"|\bmake an offer on this domain\b|\bthis web ?page is parked\b|\bdomain ini (untuk )?dijual\b|\bexpired domain\b|\brenew (this|your) domain\b",
    _I,
)
_PARKED_MARKS = re.compile(
    rb"data-adblockkey|sedoparking\.com|parkingcrew\.net|bodis\.com|parking-lander|parklogic\.com|afternic\.com/forsale|hugedomains\.com"
    rb"|location(?:\.href)?\s*=\s*[\"']/lander|dan\.com/buy-domain|above\.com/marketplace|uniregistry\.com|window\.park\s*=",
    _I,
)
_PARKING_HOSTS = re.compile(
    r"(^|\.)(sedo|sedoparking|hugedomains|afternic|bodis|parkingcrew|dan|undeveloped|above|parklogic|domainmarket|buydomains)\.(com|net)$"
)
_DEFAULT_PAGE = re.compile(
    r"welcome to (nginx|openresty|tengine|caddy)!?|apache2? (ubuntu|debian|centos|http server)? ?(default|test) page.*|test page for the .*"
    r"|iis windows( server)?|microsoft internet information services.*|default web ?site page|web server'?s default page|it works!?"
    r"|account suspended|suspended|website (is )?suspended|this account has been suspended|future home of something quite cool.*|plesk.* default page",
    _I,
)

_WALL_TITLE = re.compile(
    r"just a moment\.*|attention required!?.*|access denied|access to this page has been denied.*|request rejected|pardon our interruption.*"
    r"|are you a (human|robot)\??|(human|bot|robot|browser|security) (verification|check).*|checking your browser.*|ddos[- ]guard.*"
    r"|one moment,? please\.*|please wait\.*|verif(y|ying) (that )?you are (a )?human.*|403 forbidden|forbidden|you have been blocked.*|blocked",
    _I,
)
_WALL_WORDS = re.compile(
    r"requested url was rejected|incapsula incident|enable javascript and cookies to continue|checking (if the site connection is secure|your browser before)"
    r"|verify (that )?you are (a )?human|unusual traffic from your|your support id is|complete the (captcha|security check)|you are (a )?(not a )?robot"
    r"|automated (access|requests|queries)|akses anda (telah )?disekat",
    _I,
)
_WALL_MARKS = re.compile(
    rb"_Incapsula_Resource|cf-browser-verification|/cdn-cgi/challenge-platform|captcha-delivery\.com|px-captcha|awswaf|g-recaptcha|h-captcha|cf-turnstile",
    _I,
)
_WALL_HEADERS = {"cf-mitigated": "Cloudflare", "x-amzn-waf-action": "AWS WAF", "x-sucuri-block": "Sucuri"}
_REPAIRS = re.compile(
    r"\b(under|scheduled|site|system|down for) maintenance\b|\bbe (right )?back soon\b|\b(sedang|kerja(-kerja)?) (di)?(selenggara|penyelenggaraan|naik taraf)\w*\b|\bpenyelenggaraan (sistem|berjadual)\b",
    _I,
)
_FAILING = re.compile(
    r"(http )?(error )?5\d\d([ :|–-]+.{0,60})?|(internal )?server error.*|bad gateway.*|(service|site|server) (is )?(temporarily )?unavailable.*"
    r"|gateway time-?out.*|(error establishing a )?database (connection|error).*|server error in .* application\.?|runtime error"
    r"|(an )?(unexpected |application )?error (has )?occurred.*|application error.*|fatal error.*|(sorry,? |oops[!.,]* )*something went wrong.*"
    r"|ralat (dalaman )?pelayan.*|(maaf,? )?ralat telah berlaku.*|(sistem|perkhidmatan) tidak (dapat )?(tersedia|diakses).*|服务器(内部)?错误.*|系统(错误|异常).*",
    _I,
)
_FAILING_WORDS = re.compile(
    r"error establishing a database connection|\bthis site is experiencing technical difficulties|\bwhitelabel error page|\b(ora|sqlstate)[-\[]\w{4,5}"
    r"|\bstack trace:|\bfatal error: uncaught|\bhttp error 5\d\d|\bserver error in '",
    _I,
)
_LOGIN = re.compile(
    r"(^|[/._-])(log-?in|sign-?in|log-?on|sso|saml2?|cas|oauth2?|authorize|auth|log-?masuk|daftar-?masuk)([/._-]|$)", _I
)
_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|zip|csv|odt|ods)$", _I)
_HOME_LIKE = re.compile(
    r"(/+((index|default|home|main|welcome|utama|portal|laman-utama)(\.\w{2,5})?|[a-z]{2}([-_][a-z]{2})?|web|v\d)?)*",
    _I,
)
_ERROR_PAGE = re.compile(
    r"/(404|not[-_]?found|page[-_]?not[-_]?found|error|errors?[-_]?page|errorpages?|ralat)(\.\w{2,5})?/?$", _I
)
_SCRIPTED = re.compile(rb"\blocation(?:\.href|\.replace|\.assign)?\s*(?:=|\()\s*[\"'`]", _I)
_NAMES_A_PAGE = re.compile(r"(^|&)(p|id|page|page_id|article|view|item|option)=", _I)


def not_there(document: Document) -> str:
    """For a page that is only the message that it is not there."""
    for line in (document.title, *document.headings) if len(document.text) <= 2500 else ():
        for part in (line, *_TITLE_PARTS.split(line)):
            if _MISSING.search(part) and not _GENERIC.sub("", _MISSING.sub(" ", part)):
                return f"says “{part[:60]}”"
    if len(document.text) <= 500 and (match := _SENTENCE.search(document.text)):
        return f"says “{match[0][:60]}”"
    return ""


def perhaps_not_there(document: Document) -> bool:
    """For a page whose title, heading or few words speak of something missing: the host must be asked to be sure."""
    lines = (document.title, *document.headings, document.text if len(document.text) <= 500 else "")
    return any(_MISSING.search(line) for line in lines)


def same_page(one: Document, other: Document) -> bool:
    """Whether two answers are the same page, but for an address, a date or a number in it."""
    if one.title != other.title:
        return False
    return SequenceMatcher(None, one.text[:1500], other.text[:1500], autojunk=False).ratio() > 0.9


def parked(host: str, document: Document, data: bytes) -> str:
    """For a domain that is for sale, or a server that nobody has set up."""
    if _PARKING_HOSTS.search(host):
        return f"the domain is parked at {host}"
    for line in (document.title, *document.headings):
        if _DEFAULT_PAGE.fullmatch(line):
            return f"the host shows “{line[:60]}”"
    if len(document.text) <= 2500:
        match = _PARKED_WORDS.search(f"{document.title} {document.text}")
        if match:
            return f"the domain is parked: “{match[0][:60]}”"
        if len(document.text) <= 600 and _PARKED_MARKS.search(data):
            return "the domain is parked"
    return ""


def wall(headers: Mapping[str, str], document: Document, data: bytes) -> str:
    """For a page that asks whether a human is there."""
    for header, name in _WALL_HEADERS.items():
        if header in headers:
            return f"{name} asks whether a human is there"
    if len(document.text) > 1500:
        return ""
    title = next((line for line in (document.title, *document.headings) if _WALL_TITLE.fullmatch(line)), "")
    if title:
        return f"a wall against robots: “{title[:60]}”"
    match = _WALL_WORDS.search(document.text)
    if match:
        return f"a wall against robots: “{match[0][:60]}”"
    return "a wall against robots" if len(document.text) <= 300 and _WALL_MARKS.search(data) else ""


def repairs(document: Document) -> str:
    """For a page that says the site is being worked on."""
    for line in (document.title, *document.headings, document.text if len(document.text) <= 600 else ""):
        if match := _REPAIRS.search(line):
            return f"the site is closed for repairs: “{match[0][:60]}”"
    return ""


def failing(document: Document) -> str:
    """For a short page that only says the server is in trouble."""
    if len(document.text) > 1500:
        return ""
    for line in (document.title, *document.headings):
        if _FAILING.fullmatch(line):
            return f"the page says “{line[:60]}”"
    match = _FAILING_WORDS.search(document.text)
    return f"the page says “{match[0][:60]}”" if match else ""


def another_kind(address: str) -> bool:
    """Whether ``address`` names a file that is no web page."""
    return bool(_FILE.search(urlsplit(address).path))


def sent_to_a_login(start: str, end: str, document: Document) -> bool:
    """Whether a redirect from a page within a site ended at a login instead; one from its front page is no wall."""
    before, after = urlsplit(start).path, urlsplit(end)
    if _HOME_LIKE.fullmatch(before) or _LOGIN.search(before) or after.path.startswith(f"{before.rstrip('/')}/"):
        return False
    return document.asks_for_password or bool(_LOGIN.search(after.path))


def sent_home(start: str, end: str) -> bool:
    """Whether a redirect from a page deep in a site ended at a site's front page."""
    before, after = urlsplit(start), urlsplit(end)
    if after.query or after.path not in {"", "/"}:
        return False
    return bool(_NAMES_A_PAGE.search(before.query)) or not _HOME_LIKE.fullmatch(before.path)


def sent_to_an_error(end: str) -> bool:
    """Whether a redirect ended at a page whose address says that it reports an error."""
    return bool(_ERROR_PAGE.search(urlsplit(end).path))


def sent_on_by_script(document: Document, data: bytes) -> bool:
    """For a page that shows nothing and has a script lead the reader elsewhere."""
    return len(document.text) < 40 and bool(_SCRIPTED.search(data))
