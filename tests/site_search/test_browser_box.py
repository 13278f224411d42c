"""The search box of each page: results as one types, by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

COMMUNITIES = "/en/2021/communities.html"
#: Words that find something with more than six results in both languages.
MANY = "PyCon"


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
    expect(first.locator(".search-trail")).to_have_text("Local communities 2021")
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


def test_tab_and_a_press_elsewhere_close_the_list(tab: Page) -> None:
    type_in(tab, "hualien")
    tab.keyboard.press("Tab")
    expect(tab.locator(".search-list")).to_be_hidden()
    expect(box(tab)).not_to_be_focused()
    type_in(tab, "hualien")
    tab.locator("h1").click()
    expect(tab.locator(".search-list")).to_be_hidden()


def test_a_result_opens_in_a_tab_of_its_own(tab: Page) -> None:
    type_in(tab, "hualien")
    with tab.context.expect_page() as opened:
        options(tab).first.click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(re.compile("#hualien-py$"))
    expect(options(tab).first).to_be_visible()
    expect(box(tab)).to_be_focused()


@pytest.mark.parametrize("key", ["/", "ControlOrMeta+k"])
def test_a_key_leads_to_the_box(tab: Page, key: str) -> None:
    tab.goto(COMMUNITIES)
    tab.locator("h1 + .headerlink").focus()
    tab.keyboard.press(key)
    expect(box(tab)).to_be_focused()
    tab.keyboard.type("hua/")
    expect(box(tab)).to_have_value("hua/")
    tab.locator(".community-filter select").first.focus()
    tab.keyboard.press(key)
    expect(tab.locator(".community-filter select").first).to_be_focused()


@pytest.mark.parametrize("key", ["/", "ControlOrMeta+k"])
def test_a_key_leads_to_the_box_of_a_phone(tab: Page, key: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(COMMUNITIES)
    tab.keyboard.press(key)
    expect(box(tab)).to_be_focused()
    expect(box(tab)).to_be_in_viewport()
    tab.keyboard.type("hualien")
    expect(options(tab).first).to_be_in_viewport()
    edges = tab.locator(".search-list").bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
