"""Every piece of a page's vocabulary, from HTML to what a screen reader finds in the PDF."""

from __future__ import annotations

import io
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from tests.panduan.handouts.pages import SITE, Guide, bare
from tests.panduan.handouts.tagged import Node, Tagged

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>'


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    return Guide(tmp_path)


def lists(pdf: Tagged) -> list[Node]:
    return pdf.root.find("L")


def labels(pdf: Tagged) -> list[str]:
    return [label.text.strip() for label in pdf.root.find("Lbl")]


def shape(node: Node) -> list[str]:
    """The roles below ``node`` in order, each with its text."""
    return [f"{each.role}:{bare(each.text)}" for each in node.walk() if each.role in {"LI", "Lbl", "LBody", "L"}]


def words_on(pdf: Tagged) -> list[tuple[float, str]]:
    """Every line of the first page and how far from the left edge it begins."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf.data))[0].get_textpage()
    boxes = [page.get_rect(index) for index in range(page.count_rects())]
    return [(box[0], page.get_text_bounded(*box).strip()) for box in boxes]


# What is written, and the texts that must stand in the handout in this order.
PIECES = {
    "paragraph": ("<p>Satu  baris\n yang <em>dilipat</em>.</p>", ["Satu baris yang ", "dilipat", "."]),
    "break": ("<p>Satu<br>dua</p>", ["Satu", "dua"]),
    "emphasis": ("<p><strong>A</strong> <em>B</em> <del>C</del> <ins>D</ins> <mark>E</mark></p>", list("ABCDE")),
    "keys": ("<p>Tekan <kbd>Ctrl</kbd></p>", ["Tekan ", "Ctrl"]),
    "sub and sup": ("<p>H<sub>2</sub>O m<sup>2</sup></p>", ["H", "2", "O m", "2"]),
    "code": ("<p>Fail <code>a b.txt</code></p>", ["Fail ", "a b.txt"]),
    "listing": ("<pre><code>satu\n  dua &lt;x&gt;\n</code></pre>", ["satu", "dua <x>"]),
    "highlighted listing": (
        '<div class="language-py highlight"><pre><span></span><code><span class="k">def</span> x</code></pre></div>',
        ["def x"],
    ),
    "quote": ("<blockquote><p>Kata orang</p></blockquote>", ["Kata orang"]),
    "rule": ("<p>Atas</p><hr><p>Bawah</p>", ["Atas", "Bawah"]),
    "abbreviation": (
        '<p><abbr title="Employment Injury Scheme">EIS</abbr>, <abbr title="Employment Injury Scheme">EIS</abbr></p>',
        ["EIS (Employment Injury Scheme), EIS"],
    ),
    "definitions": ("<dl><dt>A</dt><dt>B</dt><dd>Maksud</dd><dt>C</dt><dd><p>Lain</p></dd></dl>", ["A", "B", "Maksud", "C", "Lain"]),
    "admonition": (
        '<div class="admonition warning"><p class="admonition-title">Awas</p><p>Isi</p></div>',
        ["Amaran: Awas", "Isi"],
    ),
    "tip": ('<div class="admonition tip"><p class="admonition-title">Cuba</p><p>Isi</p></div>', ["Petua: Cuba", "Isi"]),
    "closed details": ("<details class='note'><summary>Lagi</summary><p>Isi</p></details>", ["Nota: Lagi", "Isi"]),
    "folded wordings": ("<details class='wordings'><summary>Juga</summary><p>x; y</p></details>", ["Juga", "x; y"]),
    "tabs": (
        '<div class="tabbed-set tabbed-alternate"><input checked name="t" type="radio"><input name="t" type="radio">'
        '<div class="tabbed-labels"><label for="a">Satu</label><label for="b">Dua</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>Isi satu</p></div>'
        '<div class="tabbed-block"><p>Isi dua</p></div></div></div>',
        ["Satu", "Isi satu", "Dua", "Isi dua"],
    ),
    "footnote": (
        '<p>Ayat<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>Nota kaki <a class="footnote-backref" href="#fnref:1">balik</a></p></li></ol></div>',
        ["Ayat", "[1]", "1.", "Nota kaki"],
    ),
    "status": (
        '<p>Klik. <span class="cite cite--unconfirmed"><span class="status status--unconfirmed">belum disahkan</span> '
        '<a href="#s">4</a></span></p><ul><li id="s">Sumber</li></ul>',
        ["Klik. ", "belum disahkan", "[4]", "Sumber"],
    ),
    "loose text beside blocks": ("<ul><li>Depan<ol><li>dalam</li></ol>belakang</li></ul>", ["Depan", "dalam", "belakang"]),
    "typographic characters": ("<p>“a” ‘b’ – — … × § é</p>", ["“a” ‘b’ – — … × § é"]),
    "characters that mean something to the engine": ("<p>#let x = *a* _b_ $c$ \\ \" [d] `e` @f &lt;g&gt; // h</p>", ['#let x = *a* _b_ $c$ \\ " [d] `e` @f <g> // h']),
}  # fmt: skip


@pytest.mark.parametrize("name", PIECES)
def test_every_piece_keeps_its_words_in_order(guide: Guide, name: str) -> None:
    html, expected = PIECES[name]
    text, at = bare(guide.one(html).text), 0
    for part in expected:
        at = text.find(bare(part), at)
        assert at >= 0, f"{part!r} is not in {text!r} where it should be"
        at += len(bare(part))


def test_what_leads_about_the_screen_is_left_out(guide: Guide) -> None:
    pdf = guide.one(
        '<h2 id="a">Bahagian<a class="headerlink" href="#a">#</a></h2><nav data-furniture><ul><li>Menu</li></ul></nav>'
        "<p>Isi<!-- komen --></p><p hidden>Lewat</p><script>x()</script>"
    )
    assert [node.text for node in pdf.root.find("H1", "H2")] == ["Tajuk", "Bahagian"]
    assert not any(word in pdf.text for word in ("Menu", "komen", "x()", "Muat turun", "Lewat"))


def test_steps_keep_their_numbers_through_interruptions(guide: Guide) -> None:
    pdf = guide.one(
        '<ol class="steps"><li>a</li><li>b</li></ol><p>x</p><ol start="3"><li>c</li><li value="7">d</li></ol>'
    )
    assert labels(pdf) == ["1.", "2.", "3.", "7."]


def test_steps_inside_steps_are_lettered_as_on_the_screen(guide: Guide) -> None:
    pdf = guide.one(
        "<ol><li>satu<ol><li>a<ol><li>i</li><li>ii</li></ol></li><li>b</li></ol></li><li>dua<ul><li>x<ol><li>c</li></ol></li></ul></li></ol>"
    )
    assert labels(pdf) == ["1.", "a.", "i.", "ii.", "b.", "2.", "•", "a."]


def test_a_step_with_everything_in_it_is_read_in_order(guide: Guide) -> None:
    pdf = guide.one(
        "<ol><li><p>Mula</p><ol><li>anak</li></ol><p>tengah</p>"
        '<div class="admonition note"><p class="admonition-title">T</p><p>kotak</p></div><p>akhir</p></li><li>esok</li></ol>'
    )
    order = [pdf.text.index(word) for word in ("Mula", "anak", "tengah", "kotak", "akhir", "esok")]
    assert order == sorted(order), pdf.text


def test_a_list_is_one_list_even_over_many_pages(guide: Guide) -> None:
    pdf = guide.one("<ol>" + "".join(f"<li>Langkah {number} {'kata ' * 60}</li>" for number in range(1, 61)) + "</ol>")
    assert len(pdf.pdf.pages) > 3
    (steps,) = lists(pdf)
    assert steps.attributes["ListNumbering"] == "Decimal"
    assert [item.nodes("Lbl")[0].text for item in steps.nodes("LI")] == [f"{number}." for number in range(1, 61)]
    assert all(len(item.nodes("LBody")) == 1 for item in steps.nodes("LI"))


def test_a_checklist_has_boxes_with_names(guide: Guide) -> None:
    pdf = guide.one(
        '<ul class="task-list"><li class="task-list-item" id="t1"><input type="checkbox"> A</li>'
        '<li class="task-list-item"><input type="checkbox" checked> B</li></ul>'
    )
    (checks,) = lists(pdf)
    names = [item.nodes("Lbl")[0].find("Figure")[0].alt for item in checks.nodes("LI")]
    assert names == ["Kotak untuk ditanda", "Kotak yang sudah ditanda"]
    assert [bare(item.nodes("LBody")[0].text) for item in checks.nodes("LI")] == ["A", "B"]


def test_a_table_says_which_cells_head_which(guide: Guide) -> None:
    row = '<tr><td style="text-align: right">1</td><td>{}</td></tr>'
    pdf = guide.one(
        "<table><thead><tr><th>Kod</th><th>Makna</th></tr></thead><tbody>"
        + "".join(row.format(f"baris {number} " + "kata " * 30) for number in range(40))
        + "</tbody></table>"
    )
    assert len(pdf.pdf.pages) > 1
    (table,) = pdf.root.find("Table")
    assert [head.attributes["Scope"] for head in table.find("TH")] == ["Column", "Column"]
    assert [head.text for head in table.find("TH")] == ["Kod", "Makna"]
    assert len(table.find("TR")) == 41


def test_a_box_does_not_split_over_two_pages(guide: Guide) -> None:
    box = '<div class="admonition note"><p class="admonition-title">Kotak</p><p>{}</p></div>'.format("kata " * 100)
    pdf = guide.one("".join(f"<p>isi</p>{box}" for _ in range(20)))
    assert len(pdf.pdf.pages) > 3
    paragraphs = pdf.root.find("P")
    for title, text in pairwise(paragraphs):
        if title.text == "Nota: Kotak":
            assert len({*title.pages, *text.pages}) == 1


def test_a_contact_stays_on_one_page(guide: Guide) -> None:
    card = '<div class="contact-card"><h3>Talian {0}</h3><p>Guna{0}</p><ul><li>Satu{0}</li><li>Dua{0}</li></ul></div>'
    pdf = guide.one("<h2>Nombor</h2>" + "".join(card.format(number) for number in range(100, 130)))
    assert len(pdf.pdf.pages) > 2
    pages = {node.text.strip(): node.pages[0] for node in pdf.root.find("H3", "LBody")}
    assert all(pages[f"Talian {number}"] == pages[f"Dua{number}"] for number in range(100, 130))


@pytest.mark.parametrize("lines", range(30, 40))
@pytest.mark.parametrize("before", ["<p>Tentang ini:</p>", "<h2>Langkah</h2><p>Tentang ini.</p>"])
def test_a_line_that_announces_a_list_is_not_left_behind(guide: Guide, lines: int, before: str) -> None:
    pdf = guide.one("<p>isi</p>" * lines + f"{before}<ul><li>satu</li><li>dua</li></ul>" + "<p>isi</p>" * 35)
    (line,) = [node for node in pdf.root.find("P") if node.text.startswith("Tentang ini")]
    (item, _) = pdf.root.find("LBody")
    assert line.pages == item.pages


@pytest.mark.parametrize("lines", range(30, 40, 2))
def test_a_short_list_or_table_stands_on_one_page(guide: Guide, lines: int) -> None:
    steps = "<ol>" + "".join(f"<li>langkah {number}</li>" for number in range(1, 8)) + "</ol>"
    table = "<table>" + "".join(f"<tr><td>baris {number}</td></tr>" for number in range(8)) + "</table>"
    pdf = guide.one("<p>isi</p>" * lines + steps + "<p>isi</p>" * 20 + table + "<p>isi</p>" * 20)
    for block in pdf.root.find("L", "Table"):
        assert len(set(block.pages)) == 1


def test_dates_do_not_break_at_the_end_of_a_line(guide: Guide) -> None:
    pdf = guide.one("".join(f"<p>{'i ' * length}22 November 2026 dan seterusnya</p>" for length in range(60, 110)))
    document = pypdfium2.PdfDocument(io.BytesIO(pdf.data))
    assert sum(page.get_textpage().get_text_bounded().count("22 November 2026 dan") for page in document) > 25
    lines = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    assert not re.search(r"22\s*[\r\n]+\s*November|November\s*[\r\n]+\s*2026", lines)


def test_pages_after_the_first_say_what_they_belong_to(guide: Guide) -> None:
    pdf = guide.one("<p>isi</p>" * 60)
    first, second = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(io.BytesIO(pdf.data)))
    assert "Versi 23 November 2026 · Bahasa Melayu" in first
    assert "Tajuk" in second
    assert "Disemak 22 November 2026 · Sah hingga 22 Mei 2027" in second
    assert "Halaman 2 daripada 2" in second


def test_a_last_page_of_a_few_lines_is_saved(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<p>isi</p>" * 37
    assert len(guide.one(body).pdf.pages) == 1
    monkeypatch.setattr("panduan.handouts.engine._ends_in_a_scrap", lambda pdf: False)
    assert len(Guide(guide.folder / "plain").one(body).pdf.pages) == 2


def test_an_image_needs_nothing_but_its_file_and_its_alternative_text(guide: Guide) -> None:
    (guide.site / "assets").mkdir(parents=True)
    (guide.site / "assets/skrin satu.svg").write_text(SVG, encoding="utf-8")
    image = '<img alt="Skrin log masuk" src="../../assets/skrin%20satu.svg">'
    pdf = guide.one(f"<p>{image}</p><figure>{image}<figcaption>Rajah</figcaption></figure><p>Klik {image} sini</p>")
    assert [figure.alt for figure in pdf.root.find("Figure")][1:] == ["Skrin log masuk"] * 3
    assert "Rajah" in pdf.text


LINKS = {
    '<a href="https://imi.example/a?b=1&amp;c=2">laman</a>': "https://imi.example/a?b=1&c=2",
    '<a href="../problems/#x">masalah</a>': f"{SITE}eplks/problems/#x",
    '<a href="tel:1300228000" class="contact">1-300-22-8000</a>': "tel:1300228000",
    '<a href="mailto:a@b.my">a@b.my</a>': "mailto:a@b.my",
    '<a href="../../data/errors.json">data</a>': f"{SITE}data/errors.json",
}


@pytest.mark.parametrize("html", LINKS)
def test_links_live_on_in_the_file(guide: Guide, html: str) -> None:
    pdf = guide.one(f"<p>Lihat {html}.</p>")
    assert LINKS[html] in pdf.links


def test_every_address_is_printed_once(guide: Guide) -> None:
    pdf = guide.one(
        '<p><a href="https://a.example/x">satu</a>, <a href="https://a.example/x">lagi</a>, '
        '<a href="https://b.example/">https://b.example/</a>, <a href="https://c.example/">c.example</a></p>'
    )
    text = bare(pdf.text)
    assert text.count("https://a.example/x") == 1
    assert text.count("b.example") == text.count("c.example") == 1
    assert text.count("[A1]") == 2
    assert "Alamatpautan" in text


def test_a_source_carries_its_address(guide: Guide) -> None:
    pdf = guide.one(
        '<section class="sources" aria-labelledby="sources"><h2 id="sources">Sumber</h2><ol><li id="source-a">'
        '<a href="https://a.example/x">Tajuk</a>. A <span class="kind kind--official">rasmi</span></li></ol></section>'
    )
    assert "Tajuk.A(rasmi).https://a.example/x" in bare(pdf.text)
    assert "[A1]" not in pdf.text


def test_a_link_within_the_page_says_on_which_page_of_paper(guide: Guide) -> None:
    pdf = guide.one(
        '<p>Lihat <a href="#akhir">hujung</a> atau <a href="./">mula</a></p>'
        + "<p>isi</p>" * 90
        + '<h2 id="akhir">Akhir</h2>'
    )
    assert "hujung(halaman" in bare(pdf.text)
    assert "mula(halaman1)" in bare(pdf.text)
    assert "#" in pdf.links


def test_the_language_of_document_and_phrase_is_known(guide: Guide) -> None:
    pdf = guide.one('<p>Klik <strong class="label" lang="en">NEXT</strong></p><p lang="en">Whole</p>')
    assert str(pdf.catalogue.Lang).split("-")[0] == "ms"
    tagged = {node.lang for node in pdf.root.walk()} | set(pdf.languages)
    assert "en" in {language.split("-")[0] for language in tagged}


@pytest.mark.parametrize(("named", "marked"), [("en-GB", "en"), ("EN", "en"), ("zh-Hans", "zh"), ("msa", "msa")])
def test_a_language_may_be_named_in_any_usual_way(guide: Guide, named: str, marked: str) -> None:
    pdf = guide.one(f'<p>Klik <strong lang="{named}">NEXT</strong></p>')
    assert any(language.startswith(marked) for language in pdf.languages), pdf.languages


def test_a_link_may_lead_to_a_place_with_any_name(guide: Guide) -> None:
    pdf = guide.one('<h2 id="é b">A</h2><p><a href="#%C3%A9%20b">sana</a></p>')
    assert "sana(halaman1)" in bare(pdf.text)


def test_a_long_table_leaves_no_page_half_empty(guide: Guide) -> None:
    table = "<table>" + "".join(f"<tr><td>baris {number}</td></tr>" for number in range(20)) + "</table>"
    pdf = guide.one("<p>isi</p>" * 25 + table + "<p>isi</p>" * 20)
    (found,) = pdf.root.find("Table")
    assert set(found.pages) == {1, 2}


def test_a_date_in_a_table_keeps_its_line_beside_long_texts(guide: Guide) -> None:
    cells = "".join(
        f"<td>{text}</td>" for text in ("22 November 2026", "22 Februari 2027", "kata " * 40, "lagi " * 40, "7")
    )
    pdf = guide.one(f"<table><tbody><tr>{cells}</tr></tbody></table>")
    assert {"22 November 2026", "22 Februari 2027"} <= {text for _, text in words_on(pdf)}


def test_cells_stand_where_the_page_has_them(guide: Guide) -> None:
    row = "<table><tbody><tr><td>Yuran</td><td{}>RM7</td></tr></tbody></table>"
    left, right, styled = (
        max(word[0] for word in words_on(Guide(guide.folder / f"g{number}").one(row.format(align))) if word[1] == "RM7")
        for number, align in enumerate(("", ' align="right"', ' style="text-align: right;"'))
    )
    assert right == styled > left + 50


def test_a_handout_made_after_its_review_was_due_says_so(guide: Guide) -> None:
    assert "Sah hingga 22 Mei 2027, kemudian imbas kod QR." in guide.one("<p>x</p>").text
    guide.plan.version = date(2027, 5, 23)
    guide.make()
    text = guide.read("handouts/eplks/login.ms.pdf").text
    assert "lewat sejak 22 Mei 2027" in text
    assert "kemudian imbas" not in text


def test_the_file_says_what_it_is(guide: Guide) -> None:
    pdf = guide.one("<h2 id='a'>Satu</h2><p>x</p>")
    assert bool(pdf.catalogue.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.catalogue.MarkInfo.Marked)
    assert "/Suspects" not in pdf.catalogue.MarkInfo
    assert str(pdf.pdf.docinfo["/Title"]) == "Tajuk"
    assert pdf.outline() == ["Tajuk"]
    assert pdf.untagged == []
    (code,) = [link for link in pdf.root.find("Link") if link.find("Figure")]
    assert bare(code.text) == "Imbasuntukhalamanterkini"
    assert "\ufffd" not in pdf.text
