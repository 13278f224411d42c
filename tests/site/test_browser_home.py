"""The home page answers who wrote this, what to read, when and where, and whom to write to."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SEGMENTS = pytest.mark.parametrize("segment", ["en", "zh-tw"])


@SEGMENTS
def test_a_card_is_a_link_as_a_whole(tab: Page, segment: str) -> None:
    tab.goto(f"/{segment}/index.html")
    cards = tab.locator(".sd-card")
    expect(cards).to_have_count(3)
    for place, target in enumerate(("testimonials", "2021/open-space", "2021/communities")):
        box = cards.nth(place).bounding_box()
        assert box is not None
        cards.nth(place).click(position={"x": box["width"] - 8, "y": box["height"] - 8})
        expect(tab).to_have_url(re.compile(rf"/{segment}/{target}\.html$"))
        tab.go_back()


@SEGMENTS
def test_what_a_reader_asks_for_is_on_it(tab: Page, segment: str) -> None:
    tab.goto(f"/{segment}/index.html")
    main = tab.locator("[role=main]")
    expect(main.locator("p a[href='https://tw.pycon.org/']").first).to_be_visible()
    expect(main.locator("figure.witness")).to_have_count(1)
    expect(main.locator(".community-overview svg")).to_be_visible()
    expect(main.locator(".open-spaces time.moment")).to_have_count(4)
    expect(main.locator("ul.contact a[href$='/issues']")).to_be_visible()
    expect(main.locator("a[href='2021/gather-town-testimonials.html']").first).to_be_visible()


@SEGMENTS
def test_the_times_are_shown_in_the_reader_s_zone(tab: Page, segment: str) -> None:
    tab.goto(f"/{segment}/index.html")
    tab.locator(".my-time-switch").click()
    expect(tab.locator(".open-spaces .my-time-zone")).not_to_be_empty()
