"""Reading on a phone, from the keyboard, on paper, and without JavaScript."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from tests.conftest import REPORT, Watched

pytestmark = pytest.mark.browser

JOURNEY = {
    "/": ["/eplks/register/", "/eplks/login/", "/eplks/documents/", "/eplks/eligibility/"],
    "/en/": ["/en/eplks/register/", "/en/eplks/login/", "/en/eplks/documents/", "/en/eplks/eligibility/"],
}


def href(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("link => new URL(link.href).pathname + new URL(link.href).hash"))


# --- Journeys ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", JOURNEY)
@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_journey_marks_its_step_and_leads_on_by_name(
    root: str, scripts: bool, watched: Callable[..., Watched]
) -> None:
    stops = JOURNEY[root]
    for number, stop in enumerate(stops):
        page = watched(java_script_enabled=scripts).goto(stop)
        steps = page.locator(".journey ol a")
        assert steps.count() == len(stops)
        current = page.locator(".journey [aria-current=step]")
        assert current.count() == 1
        assert steps.nth(number).get_attribute("aria-current") == "step"
        for way, other in (("previous", number - 1), ("next", number + 1)):
            link = page.locator(f".journey__{way} a")
            assert link.count() == (0 <= other < len(stops))
            if link.count():
                name = steps.nth(other).inner_text()
                assert name in link.inner_text()
    page = watched().goto(stops[0])
    for stop in stops[1:]:
        page.locator(".journey__next a").click()
        page.wait_for_url(f"**{stop}")
    expect(page.locator(".journey__next a")).to_have_count(0)


# --- Language ----------------------------------------------------------------------------------------------------------


def test_the_language_switch_leads_to_the_same_page_without_javascript(watched: Callable[..., Watched]) -> None:
    page = watched(java_script_enabled=False).goto("/eplks/problems/")
    switch = page.locator(".language")
    expect(switch).to_have_text("English")
    assert switch.get_attribute("lang") == "en"
    assert switch.get_attribute("hreflang") == "en"
    switch.click()
    page.wait_for_url("**/en/eplks/problems/")
    expect(page.locator(".language")).to_have_text("Bahasa Melayu")


def test_the_language_switch_keeps_section_and_search(watched: Callable[..., Watched]) -> None:
    page = watched(viewport={"width": 1280, "height": 800}).goto("/eplks/problems/#no-user-id")
    page.locator("[data-md-component=search-query]").fill("kata laluan")
    with page.expect_request(
        "**/en/eplks/problems/**"
    ) as asked:  # Material takes ?q= out of the address once it has it
        page.locator(".language").evaluate("link => link.click()")
    parts = urlsplit(asked.value.url)
    assert (parts.path, parse_qs(parts.query)) == ("/en/eplks/problems/", {"q": ["kata laluan"]})
    page.wait_for_url("**/en/eplks/problems/**#no-user-id")


def test_the_language_switch_keeps_the_section_being_read(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/eplks/login/")
    page.locator("#result").evaluate("heading => heading.scrollIntoView()")
    page.locator(".language").evaluate("link => link.click()")
    page.wait_for_url("**/en/eplks/login/#result")


# --- Checklists --------------------------------------------------------------------------------------------------------


def test_ticks_are_remembered_shared_between_languages_and_cleared(watched: Callable[..., Watched]) -> None:
    view = watched()
    page = view.goto("/eplks/login/")
    boxes = page.locator(".task-list-item > input")
    expect(boxes.first).to_be_enabled()
    boxes.nth(1).check()
    page.get_by_label("Langkah 2 selesai", exact=True).check()
    page.locator(".task-list-item").first.click(position={"x": 150, "y": 10})
    expect(boxes.first).to_be_checked()
    boxes.first.uncheck()

    page = view.goto("/en/eplks/login/")
    assert page.locator("input[data-tick]:checked").count() == 2
    expect(page.get_by_label("Step 2 done", exact=True)).to_be_checked()
    expect(page.locator("[data-ticks] [role=status]")).to_contain_text("2")
    assert view.goto("/en/eplks/register/").locator("input[data-tick]:checked").count() == 0, "ticks are the page's own"

    page = view.goto("/en/eplks/login/")
    page.get_by_role("button", name="Clear all ticks").click()
    assert page.locator("input[data-tick]:checked").count() == 0
    page.reload()
    assert page.locator("input[data-tick]:checked").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('panduan.'))") == []


def test_every_box_has_a_name_and_works_without_javascript(watched: Callable[..., Watched]) -> None:
    page = watched(java_script_enabled=False).goto("/en/eplks/login/")
    page.get_by_role("checkbox", name="The ID and password").check()
    expect(page.get_by_role("checkbox", name="The ID and password")).to_be_checked()


# --- The deadline helper -----------------------------------------------------------------------------------------------

WINDOWS = [
    ("2027-06-30", "30 March 2027", "23 June 2027"),
    ("2027-05-31", "28 February 2027", "24 May 2027"),
    ("2028-05-31", "29 February 2028", "24 May 2028"),
    ("2027-01-05", "5 October 2026", "29 December 2026"),
    ("2027-03-03", "3 December 2026", "24 February 2027"),
    ("2028-05-29", "29 February 2028", "22 May 2028"),
    ("2027-05-29", "28 February 2027", "22 May 2027"),
    ("2028-02-29", "29 November 2027", "22 February 2028"),
    ("2028-03-07", "7 December 2027", "29 February 2028"),
    ("2019-12-31", "30 September 2019", "24 December 2019"),
]


@pytest.mark.parametrize("zone", ["Asia/Kuala_Lumpur", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("ends", "opens", "last"), WINDOWS)
def test_the_deadline_helper_gives_the_days(
    ends: str, opens: str, last: str, zone: str, watched: Callable[..., Watched]
) -> None:
    view = watched(timezone_id=zone)
    page = view.goto("/en/eplks/eligibility/")
    page.get_by_label("When does the PLKS end?").fill(ends)
    page.get_by_role("button", name="Work it out").click()
    days = page.locator(".deadline__answer dd").all_inner_texts()
    assert days == [opens, last]
    assert view.faults == []


@pytest.mark.parametrize(
    ("today", "says"),
    [
        ("2027-03-29T15:59:00Z", "Not yet"),
        ("2027-03-29T16:01:00Z", "Apply now"),
        ("2027-06-23T15:59:00Z", "Apply now"),
        ("2027-06-23T16:01:00Z", "Ask Immigration today"),
        ("2027-06-30T16:01:00Z", "Special Pass first"),
    ],
)
def test_the_deadline_helper_says_where_the_reader_stands(
    today: str, says: str, watched: Callable[..., Watched]
) -> None:
    """A day begins at midnight in Malaysia, 16:00 UTC, wherever the reader's clock is set."""
    view = watched(timezone_id="America/Los_Angeles")
    view.page.clock.set_fixed_time(today)
    page = view.goto("/en/eplks/eligibility/")
    page.locator("#deadline-date").fill("2027-06-30")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".deadline__now")).to_have_count(1)
    expect(page.locator(".deadline__now")).to_contain_text(says)


