"""The pair and its search on somebody else's site, whatever its theme: what its pages hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.language_pair.foreign_project import BASE, PAGES, Foreign, build_foreign, write_foreign
from tests.language_pair.foreign_themes import THEMES
from tests.language_pair.search_engine import head, trio

from language_pair.languages import EN, LANGUAGES, ZH_TW, Language

by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


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
        (form,) = page.select("form[role=search]")  # the page of results has its own, and hides the other
        assert bool(page.select("#search-box[hidden]")) == (name == "search")
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


# -- Where it is ----------------------------------------------------------------------------


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
    built = project.build("html", "zh_TW", whole=True, html_theme="bare")
    missing = ("the language switch", "the canonical address", "the page's other languages", "the search box")
    found = [f"WARNING: the theme 'bare' leaves out {name}. {ALLOWED} [language_pair.theme]" for name in missing]
    assert sorted(built.warnings) == sorted(found), "each once, not for each page"
    note = BeautifulSoup(built.output("index.html"), "html.parser")
    assert note.select(".language-switch + .search-box + section"), "what can be done is done"
    project.close()
