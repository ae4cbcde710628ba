"""One run of ``semak check``: what is asked, and what comes out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from semak.findings import Finding

if TYPE_CHECKING:
    from semak.runs.cache import Answer
    from semak.sites.config import Config
    from semak.sites.site import Site


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    config: Path
    paths: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    cache: bool = True

    @classmethod
    def of(cls, arguments: Namespace) -> Request:
        """The request that parsed ``arguments`` make."""
        return cls(
            arguments.config,
            tuple(arguments.paths),
            _codes(arguments.select),
            _codes(arguments.ignore),
            not arguments.no_cache,
        )


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found, and what it has to say besides."""

    findings: list[Finding]
    site: Site
    notes: tuple[str, ...] = ()


def check(request: Request) -> Result:
    """Check the sources of a site. Raises :class:`semak.sites.config.ConfigError` where that cannot be done."""
    from semak.runs import progress  # noqa: PLC0415 - reading them takes time that help and mistakes need not wait for
    from semak.sites import site  # noqa: PLC0415 - reading them takes time that help and mistakes need not wait for

    found = site.load(request.config)
    with progress.shown(len(found.page_files)) as step:
        answer = sources(found, request, step)
    return Result(_under(answer.findings, request.paths, found.config), found, answer.notes)


def sources(found: Site, request: Request, step: Callable[[int], None] | None = None) -> Answer:
    """What the sources of a site say, from the last run where nothing has changed since."""
    from semak.runs import cache  # noqa: PLC0415 - as above

    store = cache.Cache(found, [*request.select, "-", *request.ignore]) if request.cache else None
    answer = store.get() if store else None
    if answer is None:
        from semak.runs import engine  # noqa: PLC0415 - what a kept answer does not need

        findings = engine.check(found, request.select, request.ignore, step, store.memory() if store else None)
        answer = cache.Answer(findings, tuple(found.notes))
        if store:
            store.put(answer)
    return answer


def source_lines(config: Config) -> Callable[[Finding], str | None]:
    """A function that gives the line a finding stands on."""

    @cache
    def lines(path: str) -> list[str]:
        file = config.located(path)
        return file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file.is_file() else []

    def line(finding: Finding) -> str | None:
        known = lines(finding.path)
        return known[finding.line - 1] if 0 < finding.line <= len(known) else None

    return line


def _under(findings: list[Finding], paths: tuple[Path, ...], config: Config) -> list[Finding]:
    """Those of ``findings`` that stand in ``paths``; all of them where none is named."""
    if not paths:
        return findings
    wanted = [path.resolve() for path in paths]
    return [
        finding
        for finding in findings
        if any(config.located(finding.path).resolve().is_relative_to(path) for path in wanted)
    ]


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip().upper() for code in text.split(",") if code.strip())
