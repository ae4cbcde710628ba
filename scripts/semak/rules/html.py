"""What only the rendered site shows: languages, canonical addresses, dead links in HTML, requests to other hosts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from semak.hosts import addresses
from semak.rules import Place, Problem, rule
from semak.sites.rendered_site import addresses_in

if TYPE_CHECKING:
    from semak.sites.rendered_site import BuiltSite, HtmlPage


@rule("PAGE006", "wrong-lang", scope="html")
def wrong_lang(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """`<html lang>` must name the language the page is written in.

    Why it matters: screen readers read Malay with an English voice, browsers offer the wrong translation, and search
    engines show the page to the wrong readers.

    Bad:
        <html lang="en"> (on a Malay page)

    Good:
        <html lang="ms">
    """
    element = next(page.elements("html"), None)
    if element is None or page.file is None:
        return
    lang = element.get("lang") or ""
    expected = page.file.locale if built.site.config.locales.several else page.locale
    if _language(lang) != _language(expected):
        found = f"is '{lang}'" if lang else "is missing"
        yield Problem(f"<html lang> {found} on a page in '{expected}'", help="correct the template", place=page.place())


@rule("PAGE007", "wrong-hreflang", scope="html")
def wrong_hreflang(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """A page must name each of its translations, itself included, once, by an address that exists.

    Why it matters: search engines offer the reader the version in their language only if every version names the
    others.

    Bad:
        <link rel="alternate" hreflang="en" href="/en/eplks/"> (on /eplks/login/)

    Good:
        <link rel="alternate" hreflang="en" href="/en/eplks/login/">
    """
    if not built.site.config.locales.several or page.file is None:
        return
    named: dict[str, list[str]] = {}
    for link in page.elements("link"):
        if "alternate" in (link.get("rel") or "").split() and link.get("hreflang"):
            named.setdefault(link.get("hreflang"), []).append(link.get("href") or "")
    for locale, url in sorted(_versions(page, built).items()):
        addresses = named.get(locale, [])
        if len(addresses) != 1:
            how = "no" if not addresses else "more than one"
            yield Problem(f"{how} hreflang link for '{locale}'", help="correct the template", place=page.place())
            continue
        target = built.target(page, addresses[0])
        if target is None or built.file_at(target[0]) != built.file_at(url):
            message = f"the hreflang link for '{locale}' leads to {addresses[0]}, not to /{url}"
            yield Problem(message, help="correct the template", place=page.place())
    for locale in sorted(set(named) - set(_versions(page, built)) - {"x-default"}):
        yield Problem(f"a hreflang link for '{locale}', in which this page does not exist", place=page.place())


@rule("PAGE008", "wrong-canonical", scope="html")
def wrong_canonical(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """A page must name its own address as the canonical one, if the site knows where it is served.

    Why it matters: search engines drop a page whose canonical address is another page.

    Bad:
        <link rel="canonical" href="https://panduan.example/"> (on every page)

    Good:
        <link rel="canonical" href="https://panduan.example/eplks/login/">
    """
    if not built.site.config.site_url or page.file is None:
        return
    found = [link.get("href") or "" for link in page.elements("link") if link.get("rel") == "canonical"]
    right = f"{built.site.config.site_url.rstrip('/')}/{page.url}"
    if found == [right]:
        return
    message = f"the canonical address is {' and '.join(found)}" if found else "no canonical address"
    yield Problem(f"{message}, not {right}" if found else message, help=f"name {right}", place=page.place())


@rule("PAGE010", "rendered-h1", scope="html")
def rendered_h1(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """A finished page must have one `<h1>`, whatever the template adds.

    Why it matters: it is the name of the page, and a page has one name.

    Bad:
        <h1>Panduan</h1> ... <h1>Log masuk</h1>

    Good:
        <h1>Log masuk</h1>
    """
    count = sum(1 for _ in page.elements("h1"))
    if count > 1 and page.file is not None:
        yield Problem(f"the finished page has {count} headings of level 1", help="keep one", place=page.place("\n# "))


@rule("PAGE011", "rendered-duplicate-id", scope="html")
def rendered_duplicate_id(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """An id must stand once on a finished page, the template's own included.

    Why it matters: a link leads to the first of the two, and a label names the wrong field.

    Bad:
        <h2 id="search">Cari</h2> ... <div id="search">

    Good:
        <h2 id="find">Cari</h2> ... <div id="search">
    """
    counted = Counter(page.all_ids)
    for identifier, count in counted.items():
        if count > 1:
            yield Problem(
                f"the id '{identifier}' stands {count} times on the finished page", help="rename one of them",
                place=page.place(f"#{identifier}", f'id="{identifier}"'),
            )  # fmt: skip


@rule("LINK021", "rendered-missing", scope="html")
def rendered_missing(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """Every link, picture and file of a finished page must lead to something the site has.

    Why it matters: templates, plugins and raw HTML make links that no source shows.

    Bad:
        <a href="../gone/">

    Good:
        <a href="../login/">
    """
    for address in dict.fromkeys(_addresses(page)):
        try:
            target = built.target(page, address)
        except ValueError:
            continue
        if target is None:
            continue
        path, fragment = target
        found = built.file_at(path)
        if found is None:
            yield Problem(
                f"the finished page leads to '{address}', which the site does not have", help="correct the link",
                place=page.place(address),
            )  # fmt: skip
        elif fragment and fragment != "top" and not fragment.startswith((":~:", "__")):
            other = built.by_path.get(found)
            if other is not None and fragment not in other.ids:
                yield Problem(
                    f"the finished page leads to '{address}', and there is no #{fragment}", help="correct the link",
                    place=page.place(f"#{fragment}"),
                )  # fmt: skip


@rule("LINK022", "foreign-request", scope="html")
def foreign_request(page: HtmlPage, built: BuiltSite) -> Iterator[Problem]:
    """A finished page must not fetch anything from another host.

    Why it matters: each such request tells a stranger who reads what, fails behind company filters, and is blocked by
    the site's Content-Security-Policy. Silent where there is no register: other sites may have other rules.

    Bad:
        <link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto">

    Good:
        <link rel="stylesheet" href="/assets/styles/fonts.css">
    """
    if not built.site.has_register:
        return
    own = urlsplit(built.site.config.site_url).netloc
    for address in page.fetched:
        parts = addresses.split(address)
        if parts is not None and parts.netloc not in {"", own}:
            yield Problem(
                f"the finished page fetches {address} from another host", help="serve it from this site",
                place=page.place(address),
            )  # fmt: skip


def _language(code: str) -> str:
    return code.lower().replace("_", "-").partition("-")[0]


def _versions(page: HtmlPage, built: BuiltSite) -> dict[str, str]:
    """Locale to address of every version of ``page`` that was built."""
    assert page.file is not None  # noqa: S101 - the caller looked
    return {
        language.locale: language.url(language.chosen[page.file.norm])
        for language in built.site.languages.values()
        if page.file.norm in language.chosen
    }


def _addresses(page: HtmlPage) -> Iterator[str]:
    """What the page links to and shows; what asks for a place outside the site's pages is left to the browser."""
    yield from (
        address.strip() for element in page.elements("a", "area") if _may_be_local(address := element.get("href"))
    )
    yield from (address.strip() for address in page.fetched if _may_be_local(address) and not address.startswith("#"))


def _may_be_local(address: str | None) -> bool:
    """Whether ``address`` may lead to a place on the site."""
    if not address:
        return False
    scheme = ":" in address.partition("/")[0].partition("#")[0]
    return not scheme or address.startswith(("http://", "https://"))


@rule("LINK023", "foreign-request-in-css", scope="site")
def foreign_request_in_css(site: Any) -> Iterator[Problem]:
    """The site's own stylesheets must not fetch anything from another host.

    Why it matters: as for a page; and a font or picture named in a stylesheet shows in no HTML. Silent where there is no register.

    Bad:
        @import "https://fonts.example.com/inter.css";

    Good:
        @import "fonts.css";
    """
    if not site.has_register:
        return
    own = urlsplit(site.config.site_url).netloc
    for path in site.files:
        if path.endswith(".css"):
            css = site.content(path).decode("utf-8", "replace")
            for address in addresses_in(css):
                parts = addresses.split(address)
                if parts is not None and parts.netloc not in {"", own}:
                    before = css[: css.index(address)]
                    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
                    place = Place(path, line, column, column + len(address))
                    yield Problem(f"this stylesheet fetches {address}", help="serve it from this site", place=place)
