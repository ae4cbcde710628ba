"""Read every page once, run every rule, sort what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from semak import ignores, rules
from semak import site as sites
from semak.findings import Finding, Severity
from semak.rules import Problem, Rule

if TYPE_CHECKING:
    from semak.page import Page
    from semak.site import Site


def check(site: Site, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[Finding]:
    """Every finding in the sources of ``site``, in order of place."""
    run = Run(site, select, ignore)
    paths = [file.path for file in site.page_files]
    site.summaries = {path: sites.summarise(site, site.page(path)) for path in paths}
    found = [*run.pages(paths), *run.site()]
    return run.finish(found, {path: site.page(path).ignores for path in paths})


class Run:
    """One check of one site with the rules that are wanted."""

    def __init__(self, site: Site, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> None:
        settings = site.config.settings
        self._site = site
        self._severity = settings.severity
        self._select = select or rules.options(settings.select)
        self._ignore = ignore + rules.options(settings.ignore)
        self._rules = rules.chosen(rules.catalogue(), self._select, self._ignore)

    def pages(self, paths: Iterable[str]) -> Iterator[Finding]:
        """What the page rules find on ``paths``; all summaries must be there."""
        wanted = [rule for rule in self._rules if rule.scope == "page"]
        for path in paths:
            page = self._site.page(path)
            for rule in wanted:
                for problem in rule.check(page, self._site):
                    yield self._finding(rule, problem, page)

    def site(self) -> Iterator[Finding]:
        """What the site rules find, and what was found while the register was read."""
        yield from (each for each in self._site.register_findings if self._wants(each.code))
        for rule in self._rules:
            if rule.scope == "site":
                for problem in rule.check(self._site):
                    yield self._finding(rule, problem, None)

    def finish(self, found: Iterable[Finding], comments: dict[str, tuple[ignores.Ignore, ...]]) -> list[Finding]:
        """``found`` without what comments silence, with what is wrong with those comments, in order, each once."""
        from semak.rules import semak as own  # noqa: PLC0415 - rules import the engine's neighbours

        kept, unused = ignores.apply(found, comments)
        known = rules.catalogue()
        for rule_code, problem in own.comment_problems(unused, known, self._wants):
            if self._wants(rule_code):
                kept.append(self._finding(known[rule_code], problem, None))
        return sorted(set(kept))

    def _wants(self, code: str) -> bool:
        return rules.wanted(code, self._select, self._ignore)

    def _finding(self, rule: Rule, problem: Problem, page: Page | None) -> Finding:
        severity = cast("Severity | None", self._severity.get(rule.code))
        return rules.finding(rule, problem, page, severity)
