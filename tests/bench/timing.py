"""Running other programs and taking the time they need, by the clock and of the processors."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds a program took by the clock, and of processor time with its children.

    The clock is what a person waits; processor time hardly changes with what else the machine does meanwhile.
    """

    clock: float
    processor: float

    def against(self, other: Took) -> str:
        """The ratio of both to those of ``other``."""
        return f"{self.clock / other.clock:.2f} × ({self.processor / other.processor:.2f} × of processor time)"


def took(command: Sequence[str | Path], folder: Path, **environment: str) -> Took:
    """Run ``command`` in ``folder``. A status of 1 is findings, which is fine; above that the measurement fails.

    Python may keep its byte code, as pip does of what it installs.
    """
    began, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    clock, after = perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise RuntimeError(f"{command}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return Took(clock, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def in_turns(programs: dict[str, Callable[[], Took]], rounds: int) -> dict[str, Took]:
    """The medians of each program; they take turns, so that a machine that slows down slows all."""
    taken: dict[str, list[Took]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, run in programs.items():
            taken[name].append(run())
    return {
        name: Took(median(each.clock for each in all_), median(each.processor for each in all_))
        for name, all_ in taken.items()
    }


def size(folder: Path) -> int:
    """Bytes of all files under ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