def test_the_deadline_helper_gives_a_calendar_file(watched: Callable[..., Watched], tmp_path: Path) -> None:
    view = watched()
    view.page.clock.set_fixed_time("2026-11-28T04:00:00Z")
    page = view.goto("/eplks/eligibility/")
    page.locator("#deadline-date").fill("2027-06-30")
    page.locator(".deadline button").click()
    with page.expect_download() as download:
        page.locator("[data-ics]").click()
    file = tmp_path / "dates.ics"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".ics")
    text = file.read_bytes().decode()
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20270330" in lines
    assert "DTEND;VALUE=DATE:20270624" in lines
    assert text.count("BEGIN:VEVENT") == 2
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    ("today", "events"),
    [
        ("2027-03-29T16:01:00Z", ["20270330", "20270623"]),
        ("2027-03-30T16:01:00Z", ["20270623"]),
        ("2027-06-22T16:01:00Z", ["20270623"]),
        ("2027-06-23T16:01:00Z", []),
        ("2027-07-01T16:01:00Z", []),
    ],
)
def test_the_calendar_file_holds_what_is_still_to_come(
    today: str, events: list[str], watched: Callable[..., Watched], tmp_path: Path
) -> None:
    view = watched()
    view.page.clock.set_fixed_time(today)
    page = view.goto("/en/eplks/eligibility/")
    page.locator("#deadline-date").fill("2027-06-30")
    page.locator(".deadline button").click()
    expect(page.locator(".deadline__now")).to_be_visible()
    assert page.locator("[data-ics]").count() == bool(events)
    if events:
        with page.expect_download() as download:
            page.locator("[data-ics]").click()
        download.value.save_as(tmp_path / "dates.ics")
        text = (tmp_path / "dates.ics").read_bytes().decode()
        assert re.findall(r"^DTSTART;VALUE=DATE:(\d+)\r$", text, re.MULTILINE) == events


