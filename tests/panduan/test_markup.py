"""What a writer types plainly comes out as a reader needs it."""

from __future__ import annotations

from datetime import date

import markdown
import pytest
from lxml import html as lxml_html
from panduan.markup import GuideExtension, PageContext, cited, dial
from semak.sites.entries import Place
from semak.sites.register import Contact, Evidence, Label, Message, Register, Source

PLACE = Place("x.yml", 1, 1)


def evidence(confidence: str = "confirmed") -> Evidence:
    return Evidence(confidence, ("faq",), date(2026, 11, 22), "sources")


def contact(key: str, *, phone: str = "", email: str = "", web: str = "", confidence: str = "confirmed") -> Contact:
    return Contact(key, {"ms": key}, {}, phone, email, web, {}, evidence(confidence), PLACE)


REGISTER = Register(
    contacts={
        "mygcc": contact("mygcc", phone="03-8000 8000"),
        "line": contact("line", phone="03-8880 1555", confidence="unofficial"),
        "hotline": contact("hotline", phone="1-300-22-8000", email="perkeso@perkeso.gov.my"),
        "path": contact("path", web="https://imigresen-online.imi.gov.my/mypass", confidence="unofficial"),
    },
    sources={"faq": Source("faq", "FAQ", "Imigresen", "https://x.example/", "official", date(2026, 11, 22), PLACE)},
    messages={"bad": Message("bad", "eplks", {"ms": "Kata Laluan Tidak Sah"}, True, {}, evidence(), PLACE)},
    labels={"LOG MASUK": Label("LOG MASUK", "ms", "eplks", {"en": "Log in"}, evidence(), PLACE)},
)


def render(text: str, locale: str = "ms") -> lxml_html.HtmlElement:
    extension = GuideExtension(REGISTER)
    extension.page = PageContext(locale, ("faq", "blog"), "../contacts/")
    extensions = ["attr_list", "sane_lists", "tables", "footnotes", "admonition", "toc", extension]
    return lxml_html.fragment_fromstring(markdown.markdown(text, extensions=extensions), create_parent="div")


@pytest.mark.parametrize(
    ("text", "href", "shown"),
    [
        ("Telefon 03-8000 8000 sekarang.", "tel:+60380008000", "03-8000 8000"),
        ("Hubungi 1-300-22-8000.", "tel:1300228000", "1-300-22-8000"),
        ("Tulis kepada perkeso@perkeso.gov.my.", "mailto:perkeso@perkeso.gov.my", "perkeso@perkeso.gov.my"),
        ("| a |\n|---|\n| 03-8000 8000 |", "tel:+60380008000", "03-8000 8000"),
        ('!!! note "x"\n    (03-8000 8000)', "tel:+60380008000", "03-8000 8000"),
    ],
)
def test_numbers_and_addresses_become_links(text: str, href: str, shown: str) -> None:
    (link,) = render(text).xpath("//a[@class='contact']")
    assert (link.get("href"), link.text) == (href, shown)


@pytest.mark.parametrize(
    "text",
    [
        "`03-8000 8000`",
        "    03-8000 8000",
        "[03-8000 8000](https://x.example/)",
        "103-8000 80001",
        "x03-8000 8000",
        "# 03-8000 8000",
    ],
)
def test_code_links_headings_and_longer_numbers_are_left_alone(text: str) -> None:
    assert not render(text).xpath("//a[@class='contact']")


def test_an_unofficial_number_gets_its_label_by_itself() -> None:
    mention = render("Talian 03-8880 1555.").xpath("//span[@class='mention']")[0]
    assert mention.text_content() == "03-8880 1555 tidak rasmi"
    assert mention.xpath("./a[2]/@href") == ["../contacts/#line"]


def test_an_unofficial_address_is_shown_but_leads_nowhere() -> None:
    tree = render("Buka https://imigresen-online.imi.gov.my/mypass jika perlu.", "en")
    assert tree.xpath("//span[@class='contact']")[0].text.endswith("/mypass")
    assert "unofficial" in tree.text_content()
    assert not tree.xpath("//a[contains(@href, 'imi.gov.my')]")


def test_a_citation_is_a_numbered_link_to_its_source() -> None:
    tree = render("Benar.[^source: faq]")
    assert tree.xpath("//a/@href") == ["#source-faq"]
    assert tree.xpath("//a/@aria-label") == ["Sumber 1: Imigresen"]
    assert tree.text_content() == "Benar.1"


@pytest.mark.parametrize(("locale", "word"), [("ms", "belum disahkan"), ("en", "unconfirmed")])
def test_an_unconfirmed_statement_is_labelled_in_the_readers_language(locale: str, word: str) -> None:
    assert render("24 jam.[^unconfirmed: faq, blog] Lagi.", locale).text_content() == f"24 jam. {word} 1 2 Lagi."


def test_citations_leave_footnotes_and_code_alone() -> None:
    tree = render("Satu.[^1] `[^source: faq]`\n\n[^1]: Nota.")
    assert tree.xpath("//code")[0].text == "[^source: faq]"
    assert "Nota." in tree.text_content()


def test_cited_sources_come_in_order_each_once() -> None:
    assert cited("a[^source: b, a] c[^disputed: a]\n[^unconfirmed: c]") == ["b", "a", "c"]


def test_words_in_another_language_say_so() -> None:
    tree = render("Klik **LOG MASUK**. Mesej “Kata Laluan Tidak Sah” keluar.", "en")
    assert tree.xpath("//strong/@lang") == ["ms"]
    assert tree.xpath("//span[@lang='ms']")[0].text == "Kata Laluan Tidak Sah"
    assert not render("**LOG MASUK** “Kata Laluan Tidak Sah”", "ms").xpath("//*[@lang]")


def test_steps_carry_their_numbers_and_nested_ones_do_not() -> None:
    tree = render("3. a\n\n    1. x\n    2. y\n\n4. b")
    assert tree.xpath("/div/ol/li/@data-step") == ["3", "4"]
    assert not tree.xpath("//li//li/@data-step")


def test_headings_of_sections_link_to_themselves_and_keep_their_words() -> None:
    link = render("# Tajuk { #t }\n\n## Langkah { #steps }\n\n### Maksudnya { #steps-means }").xpath(
        "//a[@class='headerlink']"
    )
    assert [(a.get("href"), a.get("aria-label")) for a in link] == [("#steps", "Pautan terus ke bahagian ini: Langkah")]


@pytest.mark.parametrize(
    ("phone", "href"),
    [
        ("03-8000 8000", "tel:+60380008000"),
        ("1-800-88-1234", "tel:1800881234"),
        ("15999", "tel:15999"),
        ("012-345 6789", "tel:+60123456789"),
    ],
)
def test_dial(phone: str, href: str) -> None:
    assert dial(phone) == href
