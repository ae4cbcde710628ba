"""Small sites with defects and traps: ``⟦CODE⟧`` stands where a finding of that rule must be, and none may be elsewhere.

The sites lie in ``planted/`` as bundles; those called ``sound-`` have no defect, only two halves that say the same in
words of their own. After a file's name, ``BOM`` and ``CRLF`` say how it is saved.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import semak
from semak import cli

from tests.semak.bundle import Bundle, write

PLANTED = sorted((Path(__file__).parent / "planted").glob("*.txt"))
WITH_DEFECTS = [path for path in PLANTED if not path.stem.startswith("sound-")]
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


@pytest.mark.parametrize("bundle", WITH_DEFECTS, ids=lambda path: path.stem)
def test_a_fix_hides_no_cut_list(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, _ = read(bundle)
    write(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "mkdocs.yml"
    before = {(each.path, each.line) for each in semak.check_sources(semak.load_site(config)) if each.code == "STEP006"}
    cli.main(["check", "--no-cache", "--fix"])
    after = {(each.path, each.line) for each in semak.check_sources(semak.load_site(config)) if each.code == "STEP006"}
    assert before <= after


@pytest.mark.parametrize("bundle", WITH_DEFECTS, ids=lambda path: path.stem)
def test_what_diff_shows_is_what_fix_does_and_a_second_fix_does_nothing(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files, _ = read(bundle)
    write(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    cli.main(["check", "--no-cache", "--diff"])
    shown = capsys.readouterr().out
    cli.main(["check", "--no-cache", "--fix"])
    fixed = {name: (tmp_path / name).read_bytes() for name in files}
    cli.main(["check", "--no-cache", "--fix"])
    assert {name: (tmp_path / name).read_bytes() for name in files} == fixed
    changed = [line for line in shown.splitlines() if line.startswith(("+++", "+"))]
    assert sorted({line[len("+++ b/") :] for line in changed if line.startswith("+++")}) == sorted(
        name for name, content in files.items() if fixed[name] != content
    )
    assert all(line[1:].encode() in b"".join(fixed.values()) for line in changed if not line.startswith("+++"))
