"""What other programs may use is one short list, and importing it costs little."""

from __future__ import annotations

import subprocess
import sys

import semak


def test_the_list_is_what_there_is() -> None:
    assert semak.__all__ == [
        "VERSION",
        "Finding", "Fix", "Severity", "check_rendered", "check_sources", "errors", "format_text", "load_site",
        "rule_reference",
    ]  # fmt: skip
    assert all(hasattr(semak, name) for name in semak.__all__)


def test_neither_mkdocs_nor_the_theme_is_imported() -> None:
    program = "import sys, semak.runs.engine, semak.cli; print([n for n in sys.modules if n.partition('.')[0] in "
    program += "('mkdocs', 'material', 'panduan')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_command_starts_without_what_it_does_not_need() -> None:
    program = "import sys, semak.cli, semak.runs.run, semak.runs.cache, semak.sites.site; print('markdown' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False False"


def test_text_is_one_line_a_finding() -> None:
    finding = semak.Finding("a.md", 3, 4, "LINK001", "no such page", help="correct it")
    assert (
        semak.format_text([finding, finding]).splitlines() == ["a.md:3:4: LINK001 no such page (help: correct it)"] * 2
    )
