"""Nothing a file can hold makes the checker fail: every page ends in findings, and in reasonable time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import semak
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from semak import cli
from semak.pages import mask, probes, source
from semak.runs import engine, workers
from semak.sites import site as sites

from tests.semak.bundle import write

CONFIG = "site_name: X\nmarkdown_extensions: [attr_list, footnotes, admonition, tables, pymdownx.superfences, pymdownx.arithmatex]\n"

CORPUS = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "binary": bytes(range(256)) * 40,
    "utf-16": "# X\n".encode("utf-16"),
    "latin-1": "Caf\xe9 [x](y.md)\n".encode("latin-1"),
    "surrogates": b"\xed\xa0\x80 [x](y.md)\n",
    "control characters": b"\x01\x02\x0b\x0c [x](y.md) \xc2\x85 \xe2\x80\xa8\n",
    "what Python-Markdown uses inside": b"\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 [x](y.md)\n",
    "private-use characters": "\ue000\ue100\ue900 [x](y.md) \U0010fffd\n".encode(),
    "right to left and emoji": "# مرحبا\n\n[x](y.md) \U0001f468\u200d\U0001f469\n".encode(),
    "unclosed fence": b"```python\n[x](y.md)\n",
    "unclosed comment": b"<!-- a\n\n[x](y.md)\n" * 500,
    "unclosed tags": b"<div>" * 3000,
    "deep lists": b"".join(b"    " * depth + b"1. a\n\n" for depth in range(80)),
    "deeper lists": b"".join(b"    " * depth + b"- a\n" for depth in range(300)),
    "deep quotes": b">" * 3000 + b" x\n",
    "open brackets": b"[" * 50_000,
    "open links": b"[a](" * 20_000,
    "backticks": b"````` a `b " * 20_000,
    "one line": b"word " * 200_000,
    "one line of links": b"word [x](#y) **b** " * 50_000,
    "rules and dashes": b"---\n" * 40_000,
    "deep front matter": b"---\na: " + b"[" * 5000 + b"\n---\n",
    "front matter that never ends": b"---\ntitle: X\n" * 1000,
    "headers only": b"a: b\n" * 10_000,
    "addresses that are none": b"[a](http://[b) [c](//[d]/) <http://[e]> <img src='http://[f'>\n\n[g]: http://[h\n",
    "large": b"Text with [a link](y.md) and 03-8000 8000.\n\n" * 60_000,
}


def check(folder: Path, data: bytes) -> list[semak.Finding]:
    write(folder, {"mkdocs.yml": CONFIG, "docs/index.md": data})
    return semak.check_sources(semak.load_site(folder / "mkdocs.yml"))


@pytest.mark.parametrize("name", CORPUS)
def test_the_corpus_ends_in_findings(name: str, tmp_path: Path) -> None:
    started = time.monotonic()
    findings = check(tmp_path, CORPUS[name])
    assert all(each.line >= 1 and each.column >= 1 for each in findings)
    assert time.monotonic() - started < 60


def test_a_page_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/index.md": "# X\n"})
    (tmp_path / "docs/gone.md").symlink_to(tmp_path / "nowhere.md")
    findings = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [(each.path, each.code) for each in findings] == [("gone.md", "SEMAK005")]


@pytest.mark.parametrize(
    "unit",
    [
        b"1. Klik **LOG MASUK** pada [portal](#x).\n\nTeks `kod` dan 03-8000 8000, langkah 1.\n\n",
        b"[PR 1][b] x, [Fix][search] y, [3][4] z.\n\n",
        b"[^abc] [abc] x.\n\n" * 8,
        b"Ulang langkah 2 di atas.\n\n1. a\n\n2. b\n\n" * 8,
        b"\\[a b\n\n" * 8,
    ],
    ids=["page", "references", "footnotes", "steps", "formulas"],
)
def test_time_grows_with_size_and_not_with_its_square(unit: bytes, tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        started = time.process_time()
        check(tmp_path, unit * count)
        return time.process_time() - started

    seconds(10)
    small, large = min(seconds(150), seconds(149)), seconds(1200)
    assert large < 8 * small * 2.5


PIECES = st.sampled_from([
    "a", "B ", "\n", "\n\n", "    ", "\t", "# ", "## x { #x }", "1. ", "3. ", "2) ", "- ", "> ", "`", "```", "~~~\n",
    "[x](y.md)", "[x][y]", "[^1]", "[^1]: z", "[y]: z.md\n", "<", ">", "<!--", "-->", "<div>", "</div>", "<pre>",
    "**", "_", "|", "|---|---|\n", "!!! note\n", "{ .a }", "---\n", "title: x\n", "\\", "&amp;", "http://x.my/", "\r\n",
    "<a@b.my>", "![](z.png)", "langkah 4", "03-8000 8000", "\ue000", "é", "😀", "<!-- semak: ignore LINK001: x -->",
    "[^source: a, b]", ": ", "\x0c", "(", ")", "[", "]",
])  # fmt: skip
PAGES = st.lists(PIECES, max_size=40).map("".join)
STEPS = st.sampled_from([
    "1. a\n", "2. b\n", "2.c\n", "3) d\n", "4. e\n\n", "4. f\n", "7. g\n", "    1. h\n", "    3. i\n", "   2. j\n", "\n", "k\n",
    "## l\n\n", "- m\n", "    - n\n", "> 3. o\n", "    ```\n    p\n    ```\n", "10. [q](tel:03-8000 8000)\n",
])  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=PAGES)
@example(page="<pre>~~~\na</div>[^1]")
def test_any_page_is_checked_and_masks_keep_every_offset(page: str, tmp_path: Path) -> None:
    findings = check(tmp_path, page.encode())
    site = sites.load(tmp_path / "mkdocs.yml")
    read = site.page("index.md")
    assert len(read.live) == len(read.prose) == len(read.text) == len(read.source.text)
    assert all(shown in {" ", original} for shown, original in zip(read.prose, read.text, strict=True))
    assert not any(each.code == "SEMAK005" and "cannot be rendered" in each.message for each in findings)
    for each in findings:
        if each.path == "index.md":
            assert each.line <= read.lines


BILINGUAL = CONFIG + "plugins:\n  - i18n:\n      languages: [{locale: ms, default: true}, {locale: en}, {locale: de}]\n"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=st.tuples(PAGES, PAGES, PAGES))
@example(pages=("[a](http://[b/en/)", "[a](http://[c/ms/)", ""))
def test_any_pages_are_compared(pages: tuple[str, str, str], tmp_path: Path) -> None:
    files = {f"docs/index.{locale}.md": page for locale, page in zip(("ms", "en", "de"), pages, strict=True)}
    write(tmp_path, {"mkdocs.yml": BILINGUAL, **files})
    assert all(each.line >= 1 for each in semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=st.lists(STEPS, max_size=14).map("".join))
def test_fixes_come_to_an_end(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/index.md": page})
    command = ["check", "--config", str(tmp_path / "mkdocs.yml"), "--no-cache", "--fix"]
    cli.main(command)
    mended = (tmp_path / "docs/index.md").read_bytes()
    cli.main(command)
    assert (tmp_path / "docs/index.md").read_bytes() == mended
    assert "0 fixed" in capsys.readouterr().err.splitlines()[-1]


@given(page=PAGES)
def test_marks_come_out_as_they_went_in(page: str) -> None:
    marked, marks = probes.insert(page)
    clean = page.replace("\ue000", "\ufffd")
    assert probes.strip(marked) == clean
    assert probes.numbers(marked) == list(range(len(marks)))
    assert [mark.offset for mark in marks] == sorted({mark.offset for mark in marks})


@given(text=st.text(alphabet="a\n\r", max_size=30))
def test_positions_count_lines_as_editors_do(text: str) -> None:
    read = source.decode(text.encode())
    lines = read.plain.split("\n")
    for offset in range(len(text)):
        line, column = read.position(offset)
        assert read.plain[offset] == (lines[line - 1] + "\n")[column - 1]


@given(text=st.text(max_size=40), spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_blanking_keeps_length_and_line_ends(text: str, spans: list[tuple[int, int]]) -> None:
    blanked = mask.blank(text, [(min(span), min(max(span), len(text))) for span in spans if min(span) <= len(text)])
    assert len(blanked) == len(text)
    assert [at for at, character in enumerate(blanked) if character == "\n"] == [
        at for at, character in enumerate(text) if character == "\n"
    ]


def test_many_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"mkdocs.yml": CONFIG}
    for number in range(12):
        files[f"docs/p{number}.md"] = f"# P{number}\n\n[n](p{number + 1}.md#p{number + 1})\n\n1. a\n3. b\n"
    write(tmp_path, files)
    alone = engine.check(sites.load(tmp_path / "mkdocs.yml"))
    monkeypatch.setattr(workers, "worthwhile", lambda _: 3)
    seen: list[int] = []
    assert engine.check(sites.load(tmp_path / "mkdocs.yml"), progress=seen.append) == alone
    assert sum(seen) == 12
    assert len(alone) == 13


def test_a_failing_worker_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "docs/a.md": "# A\n", "docs/b.md": "# B\n"})
    monkeypatch.setattr(workers, "worthwhile", lambda _: 2)
    monkeypatch.setattr(sites, "summarise", lambda *_: 1 / 0)
    with pytest.raises(workers.WorkerError, match="ZeroDivisionError"):
        engine.check(sites.load(tmp_path / "mkdocs.yml"))
