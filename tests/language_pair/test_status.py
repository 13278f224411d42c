"""Progress: what is counted of each note, the line under its title, and the status of all notes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests.language_pair.half_translated.site import EXPECTED, copy_site
from tests.project import Built, Project, page, touch
from tools.catalogs.command import messages

from language_pair.languages import LANGUAGES, Language
from language_pair.site import status_rows
from language_pair.state import pair_of

by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


@by_language
def test_progress_counts_exactly_what_the_templates_hold(half: Project, tmp_path: Path, language: Language) -> None:
    apart = Project(copy_site(tmp_path / "templates"))
    templates = Path(apart.build("gettext", language.code, locale_dirs=[]).app.outdir)
    apart.close()
    for other in LANGUAGES:  # both builds count both languages
        built = half.build("dummy", other.code)
        for docname, state in pair_of(built.app.env).notes.items():
            template = templates / f"{docname}.pot"
            expected = len(messages(template)) if template.exists() else 0
            progress = state.progress.get(language.code)
            assert (progress.total if progress else 0) == expected, docname


def test_the_line_under_the_title_counts_and_leads_to_the_first_open_message(half: Project) -> None:
    line = page(half.build("html", "zh_TW", html_theme="basic"), "guide").select_one("h1 ~ .page-state")
    assert line is not None
    assert line.get_text().strip().startswith("共 29 段，已翻譯 16 段，待確認 1 段；")
    link = line.select_one("a")
    assert link is not None
    path, number = str(link["href"]).removeprefix("https://git.example/edit/").split("#L")
    lines = (half.folder / path).read_text(encoding="utf-8").splitlines()
    assert int(number) == lines.index('msgstr ""', lines.index("")) == 15
    assert lines[14].startswith('msgid "A waiting paragraph')


def test_a_finished_page_says_who_translated_it_and_nothing_else(half: Project) -> None:
    catalog = half.folder / "locale/en/LC_MESSAGES/other.po"
    text = catalog.read_text(encoding="utf-8") + '\nmsgid "Waiting 的標題"\nmsgstr "Done"\n'
    catalog.write_text(text, encoding="utf-8")
    built = half.build("html", "en", html_theme="basic")
    line = [each.get_text() for each in page(built, "other").select(".page-state p")]
    assert line == ["Translated from Chinese by Kao Ling, Lin An.", "Improve the translation"]
    assert "example.org" not in built.output("other.html"), "addresses are nobody's business"
    assert page(half.build("html", "zh_TW", html_theme="basic"), "other").select(".page-state") == []


def test_front_matter_pictures_and_toctrees_do_not_keep_a_page_from_being_whole(project: Project) -> None:
    project.write(
        index="""
        ---
        source_lang: en
        tags: one, two
        myst:
          html_meta:
            description: Words for machines
        ---
        # Title

        ![Alternative](a.png)

        ```{toctree}
        :caption: Caption

        Explicit <n>
        ```
        """,
        n="---\nsource_lang: zh_TW\n---\n# 頁\n",
    )
    (project.folder / "a.png").write_bytes((EXPECTED.parent / "picture.png").read_bytes())
    texts = ["Words for machines", "Title", "Alternative", "Caption", "Explicit"]
    project.write_catalog("zh_TW", "index", {text: f"譯{number}" for number, text in enumerate(texts)})
    built = project.build("html", "zh_TW", html_theme="basic")
    assert built.warnings == []
    progress = pair_of(built.app.env).notes["index"].progress["zh_TW"]
    assert (progress.done, progress.total) == (5, 5)
    parsed = page(built, "index")
    assert [each["class"] for each in parsed.select('section [lang="en"]')] == [["source-text"]] * 1
    assert parsed.select_one('meta[name="description"]') == BeautifulSoup(
        '<meta content="譯0" name="description"/>', "html.parser"
    ).select_one("meta")


STATUS = "---\nsource_lang: en\n---\n# Status\n\n:::{translation-status}\n:::\n"


def with_status(half: Project) -> None:
    half.write(status=STATUS)
    (half.folder / "conf.py").write_text(
        (half.folder / "conf.py").read_text(encoding="utf-8")
        + 'notes_edit_url = "https://git.example/edit/{path}"\nnotes_folder = "."\nmyst_heading_anchors = 6\n',
        encoding="utf-8",
    )


def cells(built: Built) -> list[list[str]]:
    table = page(built, "status").select_one("table.translation-status")
    assert table is not None
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]


def test_the_status_page_lists_what_is_worth_doing_next_first(half: Project) -> None:
    with_status(half)
    built = half.build("html", "en", html_theme="basic")
    rows = cells(built)
    number, row = next((number, row) for number, row in enumerate(rows) if row[0] == "A translated title")
    assert row == ["A translated title", "English", "1 of 2", "0", "1", "4", "not known"]
    meter = page(built, "status").select("meter")[number]
    assert (meter["value"], meter["max"]) == ("1", "2")
    assert page(built, "status").select('th[scope="row"] a[href="guide.html"]')
    links = [str(link["href"]) for link in page(built, "status").select("li a.external")]
    assert any(
        re.fullmatch(r"https://git\.example/edit/locale/zh_TW/LC_MESSAGES/guide\.po#L\d+", link) for link in links
    )


NOTE = "---\nsource_lang: en\n---\n# {}\n\nSome words.\n"


def of_years(project: Project) -> None:
    """Two notes of a year, three of the next, two of none; most lead to the same ones, each has a message or two."""

    def toctree(*entries: str) -> str:
        return "\n```{toctree}\n:glob:\n:hidden:\n\n" + "\n".join(entries) + "\n```\n"

    links = "\n[one](/2021/linked.md) [another](/2020/old.md) [again](/2020/old.md)\n"
    notes = {
        "index": f"---\nsource_lang: en\n---\n# Home\n{links}{toctree('status', '2021/index')}",
        "status": STATUS,
        "2020__old": NOTE.format("old 2020"),
        "2020__other": NOTE.format("other 2020"),
        "2021__index": f"{NOTE.format('Year 2021')}{links}{toctree('*', '/2020/*')}",
        "2021__linked": NOTE.format("linked 2021"),
        "2021__short": "---\nsource_lang: en\n---\n# short\n",
    }
    project.write(**notes)


def test_notes_of_the_newest_year_come_first_then_those_to_which_most_others_lead(project: Project) -> None:
    of_years(project)
    catalog = {"short": "短"}
    rows = [row[0] for row in cells(project.build("html", html_theme="basic"))]
    assert rows == ["linked 2021", "short", "Status", "Home", "Year 2021", "old 2020", "other 2020"]
    project.write_catalog("zh_TW", "2021/linked", {"linked 2021": "甲", "Some words.": "乙"})
    project.write_catalog("zh_TW", "2021/short", catalog)
    project.close()
    rows = [row[0] for row in cells(project.build("html", html_theme="basic", fresh=True))]
    assert rows == ["Status", "Home", "Year 2021", "old 2020", "other 2020", "linked 2021", "short"]


def test_of_many_notes_the_status_page_lists_folders_and_what_to_begin_with(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_years(project)
    monkeypatch.setattr(status_rows, "NOTES", 7)
    tables = page(project.build("html", html_theme="basic"), "status").select("table")
    assert len(tables) == 1
    project.close()
    monkeypatch.setattr(status_rows, "NOTES", 6)
    monkeypatch.setattr(status_rows, "FIRST_NOTES", 2)
    monkeypatch.setattr(status_rows, "OF_ONE_NOTE", 1)
    project.write_catalog("zh_TW", "2021/short", {"short": "短"})
    built = project.build("html", html_theme="basic", fresh=True)
    folders, notes = (
        [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]
        for table in page(built, "status").select("table")
    )
    assert [row[:5] for row in folders] == [
        ["Year 2021", "Chinese", "1 of 3", "1 of 6", "0"],
        ["2020", "Chinese", "0 of 2", "0 of 4", "0"],
        ["Pages in no folder", "Chinese", "0 of 2", "0 of 3", "0"],
    ]
    assert [row[0] for row in notes] == ["linked 2021", "Status"]
    shown = page(built, "status")
    assert [len(each.select("li")) for each in shown.select("h2.rubric ~ ul")] == [1] * 6
    assert "Passages not listed here: 6." in shown.get_text()


def test_folders_beyond_a_number_are_counted_together(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    of_years(project)
    monkeypatch.setattr(status_rows, "NOTES", 1)
    for limit, expected in ((3, "Pages in no folder"), (2, "Other folders")):
        monkeypatch.setattr(status_rows, "FOLDERS", limit)
        built = project.build("html", html_theme="basic", fresh=True)
        assert [row[0] for row in cells(built)] == ["Year 2021", "2020", expected]
        project.close()
        project.apps.clear()


def test_the_status_page_of_many_notes_follows_what_it_shows(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    of_years(project)
    monkeypatch.setattr(status_rows, "NOTES", 1)
    monkeypatch.setattr(status_rows, "FIRST_NOTES", 1)

    def written() -> bool:
        path = project.folder / "_build/en/html/status.html"
        before = path.stat().st_mtime_ns if path.exists() else 0
        project.build("html", html_theme="basic")
        project.close()
        project.apps.clear()
        return path.stat().st_mtime_ns != before

    monkeypatch.setattr(status_rows, "MESSAGES", 1)
    assert written()
    assert not written()
    project.write(**{"2020__other": NOTE.format("Another title")})
    assert not written(), "neither its title nor its messages are on the page"
    project.write(**{"2021__linked": NOTE.format("Renamed")})
    assert written()
    project.write_catalog("zh_TW", "2020/other", {"Some words.": "乙"})
    assert written()


def test_the_status_page_lists_a_limited_number_of_open_messages(
    half: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a thousand notes there are tens of thousands: the page once had ten kB a note."""
    with_status(half)

    def listed(limit: int) -> tuple[int, list[str]]:
        monkeypatch.setattr(status_rows, "MESSAGES", limit)
        shown = page(half.build("html", "en", html_theme="basic", fresh=True), "status")
        left = [text for each in shown.select("p") if (text := each.get_text()).startswith("Passages not listed here")]
        return len(shown.select("h2.rubric ~ ul > li")), left

    count, left = listed(10_000)
    assert left == []
    assert listed(count) == (count, [])
    fewer, (left_over,) = listed(count - 1)
    assert fewer == count - 1
    assert left_over.startswith("Passages not listed here: 1. Each page links to its first one")


