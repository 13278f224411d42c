"""Two whole ways through the site: by the keyboard alone, and by what a screen reader is told, roles and names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from tests.site.test_browser_keyboard import is_marked, rows, tab_to
from tests.site_theme import selectors

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
REPORT = "2021/gather-town-testimonials"
#: A line of Playwright's picture of the accessibility tree: its depth, a role, perhaps a name.
_LINE = re.compile(r"""^(?P<depth> *)- '?(?P<role>[a-z]+)(?: "(?P<name>.*?)")?(?: \[level=(?P<level>\d)\])?'?:?""")
LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
#: Those of which there is one, whose role says enough.
ONE_EACH = {"banner", "contentinfo", "main"}


def test_by_keyboard_from_the_first_page_to_a_filtered_matrix_in_the_other_language_and_back(tab: Page) -> None:
    tab.goto("/en/index.html")
    assert tab_to(tab, selectors.NAMES["en"]["skip"], at_most=1)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("main")).to_be_focused()

    tab.keyboard.press("/")
    expect(tab.locator("#search-box input")).to_be_focused()
    tab.keyboard.type("closing report")
    expect(tab.locator("#search-options [role=option]").first).to_contain_text("Closing Report")  # not those of "c"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(rf"/en/{REPORT}\.html"))
    tab.wait_for_load_state("networkidle")

    everything = rows(tab)
    tab_to(tab, "Topic")
    tab.keyboard.press("ArrowDown")
    filtered = rows(tab)
    assert 0 < filtered < everything

    tab_to(tab, "Show all")  # in a list of choices, "/" is a letter
    tab.keyboard.press("/")
    expect(tab.locator("#search-box input")).to_be_focused()
    for _stop in range(9):
        tab.keyboard.press("Shift+Tab")
        if tab.evaluate("document.activeElement.matches('.language-switch a')"):
            break
    assert is_marked(tab)
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(rf"/zh-tw/{REPORT}\.html\?.*topic="))
    assert rows(tab) == filtered

    tab.set_viewport_size(PHONE)
    tab_to(tab, selectors.NAMES["zh-tw"]["open"])
    tab.keyboard.press("Enter")
    expect(tab.locator(selectors.MENU)).to_be_in_viewport()
    tab_to(tab, "在地社群")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url("/zh-tw/communities.html")
    tab.go_back()
    expect(tab).to_have_url(re.compile(rf"/zh-tw/{REPORT}\.html\?.*topic="))
    expect(tab.locator(selectors.MENU)).to_be_hidden()
    assert rows(tab) == filtered


WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "years": "Notes by year",
        "years_heading": "PyCon TW Organizing Notes Over the Years",
        "report": "Gather Town testimonials 2021",
        "report_heading": "PyCon TW 2021 Gather Town Closing Report - Testimonials and Outlook",
        "filter": "Filter and sort",
        "topic": "Topic",
        "matrix": "Testimonials by topic",
        "original": "Show the original",
        "language": "Language",
        "other": "中文",
        "communities": "Local communities",
    },
    "zh-tw": {
        "years": "歷年共筆",
        "years_heading": "歷年 PyCon TW Organizing 共筆",
        "report": "2021 年 Gather Town 證言",
        "report_heading": "PyCon TW 2021 Gather Town 專屬結案報告 - 證言跟展望",
        "filter": "篩選與排序",
        "topic": "主題",
        "matrix": "依主題整理的證言",
        "original": "對照原文",
        "language": "語言",
        "other": "English",
        "communities": "在地社群",
    },
}


def tree(tab: Page) -> list[re.Match[str]]:
    """The accessibility tree of the page, a line each."""
    return [found for line in tab.locator("body").aria_snapshot().splitlines() if (found := _LINE.match(line))]


def check_outline(tab: Page) -> None:
    """Headings go down by one step at a time, and landmarks can be told from each other."""
    lines = tree(tab)
    levels = [int(line["level"]) for line in lines if line["role"] == "heading"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(one, next_) for one, next_ in itertools.pairwise(levels) if next_ > one + 1] == []
    landmarks = [(line["role"], line["name"]) for line in lines if line["role"] in LANDMARKS]
    assert len(set(landmarks)) == len(landmarks), "named, and each name once"
    assert [role for role, name in landmarks if role in ("navigation", "region") and not name] == []
    assert {role: sum(each == role for each, _name in landmarks) for role in ONE_EACH} == dict.fromkeys(ONE_EACH, 1)


@pytest.mark.parametrize("segment", WORDS)
def test_by_roles_and_names_from_the_first_page_to_a_report_and_its_other_language(tab: Page, segment: str) -> None:
    words = WORDS[segment]
    tab.goto(f"/{segment}/index.html")
    check_outline(tab)
    menu = tab.get_by_role("navigation", name=selectors.NAMES[segment]["menu"])
    menu.get_by_role("link", name=words["years"]).click()
    expect(tab.get_by_role("heading", level=1, name=words["years_heading"])).to_be_visible()
    check_outline(tab)

    tab.get_by_role("main").get_by_role("link", name=words["report"], exact=True).click()
    expect(tab.get_by_role("heading", level=1, name=words["report_heading"])).to_be_visible()
    check_outline(tab)
    table = tab.get_by_role("region", name=words["matrix"]).get_by_role("table", name=words["matrix"])
    everything = table.get_by_role("row").count()
    controls = tab.get_by_role("group", name=words["filter"])
    controls.get_by_role("combobox", name=words["topic"]).select_option(index=1)
    found = table.get_by_role("row").count() - 1
    assert 0 < found < everything - 1
    expect(controls.get_by_role("status")).to_contain_text(str(found))
    assert table.get_by_role("rowheader").count() == found, "what is filtered out is out of the tree, too"
    original = tab.get_by_role("button", name=words["original"])
    original.click()
    expect(tab.get_by_role("button", name=words["original"], pressed=True)).to_be_visible()
    check_outline(tab)

    tab.get_by_role("group", name=words["language"]).get_by_role("link", name=words["other"]).click()
    other = next(name for name in WORDS if name != segment)
    expect(tab.get_by_role("heading", level=1, name=WORDS[other]["report_heading"])).to_be_visible()
    expect(tab.get_by_role("table", name=WORDS[other]["matrix"]).get_by_role("rowheader")).to_have_count(found)

    tab.set_viewport_size(PHONE)
    expect(tab.get_by_role("navigation", name=selectors.NAMES[other]["menu"])).to_have_count(0)
    check_outline(tab)
    tab.get_by_role("banner").get_by_role("button", name=selectors.NAMES[other]["open"]).click()
    menu = tab.get_by_role("navigation", name=selectors.NAMES[other]["menu"])
    menu.get_by_role("link", name=WORDS[other]["communities"], exact=True).click()
    expect(tab.get_by_role("heading", level=1, name=WORDS[other]["communities"])).to_be_visible()
    check_outline(tab)


def test_an_outline_that_is_out_of_order_is_seen(tab: Page) -> None:
    tab.goto("/en/index.html")
    tab.get_by_role("heading", level=2).first.evaluate("one => (one.outerHTML = one.outerHTML.replace(/h2/g, 'h4'))")
    with pytest.raises(AssertionError, match=r"\(1, 4\)"):
        check_outline(tab)
    tab.reload()
    names = selectors.NAMES["en"]
    tab.get_by_role("navigation", name=names["page"], exact=True).evaluate(
        "(one, name) => one.setAttribute('aria-label', name)", names["menu"]
    )
    with pytest.raises(AssertionError, match="each name once"):
        check_outline(tab)
