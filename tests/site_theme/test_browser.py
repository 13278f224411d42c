"""The theme in a browser: a page with every element, the frame by keyboard, colours, paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.axe import COLOURS, violations
from tests.conftest import Once, served
from tests.project import EXTENSIONS, Project

pytestmark = pytest.mark.browser

ELEMENTS = Path(__file__).parent / "elements"
PAGES = {"en": "english", "zh_TW": "chinese"}
languages = pytest.mark.parametrize("language", PAGES)
#: More than a heading needs to be on top.
LINES = "one\n" * 12
#: A note of so many headings that its page comes with some of them listed.
HEADINGS = "\n\n".join(
    [
        "---\nsource_lang: en\norphan: true\n---\n\n# Many headings",
        *(
            f"{'###' if number % 3 else '##'} Part `{number}` of many, [and more](index.md)\n\n```\n{LINES}```"
            for number in range(300)
        ),
    ]
)
SETTINGS = {
    "html_theme": "site_theme",
    "extensions": ["myst_parser", "sphinx_design", *EXTENSIONS],
    "notes_edit_url": "https://example.org/{path}",
}


def _build_elements(folder: Path) -> None:
    project = Project(shutil.copytree(ELEMENTS, folder))
    project.write(headings=HEADINGS)
    for language in PAGES:
        warnings = project.build("html", language, **SETTINGS).warnings
        assert [line for line in warnings if ".md" in line] == []
    project.close()


@pytest.fixture(scope="session")
def elements(once: Once) -> Iterator[str]:
    """Where the pages with every element are served."""
    with served(once("elements", _build_elements) / "_build") as address:
        yield address


@pytest.fixture
def page(browser: Browser, elements: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=elements)
    yield context.new_page()
    context.close()


def show(page: Page, language: str) -> None:
    page.goto(f"/{language}/html/{PAGES[language]}.html")


@languages
@pytest.mark.parametrize("width", [320, 720, 1440, 2560])  # 320 is a zoom of 400 %, 720 one of 200 (WCAG 1.4.10)
def test_every_element_fits_and_shuts_no_reader_out(page: Page, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour is measured on its way
    show(page, language)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []


def test_chinese_has_its_own_type(page: Page) -> None:
    show(page, "zh_TW")
    style = page.locator("main em").evaluate(
        "em => ['fontStyle', 'textEmphasisStyle'].map((property) => getComputedStyle(em)[property])"
    )
    assert style == ["normal", "dot"], "no slanted Chinese: dots, as in print in Taiwan"
    first = "getComputedStyle(document.body).fontFamily.split(',')[0]"
    assert page.evaluate(first) == '"PingFang TC"', "Taiwan's glyphs and punctuation before a Latin font's"
    assert page.evaluate("getComputedStyle(document.body).lineBreak") == "strict"
    show(page, "en")
    assert page.evaluate(first) == "-apple-system"
    assert page.locator("main em").first.evaluate("em => getComputedStyle(em).fontStyle") == "italic"


def test_no_line_begins_with_what_closes_a_phrase(page: Page) -> None:
    """At any width of a phone or a column; and no English word is cut."""
    show(page, "zh_TW")
    starts = """() => {
      const text = document.createTreeWalker(document.querySelector("main p"), NodeFilter.SHOW_TEXT);
      const found = [];
      let line = null;
      for (let node; (node = text.nextNode()); ) {
        for (let at = 0; at < node.data.length; at++) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getClientRects()[0];
          if (!box || !node.data[at].trim()) continue;
          if (line !== null && box.top > line + 8) found.push([node.data[at - 1] ?? "", node.data[at]]);
          line = Math.max(box.top, line ?? 0);
        }
      }
      return found;
    }"""
    seen = 0
    for width in range(320, 440, 10):
        page.set_viewport_size({"width": width, "height": 900})
        for before, first in page.evaluate(starts):
            seen += 1
            assert first not in "，。、；：？！）」』…", f"at {width}"
            assert not (before.isascii() and before.isalpha() and first.isascii() and first.isalpha()), f"at {width}"
    assert seen > 30


def test_a_chinese_heading_is_broken_between_words(page: Page) -> None:
    """Where it can: one word longer than a line is broken all the same."""
    show(page, "zh_TW")
    heading = page.get_by_role("heading", level=1)
    lines = """(heading, words) => {
      heading.textContent = words;
      const range = document.createRange();
      const text = heading.firstChild;
      return words.split(" ").map((word) => {
        range.setStart(text, words.indexOf(word));
        range.setEnd(text, words.indexOf(word) + word.length);
        return new Set([...range.getClientRects()].map(({ top }) => top)).size;
      });
    }"""
    for width in range(320, 440, 20):
        page.set_viewport_size({"width": width, "height": 900})
        assert set(heading.evaluate(lines, "PyCon TW 2021 Gather Town 專屬結案報告 - 證言跟展望")) == {1}, width
        assert heading.evaluate(lines, "沒有標點也沒有空格" * 4)[0] > 1
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_first_stop_skips_the_frame(page: Page) -> None:
    show(page, "en")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_contents_are_a_drawer_on_a_phone_and_beside_the_page_on_a_desk(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    show(page, "en")
    contents = page.locator("#page-contents")
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Open the contents of this page").click()
    expect(contents).to_be_in_viewport()
    contents.get_by_role("button", name="Close").click()
    expect(contents).to_be_hidden()
    page.get_by_role("button", name="Open the contents of this page").click()
    contents.get_by_role("link", name="A table", exact=True).click()
    expect(contents).to_be_hidden()
    expect(page.locator("h2", has_text="A table")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(contents).to_be_in_viewport()
    expect(page.get_by_role("button", name="Open the contents of this page")).to_be_hidden()
    expect(contents.get_by_role("button")).to_have_count(0)
    for heading in ("Quotes", "Code"):
        page.locator("h2", has_text=heading).evaluate("heading => heading.scrollIntoView()")
        expect(contents.get_by_role("link", name=heading, exact=True)).to_have_attribute("aria-current", "true")
    expect(contents.locator("[aria-current]")).to_have_count(1)


@languages
def test_the_contents_of_a_long_note_come_whole_and_follow_the_reader(page: Page, language: str) -> None:
    page.goto(f"/{language}/html/headings.html")
    contents = page.locator("#page-contents")
    expect(contents.get_by_role("link")).to_have_count(300)  # the title's is hidden
    assert contents.locator("a").all_inner_texts()[1:4] == [f"Part {n} of many, and more" for n in range(3)]
    assert contents.locator("> ul > li > ul > li").count() == contents.locator("ul ul ul").count() == 100
    expect(contents.locator(".contents-rest")).to_have_count(0)
    links, last = page.locator(".heading > .headerlink"), page.locator(".heading > h3").last.inner_text()
    said = {"en": "Link to “%s”", "zh_TW": "「%s」的連結"}[language] % last
    expect(links.last).to_have_accessible_name(said)
    ids = page.locator("section[id]").evaluate_all("all => all.map((section) => `#${section.id}`)")
    assert links.evaluate_all("all => all.map((link) => link.getAttribute('href'))") == ids
    link = contents.locator("a", has_text="Part 250 of many")
    for width in (1440, 768, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.locator("h3", has_text="Part 250 of many").evaluate("heading => heading.scrollIntoView()")
        expect(link).to_have_attribute("aria-current", "true")
        if width < 1440:
            page.locator(".contents-button").click()
            expect(contents.locator(".drawer-close")).to_be_in_viewport()
        expect(link).to_be_in_viewport()
        page.keyboard.press("Escape")
        page.evaluate("scrollTo(0, 0)")
        expect(link).not_to_have_attribute("aria-current", "true")
    page.locator(".contents-button").click()
    link.click()
    expect(page.locator("h3", has_text="Part 250 of many")).to_be_in_viewport()


def test_without_a_script_the_contents_of_a_long_note_say_that_there_is_more(browser: Browser, elements: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False, base_url=elements)
    page = context.new_page()
    page.goto("/en/html/headings.html")
    contents = page.locator("#page-contents")
    listed = contents.get_by_role("link").count()
    assert 20 < listed < 100
    expect(contents.get_by_text(f"More headings on this page: {300 - listed}")).to_be_visible()
    context.close()


def test_a_colour_scheme_is_chosen_kept_and_there_before_the_first_paint(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    show(page, "en")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button = page.locator(".colours-button")
    names = []
    for _press in range(3):
        names.append(button.get_attribute("aria-label"))
        button.click()
    assert names == [
        "Appearance: automatic (as the system)",
        "Appearance: light",
        "Appearance: dark",
    ]
    expect(button).to_have_attribute("aria-label", names[0])
    button.click()
    button.click()
    dark = page.evaluate(ground)
    assert dark != light
    page.route("**/site-bundle.js*", lambda route: route.abort())  # all that is deferred
    page.reload()
    assert page.evaluate(ground) == dark
    page.emulate_media(media="print")
    assert page.evaluate(ground) == light, "paper is light"


def test_paper_has_no_controls_and_the_addresses_of_links(page: Page) -> None:
    show(page, "en")
    page.emulate_media(media="print")
    for control in (".site-head", ".site-menu", "#page-contents", ".edit-link", ".page-by-page", ".headerlink"):
        expect(page.locator(control).first).to_be_hidden()
    after = page.locator("main p a.external").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert '"https://www.python.org/"' in after or "https://www.python.org/" in after
    own = page.get_by_role("link", name="https://www.python.org/about/")
    assert own.evaluate("link => getComputedStyle(link, '::after').content") == "none", "it has said it"
    expect(page.get_by_text("The second tab.")).to_be_visible()


def test_forced_colours_keep_what_was_a_ground(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    show(page, "en")
    width = page.locator(".site-menu a.current").evaluate("link => getComputedStyle(link).borderInlineStartWidth")
    assert width == "4px", "where one is"
    assert page.locator("#search-box input").evaluate("box => getComputedStyle(box).borderTopStyle") == "solid"


@pytest.mark.parametrize("width", [360, 1440])
def test_a_permalink_is_seen_on_hover_and_focus_and_moves_nothing(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    show(page, "en")
    heading = page.get_by_role("heading", name="A table", exact=True)
    link = page.get_by_role("link", name="Link to “A table”", exact=True)
    heading.scroll_into_view_if_needed()
    before = heading.bounding_box()
    expect(link).to_have_css("opacity", "0")
    heading.hover()
    expect(link).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(link).to_have_css("opacity", "0")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    assert heading.bounding_box() == before
    box = link.bounding_box()
    assert box and before
    assert 0 <= box["x"] < box["x"] + box["width"] <= before["x"], "in the margin, whole"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#a-table$"))


def test_what_is_copied_from_a_heading_is_the_heading(page: Page) -> None:
    show(page, "en")
    page.locator("main").evaluate("main => getSelection().selectAllChildren(main)")
    copied = str(page.evaluate("getSelection().toString()"))
    assert "A table" in copied
    assert "¶" not in copied