def test_the_rule_is_text_without_javascript(watched: Callable[..., Watched]) -> None:
    page = watched(java_script_enabled=False).goto("/en/eplks/eligibility/")
    expect(page.locator(".deadline")).to_be_hidden()
    expect(page.locator("#window ~ ul").first).to_contain_text("3 months before")


# --- Keyboard and no JavaScript ----------------------------------------------------------------------------------------


def test_search_and_menu_open_from_the_keyboard_and_give_focus_back(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.locator(".bar__search").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".bar__search")).to_be_focused()
    page.locator("details.menu > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu__panel")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu__panel') !== null")
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    expect(page.locator("details.menu > summary")).to_be_focused()


def test_the_tab_key_follows_what_is_seen_on_the_door(watched: Callable[..., Watched]) -> None:
    """From the skip link to the search field under the title, then down."""
    page = watched().goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ask"
    tops = page.locator(".hero a").evaluate_all("links => links.map((link) => link.getBoundingClientRect().top)")
    assert tops == sorted(tops)


@pytest.mark.parametrize("path", ["/", "/en/perkeso/login/", "/en/eplks/eligibility/"])
@pytest.mark.parametrize("width", [375, 1280])
def test_focus_is_always_seen(path: str, width: int, watched: Callable[..., Watched]) -> None:
    """Every stop of the Tab key is on screen, larger than nothing, and drawn with an outline."""
    page = watched(viewport={"width": width, "height": 800}, reduced_motion="reduce").goto(path)
    for _ in range(200):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return null;
              const box = element.getBoundingClientRect();
              const style = getComputedStyle(element);
              const hit = document.elementFromPoint(box.x + Math.min(box.width, 300) / 2, box.y + box.height / 2);
              return {
                name: element.outerHTML.slice(0, 80),
                outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                  || element.matches("[data-md-component=search-query]"),
                inView: box.bottom > 0 && box.top < innerHeight && box.width > 0,
                uncovered: hit === null || element.contains(hit) || hit.contains(element),
              };
            }"""
        )
        if seen is None:
            break
        assert seen["outline"], seen
        assert seen["inView"], seen
        assert seen["uncovered"], seen


def test_single_letters_are_no_shortcuts(watched: Callable[..., Watched]) -> None:
    page = watched(viewport={"width": 1280, "height": 800}).goto("/eplks/login/")
    page.keyboard.press("/")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.wait_for_function("window.component$")
    page.keyboard.press("Escape")
    for letter in "fspn,.":
        page.keyboard.press(letter)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.wait_for_url("**/eplks/login/")


def test_search_that_was_opened_stays_open_while_its_scripts_come(watched: Callable[..., Watched]) -> None:
    """The bundle closes search when it starts; on an address with a section, twice."""
    page = watched().goto("/eplks/problems/#no-user-id")
    page.locator(".bar__search").click()
    page.keyboard.type("kata laluan")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(300)
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".bar__search")).to_be_focused()


def test_the_list_of_sections_marks_the_one_being_read(watched: Callable[..., Watched]) -> None:
    page = watched(viewport={"width": 1280, "height": 500}).goto("/eplks/problems/#no-user-id")
    expect(page.locator(".toc [aria-current]")).to_have_attribute("href", "#no-user-id")
    page.locator("#pass-expired").evaluate("heading => heading.scrollIntoView()")
    expect(page.locator(".toc [aria-current]")).to_have_attribute("href", "#pass-expired")
    expect(page.locator(".toc [aria-current]")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
def test_a_walk_from_the_door_to_the_message(scripts: bool, watched: Callable[..., Watched]) -> None:
    """I see “Kata Laluan Tidak Sah”: from the door by links alone to what to do now."""
    page = watched(java_script_enabled=scripts).goto("/")
    page.get_by_role("link", name="Kata Laluan Tidak Sah").click()
    page.wait_for_url("**/eplks/problems/#invalid-password")
    expect(page.locator("#invalid-password-do + ol.steps > li").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["js", "no-js"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("root", JOURNEY)
def test_a_walk_to_the_day_from_which_a_pass_can_be_renewed(
    root: str, width: int, scripts: bool, watched: Callable[..., Watched]
) -> None:
    """I must renew a worker's pass: from the door through every step of the task to the rule in words."""
    page = watched(java_script_enabled=scripts, viewport={"width": width, "height": 800}).goto(root)
    for number, stop in enumerate(JOURNEY[root]):
        link = page.locator(".journey__next a" if number else ".door--eplks a")
        link.and_(page.locator(f"a[href$='{stop.rsplit('/', 2)[1]}/']")).first.click()
        page.wait_for_url(f"**{stop}")
    page.locator(".contents summary" if width < 960 else ".toc__title").click()
    page.locator(".contents a:visible, .toc a:visible").first.click()
    expect(page.locator("h2:target + ul").first).to_be_in_viewport()
    expect(page.locator("h2:target + ul")).to_contain_text(re.compile(r"3 (bulan sebelum|months before)"))
    assert page.locator(".deadline").is_visible() == scripts


