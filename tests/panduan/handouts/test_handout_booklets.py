"""A portal's booklet: every page of it, contents, index, links that stay inside."""

from __future__ import annotations

import pytest
from panduan.handouts.plan import Entry

from tests.panduan.handouts.pages import SITE, Guide, bare, faults
from tests.panduan.handouts.tagged import Tagged


def cited(source: str, number: int) -> str:
    return f'<span class="cite"><a href="#source-{source}">{number}</a></span>'


def sources(*names: str) -> str:
    items = "".join(f'<li id="source-{name}"><a href="https://{name}.example/">{name}</a>. X</li>' for name in names)
    return f'<section class="sources"><h2 id="sources">Sumber</h2><p>Semua dibandingkan.</p><ol>{items}</ol></section>'


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    guide = Guide(tmp_path_factory.mktemp("booklet"))
    guide.add(
        "eplks/index",
        '<p>Lihat <a href="login/#steps">langkah</a> atau <a href="../contacts/">hubungi</a></p>',
        title="Tentang",
    )
    guide.add(
        "eplks/login",
        f'<p><a href="#sources">2 sumber</a></p><h2 id="steps">Langkah</h2><ol><li>a {cited("law", 1)}</li></ol>'
        f"{sources('law', 'press')}",
        title="Log masuk",
    )
    guide.add(
        "eplks/problems",
        f'<h2 id="invalid">Tidak sah</h2><p>x {cited("manual", 1)} y {cited("press", 2)}</p><h2 id="gone">Hilang</h2>'
        f"{sources('manual', 'press')}",
        title="Masalah",
    )
    guide.add("contacts", "<p>y</p>", title="Hubungi")
    guide.portal(
        "eplks",
        Entry("“Tidak Sah”", "ms", "eplks/problems#invalid"),
        Entry("Page missing", "en", "eplks/problems#gone"),
    )
    guide.make()
    data = (guide.site / "handouts/eplks.ms.pdf").read_bytes()
    assert faults(data) == []
    return Tagged(data)


def test_it_holds_every_page_of_its_portal_and_no_other(booklet: Tagged) -> None:
    assert booklet.outline() == [
        "EPLKS: semua panduan", "Tentang", "Log masuk", "Masalah", "Sumber", "Alamat pautan", "Indeks mesej dan masalah"
    ]  # fmt: skip


def test_its_contents_name_pages_that_are_right(booklet: Tagged) -> None:
    entries = [bare(each.text).replace(".", "") for each in booklet.root.find("TOCI")]
    assert entries[:3] == ["Tentang2", "Logmasuk3", "Masalah4"]


def test_its_pages_share_one_list_of_sources(booklet: Tagged) -> None:
    text = bare(booklet.text)
    for number, name in enumerate(("law", "press", "manual"), 1):
        assert text.count(f"https://{name}.example/") == 1
        assert f"{number}.{name}.X.https://{name}.example/" in text
    assert "a[1]" in text
    assert "x[3]y[2]" in text
    assert "2sumber(halaman5)" in text


def test_its_index_leads_to_the_messages(booklet: Tagged) -> None:
    index = booklet.root.find("Table")[-1]
    assert [bare(row.text) for row in index.find("TR")] == ["MesejataumasalahHalaman", "“TidakSah”4", "Pagemissing4"]
    assert len(index.find("Link")) == 4


def test_links_between_its_pages_stay_inside(booklet: Tagged) -> None:
    assert f"{SITE}eplks/login/#steps" not in booklet.links
    assert "langkah(halaman3)" in bare(booklet.text)
    assert f"{SITE}contacts/" in booklet.links


def test_each_chapter_begins_on_a_page_of_its_own_and_steps_begin_anew(booklet: Tagged) -> None:
    assert len(booklet.pdf.pages) == 6
    assert next(label.text for label in booklet.root.find("Lbl")) == "1."
