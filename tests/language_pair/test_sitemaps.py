"""Sitemaps: which pages they list, what they say of each, and when their files are written."""

from __future__ import annotations

import os
from pathlib import Path

from tests.language_pair.search_engine import INDEX, NOTE, TEMPLATES, N, entries, head, trio
from tests.note_pages.test_note_pages import git
from tests.project import Project

from language_pair import files, history
from language_pair.languages import EN, LANGUAGES, ZH_TW
from language_pair.site import sitemaps


def test_a_sitemap_lists_the_notes_and_says_what_their_pages_say(project: Project) -> None:
    project.write(index=INDEX, folder__note=NOTE, 共筆=NOTE)
    built = project.build("dirhtml", "zh_TW", **TEMPLATES, html_baseurl=N)
    listed = entries(built.output("sitemap.xml"))
    first, note = f"{N}/zh-tw/", f"{N}/zh-tw/%E5%85%B1%E7%AD%86/"
    assert list(listed) == [first, f"{N}/zh-tw/folder/note/", note], "the first page first"
    assert listed[note] == (None, trio(note.replace("zh-tw", "en"), note, note.replace("zh-tw", "en")))
    for address, page in {first: "index.html", note: "共筆/index.html"}.items():
        assert listed[address][1] == head(built.output(page))[1]


def test_a_sitemap_says_when_a_note_or_its_translation_last_changed(project: Project) -> None:
    project.write(index=INDEX, folder__note=NOTE, 共筆=NOTE)
    for note in ("index", "folder/note"):
        project.write_catalog("zh_TW", note, {"Home": "首頁"})
    git(project.folder, "init")
    commits = {
        "2021-10-02": "index.md",
        "2021-10-03": "locale/zh_TW/LC_MESSAGES/folder",
        "2021-10-04": "folder/note.md",
        "2021-10-07": "locale/zh_TW/LC_MESSAGES/index.po",
    }
    for day, name in commits.items():
        git(project.folder, "add", name)
        git(project.folder, "commit", "-m", name, day=day)
    days = {}
    for language in LANGUAGES:
        history.last_changes.cache_clear()
        sitemap = project.build("html", language.code, html_theme="basic", html_baseurl=N).output("sitemap.xml")
        days[language] = [day for day, _links in entries(sitemap).values()]
    assert days == {EN: ["2021-10-02", "2021-10-04", None], ZH_TW: ["2021-10-07", "2021-10-04", None]}


def test_a_sitemap_of_an_earlier_build_does_not_outlive_its_address(project: Project) -> None:
    project.write(index=NOTE)
    for base, is_whole in ((N, True), ("/notes/", False)):
        built = project.build("html", html_theme="basic", html_baseurl=base)
        assert Path(built.app.outdir, "sitemap.xml").exists() == is_whole


def test_a_sitemap_is_written_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "sitemap.xml"
    files.write(path, b"1")
    os.utime(path, (0, 0))
    files.write(path, b"1")
    assert path.stat().st_mtime == 0
    files.write(path, b"2")
    assert path.read_bytes() == b"2"
    assert list(tmp_path.iterdir()) == [path]


def test_the_first_page_of_a_sitemap_is_read_as_it_was_written(tmp_path: Path) -> None:
    page = sitemaps.Entry(address="https://e.org/?a&b", day="2021-10-02", alternates=(("en", "https://e.org/<"),))
    path = tmp_path / "sitemap.xml"
    assert sitemaps.first_page(path) is None
    path.write_bytes(sitemaps.sitemap([page, sitemaps.Entry(address="https://e.org/2")]))
    assert sitemaps.first_page(path) == page