def test_without_javascript_search_leads_to_the_list_and_the_menu_opens(watched: Callable[..., Watched]) -> None:
    page = watched(java_script_enabled=False).goto("/")
    page.locator("details.menu > summary").click()
    page.locator(".menu__panel").get_by_role("link", name="ePLKS").click()
    page.wait_for_url("**/eplks/")
    page.locator(".bar__search").click()
    page.wait_for_url("**/errors/")
    page.get_by_role("link", name="Kata Laluan Tidak Sah").first.click()
    page.wait_for_url("**/eplks/problems/#invalid-password")
    page = watched(java_script_enabled=False).goto("/en/")
    page.locator(".ask").click()
    page.wait_for_url("**/en/errors/")


# --- Contacts, links, reports ------------------------------------------------------------------------------------------


def test_numbers_dial_never_wrap_and_carry_their_label(watched: Callable[..., Watched]) -> None:
    page = watched(viewport={"width": 320, "height": 640}).goto("/contacts/")
    for number in page.locator("article a[href^='tel:']").all():
        assert number.evaluate("link => link.getClientRects().length") == 1
    assert page.locator("a[href='tel:+60380008000']").count() >= 1
    unofficial = page.locator(".contact-card--unofficial")
    expect(unofficial.first.locator(".status")).to_have_text("tidak rasmi")
    assert page.locator("meta[name=format-detection]").get_attribute("content") == "telephone=no"


@pytest.mark.parametrize("path", ["/en/", "/en/eplks/login/", "/en/perkeso/user-guides/", "/eplks/problems/"])
def test_links_that_leave_say_where_they_lead(path: str, watched: Callable[..., Watched]) -> None:
    page = watched().goto(path)
    outward = page.locator("article a[href^='http']").all()
    assert outward
    for link in outward:
        host = str(link.evaluate("link => link.hostname.replace(/^www\\./, '')"))
        assert "noopener" in (link.get_attribute("rel") or "")
        said = link.inner_text() + (link.get_attribute("data-host") or "")
        assert host in said, link.evaluate("link => link.outerHTML")


