"""The page's security policy holds: every page lives under it, and what is planted does not run."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.conftest import Watched
from tests.serving import read_headers, serving

pytestmark = pytest.mark.browser

PLANTED = """
<script>document.title = "planted"</script>
<img src="none.png" alt="" onerror="document.title = 'planted'">
<style>body { background: rgb(255, 0, 0) !important }</style>
<p id="planted" style="color: rgb(255, 0, 0)">x</p>
"""


@pytest.mark.parametrize("by", ["meta", "header"])
def test_what_is_planted_does_not_run(
    by: str, built_site: Path, tmp_path: Path, new_context: Callable[..., BrowserContext]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    shutil.copytree(built_site / "assets", site / "assets")
    for name in ("_headers", "404.html"):
        shutil.copy(built_site / name, site / name)
    html = (built_site / "index.html").read_text(encoding="utf-8").replace("</article>", f"{PLANTED}</article>")
    if by == "header":
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    else:
        (site / "_headers").write_text("/*\n")
    (site / "index.html").write_text(html, encoding="utf-8")
    with serving(site) as address:
        page = new_context(service_workers="block").new_page()
        refused: list[str] = []
        page.on("console", lambda message: "Content Security Policy" in message.text and refused.append(message.text))
        page.goto(f"{address}/")
        page.wait_for_timeout(200)
        assert page.title() != "planted"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 0, 0)"
        assert page.evaluate("getComputedStyle(document.getElementById('planted')).color") != "rgb(255, 0, 0)"
        assert len(refused) == 4
        assert page.evaluate("document.documentElement.className").split()[0] == "js", "our own inline script ran"


def test_the_policy_allows_nothing_inline_but_by_hash(built_site: Path) -> None:
    headers = read_headers(built_site)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "geolocation=()" in headers["Permissions-Policy"]
    nginx = (built_site / "nginx-headers.conf").read_text(encoding="utf-8")
    assert all(f'add_header {name} "{value}" always;' in nginx for name, value in headers.items())


def test_no_page_has_anything_inline_that_could_be_refused(built_site: Path) -> None:
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|=.javascript:|<script>(?!document\.documentElement\.className)")
    found = {
        path.relative_to(built_site).as_posix(): inline.findall(path.read_text(encoding="utf-8"))
        for path in built_site.rglob("*.html")
    }
    assert {path: what for path, what in found.items() if what} == {}


def test_a_page_cannot_be_framed(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/")
    page.set_content(f'<iframe src="{page.url}"></iframe>')
    page.wait_for_timeout(300)
    assert not any(frame.query_selector("article") for frame in page.frames[1:] if not frame.is_detached())
