"""Applying the fixes that findings carry: all of a file at once, or none of it."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from semak.findings import Finding, Fix

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the fixes: how many were applied, what changed, and why some files were left alone."""

    applied: int
    diff: str
    refused: tuple[str, ...]


def mend(
    findings: Iterable[Finding],
    docs_dir: Path,
    checked: Mapping[str, bytes],
    *,
    write: bool,
    shown: Callable[[str], str] = str,
) -> Outcome:
    """Apply the fixes in ``findings``, or only show them if ``write`` is false.

    ``checked`` holds the content of each file as it was checked: a file that has changed since is refused. ``shown``
    says how the diff names a file: from the working directory, so that ``patch`` and ``git apply`` find it.
    """
    applied = 0
    diffs: list[str] = []
    refused: list[str] = []
    with_fix = sorted((each for each in findings if each.fix), key=lambda each: each.path)
    for path, group in groupby(with_fix, key=lambda each: each.path):
        parts, count = _disjoint(each.fix for each in group if each.fix)
        try:
            data = checked[path]
            bom = _BOM if data.startswith(_BOM) else b""
            before = data[len(bom) :].decode()
            after = apply(before, parts)
            if write:
                _replace(docs_dir / path, bom + after.encode(), data)
        except (OSError, UnicodeDecodeError) as error:
            refused.append(f"{path}: not fixed: {error}")
            continue
        applied += count
        diffs.append(_diff(shown(path), before, after))
    return Outcome(applied, "".join(diffs), tuple(refused))


def apply(text: str, fixes: Sequence[Fix]) -> str:
    """``text`` with every fix applied; they must be in order and not overlap."""
    pieces: list[str] = []
    last = 0
    for fix in fixes:
        pieces += (text[last : fix.start], fix.replacement)
        last = fix.end
    return "".join([*pieces, text[last:]])


def _disjoint(fixes: Iterable[Fix]) -> tuple[list[Fix], int]:
    """Every replacement, in order and once, and how many fixes they are.

    Of two fixes that overlap the first: the next run sees to the other.
    """
    kept: list[Fix] = []
    count = 0
    for fix in sorted(fixes, key=lambda fix: (fix.start, fix.end)):
        new = [
            part for part in fix.parts if part not in kept[max(0, bisect_left(kept, _place(part), key=_place)) :][:1]
        ]
        if all(_fits(part, kept) for part in new):
            count += 1
            for part in new:
                insort(kept, part, key=_place)
    return kept, count


def _place(fix: Fix) -> tuple[int, int]:
    return fix.start, fix.end


def _fits(fix: Fix, kept: Sequence[Fix]) -> bool:
    """Whether ``fix`` overlaps none of ``kept``, which are in order; two insertions at one place overlap."""
    index = bisect_left(kept, _place(fix), key=_place)
    before = index == 0 or fix.start >= kept[index - 1].end + (fix.start == fix.end == kept[index - 1].end)
    after = index == len(kept) or kept[index].start >= fix.end + (kept[index].start == kept[index].end == fix.end)
    return before and after


def _replace(path: Path, data: bytes, expected: bytes) -> None:
    """Put ``data`` in the place of ``path`` in one step, keeping its mode; only if it still holds ``expected``."""
    real = path.resolve()
    descriptor, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(real.stat().st_mode)
        if real.read_bytes() != expected:
            raise OSError("it changed since it was checked")
        temporary.replace(real)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _diff(path: str, before: str, after: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
