"""The pages with views by the keyboard alone: Tab goes through every control in order, and each does its work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

#: What has the focus, as a reader would name it.
FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.closest("label")?.firstChild.textContent.trim();
  return label ?? at.getAttribute("aria-label") ?? (at.title || at.textContent.trim());
}"""


def tab_to(tab: Page, name: str, *, at_most: int = 60) -> list[str]:
    """Press Tab until *name* has the focus; returns what had it on the way."""
    passed: list[str] = []
    for _step in range(at_most):
        tab.keyboard.press("Tab")
        passed.append(tab.evaluate(FOCUSED))
        if passed[-1] == name:
            assert is_marked(tab), f"{name} shows that it has the focus"
            return passed
    raise AssertionError(f"{name} is not reached: {passed}")


def is_marked(tab: Page) -> bool:
    """Whether what has the focus looks otherwise than without it."""
    return bool(
        tab.evaluate(
            """() => {
              const at = document.activeElement;
              const look = () => [at, ...at.querySelectorAll("*")].map((each) => {
                const { outline, boxShadow, border, stroke, opacity, textDecoration } = getComputedStyle(each);
                return [outline, boxShadow, border, stroke, opacity, textDecoration].join();
              }).join();
              for (const animation of document.getAnimations()) animation.finish();
              const focused = look();
              at.blur();
              for (const animation of document.getAnimations()) animation.finish();
              const plain = look();
              at.focus({ focusVisible: true });
              return focused !== plain;
            }"""
        )
    )


def rows(tab: Page) -> int:
    tab.wait_for_load_state()  # an address changes before its page is there
    return len(tab.locator("table.testimonial-matrix tbody tr:visible").all())


def test_the_matrix_is_filtered_sorted_and_cleared(tab: Page) -> None:
    tab.goto("/en/2021/gather-town-testimonials.html")
    everything = rows(tab)
    tab.locator("h1 + .headerlink").focus()
    tab_to(tab, "Topic")
    tab.keyboard.press("ArrowDown")
    assert 0 < rows(tab) < everything
    tab_to(tab, "Sort by")
    tab.keyboard.press("ArrowDown")
    expect(tab.locator("[role=group] [role=status]")).to_contain_text("Shown: ")
    tab_to(tab, "Show all", at_most=1)
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Escape")
    assert rows(tab) == everything
    expect(tab.get_by_role("combobox", name="Sort by")).to_be_focused()
    row = tab.locator("tbody th:visible a").first.inner_text()
    on_the_way = tab_to(tab, f"Link to “{row}”")
    assert on_the_way[0] == "Testimonials by topic", "the box that the table scrolls in"
    assert tab.locator(":focus").evaluate("link => getComputedStyle(link).opacity") == "1"
    tab.keyboard.press("Enter")
    expect(tab.locator("tr:target")).to_have_count(1)


def test_the_cards_are_filtered_and_cleared(tab: Page) -> None:
    tab.goto("/en/2021/communities.html")
    cards = tab.locator(".community-card:visible")
    tab.locator("h1 + .headerlink").focus()
    tab_to(tab, "City")
    tab.keyboard.press("T")
    assert 0 < cards.count() < 9
    assert tab_to(tab, "Show all") == ["Region", "Status", "Show all"]
    tab.keyboard.press("Space")
    expect(cards).to_have_count(9)
    tab_to(tab, "Link to “Taipei — Taipei.py”")
    tab.keyboard.press("Enter")
    expect(tab.locator("article:target")).to_be_in_viewport()


def test_from_a_dot_of_the_map_to_a_card_and_back(tab: Page) -> None:
    tab.goto("/en/communities.html")
    tab.locator("h1 + .headerlink").focus()
    tab_to(tab, "Hualien: 1 community")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url("/en/2021/communities.html?city=hualien#hualien-py")
    expect(tab.locator(".community-card:visible")).to_have_count(1)
    tab.wait_for_load_state()
    tab.keyboard.press("Tab")
    expect(tab.locator(".community-card :focus")).to_have_count(1)
    tab.go_back()
    tab_to(tab, "Tainan — Tainan.py")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url("/en/2021/communities.html#tainan-py")


def test_the_reader_s_own_time(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, timezone_id="Europe/Berlin")
    page = context.new_page()
    page.goto("/en/2021/open-space.html")
    page.locator("h1 + .headerlink").focus()
    tab_to(page, "Show times in my time zone")
    page.keyboard.press("Space")
    assert page.locator(".my-time").count() == 4  # a beginning and an end on two days
    page.keyboard.press("Enter")
    assert page.locator(".my-time").count() == 0
    context.close()


VIEWS = [
    "communities",
    "2021/communities",
    "2021/gather-town-testimonials",
    "2021/open-space",
    "contributing/directives",
]


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_without_scripts_everything_is_there_and_no_control_that_does_nothing(
    browser: Browser, address: str, segment: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for name in VIEWS:
        page.goto(f"/{segment}/{name}.html?topic=1&city=taipei&region=north&sort=day")
        article = page.locator("[role=main]")
        assert [
            each for each in article.locator("button, select, input, form, .matrix-controls").all() if each.is_visible()
        ] == []
        for folded in article.locator("summary").all():
            folded.click()  # a fold opens without scripts too
        for record in article.locator("tr, .community-card, figure, dt, dd, svg a").all():
            expect(record).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "place",
    ["communities.html#hualien-py", "open-space.html#ideas-for-open-spaces", "open-space.html#open-space-2021-10-02"],
)
def test_tab_goes_on_from_where_an_address_leads_to(tab: Page, place: str) -> None:
    """The theme's script, which has the menu show the page that one is on, once took the keyboard into the menu."""
    tab.goto(f"/en/2021/{place}", wait_until="networkidle")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('[role=main]') !== null")
    assert tab.evaluate(
        "Boolean(document.querySelector(':target').compareDocumentPosition(document.activeElement)"
        " & Node.DOCUMENT_POSITION_FOLLOWING)"
    )
