"""Without a connection: what was read and what is needed at a counter is there, says so, and never sticks."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.serving import serving

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    if (name === "panduan-languages") continue;
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  }
  return found;
}"""


def until(page: Page, condition: str, seconds: float = 10) -> None:
    """Wait until the asynchronous ``condition`` holds in ``page``."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


def wait_until_kept(page: Page, path: str) -> None:
    until(page, f"async () => (await ({KEPT})()).includes({path!r})")


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context(service_workers="allow")


def test_visited_and_needed_pages_are_there_without_a_connection(context: BrowserContext, site_address: str) -> None:
    page = context.new_page()
    page.goto(f"{site_address}/eplks/login/")
    for path in ("/perkeso/problems/", "/eplks/problems/", "/contacts/", "/errors/", "/"):
        wait_until_kept(page, path)
    wait_until_kept(page, "/eplks/login/")
    until(page, "async () => navigator.serviceWorker.controller !== null")
    expect(page.locator("[data-kept-line]")).to_be_hidden()
    context.set_offline(True)
    for path in ("/eplks/login/", "/eplks/problems/", "/perkeso/problems/", "/contacts/", "/errors/", "/"):
        page.goto(f"{site_address}{path}")
        assert page.locator("[data-kept-line]").is_visible(), (path, page.evaluate(KEPT))
        expect(page.locator("[data-kept-line]")).to_contain_text(re.compile(r"\d{4}"))
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor") == "rgb(18, 72, 95)"
    page.goto(f"{site_address}/en/perkeso/user-guides/")
    expect(page.locator("h1")).to_have_text("Halaman ini belum disimpan")
    page.get_by_role("link", name="Senarai mesej ralat A hingga Z").click()
    expect(page.locator("[data-kept-line]")).to_be_visible()
    context.set_offline(False)
    page.goto(f"{site_address}/eplks/login/")
    expect(page.locator("[data-kept-line]")).to_be_hidden()


def test_search_of_the_readers_language_works_without_a_connection(context: BrowserContext, site_address: str) -> None:
    page = context.new_page()
    page.goto(f"{site_address}/en/")
    wait_until_kept(page, "/en/eplks/problems/")
    page.reload()
    page.wait_for_timeout(500)
    context.set_offline(True)
    page.goto(f"{site_address}/en/contacts/")
    page.locator(".bar__search").click()
    page.keyboard.type("kata laluan tidak sah")
    expect(page.locator(".md-search-result__item a, [role=option]").first).to_be_visible(timeout=5000)


def test_only_the_readers_language_is_kept_at_first(context: BrowserContext, site_address: str) -> None:
    page = context.new_page()
    page.goto(f"{site_address}/en/contacts/")
    wait_until_kept(page, "/en/eplks/problems/")
    assert "/eplks/problems/" not in page.evaluate(KEPT)


def test_a_new_build_replaces_the_old_one(context: BrowserContext, built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("*.pdf", "*.map"))
    contacts, worker = site / "contacts" / "index.html", site / "sw.js"
    with serving(site) as address:
        page = context.new_page()
        page.goto(f"{address}/contacts/")
        wait_until_kept(page, "/contacts/")
        old = page.evaluate("caches.keys()")
        contacts.write_text(contacts.read_text(encoding="utf-8").replace("</h1>", " (baharu)</h1>"), encoding="utf-8")
        worker.write_text(re.sub(r'"version": "\w+"', '"version": "new"', worker.read_text(encoding="utf-8")))
        page.goto(f"{address}/contacts/")
        expect(page.locator("h1")).to_contain_text("(baharu)")
        until(page, "async () => (await caches.keys()).includes('panduan-core-new')")
        until(page, f"async () => !(await caches.keys()).includes({next(k for k in old if 'core' in k)!r})")
        wait_until_kept(page, "/contacts/")
        context.set_offline(True)
        page.goto(f"{address}/contacts/")
        expect(page.locator("h1")).to_contain_text("(baharu)")


def test_the_site_is_read_as_ever_where_workers_are_not_allowed(
    new_context: Callable[..., BrowserContext], site_address: str
) -> None:
    context = new_context(service_workers="allow")
    context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', {get() { throw new Error('no') }})"
    )
    page = context.new_page()
    page.goto(f"{site_address}/eplks/login/")
    expect(page.locator("ol.steps").first).to_be_visible()


def test_a_full_disk_takes_nothing_from_a_reader_with_a_connection(context: BrowserContext, site_address: str) -> None:
    """Storing fails for every file and page; each comes from the network as if there were no worker."""
    page = context.new_page()
    page.goto(f"{site_address}/licences.txt")
    disk = context.new_cdp_session(page)
    disk.send("Storage.overrideQuotaForOrigin", {"origin": site_address, "quotaSize": 1000})
    page.goto(f"{site_address}/eplks/login/")
    until(page, "async () => navigator.serviceWorker.controller !== null")
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    for path in ("/eplks/problems/", "/eplks/login/", "/contacts/"):
        page.goto(f"{site_address}{path}", wait_until="networkidle")
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor") == "rgb(18, 72, 95)"
    assert failed == []


def test_a_page_that_cannot_be_stored_again_stays_as_it_was_kept(context: BrowserContext, site_address: str) -> None:
    page = context.new_page()
    page.goto(f"{site_address}/eplks/login/")
    wait_until_kept(page, "/eplks/login/")
    disk = context.new_cdp_session(page)
    disk.send("Storage.overrideQuotaForOrigin", {"origin": site_address, "quotaSize": 1000})
    page.goto(f"{site_address}/eplks/login/", wait_until="networkidle")
    page.wait_for_timeout(300)
    context.set_offline(True)
    page.goto(f"{site_address}/eplks/login/")
    expect(page.locator("h1")).to_have_text("Log masuk ke ePLKS")


def test_a_server_in_trouble_gives_what_was_kept(context: BrowserContext, site_address: str) -> None:
    page = context.new_page()
    page.goto(f"{site_address}/contacts/")
    wait_until_kept(page, "/contacts/")
    until(page, "async () => navigator.serviceWorker.controller !== null")
    context.route("**/contacts/", lambda route: route.fulfill(status=503, body="busy", content_type="text/html"))
    page.goto(f"{site_address}/contacts/")
    expect(page.locator("[data-kept-line]")).to_be_visible()
    context.unroute_all()
