"""What a toctree lists in a page: two levels of titles where it says nothing of it, else what its author wrote."""

from __future__ import annotations

from shutil import rmtree

import pytest
from bs4 import BeautifulSoup

from tests.navigation.test_shown import HEAD, SETTINGS, changed_as_in_a_clean_build
from tests.project import Project, page

pytestmark = pytest.mark.builds


def with_toctree(title: str, *entries: str, options: str = "", headings: str = "") -> str:
    lines = "\n".join(entries)
    return f"{HEAD}# {title}\n\n```{{toctree}}\n{options}\n{lines}\n```\n\n{headings}"


#: Each page lists the next one, in a toctree with options that hold in its own page only.
NOTES = {
    "index": with_toctree("Home", "year"),
    "year": with_toctree("Year", "team", headings="## Words of the year\n"),
    "team": with_toctree("Team", "note", options=":maxdepth: 1\n:titlesonly:\n", headings="## Words of the team\n"),
    "note": with_toctree("Note", "last", headings="## Words of the note\n"),
    "last": f"{HEAD}# Last\n\n## Words of the last\n",
}


def home(options: str = "") -> str:
    return with_toctree("Home", "year", options=options)


def listed(project: Project, **settings: int) -> list[str]:
    """What the toctrees of the home page list, each line after so many dots as there are lines above it."""
    project.close()
    project.apps.clear()
    built = project.build("html", fresh=True, **SETTINGS, **settings)
    assert built.warnings == []
    links = page(built, "index").select(".toctree-wrapper a")
    return ["." * (len(link.find_parents("li")) - 1) + link.get_text() for link in links]


ALL = ["Year", ".Team", "..Note", "...Last", "....Words of the last", "...Words of the note"]
ALL += ["..Words of the team", ".Words of the year"]


def test_without_a_depth_it_lists_two_levels_of_titles(project: Project) -> None:
    """Sphinx lists every heading of every note: the home page of a thousand notes had 1.7 MB."""
    project.write(**NOTES)
    assert listed(project) == ["Year", ".Team"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":maxdepth: 1\n", ["Year"]),
        (":maxdepth: 2\n", ["Year", ".Team", ".Words of the year"]),
        (":maxdepth: 3\n", ["Year", ".Team", "..Note", "..Words of the team", ".Words of the year"]),
        (":maxdepth: 0\n", ALL),
        (":titlesonly:\n", ["Year", ".Team", "..Note", "...Last"]),
        (":maxdepth: 3\n:titlesonly:\n", ["Year", ".Team", "..Note"]),
    ],
)
def test_what_its_author_wrote_is_obeyed(project: Project, options: str, expected: list[str]) -> None:
    project.write(**NOTES | {"index": home(options)})
    assert listed(project) == expected
    assert listed(project, navigation_listed_levels=0) == expected, "as Sphinx does"


@pytest.mark.parametrize(("levels", "expected"), [(0, ALL), (1, ["Year"]), (3, ["Year", ".Team", "..Note"]), (-1, ALL)])
def test_a_site_may_have_other_levels(project: Project, levels: int, expected: list[str]) -> None:
    project.write(**NOTES)
    assert listed(project, navigation_listed_levels=levels) == expected


@pytest.mark.parametrize(("options", "expected"), [("", ["Year"]), (":includehidden:\n", ["Year", ".Team"])])
def test_hidden_toctrees_below_it_are_shown_where_it_says_so(
    project: Project, options: str, expected: list[str]
) -> None:
    year = with_toctree("Year", "team", options=":hidden:\n")
    project.write(**NOTES | {"index": home(options), "year": year})
    assert listed(project) == expected


def test_toctrees_in_sections_and_of_one_page_each_say_it_for_themselves(project: Project) -> None:
    deep = "```{toctree}\n:maxdepth: 0\n\nnote\n```\n"
    project.write(**NOTES | {"index": f"{home()}\n## A section\n\n{deep}", "team": f"{HEAD}# Team\n"})
    expected = ["Year", ".Team", "Note", ".Last", "..Words of the last", ".Words of the note"]
    assert listed(project) == expected


def test_the_menu_of_a_page_has_what_it_had(project: Project) -> None:
    project.write(**NOTES)
    built = project.build("html", html_theme="basic", html_sidebars={"**": ["globaltoc.html"]})
    links = [link.get_text() for link in page(built, "note").select(".sphinxsidebar li a")]
    assert links == ["Year", "Team", "Note", "Last", "Words of the note"]


def test_books_have_all_contents(project: Project) -> None:
    """The book of an e-reader has lists of its own beside what its pages list."""
    project.write(**NOTES)
    built = project.build("epub", version="1")
    pages = {name: built.output(f"{name}.xhtml").partition("\n")[2] for name in ("index", "nav")}
    listed = BeautifulSoup(pages["index"], "html.parser").select(".toctree-wrapper a")
    assert [link.get_text() for link in listed] == [line.lstrip(".") for line in ALL]
    assert "Words of the team" in pages["nav"]


def test_a_page_is_written_anew_for_the_titles_that_it_lists_and_not_for_headings(project: Project) -> None:
    project.write(**NOTES)
    heading = {"year": NOTES["year"].replace("Words of the year", "Other words")}
    assert "index" not in changed_as_in_a_clean_build(project, **heading)
    assert "index" in changed_as_in_a_clean_build(project, team=NOTES["team"].replace("# Team", "# Group"))
    assert "index" not in changed_as_in_a_clean_build(project, note=NOTES["note"].replace("# Note", "# Text"))


@pytest.mark.parametrize("change", [("# Last", "# Final"), ("of the last", "at the end")])
def test_a_depth_of_a_toctree_below_hides_nothing_of_what_a_page_lists(
    project: Project, change: tuple[str, str]
) -> None:
    """The page was not written again: ``:maxdepth: 1`` of a page below it was taken for the end of its own list."""
    project.write(**NOTES | {"index": home(":maxdepth: 0\n")})
    assert "index" in changed_as_in_a_clean_build(project, last=NOTES["last"].replace(*change))


@pytest.mark.parametrize(
    ("options", "expected", "changed"),
    [("", ["Team", ".Note", "Year"], "note"), (":maxdepth: 1\n", ["Team", "Year"], "team")],
)
def test_a_toctree_before_the_title_of_its_page_takes_no_level(
    project: Project, options: str, expected: list[str], changed: str
) -> None:
    """Sphinx lists its pages beside this one; a page was not written again for what is one level deeper."""
    toctree = "```{toctree}\n:maxdepth: 1\n\nteam\n```\n\n"
    project.write(**NOTES | {"index": home(options), "year": f"{HEAD}{toctree}# Year\n"})
    assert listed(project) == expected
    rmtree(project.folder / "_build")
    edited = {changed: NOTES[changed].replace("# Note", "# Text").replace("# Team", "# Group")}
    assert "index" in changed_as_in_a_clean_build(project, **edited)
