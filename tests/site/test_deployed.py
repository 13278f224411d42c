"""The whole site, built for its address below a folder of a host, with a note of each language alone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.copies import copy_project
from tests.language_pair.search_engine import entries, head
from tools import ROOT, pages

from language_pair.site import sitemaps

pytestmark = pytest.mark.builds

#: As GitHub gives it to a project.
N = "https://notes.github.io/pycon"
PAIR_ONLY = {"en": ["only-en"], "zh_TW": ["only-zh"]}


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built for its address, with a note of each language alone."""
    project = copy_project(tmp_path_factory.mktemp("deployed"))
    for name, index, code in (("only-en", "contributing/index", "en"), ("only-zh", "2021/index", "zh_TW")):
        (project / f"docs/{name}.md").write_text(f"---\nsource_lang: {code}\n---\n# {name}\n", encoding="utf-8")
        note = project / f"docs/{index}.md"
        note.write_text(f"{note.read_text(encoding='utf-8')}\n```{{toctree}}\n/{name}\n```\n", encoding="utf-8")
    conf = project / "conf.py"
    text, count = re.subn(r"^pair_only\b.*", f"pair_only = {PAIR_ONLY}", conf.read_text(encoding="utf-8"), flags=re.M)
    assert count == 1
    conf.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "tools.pages", "--address", f"{N}/"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return project / "_build/pages"


def test_all_pages_of_a_cluster_say_the_same(deployed: Path) -> None:
    """Search engines ignore what one page says of another that does not say it back."""
    said: dict[str, dict[str, str]] = {}
    for path in deployed.rglob("*.html"):
        if path.name == "404.html" or path.parent.name == "h":  # the latter leads from HackMD's addresses to pages
            assert head(path.read_text(encoding="utf-8")) == (None, {})
            continue
        address = f"{N}/{path.relative_to(deployed).as_posix()}"
        canonical, said[address] = head(path.read_text(encoding="utf-8"))
        assert canonical == (None if path.parent == deployed else address), "the chooser has none"
    alone = {f"{N}/en/only-en.html", f"{N}/zh-tw/only-zh.html"}
    assert {address for address, alternates in said.items() if not alternates} == alone
    for address, alternates in said.items():
        if address not in alone:
            assert alternates.keys() == {"en", "zh-Hant-TW", "x-default"}
            assert address in alternates.values()
            assert all(said[other] == alternates for other in alternates.values()), address
    assert said[f"{N}/index.html"]["x-default"] == f"{N}/index.html"


def test_the_site_s_sitemap_names_those_of_the_languages(deployed: Path) -> None:
    index = ET.fromstring((deployed / "sitemap.xml").read_text(encoding="utf-8"))
    assert index.tag == f"{{{sitemaps.SITEMAP}}}sitemapindex"
    named = [loc.text for loc in index.iterfind("{*}sitemap/{*}loc")]
    assert named == [f"{N}/zh-tw/sitemap.xml", f"{N}/en/sitemap.xml"]
    lines = (deployed / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", *(f"Sitemap: {address}" for address in named)]
    for address in named:
        listed = entries((deployed / str(address).removeprefix(f"{N}/")).read_text(encoding="utf-8"))
        assert urljoin(str(address), "years.html") in listed
        assert not any(name in address for address in listed for name in ("search", "genindex"))
        assert all((deployed / address.removeprefix(f"{N}/")).is_file() for address in listed)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_the_way_home_from_a_page_without_a_counterpart(browser: Browser, deployed: Path, width: int) -> None:
    tab = browser.new_page(locale="en-US", viewport={"width": width, "height": 900})
    tab.goto((deployed / "en/only-en.html").as_uri() + "#only-en")
    expect(tab.get_by_text("This page exists in English only.").locator("visible=true")).to_be_in_viewport()
    assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    tab.get_by_role("link", name="Home page: 中文").click()
    expect(tab).to_have_url((deployed / "zh-tw/index.html").as_uri())
    tab.wait_for_load_state()  # an address changes before its page is there
    assert tab.evaluate("localStorage.getItem('language-pair-language')") == "zh-tw"
    tab.close()


@pytest.fixture(scope="module")
def host(deployed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site on a host that has one page for whatever is not there, as GitHub Pages."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "pycon").symlink_to(deployed)
    with served(folder, pages.HEADERS, not_found=deployed / "404.html") as address:
        yield f"{address}/pycon"


def complaints_of(tab: Page) -> list[str]:
    """What the page complains of, as of a policy that it breaks; filled until the page is closed."""
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    return complaints


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "segment"), [("en-GB", "en"), ("zh-TW", "zh-tw"), ("ja-JP", "en")])
def test_the_page_at_the_root_leads_to_the_reader_s_language(
    browser: Browser, host: str, locale: str, segment: str
) -> None:
    """Under the policy that the guide gives hosts."""
    context = browser.new_context(locale=locale)
    tab = context.new_page()
    tab.goto(f"{host}/#place")
    expect(tab).to_have_url(f"{host}/{segment}/index.html#place")
    tab.evaluate("localStorage.setItem('language-pair-language', 'zh-tw')")
    tab.goto(f"{host}/")
    expect(tab).to_have_url(f"{host}/zh-tw/index.html")
    context.close()


