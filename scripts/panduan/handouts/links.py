"""Where the site's pages lead to their handouts: the line under the title, and the list on the page of handouts.

Length and size are known only once the files exist, after the pages are written. So a page gets the link at once, and
:func:`fill` says the rest when the handouts are made. It can be called again at any time, after ``make handouts`` too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from math import ceil
from pathlib import Path

from panduan.handouts.build import Made
from panduan.handouts.plan import FOLDER, Page, Plan, Portal, path_of
from panduan.words import words, written_date

_LINK = re.compile(r'(<p class="handout"[^>]*><a [^>]*>)[^<]*(</a>)')
_LIST = re.compile(r'(<div class="handouts"[^>]*>).*?(</div>)', re.DOTALL)


def has_handout(slug: str) -> bool:
    """True for every page but the one that lists the handouts."""
    return slug != FOLDER


def with_link(html: str, slug: str, locale: str, to_root: str) -> str:
    """``html`` of an article with a link to its handout under the title, after the line of provenance if there is one.

    ``to_root`` leads from the page to the site's root: ``../../``. The page that lists the handouts stays as it is.
    """
    if not has_handout(slug):
        return html
    href = f"{to_root}{path_of(slug, locale)}"
    link = (
        f'<p class="handout" data-search-exclude><a href="{escape(href)}" type="application/pdf">'
        f"{words(locale)['handout_download']}</a></p>\n"
    )
    provenance = html.find('<p class="provenance">')
    end = html.find("</p>", provenance) if provenance >= 0 else html.find("</h1>")
    if end < 0:
        return link + html
    end += len("</p>" if provenance >= 0 else "</h1>")
    return f"{html[:end]}\n{link}{html[end:]}"


def fill(plan: Plan, made: Mapping[str, Made], site_dir: Path) -> None:
    """Write length and size beside every link of the site in ``site_dir``, and the list of all handouts."""
    for page in plan.pages:
        _rewrite(page.html(site_dir), _LINK, _download(page.locale, made.get(page.path)))
    for listing in _listings(plan, site_dir):
        locale = _locale_of(listing, plan, site_dir)
        depth = len(listing.relative_to(site_dir).parts) - 1
        _rewrite(listing, _LIST, list_of_all(plan, made, locale, "../" * depth))


def list_of_all(plan: Plan, made: Mapping[str, Made], locale: str, to_root: str) -> str:
    """The table of all handouts for readers of ``locale``, each language a column, their own first."""
    locales = sorted(plan.site_names, key=lambda each: each != locale)
    head = "".join(f'<th scope="col"{_lang(each, locale)}>{words(each)["language_name"]}</th>' for each in locales)

    def cell(item: Page | Portal | None, own: str) -> str:
        if item is None:
            return "<td></td>"
        title = item.title if isinstance(item, Page) else f"{item.name}: {words(own)['handout_booklet']}"
        address = escape(to_root + item.path)
        link = f'<a href="{address}" type="application/pdf" hreflang="{own}">{escape(title, quote=False)} (PDF)</a>'
        verified, _ = plan.dates(item)
        details = [described(made[item.path], own)] if item.path in made else []
        details += [f"{words(own)['verified']} {written_date(verified, own)}"] if verified else []
        small = f"<br><small>{'<br>'.join(details)}</small>" if details else ""
        return f"<td{_lang(own, locale)}>{link}{small}</td>"

    rows = [
        f"<tr>{''.join(cell(versions.get(each), each) for each in locales)}</tr>\n"
        for group in _groups(plan, locale)
        for versions in group
    ]
    return f"\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"


def described(made: Made, locale: str) -> str:
    """Length and size in words: ``2 halaman · 45 KB``, sizes in units of 1,000 bytes, rounded up."""
    word = words(locale)
    pages = word["handout_page_one"] if made.pages == 1 else word["handout_page_other"].replace("#", str(made.pages))
    return f"{pages} · {ceil(made.size / 1000)} KB"


def _download(locale: str, made: Made | None) -> str:
    text = words(locale)["handout_download"]
    return f"{text} · {described(made, locale)}" if made else text


def _groups(plan: Plan, locale: str) -> Iterable[list[dict[str, Page | Portal]]]:
    """The handouts in the order of the list: each portal's booklet and its topics, then the pages of the whole site."""
    for portal in (each for each in plan.portals if each.locale == locale):
        booklets: dict[str, Page | Portal] = {
            each.locale: each for each in plan.portals if each.folder == portal.folder
        }
        yield [booklets, *(_versions(page, plan) for page in plan.pages_of(portal))]
    yield [_versions(page, plan) for page in plan.pages if page.locale == locale and not page.portal]


def _versions(page: Page, plan: Plan) -> dict[str, Page | Portal]:
    return {each.locale: each for each in plan.pages if each.slug == page.slug}


def _lang(own: str, locale: str) -> str:
    """The attribute that marks another language than that of the page."""
    return f' lang="{own}"' if own != locale else ""


def _listings(plan: Plan, site_dir: Path) -> list[Path]:
    """The pages that list the handouts, one for each language."""
    found = [*site_dir.glob(f"{FOLDER}/index.html"), *site_dir.glob(f"*/{FOLDER}/index.html")]
    return sorted(path for path in found if _LIST.search(path.read_text("utf-8")))


def _locale_of(listing: Path, plan: Plan, site_dir: Path) -> str:
    first = listing.relative_to(site_dir).parts[0]
    return first if first in plan.site_names else next(iter(plan.site_names))


def _rewrite(path: Path, pattern: re.Pattern[str], inside: str) -> None:
    """Put ``inside`` between the two groups of ``pattern``'s first match in the file at ``path``."""
    before = path.read_text("utf-8")
    after = pattern.sub(lambda match: f"{match[1]}{inside}{match[2]}", before, count=1)
    if after != before:
        path.write_text(after, "utf-8")
