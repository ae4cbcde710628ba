"""A host that a text warns of is told apart from one that the reader is sent to."""

from __future__ import annotations

import pytest
from semak.hosts.warned import is_recommended, is_warned_of

HOST = "imi-gov.my"


def judged(judge: object, text: str) -> bool:
    """What ``judge`` says of :data:`HOST` in ``text``."""
    assert callable(judge)
    start = text.index(HOST)
    return bool(judge(text, start, start + len(HOST)))


@pytest.mark.parametrize(
    "text",
    [
        "Tiruan: `imi-gov.my`, kerana berakhir dengan nama lain.",
        "| imi-gov.my | Fake |",
        "Guna imi.gov.my, bukan imi-gov.my.",
        "Do not open imi-gov.my",
        "Jangan sekali-kali buka perkeso.com atau imi-gov.my.",
        "Jangan sekali-kali\nmembuka perkeso.com, lhdn.com atau imi-gov.my.",
        "imi-gov.my bukan laman kerajaan.",
        "`imi-gov.my` is not the real one",
        "Laman imi-gov.my **bukan** laman Imigresen.",
        "Laman imi-gov.my *tidak* rasmi. / x",
        "Laman itu, imi-gov.my, bukan milik Imigresen.",
        "The address imi-gov.my does **not** belong to anybody we know.",
        "imi-gov.my tiada kaitan dengan Imigresen.",
        "Imigresen tidak pernah menggunakan imi-gov.my.",
        "The department will never send you to imi-gov.my.",
        "Awas: imi-gov.my meminta kata laluan.",
        "Awas! Panggilan itu meminta anda membuka imi-gov.my.",
        "**Amaran:** imi-gov.my meminta kata laluan.",
        "Beware: imi-gov.my asks for your password.",
        "Berhati-hati dengan SMS yang menyuruh anda membayar di imi-gov.my.",
        "Beware of imi-gov.my.",
        '!!! danger "Penipuan"\n\n    Panggilan itu meminta anda membuka imi-gov.my.',
        '??? warning "Scams"\n    They ask for a password:\n\n    - at imi-gov.my',
        "Jangan buka https://imi-gov.my/",
        "Laporkan imi-gov.my kepada MCMC.",
        "Laporkan alamat imi-gov.my.",
        "Sila sekat laman imi-gov.my.",
        "MCMC menyekat imi-gov.my.",
        "imi-gov.my telah disekat.",
        "The site imi-gov.my was taken down.",
        "Please report the site `imi-gov.my` to the police.",
        "If a message shows imi-gov.my, delete it.",
        "Jika SMS memaparkan imi-gov.my, padamkan mesej itu.",
        "Sindiket di sebalik imi-gov.my ditahan.",
        "SMS palsu: untuk melaporkan penipuan, layari imi-gov.my.",
        "To report fraud, visit imi-gov.my, says the fake message.",
        "Untuk melaporkan penipuan, jangan layari imi-gov.my.",
        "Penipu berkata laman yang betul ialah imi-gov.my.",
    ],
)
def test_a_reader_who_is_warned_is_not_led_astray(text: str) -> None:
    assert judged(is_warned_of, text)


@pytest.mark.parametrize(
    "text",
    [
        "imi-gov.my bukan sahaja pantas",
        "To report fraud, visit imi-gov.my.",
        "To report scams, go to imi-gov.my.",
        "If you were scammed, report at imi-gov.my.",
        "Elakkan penipuan: guna imi-gov.my sahaja.",
        "Avoid fake sites: use only imi-gov.my.",
        "Untuk melaporkan penipuan dalam talian, sila layari laman imi-gov.my.",
        "Laman palsu banyak; yang betul ialah imi-gov.my.",
        "Fakes abound; the official site is imi-gov.my.",
        "Laporkan kepada kami di imi-gov.my.",
        "Muat turun laporan imi-gov.my.",
        "If imi-gov.my is slow, ignore the delay.",
        "Hanya di imi-gov.my, bukan di tempat lain",
        "Guna imi-gov.my, bukan imi.gov.my.",
        "imi-gov.my tidak memerlukan kata laluan.",
        "Jika tidak berjaya, buka imi-gov.my.",
        "Jangan lupa buka imi-gov.my",
        "Bukan di kaunter: buka imi-gov.my.",
        "Ada laman palsu. Portal rasmi ialah imi-gov.my",
        "Ini palsu.\n\nBuka imi-gov.my.",
        "- Ini palsu\n- imi-gov.my",
        "Amaran: bayar di imi-gov.my sebelum esok.",
        "Awas! Sahkan akaun anda di laman imi-gov.my.",
        "Berhati-hati: buka imi-gov.my sahaja.",
        '!!! danger "Penipuan"\n\n    Laporkan di imi-gov.my.',
        '!!! danger "Penipuan"\n\n    Laman rasmi ialah imi-gov.my.',
        '!!! danger "Fraud"\n\n    Check at imi-gov.my first.',
        '!!! danger "Penipuan"\n\n    Teks.\n\nDaftar di imi-gov.my.',
        '!!! danger "Tarikh akhir"\n\n    Tutup imi-gov.my esok.',
    ],
)
def test_a_reader_who_is_sent_there_is_not_warned(text: str) -> None:
    assert not judged(is_warned_of, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Taip `imi-gov.my/login`.", True),
        ("Sila buka portal di `https://imi-gov.my/`", True),
        ("Then go to `imi-gov.my`", True),
        ("Mohon di `imi-gov.my`.", True),
        ("Access the portal at `imi-gov.my`.", True),
        ("Guna `imi-gov.my`.", True),
        ("Navigate to `imi-gov.my`.", True),
        ("Salin `imi-gov.my` ke pelayar.", True),
        ("Tampal alamat `imi-gov.my` di bar alamat.", True),
        ("Paste the link `imi-gov.my` into the bar.", True),
        ("Isi borang di `imi-gov.my`: taip alamat itu hari ini.", True),
        ("The address is `imi-gov.my`; open it.", True),
        ("A copy of `imi-gov.my` is kept.", False),
        ("`imi-gov.my`: taip nama anda.", False),
        ("Contoh: `https://imi-gov.my/`", False),
        ("Buka portal. Contoh: `https://imi-gov.my/`", False),
        ("The syntax is `[text](https://imi-gov.my/)`", False),
    ],
)
def test_code_is_read_where_it_is_to_be_typed(text: str, told: bool) -> None:
    assert judged(is_recommended, text) == told
