"""The bill of materials holds every requirement of the lock, and is the same each time."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from supply import sbom

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements/site.txt").read_text()
MADE = datetime(2026, 11, 22, tzinfo=UTC)


def test_every_requirement_with_its_version_and_hashes():
    components = sbom.bill(LOCK, "site", "1.0", MADE)["components"]
    assert [(each["name"], each["version"]) for each in components] == re.findall(
        r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.M
    )
    assert sum(each["name"] == "lock:sha256" for one in components for each in one["properties"]) == LOCK.count(
        "--hash="
    )


def test_references_are_unique_and_well_formed():
    components = sbom.bill(LOCK, "site", "1.0", MADE)["components"]
    references = [each["bom-ref"] for each in components]
    assert len(set(references)) == len(references)
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@[\w.+!]+", each["purl"]) for each in components)


def test_every_licence_is_known():
    """In the test environment everything is installed that this platform needs."""
    components = sbom.bill(LOCK, "site", "1.0", MADE)["components"]
    unknown = [each["name"] for each in components if "licenses" not in each]
    here = [each.name for each in sbom.read(LOCK) if not each.marker]
    assert [name for name in unknown if name in here] == []


def test_the_same_lock_gives_the_same_bill():
    assert sbom.bill(LOCK, "site", "1.0", MADE) == sbom.bill(LOCK, "site", "1.0", MADE)
    assert sbom.bill(LOCK, "site", "1.0", MADE)["serialNumber"] != sbom.bill(LOCK, "site", "1.1", MADE)["serialNumber"]


def test_markers_and_several_versions_of_one_package():
    lock = (
        "soupsieve==2.10 ; python_full_version < '3.11.5' \\\n    --hash=sha256:" + "a" * 64 + "\n"
        "soupsieve==4.1.2 ; python_full_version >= '3.11.5' \\\n    --hash=sha256:" + "b" * 64 + "\n"
    )
    first, second = sbom.read(lock)
    assert (first.version, first.marker, second.version) == ("2.10", "python_full_version < '3.11.5'", "4.1.2")


def test_a_requirement_without_a_hash_is_refused():
    with pytest.raises(ValueError, match="httpx has no hash"):
        list(sbom.read("httpx==1.0\n"))


@pytest.mark.parametrize("name", ["site", "test", "lock"])
def test_every_lock_is_pinned_with_hashes_and_names_no_index(name):
    lock = (ROOT / f"requirements/{name}.txt").read_text()
    assert list(sbom.read(lock))
    assert "://" not in lock


def test_licences_are_identifiers_where_their_name_is_one():
    licences = {each["name"]: each.get("licenses") for each in sbom.bill(LOCK, "site", "1.0", MADE)["components"]}
    assert licences["lxml"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert licences["packaging"] == [{"expression": "Apache-2.0 OR BSD-2-Clause"}]
    assert licences["ghp-import"] == [{"license": {"id": "Apache-2.0"}}]
    assert [{"license": {"id": "UNKNOWN"}}] not in licences.values()


def test_a_date_that_is_none_is_one_clear_line(monkeypatch, capsys):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert sbom.main([str(ROOT / "requirements/site.txt")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "sbom: SOURCE_DATE_EPOCH must be a number of seconds since 1970, not 'yesterday'\n"
