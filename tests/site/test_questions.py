"""Ten questions that readers come with, answered from the home page on a phone: at most two clicks, and one screen.

Each way is walked as a new reader would, in both languages. What is scrolled is counted in screens, of all pages of the
way together; a link that leads to a place in a page costs a click, and nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.conftest import PATIENCE

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 740
CLICKS, SCREENS = 2, 1.0
#: Where the bar at the top ends, under which nothing can be seen.
BAR = """() => {
  const bar = document.elementFromPoint(180, 10).closest("header, nav, [role=banner]");
  return bar ? bar.getBoundingClientRect().bottom : 0;
}"""
#: Where a link leads, or a card that holds one; nowhere else where there is none.
LEADS_TO = """(shown) => {
  const link = shown.matches("a") ? shown : shown.querySelector("a");
  return new URL(link?.getAttribute("href") ?? location, location).href;
}"""


def _without_query(url: str) -> str:
    """Where a link leads; a page may say in the query what it shows."""
    return urlsplit(url)._replace(query="").geturl()


class Walk:
    """A reader's way from the home page."""

    def __init__(self, page: Page, segment: str) -> None:
        self.page, self.segment = page, segment
        self.clicks, self.screens = 0, 0.0
        page.goto(f"/{segment}/index.html")

    def main(self, selector: str) -> Locator:
        return self.page.locator(f"[role=main] {selector}").first

    def look(self, shown: Locator) -> None:
        """Scroll until *shown* is on the screen."""
        expect(shown).to_be_visible()
        box = shown.bounding_box()
        assert box is not None
        bar = self.page.evaluate(BAR)
        below, above = box["y"] + min(box["height"], HEIGHT - bar) - HEIGHT, bar - box["y"]
        distance = below if below > 0 else -above if above > 0 else 0
        if distance:
            self.page.evaluate("y => scrollBy({ top: y, behavior: 'instant' })", distance)
            expect(shown).to_be_in_viewport()
        self.screens += abs(distance) / HEIGHT

    def click(self, shown: Locator) -> None:
        self.look(shown)
        there = shown.evaluate(LEADS_TO)
        shown.click()
        self.page.wait_for_url(lambda url: _without_query(url) == _without_query(there), timeout=PATIENCE * 1000)
        self.clicks += 1

    def read(self, shown: Locator, english: str, chinese: str) -> None:
        """See the answer."""
        self.look(shown)
        expect(shown).to_contain_text(english if self.segment == "en" else chinese)


def _who_meets_in_kaohsiung(walk: Walk) -> None:
    walk.click(walk.main("a[href='#communities-by-city']"))
    walk.click(walk.main(".community-map svg a[href$='#kaohsiung-py']"))
    walk.read(walk.main("#kaohsiung-py dl"), "one Monday night every month", "每月一次，週一晚上")


def _what_the_director_of_the_psf_said(walk: Walk) -> None:
    walk.read(walk.main("figure.witness"), "Ewa Jodlowska", "Ewa Jodlowska")


def _whom_to_write_to(walk: Walk) -> None:
    walk.click(walk.main("a[href='#write-to-us']"))
    walk.read(walk.main("ul.contact"), "Open an issue", "issue")


def _when_the_open_spaces_are_in_my_time(walk: Walk) -> None:
    walk.click(walk.main("a[href='#open-spaces']"))
    walk.click(walk.main(".my-time-switch"))
    walk.read(walk.main(".my-time"), "02:55", "02:55")


def _how_to_host_an_open_space(walk: Walk) -> None:
    walk.click(walk.main("a[href='#open-spaces']"))
    walk.click(walk.main("a[href$='open-space.html#how-do-i-host-an-open-space']"))
    walk.read(walk.main("section#how-do-i-host-an-open-space > p"), "fill in the subject", "主題")


def _where_nantou_meets_and_who_leads_it(walk: Walk) -> None:
    walk.click(walk.main("a[href='#communities-by-city']"))
    walk.click(walk.main(".community-map svg a[href$='#nantou-py']"))
    walk.read(walk.main("#nantou-py dl"), "768 Art Space", "768")


def _what_the_best_speaker_wrote(walk: Walk) -> None:
    walk.click(walk.main(".sd-card:has(a[href='testimonials.html'])"))
    walk.read(walk.main("figure.witness:has-text('Kir')"), "offer many more chances", "搭訕")


def _when_and_where_the_conference_was(walk: Walk) -> None:
    walk.click(walk.main("a[href='years.html']"))
    walk.read(walk.main("dl:has(a[href$='#pycon-tw-2021'])"), "Gather Town", "Gather Town")


def _how_to_correct_a_translation(walk: Walk) -> None:
    walk.click(walk.main("a[href='contributing/index.html']"))
    walk.read(walk.main("a[href^='translating.html']"), "ranslat", "翻譯")


def _when_and_by_whom_pyhug_was_founded(walk: Walk) -> None:
    walk.click(walk.main(".sd-card:has(a[href='2021/communities.html'])"))
    walk.read(walk.main("#pyhug dl"), "2011", "2011")


WAYS: tuple[Callable[[Walk], None], ...] = (
    _who_meets_in_kaohsiung,
    _what_the_director_of_the_psf_said,
    _whom_to_write_to,
    _when_the_open_spaces_are_in_my_time,
    _how_to_host_an_open_space,
    _where_nantou_meets_and_who_leads_it,
    _what_the_best_speaker_wrote,
    _when_and_where_the_conference_was,
    _how_to_correct_a_translation,
    _when_and_by_whom_pyhug_was_founded,
)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    size = {"width": WIDTH, "height": HEIGHT}
    context = browser.new_context(viewport=size, base_url=address, timezone_id="Europe/Berlin")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
def test_two_clicks_and_one_screen_answer_it(phone: Page, segment: str, way: Callable[[Walk], None]) -> None:
    walk = Walk(phone, segment)
    way(walk)
    assert walk.clicks <= CLICKS
    assert walk.screens <= SCREENS
