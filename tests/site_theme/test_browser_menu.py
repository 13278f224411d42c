"""The menu of the built site on a phone: by keyboard, without a script, and as axe sees it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.axe import violations
from tests.site_theme import selectors

pytestmark = pytest.mark.browser


def test_the_mobile_bar_opens_the_menu_and_switches(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto("/en/2021/open-space.html")  # with an anchor, the first Tab would go on from there
    menu = tab.get_by_role("button", name=selectors.NAMES["en"]["open"])
    expect(menu).to_be_visible()
    for _step in range(5):  # skip link, name, switch, colours
        tab.keyboard.press("Tab")
    expect(menu).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator(selectors.MENU)).to_be_in_viewport()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(tab.locator(f"{selectors.MENU} a").first).to_be_focused()
    tab.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(tab.locator(selectors.MENU)).to_be_hidden()
    tab.keyboard.press("Tab")
    expect(tab.locator("#search-box input")).to_be_focused()  # a closed menu is no stop on the way
    tab.goto("/en/2021/open-space.html#ideas-for-open-spaces")
    tab.locator(".language-switch").get_by_role("link", name="中文").click()
    expect(tab).to_have_url("/zh-tw/2021/open-space.html#ideas-for-open-spaces")


def test_a_phone_without_a_script_opens_its_menu(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto("/zh-tw/2021/communities.html")
    expect(page.locator(selectors.COLOURS_BUTTON)).to_be_hidden()
    page.locator(selectors.MENU_BUTTON).click()
    page.locator(selectors.MENU).get_by_role("link", name="參與貢獻").click()
    expect(page).to_have_url("/zh-tw/contributing/index.html")
    context.close()


@pytest.mark.parametrize("segment", selectors.NAMES)
def test_nothing_shuts_a_reader_out_of_the_menu(tab: Page, segment: str) -> None:
    """Of the menu and of the contents, which are drawers on a phone."""
    tab.set_viewport_size({"width": 360, "height": 900})
    tab.emulate_media(reduced_motion="reduce")  # a drawer that is still coming is pale
    tab.goto(f"/{segment}/2021/open-space.html")
    tab.locator(selectors.MENU_BUTTON).click()
    expect(tab.locator(selectors.MENU)).to_be_in_viewport()
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    tab.locator(selectors.CONTENTS_BUTTON).click()
    expect(tab.locator(selectors.CONTENTS)).to_be_in_viewport()
    assert violations(tab) == []
