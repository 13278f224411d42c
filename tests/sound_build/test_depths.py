"""Notes each of which lists only the next one: what is too many levels down is named, cut, and whole again."""

from __future__ import annotations

import pytest

from tests.project import EXTENSIONS, Built, Project, page
from tests.sound_build.test_ways import write

from sound_build.cuts import cuts_of
from sound_build.depths import LEVELS, Deep, deep

ALONE = ["myst_parser", "sound_build"]


def chain(count: int, first: int = 1) -> dict[str, list[str]]:
    """Notes below one another."""
    names = [f"n{number:04}" for number in range(first, first + count)]
    return {name: names[at + 1 : at + 2] for at, name in enumerate(names)}


def below_index(count: int) -> dict[str, list[str]]:
    return {"index": ["n0001"], **chain(count)}


@pytest.mark.parametrize(
    ("levels", "cut"),
    [
        (LEVELS, []),
        (LEVELS + 1, [(LEVELS, LEVELS + 1)]),
        (2 * LEVELS + 1, [(LEVELS, LEVELS + 1)]),
        (2 * LEVELS + 2, [(LEVELS, LEVELS + 1), (2 * LEVELS + 1, 2 * LEVELS + 2)]),
    ],
)
def test_what_is_too_deep_begins_anew(levels: int, cut: list[tuple[int, int]]) -> None:
    expected = [Deep(f"n{note:04}", f"n{listed:04}") for note, listed in cut]
    assert deep(below_index(levels), "index") == expected


def test_notes_that_the_first_page_does_not_lead_to_have_as_many_levels() -> None:
    assert deep({"index": [], **chain(LEVELS + 1)}, "index") == []
    assert deep({"index": [], **chain(LEVELS + 2)}, "index") == [Deep(f"n{LEVELS + 1:04}", f"n{LEVELS + 2:04}")]


def test_the_shortest_of_several_ways_is_kept() -> None:
    """A note at the end of a long way that lists the notes above it, or a list of all notes beside it."""
    listed = below_index(LEVELS)
    listed[f"n{LEVELS:04}"] = ["book"]
    listed |= {"index": ["n0001", "book"], "book": ["page"], "page": []}
    assert deep(listed, "index") == [Deep(f"n{LEVELS:04}", "book")]
    every = below_index(3 * LEVELS)
    every["index"] = ["all", *every["index"]]
    every["all"] = [name for name in every if name.startswith("n")]
    left = cut(every)
    assert left["index"] == every["index"] and left["all"] == every["all"][1:]
    assert levels(left) <= LEVELS


def test_the_root_is_its_own_beginning() -> None:
    listed = {"above": ["index"], **below_index(LEVELS)}
    assert deep(listed, "index") == [Deep("above", "index")]


@pytest.mark.parametrize("width", [1, 2, 3])
def test_no_way_that_is_left_is_longer(
    width: int,
) -> None:
    """Each note lists some of those that follow."""
    count = 4 * LEVELS
    names = [f"n{number:04}" for number in range(count)]
    listed = {
        name: [names[at + step] for step in range(1, width + 1) if at + step < count] for at, name in enumerate(names)
    }
    assert levels(cut({"index": names[:1], **listed})) == LEVELS


def cut(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    found = set(deep(listed, "index"))
    return {note: [name for name in names if Deep(note, name) not in found] for note, names in listed.items()}


def levels(listed: dict[str, list[str]]) -> int:
    """The most that any way leads down; notes are listed by ones that come before them."""
    down = dict.fromkeys(listed, 0)
    for note, names in listed.items():
        for name in names:
            down[name] = max(down[name], down[note] + 1)
    return max(down.values())


def test_thousands_of_notes_need_no_recursion() -> None:
    assert len(cuts_of(below_index(5000), "index").deep) == 5000 // (LEVELS + 1)


def build(project: Project, extensions: list[str], jobs: int) -> Built:
    own = {"primary_domain": "py"} if extensions == ALONE else {}
    built = project.build("html", jobs=jobs, html_theme="basic", extensions=extensions, **own)
    project.close()
    return built


@pytest.mark.builds
@pytest.mark.parametrize(("extensions", "jobs"), [(ALONE, 2), (["myst_parser", *EXTENSIONS], 1)])
def test_a_long_way_is_named_cut_and_whole_again(project: Project, extensions: list[str], jobs: int) -> None:
    count = LEVELS + 2
    last, first = f"n{LEVELS:04}", f"n{LEVELS + 1:04}"
    write(project, below_index(count))
    built = build(project, extensions, jobs)
    assert [line.partition(". A note")[0] for line in built.warnings] == [
        f"{last}.md:6: WARNING: toctrees lead more than {LEVELS} levels down to {first}"
    ]
    assert not page(built, last).select("[role=main] .toctree-wrapper a")
    assert page(built, first).select("[role=main] .toctree-wrapper a")
    assert build(project, extensions, jobs).warnings == built.warnings
    write(project, {"index": ["n0001", f"n{count:04}"], first: []})
    mended = build(project, extensions, jobs)
    assert len(mended.warnings) == 1
    write(project, {"index": ["n0002", "n0001"], "n0001": [], first: []})
    whole = build(project, extensions, jobs)
    assert [line for line in whole.warnings if "levels" in line] == []
    assert [link.get_text() for link in page(whole, last).select("[role=main] .toctree-wrapper a")] == [first]
