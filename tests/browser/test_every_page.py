"""What must hold on every page, in every language: nothing for axe to find, nothing in the console, nothing cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import BROWSER_FLAGS, BROWSERS, Watched, source_addresses

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 375, "height": 760}, {"width": 1280, "height": 900}
PAGES = [*source_addresses(), "/no/such/page/"]
DRAWN = [*PAGES, "/rules/"]
"""Every page that is looked at, the reference of the rules included, which has no frame around it."""


def found_by_axe(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in violations for node in rule["nodes"]]


KINDS = ["/", "/en/eplks/eligibility/", "/perkeso/problems/", "/contacts/", "/en/errors/"]
"""A page of each kind, looked at in all four combinations; every other page in two that cover all of them."""


@pytest.mark.parametrize("path", DRAWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_or_a_desk(path: str, scheme: str, watched: Callable[..., Watched]) -> None:
    for viewport in (PHONE, DESK) if path in KINDS else (PHONE if scheme == "light" else DESK,):
        view = watched(viewport=viewport, color_scheme=scheme)
        page = view.goto(path)
        assert found_by_axe(page) == [], viewport
        expected = [f"404 {view.address}{path}"] if path == PAGES[-1] else []
        assert [fault for fault in view.faults if "status of 404" not in fault] == expected


@pytest.mark.parametrize("path", ["/", "/en/eplks/login/", "/perkeso/problems/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(path: str, scheme: str, watched: Callable[..., Watched]) -> None:
    page = watched(color_scheme=scheme).goto(path)
    page.locator("details.menu > summary").click()
    assert page.locator(".menu__panel").is_visible()
    assert found_by_axe(page) == []


@pytest.mark.parametrize(("path", "typed"), [("/", "kata laluan"), ("/en/eplks/login/", "password")])
@pytest.mark.parametrize("viewport", [PHONE, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_search(
    path: str, typed: str, scheme: str, viewport: dict[str, int], watched: Callable[..., Watched]
) -> None:
    view = watched(color_scheme=scheme, viewport=viewport)
    page = view.goto(path)
    page.locator("[data-open-search]").first.evaluate("button => button.click()")
    page.keyboard.type(typed)
    page.locator(".md-search-result__item, [role=option]").first.wait_for()
    page.wait_for_timeout(300)  # the panel fades in; half-transparent text has no contrast
    assert found_by_axe(page) == []
    assert view.faults == []


@pytest.mark.parametrize("path", DRAWN)
def test_at_400_percent_nothing_is_cut_off(path: str, watched: Callable[..., Watched]) -> None:
    """1280 px at 400 % is 320 px: the page must not scroll sideways (WCAG 2.2, 1.4.10)."""
    page = watched(viewport={"width": 320, "height": 256}).goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    name = page.locator(".brand span, h1").first
    assert name.evaluate("name => name.scrollWidth <= name.clientWidth && name.getBoundingClientRect().left >= 0")


@pytest.mark.parametrize("width", [320, 412, 768, 1280])
def test_letters_twice_as_large_cut_nothing_off(width: int, browser: Browser, site_address: str) -> None:
    """A reader who has set letters of 32 px instead of 16: nothing scrolls sideways, nothing lies over another."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    large = browser.browser_type.launch(
        executable_path=path, args=[*BROWSER_FLAGS, "--blink-settings=defaultFontSize=32"]
    )
    page = large.new_context(service_workers="block", viewport={"width": width, "height": 800}).new_page()
    for kind in (*KINDS, "/eplks/login/"):
        page.goto(f"{site_address}{kind}")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "40px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
        boxes = [part.bounding_box() for part in page.locator(".brand span, .bar__search, .language, .menu").all()]
        seen = [box for box in boxes if box and box["width"]]
        for n, one in enumerate(seen):
            for other in seen[n + 1 :]:
                apart = one["x"] + one["width"] <= other["x"] + 1 or one["y"] + one["height"] <= other["y"] + 1
                assert apart, kind
    large.close()


@pytest.mark.parametrize("path", PAGES[:-1])
def test_the_head_says_what_the_page_is(path: str, watched: Callable[..., Watched]) -> None:
    page = watched(java_script_enabled=False).goto(path)
    assert page.locator("html").get_attribute("lang") == ("en" if path.startswith("/en/") else "ms")
    for selector in ("meta[name=description]", "meta[property='og:title']", "meta[property='og:description']"):
        assert page.locator(selector).get_attribute("content")
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"http://127.0.0.1{path}"
    hreflangs = {link.get_attribute("hreflang") for link in page.locator("link[hreflang]").all()}
    assert hreflangs == {"ms", "en", "x-default"}
    assert page.locator("h1").count() == 1
