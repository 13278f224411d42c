"""The whole site, built for its address, with a note of each language alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, expect

from tests.copies import copy_project
from tests.language_pair.search_engine import N, entries, head

from language_pair.site import sitemaps

pytestmark = pytest.mark.builds

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
    command = [sys.executable, "-m", "tools.build_site", "-D", f"html_baseurl={N}"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return project / "_build/html"


def test_all_pages_of_a_cluster_say_the_same(deployed: Path) -> None:
    """Search engines ignore what one page says of another that does not say it back."""
    said: dict[str, dict[str, str]] = {}
    for path in deployed.rglob("*.html"):
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
    assert tab.evaluate("localStorage.getItem('language-pair-language')") == "zh-tw"
    tab.close()
