"""The page for an address where nothing is: what it says, where its addresses lead, what it offers."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from tests.conftest import served
from tests.language_pair.foreign_project import build_foreign
from tests.language_pair.foreign_themes import THEMES
from tests.language_pair.search_engine import head
from tests.project import Project
from tools import ROOT
from tools.build_site.at_root import write_not_found

from language_pair.languages import EN, LANGUAGES, ZH_TW, counterpart
from not_found.absolute import with_absolute_addresses

N = "https://notes.example"
HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"""{HEAD}# Home

```{{toctree}}
2021/communities
2021/open-space
共筆
all-notes
```
"""
NOTES = {
    "index": INDEX,
    "2021__communities": f"{HEAD}# Local \\<communities> & friends\n",
    "2021__open-space": f"{HEAD}# Open Space\n",
    "共筆": "---\nsource_lang: zh_TW\n---\n# 會議紀錄\n",
    "all-notes": f"{HEAD}# All\n",
}

#: As a page at /repo/en/404.html has it, and what becomes of it.
ADDRESSES = {
    '<a href="2021/a.html#x">': '<a href="/repo/en/2021/a.html#x">',
    '<a href="../zh-tw/404.html">': '<a href="/repo/zh-tw/404.html">',
    '<a class="b" href="./">': '<a class="b" href="/repo/en/">',
    '<link href="_static/a.css?v=1&amp;w=2" rel="stylesheet" />': (
        '<link href="/repo/en/_static/a.css?v=1&amp;w=2" rel="stylesheet" />'
    ),
    '<html lang="en" data-content_root="./">': '<html lang="en" data-content_root="/repo/en/">',
    '<form action="search.html" data-script="_search/s.js" data-words="No page">': (
        '<form action="/repo/en/search.html" data-script="/repo/en/_search/s.js" data-words="No page">'
    ),
    '<a href="#main">': '<a href="#main">',
    '<a href="https://e.org/a/../b">': '<a href="https://e.org/a/../b">',
    '<a href="//e.org/a">': '<a href="//e.org/a">',
    '<a href="mailto:a@e.org">': '<a href="mailto:a@e.org">',
    '<a href="/other/">': '<a href="/other/">',
    "<p>Write href=&quot;a&quot; there.</p>": "<p>Write href=&quot;a&quot; there.</p>",
}


@pytest.mark.parametrize("html", ADDRESSES)
def test_an_address_becomes_absolute(html: str) -> None:
    assert with_absolute_addresses(html, "/repo/en/404.html") == ADDRESSES[html]


def addresses(page: BeautifulSoup) -> list[str]:
    found = [element.get(name) for name in ("href", "src", "action") for element in page.select(f"[{name}]")]
    return [str(each) for each in found if not str(each).startswith("#")]


#: Settings and builder, and where the page takes the English site to be.
PLACES = {
    "nobody knows": ({}, "html", "/en/"),
    "a project's site on GitHub Pages": ({"html_baseurl": f"{N}/repo/{{segment}}/"}, "html", "/repo/en/"),
    "Read the Docs": (
        {"html_baseurl": f"{N}/en/latest/", "pair_other_root": "../../{segment}/latest/"},
        "dirhtml",
        "/en/latest/",
    ),
    "hosts of their own": (
        {"html_baseurl": "https://{segment}.e.org/", "pair_other_root": "https://{segment}.e.org/"},
        "html",
        "/",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_its_addresses_are_those_of_the_site_wherever_it_is_shown(project: Project, place: str) -> None:
    settings, builder, root = PLACES[place]
    project.write(**NOTES)
    built = project.build(builder, whole=True, html_theme="basic", html_show_sphinx=False, **settings)
    assert built.warnings == []
    text = built.output("404.html")
    page = BeautifulSoup(text, "html.parser")
    other = "https://zh-tw.e.org/" if place == "hosts of their own" else root.replace("/en/", "/zh-tw/")
    assert [part["data-root"] for part in page.select(".not-found-part")] == [root, other]
    for address in addresses(page):
        assert address.startswith((root, other)), address
        if not address.startswith(other) or other == root:
            path = Path(built.app.outdir, urlsplit(address).path.removeprefix(root))
            assert (path / "index.html" if address.endswith("/") else path).is_file(), address
    assert head(text) == (None, {}), "it has no address of its own"
    assert page.select('meta[name="robots"][content="noindex"]')
    assert "404" not in str(built.app.env.found_docs)
    assert not Path(built.app.outdir, "sitemap.xml").exists() or "404" not in built.output("sitemap.xml")


def test_a_host_finds_it_whatever_suffix_pages_have_in_folders(project: Project) -> None:
    project.write(**NOTES)
    for suffix in (".html", ".htm"):
        built = project.build("dirhtml", html_theme="basic", html_file_suffix=suffix, html_title=f"Notes in {suffix}")
        assert built.output("404.html") == built.output(f"404/index{suffix}")


@pytest.mark.parametrize("theme", THEMES)
def test_it_says_so_in_both_languages_in_any_theme(tmp_path_factory: pytest.TempPathFactory, theme: str) -> None:
    site = build_foreign(tmp_path_factory.mktemp(theme), theme, 'extensions += ["not_found"]\nhtml_baseurl = ""\n')
    said = {EN: "This page was not found", ZH_TW: "找不到這一頁"}
    for language in LANGUAGES:
        page, other = site.page(language, "404"), counterpart(language)
        headings = page.select(".not-found-part :is(h1, h2)")
        assert [(each.name, each.get_text()) for each in headings] == [("h1", said[language]), ("h2", said[other])]
        assert [part["lang"] for part in page.select(".not-found-part")] == [language.tag, other.tag]
        assert said[language] in page.title.get_text()  # type: ignore[union-attr]
        for address in addresses(page):
            assert urlsplit(address).netloc or address.startswith("/"), address
        assert page.select(f'a.language-switch-link[href="/{other.segment}/404.html"]')


def test_it_is_whole_without_the_pair(tmp_path: Path) -> None:
    """A site in one language, with Sphinx's own search."""
    project = Project(tmp_path)
    project.write(index="# Home\n\nText.\n")
    conf = tmp_path / "conf.py"
    kept = [line for line in conf.read_text(encoding="utf-8").splitlines() if not line.startswith(("ext", "primary"))]
    conf.write_text("\n".join([*kept, 'extensions = ["myst_parser", "not_found", "sharing"]']), encoding="utf-8")
    built = project.build("html", "de", whole=True, html_theme="basic", html_baseurl=f"{N}/docs/")
    assert built.warnings == []
    page = BeautifulSoup(built.output("404.html"), "html.parser")
    (part,) = page.select(".not-found-part")
    assert part["data-root"] == "/docs/"
    assert all(address.startswith(("/docs/", "https://")) for address in addresses(page))
    project.close()


