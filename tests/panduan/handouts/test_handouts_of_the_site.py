"""Every handout of the real site against the page it was made from, in the file and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pypdfium2
import pytest
import zxingcpp
from lxml import html

from tests.panduan.handouts.pages import bare, faults
from tests.panduan.handouts.tagged import Tagged

TOGETHER = True

LARGEST = 150_000
"""The most bytes that the handout of one page may have."""

LEFT_OUT = ".//a[@class='headerlink']|.//p[@class='handout']|.//*[@data-furniture]|.//*[@hidden]|.//script|.//style|.//template|.//input"
KEPT_TOGETHER = 600
"""A step with fewer characters, the addresses it adds included, must stand on one page."""

NUMBERING = ("1", "a", "i", "A", "I")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
PORTALS = {"eplks": "https://imigresen-online.imi.gov.my/", "perkeso": "https://assist.perkeso.gov.my/"}


@dataclass
class Handout:
    """A file and the page that it was made from; ``file`` as in an address: ``handouts/eplks/login.ms.pdf``."""

    site: Path
    file: str

    @cached_property
    def data(self) -> bytes:
        return (self.site / self.file).read_bytes()

    @cached_property
    def pdf(self) -> Tagged:
        return Tagged(self.data)

    @property
    def locale(self) -> str:
        return self.file.split(".")[-2]

    @cached_property
    def page(self) -> Path:
        slug = self.file.removeprefix("handouts/").removesuffix(f".{self.locale}.pdf")
        folder = self.site if self.locale == "ms" else self.site / self.locale
        return folder / re.sub(r"(^|/)index$", "", slug) / "index.html"

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.parse(str(self.page), parser=html.HTMLParser(encoding="utf-8")).getroot()

    @cached_property
    def article(self) -> html.HtmlElement:
        article = self.tree.xpath("//article")[0]
        for element in article.xpath(LEFT_OUT):
            element.drop_tree()
        return article

    @property
    def address(self) -> str:
        return str(self.tree.xpath("string(//link[@rel='canonical']/@href)"))

    @property
    def is_booklet(self) -> bool:
        return self.file.removeprefix("handouts/").split(".")[0] in PORTALS

    def pictures(self, dpi: int) -> Iterator[pypdfium2.PdfBitmap]:
        for page in pypdfium2.PdfDocument(self.data):
            yield page.render(scale=dpi / 72)


@pytest.fixture(scope="session")
def all_of_them(built_site: Path) -> list[Handout]:
    files = sorted(str(path.relative_to(built_site)) for path in (built_site / "handouts").rglob("*.pdf"))
    return [Handout(built_site, file) for file in files]


@pytest.fixture(scope="session")
def topics(all_of_them: list[Handout]) -> list[Handout]:
    return [handout for handout in all_of_them if not handout.is_booklet]


def texts(article: html.HtmlElement) -> list[str]:
    """Every piece of text of a page, white space taken out, in the order of paper: provenance right after the title."""
    article = deepcopy(article)
    [title], lines = article.xpath(".//h1"), article.xpath(".//p[@class='provenance']")
    for line in lines:
        line.drop_tree()
        line.tail, title.tail = title.tail, None
        title.addnext(line)
    return [piece for text in article.itertext() if (piece := bare(text))]


def numbers(article: html.HtmlElement) -> list[str]:
    """The number or letter that a reader sees before each item of each numbered list."""
    found = []
    for item in article.iter("li"):
        if item.getparent().tag != "ol":
            continue
        position = int(item.getparent().get("start") or 1) + item.getparent().index(item)
        depth = len(list(item.iterancestors("ol"))) - 1
        style = NUMBERING[depth]
        found.append(
            f"{position if style == '1' else chr(ord('a') + position - 1) if style == 'a' else ROMAN[position - 1]}."
        )
    return found


def targets(handout: Handout) -> set[str]:
    """Every address that the page's text links to, places of the page itself left out."""
    found = {urljoin(handout.address, link.get("href")) for link in handout.article.iter("a") if link.get("href")}
    return {address for address in found if urldefrag(address).url != handout.address}


