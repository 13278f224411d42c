"""Toctrees that go round in a circle: named once, cut at the link that closes it, whole again when it is broken."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from tests.project import Built, Project, page, touch

from sound_build.cycles import Cycle, cycles

HEAD = "---\nsource_lang: en\n---\n# "


def note(title: str, *names: str) -> str:
    return f"{HEAD}{title}\n\n" + ("```{toctree}\n" + "\n".join(names) + "\n```\n" if names else "text\n")


def build(project: Project, jobs: int = 1) -> Built:
    built = project.build("html", jobs=jobs, html_theme="basic")
    project.close()
    return built


def places(built: Built) -> list[str]:
    return [line.partition(". No note")[0] for line in built.warnings]


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ({"index": ["a"], "a": ["b"], "b": []}, []),
        ({"index": ["a", "b"], "a": ["c"], "b": ["c"], "c": []}, []),  # two ways are no circle
        ({"index": ["index"]}, [Cycle("index", ("index",))]),
        ({"index": ["a"], "a": ["b"], "b": ["a"]}, [Cycle("b", ("a", "b"))]),
        ({"index": ["a"], "a": ["index"]}, [Cycle("a", ("index", "a"))]),
        ({"index": [], "x": ["y"], "y": ["x"]}, [Cycle("y", ("x", "y"))]),
        ({"index": ["a"], "a": ["b", "c"], "b": ["a"], "c": ["a"]}, [Cycle("b", ("a", "b")), Cycle("c", ("a", "c"))]),
    ],
)
def test_the_links_that_close_a_circle(listed: dict[str, list[str]], found: list[Cycle]) -> None:
    assert list(cycles(listed, "index")) == found


def test_a_long_way_down_needs_no_recursion() -> None:
    listed = {str(number): [str(number + 1)] for number in range(5000)}
    assert [cycle.last for cycle in cycles({**listed, "5000": ["0"]}, "0")] == ["5000"]


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_circle_is_named_cut_and_whole_again(project: Project, jobs: int) -> None:
    others = {f"n{number}": note(f"N{number}") for number in range(8)}
    project.write(index=note("Home", "a", *others), a=note("A", "b"), b=note("B", "a", "n0"), **others)
    first = build(project, jobs)
    circle = ["b.md:6: WARNING: the toctrees go round in a circle: a → b → a"]
    assert places(first) == circle
    assert [link.get_text() for link in page(first, "b").select(".toctree-wrapper a")] == ["N0"]
    assert [link["href"] for link in page(first, "a").select(".toctree-l1 > a.reference")][-1:] == ["b.html"]
    with Path(first.app.doctreedir, "environment.pickle").open("rb") as file:
        assert pickle.load(file).toctree_includes["b"] == ["a", "n0"]
    assert places(build(project, jobs)) == circle
    project.write(a=note("A"))  # which breaks it: b was not touched, and lists a
    touch(project.folder / "a.md")
    built = build(project, jobs)
    lost = "b.md:1: WARNING: no toctree has this note: add the line 'b' to the toctree in index.md:6. "
    assert [line.startswith(lost) for line in places(built)] == [True]
    assert [link.get_text() for link in page(built, "b").select(".toctree-wrapper a")] == ["A", "N0"]


@pytest.mark.builds
def test_several_circles_and_notes_that_list_themselves(project: Project) -> None:
    project.write(index=note("Home", "a", "c"), a=note("A", "b"), b=note("B", "index"), c=note("C", "d"))
    project.write(d=note("D", "c"), e=note("E", "f"), f=note("F", "e"))
    first = places(build(project))
    assert first == [
        "b.md:6: WARNING: the toctrees go round in a circle: index → a → b → index",
        "d.md:6: WARNING: the toctrees go round in a circle: c → d → c",
        "f.md:6: WARNING: the toctrees go round in a circle: e → f → e",
    ]
    assert places(build(project)) == first
