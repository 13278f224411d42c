"""axe over the built site: nothing that it knows to shut a reader out, in any state that a page can be brought into."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from benchmarks.axe import COLOURS, violations
from tests.sampling import one_of_each

pytestmark = pytest.mark.browser

PAGES = [
    "index",
    "years",
    "communities",
    "translation-status",
    "2021/index",
    "2021/communities",
    "2021/gather-town-testimonials",
    "2021/open-space",
    "contributing/index",
    "contributing/writing",
    "contributing/directives",
    "all-notes",
    "testimonials",
    "thanks",
    "contributing/performance",
    "404",
]
WIDTHS = (360, 1440)
MODES = ({"color_scheme": "dark"}, {"color_scheme": "light", "forced_colors": "active"})
SEGMENTS = ("en", "zh-tw")


@pytest.mark.parametrize(("name", "segment", "width"), one_of_each(PAGES, SEGMENTS, WIDTHS))
def test_nothing_shuts_a_reader_out(tab: Page, name: str, segment: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme="light")
    tab.goto(f"/{segment}/{name}.html")
    assert violations(tab) == []
    for mode in MODES:
        tab.emulate_media(**mode)
        assert violations(tab, COLOURS) == []


def choose(label: str) -> Callable[[Page], None]:
    """Choose something in every list above the records called *label*."""

    def act(tab: Page) -> None:
        for select in tab.locator(f"{label} select").all():
            select.select_option(index=1)
        expect(tab.locator(f"{label} button")).to_be_visible()

    return act


def press(button: str) -> Callable[[Page], None]:
    return lambda tab: tab.locator(button).first.click()


def read_both(tab: Page) -> None:
    """Show the originals, on the pages that are translated."""
    if tab.locator(".reading-both-switch").is_visible():
        tab.locator(".reading-both-switch").click()
        expect(tab.locator(".source-text").first).to_be_visible()


def search(tab: Page) -> None:
    expect(tab.locator("#search-results li a").first).to_be_visible()


def search_as_one_types(tab: Page) -> None:
    """Results under the box, one of them chosen."""
    tab.keyboard.press("/")
    expect(tab.locator("#search-box input")).to_be_focused()
    tab.keyboard.insert_text("Python")
    expect(tab.locator(".search-all")).to_be_visible()
    tab.keyboard.press("ArrowDown")


def find_nothing(tab: Page) -> None:
    tab.keyboard.press("/")
    expect(tab.locator("#search-box input")).to_be_focused()
    tab.keyboard.insert_text("zzqqxx")
    expect(tab.locator(".search-list .search-note")).to_be_visible()


def search_in_vain(tab: Page) -> None:
    expect(tab.locator(".nothing-found")).to_be_visible()


def marks(tab: Page) -> None:
    expect(tab.locator(".search-marked")).to_be_visible()


def stay(tab: Page) -> None:
    pass


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "a filtered matrix": ("2021/gather-town-testimonials.html", choose(".matrix-controls")),
    "a post that an address leads to": ("2021/gather-town-testimonials.html#twitter-1428008785658798089", stay),
    "a matrix with its originals": ("2021/gather-town-testimonials.html", read_both),
    "filtered cards": ("2021/communities.html", choose(".community-filter")),
    "a card that an address leads to": ("2021/communities.html?city=taipei#taipei-py", stay),
    "cards with their originals": ("2021/communities.html", read_both),
    "a dot of the map": ("communities.html", lambda tab: tab.locator(".community-map svg a").first.focus()),
    "the reader's own time": ("2021/open-space.html", press(".my-time-switch")),
    "the reader's own time among examples": ("contributing/directives.html", press(".my-time-switch")),
    "open spaces with their originals": ("2021/open-space.html", read_both),
    "what a search found": ("search.html?q=Django", search),
    "what a search found of a year, in both languages": ("search.html?q=社群 community&year=2021", search),
    "a search that found nothing": ("search.html?q=zzqqxx", search_in_vain),
    "the page of results before a search": ("search.html", stay),
    "results under the box": ("2021/open-space.html", search_as_one_types),
    "nothing under the box": ("2021/open-space.html", find_nothing),
    "marked words": ("2021/communities.html?marked=Python", marks),
}


@pytest.mark.parametrize(("state", "segment", "width"), one_of_each(STATES, SEGMENTS, WIDTHS))
def test_nothing_shuts_a_reader_out_of_what_a_control_shows(tab: Page, state: str, segment: str, width: int) -> None:
    page, act = STATES[state]
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"/{segment}/{page}")
    act(tab)
    assert violations(tab) == []
    tab.emulate_media(color_scheme="dark")
    assert violations(tab, COLOURS) == []


def test_nothing_shuts_a_reader_out_of_the_page_that_chooses_a_language(tab: Page) -> None:
    def without_script(route: Route) -> None:
        response = route.fetch()
        body = re.sub(r"<script>.*?</script>", "", response.text(), flags=re.DOTALL)
        route.fulfill(response=response, body=body)

    tab.route("**/index.html", without_script)
    tab.goto("/index.html")
    expect(tab.get_by_role("link", name="中文")).to_be_visible()
    assert violations(tab) == []


# -- What axe once found, and cannot see by itself ----------------------------------------------


def test_code_that_scrolls_is_scrolled_by_keyboard_and_code_that_fits_is_no_stop(tab: Page) -> None:
    tab.goto("/en/contributing/directives.html")
    wide = tab.locator(".highlight pre", has_text="about-note").first
    expect(wide).not_to_have_attribute("tabindex", "0")
    tab.set_viewport_size({"width": 360, "height": 900})
    expect(wide).to_have_attribute("tabindex", "0")
    wide.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.activeElement.scrollLeft > 0")
