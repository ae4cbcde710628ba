"""From a site to its report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from semak.pages import page as pages
from semak.pages import stamps
from semak.report.model import CHANGED, DIFFERS, MISSING, OK, EntryState, OnlineState, PageState, Report
from semak.runs import engine
from semak.sites import reviews

if TYPE_CHECKING:
    from semak.findings import Finding
    from semak.pages.page import Page
    from semak.sites.entries import Place
    from semak.sites.register import Evidence
    from semak.sites.site import Site

LAST_RUN = Path(".cache/semak/online-last-run.json")
"""Where ``semak online`` leaves the answers of its last run, from the folder of ``mkdocs.yml``."""


def gather(site: Site, today: date, last_run: Path | None = None) -> Report:
    """The report on ``site``; ``last_run`` is the JSON report of ``semak online``, by default where it leaves it."""
    answers = _Answers.read(last_run or site.config.root / LAST_RUN)
    differences: dict[str, list[Finding]] = {}
    for finding in engine.check(site, select=("PAIR",)):
        differences.setdefault(finding.path, []).append(finding)
    every = [site.page(file.path) for file in site.page_files]
    states = tuple(_page(page, site, answers, differences.get(page.path, [])) for page in every)
    return Report(today, states, tuple(_entries(site, answers)), answers.day)


@dataclass(frozen=True)
class _Answers:
    """The last run of ``semak online`` by place; empty where there was none or its report is damaged."""

    by_path: Mapping[str, list[dict[str, Any]]]
    day: date | None = None

    @classmethod
    def read(cls, path: Path) -> _Answers:
        by_path: dict[str, list[dict[str, Any]]] = {}
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
            for result in report["results"]:
                datetime.fromisoformat(result["checked"])
                for place in result["places"]:
                    by_path.setdefault(f"{place['path']}", []).append({**result, "line": place["line"]})
            return cls(by_path, datetime.fromisoformat(report["generated"]).date())
        except (OSError, ValueError, KeyError, TypeError):
            return cls({})

    def of(self, path: str, line: int | None = None) -> OnlineState:
        """The answers for the addresses in a file, or on one line of it."""
        found = {each["address"]: each for each in self.by_path.get(path, ()) if line in {None, each["line"]}}.values()
        named: dict[str, list[str]] = {"works": [], "broken": [], "could not tell": []}
        for each in found:
            named.get(each["answer"], named["could not tell"]).append(each["address"])
        oldest = min((datetime.fromisoformat(each["checked"]).date() for each in found), default=None)
        return OnlineState(len(named["works"]), tuple(named["broken"]), tuple(named["could not tell"]), oldest)


def _page(page: Page, site: Site, answers: _Answers, differences: list[Finding]) -> PageState:
    data = page.front.data
    verified = data.get("verified")
    verified = verified if isinstance(verified, date) else None
    every = data.get("review_every")
    period = every if isinstance(every, str) else site.config.settings.review_every
    status = Counter(citation.status for citation in page.citations)
    listed = data.get("sources")
    named = [name for citation in page.citations for name, _ in citation.sources]
    named += [str(name) for name in listed] if isinstance(listed, list) else []
    state, note = _translation(page, site, differences)
    return PageState(
        page.path,
        page.norm,
        page.locale,
        pages.meta_text(data, "title") or page.norm,
        verified,
        reviews.due(verified, period) if verified else None,
        _kinds(site, named),
        status["unconfirmed"],
        status["disputed"],
        state,
        note,
        answers.of(page.path),
    )


def _translation(page: Page, site: Site, differences: list[Finding]) -> tuple[str, str]:
    others = site.translations(page)
    missing = [code for code in site.config.locales.codes if code != page.locale and code not in others]
    if missing:
        return MISSING, f"no {', '.join(missing)}"
    for locale, file in sorted(others.items()):
        stamp = stamps.confirmed(page, locale)
        changed = stamps.changed(stamp, stamps.sections(site.page(file.path))) if stamp is not None else []
        if changed:
            return CHANGED, f"{locale} changed: {', '.join(changed)}"
    if differences:
        return DIFFERS, "1 difference" if len(differences) == 1 else f"{len(differences)} differences"
    return OK, ""


def _entries(site: Site, answers: _Answers) -> Iterator[EntryState]:
    register = site.register
    for contact in register.contacts.values():
        yield _fact(contact.id, contact.evidence, contact.place, site, answers)
    for message in register.messages.values():
        yield _fact(message.id, message.evidence, message.place, site, answers)
    for label in register.labels.values():
        yield _fact(label.text, label.evidence, label.place, site, answers)
    for source in register.sources.values():
        file = f"{site.register_prefix}{source.place.file}"
        online = answers.of(file, source.place.line)
        yield EntryState(file, source.place.line, source.id, "", "", source.seen, None, {source.kind: 1}, online)
    for each in register.sites.values():
        file = f"{site.register_prefix}{each.place.file}"
        yield EntryState(file, each.place.line, each.host, "", "", None, None, {}, answers.of(file, each.place.line))


def _fact(name: str, evidence: Evidence, place: Place, site: Site, answers: _Answers) -> EntryState:
    file = f"{site.register_prefix}{place.file}"
    due = reviews.due(evidence.checked, site.config.settings.review_every)
    kinds = _kinds(site, evidence.sources)
    online = answers.of(file, place.line)
    return EntryState(file, place.line, name, evidence.confidence, evidence.how, evidence.checked, due, kinds, online)


def _kinds(site: Site, names: Iterable[str]) -> dict[str, int]:
    """How many of the sources in ``names``, each once, are of each kind; unknown ids count as ``unknown``."""
    known = site.register.sources
    counts = Counter(known[name].kind if name in known else "unknown" for name in dict.fromkeys(names))
    return dict(sorted(counts.items()))
