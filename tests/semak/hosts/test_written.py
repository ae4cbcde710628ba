"""Hosts written without ``https://`` are found, and names of files and of things in programs are not taken for any."""

from __future__ import annotations

import pytest
from semak.hosts.written import certainty, hosts, seen


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pergi ke eplks.imi.gov.my.", ["eplks.imi.gov.my"]),
        ("Buka `imi-gov.my/login` atau www.perkeso.app", ["imi-gov.my", "www.perkeso.app"]),
        ("_perkeso.com_ ==perkeso.com.my==", ["perkeso.com", "perkeso.com.my"]),
        ("Www.Perkeso.Com", ["Www.Perkeso.Com"]),
        ("**perkeso.gov.rny**, (perkeso.co.id)", ["perkeso.gov.rny", "perkeso.co.id"]),
        ("ke https://perkeso.com:443/x", ["perkeso.com"]),
        ("ke ftp://perkeso.com/x", ["perkeso.com"]),
        ("reрkeso.gov.my", ["reрkeso.gov.my"]),
        ("PERKESO.COM.MY", ["PERKESO.COM.MY"]),
        ("perkeso.com.secure.li", ["perkeso.com.secure.li"]),
        ("tulis ke bantuan@perkeso.com", ["bantuan@perkeso.com"]),
        ("imi.gov.my@perkeso.com", ["imi.gov.my@perkeso.com"]),
        ("index.md mkdocs.yml perkeso.py docs/perkeso.com.md", []),
        ("perkeso.models.User, self.perkeso.name, perkeso.com(x), perkeso_com.my_data", []),
        ("PERKESO.My name, s.k. PERKESO, 31.12.2026, 1.2.3.4, Node.js", []),
        ("https://example.org/perkeso.com?x=imi.my", ["example.org"]),
        ("Simpan perkeso.gov.my.pdf, www.perkeso.gov.my.HAR (imi.gov.my.docx) dan imi.gov.my.tar.gz.", []),
        ("perkeso.gov.my.pdf/login, https://imi.gov.my.pdf", ["perkeso.gov.my.pdf", "imi.gov.my.pdf"]),
        ("a@perkeso.gov.my.pdf perkeso.gov.my.example", ["a@perkeso.gov.my.pdf", "perkeso.gov.my.example"]),
    ],
)
def test_tells_hosts_from_other_names_with_dots(text: str, found: list[str]) -> None:
    assert [each.text for each in hosts(text) if each.certainty == 2] == found
    assert all(text[each.start : each.end] == each.text for each in hosts(text))


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("perkeso.com", 2),
        ("perkeso.gov.rny", 2),
        ("perkeso_online.gov.my", 2),
        ("perkeso.sg", 2),
        ("perkeso.id", 1),
        ("perkeso.corn", 2),
        ("perkeso.app", 1),
        ("self.perkeso.name", 1),
        ("perkeso.md", 0),
        ("perkeso.core", 0),
        ("com.perkeso.app", 0),
        ("my.gov.perkeso.app", 0),
    ],
)
def test_what_may_be_a_name_in_a_program_counts_in_running_text_only(name: str, sure: int) -> None:
    assert certainty(name) == sure


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        (r"ke perkeso\-online.com ya", [(r"perkeso\-online.com", "perkeso-online.com")]),
        (r"ke perkeso-online\.com ya", [(r"perkeso-online\.com", "perkeso-online.com")]),
        ("ke perkeso&#45;online&period;com", [("perkeso&#45;online&period;com", "perkeso-online.com")]),
        ("**perkeso**-online.com", [("perkeso**-online.com", "perkeso-online.com")]),
        ("*imi*.my, perkeso-**online**.com", [("imi*.my", "imi.my"), ("perkeso-**online**.com", "perkeso-online.com")]),
        (r"\*.imi.my & 2*3.5 \- x", []),
        (r"C:\perkeso.com **a** \- perkeso", []),
        ("**perkeso** -online.x, **PERKESO**.", []),
    ],
)
def test_sees_hosts_through_markup(prose: str, found: list[tuple[str, str]]) -> None:
    assert [(prose[each.start : each.end], each.text) for each in seen(prose)] == found
