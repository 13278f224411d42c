"""The pair and its search on somebody else's site: two notes and a catalog, no template or theme of ours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.project import Project
from tests.site_search.search_engine import head, trio
from tools import ROOT

from language_pair.languages import EN, LANGUAGES, ZH_TW, Language

#: Each with what only its own pages load.
THEMES = {
    "alabaster": "alabaster.css",
    "basic": "basic.css",
    "furo": "styles/furo.css",
    "sphinx_rtd_theme": "css/theme.css",
}
BASE = "https://tea.example"
CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Tea"
extensions = ["myst_parser", "language_pair", "site_search"]
html_baseurl = "{BASE}/"
locale_dirs = ["locale"]
gettext_compact = False
exclude_patterns = ["_build"]
"""
INDEX = """
    ---
    source_lang: en
    ---
    # Tea house

    Oolong grows in the mountains.

    ```{toctree}
    brewing
    ```
    """
BREWING = """
    ---
    source_lang: en
    ---
    # Brewing

    Pour hot water over the leaves.

    Wait for three minutes.
    """
TRANSLATED = {
    "index": {"Tea house": "茶館", "Oolong grows in the mountains.": "烏龍茶長在高山上。"},
    "brewing": {"Brewing": "泡茶", "Pour hot water over the leaves.": "把熱水倒在茶葉上。"},
}
PAGES = ("index", "brewing", "genindex", "search")
by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


def write_foreign(folder: Path, conf: str = "") -> Project:
    project = Project(folder)
    project.write(index=INDEX, brewing=BREWING)
    (folder / "conf.py").write_text(CONF + conf, encoding="utf-8")
    for docname, messages in TRANSLATED.items():
        project.write_catalog("zh_TW", docname, messages)
    return project


@dataclass(frozen=True)
class Foreign:
    """The site in both languages, each in its folder of *html*."""

    theme: str
    html: Path

    def page(self, language: Language, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(language, name), "html.parser")

    def text(self, language: Language, name: str) -> str:
        return (self.html / language.segment / f"{name}.html").read_text(encoding="utf-8")


def build_foreign(folder: Path, theme: str, conf: str = "") -> Foreign:
    """Build both languages, side by side as a web site has them."""
    project = write_foreign(folder, conf)
    for language in LANGUAGES:
        built = project.build("html", language.code, html_theme=theme)
        assert built.warnings == []
        shutil.copytree(built.app.outdir, folder / "html" / language.segment)
        project.close()  # which forgets the language's labels
    return Foreign(theme, folder / "html")


