"""``semak online``: the command line. Exit status 0 nothing to mend, 1 something to mend, 2 could not run."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from semak.online import Address, Limits, Result
    from semak.online.cache import Cache

CACHE = Path(".cache/semak/online.json")
"""Where successes are kept, from the folder of ``mkdocs.yml``."""
LAST_RUN = Path(".cache/semak/online-last-run.json")
"""The JSON report of the last whole run, which ``semak report`` reads; nothing is answered from it."""
FORMATS = ("text", "json", "markdown")


@dataclass(frozen=True, slots=True)
class _Site:
    """What a run needs of a site: its addresses, and the folder in which it may keep things."""

    addresses: list[Address]
    folder: Path


def add_parser(commands: Any) -> None:
    """Add ``online`` to the ``commands`` of the ``semak`` parser."""
    parser = commands.add_parser(
        "online",
        help="ask whether every external address works",
        description="Ask whether every external link and every address of the register works. Without ADDRESS: all of the site's.",
    )
    parser.add_argument("addresses", nargs="*", metavar="ADDRESS", help="ask for these instead of the site's")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how the report is written (default: text)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the report there, not to standard output")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="PATTERN", help="leave out addresses like https://x.example/*"
    )
    parser.add_argument("--strict", action="store_true", help="count what could not be told as something to mend")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.add_argument("--cache", type=Path, metavar="FILE", help=f"where successes are kept (default: {CACHE})")
    parser.add_argument("--no-cache", action="store_true", help="ask for everything, keep nothing")
    parser.add_argument(
        "--max-age",
        type=_period,
        default=timedelta(days=7),
        metavar="PERIOD",
        help="how long a success stands, as 12h or 7d (default: 7d)",
    )
    limits = parser.add_argument_group("limits, in seconds")
    limits.add_argument("--interval", type=_seconds, metavar="S", help="between two requests to one host (default: 1)")
    limits.add_argument(
        "--timeout", type=_seconds, metavar="S", help="for a connection, and for the next byte (default: 10)"
    )
    limits.add_argument("--time-limit", type=_seconds, metavar="S", help="for the whole run (default: 3600)")
    limits.add_argument(
        "--patience", type=_seconds, metavar="S", help="the longest Retry-After that is obeyed (default: 60)"
    )
    limits.add_argument("--tries", type=_count, metavar="N", help="for what may pass: faults, 429, 503 (default: 3)")
    limits.add_argument("--hosts", type=_count, metavar="N", help="hosts asked at the same time (default: 16)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    from semak.online import NoNetworkError, cache, reports
    from semak.sites.config import ConfigError

    try:
        site = _site(arguments)
    except ConfigError as error:
        return _fail(str(error))
    wanted = [address for address in site.addresses if not any(fnmatch(address.url, each) for each in arguments.ignore)]
    successes = cache.Cache(_cache_path(arguments, site.folder), arguments.max_age)
    if successes.problem:
        print(f"semak: note: {successes.problem}", file=sys.stderr)
    status = 0
    try:
        results = _ask(wanted, _limits(arguments), successes, quiet=arguments.quiet)
    except NoNetworkError as error:
        return _fail(str(error))
    finally:
        # What was learnt before Ctrl-C or a fault is kept.
        status = _save(successes)
    report = reports.render(results, arguments.format, datetime.now(UTC))
    try:
        if arguments.output:
            cache.write_whole(arguments.output, report)
        else:
            sys.stdout.write(report)
        if not arguments.addresses and not arguments.no_cache:
            cache.write_whole(site.folder / LAST_RUN, reports.render(results, "json", datetime.now(UTC)))
    except OSError as error:
        return _fail(f"the report cannot be written: {error}")
    if arguments.output or arguments.format != "text":
        print(reports.summary(results), file=sys.stderr)
    return status or int(_anything_to_mend(results, strict=arguments.strict))


def _site(arguments: argparse.Namespace) -> _Site:
    from semak.online import Address, collect
    from semak.sites import site as sites

    if arguments.addresses:
        return _Site([Address(url) for url in dict.fromkeys(arguments.addresses)], arguments.config.resolve().parent)
    site = sites.load(arguments.config)
    pages = (site.page(file.path) for file in site.page_files)
    return _Site(collect(pages, site.register, site.register_prefix.rstrip("/")), site.config.root)


def _ask(wanted: Sequence[Address], limits: Limits, successes: Cache, *, quiet: bool) -> list[Result]:
    import asyncio

    from semak.online import check
    from semak.online.progress import Meter

    if quiet:
        return asyncio.run(check(wanted, limits, successes))
    meter = Meter(len(wanted), sys.stderr)
    try:
        return asyncio.run(check(wanted, limits, successes, meter))
    finally:
        meter.close()


def _limits(arguments: argparse.Namespace) -> Limits:
    """The default limits with what the command line changes."""
    from semak.online import Limits

    changed: dict[str, Any] = {
        "interval": arguments.interval,
        "connect": arguments.timeout,
        "read": arguments.timeout,
        "request": arguments.timeout and arguments.timeout * 3,
        "address": arguments.timeout and arguments.timeout * 9,
        "run": arguments.time_limit,
        "patience": arguments.patience,
        "tries": arguments.tries,
        "hosts": arguments.hosts,
    }
    return Limits(**{name: value for name, value in changed.items() if value is not None})


def _cache_path(arguments: argparse.Namespace, folder: Path) -> Path | None:
    if arguments.no_cache:
        return None
    if arguments.cache:
        return Path(arguments.cache)
    # Addresses on the command line are a question of the moment.
    return None if arguments.addresses else folder / CACHE


def _save(successes: Cache) -> int:
    try:
        successes.save()
    except OSError as error:
        return _fail(f"the cache cannot be written: {error}")
    return 0


def _anything_to_mend(results: Sequence[Result], *, strict: bool) -> bool:
    from semak.online import Answer

    return any(result.is_finding or (strict and result.answer is Answer.UNKNOWN) for result in results)


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1e6:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return value


def _count(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 1000:
        raise argparse.ArgumentTypeError(f"{text} is not from 1 to 1000")
    return value


def _period(text: str) -> timedelta:
    match = re.fullmatch(r"(\d{1,5})(h|d)", text)
    if not match:
        raise argparse.ArgumentTypeError(f"'{text}' is no period: write 12h or 7d")
    return timedelta(hours=int(match[1])) if match[2] == "h" else timedelta(days=int(match[1]))


def _fail(message: str) -> int:
    print(f"semak: {message}", file=sys.stderr)
    return 2
