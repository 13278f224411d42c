"""On a phone, the first screen of a page shows what it is about, and not only what is around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 740
#: Pages, and their first content.
FIRST = {
    "index": ".sd-card",
    "testimonials": "figure.witness",
    "communities": ".community-overview",
    "years": "li a",
    "translation-status": "table.translation-status tbody tr",
    "2021/index": "li a",
    "2021/gather-town-testimonials": "table.testimonial-matrix tbody tr",
    "2021/communities": ".community-card",
    "2021/open-space": "section > p",
}
#: Where an element begins, and at most a quarter of the screen further down.
ENDS = "(one, most) => { const { top, height } = one.getBoundingClientRect(); return top + Math.min(height, most); }"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_the_first_content_is_on_the_first_screen(phone: Page, segment: str) -> None:
    below = {}
    for name, selector in FIRST.items():
        phone.goto(f"/{segment}/{name}.html")
        end = phone.locator(f"[role=main] {selector}").first.evaluate(ENDS, HEIGHT / 4)
        if end > HEIGHT:
            below[name] = end
    assert below == {}
