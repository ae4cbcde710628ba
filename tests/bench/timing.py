"""Running other programs and taking the processor time they need."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Took:
    """Processor seconds of a program and its children: what others do on the machine meanwhile hardly counts."""

    seconds: float


def took(command: Sequence[str | Path], folder: Path, **environment: str) -> Took:
    """Run ``command`` in ``folder``. A status of 1 is findings, which is fine; above that the measurement fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise RuntimeError(f"{command}: {done.stdout[-1000:]}{done.stderr[-1000:]}")
    return Took(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


def in_turns(programs: dict[str, Callable[[], Took]], rounds: int) -> dict[str, float]:
    """The median seconds of each program; they take turns, so that a machine that slows down slows all."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, run in programs.items():
            seconds[name].append(run().seconds)
    return {name: median(each) for name, each in seconds.items()}


def size(folder: Path) -> int:
    """Bytes of all files under ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
