"""Small sites with defects and traps: ``⟦CODE⟧`` stands where a finding of that rule must be, and none may be elsewhere.

The sites lie in ``planted/`` as bundles. After a file's name, ``BOM`` and ``CRLF`` say how it is saved.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import semak

from tests.semak.bundle import Bundle, write

PLANTED = sorted((Path(__file__).parent / "planted").glob("*.txt"))
_MARK = re.compile(r"⟦([A-Z]+\d{3})⟧")


def read(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a bundle without marks, and what must be found: ``path:line:column CODE``."""
    files, expected = {}, []
    for title, text in Bundle.read(path).files.items():
        name, *saved = title.split()
        shown = name.removeprefix("docs/")
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            for mark in _MARK.finditer(line):
                column = len(_MARK.sub("", line[: mark.start()])) + 1
                expected.append(f"{shown}:{number}:{column} {mark[1]}")
        plain = ("\r\n" if "CRLF" in saved else "\n").join(_MARK.sub("", line) for line in lines)
        files[name] = plain.encode("utf-8-sig" if "BOM" in saved else "utf-8")
    return files, sorted(expected)


@pytest.mark.parametrize("bundle", PLANTED, ids=lambda path: path.stem)
def test_each_defect_is_found_at_its_place_and_nothing_else(bundle: Path, tmp_path: Path) -> None:
    files, expected = read(bundle)
    write(tmp_path, files)
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert sorted(f"{each.path}:{each.line}:{each.column} {each.code}" for each in found) == expected
