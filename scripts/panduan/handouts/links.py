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
    word = words(locale)
    head = "".join(f'<th scope="col">{words(each)["language_name"]}</th>' for each in locales)
    rows = []
    for group in _groups(plan, locale):
        for versions in group:
            own = versions[locale]
            cells = "".join(_cell(versions.get(each), made, each, locale, to_root) for each in locales)
            day = written_date(own.verified, locale) if isinstance(own, Page) and own.verified else ""
            rows.append(f"<tr>{cells}<td>{day}</td></tr>\n")
    return (
        f'\n<table>\n<thead><tr>{head}<th scope="col">{word["verified"]}</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


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


def _cell(item: Page | Portal | None, made: Mapping[str, Made], own: str, locale: str, to_root: str) -> str:
    if item is None:
        return "<td></td>"
    title = item.title if isinstance(item, Page) else f"{item.name}: {words(own)['handout_booklet']}"
    size = made.get(item.path)
    language = f' lang="{own}"' if own != locale else ""
    detail = f"<br><small>{described(size, own)}</small>" if size else ""
    link = f'<a href="{escape(to_root + item.path)}" type="application/pdf" hreflang="{own}">{escape(title)} (PDF)</a>'
    return f"<td{language}>{link}{detail}</td>"


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
