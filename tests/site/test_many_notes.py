"""Of hundreds of notes the pages that list them stay as light as any other."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup

from benchmarks.menus import YEARS, sources
from tests.project import Built, Project

pytestmark = pytest.mark.builds

#: More than one page lists (`navigation_listed_notes`), by far more than the status has rows.
NOTES = 320
#: kB, compressed, that are left for a page's HTML of what a first view may weigh, beside styles and scripts.
HTML = 30
HEAD = "---\nsource_lang: en\n---\n"
OVERVIEWS = {"all-notes": "all-notes", "translation-status": "translation-status", "thanks": "translators"}


def notes() -> Iterator[tuple[str, str]]:
    """Years of teams of notes, each listed where Sphinx would list all that is below it."""
    for name, text in sources(NOTES):
        yield name, HEAD + text.replace(":hidden:\n", "")
    for name, directive in OVERVIEWS.items():
        yield name, f"---\nsource_lang: en\norphan: true\n---\n# {name}\n\n:::{{{directive}}}\n:::\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    project = Project(tmp_path_factory.mktemp("many"))
    project.write(**{name.replace("/", "__"): text for name, text in notes()})
    for number, name in enumerate(name for name, _text in sources(60) if "note-" in name):
        project.write_catalog("zh_TW", name, {"Some words of it.": "字"})
        path = project.folder / f"locale/zh_TW/LC_MESSAGES/{name}.po"
        path.write_text(f"# Translator {number} <{number}@e.org>, 2026.\n{path.read_text(encoding='utf-8')}")
    yield project.build("html", html_theme="site_theme")
    project.close()


def links(built: Built, name: str) -> set[str]:
    main = BeautifulSoup(built.output(f"{name}.html"), "html.parser").select_one("main")
    assert main is not None
    return {str(link["href"]) for link in main.select("a.internal")}


def test_pages_that_list_others_are_light(built: Built) -> None:
    names = ["index", "2012/index", "2012/program/index", "2012/program/note-0", "all-notes-2012", *OVERVIEWS]
    sizes = {name: len(gzip.compress(built.output(f"{name}.html").encode(), 6)) / 1000 for name in names}
    assert {name: size for name, size in sizes.items() if size > HTML} == {}


def test_every_note_is_two_clicks_from_the_list(built: Built) -> None:
    lists = sorted(link for link in links(built, "all-notes") if re.fullmatch(r"all-notes-\d+\.html", link))
    assert len(lists) == YEARS
    listed = links(built, "all-notes").union(*(links(built, each.removesuffix(".html")) for each in lists))
    assert {f"{name}.html" for name, _text in notes()} - {"index.html", "all-notes.html"} <= listed


def test_the_status_and_the_thanks_list_a_part_and_name_the_rest(built: Built) -> None:
    status = BeautifulSoup(built.output("translation-status.html"), "html.parser")
    folders, first = status.select("table.translation-status")
    assert len(folders.select("tbody tr")) == YEARS + 1
    assert len(first.select("tbody tr")) == 20
    assert len(built.output("translation-status.html")) < 200_000
    thanks = BeautifulSoup(built.output("thanks.html"), "html.parser")
    assert len(thanks.select("dl.translators dt")) == 50
    assert all(re.search(rf"Translator {number}\b", thanks.get_text()) for number in range(60))
