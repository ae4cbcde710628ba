"""``make bench``: every measurement as one table. ``python -m tests.bench build check`` takes only those."""

from __future__ import annotations

import os
import platform
import sys
import time
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
HELPERS = {"__init__", "__main__", "generate", "timing"}


def main(wanted: list[str]) -> int:
    """Run the modules that have ``rows()``, all or those ``wanted``; print their rows as they come."""
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in HELPERS)
    unknown = set(wanted) - set(names)
    if unknown:
        sys.stderr.write(f"no measurement {', '.join(sorted(unknown))}; there are {', '.join(names)}\n")
        return 2
    began = time.monotonic()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}\n", flush=True)
    print("| What | Measured | Budget |\n|---|---|---|", flush=True)
    failed = []
    for name in wanted or names:
        try:
            for what, measured, budget in import_module(f"tests.bench.{name}").rows():
                print(f"| {what} | {measured} | {budget} |", flush=True)
        except Exception as error:  # one measurement that fails must not take the others along
            failed.append(name)
            print(f"| {name} | failed: {type(error).__name__}: {str(error).splitlines()[0][:200]} | |", flush=True)
    print(f"\n{time.monotonic() - began:.0f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