def test_a_report_names_page_language_and_section(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/en/eplks/login/#steps")
    link = page.locator("[data-report]")
    link.evaluate("link => { link.addEventListener('click', event => event.preventDefault()); link.click(); }")
    address = urlsplit(link.get_attribute("href") or "")
    fields = parse_qs(address.query)
    assert (address.scheme, unquote(address.path)) == ("mailto", REPORT)
    assert "Log in to ePLKS" in fields["subject"][0]
    body = fields["body"][0]
    assert "http://127.0.0.1/en/eplks/login/" in body
    assert "Section: steps" in body
    assert "English" in body
    assert "identity card" in body
    expect(page.locator(".tools__note")).to_contain_text("identity card")


# --- Paper -------------------------------------------------------------------------------------------------------------


def on_paper(page: Page, file: Path) -> str:
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    return unicodedata.normalize("NFKC", "\n".join(sheet.extract_text() for sheet in PdfReader(file).pages))


def test_print_has_the_text_and_its_address_and_no_furniture(
    new_context: Callable[..., BrowserContext], site_address: str, tmp_path: Path
) -> None:
    page = new_context(service_workers="block").new_page()
    page.goto(f"{site_address}/en/eplks/login/")
    page.locator(".task-list-item > input").first.check()
    text = on_paper(page, tmp_path / "page.pdf")
    assert "Log in to ePLKS" in text
    assert "Verified 22 November 2026" in text
    assert "http://127.0.0.1/en/eplks/login/" in text
    for furniture in ("Bahasa Melayu", "Print this page", "Menu", "Clear all ticks", "You are here", "On this page"):
        assert furniture not in text
    assert re.search(r"^1 / \d$", text, re.MULTILINE), "sheets are numbered"
    assert "Prepare documents and costs" in text, "the whole journey is printed"
    assert "\u2713" in text, "a ticked box is printed ticked"
    address = page.locator("article a[data-print]").first.get_attribute("href") or ""
    assert "".join(text.split()).count("".join(address.split())) == 1, "an address is printed once"


def test_on_paper_a_step_has_its_box_beside_it_and_room_for_its_number(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/eplks/login/")
    page.emulate_media(media="print")
    tops = page.evaluate(
        """[...document.querySelectorAll("ol.steps > li")].map((step) => [
          step.getBoundingClientRect().top, step.querySelector(":scope > .done").getBoundingClientRect().top,
          step.getBoundingClientRect().height, parseFloat(getComputedStyle(step, "::before").height)])"""
    )
    assert tops
    assert all(abs(box - step) < 2 for step, box, _, _ in tops)
    assert all(height > numeral for _, _, height, numeral in tops)


def test_the_print_button_prints(watched: Callable[..., Watched]) -> None:
    page = watched().goto("/eplks/login/")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Cetak halaman ini").click()
    assert page.evaluate("window.printed")
    page = watched(java_script_enabled=False).goto("/eplks/login/")
    expect(page.locator("[data-print-page]")).to_be_hidden()


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}], ids=["forced", "still"])
def test_states_show_in_forced_colours_and_nothing_moves_when_asked(
    media: dict[str, str], watched: Callable[..., Watched]
) -> None:
    page = watched(**media).goto("/eplks/login/")
    if "forced_colors" in media:
        assert page.locator(".status").first.evaluate("label => getComputedStyle(label).borderTopWidth") != "0px"
        expect(page.locator("ol.steps > li").first).to_be_visible()
    else:
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"
        )
        assert moving == 0


@pytest.mark.parametrize("path", ["/eplks/problems/", "/en/contacts/"])
def test_short_words_with_a_hyphen_stay_on_one_line(path: str, watched: Callable[..., Watched]) -> None:
    page = watched(viewport={"width": 320, "height": 640}).goto(path)
    lines = page.locator("article .joined").evaluate_all("words => words.map((word) => word.getClientRects().length)")
    assert len(lines) > 3
    assert set(lines) <= {0, 1}


def test_what_is_folded_away_is_printed(
    new_context: Callable[..., BrowserContext], site_address: str, tmp_path: Path
) -> None:
    page = new_context(service_workers="block").new_page()
    page.goto(f"{site_address}/en/errors/")
    folded = page.locator("article details.wordings").first.evaluate(
        "each => each.textContent.trim().split('\\n').at(-1)"
    )
    assert "".join(folded.split()) in "".join(on_paper(page, tmp_path / "page.pdf").split())
