"""The hook stops real builds of the real site, in every mode, with every planted defect at its true line."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
    folder = tmp_path_factory.mktemp("defective")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
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
    errors = {
        (f["path"], f["line"], f["column"], f["code"]) for f in json.loads(checked.stdout) if f["severity"] == "error"
    }
    assert errors == reported(built.stderr)


def test_the_project_itself_is_clean() -> None:
    checked = run("semak", "check", "--format", "json", folder=ROOT)
    assert (checked.returncode, json.loads(checked.stdout)) == (0, [])
