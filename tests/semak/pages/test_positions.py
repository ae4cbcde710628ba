"""Line and column are those of the file on disk, whatever the link stands in and however the file is written."""

from __future__ import annotations

from pathlib import Path

import pytest
import semak

from tests.semak.bundle import write

CONFIG = """site_name: X
markdown_extensions:
  [attr_list, def_list, footnotes, admonition, md_in_html, tables, abbr, pymdownx.details, pymdownx.superfences,
   pymdownx.tasklist, {pymdownx.tabbed: {alternate_style: true}}]
"""

PLACES = {
    "paragraph": ("# X\n\na [b](gone.md) c\n", (3, 7)),
    "after front matter": ("---\ntitle: X\n---\n\n\n# X\n\n[b](gone.md)\n", (8, 5)),
    "windows line ends": ("# X\r\n\r\nab\r\n[b](gone.md)\r\n", (4, 5)),
    "old mac line ends": ("# X\r\r[b](gone.md)\r", (3, 5)),
    "byte-order mark": ("\ufeff[b](gone.md)\n", (1, 5)),
    "tab": ("# X\n\n- a\n\n\t[b](gone.md)\n", (5, 6)),
    "emoji and accents": ("# X\n\né 😀 [b](gone.md)\n", (3, 9)),
    "admonition title": ('!!! note "A [b](gone.md)"\n    c\n', (1, 17)),
    "admonition": ('!!! note "A"\n    [b](gone.md)\n', (2, 9)),
    "details": ('??? note "A"\n    [b](gone.md)\n', (2, 9)),
    "tab block": ('=== "A"\n\n    [b](gone.md)\n', (3, 9)),
    "table": ("| a | b |\n|---|---|\n| c | [b](gone.md) |\n", (3, 11)),
    "footnote": ("a[^1]\n\n[^1]: [b](gone.md)\n", (3, 11)),
    "definition list": ("a\n:   [b](gone.md)\n", (2, 9)),
    "task": ("- [ ] [b](gone.md)\n", (1, 11)),
    "nested list": ("- a\n    - b\n        - [b](gone.md)\n", (3, 15)),
    "quote": ("> a\n> [b](gone.md)\n", (2, 7)),
    "attribute list": ("[b](gone.md){ .c }\n", (1, 5)),
    "angle brackets": ("[b](<gone.md>)\n", (1, 6)),
    "title": ('[b](gone.md "c")\n', (1, 5)),
    "raw html": ('a <a class="c" href="gone.md">b</a>\n', (1, 22)),
    "html over lines": ('<p>\n<a\n  href="gone.md">b</a>\n</p>\n', (3, 9)),
    "markdown in html": ("<div markdown>\n\n[b](gone.md)\n\n</div>\n", (3, 5)),
    "definition": ("[b][c]\n\n[c]: gone.md 'd'\n", (3, 6)),
    "heading": ("# A [b](gone.md) { #a }\n", (1, 9)),
    "setext heading": ("A [b](gone.md)\n==\n", (1, 7)),
    "emphasis": ("**a *[b](gone.md)***\n", (1, 10)),
    "link around picture": ("[![a](https://x.my/a.png)](gone.md)\n", (1, 28)),
}


def found(tmp_path: Path, page: str, config: str = CONFIG) -> list[semak.Finding]:
    write(tmp_path, {"mkdocs.yml": config, "docs/index.md": page})
    return semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))


@pytest.mark.parametrize("name", PLACES)
def test_a_missing_page_is_found_where_it_stands(name: str, tmp_path: Path) -> None:
    page, place = PLACES[name]
    findings = [each for each in found(tmp_path, page) if each.code == "LINK001"]
    assert [(each.line, each.column) for each in findings] == [place]
    assert findings[0].end_column - findings[0].column == len("gone.md")


@pytest.mark.parametrize(
    "page",
    [
        "`[b](gone.md)`\n",
        "``a ` [b](gone.md)``\n",
        "    [b](gone.md)\n",
        "```\n[b](gone.md)\n```\n",
        "~~~ { .md }\n[b](gone.md)\n~~~\n",
        "- a\n\n    ```md\n    [b](gone.md)\n    ```\n",
        '!!! note "A"\n    ```\n    [b](gone.md)\n    ```\n',
        "<!-- [b](gone.md) -->\n",
        "<!--\n\n[b](gone.md)\n\n-->\n",
        "<pre>[b](gone.md)</pre>\n",
        '<script>\nvar a = "<a href=gone.md>";\n</script>\n',
        "\\[b](gone.md)\n",
        "---\ntitle: '[b](gone.md)'\n---\n\na\n",
    ],
)
def test_what_is_no_link_for_the_reader_is_none_here(page: str, tmp_path: Path) -> None:
    assert [each for each in found(tmp_path, page) if each.code.startswith("LINK00")] == []


def test_a_fence_that_is_never_closed_is_text(tmp_path: Path) -> None:
    assert [each.line for each in found(tmp_path, "```\n[b](gone.md)\n") if each.code == "LINK001"] == [2]


def test_bytes_that_are_no_text_are_found_where_they_are(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_name: X\n", "docs/a.md": b"# X\r\n\r\n\xc3\xa9 caf\xe9\r\n"})
    found = semak.check_sources(semak.load_site(tmp_path / "mkdocs.yml"))
    assert [(each.code, each.line, each.column) for each in found] == [("SEMAK005", 3, 6)]
