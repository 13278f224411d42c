"""What a page costs a reader, and what it asks of their browser: bytes, requests, jumps, rights."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks import first_view
from tests.site_theme import selectors

pytestmark = pytest.mark.browser

#: A page of each kind.
KINDS = [
    "index",
    "years",
    "all-notes",
    "communities",
    "testimonials",
    "translation-status",
    "thanks",
    "search",
    "404",
    "2021/index",
    "2021/communities",
    "2021/gather-town-testimonials",
    "2021/open-space",
    "contributing/index",
    "contributing/directives",
    "contributing/importing",
    "contributing/look",
    "contributing/performance",
    "contributing/writing",
]
SEGMENTS = ("en", "zh-tw")
POLICY = "default-src 'self'"

segments = pytest.mark.parametrize("segment", SEGMENTS)


@segments
def test_a_first_view_is_light_still_and_as_wide_as_the_screen(browser: Browser, address: str, segment: str) -> None:
    """Nothing is kept from page to page: each is the first that a reader sees."""
    views = {name: first_view.measure(browser, f"{address}/{segment}/{name}.html", asking_axe=False) for name in KINDS}
    assert {name: view for name, view in views.items() if view.missed(searched=False)} == {}


@segments
def test_a_search_is_light_until_its_results(browser: Browser, address: str, segment: str) -> None:
    view = first_view.measure(browser, f"{address}/{segment}/{first_view.SEARCH}", asking_axe=False)
    assert not view.missed(searched=True), view


@segments
def test_a_strict_policy_refuses_nothing(tab: Page, segment: str) -> None:
    """`tab` fails on whatever the browser complains of; scripts and styles work under the policy."""

    def strictly(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    tab.context.route("**/*", strictly)
    pages = {name: tab.context.new_page() for name in KINDS}
    for name, page in pages.items():
        page.goto(f"/{segment}/{name}.html")
    for name, page in pages.items():
        page.wait_for_load_state("networkidle")
        assert page.locator("[style]").count() == 0 or "open-space" not in name, name
        page.close()
    tab.goto(f"/{segment}/index.html")
    tab.keyboard.press("/")
    tab.keyboard.insert_text("python")
    expect(tab.locator(".search-all")).to_be_visible()
    tab.locator(selectors.COLOURS_BUTTON).click()
    tab.locator(selectors.COLOURS_BUTTON).click()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"


def test_the_policy_refuses_what_it_should(browser: Browser, address: str) -> None:
    """That the tests above would see it: a page with an inline script is complained of."""
    page = browser.new_page(base_url=address)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    def strictly(route: Route) -> None:
        response = route.fetch()
        body = response.text().replace("<body", "<script>window.ran = true;</script><body", 1)
        route.fulfill(
            response=response, body=body, headers={"content-security-policy": POLICY, "content-type": "text/html"}
        )

    page.route("**/index.html", strictly)
    page.goto("/en/index.html")
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in text for text in complaints)
    page.close()