def test_the_status_of_both_languages_is_the_same_in_both_builds(half: Project) -> None:
    with_status(half)
    one, other = (half.build("html", language.code, html_theme="basic") for language in LANGUAGES)
    feeds = [json.loads(built.output("feeds/translation-status.json")) for built in (one, other)]
    assert feeds[0] == feeds[1]
    jsonschema.validate(feeds[0], json.loads(one.output("feeds/translation-status.schema.json")))
    guide = next(
        each for each in feeds[0]["translations"] if (each["note"], each["language"]) == ("guide", "zh-Hant-TW")
    )
    assert guide["passages"] == {"total": 29, "done": 16, "to_check": 1, "missing": 12}
    assert len(guide["open"]) == 3, "the catalog has all"
    first = guide["open"][0]
    line = (
        (half.folder / "locale/zh_TW/LC_MESSAGES/guide.po").read_text(encoding="utf-8").splitlines()[first["line"] - 1]
    )
    assert first["source"] and line.startswith(("msgid", "msgstr"))


@pytest.mark.builds
def test_the_status_page_follows_the_catalogs_of_both_languages(half: Project) -> None:
    with_status(half)
    half.build("html", "en", html_theme="basic")
    catalog = half.folder / "locale/zh_TW/LC_MESSAGES/guide.po"  # of the language that is not built
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    touch(catalog)
    row = next(row for row in cells(half.build("html", "en", html_theme="basic")) if row[:2] == ["Guide", "Chinese"])
    assert row[2:4] == ["17 of 29", "0"]
    catalog.unlink()
    row = next(row for row in cells(half.build("html", "en", html_theme="basic")) if row[:2] == ["Guide", "Chinese"])
    assert row[2] == "0 of 29"
    half.folder.joinpath("guide.md").unlink()
    assert all(row[0] != "Guide" for row in cells(half.build("html", "en", html_theme="basic")))


