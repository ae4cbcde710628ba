"""Building: the same bytes, nothing made twice, links that say how long and how large, on request in the preview."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import time
from typing import Any

import pytest
from panduan.handouts import Collection, on_request, with_link
from panduan.handouts.__main__ import main
from panduan.handouts.build import Made, Workshop
from panduan.handouts.links import described, fill
from panduan.handouts.plan import Plan
from panduan.handouts.serve import reserve
from semak.sites.register import Register

from tests.panduan.handouts.pages import SITE, Guide, faults
from tests.panduan.handouts.tagged import Tagged

LISTING = (
    '<article class="md-content__inner"><h1>Helaian</h1><div class="handouts" data-search-exclude></div></article>'
)


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    guide = Guide(tmp_path)
    guide.add("eplks/login", '<h2 id="a">A</h2><p>Isi</p>')
    guide.add("eplks/login", '<h2 id="a">A</h2><p>Text</p>', locale="en", title="Log in")
    guide.portal("eplks")
    guide.portal("eplks", locale="en")
    for path in ("handouts", "en/handouts"):
        (guide.site / path).mkdir(parents=True)
        (guide.site / path / "index.html").write_text(LISTING, encoding="utf-8")
    return guide


def pdfs(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}


def test_every_page_and_portal_has_its_file(guide: Guide) -> None:
    made = guide.make()
    expected = {
        "handouts/eplks/login.ms.pdf",
        "handouts/eplks/login.en.pdf",
        "handouts/eplks.ms.pdf",
        "handouts/eplks.en.pdf",
    }
    assert set(made) == set(pdfs(guide.site)) == expected
    assert all(made[path] == Made(len(Tagged(data).pdf.pages), len(data)) for path, data in pdfs(guide.site).items())


def test_two_builds_give_the_same_bytes(guide: Guide, tmp_path_factory: pytest.TempPathFactory) -> None:
    """In another folder, time zone and language, and with sets in another order."""
    guide.make()
    elsewhere = tmp_path_factory.mktemp("somewhere else")
    shutil.copytree(guide.site, elsewhere / "site", ignore=shutil.ignore_patterns("*.pdf"))
    guide.plan.save(elsewhere / "cache/plan.json")
    abroad = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "panduan.handouts", elsewhere / "site", elsewhere / "cache"]
    subprocess.run(command, env=abroad, cwd=elsewhere, check=True)
    assert pdfs(elsewhere / "site") == pdfs(guide.site)


def test_nothing_is_made_twice(guide: Guide) -> None:
    first = guide.workshop()
    first.make_all()
    assert first.fresh == 4
    again = guide.workshop()
    again.make_all()
    assert again.fresh == 0
    page = guide.site / "eplks/login/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Isi", "Lain"), encoding="utf-8")
    changed = guide.workshop()
    changed.make_all()
    assert changed.fresh == 2  # the page and its portal's booklet
    assert "Lain" in guide.read("handouts/eplks/login.ms.pdf").text


def test_the_cache_forgets_what_nobody_asks_for(guide: Guide) -> None:
    guide.make()
    cache = guide.folder / "cache"
    kept = set(cache.glob("*.pdf"))
    for name, age in (("other", 1), ("old", 31)):
        path = cache / f"{name}.pdf"
        path.touch()
        os.utime(path, (time() - age * 86_400,) * 2)
    guide.make()
    assert set(cache.glob("*.pdf")) == kept | {cache / "other.pdf"}


@pytest.mark.parametrize("change", ["version", "site_url", "image"])
def test_the_cache_sees_everything_that_a_file_depends_on(guide: Guide, change: str) -> None:
    image = guide.site / "a.svg"
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    page = guide.site / "eplks/login/index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Isi", f'<img alt="x" src="{SITE}a.svg">'), encoding="utf-8"
    )
    guide.make()
    if change == "version":
        guide.plan.version = guide.plan.version.replace(day=1)
    elif change == "site_url":
        page.write_text(page.read_text(encoding="utf-8").replace(SITE, "https://new.example/"), encoding="utf-8")
        guide.plan.site_url = "https://new.example/"
    else:
        image.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>', encoding="utf-8")
    workshop = guide.workshop()
    workshop.make_all()
    assert workshop.fresh == (2 if change == "image" else 4)


def test_a_plan_survives_being_kept(guide: Guide) -> None:
    guide.plan.save(guide.folder / "plan.json")
    assert Plan.load(guide.folder / "plan.json") == guide.plan


def test_the_handouts_can_be_made_alone(guide: Guide, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(guide.site, guide.folder / "cache") == 2
    assert "make site first" in capsys.readouterr().err
    guide.plan.save(guide.folder / "cache/plan.json")
    assert main(guide.site, guide.folder / "cache") == 0
    assert capsys.readouterr().out.startswith("4 handouts, ")
    (guide.site / "en/eplks/login/index.html").unlink()
    assert main(guide.site, guide.folder / "cache") == 1


def test_handouts_are_not_made_of_another_site_than_the_last_that_was_built(
    guide: Guide, capsys: pytest.CaptureFixture[str]
) -> None:
    """A code on paper that leads to another address cannot be called back."""
    guide.plan.save(guide.folder / "cache/plan.json")
    page = guide.site / "eplks/login/index.html"
    for address, status in ((f"{SITE}eplks/login/", 0), ("https://other.example/eplks/login/", 2)):
        text = page.read_text(encoding="utf-8")
        page.write_text(f'<link rel="canonical" href="{address}">{text.partition(">")[2]}', encoding="utf-8")
        assert main(guide.site, guide.folder / "cache") == status
    assert f"of {SITE}; run make site first" in capsys.readouterr().err


def test_a_page_gets_its_link_under_the_line_of_provenance() -> None:
    html = '<h1>T</h1>\n<p class="provenance">Disemak</p>\n<p>Isi</p>'
    linked = with_link(html, "eplks/login", "ms", "../../")
    line = '<p class="handout" data-search-exclude><a href="../../handouts/eplks/login.ms.pdf" type="application/pdf">Muat turun PDF</a></p>'
    assert linked == html.replace("</p>\n<p>", f"</p>\n{line}\n\n<p>", 1)
    assert with_link("<h1>T</h1>", "index", "en", "").startswith('<h1>T</h1>\n<p class="handout"')
    assert with_link(html, "handouts", "ms", "../") == html


@pytest.mark.parametrize(
    ("made", "locale", "text"),
    [
        (Made(2, 44_900), "ms", "2 halaman · 45 KB"),
        (Made(1, 45_001), "ms", "1 halaman · 46 KB"),
        (Made(1, 900), "en", "1 page · 1 KB"),
        (Made(12, 150_000), "en", "12 pages · 150 KB"),
    ],
)
def test_length_and_size_are_said_in_words(made: Made, locale: str, text: str) -> None:
    assert described(made, locale) == text


def test_pages_say_how_long_and_how_large_their_files_are(guide: Guide) -> None:
    made = guide.make()
    for _ in range(2):  # a second time changes nothing
        fill(guide.plan, made, guide.site)
        page = (guide.site / "en/eplks/login/index.html").read_text(encoding="utf-8")
        size = described(made["handouts/eplks/login.en.pdf"], "en")
        assert page.count(f">Download PDF · {size}</a>") == 1
        listing = (guide.site / "en/handouts/index.html").read_text(encoding="utf-8")
        assert listing.count('href="../../handouts/eplks/login.en.pdf"') == 1
        assert listing.count('<td lang="ms"><a href="../../handouts/eplks.ms.pdf"') == 1
        assert f"<small>{size}<br>Verified 22 November 2026</small>" in listing
        assert listing.count("<br>Disemak 22 November 2026</small>") == 2  # the page and the booklet, in Malay


def test_the_preview_makes_a_handout_when_it_is_asked_for(guide: Guide) -> None:
    calls: list[str] = []

    def site(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        calls.append(environ["PATH_INFO"])
        return [b"site"]

    reserve(guide.plan, guide.site)
    app = on_request(site, lambda: guide.plan, guide.site, guide.folder / "cache")
    assert app({"PATH_INFO": "/sub/eplks/login/"}, None) == [b"site"]
    assert [path.stat().st_size for path in guide.site.rglob("*.pdf")] == [0] * 4
    assert app({"PATH_INFO": "/sub/handouts/eplks/login.ms.pdf"}, None) == [b"site"]
    assert faults((guide.site / "handouts/eplks/login.ms.pdf").read_bytes()) == []
    assert (guide.site / "handouts/eplks/login.en.pdf").stat().st_size == 0
    assert len(calls) == 2


def test_the_preview_says_what_keeps_a_handout_from_being_made(guide: Guide) -> None:
    page = guide.site / "eplks/login/index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<p>Isi</p>", "<blink>x</blink>"), encoding="utf-8")
    answers: list[str] = []
    app = on_request(lambda *_: [b"site"], lambda: guide.plan, guide.site, guide.folder / "cache")
    body = app({"PATH_INFO": "/handouts/eplks/login.ms.pdf"}, lambda status, headers: answers.append(status))
    assert answers == ["500 Internal Server Error"]
    assert b"<blink>" in b"".join(body)


def test_a_site_without_an_address_has_no_handouts(tmp_path: Path) -> None:
    collection = Collection(None, None, Register(), tmp_path)
    with pytest.raises(Exception, match="site_url is not set"):
        collection.finish(tmp_path)


def test_a_workshop_has_no_handout_but_those_of_its_plan(guide: Guide) -> None:
    assert Workshop(guide.plan, guide.site, guide.folder / "cache").make("handouts/other.ms.pdf") is None
