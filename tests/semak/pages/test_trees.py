"""What is read off a tree that was kept is what is read off its HTML."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
import semak
from hypothesis import example, given, settings
from hypothesis import strategies as st
from semak.pages import probes, rendered, trees
from semak.pages.render import Renderer
from semak.sites import config

from tests.semak.pages.test_shortcuts import EXTENSIONS, PIECES, ROOT

MORE = st.sampled_from([
    "&nbsp;", "&copy", "[a [b](c.md)](d.md)", "**[x](y.md?a=1&amp;b=2)**", "<br>", "<!-- c -->", "\n<!-- c -->\n", "1. <!-- c --> ",
    "- [x] ", "\x03", "\x7f", "{ data-x=1 }", "{ ID=Y }", "{ #a<b }", '<p markdown="1">', "<a>", "</a>", "</p>", "ZERO\u200b",
    "<input type=\"checkbox\" disabled/> ", "<me@x.my>", "# h\n", "[^1]: a\n\n    1. b\n", "\U0001f600",
])  # fmt: skip


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    file = tmp_path_factory.mktemp("site") / "mkdocs.yml"
    file.write_text(f"site_name: A\nmarkdown_extensions: {EXTENSIONS}\n", encoding="utf-8")
    (file.parent / "docs").mkdir()
    return Renderer(config.load(file))


def both(page: str, renderer: Renderer) -> tuple[rendered.Rendered, rendered.Rendered, bool]:
    """What is read off ``page`` as it was made, off its HTML, and whether a tree was kept."""
    marked, marks = probes.insert(page)
    lines = [marked.count("\n", 0, mark.offset) + 1 for mark in marks]
    made = renderer.rendered(marked)
    html = renderer.html(marked)
    return rendered.analyse(made, marks, lines), rendered.analyse(html, marks, lines), isinstance(made, Element)


@settings(max_examples=400, deadline=None)
@given(page=st.lists(PIECES | MORE, max_size=30).map("".join))
@example(page="1. a\n\n<!-- c -->\n\n1. b\n")
@example(page="[a [b](c.md)](d.md)")
@example(page="- [ ] a\n- [x] **b**\n")
@example(page="[x](y.md?a=1&amp;b=2)")
@example(page="# a &copy; b")
def test_a_page_is_read_the_same(page: str, renderer: Renderer) -> None:
    kept, parsed, _ = both(page, renderer)
    assert kept == parsed


def test_the_pages_of_the_guide_are_kept_and_read_the_same() -> None:
    site = semak.load_site(ROOT / "mkdocs.yml")
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        kept, parsed, was_kept = both(text[text.index("\n---\n") + 5 :], site.renderer)
        assert kept == parsed, path
        assert was_kept, path


@pytest.mark.parametrize(
    "page",
    [
        "<div>a</div>", "a &nbsp; b", "[x](y.md?a=1&amp;b=2)", "<me@x.my>", "a <kbd>b</kbd>", "```\na\n```",
        '<div markdown="1">\n<table markdown="1"><p>a</p></table>\n</div>', "# a { data-x=1 }", "<!-- [a](b.md) -->",
    ],
)  # fmt: skip
def test_what_a_parser_may_read_otherwise_is_not_kept(page: str, renderer: Renderer) -> None:
    assert not both(page, renderer)[2]


@pytest.mark.parametrize(
    "nested", [("a", "strong", "a"), ("p", "ul", "li"), ("li", "li", "p"), ("table", "p", "a"), ("p", "P", "b")]
)
def test_what_a_parser_puts_in_order_is_not_kept(nested: tuple[str, str, str], renderer: Renderer) -> None:
    root = etree = Element("div")
    for tag in nested:
        etree = SubElement(etree, tag)
    keeper = trees.Keeper(renderer._markdown)
    renderer._markdown.reset().parser.root = root
    keeper(root)
    assert keeper.tree is None


def test_extensions_still_get_their_parts_as_html(renderer: Renderer) -> None:
    """The table of contents has headings written to make their ids."""
    made = renderer.rendered("# Log in now\n")
    assert isinstance(made, Element)
    assert rendered.analyse(made, [], []).ids == {"log-in-now": 0}
