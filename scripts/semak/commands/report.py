"""``semak report``: the command line. Exit status 0 nothing overdue, 1 something overdue, 2 could not run."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

FORMATS = ("html", "text", "markdown", "json")


def add_parser(commands: Any) -> None:
    """Add ``report`` to the ``commands`` of the ``semak`` parser."""
    parser = commands.add_parser(
        "report",
        help="show what was verified when, and what is due for review",
        description="Show of every page and register entry when it was verified, when it is due, its sources and doubts, "
        "the state of its translation and what 'semak online' last said of its addresses.",
    )
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the report is written (default: text)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there, not to standard output")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="the day to judge by (default: today)")
    parser.add_argument(
        "--online", type=Path, metavar="FILE", help="the JSON report of 'semak online' (default: its last run here)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    import semak
    from semak.report import gather
    from semak.report.render import render, summary
    from semak.sites import reviews
    from semak.sites.config import ConfigError

    try:
        site = semak.load_site(arguments.config)
    except ConfigError as error:
        return _fail(str(error))
    report = gather(site, arguments.today or reviews.today(), arguments.online)
    text = render(report, arguments.format)
    if arguments.output:
        try:
            arguments.output.parent.mkdir(parents=True, exist_ok=True)
            arguments.output.write_text(text, encoding="utf-8")
        except OSError as error:
            return _fail(f"the report cannot be written: {error}")
        print(summary(report), file=sys.stderr)
    else:
        sys.stdout.write(text)
    return int(any(True for _ in report.overdue()))


def _fail(message: str) -> int:
    print(f"semak: {message}", file=sys.stderr)
    return 2
