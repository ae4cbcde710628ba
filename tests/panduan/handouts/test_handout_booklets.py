"""A portal's booklet: every page of it, contents, index, links that stay inside."""

from __future__ import annotations

import pytest
from panduan.handouts.plan import Entry

from tests.panduan.handouts.pages import SITE, Guide, bare, faults
from tests.panduan.handouts.tagged import Tagged


@pytest.fixture(scope="module")
def booklet(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    guide = Guide(tmp_path_factory.mktemp("booklet"))
    guide.add(
        "eplks/index",
        '<p>Lihat <a href="login/#steps">langkah</a> atau <a href="../contacts/">hubungi</a></p>',
        title="Tentang",
    )
    guide.add("eplks/login", '<h2 id="steps">Langkah</h2><ol><li>a</li></ol>', title="Log masuk")
    guide.add("eplks/problems", '<h2 id="invalid">Tidak sah</h2><p>x</p><h2 id="gone">Hilang</h2>', title="Masalah")
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
        "EPLKS: semua panduan", "Tentang", "Log masuk", "Masalah", "Indeks mesej dan masalah", "Alamat pautan"
    ]  # fmt: skip


def test_its_contents_name_pages_that_are_right(booklet: Tagged) -> None:
    entries = [bare(each.text).replace(".", "") for each in booklet.root.find("TOCI")]
    assert entries[:3] == ["Tentang2", "Logmasuk3", "Masalah4"]


def test_its_index_leads_to_the_messages(booklet: Tagged) -> None:
    index = booklet.root.find("Table")[-1]
    assert [bare(row.text) for row in index.find("TR")] == ["MesejataumasalahHalaman", "“TidakSah”4", "Pagemissing4"]
    assert len(index.find("Link")) == 4


def test_links_between_its_pages_stay_inside(booklet: Tagged) -> None:
    assert f"{SITE}eplks/login/#steps" not in booklet.links
    assert "langkah(halaman3)" in bare(booklet.text)
    assert f"{SITE}contacts/" in booklet.links


def test_each_chapter_begins_on_a_page_of_its_own_and_steps_begin_anew(booklet: Tagged) -> None:
    assert len(booklet.pdf.pages) == 5
    assert next(label.text for label in booklet.root.find("Lbl")) == "1."
