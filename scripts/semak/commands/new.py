"""``semak new PORTAL`` and ``semak new PORTAL/TOPIC``: the command line. Exit status 0 written, 2 could not be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any


def add_parser(commands: Any) -> None:
    """Add ``new`` to the ``commands`` of the ``semak`` parser."""
    parser = commands.add_parser(
        "new",
        help="begin a page or a portal, in every language",
        description="Write the first version of a page (PORTAL/TOPIC) or of a portal (PORTAL) in every language, with its "
        "front matter, ids, navigation and register entries.",
    )
    parser.add_argument("what", metavar="PORTAL[/TOPIC]", help="as it will stand in the address: eplks/pay-levy")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), help="the site's mkdocs.yml")
    parser.add_argument(
        "--title", action="append", default=[], metavar="LOCALE=TITLE", help="a page's title in one language"
    )
    parser.add_argument("--name", default="", help="a portal's own name (default: the folder in capitals)")
    parser.add_argument("--address", default="", help="a portal's official address, from https:// on")
    parser.add_argument("--dry-run", action="store_true", help="say what would be written")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command."""
    import semak
    from semak import scaffold
    from semak.sites import reviews
    from semak.sites.config import ConfigError

    folder, _, name = arguments.what.removesuffix("/").partition("/")
    try:
        if not folder:
            raise scaffold.ScaffoldError(f"'{arguments.what}' names no portal: write PORTAL or PORTAL/TOPIC")
        site = semak.load_site(arguments.config)
        today = reviews.today()
        if name:
            plan = scaffold.topic(site, folder, name, _titles(arguments.title), today)
        else:
            plan = scaffold.portal(site, folder, arguments.name, arguments.address, today)
        if not arguments.dry_run:
            plan.apply()
    except (ConfigError, scaffold.ScaffoldError, OSError) as error:
        print(f"semak: {error}", file=sys.stderr)
        return 2
    root = site.config.root
    for path in plan.new:
        print(f"new      {path.relative_to(root)}")
    for path in plan.changed:
        print(f"changed  {path.relative_to(root)}")
    for note in plan.notes:
        print(f"to do    {note}")
    return 0


def _titles(given: list[str]) -> dict[str, str]:
    from semak.scaffold import ScaffoldError

    titles = dict(each.partition("=")[::2] for each in given)
    if not all(titles.values()):
        raise ScaffoldError("write --title ms=Tajuk --title en=Title")
    return titles
