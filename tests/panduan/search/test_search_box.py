"""The search box in a real browser: what it says, how it is used by hand and by keyboard, and what it does in trouble."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import Watched
from tests.panduan.search import gold

pytestmark = pytest.mark.browser
Watch = Callable[..., Watched]

WIDE = {"width": 1280, "height": 900}


def results(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        ".md-search-result__item a", "(links) => links.map(({href}) => new URL(href).pathname + new URL(href).hash)"
    )


def search(page: Page, query: str) -> None:
    """Type ``query`` key by key and wait until it is answered."""
    page.evaluate(f"window.answered || ({gold.WATCH})()")
    box = page.locator(".md-search__input")
    box.fill("")
    box.press_sequentially(query)
    page.wait_for_function(gold.DONE, arg=query)


def delay(page: Page, addresses: str) -> None:
    """Let what is asked for at ``addresses`` come late."""

    def late(route: Route) -> None:
        page.wait_for_timeout(900)
        route.continue_()

    page.context.route(addresses, late)


def test_a_message_is_opened_with_enter_at_its_section(watched: Watch) -> None:
    browser = watched(viewport=WIDE)
    page = browser.goto("/")
    search(page, "kata laluan tidak sah")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/eplks/problems/\?.*#invalid-password$"))
    expect(page.locator("mark[data-md-highlight]").first).to_be_attached()
    assert browser.faults == []


def test_arrows_move_through_results_and_escape_closes(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/")
    search(page, "caruman")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "query"
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()


def test_a_corrected_word_is_said_and_can_be_searched_as_typed(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/")
    search(page, "kata lalaun")
    note = page.locator(".search-note")
    expect(note).to_have_text("Menunjukkan hasil bagi laluan. Cari juga lalaun")
    note.get_by_role("link").click()
    expect(page.locator(".md-search__input")).to_have_value('kata "lalaun"')
    expect(note).to_be_hidden()
    assert page.locator("#__search").is_checked()


def test_what_was_typed_right_is_not_called_corrected(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/en/")
    search(page, "wrong password")
    expect(page.locator(".search-note")).to_be_hidden()


def test_nothing_found_is_help(watched: Watch) -> None:
    browser = watched(viewport=WIDE)
    page = browser.goto("/en/")
    search(page, "kwsp")
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found")
    links = page.locator(".search-help a").evaluate_all("(links) => links.map(({pathname}) => pathname)")
    assert links == ["/en/eplks/problems/", "/en/perkeso/problems/", "/en/errors/", "/en/contacts/"]
    page.keyboard.press("Enter")
    assert page.url.endswith("/en/?q=kwsp") or page.url.endswith("/en/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.pathname") == "/en/eplks/problems/"
    assert browser.faults == []


@pytest.mark.parametrize(
    "query", ["passport renewal for malaysian citizen", "unifi bill payment", "how to cook rendang"]
)
def test_what_is_other_offices_business_is_not_found(watched: Watch, query: str) -> None:
    page = watched(viewport=WIDE).goto("/en/")
    search(page, query)
    expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found")
    assert results(page) == []


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("Maaf, Akaun Tidak Dijumpai (ID: HT8812)", "account-not-found"),  # more unknown than known
        ("Pekerja tiada dalam senarai 26/11/2026 10:42", "workers-missing"),
        ("Dokumen tidak dapat dimuat naik - batal", "upload-refused"),
        ("Akaun Tidak D", "account-not-found"),  # the beginning of a word that tells nothing yet
        ('"Kata Laluaan Tidak Sah"', "invalid-password"),  # a quotation may be misspelt
        ("keluar “akuan tidak dijumpai”", "account-not-found"),  # swapped letters that happen to make a form of a word
    ],
)
def test_a_message_is_found_as_it_was_copied(watched: Watch, query: str, section: str) -> None:
    page = watched(viewport=WIDE).goto("/")
    search(page, query)
    assert results(page)[0] == f"/eplks/problems/#{section}"


def test_words_without_their_vowels_are_understood(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/")
    search(page, "tmpoh pasport")
    expect(page.locator(".search-note")).to_contain_text("tempoh")


def test_the_other_languages_results_stand_under_a_heading(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/")
    search(page, "suspicious activity")
    page.wait_for_timeout(300)
    found = results(page)
    own = [not address.startswith("/en/") for address in found]
    assert own == sorted(own, reverse=True)
    if not all(own):
        expect(page.locator(".search-heading")).to_have_text("Dalam bahasa Inggeris")
        assert page.locator(".search-heading + li").get_attribute("lang") == "en"


def test_only_the_other_language_has_something(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/en/")
    search(page, "kelonggaran")
    line = page.locator(".md-search-result__meta")
    expect(line).to_have_text("Nothing found in English, but there is something in Malay")
    expect(page.locator(".search-heading")).to_have_text("In Malay")
    expect(page.locator(".search-help")).to_be_hidden()


def test_a_long_query_ends_before_the_buttons(watched: Watch) -> None:
    page = watched().goto("/")
    page.locator(".bar__search").click()
    page.keyboard.type("kata laluan")
    page.wait_for_function(  # once the panel stands where it opens to
        """() => {
          const box = document.querySelector(".md-search__input");
          const inside = box.getBoundingClientRect().right - parseFloat(getComputedStyle(box).paddingRight);
          const buttons = document.querySelector(".md-search__options").getBoundingClientRect();
          return buttons.width && inside <= buttons.x;
        }""",
        timeout=5000,
    )


def test_what_is_typed_stays_in_the_address(watched: Watch) -> None:
    browser = watched(viewport=WIDE)
    page = browser.goto("/eplks/login/")
    search(page, "permit tamat")
    page.wait_for_url("**/eplks/login/?q=permit+tamat")
    first = results(page)
    page.reload()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert results(page) == first
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/problems/**")
    page.go_back()
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert results(page) == first
    assert browser.faults == []


def test_closing_the_search_clears_the_address(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/eplks/login/")
    search(page, "permit")
    page.wait_for_url("**?q=permit")
    page.keyboard.press("Escape")
    page.wait_for_url("**/eplks/login/")


def test_what_was_typed_before_search_had_come_stays_in_the_address(watched: Watch) -> None:
    page = watched(viewport=WIDE).page
    delay(page, "**/assets/scripts/search.js*")
    page.goto(f"{watched().address}/eplks/login/")
    page.locator(".md-search__input").press_sequentially("permit")
    page.wait_for_url("**?q=permit")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_text_that_comes_without_keys_is_searched(watched: Watch) -> None:
    page = watched(viewport=WIDE).goto("/")
    page.locator(".md-search__input").focus()
    page.evaluate("document.execCommand('insertText', false, 'Akaun Tidak Dijumpai')")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert results(page)[0] == "/eplks/problems/#account-not-found"


@pytest.mark.parametrize("event", ["input", "keyup"])
def test_text_put_in_without_focus_is_searched(watched: Watch, event: str) -> None:
    page = watched(viewport=WIDE).goto("/")
    program = "(input, event) => { input.value = 'Akaun Tidak Dijumpai'; input.dispatchEvent(new Event(event)) }"
    page.eval_on_selector(".md-search__input", program, event)
    expect(page.locator(".md-search-result__item a").first).to_be_attached()
    assert results(page)[0] == "/eplks/problems/#account-not-found"


def test_on_a_phone(watched: Watch) -> None:
    browser = watched()
    page = browser.goto("/perkeso/login/")
    page.locator(".bar__search").click()
    search(page, "lupa password perkeso")
    assert results(page)[0] == "/perkeso/reset-password/"
    assert browser.faults == []


def test_nothing_is_fetched_before_the_search_is_turned_to(watched: Watch) -> None:
    browser = watched(viewport=WIDE)
    asked: list[str] = []
    browser.page.on("request", lambda request: asked.append(request.url))
    page = browser.goto("/")
    page.wait_for_timeout(300)
    assert not any("/search" in url or "/bundle." in url for url in asked)
    with page.context.expect_event("request", lambda request: "/search/ms.json?v=" in request.url):
        page.locator(".md-search__input").focus()
    assert not any("/search/en.json" in url for url in asked)


def test_a_lost_connection_is_said_and_the_next_key_tries_again(watched: Watch) -> None:
    page = watched(viewport=WIDE).page
    page.context.route("**/search/ms.json*", lambda route: route.abort())
    page.goto(f"{watched().address}/")
    search(page, "levi")
    expect(page.locator(".md-search-result__meta")).to_contain_text("Semak sambungan internet anda")
    page.context.unroute("**/search/ms.json*")
    page.locator(".md-search__input").press_sequentially(" eplks")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_slow_network_is_said(watched: Watch) -> None:
    page = watched(viewport=WIDE).page
    delay(page, "**/search/ms.json*")
    page.goto(f"{watched().address}/")
    page.locator(".md-search__input").press_sequentially("levi")
    expect(page.locator(".md-search-result__meta")).to_have_text("Menyediakan carian")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_results_wait_neither_for_materials_index_nor_for_a_second_worker(watched: Watch) -> None:
    page = watched(viewport=WIDE).page
    page.context.route("**/search/search_index.json", lambda _: None)  # which never comes
    page.goto(f"{watched().address}/")
    page.locator(".md-search__input").press_sequentially("levi")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert len(page.workers) == 1


def test_without_javascript_search_is_a_link_to_the_list_of_messages(watched: Watch) -> None:
    for viewport in (WIDE, {"width": 375, "height": 760}):
        page = watched(viewport=viewport, java_script_enabled=False).goto("/en/")
        assert not page.locator(".md-search__input").is_visible()
        page.locator("header a[href$='errors/']:visible").first.click()
        page.wait_for_url("**/en/errors/")
