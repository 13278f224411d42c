"""The search box of each page: results as one types, by keyboard, by an input method, in time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

COMMUNITIES = "/en/2021/communities.html"
#: Words that find something with more than six results in both languages.
MANY = "PyCon"
#: Keeps what the box asks for, in order.
RECORD = """SearchBox.load().then(() => SiteSearch.ready()).then(() => {
  const { search } = SiteSearch;
  window.asked = [];
  SiteSearch.search = (query, ...rest) => { asked.push(query); return search(query, ...rest); };
})"""

#: Longer than the box waits for the next key.
A_WHILE = 1_000


def stop_the_clock(tab: Page) -> None:
    """Let timers of the page run only when a test says so: before the page is opened."""
    tab.clock.install(time=0)
    tab.clock.pause_at(A_WHILE)


def box(tab: Page) -> Locator:
    return tab.locator("#search-box input[name=q]")


def options(tab: Page) -> Locator:
    return tab.locator("#search-options [role=option]")


def type_in(tab: Page, words: str, page: str = COMMUNITIES) -> None:
    """Open *page*, type *words* at once, so that there are no results of their beginning, and wait for results."""
    tab.goto(page)
    box(tab).fill(words)
    expect(options(tab).first).to_be_visible()


def active(tab: Page) -> str | None:
    """The option that the keyboard is at."""
    selected = tab.locator("#search-options [aria-selected=true]")
    assert selected.count() <= 1
    marked = box(tab).get_attribute("aria-activedescendant")
    assert marked == (selected.get_attribute("id") if selected.count() else None)
    return marked


# -- Results ------------------------------------------------------------------------------------


def test_results_say_what_they_are_and_lead_there(tab: Page) -> None:
    type_in(tab, "hualien")
    expect(box(tab)).to_have_attribute("role", "combobox")
    expect(box(tab)).to_have_attribute("aria-autocomplete", "list")
    expect(box(tab)).to_have_attribute("aria-expanded", "true")
    expect(tab.locator(f"#{box(tab).get_attribute('aria-controls')}")).to_have_role("listbox")
    first = options(tab).first
    expect(first.locator(".search-kind")).to_have_text("Community")
    expect(first.locator(".search-title mark").first).to_have_text("Hualien")
    expect(first.locator(".search-trail")).to_have_text("2021 Community EN")
    first.click()
    expect(tab).to_have_url(re.compile(r"/en/2021/communities\.html\?marked=hualien.*#hualien-py$"))


def test_six_results_and_a_way_to_all_of_them(tab: Page) -> None:
    type_in(tab, MANY)
    expect(options(tab)).to_have_count(7)
    everything = options(tab).last
    expect(everything).to_have_text(re.compile(r"^All \d+ results$"))
    said = everything.inner_text().removeprefix("All ")
    expect(tab.locator("#search-box [role=status]")).to_have_text(said)
    everything.click()
    expect(tab).to_have_url(f"/en/search.html?q={MANY}")
    expect(tab.locator(".search-count")).to_have_text(f"{said} for “{MANY}”")


def test_a_passage_of_the_other_language_says_so(tab: Page) -> None:
    type_in(tab, "花蓮")
    expect(options(tab).first.locator("[lang=zh-Hant-TW] mark, mark[lang=zh-Hant-TW]").first).to_have_text("花蓮")


def test_nothing_is_found_and_nothing_is_asked(tab: Page) -> None:
    tab.goto(COMMUNITIES)
    box(tab).press_sequentially("zzqqxx")
    expect(tab.locator(".search-list .search-note")).to_have_text("No page matches.")
    expect(box(tab)).to_have_attribute("aria-expanded", "false")
    box(tab).fill("。，!? ")
    expect(tab.locator(".search-list .search-note")).to_have_text("Type a word to search for.")
    box(tab).fill("")
    expect(tab.locator(".search-list")).to_be_hidden()


# -- The keyboard -------------------------------------------------------------------------------


def test_arrows_go_through_the_list_and_the_box(tab: Page) -> None:
    type_in(tab, MANY)
    for expected in [*(f"search-option-{number}" for number in range(7)), None, "search-option-0"]:
        tab.keyboard.press("ArrowDown")
        assert active(tab) == expected
    for expected in (None, "search-option-6", "search-option-5"):
        tab.keyboard.press("ArrowUp")
        assert active(tab) == expected
    tab.keyboard.press("Home")
    assert active(tab) is None
    tab.keyboard.type("x")
    expect(box(tab)).to_have_value(f"x{MANY}")


def test_enter_follows_what_is_chosen_or_shows_all(tab: Page) -> None:
    type_in(tab, "hualien")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("#hualien-py$"))
    type_in(tab, "hualien")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url("/en/search.html?q=hualien")


def test_escape_closes_then_clears_and_then_is_another_s(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(COMMUNITIES)
    tab.locator(".menu-button").click()
    box(tab).fill("hualien")
    expect(options(tab).first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator(".search-list")).to_be_hidden()
    expect(box(tab)).to_have_attribute("aria-expanded", "false")
    expect(box(tab)).to_have_value("hualien")
    tab.keyboard.press("ArrowDown")
    expect(options(tab).first).to_be_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    expect(box(tab)).to_have_value("")
    expect(tab.locator("#side-menu")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.locator("#side-menu")).to_be_hidden()


def test_tab_and_a_press_elsewhere_close_the_list(tab: Page) -> None:
    type_in(tab, "hualien")
    tab.keyboard.press("Tab")
    expect(tab.locator(".search-list")).to_be_hidden()
    expect(tab.locator(".language-switch-sidebar a")).to_be_focused()
    type_in(tab, "hualien")
    tab.locator("h1").click()
    expect(tab.locator(".search-list")).to_be_hidden()


def test_a_result_opens_in_a_tab_of_its_own(tab: Page) -> None:
    type_in(tab, "hualien")
    with tab.context.expect_page() as opened:
        options(tab).first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_load_state()
    assert opened.value.url.endswith("#hualien-py")
    expect(options(tab).first).to_be_visible()
    expect(box(tab)).to_be_focused()


@pytest.mark.parametrize("key", ["/", "ControlOrMeta+k"])
def test_a_key_leads_to_the_box(tab: Page, key: str) -> None:
    tab.goto(COMMUNITIES)
    tab.locator("h1 .headerlink").focus()
    tab.keyboard.press(key)
    expect(box(tab)).to_be_focused()
    tab.keyboard.type("hua/")
    expect(box(tab)).to_have_value("hua/")
    tab.locator(".community-filter select").first.focus()
    tab.keyboard.press(key)
    expect(tab.locator(".community-filter select").first).to_be_focused()


@pytest.mark.parametrize("key", ["/", "ControlOrMeta+k"])
def test_a_key_opens_the_menu_of_a_phone(tab: Page, key: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(COMMUNITIES)
    tab.keyboard.press(key)
    expect(box(tab)).to_be_focused()
    expect(box(tab)).to_be_in_viewport()
    expect(tab.locator(".menu-button")).to_have_attribute("aria-expanded", "true")
    tab.keyboard.type("hualien")
    expect(options(tab).first).to_be_in_viewport()
    edges = tab.locator(".search-list").bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360


# -- An input method, and time ------------------------------------------------------------------


def test_nothing_is_searched_for_while_one_composes(tab: Page) -> None:
    stop_the_clock(tab)
    tab.goto("/zh-tw/2021/communities.html")
    box(tab).focus()
    tab.evaluate(RECORD)
    keyboard = tab.context.new_cdp_session(tab)
    for text in ("ㄏ", "ㄏㄨ", "ㄏㄨㄚ", "花", "花ㄌ", "花ㄌㄧㄢˊ", "花蓮"):
        composed = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        keyboard.send("Input.imeSetComposition", composed)
    for key in ("ArrowDown", "Enter", "Escape"):
        event = {"key": key, "keyCode": 229, "isComposing": True, "bubbles": True, "cancelable": True}
        box(tab).dispatch_event("keydown", event)
    tab.clock.run_for(A_WHILE)
    assert tab.evaluate("asked") == []
    keyboard.send("Input.insertText", {"text": "花蓮"})
    tab.clock.run_for(A_WHILE)
    expect(options(tab).first).to_contain_text("花蓮")
    assert tab.evaluate("asked") == ["花蓮"]
    expect(tab).to_have_url("/zh-tw/2021/communities.html")


def test_the_enter_that_ends_a_composition_follows_nothing(tab: Page) -> None:
    """Safari ends the composition first and presses the key then, of which only its number tells."""
    type_in(tab, "hualien")
    tab.keyboard.press("ArrowDown")
    tab.evaluate("window.followed = false; addEventListener('click', () => { followed = true; })")
    box(tab).dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True, "cancelable": True})
    assert not tab.evaluate("new Promise((resolve) => setTimeout(() => resolve(followed)))")
    expect(tab).to_have_url(COMMUNITIES)
    expect(options(tab).first).to_be_visible()


def answer_late(tab: Page, slow: str) -> None:
    """Keep the answer to the query *slow* until the page's ``answer()`` is called."""
    tab.evaluate(
        """(slow) => SearchBox.load().then(() => {
          const { search } = SiteSearch;
          const held = (query) => new Promise((resolve) => {
            if (query !== slow) return resolve();
            window.answer = () => new Promise((isShown) => {
              resolve();
              setTimeout(isShown);
            });
          });
          SiteSearch.search = (query, asked) => held(query).then(() => search(query, asked));
        })""",
        slow,
    )


def test_a_late_answer_does_not_replace_a_newer_one(tab: Page) -> None:
    type_in(tab, "taipei")  # which reads what it needs: a late answer is there at once
    box(tab).fill("hualien")
    expect(options(tab).first).to_contain_text("Hualien")
    answer_late(tab, "taipei")
    box(tab).fill("taipei")
    tab.wait_for_function("window.answer")
    box(tab).fill("hualien")
    expect(options(tab).first).to_contain_text("Hualien")
    tab.evaluate("answer()")
    expect(options(tab).first).to_contain_text("Hualien")


def test_the_first_key_is_answered_and_those_in_haste_are_not_each(tab: Page) -> None:
    stop_the_clock(tab)
    tab.goto(COMMUNITIES)
    box(tab).focus()
    tab.evaluate(RECORD)
    box(tab).press_sequentially("hualien")
    tab.clock.run_for(A_WHILE)
    expect(options(tab).first).to_contain_text("Hualien")
    assert tab.evaluate("asked") == ["h", "hualien"]
