"""What a handout would lose stops the build, with page, section and element, everything wrong in one report."""

from __future__ import annotations

from pathlib import Path

import pytest
from panduan.handouts import HandoutError
from panduan.handouts.plan import Entry

from tests.panduan.handouts.pages import Guide


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return Guide(tmp_path)


def refused(guide: Guide, *bodies: str) -> list[str]:
    for number, body in enumerate(bodies):
        guide.add(f"eplks/page{number}" if number else "eplks/login", body)
    with pytest.raises(HandoutError) as problem:
        guide.make()
    assert not list(guide.site.rglob("*.pdf")) or len(bodies) > 1
    return str(problem.value).splitlines()


# A planted fault, and what the one line about it must say.
FAULTS = {
    "an unknown element": ('<h2 id="a">A</h2><video src="x.mp4">film</video>', ["eplks/login.ms#a", "<video", "“film”", "do not know"]),
    "an unknown class": ('<p class="fancy">teks</p>', ["#top", '<p class="fancy">', '"fancy"']),
    "an unknown box": ('<div class="admonition zebra"><p class="admonition-title">T</p></div>', ['"zebra"']),
    "a list that counts down": ("<ol reversed><li>a</li></ol>", ["<ol", '"reversed"']),
    "a missing image": ('<p><img alt="Skrin" src="tiada.png"></p>', ['<img src="tiada.png">', "not among the site's files"]),
    "an image of another site": ('<p><img alt="Skrin" src="https://x.example/a.png"></p>', ["not among the site's files"]),
    "a missing anchor": ('<p><a href="#tiada">ke sana</a></p>', ['<a href="#tiada">', "#tiada", "does not have"]),
    "an unknown scheme": ('<p><a href="javascript:x()">k</a></p>', ["links to javascript:"]),
    "a heading that skips": ('<h3 id="b">B</h3>', ["#b", "skips from level 1 to 3"]),
    "an unknown style": ('<table><tbody><tr><td style="color: red">x</td></tr></tbody></table>', ['"color: red"']),
    "a figure of two images": ('<figure><img alt="a" src="x"><img alt="b" src="y"></figure>', ["<figure>", "one image"]),
    "a figure of a table": ("<figure><table><tbody><tr><td>x</td></tr></tbody></table></figure>", ["<figure>", "one image"]),
    "an unknown element with others inside": ("<form><p class='x'>a</p><select><option>b</option></select></form>", ["<form>", "do not know"]),
    "a style": ('<p style="color: red">merah</p>', ["<p>", "“merah”", '"style"']),
    "a field to fill in": ('<p>Nama <input type="text" value="x"></p>', ["<input>", "no field but a box to tick"]),
    "an item outside a list": ("<li>sesat</li>", ["<li>", "inside <article>"]),
    "a stranger in a list": ("<ol><p>sesat</p><li>a</li></ol>", ["<p>", "“sesat”", "inside <ol>"]),
    "a block inside a line": ("<strong><p>blok</p></strong>", ["<p>", "inside <strong>"]),
    "text between items": ("<ul>sesat<li>a</li></ul>", ["<ul>", "outside any item"]),
    "text between cells": ("<table><tbody><tr><td>a</td>sesat</tr></tbody></table>", ["<tr>", "outside any item or cell"]),
    "a label that labels nothing": ("<p><label>sesat</label></p>", ["<label>", "inside <p>"]),
    "an explanation of nothing": ("<dl><dd>sesat</dd></dl>", ["<dl>", "explanation of nothing"]),
    "a picture in code": ('<p><code>a<img alt="x" src="x.png"></code></p>', ["<img", "in a listing"]),
    "a start that is no number": ('<ol start="x"><li>a</li></ol>', ["<ol>", 'start="x"']),
    "a start below nothing": ('<ol start="-3"><li>a</li></ol>', ["<ol>", 'start="-3"']),
    "a width that is no number": ('<table><tbody><tr><td colspan="x">a</td></tr></tbody></table>', ["<td>", 'colspan="x"']),
    "an empty heading": ('<h2 id="a"></h2>', ['<h2 id="a">', "no text"]),
    "an id that stands twice": ('<h2 id="a">A</h2><h2 id="a">B</h2>', ["“B”", 'the id "a" stands twice']),
    "a language that is none": ('<p><span lang="bahasa Jawi">x</span></p>', ["<span", 'the language "bahasa Jawi"']),
    "a reference that is none": ('<p><a class="footnote-ref" href="http://[x">1</a></p>', ["<a", "no address"]),
    "an address that is none": ('<p><a href="http://[x">y</a></p>', ["<a", "no address"]),
    "an image whose address is none": ('<p><img alt="x" src="http://[x"></p>', ["<img", "not among the site's files"]),
    "a control character": ("<p>a&#1;b</p>", ["<p>", "a control character"]),
    "a character for private use": ("<p>a\ue000b</p>", ["<p>", '"U+E000"']),
    "a strange character": ('<h2 id="a">A</h2><ul><li>Klik \u2261 di sini</li></ul>', ["#a", "<li>", "\u2261", "font has no form"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_build_and_is_named(guide: Guide, name: str) -> None:
    body, expected = FAULTS[name]
    (line,) = refused(guide, body)
    assert line.startswith("eplks/login.ms#"), line
    for part in expected:
        assert part in line


def test_an_image_without_alternative_text_stops_the_build(guide: Guide) -> None:
    (guide.site).mkdir(parents=True)
    (guide.site / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (line,) = refused(guide, '<p><img alt="" src="../../a.svg"></p>')
    assert "has no alternative text" in line


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("rosak.png", b"\x89PNG\r\n\x1a\nxx", "failed to decode image"),
        ("kosong.svg", b"", "failed to parse SVG"),
        (
            "teks.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><text y="9">\xe6\xbc\xa2</text></svg>',
            "has no form for",
        ),
    ],
)
def test_an_image_that_cannot_be_read_is_named_where_it_stands(
    guide: Guide, name: str, content: bytes, reason: str
) -> None:
    guide.site.mkdir(parents=True)
    (guide.site / name).write_bytes(content)
    (line,) = refused(guide, f'<h2 id="a">A</h2><p><img alt="x" src="../../{name}"></p>')
    assert line.startswith(f'eplks/login.ms#a: <img src="../../{name}">: ')
    assert reason in line


def test_what_stops_a_build_leaves_nothing_behind(guide: Guide) -> None:
    refused(guide, "<p>\u2261</p>")
    assert not [path for path in guide.folder.rglob("*") if path.suffix in {".pdf", ".part"}]


def test_one_report_names_every_fault_of_every_page(guide: Guide) -> None:
    lines = refused(guide, "<p class='x'>a</p><blink>b</blink>", "<p>sihat</p>", "<p>\u2261</p>")
    assert [line.split("#")[0] for line in lines] == ["eplks/login.ms", "eplks/login.ms", "eplks/page2.ms"]
    assert (guide.site / "handouts/eplks/page1.ms.pdf").is_file()


def test_a_page_that_was_not_built_is_named(guide: Guide) -> None:
    page = guide.add("eplks/login", "<p>a</p>")
    (guide.site / page.url / "index.html").unlink()
    with pytest.raises(HandoutError, match=r"eplks/login\.ms: the built page .* is missing"):
        guide.make()


def test_a_page_without_an_article_is_named(guide: Guide) -> None:
    page = guide.add("eplks/login", "<p>a</p>")
    (guide.site / page.url / "index.html").write_text("<html><body><p>a</p></body></html>", encoding="utf-8")
    with pytest.raises(HandoutError, match=r"eplks/login\.ms: .* no article"):
        guide.make()


def test_an_index_that_names_a_section_that_is_gone_is_refused(guide: Guide) -> None:
    guide.add("eplks/problems", '<h2 id="a">A</h2>')
    guide.portal("eplks", Entry("Mesej", "ms", "eplks/problems#gone"))
    with pytest.raises(HandoutError, match="index names #eplks/problems#gone"):
        guide.make()
