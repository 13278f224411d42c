"""A real browser over the communities: the filter, by mouse, by keyboard, in the address, in numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.project import Project

pytestmark = pytest.mark.browser

PAGE = "/en/2021/communities.html"
TAIPEI = ["taipei-py", "django-girls-taipei"]


def shown(tab: Page) -> list[str]:
    tab.wait_for_load_state()  # an address changes before its page is there
    visible = "cards => cards.filter(card => card.checkVisibility()).map(card => card.id)"
    ids: list[str] = tab.locator(".community-card").evaluate_all(visible)
    return ids


def test_filters_combine_and_stand_in_the_address(tab: Page) -> None:
    tab.goto(PAGE)
    assert len(shown(tab)) == 9
    tab.get_by_label("Region").select_option("North")
    assert shown(tab) == ["pyhug", *TAIPEI]
    tab.get_by_label("City").select_option("Taipei")
    assert shown(tab) == TAIPEI
    expect(tab).to_have_url(f"{PAGE}?city=taipei&region=north")
    expect(tab.locator(".community-filter").get_by_role("status")).to_have_text("2 of 9 communities")
    tab.get_by_label("Status").select_option("active")
    assert shown(tab) == []
    tab.get_by_role("button", name="Show all").click()
    assert len(shown(tab)) == 9
    expect(tab).to_have_url(PAGE)


def test_what_shows_all_is_there_while_something_is_hidden(tab: Page) -> None:
    tab.goto(PAGE)
    button = tab.get_by_role("button", name="Show all")
    expect(tab.locator(".community-filter").get_by_role("status")).to_have_text("9 of 9 communities")
    expect(button).to_be_hidden()
    tab.get_by_label("Region").select_option("North")
    button.press("Enter")
    expect(button).to_be_hidden()
    expect(tab.get_by_label("City")).to_be_focused()


@pytest.mark.parametrize(("width", "columns"), [(360, 1), (768, 2), (1440, 2)])
def test_cards_are_as_wide_as_one_likes_to_read(tab: Page, width: int, columns: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(PAGE)
    lefts = tab.locator(".community-card").evaluate_all("all => all.map((card) => card.getBoundingClientRect().left)")
    assert len(set(lefts)) == columns


def test_a_card_ends_where_its_text_does(tab: Page) -> None:
    """Also one beside a card that says more; those of a row begin on one line."""
    tab.set_viewport_size({"width": 1440, "height": 900})
    tab.goto(PAGE)
    cards = tab.locator(".community-card").evaluate_all(
        """all => all.slice(0, 2).map((card) => {
          const { top, bottom } = card.getBoundingClientRect();
          return { top, left: bottom - card.lastElementChild.getBoundingClientRect().bottom };
        })"""
    )
    assert cards[0]["top"] == cards[1]["top"]
    assert [card["left"] < 24 for card in cards] == [True, True]


def test_a_filtered_view_can_be_shared_in_either_language(tab: Page) -> None:
    tab.goto(f"{PAGE}?region=south&status=active")
    assert shown(tab) == ["tainan-py"]
    expect(tab.get_by_label("Region")).to_have_value("south")
    tab.locator(".language-switch a").click()
    expect(tab).to_have_url("/zh-tw/2021/communities.html?region=south&status=active")
    expect(tab.get_by_role("form", name="篩選社群").get_by_role("status")).to_have_text("共 9 個社群，顯示 1 個")
    assert shown(tab) == ["tainan-py"]


def test_a_choice_that_the_page_does_not_have_is_none(tab: Page) -> None:
    tab.goto(f"{PAGE}?city=kinmen&region=")
    assert len(shown(tab)) == 9
    expect(tab.get_by_label("City")).to_have_value("")


def test_the_keyboard_filters_and_escape_clears(tab: Page) -> None:
    tab.goto(PAGE)
    tab.get_by_label("City").focus()
    tab.keyboard.press("T")
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("Region")).to_be_focused()
    assert 0 < len(shown(tab)) < 9
    tab.keyboard.press("Escape")
    assert len(shown(tab)) == 9
    expect(tab).to_have_url(PAGE)
    expect(tab.get_by_label("Region")).to_be_focused()


def test_an_address_never_leads_to_a_hidden_card(tab: Page) -> None:
    tab.goto(f"{PAGE}?city=taipei#hualien-py")
    assert len(shown(tab)) == 9
    expect(tab.locator("#hualien-py")).to_be_in_viewport()
    tab.get_by_label("City").select_option("Taipei")
    expect(tab).to_have_url(f"{PAGE}?city=taipei")
    tab.goto(f"{PAGE}?city=taipei#django-girls-taipei")
    assert shown(tab) == TAIPEI
    expect(tab.locator("#django-girls-taipei")).to_be_in_viewport()
    expect(tab.get_by_label("City")).to_be_in_viewport()
    tab.evaluate("location.hash = 'pyhug'")
    expect(tab.locator("#pyhug")).to_be_in_viewport()
    assert len(shown(tab)) == 9


def test_without_a_script_all_cards_stand_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(f"{PAGE}?city=taipei")
    expect(page.locator(".community-filter")).to_be_hidden()
    for card in page.locator(".community-card").all():
        expect(card).to_be_visible()
    context.close()


def test_the_script_is_small_and_only_where_there_are_cards(tab: Page, address: str) -> None:
    tab.goto(PAGE)
    script = tab.locator("script[src*='community-filter']")
    expect(script).to_have_count(1)
    assert len(tab.request.get(str(script.evaluate("script => script.src"))).body()) <= 4096
    tab.goto("/en/2021/open-space.html")
    expect(script).to_have_count(0)


def test_three_hundred_communities_are_filtered(project: Project, browser: Browser) -> None:
    """How soon: benchmarks/long_lists.py."""
    cities, statuses = ("Taipei", "Hsinchu", "Tainan", "Hualien"), ("active", "paused", "archived")
    cards = "".join(
        f":::{{community}} Group {number}\n:city: {cities[number % 4]}\n:status: {statuses[number % 3]}\n"
        f":checked: 2026-11-21\n\n{'They meet and talk. ' * 20}\n:::\n\n"
        for number in range(300)
    )
    project.write(index=f"---\nsource_lang: en\n---\n# Many\n\n::::{{community-cards}}\n\n{cards}::::\n")
    built = project.build("html", communities_today="2026-11-21", html_theme="sphinx_rtd_theme")
    assert built.warnings == []
    with served(Path(built.app.outdir)) as at:
        page = browser.new_page()
        page.goto(f"{at}/index.html")
        page.get_by_label("City").select_option("Tainan")
        assert len(shown(page)) == 75
        expect(page.get_by_role("status")).to_have_text("75 of 300 communities")
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_walked_by_keyboard(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto("/en/communities.html")
    dots = page.locator(".community-map svg a")
    names = dots.evaluate_all("dots => dots.map(dot => dot.getAttribute('aria-label'))")
    assert names[0] == "Taipei: 2 communities"
    ring = dots.first.locator(".target")
    unfocused = ring.evaluate("ring => getComputedStyle(ring).stroke")
    page.get_by_role("link", name="Link to “By city”").focus()
    for name in names:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name
    dots.first.focus()
    assert ring.evaluate("ring => getComputedStyle(ring).stroke") != unfocused
    for dot in dots.all():
        box = dot.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24, "large enough for a finger"
        assert float(dot.locator("text").evaluate("text => text.getBoundingClientRect().height")) >= 12
    page.keyboard.press("Enter")
    expect(page).to_have_url("/en/2021/communities.html?city=taipei#taipei-py")
    expect(page.get_by_role("status")).to_have_text("2 of 9 communities")
    assert shown(page) == TAIPEI
    context.close()


def test_the_map_leads_to_the_cards_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/zh-tw/communities.html")
    page.get_by_role("link", name="花蓮：1 個社群").click()
    expect(page.locator("#hualien-py")).to_be_in_viewport()
    context.close()
