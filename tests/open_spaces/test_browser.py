"""The hours in a real browser: the reader's own time, by keyboard, on a phone, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

NOTE = "/en/2021/open-space.html"
EXAMPLES = "/en/contributing/directives.html"


@contextmanager
def reader(browser: Browser, address: str, zone: str, *, scripts: bool = True, width: int = 1440) -> Iterator[Page]:
    """A tab whose clock is that of *zone*."""
    size = {"width": width, "height": 900}
    context = browser.new_context(
        locale="en-US", timezone_id=zone, base_url=address, java_script_enabled=scripts, viewport=size
    )
    yield context.new_page()
    context.close()


def cells(page: Page) -> list[str]:
    """What the times in the table's cells show, with what a screen reader is told."""
    found = page.locator("table.open-space-hours td:nth-of-type(-n + 2)").all_text_contents()
    return [" ".join(text.split()) for text in found]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Berlin", ["08:55 your time 02:55", "16:15 your time 10:15"]),
        ("America/Los_Angeles", ["08:55 your time 17:55 (Fri, Oct 1)", "16:15 your time 01:15"]),
        ("Pacific/Kiritimati", ["08:55 your time 14:55", "16:15 your time 22:15"]),
        ("America/St_Johns", ["08:55 your time 22:25 (Fri, Oct 1)", "16:15 your time 05:45"]),
    ],
)
def test_the_button_shows_the_reader_s_own_time(browser: Browser, address: str, zone: str, expected: list[str]) -> None:
    with reader(browser, address, zone) as page:
        page.goto(NOTE)
        plain = cells(page)
        assert plain == ["08:55", "16:15", "10:30", "16:40"]
        page.get_by_role("button", name="Show times in my time zone").click()
        assert cells(page)[:2] == expected
        expect(page.locator(".my-time-zone[role=status]")).to_have_text(f"Your time zone: {zone.replace('_', ' ')}")
        page.get_by_role("button", name="Show times in my time zone").click()
        assert cells(page) == plain
        expect(page.locator(".my-time-zone[role=status]")).to_have_text("")


def test_a_date_that_changes_forward_is_said_too(browser: Browser, address: str) -> None:
    with reader(browser, address, "Pacific/Auckland") as page:
        page.goto(EXAMPLES)
        page.get_by_role("button", name="Show times in my time zone").first.click()
        times = page.locator("table.open-space-hours td:nth-of-type(-n + 2)").all_text_contents()
        assert "21:15" in times[3]
        assert "(" not in times[3]
    with reader(browser, address, "Pacific/Kiritimati") as page:
        page.goto("/zh-tw/2021/open-space.html")
        page.get_by_role("button", name="以我的時區顯示時間").click()
        expect(page.locator(".my-time-zone[role=status]")).to_contain_text("你的時區：Pacific/Kiritimati")


def test_the_times_of_a_remark_are_shown_too(browser: Browser, address: str) -> None:
    with reader(browser, address, "Europe/Berlin") as page:
        page.goto(EXAMPLES)
        page.get_by_role("button", name="Show times in my time zone").first.click()
        remark = page.locator("table.open-space-hours td:nth-of-type(3)").last
        assert "14:30 your time 08:30–15:20 your time 09:20" in " ".join(remark.text_content().split())


def test_a_reader_in_taiwan_is_told_that_nothing_differs(browser: Browser, address: str) -> None:
    with reader(browser, address, "Asia/Taipei") as page:
        page.goto(NOTE)
        page.get_by_role("button", name="Show times in my time zone").click()
        expect(page.locator(".my-time-zone[role=status]")).to_contain_text("Your local times are the same.")
        assert page.locator(".my-time").count() == 0


def test_nothing_is_remembered(browser: Browser, address: str) -> None:
    with reader(browser, address, "Europe/Berlin") as page:
        page.goto(NOTE)
        before = page.evaluate("JSON.stringify(localStorage)")
        page.get_by_role("button", name="Show times in my time zone").click()
        assert page.evaluate("JSON.stringify(localStorage)") == before
        page.reload()
        expect(page.get_by_role("button", name="Show times in my time zone")).to_have_attribute("aria-pressed", "false")
        assert page.locator(".my-time").count() == 0


def test_the_keyboard_reaches_the_button_and_the_calendar(browser: Browser, address: str) -> None:
    with reader(browser, address, "Europe/Berlin") as page:
        page.goto(NOTE)
        button = page.get_by_role("button", name="Show times in my time zone")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
        page.keyboard.press("Space")
        expect(button).to_have_attribute("aria-pressed", "false")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Subscribe to the calendar (.ics)")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.get_by_role("region", name="Open Spaces at PyCon Taiwan 2021")).to_be_focused()


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
@pytest.mark.parametrize("page_name", ["2021/open-space", "contributing/directives"])
def test_a_phone_shows_all_of_it_with_the_reader_s_time(
    browser: Browser, address: str, segment: str, page_name: str
) -> None:
    with reader(browser, address, "America/Los_Angeles", width=360) as page:
        page.goto(f"/{segment}/{page_name}.html")
        page.locator(".my-time-switch").first.click()
        assert page.locator(".my-time").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        for label in page.locator(".day-strip .day").all():
            assert label.evaluate("label => label.scrollWidth <= label.clientWidth"), label.text_content()


def test_without_a_script_there_is_the_table_the_strip_and_the_calendar(browser: Browser, address: str) -> None:
    with reader(browser, address, "Europe/Berlin", scripts=False) as page:
        page.goto(NOTE)
        expect(page.get_by_role("button", name="Show times in my time zone")).to_be_hidden()
        assert cells(page) == ["08:55", "16:15", "10:30", "16:40"]
        expect(page.locator(".day-strip .bar").first).to_be_visible()
        address_of_calendar = page.get_by_role("link", name="Subscribe to the calendar (.ics)").get_attribute("href")
        assert address_of_calendar == "../feeds/open-spaces.ics"


def test_only_pages_that_show_times_load_the_script(browser: Browser, address: str) -> None:
    with reader(browser, address, "Europe/Berlin") as page:
        for name, loaded in ((NOTE, 1), (EXAMPLES, 1), ("/en/2021/communities.html", 0)):
            page.goto(name)
            assert page.locator('script[src*="open-spaces.js"]').count() == loaded
            assert page.locator('link[href*="open-spaces.css"]').count() == loaded


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
@pytest.mark.parametrize(("page_name", "cells"), [("2021/open-space", 2), ("contributing/directives", 3)])
def test_a_phone_shows_the_hours_and_where_the_note_does_not_say_them_remarks(
    tab: Page, segment: str, page_name: str, cells: int
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"/{segment}/{page_name}.html")
    box = tab.locator(".open-spaces .wide-table:has(.open-space-hours)").first
    expect(box.locator("tbody tr").first.locator("td")).to_have_count(cells)
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
