"""A real browser over the built site: the switch, the first page, widths, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1440)
NOTES = ["index", "years", "2021/index", "2021/gather-town-testimonials", "2021/open-space", "2021/communities"]
PAGES = [
    *NOTES,
    "communities",
    "2022/index",
    "search",
    "contributing/index",
    "contributing/writing",
    "contributing/directives",
]


def test_the_switch_keeps_page_and_anchor_on_a_deep_link(tab: Page) -> None:
    tab.goto("/en/2021/communities.html#hualien-py")
    tab.locator(".language-switch").get_by_role("link", name="中文").click()
    expect(tab).to_have_url("/zh-tw/2021/communities.html#hualien-py")
    tab.wait_for_load_state()  # an address changes before its page is there
    assert tab.locator("html").get_attribute("lang") == "zh-Hant-TW"
    expect(tab.locator("#hualien-py h2")).to_contain_text("花蓮")
    assert tab.locator("#hualien-py").evaluate("card => Math.abs(card.getBoundingClientRect().top) < 100")
    tab.locator(".language-switch").get_by_role("link", name="English").click()
    expect(tab).to_have_url("/en/2021/communities.html#hualien-py")


def test_the_switch_follows_when_the_anchor_changes(tab: Page) -> None:
    tab.goto("/en/2021/communities.html#pyhug")
    tab.locator("#nantou-py h2").hover()
    tab.locator("#nantou-py .headerlink").click()
    expect(tab).to_have_url("/en/2021/communities.html#nantou-py")
    tab.locator(".language-switch").get_by_role("link", name="中文").click()
    expect(tab).to_have_url("/zh-tw/2021/communities.html#nantou-py")


def test_a_testimonial_s_link_leads_to_its_row_in_both_languages(tab: Page) -> None:
    row = "twitter-1428008785658798089"
    tab.goto(f"/zh-tw/2021/gather-town-testimonials.html#{row}")
    expect(tab.locator(f"#{row}")).to_be_in_viewport()
    tab.locator(".language-switch a").click()
    expect(tab).to_have_url(f"/en/2021/gather-town-testimonials.html#{row}")
    expect(tab.locator(f"#{row} th a").first).to_have_text("ThePSF on Conference General, 18 Aug 2021")


def test_the_choice_is_remembered_at_the_root(tab: Page) -> None:
    tab.goto("/")
    expect(tab).to_have_url("/en/index.html")
    tab.locator(".language-switch a").click()
    expect(tab).to_have_url("/zh-tw/index.html")
    tab.goto("/")
    expect(tab).to_have_url("/zh-tw/index.html")


@pytest.mark.parametrize(
    ("locale", "segment"),
    [("zh-TW", "zh-tw"), ("zh-HK", "zh-tw"), ("zh-CN", "zh-tw"), ("en-GB", "en"), ("ja-JP", "en")],
)
def test_the_root_sends_a_reader_to_their_language(browser: Browser, address: str, locale: str, segment: str) -> None:
    context = browser.new_context(locale=locale, base_url=address)
    page = context.new_page()
    page.goto("/")
    expect(page).to_have_url(f"/{segment}/index.html")
    context.close()


def test_the_root_without_a_script_is_a_page_with_two_links(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/")
    assert page.get_by_role("link").locator("strong").all_inner_texts() == ["中文", "English"]
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url("/zh-tw/index.html")
    page.locator(".language-switch a").click()  # the switch is a plain link
    expect(page).to_have_url("/en/index.html")
    context.close()


@pytest.mark.parametrize(
    ("segment", "caption", "spoken", "label"),
    [("en", "Testimonials by topic", "yes", "Founded"), ("zh-tw", "依主題整理的證言", "有", "成立")],
)
def test_matrix_and_cards_read_in_both_languages(
    tab: Page, segment: str, caption: str, spoken: str, label: str
) -> None:
    tab.goto(f"/{segment}/2021/gather-town-testimonials.html")
    region = tab.get_by_role("region", name=caption)
    expect(region.get_by_role("table", name=caption)).to_be_visible()
    assert region.get_by_role("row").count() >= 14
    assert region.get_by_role("columnheader").count() == 5
    assert region.get_by_role("rowheader").count() == region.get_by_role("row").count() - 1
    first = region.get_by_role("row").nth(1)
    cells = [" ".join(text.split()) for text in first.get_by_role("cell").all_inner_texts()]
    assert cells == [f"✓ {spoken}", "", "", ""]
    tab.goto(f"/{segment}/2021/communities.html")
    assert tab.get_by_role("article").count() >= 9
    expect(tab.locator("#pyhug").get_by_text(label, exact=True)).to_be_visible()
    assert tab.locator("#pyhug dd").nth(1).inner_text() == "2011"


@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_nothing_overflows(tab: Page, segment: str) -> None:
    """In the width in which the page was opened, or one that the window is brought to later."""
    for first, name in enumerate(PAGES):
        widths = WIDTHS[first % 3 :] + WIDTHS[: first % 3]
        tab.set_viewport_size({"width": widths[0], "height": 900})
        tab.goto(f"/{segment}/{name}.html")
        for width in widths:
            tab.set_viewport_size({"width": width, "height": 900})
            excess = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert excess == 0, f"{name} is {excess} px too wide for {width}"


def test_a_wide_table_scrolls_inside_its_own_box_by_keyboard(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 900})
    tab.goto("/zh-tw/translation-status.html")
    box = tab.locator(".wide-table").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("document.querySelector('.wide-table').scrollLeft > 0")
    label = box.locator("tbody th").first.bounding_box()
    assert label is not None
    assert label["x"] >= 0, "what the row is of stays in sight"


def test_no_line_ends_within_a_day(tab: Page) -> None:
    """In Chinese one could, as in "10 月 3" and "日"."""
    tab.set_viewport_size({"width": 360, "height": 900})
    tab.goto("/zh-tw/2021/gather-town-testimonials.html")
    lines = tab.locator("main time:visible").evaluate_all("(all) => all.map((one) => one.getClientRects().length)")
    assert set(lines) == {1}


def test_the_keyboard_reaches_the_switch_and_follows_it(tab: Page) -> None:
    tab.goto("/en/years.html")
    for _step in range(8):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.language-switch a')"):
            break
    tab.keyboard.press("Enter")
    expect(tab).to_have_url("/zh-tw/years.html")


def test_no_font_is_downloaded(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    page.goto("/zh-tw/2021/communities.html")
    page.wait_for_load_state("networkidle")
    assert fonts == []
    context.close()


def test_a_quote_shows_its_original_and_its_translation(tab: Page) -> None:
    tab.goto("/zh-tw/2021/gather-town-testimonials.html")
    quotes = tab.locator("#ewa-jodlowska blockquote")
    expect(quotes.first).to_have_text("Personally, I find gather.town delightful!")
    assert quotes.first.get_attribute("lang") == "en"
    expect(quotes.nth(1)).to_contain_text("gather.town")
    expect(tab.locator("#kir blockquote")).to_have_count(1)
    tab.goto("/en/2021/gather-town-testimonials.html")
    expect(tab.locator("#ewa-jodlowska blockquote")).to_have_count(1)
    expect(tab.locator("#kir blockquote")).to_have_count(2)
    assert tab.locator("#kir blockquote").first.get_attribute("lang") == "zh-Hant-TW"
