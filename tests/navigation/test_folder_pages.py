"""Where there are too many notes for one page, large folders have lists of their own."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder

from tests.navigation.test_all_notes import HEAD, outline
from tests.project import Built, Project, page

from navigation import folder_pages

pytestmark = pytest.mark.builds

#: 12 pages beside the home page: 7 of 2021, of which 4 of a team; 3 of 2022.
NOTES = {
    "index": f"{HEAD}# Home\n\n```{{toctree}}\nlist\nplain\n2021/index\n2022/index\n```\n",
    "list": f"{HEAD}# List\n\n:::{{all-notes}}\n:::\n",
    "plain": f"{HEAD}# Plain\n",
    "2021__index": f"{HEAD}# The year 2021\n\n```{{toctree}}\n:glob:\n\n*\nteam/index\n```\n",
    **{f"2021__{name}": f"{HEAD}# Note {name}\n" for name in "ab"},
    "2021__team__index": f"{HEAD}# Team\n\n```{{toctree}}\n:glob:\n\n*\n```\n",
    **{f"2021__team__{name}": f"{HEAD}# Of the team: {name}\n" for name in "xyz"},
    "2022__index": f"{HEAD}# The year 2022\n\n```{{toctree}}\n:glob:\n\n*\n```\n",
    **{f"2022__{name}": f"{HEAD}# Later note {name}\n" for name in "ab"},
}
COUNT = len(NOTES)


def build(
    project: Project, limit: int, builder: str = "html", language: str = "en", jobs: int = 1, **settings: object
) -> Built:
    project.close()
    project.apps.clear()
    settings = {"html_theme": "basic", "navigation_listed_notes": limit, **settings}
    built = project.build(builder, language=language, jobs=jobs, **settings)
    assert built.warnings == []
    return built


def lines(built: Built, name: str) -> list[str]:
    section = page(built, name).select_one("section")
    assert section is not None
    paragraphs = [" " * 2 + each.get_text() for each in section.select("dd > p")]
    return outline(section) + paragraphs


def lists(built: Built) -> list[str]:
    """The pages that list folders."""
    return sorted(path.stem for path in Path(built.app.outdir).glob("list-*.html"))


def test_up_to_the_limit_there_is_one_page(project: Project) -> None:
    project.write(**NOTES)
    built = build(project, COUNT)
    assert lists(built) == []
    assert len(lines(built, "list")) == COUNT - 1
    assert lists(build(project, 0)) == [], "no limit"


def test_above_it_large_folders_have_a_page_each(project: Project) -> None:
    project.write(**NOTES)
    built = build(project, COUNT - 1)
    assert lists(built) == ["list-2021", "list-2022"]
    assert lines(built, "list") == ["List", "Plain", "The year 2022", "The year 2021", "  All 3 pages", "  All 7 pages"]
    team = ["Team", *(f"  Of the team: {name}" for name in "xyz")]
    assert lines(built, "list-2021") == ["Note a", "Note b", *team]
    assert lines(built, "list-2022") == ["Later note a", "Later note b"]
    links = [str(link["href"]) for link in page(built, "list-2021").select("section a.internal")]
    assert {"2021/index.html", "2021/a.html", "2021/team/x.html"} < set(links)


def test_a_folder_of_a_large_folder_too(project: Project) -> None:
    project.write(**NOTES)
    assert lists(build(project, 7)) == ["list-2021", "list-2022"]
    built = build(project, 6)
    assert lists(built) == ["list-2021", "list-2021-team", "list-2022"]
    assert lines(built, "list-2021") == ["Note a", "Note b", "Team", "  All 4 pages"]
    crumbs = [(link["href"], link.get_text()) for link in page(built, "list-2021-team").select(".related li a")]
    assert ("list.html", "List") in crumbs
    assert ("list-2021.html", "All pages of The year 2021") in crumbs


@pytest.mark.parametrize(("pages", "expected"), [(10, "  All 11 pages"), (9, "  Year n0")])
def test_a_folder_is_large_with_more_than_a_tenth_of_the_limit(project: Project, pages: int, expected: str) -> None:
    limit = 100
    many = {f"many__n{number}": f"{HEAD}# Note {number}\n" for number in range(limit)}
    year = {f"2021__n{number}": f"---\nsource_lang: en\n---\n# Year n{number}\n" for number in range(pages)}
    text = "```{toctree}\n:hidden:\n:glob:\n\n*\nmany/*\n2021/*\n```\n"
    notes = {"index": f"{HEAD}# Home\n\n{text}", "list": NOTES["list"], "2021__index": f"{HEAD}# The year\n"}
    project.write(**many, **year, **notes)
    assert expected in lines(build(project, limit), "list")


def test_both_languages_have_the_same_pages(project: Project) -> None:
    """Notes that are in one of them only count in both."""
    project.write(**NOTES)
    only = {"pair_only": {"en": ["2022/a", "plain"]}}
    english, chinese = (build(project, COUNT - 1, language=code, **only) for code in ("en", "zh_TW"))
    assert lists(english) == lists(chinese) == ["list-2021", "list-2022"]
    assert "  All 3 pages" in lines(english, "list")
    assert "  全部 2 頁" in lines(chinese, "list")
    switch = page(chinese, "list-2022").select_one("a[hreflang=en]")
    assert switch is not None and switch["href"] == "./../en/list-2022.html"
    title = page(chinese, "list-2022").select_one("h1")
    assert title is not None
    assert title.get_text().startswith("「The year 2022」的所有頁面")
    assert title.select_one('[lang="en"]') is not None


def test_a_note_of_the_same_name_stays(project: Project) -> None:
    project.write(
        **NOTES | {"list-2021": f"{HEAD}# A note\n", "index": NOTES["index"].replace("list\n", "list\nlist-2021\n")}
    )
    built = build(project, COUNT - 1)
    assert lists(built) == ["list-2021", "list-2021-", "list-2022"]
    assert "A note" in page(built, "list-2021").get_text()
    assert "Note a" in lines(built, "list-2021-")


def test_they_follow_titles_and_the_page_that_leads_to_them_is_not_written_for_it(project: Project) -> None:
    project.write(**NOTES)
    built = build(project, COUNT - 1)
    path = Path(built.app.outdir) / "list.html"
    before = path.stat().st_mtime_ns
    project.write(**{"2021__team__x": f"{HEAD}# Renamed\n"})
    built = build(project, COUNT - 1)
    assert "  Renamed" in lines(built, "list-2021")
    assert path.stat().st_mtime_ns == before
    project.write(**{"2021__c": f"{HEAD}# New\n"})
    built = build(project, COUNT - 1)
    assert "New" in lines(built, "list-2021")
    assert "  All 8 pages" in lines(built, "list")


#: With a note above the list, and a page for a folder of a folder.
DEEP = NOTES | {
    "index": NOTES["index"].replace("list\n", ""),
    "plain": f"{HEAD}# Plain\n\n```{{toctree}}\nlist\n```\n",
}
PAGES = {"list-2021", "list-2021-team", "list-2022"}
MADE_OF: list[tuple[str, dict[str, str], dict[str, object], set[str]]] = [
    ("a note's title", {"2021__team__x": f"{HEAD}# Renamed\n"}, {}, {"list-2021-team"}),
    ("another note", {"2022__later": f"{HEAD}# New\n"}, {}, {"list-2022"}),
    ("its own title", {"2022__index": DEEP["2022__index"].replace("# The", "# A *marked*")}, {}, {"list-2022"}),
    ("a title above", {"2021__index": DEEP["2021__index"].replace("The", "A")}, {}, {"list-2021", "list-2021-team"}),
    ("a title above the list", {"plain": DEEP["plain"].replace("Plain", "Above")}, {}, PAGES),
    ("the list's title", {"list": DEEP["list"].replace("# List", "# All")}, {}, PAGES),
    ("a setting of pages", {}, {"html_permalinks_icon": "#"}, PAGES),
    ("another setting", {}, {"myst_heading_anchors": 2}, PAGES),
    ("nothing", {}, {}, set()),
    ("a note's text", {"2021__a": f"{HEAD}# Note a\n\nText.\n"}, {}, set()),
]


@pytest.mark.parametrize(
    ("changed", "settings", "expected"), [row[1:] for row in MADE_OF], ids=[row[0] for row in MADE_OF]
)
def test_a_page_is_made_anew_when_what_it_is_made_of_changes(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    changed: dict[str, str],
    settings: dict[str, object],
    expected: set[str],
) -> None:
    made: set[str] = set()
    make = folder_pages._made

    def remember(page: folder_pages._Listed, builder: StandaloneHTMLBuilder) -> dict[str, Any]:
        made.add(page.folder.page)
        return make(page, builder)

    def output() -> list[str]:
        built = build(project, 6, **settings)
        return [built.output(f"{name}.html") for name in lists(built)]

    project.write(**DEEP)
    build(project, 6)
    monkeypatch.setattr(folder_pages, "_made", remember)
    project.write(**changed)
    again = output()
    assert made == expected
    rmtree(project.folder / "_build")
    assert output() == again
    assert made == PAGES


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_writes_no_note_has_them_too(project: Project, jobs: int) -> None:
    """Nor does the process that writes them, where several write notes."""
    project.write(**NOTES)
    first = build(project, COUNT - 1, jobs=jobs).output("list-2021.html")
    assert build(project, COUNT - 1, jobs=jobs).output("list-2021.html") == first
    assert "<h1>All pages of" in first


def test_they_go_with_their_folders(project: Project) -> None:
    project.write(**NOTES)
    build(project, COUNT - 1)
    rmtree(project.folder / "2022")
    project.write(index=NOTES["index"].replace("2022/index\n", ""))
    assert lists(build(project, COUNT - 4)) == ["list-2021"]


def test_the_menu_is_that_of_the_page_that_leads_to_them(project: Project) -> None:
    project.write(**NOTES)
    sidebar = {"html_sidebars": {"**": ["globaltoc.html"]}}
    built = build(project, COUNT - 1, **sidebar)
    menu = [
        (line.get_text(), "current" in line["class"]) for line in page(built, "list-2021").select(".sphinxsidebar li")
    ]
    assert menu == [("List", True), ("Plain", False), ("The year 2021", False), ("The year 2022", False)]


def test_with_addresses_of_folders_they_lead_to_each_other(project: Project) -> None:
    project.write(**NOTES)
    built = build(project, COUNT - 1, "dirhtml")
    assert page(built, "list/index").select_one('a[href="../list-2021/"]') is not None
    assert page(built, "list-2021/index").select_one('a[href="../2021/team/x/"]') is not None


def test_a_book_has_one_list(project: Project) -> None:
    project.write(**NOTES)
    book = build(project, 1, "epub", version="1", copyright="us", html_theme="epub")
    text = book.output("list.xhtml")
    assert "Of the team: x" in text and "Later note a" in text
    assert [path.name for path in Path(book.app.outdir).glob("list-*")] == []
