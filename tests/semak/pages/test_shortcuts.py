"""Pages rendered with the shortcuts are, byte for byte, what Python-Markdown makes of them without."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown
from semak.pages import shortcuts

ROOT = Path(__file__).parents[3]
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc", "smarty",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.magiclink",
    "pymdownx.tilde", "pymdownx.caret", "pymdownx.mark",
]  # fmt: skip
PIECES = st.sampled_from([
    "a", "B c ", "\n", "\n\n", "    ", "\t", "# ", "## x { #x }", "## y { #z data-toc-label=w }", "{: .b } ", "1. ", "3. ", "- ", "> ", "`", "```", "~~~\n", "====\n",
    "----\n", "[x](y.md)", "[x][y]", "[y]", "![x][y]", "[^1]", "[^1]: z", "[y]: z.md\n", "*[ab]: cd\n", "ab", "<", ">",
    "<!--", "-->", "<div markdown>", "</div>", "<pre>", "**", "*", "_", "__", "|", "a | b\n--- | ---\n", "!!! note\n",
    "??? tip\n", "=== \"t\"\n", "{ .a }", "\\", "&amp;", "&", "http://x.my/", "<http://x.my/>", "<a@b.my>", "![](z.png)",
    "term\n: ", "   : ", "* * *\n", " ___", "[TOC]", "  \n", "- [ ] ", "~~", "^^", "==", '"q"', "é", "\ue0001\ue001",
])  # fmt: skip


@pytest.fixture(scope="module")
def both() -> tuple[Markdown, Markdown]:
    plain, short = Markdown(extensions=EXTENSIONS), Markdown(extensions=EXTENSIONS)
    shortcuts.take(short)
    return plain, short


@settings(max_examples=400, deadline=None)
@given(page=st.lists(PIECES, max_size=40).map("".join))
@example(page="!!! note\n    a\n\n    - b\n\n        c\n")
@example(page="- [y]\n\n[Y]: z.md\n")
def test_any_page_comes_out_the_same(page: str, both: tuple[Markdown, Markdown]) -> None:
    plain, short = (each.reset().convert(page) for each in both)
    assert short == plain


def test_the_pages_of_the_guide_come_out_the_same(both: tuple[Markdown, Markdown]) -> None:
    for path in sorted((ROOT / "docs").rglob("*.md")):
        plain, short = (each.reset().convert(path.read_text(encoding="utf-8")) for each in both)
        assert short == plain, path


def test_the_shortcuts_are_taken(both: tuple[Markdown, Markdown]) -> None:
    plain, short = both
    for name in ("inline", "toc", "attr_list"):
        assert type(short.treeprocessors[name]) is not type(plain.treeprocessors[name])
    for name in ("hashheader", "hr", "deflist"):
        assert type(short.parser.blockprocessors[name]) is not type(plain.parser.blockprocessors[name])
    assert type(short.parser) is not type(plain.parser)
