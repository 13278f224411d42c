"""The words that were searched for, marked on the page that a result opens, until a reader removes them."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.site_theme import selectors

pytestmark = pytest.mark.browser

#: What is marked, as a reader sees it.
MARKED = "[...(CSS.highlights.get('search-marked') ?? [])].map((range) => range.toString())"
MARKS = "/en/2021/communities.html?marked=hualien#hualien-py"


def marked(tab: Page) -> list[str]:
    expect(tab.locator(".search-marked")).to_be_visible()
    found: list[str] = tab.evaluate(MARKED)
    return found


def test_words_are_marked_and_the_page_stays_as_it_is(tab: Page) -> None:
    tab.goto("/en/2021/communities.html")
    before = tab.locator("[role=main] section").first.inner_html()
    tab.goto(MARKS)
    found = marked(tab)
    assert len(found) > 1
    assert {word.lower() for word in found} == {"hualien"}
    assert tab.locator("[role=main] section").first.inner_html() == before
    expect(tab.locator(".search-marked")).to_contain_text("Marked on this page: hualien")
    expect(tab.locator("#hualien-py")).to_be_in_viewport()


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_marks_are_removed_from_the_page_and_the_address(tab: Page, how: str) -> None:
    tab.goto("/en/2021/communities.html?city=hualien&marked=hualien#hualien-py")
    assert marked(tab)
    if how == "button":
        tab.get_by_role("button", name="Remove the marks").press("Enter")
        assert tab.evaluate("document.activeElement.matches('[role=main]')"), "reading goes on here"
    else:
        tab.keyboard.press("Escape")  # takes the filter back
        expect(tab.locator(".community-card:visible")).to_have_count(9)
        expect(tab.locator(".search-marked")).to_be_visible()
        tab.keyboard.press("Escape")
    expect(tab.locator(".search-marked")).to_have_count(0)
    assert tab.evaluate(MARKED) == []
    kept = "?city=hualien" if how == "button" else ""
    expect(tab).to_have_url(f"/en/2021/communities.html{kept}#hualien-py")


def test_escape_in_a_box_or_an_open_menu_removes_nothing(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(MARKS)
    assert marked(tab)
    tab.locator(selectors.MENU_BUTTON).click()
    tab.keyboard.press("Escape")
    expect(tab.locator(selectors.MENU)).to_be_hidden()
    tab.locator(".community-filter select").first.press("Escape")
    assert marked(tab)


def test_words_are_marked_across_inline_markup_and_lines(tab: Page) -> None:
    tab.goto("/en/2021/communities.html")
    text = "<p>社<em>群</em>交\n流 and <a>com<b>mun</b></a>ity<br>社<br>群</p><p>社</p><p>群<script>'社群'</script></p>"
    tab.evaluate(
        """text => {
          document.querySelector("[role=main]").innerHTML = text;
          history.replaceState(null, "", "?marked=社群交流+community");
          const src = SearchBox.form.dataset.marks;
          document.head.append(Object.assign(document.createElement("script"), { src }));
        }""",
        text,
    )
    assert marked(tab) == ["社群交\n流", "community"]


def test_the_original_is_marked_when_it_is_shown(tab: Page) -> None:
    tab.goto("/zh-tw/2021/communities.html?marked=meetup")
    expect(tab.locator(".search-marked")).to_be_visible()
    before = len(marked(tab))
    tab.locator(".reading-both-switch").click()
    assert len(marked(tab)) > before
    tab.locator(".reading-both-switch").click()
    assert len(marked(tab)) == before


def test_what_only_the_original_says_is_one_button_away(tab: Page) -> None:
    tab.goto("/zh-tw/2021/communities.html?marked=enthusiasts")
    bar = tab.locator(".search-marked")
    expect(bar).to_contain_text("這一頁的原文裡有：enthusiasts")
    assert marked(tab) == []
    bar.get_by_role("button", name="對照原文").press("Enter")
    expect(bar.get_by_role("button", name="清除標示")).to_be_focused()
    expect(bar).to_contain_text("本頁標示的字詞：enthusiasts")
    assert set(marked(tab)) == {"enthusiasts"}
    expect(tab.locator(".source-text").first).to_be_visible()


@pytest.mark.parametrize("words", ["zzqqxx", "", "*", "。", "(", "\x00", "a" * 9_000])
def test_nothing_is_said_where_nothing_is_marked(tab: Page, words: str) -> None:
    tab.goto(f"/en/2021/communities.html?{urlencode({'marked': words})}")
    bar = tab.locator(".search-marked")
    expect(bar).to_have_count(1 if words else 0)  # it is there, and hidden, once the page was searched
    assert tab.evaluate(MARKED) == []
    expect(bar).to_be_hidden()


def test_a_browser_that_cannot_mark_shows_no_bar(tab: Page) -> None:
    tab.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
    tab.goto(MARKS)
    tab.wait_for_load_state("networkidle")
    expect(tab.locator(".search-marked")).to_have_count(0)


def test_the_other_language_marks_what_it_has(tab: Page) -> None:
    tab.goto("/en/2021/communities.html?marked=Python")
    assert marked(tab)
    tab.locator(".language-switch a").click()
    expect(tab).to_have_url("/zh-tw/2021/communities.html?marked=Python")
    assert marked(tab)


def test_marks_are_seen_in_forced_colours(tab: Page) -> None:
    tab.emulate_media(forced_colors="active")
    tab.goto(MARKS)
    assert marked(tab)
    colours = "const look = getComputedStyle(document.querySelector('h2'), '::highlight(search-marked)');"
    background, text = tab.evaluate(f"(() => {{ {colours} return [look.backgroundColor, look.color]; }})()")
    assert background != text
    assert background != "rgba(0, 0, 0, 0)"
