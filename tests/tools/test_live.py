"""`live`: what is saved is shown, and in the end the site is the one that a fresh build makes."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from watchfiles import Change

from tests.conftest import PATIENCE
from tests.copies import build_copy, copy_small_project, differing, outputs
from tests.tools.live_server import LiveServer
from tools import ROOT
from tools.live.changes import Changes, sort
from tools.live.server import whole

CATALOG = "locale/zh_TW/LC_MESSAGES/2021/open-space.po"
NOTE = "docs/2021/open-space.md"
#: Part of a bundle.
STYLES = "_ext/note_pages/static/note-pages.css"
HEAD = 'msgid ""\nmsgstr "Language: zh_TW\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    server = LiveServer(copy_small_project(tmp_path_factory.mktemp("live")))
    with server.settling():
        pass
    yield server
    server.end()


@pytest.fixture
def tab(live: LiveServer, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(base_url=live.address)
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


@pytest.mark.builds
@pytest.mark.browser
def test_a_saved_catalog_note_and_style_are_shown(live: LiveServer, tab: Page) -> None:
    tab.goto("/zh-tw/2021/open-space.html")
    live.edit(CATALOG, "人到就好", "換過的字")
    expect(tab.locator("body")).to_contain_text("換過的字")
    live.edit(STYLES, "/* What", "h1 { color: rgb(1, 2, 3) !important }\n/* What")
    expect(tab.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    tab.goto("/en/2021/open-space.html")
    live.edit(NOTE, "Just show up", "Simply come")
    expect(tab.locator("body")).to_contain_text("Simply come")


def test_a_page_that_is_being_written_is_served_when_it_is_whole(tmp_path: Path) -> None:
    """Half of a page stayed in the browser: it did not hold the script that asks for the rest."""
    page = tmp_path / "page.html"
    page.write_text("<html><head><title>Half", encoding="utf-8")

    async def serve_while_it_is_written() -> bytes:
        asked = asyncio.create_task(whole(page))
        await asyncio.sleep(0.1)
        page.write_text("<html><head><title>Whole</title></head><body></body></html>\n", encoding="utf-8")
        return await asked

    with ThreadPoolExecutor() as pool:  # Playwright's own loop runs in this thread
        assert b"Whole" in pool.submit(asyncio.run, serve_while_it_is_written()).result(PATIENCE)
        assert pool.submit(asyncio.run, whole(tmp_path / "none.html")).result(PATIENCE) == b""


@pytest.mark.builds
@pytest.mark.browser
@pytest.mark.parametrize("segment", ["zh-tw", "en"])
def test_a_broken_catalog_is_named_until_it_is_mended(live: LiveServer, tab: Page, segment: str) -> None:
    tab.goto(f"/{segment}/2021/communities.html")
    catalog = live.project / CATALOG
    good = catalog.read_text(encoding="utf-8")
    lines = good.split("\n")
    number = next(number for number, line in enumerate(lines, 1) if number > 20 and line.startswith('msgstr "'))
    lines[number - 1] = lines[number - 1].rstrip('"')
    before = len(live.lines)
    catalog.write_text("\n".join(lines), encoding="utf-8")
    fault = f"{CATALOG}:{number}: WARNING: this string has no closing quotation mark."
    box = tab.get_by_role("alert")
    expect(box).to_contain_text(fault)
    assert fault in live.wait_for_line("WARNING", before)
    catalog.write_text(good, encoding="utf-8")
    expect(box).to_be_hidden()
    live.wait_for_line("No fault is left.", before)


@pytest.mark.builds
@pytest.mark.browser
def test_what_the_check_of_catalogs_says_is_shown_too(live: LiveServer, tab: Page) -> None:
    tab.goto("/zh-tw/2021/open-space.html")
    before = len(live.lines)
    live.edit(CATALOG, "會眾", "用戶")
    box = tab.get_by_role("alert")
    expect(box).to_contain_text(f"{CATALOG}:")
    expect(box).to_contain_text("mainland: ")
    assert live.wait_for_line("mainland: ", before).startswith(f"check | {CATALOG}:")
    live.edit(CATALOG, "用戶", "會眾")
    expect(box).to_be_hidden()


@pytest.mark.builds
@pytest.mark.browser
def test_a_note_that_cannot_be_read_is_named_until_it_is_mended(live: LiveServer, tab: Page) -> None:
    tab.goto("/en/2021/communities.html")
    note = live.project / NOTE
    good = note.read_bytes()
    note.write_bytes(good + "最後一行".encode("big5"))
    line = good.count(b"\n") + 1
    box = tab.get_by_role("alert")
    expect(box).to_contain_text(f"{NOTE}:{line}: WARNING: the byte 0xB3 at offset {len(good)} is not UTF-8")
    with live.settling():
        note.write_bytes(good)
    expect(box).to_be_hidden()


@pytest.mark.builds
@pytest.mark.browser
def test_broken_code_is_named_and_mended_code_is_built(live: LiveServer, tab: Page) -> None:
    tab.goto("/en/2021/open-space.html")
    code = "_ext/note_pages/labels.py"
    live.edit(code, "def about_note", "this is no Python\ndef about_note")
    box = tab.get_by_role("alert")
    number = (live.project / code).read_text(encoding="utf-8").split("\n").index("this is no Python") + 1
    expect(box).to_contain_text(f"{code}:{number}: SyntaxError: invalid syntax")
    with live.settling():
        live.edit(code, "this is no Python\n", "")
        live.edit(code, '"About this note"', '"Where this note is from"')
        expect(tab.locator("body")).to_contain_text("Where this note is from")
    expect(box).to_be_hidden()


@pytest.mark.builds
def test_after_all_edits_the_site_is_that_of_a_fresh_build(live: LiveServer) -> None:
    """Words that come and go, titles that are in menus, notes that come, move and go, styles, templates."""
    new, catalog = live.project / "docs/2022/new.md", live.project / "locale/zh_TW/LC_MESSAGES/2022/new.po"
    with live.settling():
        live.edit("_ext/language_pair/templates/language-switch.html", "{{ pair.label }}", "{{ pair.label }}!")
        live.edit(NOTE, "# Open Space EN", "# Quixotic spaces")
    with live.settling():
        new.write_text("---\nsource_lang: en\n---\n\n# A new note\n\nUnheard-of words.\n", encoding="utf-8")
        catalog.parent.mkdir(exist_ok=True)
        catalog.write_text(HEAD + 'msgid "A new note"\nmsgstr "新的共筆"\n', encoding="utf-8")
        live.edit("docs/2022/index.md", ":::{about-note}", "```{toctree}\nnew\n```\n\n:::{about-note}")
        live.edit(CATALOG, "要怎麼參加", "該怎麼加入")
    assert "新的共筆" in (live.project / "_build/live/html/zh-tw/2022/new.html").read_text(encoding="utf-8")
    shards = (live.project / "_build/live/html/en/_search").glob("*/s/*.js")
    assert any(",unheard=unheard " in shard.read_text(encoding="utf-8") for shard in shards)
    with live.settling():
        new.write_text(new.read_text(encoding="utf-8").replace("Unheard-of", "Common"), encoding="utf-8")
        new.rename(new.with_name("renamed.md"))
        catalog.unlink()
        live.edit("docs/2022/index.md", "```{toctree}\nnew\n```\n\n", "")
        live.edit("docs/index.md", "\nyears\n", "\nyears\n2022/renamed\n")
        live.edit(STYLES, "/* What", "/* a comment */\n/* What")
    build_copy(live.project, "fresh/html", "--quiet")
    served, fresh = outputs(live.project / "_build/live/html"), outputs(live.project / "fresh/html")
    assert differing(served, fresh) == []


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "tools.live", "--port", str(port)]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE)
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"tools.live: 127.0.0.1:{port} cannot be used (")
    assert line.endswith("choose another: `python3 run.py live --port 8001`")


NOTE_NAMED_LIKE_LABELS = "locale/zh_TW/LC_MESSAGES/2021/pycontw.po"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("docs/2021/note.md", Changes(paths=frozenset({ROOT / "docs/2021/note.md"}))),
        ("docs/2021/picture.png", Changes(paths=frozenset({ROOT / "docs/2021/picture.png"}))),
        ("locale/en/LC_MESSAGES/note.po", Changes(paths=frozenset({ROOT / "locale/en/LC_MESSAGES/note.po"}))),
        ("locale/zh_TW/LC_MESSAGES/pycontw.po", Changes(code=True)),
        ("locale/zh_TW/LC_MESSAGES/sphinx.po", Changes(code=True)),
        (NOTE_NAMED_LIKE_LABELS, Changes(paths=frozenset({ROOT / NOTE_NAMED_LIKE_LABELS}))),
        ("_ext/site_search/locale/zh_TW/LC_MESSAGES/site_search.po", Changes(code=True)),
        ("docs/_static/choose-language.css", Changes(assets=True)),
        (STYLES, Changes(assets=True)),
        ("_ext/language_pair/static/language-switch.js", Changes(assets=True)),
        ("docs/_static/deleted.css", Changes(code=True)),
        ("docs/_templates/layout.html", Changes(code=True)),
        ("_ext/tables/__init__.py", Changes(code=True)),
        ("conf.py", Changes(code=True)),
        ("notes.toml", Changes(code=True)),
        ("notes.state.jsonl", Changes(code=True)),
    ],
)
def test_what_a_saved_file_calls_for(name: str, expected: Changes) -> None:
    assert sort([(Change.modified, str(ROOT / name))], ROOT) == expected