@pytest.mark.browser
def test_the_page_at_the_root_keeps_to_the_policy_without_a_script_too(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    complaints = complaints_of(tab)
    tab.goto(f"{host}/")
    assert tab.locator(".languages").evaluate("list => getComputedStyle(list).display") == "grid", "it has its styles"
    tab.get_by_role("link", name="中文").click()
    expect(tab).to_have_url(f"{host}/zh-tw/index.html")
    assert [each for each in complaints if "zh-tw/index" not in each] == []
    context.close()


@pytest.mark.browser
def test_from_a_wrong_address_to_the_page_in_the_other_language(browser: Browser, host: str) -> None:
    """A wrong address below a folder, the page it meant, the switch, the search, a result."""
    context = browser.new_context(locale="en-US")
    tab = context.new_page()
    complaints = complaints_of(tab)
    tab.goto(f"{host}/en/2021/comunities.html")
    assert tab.locator(".site-name").evaluate("name => getComputedStyle(name).fontWeight") == "700"
    link = tab.locator(".not-found-part[lang=en] .not-found-nearest a").first
    expect(link).to_have_text("Local communities 2021")
    assert [each for each in complaints if "404" not in each] == [], "the policy is kept"
    link.click()
    expect(tab).to_have_url(f"{host}/en/2021/communities.html")
    tab.locator("a.language-switch-link").locator("visible=true").first.click()
    expect(tab).to_have_url(f"{host}/zh-tw/2021/communities.html")
    tab.goto(f"{host}/en/zzz")
    tab.locator(".not-found-part[lang=en] input").fill("open space")
    tab.locator(".not-found-part[lang=en] button").click()
    expect(tab).to_have_url(re.compile("/pycon/en/search.html"))
    expect(tab.locator(".search-results a").first).to_be_visible()
    tab.locator(".search-results a").first.click()
    expect(tab).to_have_url(re.compile("/pycon/en/.*html"))
    expect(tab.locator("[role=main] h1")).to_be_visible()
    context.close()


def test_what_a_host_is_told(deployed: Path) -> None:
    assert (deployed / "_headers").read_text(encoding="utf-8") == pages.netlify_headers()
    assert (deployed / ".nojekyll").is_file()


def test_the_guide_gives_hosts_the_same_headers() -> None:
    guide = (ROOT / "docs/contributing/deploying.md").read_text(encoding="utf-8")
    assert f"```text\n{pages.netlify_headers()}```" in guide
    for name, value in pages.HEADERS.items():
        assert f'    add_header {name} "{value}" always;\n' in guide


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/pycontw/pycon-tw-notes", "https://pycontw.github.io/pycon-tw-notes/"),
        ("https://github.com/PyConTW/Notes.git", "https://pycontw.github.io/Notes/"),
        ("https://github.com/pycontw/PyConTW.github.io", "https://pycontw.github.io/"),
    ],
)
def test_the_address_that_github_gives_a_repository(repository: str, address: str) -> None:
    assert pages.address_of(repository) == address
