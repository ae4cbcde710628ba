"""``python -m panduan.handouts``: make the handouts of the site that was built last."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from time import perf_counter

from panduan.handouts.build import Workshop
from panduan.handouts.collect import PLAN
from panduan.handouts.links import fill
from panduan.handouts.plan import Plan
from panduan.handouts.problems import HandoutError

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')


def main(site_dir: Path = Path("site"), cache: Path = Path(".cache/handouts")) -> int:
    """Make every handout of ``site_dir`` and say how many in how long. Returns the exit status."""
    started = perf_counter()
    try:
        plan = Plan.load(cache / PLAN)
        if not _is_of(plan, site_dir):
            sys.stderr.write(
                f"handouts: the last build was not of {site_dir}/ but of {plan.site_url}; run make site first\n"
            )
            return 2
        workshop = Workshop(plan, site_dir, cache)
        made = workshop.make_all()
    except OSError:
        sys.stderr.write("handouts: there is no built site to make them from; run make site first\n")
        return 2
    except HandoutError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    fill(plan, made, site_dir)
    size = sum(each.size for each in made.values()) / 1_000_000
    seconds = perf_counter() - started
    sys.stdout.write(
        f"{len(made)} handouts, {size:.1f} MB, {workshop.fresh} of them new, in {seconds:.1f} s: {site_dir}/handouts/\n"
    )
    return 0


def _is_of(plan: Plan, site_dir: Path) -> bool:
    """False if the pages of ``site_dir`` say that they have other addresses than those of ``plan``."""
    for page in plan.pages[:1]:
        named = _CANONICAL.search(page.html(site_dir).read_text("utf-8"))
        return named is None or named[1] == f"{plan.site_url}{page.url}"
    return True


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
