"""The real site with defects planted in it, each at a random spot: every one is found on its line; traps stay silent."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import semak

from tests.sites import copy_of_the_project

PAGES = (
    "eplks/login", "eplks/documents", "eplks/register", "perkeso/login", "perkeso/pay-contributions", "perkeso/register",
    "perkeso/reset-password", "eplks/eligibility",
)  # fmt: skip

DEFECTS = [
    ("LINK001", "[Daftar](registration.md) dahulu."),
    ("LINK001", "See [the page][lost].\n\n[lost]: gone.md", 2),
    ("LINK001", '<a href="../gone/">Halaman</a>'),
    ("LINK001", "[Log masuk](login.markdown)"),
    ("LINK002", "[Kata laluan](problems.md#password-invalid)"),
    ("LINK002", "[Langkah](#no-such-anchor-here)"),
    ("LINK002", '<p><a href="#also-none">Langkah</a></p>'),
    ("LINK003", "![Skrin](../assets/images/none.png)"),
    ("LINK003", '<img src="../assets/images/none.png" alt="Skrin">'),
    ("LINK005", "Lihat [panduan itu][undefined-label]."),
    ("LINK005", "Lihat [panduan itu][]."),
    ("LINK", "[ASSIST](https://assist.perkeso.gov.my.example.com/)"),
    ("LINK", "[ASSIST](https://assist-perkeso.com/)"),
    ("LINK", "[ASSIST](https://assist.perkes0.gov.my/)"),
    ("LINK", "[ASSIST](https://assist.perkeso.gov.my@evil.example/)"),
    ("LINK", "[ASSIST](https://203.0.113.9/)"),
    ("LINK", "[ASSIST](https://xn--perkso-bva.gov.my/)"),
    ("LINK", "[ASSIST](https://аssist.perkeso.gov.my/)"),
    ("LINK", "Buka <https://www.somewhere-unknown.com.my/>."),
    ("LINK", "[https://assist.perkeso.gov.my/](https://www.perkeso.gov.my/)"),
    ("LINK", "[ASSIST](http://assist.perkeso.gov.my/)"),
    ("LINK", "[ASSIST](javascript:alert(1))"),
    ("LINK", "[E-mel](mailto:perkeso.gov.my)"),
    ("LINK013", "Buka [](https://assist.perkeso.gov.my/)."),
    ("LINK014", "Untuk mendaftar, klik [sini](register.md)."),
    ("LINK014", "To register, [click here](register.md)."),
    ("LINK015", "![](../assets/images/favicon.svg)"),
    ("LINK", "[Log masuk](login.en.md) dan [masuk](login.ms.md)"),
    ("PHONE001", "Telefon 03-8000 800."),
    ("PHONE001", "Hubungi talian 1-300-22-80000."),
    ("PHONE", "Telefon +60 3-8000 80001."),
    ("PHONE002", "Telefon 03-8000 8008."),
    ("PHONE002", "Phone 04-222 3344 for help."),
    ("PHONE003", "[03-8000 8000](tel:+60380008001)"),
    ("PHONE003", "[1-300-22-8000](tel:1300228008)"),
    ("PHONE004", "Telefon 0380008000."),
    ("PHONE004", "Telefon +603-8000 8000."),
    ("PHONE005", "Telefon: 8000 8000."),
    ("PHONE006", "[03-8000 8000](tel:03-8000 8000)"),
    ("STEP002", "Mula.\n\n1. Satu.\n2. Dua.\n4. Empat.", 4),
    ("STEP003", "Mula.\n\n1. Satu.\n2. Dua.\n2. Tiga.\n3. Empat.\n4. Lima.", 4),
    ("STEP004", "Mula.\n\n1. Satu.\n3. Dua.\n2. Tiga.", 3),
    ("STEP005", "Mula.\n\n<hr>\n\n3. Satu.\n4. Dua.", 4),
    ("STEP006", "Mula.\n\n1. Satu.\n\nAyat yang memotong.\n\n2. Dua.", 4),
    ("STEP006", 'Mula.\n\n1. Satu.\n\n!!! note "Nota"\n    Ini nota.\n\n2. Dua.', 4),
    ("STEP006", "Mula.\n\n1. Satu.\n\n```\nkod\n```\n\n2. Dua.", 4),
    ("STEP007", "Mula.\n\n1. Satu.\n   1. Sub satu.\n   2. Sub dua.\n2. Dua.", 3),
    ("STEP008", "Ikut langkah ini:\n1. Satu.\n2. Dua.", 1),
    ("STEP008", "Mula.\n\n1) Satu.\n2) Dua.", 2),
    ("STEP008", "Mula.\n\n1.Satu.\n2.Dua.", 2),
    ("STEP009", "Ulang langkah 97."),
    ("STEP009", "Repeat steps 96 to 98."),
    ("STEP010", "### 1. Satu { #one-x }\n\nA.\n\n### 3. Tiga { #three-x }", 4),
    ("STEP011", "Mula.\n\n1. Satu.\n\n   Ayat sambungan.", 4),
    ("FACT002", "Ayat ini ada sumber.[^source: no-such-source]"),
    ("PAGE", "# Tajuk kedua { #second-title }"),
    ("PAGE", "###### Terlalu dalam { #too-deep }"),
    ("PAGE", "### Tiada id tetap"),
    ("SEMAK001", "<!-- semak: ignore LINK001 -->"),
    ("SEMAK002", "<!-- semak: ignore LINK001: tiada apa di sini -->"),
    ("PAIR004", "Pautan sah untuk 47 jam sahaja."),
    ("PAIR004", "Bayaran RM7,613.50 dikenakan."),
    ("PAIR004", "Mula pada 17 Mac 2031."),
    ("PAIR005", "Hubungi 03-8000 8000 sekarang."),
    ("PAIR003", "Mula.\n\n1. Satu.\n2. Dua.\n3. Tiga.", 2),
]
"""Code or family, what is planted, and on which of its lines (from 0) the finding belongs."""

TRAPS = [
    "No. pendaftaran 202001012345 (1234567-A)",
    "SSM 1234567-A, 199901012345",
    "MyKad 900101-14-5678",
    "Pasport A12345678",
    "Rujukan FOMEMA W1234567890",
    "Poskod 62550",
    "ISBN 978-967-0000-00-1",
    "Lajur 45-194",
    "Versi 10.15.7",
    "`[a][b]` dan `1) x`",
    "```\n1) tel:03-1\n[x](gone.md)\n```",
    "<!-- [x](gone.md) 03-8000 8008 -->",
    "Some array[0][1] x",
    "Jadual [3][4] x",
    "[ ] x [x] y",
    "x\n:   1. a\n    2. b",
    "1. a\n1. b\n1. c",
    "1. a\n\n    1. b\n    2. c\n\n2. d",
    "1. a\n\n    ```\n    1) x\n    ```\n\n2. b",
    "1. a\n\n    | x | y |\n    |---|---|\n    | a | b |\n\n2. b",
    '1. a\n\n    !!! note "x"\n        a\n\n2. b',
    "- a\n    1. b\n    2. c\n- d",
    "> 1. a\n> 2. b",
    '=== "x"\n\n    1. a\n    2. b\n\n=== "y"\n\n    1. a\n    2. b',
    "[x](login.md)",
    "[x](problems.md)",
    "<https://assist.perkeso.gov.my/>",
    "[x](mailto:perkeso@perkeso.gov.my)",
    "perkeso@perkeso.gov.my",
    "[1-300-22-8000](tel:1300228000)",
    "1-300-22-8000",
    "03-8000 8000",
    "999",
    '<span lang="en">Open the portal and enter the password you were given.</span>',
    "**LOG MASUK**",
    "a * b * c_d_e \\[x\\](y)",
    "2\\. x",
    "A.B.C. 1.5 x 2.5",
    "192.0.2.1",
    "&nbsp;&copy; ½ ✓",
    "<kbd>Ctrl</kbd> + <kbd>5</kbd>",
    "f(x)[1] + g[i][j]",
]
"""Each is planted in both halves of a page."""


def plant(folder: Path, path: str, text: str, seed: int, *, both: bool = False) -> tuple[str, int]:
    """Put ``text`` before a random heading of a page (of both its halves). Out: its path and first line."""
    chance = random.Random(seed)
    name, line = "", 0
    turn = chance.random()
    for locale in ("ms", "en") if both else (chance.choice(("ms", "en")),):
        name = f"{path}.{locale}.md"
        lines = (folder / "docs" / name).read_text(encoding="utf-8").split("\n")
        heads = [number for number, each in enumerate(lines) if each.startswith("## ")]
        line = heads[int(turn * len(heads))]
        lines[line:line] = [*text.split("\n"), ""]
        (folder / "docs" / name).write_text("\n".join(lines), encoding="utf-8")
    return name, line + 1


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("recall")
    copy_of_the_project(folder)
    return folder


def found(folder: Path) -> list[semak.Finding]:
    return semak.check_sources(semak.load_site(folder / "mkdocs.yml"))


def test_every_planted_defect_is_found_on_its_line(project: Path) -> None:
    assert len(DEFECTS) >= 60
    clean = {path: path.read_bytes() for path in (project / "docs").rglob("*.md")}
    missed = []
    for first in range(0, len(DEFECTS), len(PAGES)):
        spots = []
        for index, (code, text, *at) in enumerate(DEFECTS[first : first + len(PAGES)]):
            name, line = plant(project, PAGES[(first + index) % len(PAGES)], text, first + index)
            spots.append((name, line + (at[0] if at else 0), code, text))
        places = {(each.path, each.line, each.code) for each in found(project)}
        missed += [
            spot
            for spot in spots
            if not any(p == spot[0] and n == spot[1] and c.startswith(spot[2]) for p, n, c in places)
        ]
        for path, content in clean.items():
            path.write_bytes(content)
    assert missed == []


def test_no_trap_is_a_finding(project: Path) -> None:
    assert len(TRAPS) >= 40
    clean = {path: path.read_bytes() for path in (project / "docs").rglob("*.md")}
    alarms = []
    for first in range(0, len(TRAPS), len(PAGES)):
        for index, text in enumerate(TRAPS[first : first + len(PAGES)]):
            plant(project, PAGES[(first + index) % len(PAGES)], text, first + index, both=True)
        alarms += [str(each) for each in found(project)]
        for path, content in clean.items():
            path.write_bytes(content)
    assert alarms == []