@pytest.fixture(scope="module", params=THEMES)
def foreign(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Foreign:
    return build_foreign(tmp_path_factory.mktemp(request.param), request.param)


# -- What a page holds --------------------------------------------------------------------------


def test_the_theme_is_the_one_that_is_asked_for(foreign: Foreign) -> None:
    assert foreign.page(EN, "index").select(f"link[rel=stylesheet][href*='{THEMES[foreign.theme]}']")


@by_language
def test_every_page_leads_to_itself_in_the_other_language(foreign: Foreign, language: Language) -> None:
    there = ZH_TW if language == EN else EN
    for name in PAGES:
        page = foreign.page(language, name)
        (switch,) = page.select(".language-switch")
        (link,) = switch.select("a")
        assert link["href"] == f"./../{there.segment}/{name}.html"
        assert (link["lang"], link["hreflang"], link.get_text()) == (there.tag, there.tag, there.name)
        assert switch["aria-label"] == ("語言" if language == ZH_TW else "Language")
        assert page.select_one("html")["lang"] == language.tag  # type: ignore[index]


@by_language
def test_every_page_s_head_says_its_addresses(foreign: Foreign, language: Language) -> None:
    for name in PAGES:
        english, chinese = f"{BASE}/en/{name}.html", f"{BASE}/zh-tw/{name}.html"
        here = chinese if language == ZH_TW else english
        assert head(foreign.text(language, name)) == (here, trio(english, chinese, english))


def test_the_line_under_the_title_counts_in_the_page_s_language(foreign: Foreign) -> None:
    state = foreign.page(ZH_TW, "brewing").select_one(".page-state")
    assert state is not None
    assert [part.get_text().strip() for part in state.select("p, button")] == [
        "共 3 段，已翻譯 2 段。",
        "對照原文 b",
        "使用快速鍵 b",
    ]
    assert foreign.page(EN, "brewing").select_one(".page-state") is None


def test_the_pages_before_and_after_are_named_in_their_language(foreign: Foreign) -> None:
    """By the theme's links, where it has such, or by ours."""
    (after,) = foreign.page(ZH_TW, "index").select('a[href="brewing.html"]:is([rel=next], .next-page)')
    assert "泡茶" in f"{after.get_text()} {after.get('title')}"
    (before,) = foreign.page(ZH_TW, "brewing").select('a[href="index.html"]:is([rel=prev], .prev-page)')
    assert before.get_text().strip()


@by_language
def test_every_page_has_the_search_box(foreign: Foreign, language: Language) -> None:
    for name in PAGES:
        page = foreign.page(language, name)
        (form,) = page.select("form[role=search]")
        assert form["action"] == "search.html" or (name == "search" and form["action"] in ("#", "search.html"))
        assert page.select("#search-box input[name=q]")
        assert not page.select("[name=check_keywords], #searchbox, script[src*=searchtools]"), "Sphinx's own"


def test_the_page_of_results_is_complete(foreign: Foreign) -> None:
    page = foreign.page(ZH_TW, "search")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    (results,) = page.select(".search-page")
    assert results.find_parent(attrs={"role": "main"})
    assert results.h1 is not None
    assert results.h1.get_text() == "搜尋"
    assert results.noscript is not None
    assert page.title is not None
    assert page.title.get_text().startswith("搜尋")


# -- Where it stands ----------------------------------------------------------------------------


def test_a_project_puts_the_switch_into_its_sidebar(tmp_path: Path) -> None:
    sidebars = 'html_sidebars = {"**": ["language-switch.html", "searchfield.html"]}\n'
    site = build_foreign(tmp_path, "alabaster", sidebars)
    for name in PAGES:
        (switch,) = site.page(EN, name).select(".language-switch")
        assert switch.find_parent(class_="sphinxsidebar")


def test_a_project_s_layout_has_a_place_for_it(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    include = '{% with place = "sidebar" %}{% include "language-switch.html" %}{% endwith %}'
    layout = f'{{% extends "!layout.html" %}}{{% block footer %}}{include}{{% endblock %}}'
    (tmp_path / "own" / "layout.html").write_text(layout, encoding="utf-8")
    site = build_foreign(tmp_path, "basic", 'templates_path = ["own"]\n')
    assert [page.parent.name for page in site.page(EN, "index").select(".language-switch") if page.parent] == ["body"]


ALLOWED = "A theme's pages print `metatags` and `pageurl` in the head, `body` after it, or include templates of ours."


def test_a_theme_that_has_no_place_is_named_once(tmp_path: Path) -> None:
    theme = tmp_path / "themes" / "bare"
    theme.mkdir(parents=True)
    (theme / "theme.toml").write_text('[theme]\ninherit = "none"\n', encoding="utf-8")
    for name in ("page", "genindex"):
        (theme / f"{name}.html").write_text("<title>{{ title }}</title>\n<div>{{ body }}</div>\n", encoding="utf-8")
    project = write_foreign(tmp_path, 'html_theme_path = ["themes"]\n')
    built = project.build("html", "zh_TW", html_theme="bare")
    missing = ("the language switch", "the canonical address", "the page's other languages", "the search box")
    found = [f"WARNING: the theme 'bare' leaves out {name}. {ALLOWED} [language_pair.theme]" for name in missing]
    assert sorted(built.warnings) == sorted(found), "each once, not for each page"
    note = BeautifulSoup(built.output("index.html"), "html.parser")
    assert note.select(".language-switch + .search-box + section"), "what can be done is done"
    project.close()


# -- In a browser -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(foreign: Foreign) -> Iterator[str]:
    with served(foreign.html) as served_at:
        yield served_at


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """What the page complains of fails the test."""
    page = browser.new_page(base_url=address, locale="zh-TW", viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda got: complaints.append(got.url) if got.status >= 400 else None)
    page.route("**/favicon.ico", lambda route: route.fulfill(body=""))  # which this site has not
    yield page
    page.close()
    assert complaints == []


#: Whether what is at an element's middle is the element: nothing lies over it.
IS_ON_TOP = """element => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.mark.browser
def test_the_original_is_shown_in_every_theme(tab: Page) -> None:
    tab.goto("/zh-tw/brewing.html")
    button = tab.get_by_role("button", name="對照原文")
    sources = tab.locator("[role=main] .source-text")
    expect(sources.first).to_be_hidden()
    button.click()
    expect(sources).to_have_text(["Brewing", "Pour hot water over the leaves."])
    for source in sources.all():
        expect(source).to_be_visible()
    tab.reload()
    expect(sources.first).to_be_visible()
    tab.keyboard.press("b")
    expect(sources.first).to_be_hidden()


@pytest.mark.browser
def test_a_chinese_word_is_found_in_the_box_of_each_theme(tab: Page, foreign: Foreign) -> None:
    if foreign.theme == "basic":
        pytest.skip("a theme to make others from: its sidebar is out of sight")
    tab.goto("/zh-tw/brewing.html")
    tab.keyboard.press("/")
    box = tab.locator("#search-box input[name=q]")
    expect(box).to_be_focused()
    box.press_sequentially("高山")
    option = tab.locator("#search-options [role=option]").first
    expect(option.locator(".search-title")).to_have_text("茶館")
    expect(option.locator("mark")).to_have_text("高山")  # what was found of its first character is gone
    assert option.evaluate(IS_ON_TOP)
    option.click()
    expect(tab.locator(".search-marked")).to_contain_text("高山")
    assert tab.evaluate("[...CSS.highlights.get('search-marked')].map(String)") == ["高山"]
    tab.keyboard.press("Escape")
    expect(tab.locator(".search-marked")).to_have_count(0)


@pytest.mark.browser
def test_a_chinese_word_is_found_on_the_page_of_results(tab: Page) -> None:
    tab.goto("/zh-tw/search.html")
    tab.get_by_role("searchbox").fill("高山")
    title = tab.locator(".search-results .search-title")
    expect(title).to_have_text("茶館")
    assert title.evaluate(IS_ON_TOP)
    title.click()
    expect(tab.locator(".search-marked")).to_contain_text("高山")


@pytest.mark.browser
def test_on_a_phone_the_search_is_one_key_away(tab: Page) -> None:
    """Where the box is in a closed menu, the key leads to the page of results."""
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto("/zh-tw/brewing.html")
    tab.keyboard.press("/")
    field = tab.locator(".search-form input[name=q]:visible, #search-box input[name=q]:focus")
    expect(field).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_switch_is_in_sight_and_reached_by_keyboard(tab: Page, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for name, hash in product(("index", "search", "genindex"), ("#here",)):
        tab.goto(f"/zh-tw/{name}.html{hash}")
        link = tab.locator(".language-switch a")
        expect(link).to_be_in_viewport()
        assert link.evaluate(IS_ON_TOP)
        boxes = [each.bounding_box() or {} for each in tab.locator(".language-switch > *").all()]
        assert all(one["x"] + one["width"] <= other["x"] for one, other in pairwise(boxes)), "side by side"
        for _ in range(30):
            tab.keyboard.press("Tab")
            if link.evaluate("link => link === document.activeElement"):
                break
        expect(link).to_be_focused()
        tab.keyboard.press("Enter")
        expect(tab).to_have_url(f"/en/{name}.html{hash}")
