"""LINK: addresses outside the site: hosts, schemes, and text that shows another address than it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin

from semak.hosts import addresses, names, warned, watch, written
from semak.hosts.shown import MAIL, leads_elsewhere
from semak.pages import links, mistyped
from semak.rules import Place, Problem, rule

if TYPE_CHECKING:
    from semak.pages.links import Link
    from semak.pages.page import Page
    from semak.sites.site import Site

_SAFE = frozenset({
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "ssh", "git", "irc", "ircs", "xmpp", "matrix",
    "magnet", "urn", "doi", "geo", "webcal", "news", "vscode", "vscode-insiders", "slack", "zoommtg", "whatsapp",
    "market", "itms-apps", "obsidian", "zotero", "msteams", "skype", "facetime", "bitcoin", "jetbrains", "steam",
    "cursor", "git+https", "git+ssh", "s3", "gs",
})  # fmt: skip
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\t\n\r-]*):")
_WRONG_SLASHES = re.compile(r"^(https?:)(?:/|//{2,})?(?=[^/\\])", re.IGNORECASE)
_IN_YAML = re.compile(r"https?:[/\\]+[^\s\"'<>{}]+", re.IGNORECASE)
_LED_TO = re.compile(
    r"^(?P<lead>[^\n]+):[ \t*_]*\n(?:[ \t]*\n)?[ \t]*(?P<fence>```|~~~)[^\n]*\n[ \t]*(?P<shown>\S+)[ \t]*\n[ \t]*(?P=fence)",
    re.MULTILINE,
)
"""A line that leads to a block of code with a single word in it."""
_BRACES = ("{", "}", "<", "$")


@rule("LINK007", "unknown-host")
def unknown_host(page: Page, site: Site) -> Iterator[Problem]:
    """A link that leaves the site must go to a host that the register knows.

    Why it matters: readers trust every link of an official-looking guide. A host enters the register once somebody has
    looked at who owns it; until then no page sends a reader there. Silent where there is no register.

    Bad:
        [Semak status](https://eplks-status.example.com/)

    Good:
        [ePLKS](https://imigresen-online.imi.gov.my/)
    """
    if not site.register.sites:
        return
    known = site.register.sites.keys() | site.register.unusable
    for link, _, host in _outside(page, site):
        if host not in known and _verdict(link.url, site) is None:
            yield Problem(
                f"host '{host}' is not in the register", link.start, link.end,
                "add it to sites.yml once its owner is known, or link elsewhere",
            )  # fmt: skip


@rule("LINK008", "look-alike-host")
def look_alike_host(page: Page, site: Site) -> Iterator[Problem]:
    """No address may pass for an official one, or hide where it leads.

    Why it matters: this is how readers lose their passwords. Found are an official name inside another domain, one or
    two characters off, digits for letters, mixed scripts, punycode, `user@host`, bare IP addresses, ports, and more,
    in links, in every attribute of raw HTML that leads somewhere, in styles and drawings, and where a text names a
    host, unless to warn of it. In `code` one is found only where the sentence, or the line above a block of it, tells
    the reader to open or to type it. A link that can be clicked is found in a warning too. So is a dot at the end of
    a host, `www.perkeso.gov.my.`, even of an official one: it leads to the same server, but browsers hold the two for
    different sites, so that a sign-in on one does not count on the other, and some servers refuse it. The name of a
    file, `perkeso.gov.my.pdf`, is no host.

    Bad:
        [ASSIST](https://assist-perkeso.com/)

    Good:
        [ASSIST](https://assist.perkeso.gov.my/)
    """
    linked: list[tuple[int, int]] = []
    for link in page.links:
        verdict = _verdict(link.url, site)
        if verdict is not None and not _only_warns(link, page, site):
            linked += [(link.start, link.end), (link.text_start, link.text_end)]
            advice = f"write https://{verdict.imitates}/" if verdict.imitates else "link to the host by its plain name"
            yield Problem(verdict.message, link.start, link.end, advice)
    for each, verdict in _written(page, site):
        if not any(start <= each.start < end for start, end in linked):
            yield Problem(verdict.message, each.start, each.end, f"write {verdict.imitates or 'the real one'}")


@rule("LINK009", "misleading-text")
def misleading_text(page: Page, site: Site) -> Iterator[Problem]:
    """A link whose text shows an address must lead to that address.

    Why it matters: the reader believes what is written and does not look at where the browser goes.

    Bad:
        [assist.perkeso.gov.my](https://perkeso-portal.example.com/)

    Good:
        [assist.perkeso.gov.my](https://assist.perkeso.gov.my/)
    """
    for link in page.links:
        if link.tag != "a" or not link.url or link.form in {"bare", "broken", "autolink"}:
            continue
        if addresses.SLIP.match(link.url):
            continue  # LINK020 speaks of that
        known, alone = site.register.sites, not site.has_register
        url = _in_full(link, page, site)
        for text in link.texts:
            shown = leads_elsewhere(text, url, known, alone=alone)
            for start, end in links.text_spans(page.live, link, text) if shown else ():
                yield Problem(f"the text shows {shown}, the link leads to {link.url}", start, end, "make both the same")


def _is_a_term(link: Link, site: Site) -> bool:
    """Whether ``link`` is one that the glossary's plugin makes: ``<section:term>``."""
    means_one = "ezglossary" in site.config.plugins and "//" not in link.url
    return means_one and link.form in {"broken", "autolink"} and _scheme(link.url) not in _SAFE


def _is_no_way(link: Link) -> bool:
    """Whether ``link``, which has no address, is not meant as one: an anchor, ``[](){ #id }``, or a button that is off."""
    return ("id" in link.attributes and not link.text) or "disabled" in link.attributes.get("class", "")


def _in_full(link: Link, page: Page, site: Site) -> str:
    """The address of ``link``, that of a page or file of the site as on the finished site."""
    parts = addresses.split(link.url)
    relative = parts is not None and parts.path and not (parts.scheme or parts.netloc)
    if not (relative and site.config.site_url and "://" in link.text and page.path in site.files):
        return link.url
    found = addresses.resolve(site, page, link)
    # A link that leads nowhere is LINK001's.
    where = addresses.on_site(site, found) if found.file else ""
    return urljoin(site.config.site_url, where) if where else link.text


@rule("LINK010", "insecure-address")
def insecure_address(page: Page, site: Site) -> Iterator[Problem]:
    """Links to official hosts must begin with `https:`.

    Why it matters: on `http:` anybody on the way, such as a public Wi-Fi, can read and change what the reader types.

    Bad:
        <http://assist.perkeso.gov.my/>

    Good:
        <https://assist.perkeso.gov.my/>
    """
    official = site.register.official_hosts
    for link, parts, host in _outside(page, site):
        if parts.scheme == "http" and host in official:
            at = link.start
            fix = "https" if page.text[at : at + 4].lower() == "http" else None
            end = at + 4 if fix else link.end
            yield Problem(f"'{host}' is linked without encryption", at, end, "write https:", fix)


@rule("LINK011", "unsafe-scheme")
def unsafe_scheme(page: Page, site: Site) -> Iterator[Problem]:
    """A link must use a scheme that browsers open safely.

    Why it matters: `javascript:` and `data:` run code, `file:` leads to the writer's own disk, and a misspelt scheme
    leads nowhere.

    Bad:
        [Cetak](javascript:window.print())

    Good:
        Tekan Ctrl+P untuk mencetak.
    """
    for link in page.links:
        scheme = _scheme(link.url)
        if _is_a_term(link, site):
            continue
        if not scheme or scheme in _SAFE or (scheme == "data" and link.fetches_picture):
            continue
        if addresses.SLIP.match(link.url):
            continue
        if scheme in {"javascript", "vbscript", "data", "file", "blob"}:
            message, advice = "is not safe in a link", "link to a page"
        elif scheme in {"about", "chrome", "edge", "brave", "opera", "view-source"}:
            message, advice = "is the browser's own, and opens from no page", "write it as `code`, to be copied"
        else:
            message, advice = "is no scheme that browsers know", "begin with https://"
        yield Problem(f"'{scheme}:' {message}", link.start, link.end, advice)


@rule("LINK012", "malformed-mailto")
def malformed_mailto(page: Page, site: Site) -> Iterator[Problem]:
    """A `mailto:` link must hold an e-mail address.

    Why it matters: the reader's mail program opens with an address that cannot be sent to.

    Bad:
        [Tulis kepada kami](mailto:perkeso.perkeso.gov.my)

    Good:
        [Tulis kepada kami](mailto:perkeso@perkeso.gov.my)
    """
    for link in page.links:
        if _scheme(link.url) != "mailto" or any(sign in link.url for sign in _BRACES):
            continue
        receivers = _receivers(link.url)
        wrong = [each for each in receivers if not MAIL.fullmatch(each)]
        if wrong or not (receivers or "?" in link.url):
            shown = wrong[0] if wrong else ""
            yield Problem(f"'{shown}' is no e-mail address", link.start, link.end, "write mailto:name@host")


@rule("LINK016", "own-site-absolute", "warning")
def own_site_absolute(page: Page, site: Site) -> Iterator[Problem]:
    """A link to a page of the same site must be a path to its source file.

    Why it matters: an absolute address is not checked, leaves the reader's language and breaks in previews and copies.

    Bad:
        [Log masuk](https://panduan.example.com/eplks/login/)

    Good:
        [Log masuk](../eplks/login.md)
    """
    own = addresses.split(site.config.site_url)
    if own is None or not own.netloc:
        return
    for link in page.links:
        parts = addresses.split(link.url)
        if link.form == "bare" or parts is None or parts.scheme not in {"http", "https"}:
            continue
        if parts.netloc.lower() == own.netloc.lower() and parts.path.startswith(own.path or "/"):
            yield Problem("this address is on this very site", link.start, link.end, "link to the page's .md file")


@rule("LINK020", "malformed-address")
def malformed_address(page: Page, site: Site) -> Iterator[Problem]:
    """An address must be well formed, and its link typed as Markdown knows it.

    Why it matters: a missing slash makes the browser look for the address on this site, a link without an address
    leads nowhere, and `<tel:...>` or `<www...>` reaches the reader as nothing at all, because Python-Markdown makes
    autolinks of whole web and e-mail addresses only. Of `[text] (address)`, `(text)[address]` and a bracket that is
    never closed the reader sees the brackets.

    Bad:
        Hubungi <tel:+60380008000> atau lihat [portal](https:/assist.perkeso.gov.my/).
        Buka [portal] (https://assist.perkeso.gov.my/) atau [laman]().

    Good:
        Hubungi 03-8000 8000 atau lihat [portal](https://assist.perkeso.gov.my/).
    """
    for link in page.links:
        if _is_a_term(link, site):
            continue
        if link.form == "broken":
            call = ":" in link.url and not link.url.lower().startswith("http")
            advice = f"write [text]({link.url})" if call else f"write <https://{_SCHEME.sub('', link.url).lstrip('/')}>"
            yield Problem(f"'<{link.url}>' is no link in Markdown and is not shown", link.start, link.end, advice)
        elif match := addresses.SLIP.match(link.url):
            right = "http://" if match[0].lower().startswith("http:") else "https://"
            if (
                not link.url.lower().startswith(("http://", "https://"))
                or link.url[match.end() - 1 : match.end()] == "/"
            ):
                yield Problem(f"'{match[0]}' is no way to begin an address", link.start, link.end, f"write {right}")
        elif link.form != "bare" and addresses.split(link.url) is None:
            yield Problem(f"'{link.url}' is no address", link.start, link.end, "correct it")
        elif link.url == "" and link.tag in {"a", "img"} and not _is_no_way(link):
            yield Problem("this link has no address", link.start, link.end, "write where it leads, or take it off")
    for each in mistyped.find(page):
        yield Problem(f"this is no link in Markdown: {each.wrong}", each.start, each.end, "write [text](address)")


@rule("LINK025", "look-alike-in-data", scope="site")
def look_alike_in_data(site: Site) -> Iterator[Problem]:
    """No address in the register's folder or in `mkdocs.yml` may pass for an official one.

    Why it matters: sources, contacts, portals and external entries of `nav` become links on every page that names them.
    The hosts of `sites.yml` are what others are compared with; they are not looked at here.

    Bad:
        rasmi: {title: Laman PERKESO, address: "https://perkeso-gov.my/"}

    Good:
        rasmi: {title: Laman PERKESO, address: "https://www.perkeso.gov.my/"}
    """
    if not site.register.official_hosts:
        return
    data = (each for each in site.register_data if each[0] != "sites.yml")
    texts = [(f"{site.register_prefix}{name}", content.decode("utf-8-sig", "replace")) for name, content in data]
    texts += [(site.config.file.name, text) for path, text in site.config.texts if path == str(site.config.file)]
    for path, text in texts:
        for start, verdict in _addresses_in(text, site):
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            yield Problem(verdict.message, help=f"write {verdict.imitates}", place=Place(path, line, column))


def _addresses_in(text: str, site: Site) -> Iterator[tuple[int, watch.Verdict]]:
    """Where an address stands in ``text``, which is YAML, that passes for an official one, and why."""
    found = [(match.start(), match.end(), _watch(site).judge(match[0])) for match in _IN_YAML.finditer(text)]
    for each in written.hosts(text):
        within = any(start <= each.start < end for start, end, _ in found)
        if not within and each.certainty > 1 and not _is_warned_of_in_line(text, each):
            judge = _watch(site).judge_mail if each.mail else _watch(site).judge_written
            found.append((each.start, each.end, judge(each.text.lower())))
    for start, _, verdict in sorted(found, key=lambda entry: entry[0]):
        if verdict and verdict.imitates and not text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("#"):
            yield start, verdict


def _is_warned_of_in_line(text: str, host: written.Written) -> bool:
    """Whether the line of YAML around ``host`` warns of it."""
    line = text.rfind("\n", 0, host.start) + 1
    return warned.is_warned_of(text[line:].partition("\n")[0], host.start - line, host.end - line)


def _outside(page: Page, site: Site) -> Iterator[tuple[Link, SplitResult, str]]:
    """Links to other hosts, with the address in parts and the host in plain form."""
    own = addresses.split(site.config.site_url)
    for link in page.links:
        parts = addresses.split(link.url)
        if parts is None or not parts.netloc or parts.scheme not in names.DEFAULT_PORTS:
            continue
        if any(sign in parts.netloc for sign in _BRACES):
            continue
        host = addresses.host(parts)
        if host and "." in host and not (own and host == (own.hostname or "")):
            yield link, parts, host


def _written(page: Page, site: Site) -> Iterator[tuple[written.Written, watch.Verdict]]:
    """Hosts that the reader is told of without a link, and that pass for another."""
    if not site.register.official_hosts:
        return
    in_code = (
        each
        for span in page.inline_code
        for each in written.hosts(page.text, *span)
        if each.certainty > 1 and warned.is_recommended(page.text, each.start, each.end)
    )
    for each in (*written.seen(page.prose), *in_code, *_led_to(page)):
        judge = _watch(site).judge_mail if each.mail else _watch(site).judge_written
        verdict = judge(each.text.lower())
        if verdict is not None and not warned.is_warned_of(page.text, each.start, each.end):
            yield each, verdict


def _led_to(page: Page) -> Iterator[written.Written]:
    """Hosts in blocks of code that the line above tells the reader to open or to type: "Open this address:"."""
    for match in _LED_TO.finditer(page.text) if "```" in page.text or "~~~" in page.text else ():
        at = match.end("lead")
        if warned.is_recommended(page.text, at, at) and not warned.is_warned_of(page.text, at, at):
            yield from (each for each in written.hosts(page.text, *match.span("shown")) if each.certainty > 1)


def _only_warns(link: Link, page: Page, site: Site) -> bool:
    """Whether ``link`` cannot be clicked, and stands there to warn of where it leads."""
    clickable = link.form != "bare" or "magiclink" in site.renderer.names
    return not clickable and warned.is_warned_of(page.text, link.start, link.end)


@lru_cache(maxsize=1024)
def _verdict(url: str, site: Site) -> watch.Verdict | None:
    """What is wrong with the host of ``url``. Without a register, examples on the reader's own machine are fine."""
    if _scheme(url) == "mailto":
        verdicts = (_watch(site).judge_mail(receiver) for receiver in _receivers(url))
        return next(filter(None, verdicts), None)
    # A slash too few or too many is LINK020's.
    verdict = _watch(site).judge(_WRONG_SLASHES.sub(r"\1//", url))
    if verdict is not None and not site.has_register and verdict.kind in {"ip", "port", "userinfo", "percent"}:
        return None
    return verdict


@lru_cache(maxsize=4)
def _watch(site: Site) -> watch.Watch:
    """The official hosts of ``site``, and those it may link to, its own among them."""
    own = addresses.split(site.config.site_url)
    known = {*site.register.sites, addresses.host(own) if own else ""}
    return watch.Watch(site.register.official_hosts, frozenset(known))


def _receivers(url: str) -> list[str]:
    """The addresses that a ``mailto:`` link writes to."""
    path = url.partition(":")[2].partition("?")[0]
    return [unquote(each) for each in path.split(",")] if path else []


def _scheme(url: str) -> str:
    """The scheme of an address as a browser reads it: tabs and line ends within do not count."""
    match = _SCHEME.match(url)
    if not match or "/" in url.partition(":")[0] or "#" in url.partition(":")[0]:
        return ""
    return re.sub(r"[\t\n\r]", "", match[1]).lower()
