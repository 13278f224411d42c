"""What a page costs a reader, and what it asks of their browser: bytes, requests, jumps, rights."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

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
    "2021/index",
    "2021/communities",
    "2021/gather-town-testimonials",
    "2021/open-space",
    "contributing/index",
    "contributing/directives",
    "contributing/look",
    "contributing/writing",
]
SEGMENTS = ("en", "zh-tw")
#: kB as a host sends them, compressed; requests, the page's own included.
FIRST_VIEW, REQUESTS, WITH_RESULTS = 45, 12, 60
#: Cumulative layout shift: https://web.dev/articles/cls
SHIFT = 0.02
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
  .observe({ type: "layout-shift", buffered: true });"""
POLICY = "default-src 'self'"

segments = pytest.mark.parametrize("segment", SEGMENTS)


class Traffic:
    """What *page* has received since the last look."""

    def __init__(self, page: Page) -> None:
        self._received: list[Response] = []
        page.on("response", lambda response: self._received.append(response))

    def forget(self) -> None:
        self._received.clear()

    def count(self) -> int:
        return len(self._received)

    def size(self) -> float:
        """In kB, each file compressed as hosts do."""
        return sum(len(gzip.compress(response.body(), 6)) for response in self._received) / 1000


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    yield context.new_page()
    context.close()


@segments
def test_a_first_view_is_light_and_still(phone: Page, segment: str) -> None:
    """Nothing is kept from page to page: each is the first that a reader sees."""
    traffic = Traffic(phone)
    phone.add_init_script(SHIFTS)
    heavy: dict[str, tuple[float, int, float]] = {}
    for name in KINDS:
        phone.context.new_cdp_session(phone).send("Network.clearBrowserCache")
        traffic.forget()
        phone.goto(f"/{segment}/{name}.html", wait_until="networkidle")
        found = (traffic.size(), traffic.count(), phone.evaluate("shifted"))
        if found[0] > FIRST_VIEW or found[1] > REQUESTS or found[2] >= SHIFT:
            heavy[name] = found
    assert heavy == {}


@segments
def test_a_search_is_light_until_its_results(phone: Page, segment: str) -> None:
    traffic = Traffic(phone)
    phone.goto(f"/{segment}/search.html?q=python", wait_until="networkidle")
    expect(phone.locator("#search-results li a").first).to_be_visible()
    assert traffic.size() <= WITH_RESULTS


@segments
def test_a_strict_policy_refuses_nothing(tab: Page, segment: str) -> None:
    """`tab` fails on whatever the browser complains of; scripts and styles work under the policy."""

    def strictly(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    tab.route("**/*", strictly)
    for name in KINDS:
        tab.goto(f"/{segment}/{name}.html", wait_until="networkidle")
        assert tab.locator("[style]").count() == 0 or "open-space" not in name, name
    tab.goto(f"/{segment}/index.html")
    tab.keyboard.press("/")
    tab.keyboard.insert_text("python")
    expect(tab.locator(".search-all")).to_be_visible()
    tab.locator(".colours-button").click()
    tab.locator(".colours-button").click()
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
