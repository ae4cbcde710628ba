"""``python -m panduan.handouts``: make the handouts of the site that was built last."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from panduan.handouts.build import Workshop
from panduan.handouts.collect import PLAN
from panduan.handouts.links import fill
from panduan.handouts.plan import Plan
from panduan.handouts.problems import HandoutError


def main(site_dir: Path = Path("site"), cache: Path = Path(".cache/handouts")) -> int:
    """Make every handout of ``site_dir`` and say how many in how long. Returns the exit status."""
    started = perf_counter()
    try:
        plan = Plan.load(cache / PLAN)
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


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
