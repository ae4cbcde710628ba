"""Nothing reaches a reader without an owner, a licence and a line in ``licences.txt``."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import material
from panduan.shell import licences
from pypdfium2 import PdfDocument


def test_every_file_of_the_site_is_claimed(built_site):
    assert [path for path in licences.unclaimed(built_site) if path != "done"] == []


def test_a_file_that_nobody_claims_is_found(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "stranger.woff2").touch()
    assert licences.unclaimed(tmp_path) == ["assets/stranger.woff2"]


def test_every_package_inside_the_script_is_listed():
    [bundle] = (Path(material.__file__).parent / "templates/assets/javascripts").glob("bundle.*.map")
    assert licences.packages_within(bundle) == set(licences.PACKAGES)
    assert set(licences.PACKAGES.values()) <= {work.name for work in licences.WORKS}


def test_packages_say_the_same_of_their_licence():
    said = {"MIT": "MIT", "OFL-1.1": "OFL 1.1"}
    for work in licences.WORKS:
        if work.package:
            info = metadata.metadata(work.package)
            assert said[work.licence] in (info.get("License-Expression") or info["License"])


def test_handouts_carry_no_other_font(built_site):
    for file in (built_site / "handouts").rglob("*.pdf"):
        document = PdfDocument(file)
        for page in document:
            for piece in page.get_objects(filter=[1]):
                name = piece.get_font().get_base_name() if hasattr(piece, "get_font") else "SourceSansPro"
                assert "SourceSans" in name.replace(" ", ""), (file.name, name)
        break


def test_the_list_names_every_work_that_is_there(built_site):
    listed = (built_site / "licences.txt").read_text()
    for work in licences.WORKS:
        assert f"{work.name} {work.version}".strip() in listed
    assert "Permission is hereby granted" in listed


def test_stock_search_does_not_ship(built_site):
    assert not any((built_site / name).exists() for name in licences.NOT_NEEDED)
