"""The command line: ``semak check`` and ``semak rules``. Exit status 0 clean, 1 findings, 2 could not run."""

from __future__ import annotations

import argparse
import atexit
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from semak import VERSION
from semak.commands import new, online, report
from semak.findings import Finding

if TYPE_CHECKING:
    from semak.runs.fixes import Outcome
    from semak.runs.run import Request, Result
    from semak.sites.config import Config

FORMATS = ("text", "json", "sarif", "github")

_MOST_ROUNDS = 20
"""How often ``--fix`` looks again at what it has mended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. ``argv`` without the program's name; the process's own by default."""
    atexit.register(gc.freeze)  # a program that ends need not look for garbage first: it took a tenth of a warm check
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return _fail("interrupted")
    except BrokenPipeError:
        # Whoever read the report has seen enough.
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="semak", description="Checks a MkDocs site for what misleads its readers.")
    parser.add_argument("--version", action="version", version=f"semak {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check the sources of a site")
    check.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="show findings in these files and folders only"
    )
    check.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml")
    check.add_argument("--format", choices=FORMATS, default="text", help="how findings are shown (default: text)")
    check.add_argument(
        "--select", default="", metavar="CODES", help="run only these rules or families, as LINK,STEP003"
    )
    check.add_argument("--ignore", default="", metavar="CODES", help="leave these rules or families out")
    check.add_argument("--no-cache", action="store_true", help="check everything anew")
    fixing = check.add_mutually_exclusive_group()
    fixing.add_argument("--fix", action="store_true", help="apply the fixes that findings carry")
    fixing.add_argument("--diff", action="store_true", help="show what --fix would change")
    fixing.add_argument(
        "--stamp", action="store_true",
        help="after a review: note in each page's front matter which state of its translations it was compared with; "
        "rule PAIR010 then says when one of them changes (PATH: only these pages)",
    )  # fmt: skip
    check.set_defaults(run=_check)
    rules = commands.add_parser("rules", help="list the rules, or explain one")
    rules.add_argument("code", nargs="?", help="a rule's code")
    rules.add_argument(
        "--format", choices=("text", "markdown", "html"), default="text", help="the whole reference as a document"
    )
    rules.set_defaults(run=_rules)
    online.add_parser(commands)
    report.add_parser(commands)
    new.add_parser(commands)
    return parser


def _check(arguments: argparse.Namespace) -> int:
    from semak.runs import run
    from semak.sites.config import ConfigError

    request = run.Request.of(arguments)
    if complaint := _complaint(request):
        return _fail(complaint)
    try:
        if arguments.stamp:
            return _stamp(arguments)
        result = run.check(request)
    except ConfigError as error:
        return _fail(str(error))
    for note in result.notes:
        print(f"semak: note: {note}", file=sys.stderr)
    findings = result.findings
    if arguments.diff:
        return _diff(result)
    if arguments.fix:
        return _fix(result, request)
    _show(findings, result.site.config, arguments.format)
    return 1 if findings else 0


def _complaint(request: Request) -> str:
    """What is wrong with a request, whatever the site: a slip of the keyboard must not look like a clean site."""
    if gone := next((path for path in request.paths if not path.exists()), None):
        return f"{gone}: no such file or folder"
    if codes := request.select + request.ignore:
        from semak import rules

        if unknown := next((code for code in codes if not rules.names_a_rule(code)), None):
            return f"no rule {unknown}; 'semak rules' lists them"
    return ""


def _stamp(arguments: argparse.Namespace) -> int:
    from semak.pages import stamps
    from semak.sites import site as sites

    site = sites.load(arguments.config)
    wanted = [path.resolve() for path in arguments.paths]
    here = {each.path: (site.config.docs_dir / each.path).resolve() for each in site.page_files}
    chosen = [path for path, file in here.items() if any(file.is_relative_to(each) for each in wanted)]
    if wanted and not chosen:
        return _fail(f"no page lies in {', '.join(map(str, arguments.paths))}")
    try:
        written = stamps.stamp(site, chosen if wanted else None)
    except OSError as error:
        return _fail(str(error))
    print("\n".join(written), end="\n" if written else "")
    print(f"{len(written)} stamped.", file=sys.stderr)
    return 0


def _diff(result: Result) -> int:
    outcome = _mend(result, write=False)
    print(outcome.diff, end="")
    print(f"{outcome.applied} would be fixed, {len(result.findings) - outcome.applied} left.", file=sys.stderr)
    return 1 if result.findings else 0


def _fix(result: Result, request: Request) -> int:
    """Mend, look again, and mend what has come to light, until nothing changes: two fixes may be in each other's way."""
    from semak.runs import run

    applied = 0
    for _ in range(_MOST_ROUNDS):
        outcome = _mend(result, write=True)
        applied += outcome.applied
        if not outcome.applied:
            break
        result = run.check(request)
    print(f"{applied} fixed, {len(result.findings)} left.", file=sys.stderr)
    return 1 if result.findings else 0


def _mend(result: Result, *, write: bool) -> Outcome:
    from semak.runs import fixes

    config = result.site.config
    checked = {each.path: result.site.content(each.path) for each in result.findings if each.fix}
    outcome = fixes.mend(result.findings, config.docs_dir, checked, write=write, shown=_from_here(config))
    for refused in outcome.refused:
        print(f"semak: {refused}", file=sys.stderr)
    return outcome


def _show(findings: Sequence[Finding], config: Config, form: str) -> None:
    """Print the report in the format asked for."""
    if form == "text":
        _show_text(findings, config)
        return
    from semak import rules
    from semak.reports import machine

    if form == "json":
        print(machine.as_json(findings))
    elif form == "github":
        if findings:
            print(machine.as_github(findings, _from_here(config)))
    else:
        print(machine.as_sarif(findings, rules.catalogue(), _from_here(config)))


def _show_text(findings: Sequence[Finding], config: Config) -> None:
    from semak.reports import text
    from semak.runs.run import source_lines

    terminal = sys.stdout.isatty()
    if findings:
        print(text.render(findings, source_lines(config) if terminal else None, colour=terminal))
    print(text.summary(findings, colour=sys.stderr.isatty()), file=sys.stderr)


def _from_here(config: Config) -> Callable[[str], str]:
    """A function that says how the file of a finding is called from the working directory, if it lies below."""
    here = Path.cwd()

    def shown(path: str) -> str:
        file = config.located(path)
        return file.relative_to(here).as_posix() if file.is_relative_to(here) else path

    return shown


def _rules(arguments: argparse.Namespace) -> int:
    from semak import rules

    catalogue = rules.catalogue()
    if arguments.format != "text":
        from semak.reports import reference

        if arguments.code is not None:
            return _fail("--format shows all rules: leave the code out")
        print(reference.as_markdown(catalogue) if arguments.format == "markdown" else reference.as_html(catalogue))
        return 0
    if arguments.code is None:
        for rule in catalogue.values():
            print(f"{rule.code}  {rule.severity:<7}  {rule.name:<24}  {rule.summary}")
        return 0
    found = catalogue.get(arguments.code.upper())
    if found is None:
        return _fail(f"no rule {arguments.code}; 'semak rules' lists them")
    print(f"{found.code} {found.name} ({found.severity})\n\n{found.documentation}")
    return 0


def _fail(message: str) -> int:
    print(f"semak: {message}", file=sys.stderr)
    return 2