def test_every_page_has_its_handout_and_links_to_it(built_site: Path, topics: list[Handout]) -> None:
    pages = {
        path
        for path in built_site.rglob("index.html")
        if path.parent.name != "handouts" and html.parse(str(path)).xpath("//article//h1")
    }
    assert {handout.page for handout in topics} == pages
    for handout in topics:
        (line,) = handout.tree.xpath("//p[@class='handout']/a")
        assert (handout.page.parent / line.get("href")).resolve() == (built_site / handout.file).resolve()
        pages_and_size = re.fullmatch(r"(?:Muat turun|Download) PDF · (\d+) (?:halaman|pages?) · (\d+) KB", line.text)
        assert pages_and_size, line.text
        assert int(pages_and_size[1]) == len(handout.pdf.pdf.pages)
        assert 0 <= int(pages_and_size[2]) * 1000 - len(handout.data) < 1000


def test_every_portal_has_a_booklet_in_both_languages(all_of_them: list[Handout]) -> None:
    booklets = {handout.file for handout in all_of_them if handout.is_booklet}
    assert booklets == {f"handouts/{portal}.{locale}.pdf" for portal in PORTALS for locale in ("ms", "en")}


def test_the_page_of_handouts_lists_them_all(built_site: Path, all_of_them: list[Handout]) -> None:
    for page in (built_site / "handouts/index.html", built_site / "en/handouts/index.html"):
        links = html.parse(str(page)).xpath("//div[@class='handouts']//a/@href")
        files = {str((page.parent / link).resolve().relative_to(built_site.resolve())) for link in links}
        assert files == {handout.file for handout in all_of_them}


def test_every_handout_is_pdf_ua(all_of_them: list[Handout]) -> None:
    assert {handout.file: found for handout in all_of_them if (found := faults(handout.data))} == {}


def test_every_file_says_what_it_is_and_in_which_language(all_of_them: list[Handout]) -> None:
    for handout in all_of_them:
        root = handout.pdf.catalogue
        assert str(root.Lang).split("-")[0] == handout.locale, handout.file
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert bool(root.MarkInfo.Marked)
        assert handout.pdf.outline(), handout.file
        assert handout.pdf.untagged == [], handout.file
        assert "\ufffd" not in handout.pdf.text, handout.file


def test_every_list_table_and_figure_is_tagged_as_one(all_of_them: list[Handout]) -> None:
    for handout in all_of_them:
        root = handout.pdf.root
        for item in root.find("LI"):
            assert [child.role for child in item.children if not isinstance(child, str)] == ["Lbl", "LBody"], (
                handout.file
            )
            assert item.nodes("Lbl")[0].text.strip() or item.nodes("Lbl")[0].find("Figure")[0].alt, handout.file
        assert all(cell.attributes.get("Scope") == "Column" for cell in root.find("TH")), handout.file
        assert all(figure.alt for figure in root.find("Figure")), handout.file
        levels = [int(heading.role[1]) for heading in root.find("H1", "H2", "H3", "H4")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), handout.file


def test_fonts_are_embedded_and_small(all_of_them: list[Handout]) -> None:
    for handout in all_of_them:
        for page in handout.pdf.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert re.match(r"/[A-Z]{6}\+", str(descriptor.FontName)), handout.file
                assert any(key in descriptor for key in ("/FontFile2", "/FontFile3")), handout.file


def test_no_topic_is_too_large_to_send(topics: list[Handout]) -> None:
    assert {handout.file: len(handout.data) for handout in topics if len(handout.data) > LARGEST} == {}


def test_no_word_of_any_page_is_lost(topics: list[Handout]) -> None:
    for handout in topics:
        paper, at = bare(handout.pdf.text), 0
        for text in texts(handout.article):
            found = paper.find(text, at)
            assert found >= 0, f"{handout.file}: {text!r} is missing after {paper[max(0, at - 60) : at]!r}"
            at = found + len(text)


