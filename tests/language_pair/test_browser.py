"""A real browser over the pair: the language of every text, and reading both."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Site, build_both, served
from tests.language_pair.half_translated.site import PAGES, copy_site
from tests.site_theme import selectors
from tools import ROOT

from language_pair import languages
from language_pair.languages import LANGUAGES, Language

pytestmark = pytest.mark.browser
by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)

#: Every text that is shown, with the language that it is said to be in; code says what it says in any language.
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.data.replace(/\\s+/g, " ").trim();
    if (!text || element.closest("script, style, noscript, code, pre, kbd")) continue;
    found.push([element.closest("[lang]").lang, text]);
  }
  for (const image of document.querySelectorAll("img[alt]")) found.push([image.closest("[lang]").lang, image.alt]);
  return found;
}"""
LATIN_WORDS = re.compile(rf"(?:[A-Za-z][\w'’.-]*[^\w{languages.CHINESE}]+){{2,}}[A-Za-z]")


def is_mismatch(tag: str, text: str, names: list[str]) -> bool:
    """Whether *text* is plainly not in the language that *tag* names: a Chinese character in English, or three
    Latin words in a row and nothing Chinese in Chinese. Names and addresses are of no language."""
    for name in names:
        text = text.replace(name, " ")
    if tag == languages.EN.tag:
        return languages.has_chinese(text)
    return " " in text and not languages.has_chinese(text) and LATIN_WORDS.search(text) is not None


def mismatches(tab: Page, names: list[str]) -> list[str]:
    return [f"{tag}: {text}" for tag, text in tab.evaluate(TEXTS) if is_mismatch(tag, text, names)]


def kept_names() -> list[str]:
    settings: dict[str, object] = {"__file__": str(ROOT / "conf.py")}
    exec((ROOT / "conf.py").read_text(encoding="utf-8"), settings)
    kept = settings["pair_kept"]
    assert isinstance(kept, dict)
    assert all(len(reason) > 5 for reason in kept.values()), "each has its reason"
    return list(kept)


@by_language
def test_no_text_of_the_site_is_in_another_language_than_it_says(tab: Page, site: Site, language: Language) -> None:
    """And no page asks another host, which `tab` would tell: this opens all of them."""
    names = kept_names()
    for name in site.pages(language.segment):
        tab.goto(f"/{language.segment}/{name}.html")
        assert mismatches(tab, names) == [], name


