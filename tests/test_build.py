"""The hook stops real builds of the real site, in every mode, with every planted defect at its true line."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from pathlib import Path

import hooks
import pytest
import semak

from tests.sites import REVIEWS, copy_of_the_project

ROOT = Path(__file__).parents[1]
PAGE = "eplks/documents"

# One defect a block; the line that starts with ☞ loses the mark and must be the one reported.
PLANTED = """
☞Lihat [halaman yang tiada](tiada.md) dan seterusnya.

☞Lihat [bahagian yang tiada](problems.md#tiada) dan seterusnya.

☞![Gambar borang](tiada.png)

☞Lihat [rujukan yang tiada][tiada-rujukan] dan seterusnya.

☞Lihat [laman lain](https://contoh-tidak-berdaftar.com/) dan seterusnya.

☞Buka [portal](https://imigresen-online.imi.gov.my.masuk-sini.com/) sekarang.

☞Buka [portal](https://imigresen-onIine.imi.gov.my/) sekarang.

☞Buka <https://assist.perkes0.gov.my/> sekarang.

☞Buka [https://assist.perkeso.gov.my/](https://logmasuk.my/) sekarang.

☞Buka [PERKESO](http://www.perkeso.gov.my/) sekarang.

☞Buka [borang](javascript:alert(1)) sekarang.

☞Untuk mendaftar, klik [sini](register.md) sekarang.

☞<a href="tiada-mentah.html">Borang mentah</a>

☞Telefon 03-8000 80 sekarang.

☞Telefon 03-2691 0000 sekarang.

☞Telefon [1-300-22-8000](tel:+60380008000) sekarang.

☞Telefon +603 80008000 sekarang.

### Langkah bertaip tujuh { #t-seven }

☞7. Satu langkah.
8. Langkah lain.

### Jurang { #t-gap }

1. Satu.
2. Dua.
☞4. Empat.

### Ulang { #t-repeat }

1. Satu.
2. Dua.
☞2. Dua lagi.

### Terpotong { #t-cut }

1. Satu.

☞Perenggan yang memotong senarai.

2. Dua.

### Sarang hilang { #t-nest }

1. Satu.
☞  1. Anak langkah.
2. Dua.

### Kurungan { #t-paren }

☞1) Satu.
2) Dua.

### Rujukan langkah { #t-ref }

1. Satu.
2. Dua.

☞Ulang langkah 9 jika gagal.
"""


@pytest.fixture(scope="module")
def defective(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[tuple[str, int]]]:
    """A copy of the project with every defect planted in one page, and one page without its pair."""
    folder = copy_of_the_project(tmp_path_factory.mktemp("defective"))
    page = folder / f"docs/{PAGE}.ms.md"
    lines = (page.read_text(encoding="utf-8") + PLANTED).split("\n")
    expected = {(f"{PAGE}.ms.md", number) for number, line in enumerate(lines, 1) if line.startswith("☞")}
    page.write_text("\n".join(line.removeprefix("☞") for line in lines), encoding="utf-8")
    (folder / "docs/eplks/alone.ms.md").write_text("---\ntitle: Sendiri\n---\n# Sendiri { #alone }\n", encoding="utf-8")
    return folder, expected | {("eplks/alone.ms.md", 1)}


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)], cwd=folder, capture_output=True, text=True, check=False
    )


def reported(text: str) -> set[tuple[str, int, int, str]]:
    found = re.findall(r"([\w./-]+):(\d+):(\d+): ([A-Z]+\d{3}) ", text)
    return {(path, int(line), int(column), code) for path, line, column, code in found}


@pytest.mark.parametrize("flags", [[], ["-q"], ["-v"], ["--strict"], ["-q", "--strict"]], ids=" ".join)
def test_every_mode_of_the_build_stops_with_every_defect(
    defective: tuple[Path, set[tuple[str, int]]], flags: list[str]
) -> None:
    folder, expected = defective
    built = run("mkdocs", "build", *flags, "--site-dir", folder / "site", folder=folder)
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    places = {(path, line) for path, line, *_ in reported(built.stderr)}
    assert expected <= places, sorted(expected - places)
    assert not (folder / "site").exists()


def test_the_command_line_gives_the_same_findings(defective: tuple[Path, set[tuple[str, int]]]) -> None:
    folder, _ = defective
    built = run("mkdocs", "build", "-q", "--site-dir", folder / "site", folder=folder)
    checked = run("semak", "check", "--format", "json", folder=folder)
    assert checked.returncode == 1
    found = {(f["path"], f["line"], f["column"], f["code"]) for f in json.loads(checked.stdout)}
    assert found == reported(built.stderr)


def test_a_warning_alone_stops_a_strict_build_even_a_quiet_one(tmp_path: Path) -> None:
    copy_of_the_project(tmp_path)
    for page, text in ((f"{PAGE}.ms.md", "Klik [sini](login.md)."), (f"{PAGE}.en.md", "Click [here](login.md).")):
        with (tmp_path / "docs" / page).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    built = run("mkdocs", "build", "-q", "--strict", "--site-dir", tmp_path / "site", folder=tmp_path)
    assert built.returncode == 1
    assert [code for *_, code in sorted(reported(built.stderr))] == ["LINK014", "LINK014"]


def test_a_quiet_build_says_warnings_all_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hooks.log.logger, "level", logging.ERROR)
    finding = semak.Finding("a.md", 1, 2, "LINK014", "says nothing", severity="warning")
    hooks._show([finding], strict=False)
    assert capsys.readouterr().err == "a.md:1:2: LINK014 says nothing\n"


def test_the_project_itself_is_clean() -> None:
    checked = run("semak", "check", "--format", "json", "--ignore", ",".join(REVIEWS), folder=ROOT)
    assert (checked.returncode, json.loads(checked.stdout)) == (0, [])