def test_a_note_of_that_name_takes_its_place(project: Project) -> None:
    project.write(index=INDEX.replace("共筆", "404"), **{"404": f"{HEAD}# Gone\n\nOur own.\n"})
    built = project.build(
        "html", html_theme="basic", exclude_patterns=["all-notes*", "2021*"], suppress_warnings=["toc"]
    )
    assert "Our own." in built.output("404.html")
    assert "not-found-part" not in built.output("404.html")


def test_the_titles_of_all_notes_are_there_as_plain_words(project: Project) -> None:
    project.write(**NOTES, hidden=f"{HEAD}:nosearch:\n\n# Hidden\n".replace("---\n:", "nosearch: true\n---\n"))
    built = project.build("html", whole=True, html_theme="basic", suppress_warnings=["toc"])
    assert json.loads(built.output("titles.json")) == [
        ["2021/communities.html", "Local <communities> & friends"],
        ["2021/open-space.html", "Open Space"],
        ["all-notes.html", "All"],
        ["index.html", "Home"],
        ["%E5%85%B1%E7%AD%86.html", "會議紀錄", "zh-Hant-TW"],
    ]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages below /repo/, in a theme without scripts of its own."""
    folder = tmp_path_factory.mktemp("host")
    project = Project(folder / "project")
    project.folder.mkdir()
    project.write(**NOTES)
    for language in LANGUAGES:
        settings = {"html_theme": "basic", "html_baseurl": f"{N}/repo/{{segment}}/"}
        built = project.build("html", language.code, whole=True, **settings)
        target = folder / "html" / "repo" / language.segment
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(built.app.outdir).rename(target)
        project.close()
    write_not_found(folder / "html" / "repo")
    return folder / "html"


#: What is asked for; the first heading, and the title that is offered first.
ASKED = {
    "en/2021/comunities.html": ("This page was not found", "Local <communities> & friends"),
    "zh-tw/2021/comunities.html": ("找不到這一頁", "Local <communities> & friends"),
    "2021/open-space": ("This page was not found", "Open Space"),
    "en/2019/openspace/": ("This page was not found", "Open Space"),
    "zh-tw/%E5%85%B1%E7%AD%86%E7%9A%84.html": ("找不到這一頁", "會議紀錄"),
    "en/%E6%9C%83%E8%AD%B0": ("This page was not found", "會議紀錄"),
    "en/zzzzzz.html": ("This page was not found", None),
    "en/%3Cimg%20src=x%20onerror=document.title='no'%3E": ("This page was not found", None),
    "en/%E0%A4%A": ("This page was not found", None),
    f"en/{'a' * 3000}": ("This page was not found", None),
}


@pytest.mark.browser
@pytest.mark.parametrize("name", ["404.html", "en/404.html", "zh-tw/404.html"])
def test_it_offers_the_nearest_pages_and_takes_no_orders_from_an_address(
    browser: Browser, host: Path, name: str
) -> None:
    """The page of the whole site, and that of each language, each shown for any address."""
    tab = browser.new_page(locale="en-US")
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    with served(host, {"Content-Security-Policy": "script-src 'self'"}, not_found=host / "repo" / name) as address:
        for asked, (heading, offered) in ASKED.items():
            tab.goto(f"{address}/repo/{asked}", wait_until="networkidle")
            if name == "404.html":
                assert tab.locator("h1").inner_text() == heading, asked
                assert tab.locator(".not-found-part").first.get_attribute("lang") == tab.locator("html").get_attribute(
                    "lang"
                )
            assert tab.locator("h1").count() == 1
            links = tab.locator(".not-found-nearest a")
            assert (links.first.inner_text() if links.count() else None) == offered, asked
            assert tab.title() != "no"
            assert tab.locator(".not-found img").count() == 0
        tab.goto(f"{address}/repo/en/2021/comunities.html", wait_until="networkidle")
        tab.locator(".not-found-nearest a").first.click()
        expect(tab).to_have_url(re.compile("/repo/(en|zh-tw)/2021/communities.html$"))
    assert [error for error in errors if "unsafe-eval" not in error] == [], "but for Sphinx's own plurals"
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "read"),
    [("zh-tw/2021/comunities.html", ["zh-tw"]), ("2021/open-space", ["en"]), ("en/zzzzzz.html", ["en", "zh-tw"])],
)
def test_the_titles_of_the_other_language_are_read_where_nothing_is_near(
    browser: Browser, host: Path, asked: str, read: list[str]
) -> None:
    """Of a thousand notes those of both would be half of what the page may weigh."""
    tab = browser.new_page()
    answers: list[str] = []
    tab.on("response", lambda answer: answers.append(answer.url))
    with served(host, not_found=host / "repo/404.html") as address:
        tab.goto(f"{address}/repo/{asked}", wait_until="networkidle")
        assert [url for url in answers if "titles" in url] == [f"{address}/repo/{each}/titles.json" for each in read]
    tab.close()


@pytest.mark.browser
def test_the_switch_leads_to_what_was_asked_for(browser: Browser, host: Path) -> None:
    """It may be there in the other language; else its page says so."""
    tab = browser.new_page(locale="en-US")
    with served(host, not_found=host / "repo/en/404.html") as address:
        tab.goto(f"{address}/repo/en/2021/%E5%85%B1/x.html?a#b", wait_until="networkidle")
        link = str(tab.locator("a.language-switch-link").first.get_attribute("href"))
        assert urljoin(address, link).partition("?")[0] == f"{address}/repo/zh-tw/2021/%E5%85%B1/x.html"
    tab.close()


@pytest.mark.browser
def test_where_nothing_is_near_the_search_follows_the_sentence(browser: Browser, host: Path) -> None:
    """The place that is kept for the nearest pages, so that nothing jumps, once looked like a hole before it."""
    tab = browser.new_page()
    with served(host, not_found=host / "repo/en/404.html") as address:
        tab.goto(f"{address}/repo/en/zzzzzz.html", wait_until="networkidle")
        sentence, form = (tab.locator(f".not-found-part > {name}").first.bounding_box() for name in ("p", "form"))
        assert sentence is not None and form is not None
        assert 0 < form["y"] - sentence["y"] - sentence["height"] < 40
    tab.close()


@pytest.mark.browser
def test_without_a_script_it_leads_to_lists_of_the_notes(browser: Browser, host: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    with served(host, not_found=host / "repo/404.html") as address:
        tab.goto(f"{address}/repo/zh-tw/2021/x.html")
        assert not tab.locator(".not-found-nearest").first.is_visible()
        tab.locator("[lang=zh-Hant-TW] >> text=所有共筆").click()
        expect(tab).to_have_url(f"{address}/repo/zh-tw/all-notes.html")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["zh-tw/2021/comunities.html", "zh-tw/zzz", "en/2021/comunities.html"])
def test_nothing_moves_while_it_is_filled(browser: Browser, host: Path, asked: str) -> None:
    """Neither when a language is put first, nor when pages are found or none."""
    tab = browser.new_page(viewport={"width": 360, "height": 900})
    tab.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((each) => moved += each.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    # Its styles are among the site's own.
    for name in ("choose-language.css", "choose-language.js"):
        shutil.copy(ROOT / "docs/_static" / name, host / "repo/en/_static")
    with served(host, not_found=host / "repo/404.html") as address:
        tab.goto(f"{address}/repo/{asked}", wait_until="networkidle")
        assert tab.evaluate("moved") < 0.02
    tab.close()
