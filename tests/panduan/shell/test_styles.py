"""The one style sheet: what is left out of Material's is used by no page, and what is kept still means the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from panduan.shell import styles


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".md-tabs{color:red}.md-typeset p{margin:0}", ".md-typeset p{margin:0}"),
        (".md-tabs,.md-icon{color:red}", ".md-icon{color:red}"),
        ("@media print{.md-tabs{color:red}}", ""),
        ("@media print{.md-tabs{color:red}p{margin:0}}", "@media print{p{margin:0}}"),
        ("p:not(.md-tabs){margin:0}", "p:not(.md-tabs){margin:0}"),
        ("p:is(.a,.b){margin:0}", "p:is(.a,.b){margin:0}"),
        ("@keyframes a{0%{top:0}to{top:1px}}", "@keyframes a{0%{top:0}to{top:1px}}"),
        (".md-header .md-search__form{top:0}", ".md-header .md-search__form{top:0}"),
        ('@charset "UTF-8";p{margin:0}', "p{margin:0}"),
        ("[dir=rtl] .md-typeset p{margin:0}", ""),
    ],
)
def test_rules_of_unused_components_are_left_out(css: str, left: str) -> None:
    assert styles.trimmed(css) == left


def test_properties_that_nothing_refers_to_are_left_out_also_in_chains() -> None:
    css = ":root{--a:var(--b);--b:url(data:x;y);--c:1px;--d:2px}p{margin:var(--d)}"
    assert styles.without_idle_properties(css) == ":root{--d:2px}p{margin:var(--d)}"


def test_squeezing_keeps_what_means_something() -> None:
    css = '/* x */\na > b ,\nc {\n  margin: calc(1px + 2px) ;\n  content: " (" attr(x) ")";\n}\n'
    assert styles.squeezed(css) == 'a > b,c{margin: calc(1px + 2px);content: " (" attr(x) ")"}'


def test_no_page_uses_a_class_that_was_left_out(built_site: Path) -> None:
    unused = re.compile(rf"(?:{'|'.join(styles.UNUSED)})(?:$|[-_])")
    used = {
        name
        for path in built_site.rglob("*.html")
        for names in re.findall(r'\bclass="([^"]*)"', path.read_text(encoding="utf-8"))
        for name in names.split()
    }
    ours = "".join(path.read_text(encoding="utf-8") for path in Path("docs/assets/styles").glob("*.css"))
    drawn = {name for name in used if re.search(rf"\.{re.escape(name)}\b", ours)}
    assert {name for name in used - drawn if unused.match(name)} <= {"language-text"}
