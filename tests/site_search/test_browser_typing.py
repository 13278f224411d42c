"""While one types: an input method is left in peace, haste costs no searches, and a late answer is not shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site_search.test_browser_box import COMMUNITIES, box, options, type_in

pytestmark = pytest.mark.browser

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
    assert not box(tab).evaluate(
        """(input) => {
          let followed = false;
          addEventListener("click", (event) => {
            followed = true;
            event.preventDefault();
          });
          const event = { key: "Enter", keyCode: 229, bubbles: true, cancelable: true };
          input.dispatchEvent(new KeyboardEvent("keydown", event));
          return followed;
        }"""
    )
    expect(tab).to_have_url(COMMUNITIES)
    expect(options(tab).first).to_be_visible()


def answer_late(tab: Page, slow: str) -> None:
    """Keep the answer to the query *slow* until the page's ``answer()`` is called."""
    tab.evaluate(
        """(slow) => SearchBox.load().then(() => {
          const { search } = SiteSearch;
          const held = (query) => new Promise((resolve) => {
            if (query !== slow) return resolve();
            window.answer = async () => {
              resolve();
              await SearchShown.read(await search(query), 0, 10, (result) => result); // as the page, which began before
              await new Promise((isShown) => setTimeout(isShown));
            };
          });
          SiteSearch.search = (query, asked) => held(query).then(() => search(query, asked));
        })""",
        slow,
    )


def test_a_late_answer_does_not_replace_a_newer_one(tab: Page) -> None:
    tab.goto(COMMUNITIES)
    for city in ("Taipei", "Tainan"):
        box(tab).fill(city.lower())
        expect(options(tab).first).to_contain_text(city)
    answer_late(tab, "taipei")
    box(tab).fill("taipei")
    tab.wait_for_function("'answer' in window")  # a function itself would be called
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
