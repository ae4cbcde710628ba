"""The text of a link: an address in it must be where the link leads."""

from __future__ import annotations

import pytest
from semak.hosts.shown import MAIL, leads_elsewhere

KNOWN = {"assist.perkeso.gov.my", "www.imi.gov.my", "www.perkeso.gov.my", "kakitangan.com"}
ASSIST, IMI = "https://assist.perkeso.gov.my/", "https://www.imi.gov.my/"


@pytest.mark.parametrize(
    ("text", "url", "shown"),
    [
        ("assist.perkeso.gov.my", IMI, "assist.perkeso.gov.my"),
        ("“assist.perkeso.gov.my”", IMI, "assist.perkeso.gov.my"),
        ("Portal ASSIST (assist.perkeso.gov.my)", IMI, "assist.perkeso.gov.my"),
        ("Buka https://assist.perkeso.gov.my dahulu", IMI, "https://assist.perkeso.gov.my"),
        ("https://assist.perkeso.gov.my/masuk", f"{ASSIST}keluar", "https://assist.perkeso.gov.my/masuk"),
        ("www.imi.gov.my", "mailto:perkeso@perkeso.gov.my", "www.imi.gov.my"),
        ("perkeso@perkeso.gov.my", "mailto:idportal@perkeso.gov.my", "perkeso@perkeso.gov.my"),
        ("E-mel: perkeso@perkeso.gov.my", "mailto:idportal@perkeso.gov.my", "perkeso@perkeso.gov.my"),
        ("perkeso@perkeso.gov.my", IMI, "perkeso@perkeso.gov.my"),
        ("https://www.imi.gov.my/", "index.md", "https://www.imi.gov.my/"),
        ("www.imi.gov.my.example", IMI, "www.imi.gov.my.example"),
        ("www.imi.gov.my.pdf/masuk", IMI, "www.imi.gov.my.pdf/masuk"),
        ("pas.majikan.example", "https://pas-majikan.example.net/", "pas.majikan.example"),
    ],
)
def test_names_the_address_that_is_shown_and_not_reached(text: str, url: str, shown: str) -> None:
    assert leads_elsewhere(text, url, KNOWN, alone=False) == shown


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("ASSIST", ASSIST),
        ("settings.py.example", "https://github.com/a/b/blob/main/settings.py.example"),
        ("config.example", "https://github.com/a/b"),
        ("Portal ASSIST (assist.perkeso.gov.my)", ASSIST),
        ("assist.perkeso.gov.my/em…", f"{ASSIST}employer"),
        ("assist.perkeso.gov.my atau www.imi.gov.my", IMI),
        ("Panduan kakitangan.com", "https://blog.kakitangan.com/assist"),
        ("www.imi.gov.my (arkib)", "https://web.archive.org/web/2024/https://www.imi.gov.my/"),
        ("Fail semak.my dan Sdn.Bhd", IMI),
        ("www.imi.gov.my.pdf", "fail/imi.pdf"),
        ("www.perkeso.gov.my", "mailto:perkeso@perkeso.gov.my"),
        ("perkeso@perkeso.gov.my", "https://www.perkeso.gov.my/hubungi"),
        ("perkeso@perkeso.gov.my", "../contacts.md"),
        ("perkeso@perkeso.gov.my, idportal@perkeso.gov.my", "mailto:Perkeso@perkeso.gov.my"),
    ],
)
def test_leaves_other_texts_alone(text: str, url: str) -> None:
    assert leads_elsewhere(text, url, KNOWN, alone=False) == ""


def test_without_a_register_only_a_whole_text_is_an_address() -> None:
    assert leads_elsewhere("Portal ASSIST (assist.perkeso.gov.my)", IMI, (), alone=True) == ""
    assert leads_elsewhere("www.perkeso.gov.my", IMI, (), alone=True) == "www.perkeso.gov.my"


@pytest.mark.parametrize("address", ["a@b.my", "o'brien@perkeso.gov.my", "first.last+tag@sub.perkeso.gov.my"])
def test_an_e_mail_address(address: str) -> None:
    assert MAIL.fullmatch(address)


@pytest.mark.parametrize(
    "text",
    [
        "perkeso",
        "perkeso@",
        "@b.my",
        "a@b",
        "a@@b.my",
        "a.@b.my",
        ".a@b.my",
        "a..b@c.my",
        "a@b..my",
        "a@-b.my",
        "//a@b.my",
    ],
)
def test_no_e_mail_address(text: str) -> None:
    assert not MAIL.fullmatch(text)
