"""/h/: from a note's address on HackMD to its page, in the reader's language, under the policy that hosts are given."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from tests.conftest import Site, served
from tools import pages
from tools.build_site import at_root, hackmd_notes

YEAR = "Wb9vQrfJQk-5tPoPR23hwA"
YEARS = "HM5mHCFKQCu7-W5ea8ITcw"

pytestmark = pytest.mark.builds


def test_it_lists_the_notes_whose_address_is_known(site: Site) -> None:
    page = BeautifulSoup((site.folder / "h/index.html").read_text(encoding="utf-8"), "html.parser")
    data = json.loads((site.folder / "h/notes.json").read_text(encoding="utf-8"))
    assert data[YEAR] == "2021/index" and data[YEARS] == "years"
    for name, note in data.items():
        [place] = page.find_all(id=name)
        links = [link["href"] for link in place.find_parent("li").find_all("a")]
        assert sorted(links) == [f"../{segment}/{note}.html" for segment in ("en", "zh-tw")]
        assert all((site.folder / "h" / link).is_file() for link in links)


def made(folder: Path, builder: str) -> list[hackmd_notes.Listed]:
    """What is listed of a few notes whose pages *builder* has made."""
    notes = {
        "index": "# Start\n",
        "a": "# A *note*\n\n:::{about-note}\n:hackmd: https://hackmd.io/@team/SysJb0yAY\n:::\n",
        "b": "---\nhackmd:\n  ids: Other0000, @team/2021\n---\n\n# 共筆\n",
        "c/index": "# C\n\n:::{about-note}\n:hackmd: https://hackmd.io/SysJb0yAy\n:::\n",
        "gone": "# Gone\n\n:::{about-note}\n:hackmd: https://hackmd.io/Gone00000\n:::\n",
    }
    for name, text in notes.items():
        path = folder / "docs" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        is_index = builder == "html" or name.rpartition("/")[2] == "index"
        built = folder / "out/en" / (f"{name}.html" if is_index else f"{name}/index.html")
        built.parent.mkdir(parents=True, exist_ok=True)
        built.touch()
    (folder / "out/en/gone.html").unlink(missing_ok=True)
    shutil.rmtree(folder / "out/en/gone", ignore_errors=True)
    return hackmd_notes.listed(folder / "docs", folder / "out")


@pytest.mark.parametrize(("builder", "address"), [("html", "a.html"), ("dirhtml", "a/index.html")])
def test_pages_are_where_a_builder_puts_them_and_told_apart_by_case(tmp_path: Path, builder: str, address: str) -> None:
    found = {each.page: each for each in made(tmp_path, builder)}
    assert found.keys() == {"a", "b", "c/index"}
    assert found["a"].address == address and found["c/index"].address == "c/index.html"
    assert (found["a"].title, found["a"].language) == ("A note", "en") and found["b"].language == "zh-Hant-TW"
    data = json.loads(hackmd_notes.data(list(found.values())))
    assert data == {"@team/SysJb0yAY": "a", "Other0000": "b", "@team/2021": "b", "SysJb0yAy": "c/index"}


@pytest.fixture(scope="module")
def host(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site on a host that has one page for whatever is not there."""
    folder = tmp_path_factory.mktemp("host") / "site"
    shutil.copytree(site.folder, folder)
    at_root.write_all(folder)
    with served(folder, pages.HEADERS, not_found=folder / "404.html") as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "segment"), [("en-US", "en"), ("zh-TW", "zh-tw")])
@pytest.mark.parametrize(
    ("asked", "page"),
    [
        (f"h/{YEAR}", "2021/index.html"),
        (f"h/#{YEAR}", "2021/index.html"),
        (f"h/{YEAR}?view", "2021/index.html"),
        (f"h/ryPr7SFyP/%2F{YEARS}%3Fview", "years.html"),
        (f"h/index.html#ryPr7SFyP/%2F{YEARS}%3Fview", "years.html"),
        (f"h/s/{YEARS}", "years.html"),
        (f"h/{YEARS}#Some-Heading", "years.html#some-heading"),
    ],
)
def test_an_address_of_hackmd_leads_to_the_page(
    browser: Browser, host: str, asked: str, page: str, locale: str, segment: str
) -> None:
    context = browser.new_context(locale=locale)
    tab = context.new_page()
    tab.goto(f"{host}/{asked}")
    expect(tab).to_have_url(f"{host}/{segment}/{page}")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", [YEAR.lower(), "Unknown00", "x%22%3E%3Cimg%20src=x%3E"])
def test_a_note_that_is_not_here_may_be_on_hackmd(browser: Browser, host: str, name: str) -> None:
    context = browser.new_context(locale="en-US")
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    tab.goto(f"{host}/h/#{name}")
    link = tab.locator(".not-here a").first
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", f"https://hackmd.io/{name}")
    expect(tab.locator("img")).to_have_count(0)
    assert complaints == []
    tab.goto(f"{host}/h/#{YEARS}")
    expect(tab).to_have_url(f"{host}/en/years.html")
    context.close()


@pytest.mark.browser
def test_without_a_script_the_note_s_line_is_shown(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{host}/h/#{YEAR}")
    expect(tab.locator(".not-here")).to_be_hidden()
    line = tab.locator("li", has=tab.locator(f"[id='{YEAR}']"))
    line.get_by_role("link", name="中文").click()
    expect(tab).to_have_url(f"{host}/zh-tw/2021/index.html")
    context.close()


@pytest.mark.browser
def test_another_address_where_nothing_is_stays_one(browser: Browser, host: str) -> None:
    context = browser.new_context(locale="en-US")
    tab = context.new_page()
    tab.goto(f"{host}/hello/{YEAR}")
    expect(tab.locator(".not-found-part").first).to_be_visible()
    expect(tab).to_have_url(f"{host}/hello/{YEAR}")
    context.close()
