"""A real browser over the matrix: filters, order, the address that holds them, the keyboard."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Browser, Page, expect

from tools import ROOT

pytestmark = pytest.mark.browser
PAGE = "/en/2021/gather-town-testimonials.html"


def shown(tab: Page) -> list[str]:
    tab.wait_for_load_state()  # an address changes before its page is there
    rows = tab.locator("table.testimonial-matrix tbody tr:visible")
    return [str(row.get_attribute("id")) for row in rows.all()]


def test_filters_combine_and_are_kept_in_the_address(tab: Page) -> None:
    tab.goto(PAGE)
    everything = shown(tab)
    assert len(everything) >= 13
    tab.get_by_role("combobox", name="Topic").select_option(label="PySafe")
    by_topic = shown(tab)
    assert 0 < len(by_topic) < len(everything)
    expect(tab.get_by_role("status")).to_have_text(f"Shown: {len(by_topic)} of {len(everything)}")
    tab.get_by_role("combobox", name="Sort by").select_option(label="Date")
    days = [time.get_attribute("datetime") for time in tab.locator("tbody tr:visible .post-day").all()]
    assert days == sorted(days, key=str)
    expect(tab).to_have_url(re.compile("[?]topic=2&sort=day"))
    view = shown(tab)
    tab.reload()  # as somebody does to whom the address was sent
    assert shown(tab) == view
    tab.locator(".language-switch a").click()
    expect(tab.locator("html")).to_have_attribute("lang", "zh-Hant-TW")
    assert shown(tab) == view, "the other language shows the same view"


def test_escape_and_the_button_show_all_again_in_the_notes_order(tab: Page) -> None:
    tab.goto(PAGE)
    everything = shown(tab)
    tab.get_by_role("combobox", name="Topic").select_option(label="Conference General")
    tab.get_by_role("combobox", name="Sort by").select_option(label="Who")
    assert shown(tab) != everything
    tab.get_by_role("combobox", name="Sort by").press("Escape")
    assert shown(tab) == everything
    expect(tab).not_to_have_url(re.compile("topic="))
    tab.get_by_role("combobox", name="Topic").select_option(label="PySafe")
    tab.get_by_role("button", name="Show all").click()
    assert shown(tab) == everything
    expect(tab.get_by_role("combobox", name="Sort by")).to_be_focused()


def test_a_rows_link_to_itself_is_seen_when_the_keyboard_reaches_it(tab: Page) -> None:
    tab.goto(PAGE)
    link = tab.locator("tbody tr .headerlink").first
    assert link.evaluate("each => getComputedStyle(each).opacity") == "0"
    link.focus()
    assert link.evaluate("each => getComputedStyle(each).opacity") == "1"
    link.click()
    expect(tab).to_have_url(re.compile(f"#{re.escape(shown(tab)[0])}$"))


def test_a_view_of_nothing_that_is_there_is_the_whole_table(tab: Page) -> None:
    tab.goto(PAGE)
    everything = shown(tab)
    tab.goto(f"{PAGE}?topic=99&channel=<b>&year=0&sort=none")
    assert shown(tab) == everything


def test_without_a_script_the_whole_table_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(f"{PAGE}?topic=1")
    assert len(shown(page)) >= 13
    expect(page.locator(".matrix-controls")).to_be_hidden()
    context.close()


def test_a_thousand_rows_are_filtered_where_they_stand(tab: Page) -> None:
    """Moving them all with each choice took half of the time; benchmarks/long_lists.py measures it."""
    tab.goto(PAGE)
    tab.evaluate(
        """() => {
          const body = document.querySelector("table.testimonial-matrix tbody");
          const rows = [...body.rows];
          for (let count = rows.length; count < 1000; count++) body.append(rows[count % rows.length].cloneNode(true));
          document.querySelector(".matrix-controls").replaceChildren();
        }"""
    )
    tab.add_script_tag(path=ROOT / "_ext/testimonials/static/matrix.js")
    moved = """([name, index]) => {
      const observer = new MutationObserver(() => {});
      observer.observe(document.querySelector("table.testimonial-matrix tbody"), { childList: true });
      const select = [...document.querySelectorAll(".matrix-controls label")]
        .find((label) => label.firstChild.data === name).querySelector("select");
      select.selectedIndex = index;
      select.dispatchEvent(new Event("change"));
      return observer.takeRecords().length > 0;
    }"""
    assert not tab.evaluate(moved, ["Topic", 1])
    assert 0 < len(tab.locator("tbody tr:visible").all()) < 1000
    assert tab.evaluate(moved, ["Sort by", 1])
    assert not tab.evaluate(moved, ["Topic", 2])
    days = tab.locator("tbody tr:visible .post-day").evaluate_all("times => times.map(time => time.dateTime)")
    assert days == sorted(days)


def test_the_script_is_small() -> None:
    assert (ROOT / "_ext/testimonials/static/matrix.js").stat().st_size <= 4096


@pytest.mark.parametrize(("width", "is_list"), [(320, True), (680, True), (740, False), (1440, False)])
def test_where_columns_have_no_room_each_row_names_its_topics(tab: Page, width: int, is_list: bool) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(PAGE)
    table = tab.locator("table.testimonial-matrix")
    assert table.evaluate("table => table.parentElement.scrollWidth === table.parentElement.clientWidth")
    mark = table.locator(".topic-mark").first
    topic = mark.evaluate("mark => getComputedStyle(mark, '::after').content")
    assert topic == ('"Gather Town"' if is_list else "none")
    heading = table.locator("thead").bounding_box()
    first = table.locator("tbody tr").first.bounding_box()
    assert heading and first
    assert (heading["y"] + heading["height"] <= first["y"] + 1) != is_list
    tab.get_by_role("combobox", name="Topic").select_option(label="PySafe")
    assert 0 < len(shown(tab)) < 13


@pytest.mark.parametrize("width", [360, 1440])
def test_for_a_screen_reader_it_is_a_table_on_any_screen(tab: Page, width: int) -> None:
    """Chromium's own tree: some browsers take a table whose parts are blocks for none."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(PAGE)
    expect(tab.get_by_role("combobox", name="Topic")).to_be_visible()
    nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
    rows = len(shown(tab))
    expected = {"table": 1, "columnheader": 5, "row": rows + 1, "rowheader": rows, "cell": 4 * rows}
    assert {role: roles[role] for role in expected} == expected


def test_a_phone_is_told_how_many_are_shown_once_some_are_hidden(tab: Page) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(PAGE)
    status = tab.locator(".matrix-status")
    clipped = "status => getComputedStyle(status).clipPath"
    expect(status).to_have_text(re.compile("^Shown: "))
    assert status.evaluate(clipped) != "none"
    tab.get_by_role("combobox", name="Topic").select_option(label="PySafe")
    assert status.evaluate(clipped) == "none"
