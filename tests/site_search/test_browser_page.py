"""The page of results: filters and counts, more of them, an address that can be shared, the other language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site_search.test_browser_box import COMMUNITIES, MANY, box
from tests.site_search.test_browser_typing import A_WHILE, answer_late, stop_the_clock

pytestmark = pytest.mark.browser

#: As many results as a page of results never has at once.
CROWD = """(() => {
  const { search } = SiteSearch;
  SiteSearch.search = async (...asked) => {
    const found = await search(...asked);
    return { ...found, hits: Array.from({ length: 35 }, (_, index) => found.hits[index % found.hits.length]) };
  };
})()"""


def results(tab: Page) -> Locator:
    return tab.locator("#search-results li")


def words(tab: Page) -> Locator:
    return tab.get_by_role("searchbox", name="Words to search for")


def choice(tab: Page, name: str) -> Locator:
    return tab.get_by_role("combobox", name=name, exact=True)


def count(tab: Page) -> int:
    """How many results the page says that there are."""
    said = re.match(r"\d+", tab.locator(".search-count").inner_text())
    assert said
    return int(said[0])


def test_results_are_counted_named_and_shown(tab: Page) -> None:
    tab.goto("/en/search.html?q=hualien")
    expect(tab.locator(".search-count")).to_have_text(re.compile(r"^\d+ results for “hualien”$"))
    expect(tab).to_have_title("hualien · Search — PyCon TW Notes")
    expect(results(tab)).to_have_count(min(10, count(tab)))
    first = results(tab).first
    expect(first.get_by_role("heading").get_by_role("link")).to_have_text("Hualien — Hualien.py")
    expect(first.locator(".search-kind")).to_have_text("Community")
    expect(tab.locator(".search-page [role=status]")).to_have_text(tab.locator(".search-count").inner_text())
    first.get_by_role("link").click()
    expect(tab).to_have_url(re.compile("#hualien-py$"))


def test_a_site_without_teams_offers_none(tab: Page) -> None:
    tab.goto("/en/search.html?q=hualien")
    expect(results(tab).first).to_be_visible()
    expect(choice(tab, "Year")).to_be_visible()
    expect(choice(tab, "Team")).to_have_count(0)


def test_what_is_typed_and_chosen_stands_in_the_address(tab: Page) -> None:
    tab.goto("/en/search.html")
    expect(tab.locator(".search-page .search-note")).to_have_text("Type a word to search for.")
    words(tab).press_sequentially("community")
    expect(tab).to_have_url("/en/search.html?q=community")
    expect(results(tab).first).to_be_visible()
    everything = count(tab)
    years = choice(tab, "Year")
    expect(years.locator("option[value='2021']")).to_have_count(1)
    offered = years.locator("option[value='2021']").inner_text()
    years.focus()
    years.select_option("2021")
    expect(tab).to_have_url("/en/search.html?q=community&year=2021")
    expect(tab.locator(".search-count")).not_to_have_text(re.compile(f"^{everything} "))
    assert offered == f"2021 ({count(tab)})", "the number that was offered is what is shown"
    expect(years).to_be_focused()
    expect(tab).to_have_title("community · 2021 · Search — PyCon TW Notes")
    shown = results(tab).all_inner_texts()
    tab.reload()
    expect(results(tab)).to_have_count(len(shown))
    assert results(tab).all_inner_texts() == shown
    expect(words(tab)).to_have_value("community")
    expect(years).to_have_value("2021")


def test_a_tag_is_offered_within_the_year(tab: Page) -> None:
    tab.goto("/en/search.html?year=2021")
    expect(results(tab).first).to_be_visible()
    everything = count(tab)
    tags = choice(tab, "Tag")
    expect(tags.locator("option").nth(1)).to_be_attached()
    for option in tags.locator("option").all()[1:]:
        offered = re.search(r"\((\d+)\)$", option.inner_text())
        assert offered
        tags.select_option(option.get_attribute("value"))
        expect(tab.locator(".search-count")).to_have_text(re.compile(rf"^{offered[1]} results?$"))
        assert 0 < int(offered[1]) <= everything
        expect(tab).to_have_url(re.compile("year=2021&tag="))


def test_going_back_searches_again(tab: Page) -> None:
    tab.goto("/en/search.html?q=hualien")
    expect(results(tab).first).to_contain_text("Hualien")
    tab.evaluate("history.pushState(null, '', '?q=tainan')")
    words(tab).fill("taichung")
    choice(tab, "Year").select_option("2021")
    expect(results(tab).first).to_contain_text("Taichung")
    tab.go_back()
    expect(results(tab).first).to_contain_text("Hualien")
    expect(words(tab)).to_have_value("hualien")
    expect(choice(tab, "Year")).to_have_value("")
    tab.go_forward()
    expect(words(tab)).to_have_value("taichung")
    expect(choice(tab, "Year")).to_have_value("2021")


def test_the_switch_keeps_the_search_of_now(tab: Page) -> None:
    tab.goto("/en/search.html?q=hualien")
    words(tab).fill("taipei")
    choice(tab, "Year").select_option("2021")
    expect(tab).to_have_url("/en/search.html?q=taipei&year=2021")
    tab.locator(".language-switch a").press("Enter")
    expect(tab).to_have_url("/zh-tw/search.html?q=taipei&year=2021")
    expect(tab.locator(".search-count")).to_have_text(re.compile(r"^搜尋「taipei」，找到 \d+ 筆結果$"))
    expect(tab.locator(".search-form select").first).to_have_value("2021")


def test_more_by_button_takes_the_keyboard_along(tab: Page) -> None:
    tab.goto("/en/search.html")
    tab.evaluate(f"SearchBox.load().then(() => {CROWD})")
    words(tab).fill(MANY)
    expect(results(tab)).to_have_count(10)
    button = tab.get_by_role("button", name="More results")
    results(tab).last.get_by_role("link").focus()
    tab.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(results(tab)).to_have_count(10)  # the end of the page stays in reach of the keyboard
    for number in (20, 30, 35):
        button.press("Enter")
        expect(results(tab)).to_have_count(number)
        first = (number - 1) // 10 * 10
        expect(results(tab).nth(first).get_by_role("link")).to_be_focused()
    expect(button).to_be_hidden()


def test_more_as_one_scrolls(tab: Page) -> None:
    tab.goto("/en/search.html")
    tab.evaluate(f"SearchBox.load().then(() => {CROWD})")
    words(tab).fill(MANY)
    expect(results(tab)).to_have_count(10)
    tab.mouse.move(900, 500)
    for number in (20, 30, 35):
        tab.mouse.wheel(0, 20_000)
        expect(results(tab)).to_have_count(number)
    words(tab).fill("hualien")
    expect(results(tab).first).to_contain_text("Hualien")
    assert tab.locator(".search-count").inner_text().startswith("35 results for “hualien”")


def test_a_late_answer_does_not_replace_a_newer_one(tab: Page) -> None:
    tab.goto("/en/search.html")
    for city in ("Taipei", "Tainan"):
        words(tab).fill(city.lower())
        expect(results(tab).first).to_contain_text(city)
    answer_late(tab, "taipei")
    words(tab).fill("taipei")
    tab.wait_for_function("'answer' in window")
    words(tab).fill("hualien")
    expect(results(tab).first).to_contain_text("Hualien")
    tab.evaluate("answer()")
    expect(tab.locator(".search-count")).to_contain_text("hualien")
    expect(results(tab).first).to_contain_text("Hualien")


def test_one_composes_in_peace(tab: Page) -> None:
    stop_the_clock(tab)
    tab.goto("/en/search.html")
    words(tab).focus()
    keyboard = tab.context.new_cdp_session(tab)
    for text in ("ㄊ", "ㄊㄞˊ", "台"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    tab.clock.run_for(A_WHILE)
    expect(tab).to_have_url("/en/search.html")
    keyboard.send("Input.insertText", {"text": "台中"})
    tab.clock.run_for(A_WHILE)
    expect(tab.locator(".search-count")).to_contain_text("台中")
    words(tab).press_sequentially("a")
    keyboard.send("Input.imeSetComposition", {"text": "ㄊ", "selectionStart": 1, "selectionEnd": 1})
    tab.clock.run_for(A_WHILE)
    assert tab.evaluate("new URLSearchParams(location.search).get('q')") == "台中", (
        "nothing half composed is searched for"
    )


def test_every_hit_leads_to_what_it_names(tab: Page) -> None:
    """A record's hit once led to an anchor made of its title, which is on no page."""
    for segment, query in (("zh-tw", "Django"), ("en", "社群"), ("en", "open space")):
        tab.goto(f"/{segment}/search.html?q={query}")
        expect(results(tab).first).to_be_visible()
        for address in tab.locator("#search-results a").evaluate_all("links => links.map(link => link.href)"):
            tab.goto(address)
            assert tab.evaluate(
                "!location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"
            ), address


