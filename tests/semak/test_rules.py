"""Every rule is documented and proved: a docstring that says what, why, bad and good; a bad and a good fixture."""

from __future__ import annotations

from pathlib import Path

import pytest
from semak import rules
from semak.findings import Finding
from semak.runs import fixes

from tests.semak.bundle import Bundle, line

FIXTURES = Path(__file__).parent / "rules"
CATALOGUE = rules.catalogue()


def test_every_module_of_rules_is_in_the_catalogue() -> None:
    folder = Path(rules.__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == set(rules.MODULES)


def test_no_fixture_is_left_without_a_rule() -> None:
    assert {path.name.partition(".")[0] for path in FIXTURES.iterdir()} <= set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_rule_says_what_it_does_and_why_and_shows_bad_and_good(code: str) -> None:
    documentation = CATALOGUE[code].documentation
    summary, blank, *rest = documentation.splitlines()
    assert summary.endswith(".") or summary.endswith(":") or not blank, summary
    text = "\n".join(rest)
    for part in ("Why it matters:", "Bad:\n    ", "Good:\n    "):
        assert part in documentation, f"{code} has no '{part}'"
    assert text.index("Why it matters:") < text.index("Bad:") < text.index("Good:")


@pytest.mark.parametrize("code", CATALOGUE)
def test_bad_is_found_at_its_place_and_nothing_else(code: str, tmp_path: Path) -> None:
    bundle = Bundle.read(FIXTURES / f"{code}.bad.txt")
    assert [line(finding) for finding in bundle.findings(tmp_path)] == list(bundle.expected)
    assert any(f" {code} " in expected for expected in bundle.expected)


@pytest.mark.parametrize("code", CATALOGUE)
def test_good_is_left_alone(code: str, tmp_path: Path) -> None:
    assert [line(finding) for finding in Bundle.read(FIXTURES / f"{code}.good.txt").findings(tmp_path)] == []


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_fix_leaves_nothing_to_fix(code: str, tmp_path: Path) -> None:
    bundle = Bundle.read(FIXTURES / f"{code}.bad.txt")
    for _ in range(3):
        findings = bundle.findings(tmp_path)
        fixes = [each for each in findings if each.fix and each.code == code]
        if not fixes:
            return
        bundle = _mended(bundle, fixes, tmp_path)
    pytest.fail(f"{code} still wants to fix: {fixes[0]}")


def _mended(bundle: Bundle, findings: list[Finding], folder: Path) -> Bundle:
    checked = {each.path: (folder / "docs" / each.path).read_bytes() for each in findings}
    outcome = fixes.mend(findings, folder / "docs", checked, write=True)
    assert not outcome.refused
    files = {name: (folder / name).read_text(encoding="utf-8") for name in bundle.files}
    return Bundle(files, bundle.expected)
