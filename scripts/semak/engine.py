"""Read every page once, run every rule, sort what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from semak import ignores, rules, workers
from semak import site as sites
from semak.findings import Finding, Severity
from semak.rules import Problem, Rule

if TYPE_CHECKING:
    from semak.page import Page
    from semak.rendered_site import BuiltSite
    from semak.site import Site

Progress = Callable[[int], None]


def check(
    site: Site, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), progress: Progress | None = None
) -> list[Finding]:
    """Every finding in the sources of ``site``, in order of place. ``progress`` hears of each page that was read."""
    run = Run(site, select, ignore)
    paths = [file.path for file in site.page_files]
    count = workers.worthwhile(len(paths))
    if count > 1:
        found, comments = workers.check(run, site, paths, count, progress)
    else:
        site.summaries = {}
        for path in paths:
            site.summaries[path] = sites.summarise(site, site.page(path))
            if progress:
                progress(1)
        found = [*run.pages(paths), *run.site()]
        comments = {path: site.page(path).ignores for path in paths}
    return run.finish(found, comments)


def check_rendered(site: Site, built: BuiltSite) -> list[Finding]:
    """Every finding in a built site, in order of place."""
    run = Run(site)
    found = list(run.rendered(built))
    pages = {each.path for each in found} & {page.file.path for page in built.pages if page.file is not None}
    kept, _ = ignores.apply(found, {path: site.page(path).ignores for path in pages})
    return sorted(set(kept))


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
        """What the site rules find."""
        for rule in self._rules:
            if rule.scope == "site":
                for problem in rule.check(self._site):
                    yield self._finding(rule, problem, None)

    def rendered(self, built: BuiltSite) -> Iterator[Finding]:
        """What the rules of scope ``html`` find."""
        wanted = [rule for rule in self._rules if rule.scope == "html"]
        for page in built.pages:
            for rule in wanted:
                for problem in rule.check(page, built):
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
