"""The command: exit status, the four formats, fixes, ignores, and a cache that is never stale."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from semak import cli
from semak.findings import Finding, Fix
from semak.reports import machine, text
from semak.runs import cache, fixes
from semak.sites import site as sites

from tests.semak.bundle import write

CONFIG = "site_name: X\nmarkdown_extensions: [attr_list]\n"
KEYS = {"code", "name", "severity", "path", "line", "column", "end_line", "end_column", "message", "help", "fix"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/index.md": "# X\n\n1. a\n3. b\n\n[c](gone.md)\n"})
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    status = cli.main(list(argv))
    out, err = capsys.readouterr()
    return status, out, err


def test_text_is_one_line_a_finding(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "check")
    assert status == 1
    assert out.splitlines() == [
        "index.md:4:1: STEP002 1 is followed by 3; the reader sees 2 (help: type 2)",
        "index.md:6:5: LINK001 no such page: 'gone.md' (help: correct the path)",
    ]
    assert "2 errors and 0 warnings in 1 file." in err


def test_json_has_the_keys_that_are_promised(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "check", "--format", "json")
    findings = json.loads(out)
    assert status == 1
    assert [set(each) for each in findings] == [KEYS, KEYS]
    assert findings[0]["fix"] == {"replacement": "2", "start": 10, "end": 11}
    assert findings[1]["fix"] is None


def test_clean_is_an_empty_list_and_status_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "--format", "json", "--ignore", "STEP,LINK")[:2] == (0, "[]\n")


def test_select_and_paths_narrow_the_report(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "LINK001" not in run(capsys, "check", "--select", "STEP002")[1]
    write(project, {"docs/other.md": "# Y\n"})
    assert run(capsys, "check", "docs/other.md")[0] == 0
    assert run(capsys, "check", "docs")[0] == 1


def test_github_and_sarif_name_the_file_from_here(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "::error file=docs/index.md,line=4,col=1," in run(capsys, "check", "--format", "github")[1]
    log = json.loads(run(capsys, "check", "--format", "sarif")[1])
    result = log["runs"][0]["results"][0]
    assert (log["version"], result["ruleId"], result["level"]) == ("2.1.0", "STEP002", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/index.md"
    assert place["region"] == {"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 2}


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["docs/othre.md"], "docs/othre.md: no such file or folder"),
        (["--select", "STPE002"], "no rule STPE002; 'semak rules' lists them"),
        (["--ignore", "LINK,NOPE"], "no rule NOPE; 'semak rules' lists them"),
        (["--config", "docs"], "docs: cannot be read: Is a directory"),
    ],
)
def test_a_slip_of_the_keyboard_is_no_clean_site(
    argv: list[str], said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "check", *argv) == (2, "", f"semak: {said}\n")


def test_settings_name_rules_that_exist(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = "extra:\n  semak:\n    ignore: [LINK, STPE002]\n    severity: {STEP002: warning, XX001: error}\n"
    write(project, {"mkdocs.yml": CONFIG + settings})
    out = run(capsys, "check", "--select", "SEMAK")[1]
    assert out.splitlines() == [
        "mkdocs.yml:5:20: SEMAK004 there is no rule STPE002 (help: 'semak rules' lists them)",
        "mkdocs.yml:6:34: SEMAK004 there is no rule XX001 (help: 'semak rules' lists them)",
    ]


def test_what_cannot_run_is_status_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "check", "--config", str(tmp_path / "none.yml"))
    assert (status, out, err) == (2, "", "semak: none.yml: no such file\n")


def test_fix_mends_and_a_second_fix_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs/index.md"
    before = page.read_bytes()
    status, out, _ = run(capsys, "check", "--diff")
    assert (status, page.read_bytes()) == (1, before)
    assert "-3. b\n+2. b\n" in out
    assert run(capsys, "check", "--fix")[0] == 1
    after = page.read_bytes()
    assert after == before.replace(b"3. b", b"2. b")
    run(capsys, "check", "--fix")
    assert page.read_bytes() == after


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("1. a\n2. b\n4. c\n5. d\n6. e\n", "1. a\n2. b\n3. c\n4. d\n5. e\n"),
        ("4. a\n5. b\n5. c\n7. d\n", "1. a\n2. b\n3. c\n4. d\n"),
        (
            "1. a\n3. b\n\n    1. c\n    3. d\n    4. e\n\n4. f\n",
            "1. a\n2. b\n\n    1. c\n    2. d\n    3. e\n\n3. f\n",
        ),
        ("1. a\n2.b\n4. c\n5. d\n", "1. a\n2. b\n3. c\n4. d\n"),
        ("1) a\n2) b\n3) c\n\nOr:\n\n1.a\n2.b\n", "1. a\n2. b\n3. c\n\nOr:\n\n1. a\n2. b\n"),
    ],
)
def test_fix_numbers_a_whole_list(typed: str, mended: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs/index.md"
    page.write_text(f"# X\n\n{typed}")
    assert run(capsys, "check", "--fix", "--select", "STEP")[0] == 0
    assert page.read_text() == f"# X\n\n{mended}"


def test_fix_keeps_line_ends_and_byte_order_mark(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs/index.md"
    page.write_bytes(b"\xef\xbb\xbf# X\r\n\r\n1. a\r\n3. b\r\n")
    run(capsys, "check", "--fix")
    assert page.read_bytes() == b"\xef\xbb\xbf# X\r\n\r\n1. a\r\n2. b\r\n"


def test_a_file_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "now"})
    finding = Finding("a.md", 1, 1, "X001", "m", fix=Fix(0, 1, "x"))
    outcome = fixes.mend([finding], tmp_path, {"a.md": b"then"}, write=True)
    assert (outcome.applied, (tmp_path / "a.md").read_text()) == (0, "now")
    assert outcome.refused == ("a.md: not fixed: it changed since it was checked",)


def test_of_two_fixes_that_overlap_one_is_left_for_the_next_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "abcdef"})
    findings = [Finding("a.md", 1, 1, "X001", "m", fix=Fix(*fix)) for fix in ((0, 3, "x"), (2, 4, "y"), (4, 5, "z"))]
    fixes.mend(findings, tmp_path, {"a.md": b"abcdef"}, write=True)
    assert (tmp_path / "a.md").read_text() == "xdzf"


def test_the_report_on_a_terminal_marks_the_words(project: Path) -> None:
    finding = Finding("index.md", 6, 5, "LINK001", "no such page", end_line=6, end_column=12)
    shown = text.render([finding], lambda _: "[c](gone.md)", colour=False).splitlines()
    assert shown[1:] == ["     6 | [c](gone.md)", "       |     ^^^^^^^"]


def test_github_commands_are_escaped() -> None:
    assert "a%25b%0Ac" in machine.as_github([Finding("x,y.md", 1, 1, "X001", "a%b\nc")], str)


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_what_lies_outside_the_docs_folder_is_named_where_it_is(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "mkdocs.yml").write_text("site_name: X\nnav: [gone.md, index.md]\n", encoding="utf-8")
    _, out, _ = run(capsys, "check", "--format", form, "mkdocs.yml")
    assert "mkdocs.yml" in out
    assert "docs/mkdocs.yml" not in out


def changes(project: Path) -> dict[str, object]:
    return {
        "a page": lambda: write(project, {"docs/index.md": "# Y\n"}),
        "a new page": lambda: write(project, {"docs/new.md": "# N\n"}),
        "a new file": lambda: write(project, {"docs/a.pdf": "pdf"}),
        "a file removed": (project / "docs/b.md").unlink,
        "a setting": lambda: write(project, {"mkdocs.yml": CONFIG + "site_url: https://x.my/\n"}),
        "the register": lambda: write(project, {"docs/_data/sites.yml": "[]\n"}),
    }


@pytest.mark.parametrize(
    "change", ["a page", "a new page", "a new file", "a file removed", "a setting", "the register"]
)
def test_the_cache_forgets_when_something_changes(change: str, project: Path) -> None:
    write(project, {"docs/b.md": "# B\n"})
    answer = cache.Answer([Finding("a.md", 1, 1, "X001", "m", fix=Fix(0, 1, "x"))], ("note",))
    cache.Cache(sites.load(project / "mkdocs.yml"), []).put(answer)
    assert cache.Cache(sites.load(project / "mkdocs.yml"), []).get() == answer
    assert cache.Cache(sites.load(project / "mkdocs.yml"), ["--select"]).get() is None
    changes(project)[change]()  # type: ignore[operator]
    assert cache.Cache(sites.load(project / "mkdocs.yml"), []).get() is None


def test_a_variable_that_the_settings_name_is_part_of_the_key(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, {"mkdocs.yml": CONFIG + "site_url: !ENV [SEMAK_TEST, 'x']\n"})
    cache.Cache(sites.load(project / "mkdocs.yml"), []).put(cache.Answer([], ()))
    monkeypatch.setenv("SEMAK_TEST", "https://y.my/")
    assert cache.Cache(sites.load(project / "mkdocs.yml"), []).get() is None


def test_nothing_is_kept_where_a_site_renders_with_code_of_its_own(project: Path) -> None:
    write(project, {"mkdocs.yml": "site_name: X\nmarkdown_extensions: [their.own]\n"})
    cache.Cache(sites.load(project / "mkdocs.yml"), []).put(cache.Answer([], ()))
    assert cache.Cache(sites.load(project / "mkdocs.yml"), []).get() is None


def test_a_broken_cache_is_no_answer(project: Path) -> None:
    store = cache.Cache(sites.load(project / "mkdocs.yml"), [])
    store.put(cache.Answer([], ()))
    for file in (project / ".cache/semak").glob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert store.get() is None


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert "STEP002" in run(capsys, "rules")[1]
    assert "Why it matters:" in run(capsys, "rules", "step002")[1]
    assert run(capsys, "rules", "NONE999")[0] == 2
