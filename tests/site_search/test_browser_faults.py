"""The search where something is missing, a script, a server, the index, or where a query is no words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import Site
from tests.site_search.test_browser_box import COMMUNITIES, box, options

pytestmark = pytest.mark.browser

UNREADABLE = "The search index could not be read. Reload the page to try again."
INCOMPLETE = "Part of the search index could not be read, so results may be missing. Reload the page to try again."
FAILED = "The search has failed, so results may be missing. Please report the words that you searched for."
FAILED_IN_CHINESE = "搜尋時發生錯誤，結果可能不完整。請回報你搜尋的字詞。"
MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>{query}$&'
BAD = {
    "long": "花蓮社群" * 2_500,
    "long, in letters": "hualien " * 1_250,
    "long, of pairs": "\U0001f40d" * 5_000,
    "control characters": "\x00\x01\x07\x1b\x7f\u200b\u202e\ufeff",
    "half a character": "a\ud83d",
    "punctuation": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~。，「」…",
    "markup": MARKUP,
    "names of an object": "constructor __proto__ hasOwnProperty",
}


@contextmanager
def reader(browser: Browser, address: str, **settings: bool) -> Iterator[Page]:
    """A page that may ask in vain, but throws nothing."""
    context = browser.new_context(base_url=address, locale="en-US", **settings)
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    yield page
    context.close()
    assert thrown == []


def fail(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_query_is_answered_calmly(tab: Page, name: str) -> None:
    tab.goto(COMMUNITIES)
    title = tab.title()
    box(tab).focus()
    tab.evaluate("words => { const { q } = SearchBox.form.elements; q.value = words; }", BAD[name])
    box(tab).dispatch_event("input")
    expect(tab.locator(".search-list")).to_be_visible()
    assert tab.locator(".search-list :is(img, script)").count() == 0
    assert tab.title() == title
    box(tab).press("Enter")
    tab.wait_for_url("**/search.html?q=*")
    assert len(tab.url) < 4_000, "no server refuses the address"
    expect(
        tab.locator(".search-count, .search-page .search-note").filter(has_text=re.compile(".")).first
    ).to_be_visible()
    assert tab.locator(".search-page :is(img, script)").count() == 0


def test_a_long_query_says_that_it_was_cut(tab: Page) -> None:
    tab.goto("/en/search.html?q=" + "hualien " * 60)
    expect(tab.locator(".search-page .search-note")).to_contain_text("only its first 200 characters")
    expect(tab.locator(".search-page .search-note")).not_to_contain_text("index")


def test_markup_in_an_address_is_text(tab: Page) -> None:
    tab.goto("/en/search.html")
    tab.evaluate(
        "markup => location.assign('?' + new URLSearchParams({ q: markup, year: markup, tag: markup }))", MARKUP
    )
    expect(tab.locator(".search-page .search-note")).to_have_text("No page matches.")
    expect(tab.locator(".search-form input")).to_have_value(MARKUP)
    assert tab.locator(".search-form select").first.input_value() == MARKUP
    assert tab.locator(".search-page :is(img, script)").count() == 0
    tab.evaluate(
        "markup => location.assign('2021/communities.html?' + new URLSearchParams({ marked: markup }))", MARKUP
    )
    expect(tab.locator("h1")).to_be_visible()
    assert tab.locator("[role=main] img[src=x]").count() == 0


def test_without_an_index_the_box_and_the_page_say_so(browser: Browser, address: str) -> None:
    with reader(browser, address) as page:
        page.route("**/_search/meta.js*", fail)
        page.goto(COMMUNITIES)
        box(page).press_sequentially("hualien")
        expect(page.locator(".search-list .search-note")).to_have_text(UNREADABLE)
        page.goto("/en/search.html?q=hualien")
        expect(page.locator(".search-page .search-note")).to_have_text(UNREADABLE)
        page.unroute("**/_search/meta.js*")
        page.locator(".search-form input").press("Enter")
        expect(page.locator("#search-results li").first).to_be_visible()


def test_without_the_scripts_the_box_still_leads_to_the_page(browser: Browser, address: str) -> None:
    with reader(browser, address) as page:
        page.route("**/_search/search.js*", fail)
        page.goto(COMMUNITIES)
        box(page).press_sequentially("hualien")
        page.keyboard.press("Enter")
        expect(page.locator(".search-page .search-note")).to_have_text(UNREADABLE)


@pytest.mark.parametrize("part", ["s", "d", "w"])
def test_a_part_that_is_missing_is_missed_calmly(browser: Browser, address: str, part: str) -> None:
    with reader(browser, address) as page:
        page.route(f"**/_search/*/{part}/*", fail)
        page.goto(COMMUNITIES)
        box(page).press_sequentially("hual")
        expect(page.locator(".search-list .search-note")).to_contain_text(INCOMPLETE)
        page.goto("/en/search.html?q=hual")
        expect(page.locator(".search-page .search-note")).to_contain_text(INCOMPLETE)


def test_without_the_years_and_tags_the_results_are_there(browser: Browser, address: str) -> None:
    with reader(browser, address) as page:
        page.route("**/_search/*/facets.js", fail)
        with page.expect_event("requestfailed", lambda request: request.url.endswith("/facets.js")):
            page.goto("/en/search.html?q=hualien")
        expect(page.locator("#search-results li").first).to_be_visible()
        page.evaluate("new Promise((resolve) => setTimeout(resolve))")  # until the page knows it
        expect(page.locator("#search-results li").first).to_be_visible()


def test_as_files_without_a_server(browser: Browser, site: Site) -> None:
    with reader(browser, "") as page:
        page.goto((site.folder / "zh-tw/2021/communities.html").as_uri())
        box(page).press_sequentially("花蓮")
        expect(options(page).first).to_contain_text("花蓮")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search.html?q=*")
        expect(page.locator("#search-results mark").first).to_have_text("花蓮")
        page.locator(".search-form input").fill("台南")
        expect(page.locator("#search-results mark").first).to_have_text("台南")
        page.locator("#search-results a").first.click()
        expect(page.locator(".search-marked")).to_contain_text("台南")
        page.get_by_role("button", name="清除標示").click()
        expect(page.locator(".search-marked")).to_have_count(0)


@pytest.mark.parametrize(("segment", "listed"), [("en", "All notes"), ("zh-tw", "所有共筆")])
def test_without_a_script_the_box_leads_to_lists_of_the_notes(
    browser: Browser, address: str, segment: str, listed: str
) -> None:
    with reader(browser, address, java_script_enabled=False) as page:
        page.goto(f"/{segment}/2021/communities.html")
        expect(page.locator(".search-key")).to_be_hidden()
        expect(page.locator(".search-list")).to_be_hidden()
        box(page).fill("花蓮")
        box(page).press("Enter")
        article = page.locator("[role=main]")
        assert [each for each in article.locator("button, select, input").all() if each.is_visible()] == []
        assert article.get_by_role("link").count() == 3, "home, all notes, years: no index, since there is none"
        article.get_by_role("link", name=listed).click()
        expect(page).to_have_url(f"/{segment}/all-notes.html")


@pytest.mark.parametrize(("fails", "is_listed"), [("() => true", False), ("(turn) => turn === 1", True)])
def test_a_result_that_cannot_be_shown_takes_no_other_with_it(
    browser: Browser, address: str, fails: str, is_listed: bool
) -> None:
    with reader(browser, address) as page:
        page.goto("/en/search.html")
        expect(page.locator(".search-page .search-note")).to_have_text("Type a word to search for.")
        page.evaluate(
            f"""() => {{
              const {{ read }} = SiteSearch;
              const fails = {fails};
              let turn = 0;
              const broken = () => Promise.reject(new TypeError("broken"));
              SiteSearch.read = (...asked) => (fails(turn++) ? broken() : read(...asked));
            }}"""
        )
        page.locator(".search-form input").fill("hualien")
        expect(page.locator(".search-page .search-note")).to_have_text(FAILED)
        assert (page.locator("#search-results li").count() > 0) == is_listed


def test_a_search_that_fails_says_so_in_both_places(browser: Browser, address: str) -> None:
    fail = "() => void (SiteSearch.search = () => Promise.reject(new TypeError('broken')))"
    with reader(browser, address) as page:
        page.goto("/zh-tw/search.html")
        expect(page.locator(".search-page .search-note")).to_have_text("請輸入要搜尋的字詞。")
        page.evaluate(fail)
        page.locator(".search-form input").fill("hualien")
        expect(page.locator(".search-page .search-note")).to_have_text(FAILED_IN_CHINESE)
        page.goto("/zh-tw/communities.html")
        box(page).fill("花")
        expect(page.locator(".search-option").first).to_be_visible()
        page.evaluate(fail)
        box(page).fill("hualien")
        expect(page.locator(".search-list .search-note")).to_have_text(FAILED_IN_CHINESE)


def test_marks_that_fail_say_so_on_the_page(browser: Browser, address: str) -> None:
    with reader(browser, address) as page:
        page.goto(COMMUNITIES)
        page.evaluate(
            "Object.defineProperty(CSS.highlights, 'set', { value: () => { throw new TypeError('broken') } })"
        )
        page.evaluate(
            """() => {
              history.replaceState(null, "", "?marked=hualien");
              const src = SearchBox.form.dataset.marks;
              document.head.append(Object.assign(document.createElement("script"), { src }));
            }"""
        )
        expect(page.locator(".search-marked")).to_contain_text("The words could not be marked on this page: hualien")
        page.get_by_role("button", name="Remove the marks").click()
        expect(page.locator(".search-marked")).to_have_count(0)


@pytest.mark.parametrize("hash", ["#%E0%A4%A", "#%", "#hualien-py", "#%68ualien-py"])
def test_marks_are_there_whatever_the_address_ends_in(tab: Page, hash: str) -> None:
    tab.goto(f"{COMMUNITIES}?marked=hualien{hash}")
    expect(tab.locator(".search-marked")).to_contain_text("Marked on this page: hualien")
    tab.keyboard.press("Escape")
    expect(tab.locator(".search-marked")).to_have_count(0)
