"""Small built sites for the tests: pages as MkDocs and Material leave them, as far as handouts look at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import page as validator
from panduan.handouts.build import Made, Workshop
from panduan.handouts.plan import Entry, Page, Plan, Portal

from tests.panduan.handouts.tagged import Tagged

SITE = "https://guide.example/sub/"
VERIFIED, VALID = date(2026, 11, 22), date(2027, 5, 22)

HTML = """<!doctype html><html lang="{locale}"><body><article class="md-content__inner md-typeset">
<h1 id="top">{title}</h1>
<p class="provenance">Disemak <time datetime="2026-11-22">22 November 2026</time></p>
<p class="handout"><a href="x.pdf">Muat turun PDF</a></p>
{body}
</article></body></html>"""


@dataclass
class Guide:
    """A built site in ``folder`` and the plan of its handouts."""

    folder: Path
    plan: Plan = field(default_factory=lambda: Plan(SITE, date(2026, 11, 23), {"ms": "Panduan", "en": "Guide"}, [], []))

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def add(self, slug: str, body: str, *, locale: str = "ms", title: str = "Tajuk") -> Page:
        url = f"{'' if locale == 'ms' else locale + '/'}{slug.removesuffix('index')}".rstrip("/") + "/"
        page = Page(slug, locale, url.lstrip("/"), title, VERIFIED, VALID)
        path = self.site / page.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HTML.format(locale=locale, title=title, body=body), encoding="utf-8")
        self.plan.pages.append(page)
        return page

    def portal(self, folder: str, *entries: Entry, locale: str = "ms") -> Portal:
        portal = Portal(folder, locale, folder.upper(), "https://portal.example/", entries)
        self.plan.portals.append(portal)
        return portal

    def workshop(self) -> Workshop:
        return Workshop(self.plan, self.site, self.folder / "cache")

    def make(self) -> dict[str, Made]:
        return self.workshop().make_all()

    def read(self, path: str) -> Tagged:
        return Tagged((self.site / path).read_bytes())

    def one(self, body: str, *, locale: str = "ms") -> Tagged:
        """The handout of a page with ``body``, made and found to be PDF/UA-1."""
        made = self.add("eplks/login", body, locale=locale)
        self.make()
        data = (self.site / made.path).read_bytes()
        assert faults(data) == []
        return Tagged(data)


def faults(data: bytes) -> list[str]:
    """What the validator says against ``data`` as PDF/UA-1."""
    report = validator.validate_pdf_bytes(data, profile=validator.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not found)
    return found


def bare(text: str) -> str:
    """``text`` without white space and what only paper has: line ends fall differently there."""
    return "".join(text.replace("\u2060", "").split())
