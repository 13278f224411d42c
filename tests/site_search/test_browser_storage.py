"""The site in a browser that refuses to store anything: nothing is remembered, and nothing fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site_search.test_browser_box import options, type_in

pytestmark = pytest.mark.browser

REFUSED = "throw new DOMException('refused', 'SecurityError');"
#: How browsers refuse to store anything.
REFUSALS = {
    "cookies are turned off": f"""for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {{ get() {{ {REFUSED} }}, configurable: true }});""",
    "nothing may be written": f"Storage.prototype.setItem = () => {{ {REFUSED} }};",
    "nothing may be read or written": f"""for (const name of ["getItem", "setItem", "removeItem"])
        Storage.prototype[name] = () => {{ {REFUSED} }};""",
}


@pytest.mark.parametrize("how", REFUSALS)
def test_a_browser_that_stores_nothing_searches_all_the_same(tab: Page, how: str) -> None:
    tab.add_init_script(REFUSALS[how])
    for name in ("index", "2021/communities", "2021/gather-town-testimonials", "2021/open-space"):
        tab.goto(f"/en/{name}.html?marked=hualien#hualien-py")
        tab.keyboard.press("Escape")
    tab.locator(".language-switch a").click()
    tab.wait_for_url("**/zh-tw/**")
    tab.locator(".reading-both-switch").click()
    tab.goto("/en/search.html")
    key = tab.get_by_role("button", name="Use the / key")
    key.click()
    expect(key).to_have_attribute("aria-pressed", "false")
    type_in(tab, "hualien")
    expect(options(tab).first).to_be_visible()


def test_scripts_of_others_find_a_storage_that_lasts_for_the_page(tab: Page) -> None:
    tab.add_init_script(REFUSALS["cookies are turned off"])
    tab.goto("/en/index.html")
    kept = "[localStorage.setItem('a', 1), localStorage.getItem('a'), localStorage.key(0), localStorage.length]"
    assert tab.evaluate(kept) == [None, "1", "a", 1]
    assert tab.evaluate("[localStorage.removeItem('a'), localStorage.getItem('a')]") == [None, None]
    tab.evaluate("sessionStorage.setItem('b', 2)")
    tab.reload()
    assert tab.evaluate("sessionStorage.getItem('b')") is None
