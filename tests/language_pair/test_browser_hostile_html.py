"""A real browser opens every page that holds what it should not: nothing runs, and no other host is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import served
from tests.language_pair import hostile
from tests.language_pair.hostile import CASES
from tests.language_pair.test_hostile_html import payload_of
from tests.project import Project

from language_pair.reading.html_rule import ELEMENTS

pytestmark = pytest.mark.browser
#: Where the payloads would show that they ran, a frame's too.
_RAN = "window.ran = () => { (window.top.found ||= []).push(location.href) }"
_ELEMENTS = """() => [...document.querySelectorAll("[role=main] *")].map((element) => element.localName)"""
_ACTIVE = """() => [...document.querySelectorAll("[role=main] *")].flatMap((element) =>
    [...element.attributes].map((each) => each.name).filter((name) => name.startsWith("on")))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """English pages of hostile notes, and Chinese ones of hostile translations."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    hostile.write(project)
    for case in CASES:
        added = payload_of(case).replace("\\", "\\\\").replace('"', '\\"')
        project.write_catalog("zh_TW", case.docname, {f"Note {case.docname}": f"標題 {added}"})
    for language in ("en", "zh_TW"):
        project.build("html", language)
    project.build("singlehtml")
    project.close()
    with served(Path(project.folder, "_build")) as served_at:
        yield served_at


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.long), 6])
@pytest.mark.parametrize("folder", ["en/html", "zh_TW/html"])
def test_no_page_runs_what_it_holds_or_asks_another_host(
    browser: Browser, address: str, folder: str, step: int
) -> None:
    """Every page, or one of *step*; `test_all_notes_on_one_page` has what all hold."""
    context = browser.new_context()
    context.add_init_script(_RAN)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    elements: set[str] = set()
    for name in ["index", *(case.docname for case in CASES[::step])]:
        page.goto(f"{address}/{folder}/{name}.html")
        assert page.evaluate("window.found ?? []") == [], name
        assert page.evaluate(_ACTIVE) == [], name
        elements |= set(page.evaluate(_ELEMENTS))
    page.set_content("<script>ran()</script>")
    assert page.evaluate("window.found ?? []") != [], "what runs is seen"
    context.close()
    assert asked == []
    assert elements - ELEMENTS - hostile.OURS == set()


def test_all_notes_on_one_page(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(_RAN)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(address) else asked.append(request.url))
    page.goto(f"{address}/en/singlehtml/index.html")
    assert page.evaluate("window.found ?? []") == []
    assert set(page.evaluate(_ELEMENTS)) - ELEMENTS - hostile.OURS == set()
    context.close()
    assert asked == []
