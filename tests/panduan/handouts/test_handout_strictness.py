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