def test_the_slash_can_be_turned_off_and_stays_so(tab: Page) -> None:
    """WCAG 2.1.4; Sphinx's own key once could not be."""
    tab.goto("/en/search.html")
    expect(tab.locator(".search-key:visible")).to_have_count(1)
    switch = tab.get_by_role("button", name="Use the / key")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    for page in ("/en/search.html", COMMUNITIES):
        tab.goto(page)
        expect(tab.locator(".search-key:visible")).to_have_count(0)
        tab.keyboard.press("/")
        expect(tab.locator("input:focus")).to_have_count(0)
    tab.keyboard.press("ControlOrMeta+k")
    expect(box(tab)).to_be_focused()


def test_who_finds_nothing_is_led_to_the_lists_of_notes(tab: Page) -> None:
    lists = tab.get_by_role("navigation", name="Lists of the notes")
    tab.goto("/en/search.html?q=hualien")
    expect(results(tab).first).to_be_visible()
    expect(lists).to_be_hidden()
    words(tab).fill("zzzzqq")
    expect(tab.locator(".search-page .search-note")).to_have_text("No page matches.")
    expect(lists.get_by_role("link")).to_have_text(["Home page", "All notes", "Notes by year"])
    words(tab).fill("hualien")
    expect(lists).to_be_hidden()
    words(tab).fill("")
    expect(lists).to_be_visible()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_page_has_one_field_which_the_keys_lead_to(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto("/en/search.html?q=hualien")
    expect(results(tab).first).to_be_visible()
    expect(tab.get_by_role("search")).to_have_count(1)
    expect(tab.locator("input:visible")).to_have_count(1)
    expect(words(tab)).to_have_attribute("aria-keyshortcuts", "/ Control+K Meta+K")
    for key in ("/", "ControlOrMeta+k"):
        tab.locator(".search-keys button").focus()
        tab.keyboard.press(key)
        expect(words(tab)).to_be_focused()
    assert tab.evaluate("getSelection().toString()") == "hualien", "ready to be replaced"
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.goto(COMMUNITIES)
    expect(tab.get_by_role("search").locator("input:visible")).to_have_count(1)


def test_without_a_script_the_page_has_no_field_that_does_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(COMMUNITIES)
    page.locator("#search-box input").fill("hualien")
    page.locator("#search-box input").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search\.html\?q=hualien$"))
    expect(page.locator("input:visible")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name="Home page").click()
    expect(page).to_have_url("/en/index.html")
    context.close()


def test_the_page_says_its_keys(browser: Browser, address: str) -> None:
    """A phone has no key to be told of, but a keyboard may be at hand."""
    context = browser.new_context(base_url=address, has_touch=True, is_mobile=True, locale="en-US")
    page = context.new_page()
    page.goto("/en/search.html")
    expect(page.locator(".search-key:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Use the / key")).to_be_visible()
    page.keyboard.press("/")
    expect(words(page)).to_be_focused()
    context.close()


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_a_finger_finds_room(tab: Page, segment: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(f"/{segment}/search.html?q={MANY}")
    expect(results(tab)).to_have_count(10)
    touched = ".search-page :is(a, button, input, select), #search-box input, .search-option"
    measure = "all => all.map((each) => each.getBoundingClientRect().height)"
    heights = tab.locator(touched).evaluate_all(measure)
    tab.goto(f"/{segment}/communities.html")
    tab.keyboard.press("ControlOrMeta+k")
    box(tab).fill(MANY)
    expect(tab.locator(".search-all")).to_be_visible()
    heights += tab.locator(touched).evaluate_all(measure)
    assert len([height for height in heights if height]) > 20
    assert [height for height in heights if 0 < height < 44] == []


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("query", ["hualien", "zzzzqq", "", "python&year=2021"])
def test_a_results_page_reserves_its_place(tab: Page, width: int, query: str) -> None:
    """Nothing that a reader sees moves as the results come."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.add_init_script(SHIFTS)
    tab.goto(f"/zh-tw/search.html?q={query}")
    expect(
        tab.locator(".search-count, .search-page .search-note").filter(has_text=re.compile(".")).first
    ).to_be_visible()
    drawn = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
    tab.evaluate(drawn)
    assert tab.evaluate("shifted") < 0.1
    expect(tab.locator(".search-keys")).to_be_visible()
    expect(tab.locator(".search-keys")).not_to_be_in_viewport()