def test_pages_that_wait_for_a_translator_are_counted_and_not_listed(half: Project) -> None:
    with_status(half)
    half.write(
        one="---\nsource_lang: zh_TW\norphan: true\n---\n# 一頁\n",
        two="---\nsource_lang: zh_TW\norphan: true\n---\n# 兩頁\n\n文\n",
    )
    conf = half.folder / "conf.py"
    conf.write_text(
        conf.read_text(encoding="utf-8") + 'pair_on_demand = ["one", "two", "guide", "gone"]\n', encoding="utf-8"
    )

    def told(built: Built) -> list[str]:
        return [each.get_text() for each in page(built, "status").select(".translation-status-waiting")]

    built = half.build("html", "en", html_theme="basic")
    names = [row[0] for row in cells(built)]
    assert "一頁" not in names and "兩頁" not in names and "Guide" in names  # who has catalogs is begun
    assert told(built) == ["Pages that nobody has begun to translate into English: 2, with 5 words."]
    beginning = page(built, "status").select_one(".translation-status-waiting + ul")
    assert beginning is not None
    assert [link["href"] for link in beginning.select("a")] == ["one.html", "two.html"]
    feed = json.loads(built.output("feeds/translation-status.json"))
    assert feed["not_begun"] == [{"language": "en", "notes": 2, "passages": 3, "words": 5}]
    assert not {"one", "two"} & {each["note"] for each in feed["translations"]}
    jsonschema.validate(feed, json.loads(built.output("feeds/translation-status.schema.json")))
    half.write_catalog("en", "two", {"兩頁": "Two pages"})
    built = half.build("html", "en", html_theme="basic")
    assert ["Two pages", "English", "1 of 2"] in [row[:3] for row in cells(built)]
    assert told(built) == ["Pages that nobody has begun to translate into English: 1, with 2 words."]


def test_the_status_page_follows_a_title_that_needs_no_translation(project: Project) -> None:
    """No number changes with it, and the page kept the old one."""
    note = "---\nsource_lang: zh_TW\n---\n# PyCon 2021\n\n年會\n"
    project.write(index=f"{note}\n:::{{translation-status}}\n:::\n", note=note.replace("2021", "2022"))
    built = project.build("html", html_theme="basic", suppress_warnings=["navigation"])
    assert "PyCon 2022" in page(built, "index").get_text()
    project.close()
    project.write(note=note.replace("2021", "2023"))
    built = project.build("html", html_theme="basic", suppress_warnings=["navigation"])
    assert "PyCon 2022" not in page(built, "index").get_text()


@pytest.mark.parametrize("jobs", [1, 2])
def test_parallel_reading_finds_the_same_state(half: Project, jobs: int) -> None:
    for number in range(8):
        half.write(**{f"n{number}": f"---\nsource_lang: zh_TW\norphan: true\n---\n# 第 {number} 頁\n"})
    notes = pair_of(half.build("dummy", "en", jobs=jobs).app.env).notes
    assert len(notes) == 12
    assert notes["n3"].waiting == {"第 3 頁": "zh_TW"}
