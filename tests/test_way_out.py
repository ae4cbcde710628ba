"""The ways out: another builder, and the checker on its own."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from ruamel.yaml import YAML

from tests.sites import ROOT, build, copy_of_the_project, files

TOGETHER = True
"""One worker makes the bare environment for all of them."""


def test_properdocs_builds_the_same_site(tmp_path):
    """ProperDocs carries MkDocs 1.x on; the site must not care which of the two builds it."""
    project = copy_of_the_project(tmp_path / "project", with_handouts=True)
    build(project, tmp_path / "mkdocs")
    build(project, tmp_path / "properdocs", tool="properdocs")
    one, other = files(tmp_path / "mkdocs"), files(tmp_path / "properdocs")
    assert one.keys() == other.keys()
    generator = {path for path in one if one[path] != other[path]}
    # The only word that may differ is the builder's own name in <meta name="generator">.
    assert all(path.endswith(".html") or path == "sw.js" for path in generator)


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """The Python of a virtual environment that holds semak and what ``pyproject.toml`` says it needs, nothing more.

    Without a network: the wheel is built here, and its requirements are the ones this environment has.
    """
    folder = tmp_path_factory.mktemp("bare")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    source = folder / "source"
    copy_of_the_project(source)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    wheels = ["wheel", "--no-deps", "--no-build-isolation", "-w", str(folder), str(source)]
    subprocess.run([*pip, *wheels], check=True, capture_output=True, text=True)
    [wheel] = folder.glob("semak-*.whl")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    target = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    subprocess.run([*pip, "install", "--no-deps", "--target", target, str(wheel)], check=True, capture_output=True)
    link_requirements(Path(target))
    return python


def link_requirements(target: Path) -> None:
    """Make what the semak in ``target`` declares, and what that needs in turn, importable there."""
    [semak] = metadata.distributions(name="semak", path=[str(target)])
    todo, done = needed(semak), set()
    while todo:
        name = todo.pop()
        if name in done:
            continue
        done.add(name)
        distribution = metadata.distribution(name)
        todo += needed(distribution)
        for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
            if not (target / top).exists():
                (target / top).symlink_to(str(distribution.locate_file(top)))


def needed(distribution: metadata.Distribution) -> list[str]:
    """The names of what ``distribution`` requires here."""
    requirements = map(Requirement, distribution.requires or ())
    return [each.name for each in requirements if each.marker is None or each.marker.evaluate({"extra": ""})]


def run(python: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([python, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_semak_runs_where_there_is_no_mkdocs(bare, tmp_path):
    assert run(bare, "-c", "import mkdocs", cwd=tmp_path).returncode != 0
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Foreign\ntheme: readthedocs\n")
    (tmp_path / "docs" / "index.md").write_text("# Title\n\nSee [the guide](guide.md).\n\n1. One\n3. Two\n")
    done = run(bare, "-m", "semak", "check", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "index.md:3:17: LINK001" in done.stdout
    assert "STEP" in done.stdout


@pytest.mark.parametrize(
    "command", [["rules"], ["rules", "LINK001"], ["online", "--help"], ["report", "--help"], ["new", "--help"]]
)
def test_every_command_is_in_the_package(bare, tmp_path, command):
    assert run(bare, "-m", "semak", *command, cwd=tmp_path).returncode == 0


def test_report_and_new_work_there(bare, tmp_path):
    (tmp_path / "docs" / "alpha").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Foreign\n")
    (tmp_path / "docs" / "alpha" / "index.md").write_text("# Title\n")
    assert run(bare, "-m", "semak", "new", "alpha/login", cwd=tmp_path).returncode == 0
    assert run(bare, "-m", "semak", "report", cwd=tmp_path).returncode == 1, "no page says when it was verified"


def test_this_site_is_checked_alike_without_mkdocs(bare, tmp_path):
    project = copy_of_the_project(tmp_path / "project")
    here = run(Path(sys.executable), "-m", "semak", "check", "--no-cache", "--format", "json", cwd=project)
    there = run(bare, "-m", "semak", "check", "--no-cache", "--format", "json", cwd=project)
    assert (there.returncode, there.stdout) == (here.returncode, here.stdout), there.stderr


def test_as_a_pre_commit_hook_of_a_foreign_repository():
    """The hook's definition is what pre-commit reads; its entry is the command the package installs."""
    [hook] = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["id"], hook["entry"], hook["language"]) == ("semak", "semak check", "python")
    assert hook["pass_filenames"] is False
