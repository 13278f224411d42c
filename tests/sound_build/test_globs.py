"""A glob lists what no other note's toctree does: each note is once in the menu, and somewhere."""

from __future__ import annotations

import pytest

from tests.project import Built, Project, page, touch

from sound_build.cuts import cuts_of
from sound_build.globs import Found, found_elsewhere

HEAD = "---\nsource_lang: en\n---\n# "
GLOB = "\n\n```{toctree}\n:glob:\n\n*\n```\n"


def note(title: str, *names: str) -> str:
    return f"{HEAD}{title}\n\n" + ("```{toctree}\n:hidden:\n\n" + "\n".join(names) + "\n```\n" if names else "text\n")


@pytest.mark.parametrize(
    ("listed", "globbed", "found"),
    [
        ({"index": ["a", "b"], "a": ["b"]}, {"index": {"a", "b"}}, [Found("index", "b")]),
        ({"index": ["a", "b"], "a": ["b"]}, {}, []),  # both name it
        ({"index": ["a", "b"], "a": ["b"]}, {"index": {"a"}}, []),
        ({"index": ["a", "b"], "a": ["b"]}, {"index": {"a", "b"}, "a": {"b"}}, []),  # two globs
        ({"index": ["a"]}, {"index": {"a"}}, []),
    ],
)
def test_what_a_glob_leaves_to_others(
    listed: dict[str, list[str]], globbed: dict[str, set[str]], found: list[Found]
) -> None:
    assert found_elsewhere(listed, globbed) == found


def test_notes_that_name_each_other_are_left_to_nobody_but_the_glob() -> None:
    cuts = cuts_of({"index": ["a", "b"], "a": ["b"], "b": ["a"]}, "index", {"index": {"a", "b"}})
    assert [cycle.last for cycle in cuts.cycles] == ["b"]
    assert cuts.globbed == [Found("index", "b")]  # and a, of which b is below, stays


def listed(built: Built) -> list[str]:
    """The pages that the folder's index lists on its page."""
    return [link.get_text() for link in page(built, "notes/index").select(".toctree-wrapper a")]


def build(project: Project, jobs: int) -> Built:
    built = project.build("html", jobs=jobs, html_theme="basic")
    project.close()
    project.apps.clear()
    assert built.warnings == []
    return built


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_index_lists_what_a_directory_does_not(project: Project, jobs: int) -> None:
    others = {f"notes__n{number}": note(f"N{number}") for number in range(5)}
    all_of_them = note("All", "n1", "n2")
    project.write(
        index=note("Home", "notes/index"), notes__index=f"{HEAD}Notes{GLOB}", notes__all=all_of_them, **others
    )
    for _time in range(2):  # in a build that reads nothing, too
        assert listed(build(project, jobs)) == ["All", "N0", "N3", "N4"]
    project.write(notes__all=note("All", "n2"))
    touch(project.folder / "notes/all.md")
    assert listed(build(project, jobs)) == ["All", "N0", "N1", "N3", "N4"]


@pytest.mark.builds
def test_pages_of_no_note_have_the_same_menu_in_a_build_with_nothing_to_do(project: Project) -> None:
    """They had all that the glob finds."""
    project.write(index=f"{HEAD}Home{GLOB}", a=note("A", "b"), b=note("B"))

    def menu() -> list[str]:
        sidebars = {"html_sidebars": {"**": ["globaltoc.html"]}}
        built = project.build("html", whole=True, html_theme="basic", **sidebars)
        project.close()
        project.apps.clear()
        return [link.get_text() for link in page(built, "search").select(".sphinxsidebar li a")]

    assert menu() == ["A"]
    assert menu() == ["A"]
