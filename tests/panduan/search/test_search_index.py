"""Articles to sections, sections to an index."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from panduan.search import Pages
from panduan.search.sections import Page, Section, read, without_repeats
from panduan.search.terms import Terms
from semak.sites.entries import Place
from semak.sites.register import Evidence, Message, Register

EVIDENCE = Evidence("confirmed", (), date(2026, 11, 22), "sources")
ARTICLE = """
<h1 id="problems">Masalah</h1>
<p class="provenance">Disemak 22 November 2026</p>
<p>Cari mesej.<span class="cite cite--unconfirmed"><span class="status">belum disahkan</span> <a>1</a></span></p>
<h2 id="invalid-password">“<span lang="ms">Kata Laluan Tidak Sah</span>”<a class="headerlink" href="#x">#</a></h2>
<h3 id="means">Maksudnya</h3>
<p>Portal menolak kata laluan.</p>
<ol><li><p>Klik <strong>LOG MASUK</strong>.</p><p>Matikan Caps Lock.</p><ul><li>Taip semula</li></ul></li></ol>
<div class="contact-card"><h3 id="mygcc">MyGCC</h3><p>03-8000 8000</p></div>
<h2 id="list">Senarai</h2>
<ul><li><a href="#a">Akaun</a> <span class="portal">ePLKS</span><details class="wordings"><p>lain</p></details></li></ul>
"""


def test_sections_hold_what_a_reader_reads() -> None:
    top, password, contact, listed = read(ARTICLE, own={"mygcc"})
    assert top == Section("", "Masalah", ("Cari mesej.",))
    assert password.title == "“Kata Laluan Tidak Sah”"
    steps = ("Klik LOG MASUK.", "Matikan Caps Lock.", "Taip semula")
    assert password.blocks == ("Maksudnya", "Portal menolak kata laluan.", *steps)
    assert password.headings == ("Maksudnya",)
    assert password.labels == ("LOG MASUK",)
    assert contact == Section("mygcc", "MyGCC", ("03-8000 8000",))
    assert listed.blocks == ()


def test_an_h3_that_is_asked_for_by_itself_is_a_section_as_well() -> None:
    article = """<h1>Kos</h1><h2 id="costs">Kos</h2><p>Ikut skrin.</p><h3 id="levy">Levi</h3><p>RM640</p>
    <h3 id="fees">Bayaran lain</h3><p>FOMEMA: <strong>RM207</strong></p><h2 id="else">Lain</h2><h3 id="x">X</h3>"""
    _, costs, levy, fees, other = read(article, inner={"levy", "fees"})
    assert costs.blocks == ("Ikut skrin.", "Levi", "RM640", "Bayaran lain", "FOMEMA: RM207")
    assert levy == Section("levy", "Levi", ("RM640",), inner=True)
    assert fees == Section("fees", "Bayaran lain", ("FOMEMA: RM207",), labels=("RM207",), inner=True)
    assert other.blocks == ("X",)


def test_what_every_section_repeats_is_left_out() -> None:
    sections = [Section(str(n), "", ("A warning.", f"Text {n}."), labels=("OK", f"Label {n}")) for n in range(4)]
    kept = [page.sections[0] for page in without_repeats([Page("", "", (section,)) for section in sections])]
    assert [(section.blocks, section.labels) for section in kept] == [
        ((f"Text {n}.",), (f"Label {n}",)) for n in range(4)
    ]


def site(tmp_path: Path) -> dict[str, dict[str, object]]:
    message = Message(
        "invalid-password", "eplks", {"ms": "Kata Laluan Tidak Sah"}, exact=True,
        wordings={"en": ("wrong password",)}, evidence=EVIDENCE, place=Place("errors.yml", 1, 1),
    )  # fmt: skip
    terms = Terms(same={"password": ("kata laluan", "password")}, portals={"eplks": ("eplks",)})
    pages = Pages(terms, Register(messages={message.id: message}), "ms")
    pages.add("ms", "eplks/problems/", "Masalah", ARTICLE)
    pages.add("en", "en/eplks/problems/", "Problems", ARTICLE)
    assert set(pages.addresses()) >= {"eplks/problems", "eplks/problems#invalid-password"}
    kept = pages.write(tmp_path)
    assert kept["ms"][1].startswith("search/ms.json?v=")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "search").glob("*.json")}


def test_one_index_a_language_and_none_for_materials_own_worker(tmp_path: Path) -> None:
    written = site(tmp_path)
    assert set(written) == {"ms", "en", "search_index"}
    assert written["search_index"]["docs"] == []
    assert {page[0] for page in written["en"]["pages"]} == {"en/eplks/problems/"}


def test_a_message_stands_alone_and_is_found_by_its_wordings(tmp_path: Path) -> None:
    index = site(tmp_path)["ms"]
    number = next(n for n, unit in enumerate(index["units"]) if unit[1] == "invalid-password")  # type: ignore[attr-defined]
    assert index["units"][number][4] == 1  # type: ignore[index]
    assert len(index["says"][number]) >= 2  # type: ignore[index]


def test_a_letter_of_the_list_from_a_to_z_is_no_result(tmp_path: Path) -> None:
    pages = Pages(Terms(), Register(), "ms")
    pages.add("ms", "errors/", "Mesej", '<h1>Mesej</h1><h2 id="letter-t">T</h2><ul></ul><h2 id="call">Hubungi</h2>')
    pages.write(tmp_path)
    index = json.loads((tmp_path / "search" / "ms.json").read_text(encoding="utf-8"))
    assert [unit[1] for unit in index["units"]] == ["", "call"]


def test_the_same_site_gives_the_same_index(tmp_path: Path) -> None:
    assert site(tmp_path / "a") == site(tmp_path / "b")
