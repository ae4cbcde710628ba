"""Read every page once, run every rule, sort what they found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from semak import rules
from semak.findings import Finding, Severity
from semak.pages import ignores
from semak.rules import Problem, Rule
from semak.runs import workers
from semak.runs.memory import Known, Memory
from semak.sites import site as sites

if TYPE_CHECKING:
    from semak.pages.page import Page
    from semak.sites.rendered_site import BuiltSite
    from semak.sites.site import Site

Progress = Callable[[int], None]

_OF_LISTS = ("STEP", "PAIR003")
"""Rules that must know the lists that the reader sees."""

_OF_FRAGMENTS = (
    "PHONE", "LINK007", "LINK008", "LINK009", "LINK010", "LINK011", "LINK012", "LINK013", "LINK014", "LINK015", "LINK020",
    "FACT002", "FACT008",
)  # fmt: skip
"""Rules that need no page around the words: a path, an id or a step means something only where it is taken in."""


def check(
    site: Site,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> list[Finding]:
    """Every finding in the sources of ``site``, in order of place.

    ``progress`` hears of each page that was read; what ``memory`` still knows of a page is not found out again.
    """
    run = Run(site, select, ignore)
    known = memory or Memory()
    _ = site.renderer  # it may have something to say, whether or not a page has to be rendered
    groups = sorted(site.by_norm)
    answers: dict[str, Known] = {norm: each for norm in groups if (each := known.of(site, norm)) is not None}
    site.summaries = {path: summary for each in answers.values() for path, summary in each.summaries.items()}
    remembered = [*answers]
    answers |= _look_at(run, site, [norm for norm in groups if norm not in answers], progress)
    # What a remembered page asked of those may have another answer now. Once is enough: its own summary stays the same.
    answers |= _look_at(run, site, [norm for norm in remembered if not answers[norm].holds(site)], progress)
    known.keep(site, answers)
    found = [*run.site(), *run.fragments(), *(finding for each in answers.values() for finding in each.findings)]
    comments = {path: page.ignores for path, page in site.fragments.items()}
    return run.finish(found, comments | {path: own for each in answers.values() for path, own in each.comments.items()})


def _look_at(run: Run, site: Site, norms: list[str], progress: Progress | None) -> dict[str, Known]:
    """What is to be known of the pages called ``norms`` and their translations."""
    groups = {norm: [file.path for file in site.by_norm[norm].values()] for norm in norms}
    count = workers.worthwhile(sum(map(len, groups.values())))
    if count > 1:
        return workers.check(run, site, groups, count, progress)
    for paths in groups.values():
        for path in paths:
            site.summaries[path] = sites.summarise(site, site.page(path))
            if progress:
                progress(1)
    return {norm: run.group(paths) for norm, paths in groups.items()}


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
        blind = _OF_LISTS if self._site.renderer.guesses_lists else ()
        wanted = [rule for rule in self._rules if rule.scope == "page" and not rule.code.startswith(blind)]
        for path in paths:
            page = self._site.page(path)
            for rule in wanted:
                for problem in rule.check(page, self._site):
                    yield self._finding(rule, problem, page)

    def group(self, paths: list[str]) -> Known:
        """What is to be known of a page and its translations; all summaries must be there."""
        site = self._site
        site.asked = {}
        found = list(self.pages(paths))
        contents = {path: site.digest(path) for path in paths}
        comments = {path: site.page(path).ignores for path in paths}
        return Known(contents, {path: site.summaries[path] for path in paths}, comments, found, site.asked)

    def site(self) -> Iterator[Finding]:
        """What the site rules find."""
        for rule in self._rules:
            if rule.scope == "site":
                for problem in rule.check(self._site):
                    yield self._finding(rule, problem, None)

    def fragments(self) -> Iterator[Finding]:
        """What the rules of words and addresses find in the files that pages take in. ``--fix`` leaves these alone."""
        wanted = [rule for rule in self._rules if rule.scope == "page" and rule.code.startswith(_OF_FRAGMENTS)]
        for page in self._site.fragments.values():
            for rule in wanted:
                for problem in rule.check(page, self._site):
                    yield self._finding(rule, replace(problem, fix=None), page)

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