def test_every_step_has_the_number_that_the_page_shows(topics: list[Handout]) -> None:
    for handout in topics:
        labels = [label.text.strip() for label in handout.pdf.root.find("Lbl")]
        printed = [label for label in labels if re.fullmatch(r"(\d+|[a-z]+)\.", label)]
        assert printed == numbers(handout.article), handout.file


def test_every_link_lives_on_and_its_address_is_printed(topics: list[Handout]) -> None:
    for handout in topics:
        links = {link for link in handout.pdf.links if link != "#"}
        assert links - targets(handout) <= {handout.address, *PORTALS.values()}, handout.file
        assert targets(handout) <= links, handout.file
        paper = bare(handout.pdf.text)
        missing = {
            each for each in targets(handout) if bare(re.sub(r"^(tel|mailto):.*|^https?://|/$", "", each)) not in paper
        }
        assert not missing, f"{handout.file}: {missing}"


def test_no_step_or_row_splits_over_two_pages_and_no_heading_stands_alone(all_of_them: list[Handout]) -> None:
    for handout in all_of_them:
        root = handout.pdf.root
        for item in root.find("LI", "TR"):
            if len(item.text) < KEPT_TOGETHER and not item.find("L"):
                assert len(set(item.pages)) <= 1, f"{handout.file}: {item.text[:80]!r}"
        texts = [node for node in root.walk() if any(isinstance(child, str) for child in node.children)]
        for heading, following in pairwise(texts):
            if heading.role in {"H1", "H2", "H3"}:
                assert heading.pages[-1] == following.pages[0], f"{handout.file}: {heading.text!r}"


def test_phrases_in_another_language_are_marked(topics: list[Handout]) -> None:
    for handout in topics:
        foreign = {
            element.get("lang")
            for element in handout.article.iter()
            if element.get("lang") not in (None, handout.locale)
        }
        marked = {node.lang for node in handout.pdf.root.walk()} | set(handout.pdf.languages)
        assert foreign <= {language.split("-")[0] for language in marked}, handout.file


def test_the_code_leads_to_the_page_in_its_language(all_of_them: list[Handout]) -> None:
    for handout in all_of_them:
        (code,) = zxingcpp.read_barcodes(next(handout.pictures(150)).to_pil().convert("L"))[:1]
        expected = handout.address
        if handout.is_booklet:
            portal = handout.file.removeprefix("handouts/").split(".")[0]
            expected = f"http://127.0.0.1/{'' if handout.locale == 'ms' else handout.locale + '/'}{portal}/"
        assert code.text == expected


def test_every_page_of_paper_is_numbered_dated_and_fits_a4_and_letter(all_of_them: list[Handout]) -> None:
    """Letter is 279.4 mm high and its printers leave some 4 mm blank: A4 laid on it, from the top or in the middle."""
    millimetre = 72 / 25.4
    for handout in all_of_them:
        document = pypdfium2.PdfDocument(handout.data)
        for number, page in enumerate(document, 1):
            assert [round(side / millimetre) for side in page.get_size()] == [210, 297]
            text = " ".join(page.get_textpage().get_text_bounded().split())
            of = "daripada" if handout.locale == "ms" else "of"
            assert f"{number} {of} {len(document)}" in text, handout.file
            assert re.search(r"(Sah hingga|Valid until) \d{1,2} \w+ \d{4}", text), handout.file
            picture = page.render(scale=40 / 72, grayscale=True).to_pil().point(lambda value: 255 if value < 250 else 0)
            left, top, right, bottom = (edge / 40 * 25.4 for edge in picture.getbbox())
            assert left >= 15
            assert right <= 195
            assert top >= 13.5, f"{handout.file}, page {number}: {top}"
            assert bottom <= 275, f"{handout.file}, page {number}: {bottom}"