@pytest.fixture(scope="module")
def half_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The half-translated notes with the theme and the templates of the site, served."""
    folder = tmp_path_factory.mktemp("half")
    notes = copy_site(folder / "notes")
    shutil.copy(ROOT / "locale/zh_TW/LC_MESSAGES/sphinx.po", notes / "locale/zh_TW/LC_MESSAGES")  # the theme's labels
    options = ["-D", "locale_dirs=locale", "-D", "exclude_patterns=_build"]
    build_both("html", folder / "html", *options, notes=notes)
    with served(folder / "html") as address:
        yield address


@by_language
def test_no_text_of_a_half_translated_site_is_in_another_language_than_it_says(
    browser: Browser, half_site: str, language: Language
) -> None:
    page = browser.new_page(base_url=half_site)
    shown: list[str] = []
    for name in PAGES:
        page.goto(f"/{language.segment}/{name}.html")
        assert mismatches(page, kept_names()) == [], name
        shown += page.locator(f"{selectors.BREADCRUMBS}, {selectors.MENU}, .page-by-page").all_text_contents()
    assert any("Waiting" in text or "等著翻譯的" in text for text in shown), "the menus hold what the test is about"
    page.close()


def test_a_half_translated_page_keeps_its_place_when_the_language_is_switched(browser: Browser, half_site: str) -> None:
    page = browser.new_page(base_url=half_site)
    page.goto("/en/report.html#會議紀錄-1")
    page.locator(".language-switch a").click()
    expect(page).to_have_url(re.compile(r"/zh-tw/report\.html#(會議紀錄|%E6%9C%83%E8%AD%B0%E7%B4%80%E9%8C%84)-1$"))
    page.wait_for_load_state()  # the address changes before the page is there
    assert page.evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null")
    page.close()


def test_the_key_b_shows_the_source_under_each_passage_and_hides_it(tab: Page) -> None:
    tab.goto("/zh-tw/2021/open-space.html")
    sources = tab.locator(".source-text")
    switch = tab.get_by_role("button", name="對照原文")
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert sources.count() > 30
    expect(sources.first).to_be_hidden()
    tab.keyboard.press("b")
    expect(switch).to_have_attribute("aria-pressed", "true")
    tab.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    for source in sources.all():
        expect(source).to_be_visible()
        assert source.get_attribute("lang") == "en"
    translation, source = tab.locator("p:has(> .source-text)").first.evaluate(
        "p => [p.getBoundingClientRect().top, p.querySelector('.source-text').getBoundingClientRect().top]"
    )
    assert source > translation
    tab.keyboard.press("b")
    expect(sources.first).to_be_hidden()
    switch.click()
    expect(sources.first).to_be_visible()


def test_reading_both_is_remembered_and_printed(tab: Page) -> None:
    tab.goto("/zh-tw/2021/open-space.html")
    tab.keyboard.press("b")
    tab.goto("/en/2021/gather-town-testimonials.html")
    expect(tab.locator("h1 .source-text")).to_be_visible()
    tab.emulate_media(media="print")
    expect(tab.locator("h1 .source-text")).to_be_visible()
    expect(tab.locator(".reading-both-switch")).to_be_hidden()


def test_every_kind_of_block_shows_its_source(browser: Browser, half_site: str) -> None:
    page = browser.new_page(base_url=half_site)
    page.goto("/zh-tw/guide.html")
    page.keyboard.press("b")
    for block in (
        "h1",
        "h2",
        "p",
        "li p",
        "th p",
        "td p",
        "dt",
        "dd p",
        ".admonition-title",
        "figcaption",
        "blockquote p",
    ):
        expect(page.locator(f"{block}:has(.source-text)").first.locator(".source-text")).to_be_visible()
    page.goto("/zh-tw/report.html")
    for block in ("caption", ".community-card-title", ".community-card > p"):
        expect(page.locator(f"{block}:has(.source-text)").first.locator(".source-text")).to_be_visible()
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert excess == 0
    page.close()


def test_the_key_can_be_turned_off_and_does_not_disturb_writing(tab: Page) -> None:
    tab.goto("/zh-tw/2021/open-space.html")
    tab.locator("#search-box input[name=q]").press("b")
    expect(tab.locator("h1 .source-text")).to_be_hidden()
    tab.locator("body").press("Control+b")
    expect(tab.locator("h1 .source-text")).to_be_hidden()
    tab.get_by_role("button", name="對照原文").click()
    tab.get_by_role("button", name="快速鍵 b").click()
    tab.keyboard.press("b")
    expect(tab.locator("h1 .source-text")).to_be_visible()
    tab.reload()
    tab.keyboard.press("b")
    expect(tab.locator("h1 .source-text")).to_be_visible()


def test_what_is_read_stays_where_it_is(tab: Page) -> None:
    tab.goto("/zh-tw/2021/communities.html#hualien-py")
    title = tab.locator("#hualien-py h2")
    before = title.evaluate("each => each.getBoundingClientRect().top")
    tab.keyboard.press("b")
    assert abs(title.evaluate("each => each.getBoundingClientRect().top") - before) < 5


def test_without_a_script_the_page_is_the_translation(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/zh-tw/2021/open-space.html")
    assert not any(
        each.is_visible() for each in page.locator(".source-text, .reading-both-switch, .reading-both-key").all()
    )
    context.close()


def test_both_languages_cost_at_most_sixty_percent_more_html(site: Site) -> None:
    for language in LANGUAGES:
        sizes = {True: 0, False: 0}
        for name in site.pages(language.segment):
            page = site.page(language.segment, name)
            sizes[True] += len(str(page).encode())
            for source in page.select(".source-text"):
                source.decompose()
            sizes[False] += len(str(page).encode())
        assert sizes[True] <= 1.6 * sizes[False], json.dumps(sizes)


def test_ids_are_the_same_in_both_languages(site: Site) -> None:
    for name in site.pages("en"):
        ids, others = (
            [str(each["id"]) for each in site.page(language.segment, name).select("[role=main] [id]")]
            for language in LANGUAGES
        )
        assert ids == others, name
        assert not [each for each in ids if re.fullmatch(r"id\d+", each)], name
