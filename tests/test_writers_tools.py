"""What a writer works with: the panel of the live preview, one language only, the editor's task."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html
from panduan import preview
from semak.findings import Finding

from tests.serving import free_port
from tests.sites import ROOT, build, copy_of_the_project, files

HERE = Finding("eplks/login.ms.md", 20, 3, "STEP002", "step 2 is <missing>", help="number the steps anew")
PAIR = Finding("eplks/login.en.md", 5, 1, "LINK001", "no such page")
OTHER = Finding("mkdocs.yml", 7, 9, "LINK018", "no such page in nav", severity="warning")


@pytest.fixture
def docs(tmp_path) -> Path:
    (tmp_path / "docs" / "eplks").mkdir(parents=True)
    for name in ("docs/eplks/login.ms.md", "docs/eplks/login.en.md", "mkdocs.yml"):
        (tmp_path / name).touch()
    return tmp_path / "docs"


def test_the_panel_has_this_pages_findings_first_and_leads_to_the_line(docs):
    tree = html.fragment_fromstring(preview.panel([OTHER, PAIR, HERE], "eplks/login.en.md", docs))
    assert tree.get("open") is not None
    assert tree.findtext("summary") == "semak: 2 findings here, 1 elsewhere (2 would stop the build)"
    assert [link.get("href") for link in tree.iter("a")] == [
        f"vscode://file{docs}/eplks/login.en.md:5:1",
        f"vscode://file{docs}/eplks/login.ms.md:20:3",
        f"vscode://file{docs.parent}/mkdocs.yml:7:9",
    ]
    assert "step 2 is <missing>" in tree.text_content()


def test_the_editor_can_be_another(docs):
    shown = preview.panel([HERE], "eplks/login.ms.md", docs, "idea://open?file={path}&line={line}")
    assert "idea://open?file=" in shown and "&amp;line=20" in shown


def test_a_page_without_findings_keeps_the_panel_closed(docs):
    assert " open>" not in preview.panel([OTHER], "about.ms.md", docs)


def test_nothing_found_is_no_panel(tmp_path):
    (tmp_path / "a.html").write_text("<body></body>")
    preview.put_on_pages(tmp_path, {"a.html": "a.md"}, [], tmp_path, preview.EDITOR)
    assert (tmp_path / "a.html").read_text() == "<body></body>"


def test_a_built_site_never_holds_the_panel(built_site):
    assert not any(b"semak-panel" in content for path, content in files(built_site).items() if path.endswith(".html"))


@pytest.fixture
def served(tmp_path) -> Iterator[tuple[Path, str]]:
    """A copy of the site under ``mkdocs serve``, one language, with a link that leads nowhere on one page."""
    project = copy_of_the_project(tmp_path / "project", with_handouts=True)
    page = project / "docs/eplks/login.ms.md"
    page.write_text(page.read_text() + "\n[Panduan lain](tiada.md)\n")
    port = free_port()
    environment = {
        **os.environ,
        "GUIDE_LOCALE": "ms",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(project / "scripts"),
    }
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        try:
            yield project, f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def eventually(page: Callable[[], str], wanted: Callable[[str], bool]) -> str:
    deadline, text = time.monotonic() + 90, ""
    while time.monotonic() < deadline:
        try:
            text = page()
            if wanted(text):
                return text
        except httpx.HTTPError:
            pass
        time.sleep(0.3)
    raise AssertionError(text[-2000:])


def test_the_live_preview_shows_the_page_with_its_finding_until_it_is_mended(served):
    project, address = served

    def page() -> str:
        return httpx.get(f"{address}/eplks/login/", trust_env=False).text

    shown = eventually(page, lambda text: "Log masuk ke ePLKS" in text)
    assert "semak-panel" in shown
    assert "LINK001" in shown
    assert f"vscode://file{project}/docs/eplks/login.ms.md:" in shown
    file = project / "docs/eplks/login.ms.md"
    file.write_text(file.read_text().replace("[Panduan lain](tiada.md)\n", ""))
    eventually(page, lambda text: "semak-panel" not in text and "Log masuk ke ePLKS" in text)


@pytest.mark.parametrize(("locale", "title"), [("ms", "Log masuk ke ePLKS"), ("en", "Log in to ePLKS")])
def test_one_language_alone_builds(tmp_path, locale, title):
    project = copy_of_the_project(tmp_path / "project", with_handouts=True)
    build(project, tmp_path / "site", GUIDE_LOCALE=locale)
    assert title in (tmp_path / "site/eplks/login/index.html").read_text()
    assert not (tmp_path / "site/en").exists()


def test_the_editors_task_reads_what_semak_prints():
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text())["tasks"]
    [task] = [task for task in tasks if task["label"] == "semak"]
    pattern = task["problemMatcher"]["pattern"]
    match = re.match(pattern["regexp"], str(HERE))
    assert match
    found = {key: match[pattern[key]] for key in ("file", "line", "column", "code", "message")}
    assert found == {
        "file": "eplks/login.ms.md",
        "line": "20",
        "column": "3",
        "code": "STEP002",
        "message": "step 2 is <missing> (help: number the steps anew)",
    }
