"""The pair and its search on somebody else's site, whatever its theme: in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.language_pair.foreign_project import Foreign

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(foreign: Foreign) -> Iterator[str]:
    with served(foreign.html) as served_at:
        yield served_at


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """What the page complains of fails the test."""
    page = browser.new_page(base_url=address, locale="zh-TW", viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda got: complaints.append(got.url) if got.status >= 400 else None)
    page.route("**/favicon.ico", lambda route: route.fulfill(body=""))  # which this site has not
    yield page
    page.close()
    assert complaints == []


#: Whether what is at an element's middle is the element: nothing lies over it.
IS_ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


def test_the_original_is_shown_in_every_theme(tab: Page) -> None:
    tab.goto("/zh-tw/brewing.html")
    button = tab.get_by_role("button", name="對照原文")
    sources = tab.locator("[role=main] .source-text")
    expect(sources.first).to_be_hidden()
    button.click()
    expect(sources).to_have_text(["Brewing", "Pour hot water over the leaves."])
    for source in sources.all():
        expect(source).to_be_visible()
    tab.reload()
    expect(sources.first).to_be_visible()
    tab.keyboard.press("b")
    expect(sources.first).to_be_hidden()


def test_a_chinese_word_is_found_in_the_box_of_each_theme(tab: Page, foreign: Foreign) -> None:
    tab.goto("/zh-tw/brewing.html")
    tab.keyboard.press("/")
    if foreign.theme == "basic":  # made for other themes to begin with: its box is below the page
        expect(tab).to_have_url(re.compile("/zh-tw/search.html"))
        return
    box = tab.locator("#search-box input[name=q]")
    expect(box).to_be_focused()
    box.press_sequentially("高山")
    option = tab.locator("#search-options [role=option]").first
    expect(option.locator(".search-title")).to_have_text("茶館")
    expect(option.locator("mark")).to_have_text("高山")  # what was found of its first character is gone
    assert option.evaluate(IS_ON_TOP)
    option.click()
    expect(tab.locator(".search-marked")).to_contain_text("高山")
    assert tab.evaluate("[...CSS.highlights.get('search-marked')].map(String)") == ["高山"]
    tab.keyboard.press("Escape")
    expect(tab.locator(".search-marked")).to_have_count(0)


def test_a_chinese_word_is_found_on_the_page_of_results(tab: Page) -> None:
    tab.goto("/zh-tw/search.html")
    tab.get_by_role("searchbox").fill("高山")
    title = tab.locator(".search-results .search-title")
    expect(title).to_have_text("茶館")
    assert title.evaluate(IS_ON_TOP)
    title.click()
    expect(tab.locator(".search-marked")).to_contain_text("高山")


def test_on_a_phone_the_search_is_one_key_away(tab: Page) -> None:
    """Where the box is in a closed menu, the key leads to the page of results."""
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto("/zh-tw/brewing.html")
    tab.keyboard.press("/")
    field = tab.locator(".search-form input[name=q]:visible, #search-box input[name=q]:focus")
    expect(field).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, pytest.param(768, marks=pytest.mark.long), 1440])
def test_the_switch_is_in_sight_and_reached_by_keyboard(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for name in ("index", "search", "genindex"):
        tab.goto(f"/zh-tw/{name}.html#here")
        link = tab.locator(".language-switch a")
        expect(link).to_be_in_viewport()
        assert link.evaluate(IS_ON_TOP)
        boxes = [each.bounding_box() or {} for each in tab.locator(".language-switch > *").all()]
        assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(boxes)), "side by side"
        for _ in range(30):
            tab.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab).to_have_url(f"/en/{name}.html#here")
