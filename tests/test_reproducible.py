"""Two builds of one commit are the same, byte for byte: nothing of the machine, the folder or the moment is in them."""

from __future__ import annotations

import os
import shutil
import time

import pytest

from tests.sites import build, copy_of_the_project, files

TOGETHER = True
"""One worker builds the sites for all of them."""


@pytest.fixture(scope="module")
def two_builds(tmp_path_factory):
    """Two copies in folders of other names and ages, built with other hash seeds, time zones and languages."""
    snapshot, made = copy_of_the_project(tmp_path_factory.mktemp("snapshot")), []
    for name, zone, seed in (("a", "Asia/Kuala_Lumpur", "1"), ("another-folder", "America/Los_Angeles", "2")):
        project = tmp_path_factory.mktemp(name) / "project"
        shutil.copytree(snapshot, project)
        old = time.time() - (0 if name == "a" else 10_000_000)
        for path in project.rglob("*"):
            os.utime(path, (old, old))
        site = tmp_path_factory.mktemp(f"{name}-site") / "site"
        build(project, site, TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C" if seed == "1" else "C.UTF-8")
        made.append(files(site))
    return made


def test_the_same_files(two_builds):
    one, other = two_builds
    assert one.keys() == other.keys()


def test_the_same_bytes_handouts_included(two_builds):
    one, other = two_builds
    assert any(path.endswith(".pdf") for path in one)
    assert [path for path in one if one[path] != other[path]] == []


def test_no_path_of_the_machine_is_in_it(two_builds):
    for content in two_builds[0].values():
        assert b"/tmp/pytest" not in content
