"""Toctrees through which so many ways lead to a note that no build came to its end: a few ways are kept, and named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project import Built, Project

from sound_build.ways import ENTRIES, ENTRIES_A_NOTE, WAYS, Surplus, surplus

HEAD = "---\nsource_lang: en\n---\n# "


def layers(count: int) -> dict[str, list[str]]:
    """Each note of a layer lists both of the next one."""
    names = [[f"n{layer:02}a", f"n{layer:02}b"] for layer in range(count)]
    listed = {name: below for above, below in zip(names, [*names[1:], []], strict=True) for name in above}
    return {"index": names[0], **listed}


def write(project: Project, listed: dict[str, list[str]]) -> None:
    toctree = "```{{toctree}}\n{}\n```\n"
    project.write(
        **{
            name: f"{HEAD}{name}\n\n" + (toctree.format("\n".join(names)) if names else "text\n")
            for name, names in listed.items()
        }
    )


def build(project: Project, builder: str = "html", jobs: int = 1) -> Built:
    alone = {"extensions": ["myst_parser", "sound_build"], "primary_domain": "py"}
    built = project.build(builder, jobs=jobs, html_theme="basic", suppress_warnings=["epub"], **alone)
    project.close()
    return built


def pages(built: Built) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in Path(built.app.outdir).glob("*.html")}


def entries(listed: dict[str, list[str]], note: str = "index") -> int:
    """As Sphinx walks them."""
    return sum(1 + entries(listed, name) for name in listed[note])


def kept(listed: dict[str, list[str]], cut: list[Surplus]) -> dict[str, list[str]]:
    left = {(each.note, each.listed): each.kept for each in cut}
    return {
        note: [name for at, name in enumerate(names) if names[:at].count(name) < left.get((note, name), len(names))]
        for note, names in listed.items()
    }


@pytest.mark.parametrize(("count", "is_cut"), [(7, False), (8, False), (9, False), (10, True), (40, True), (500, True)])
def test_layers_that_double(count: int, is_cut: bool) -> None:
    listed = layers(count)
    cut = surplus(listed, "index")
    assert bool(cut) == is_cut
    if count < 20:
        assert is_cut == (entries(listed) > ENTRIES + ENTRIES_A_NOTE * len(listed))
    if is_cut:
        left = kept(listed, cut)
        assert entries(left) <= WAYS * len(listed) if count < 100 else True
        assert {name for names in left.values() for name in names} == {name for name in listed if name != "index"}


@pytest.mark.parametrize(("more", "is_cut"), [(0, False), (1, True)])
def test_the_limit_is_that_of_entries(more: int, is_cut: bool) -> None:
    """A hundred lists of one note are few entries; it is the entries of all that count."""
    names = [f"list{number}" for number in range(100)]
    notes = 102
    below = ["common"] * ((ENTRIES + ENTRIES_A_NOTE * notes - 100) // 100)
    listed = {"index": names, **dict.fromkeys(names, below), "common": []}
    listed["index"] = [*names, *["common"] * (ENTRIES + ENTRIES_A_NOTE * notes - 100 - 100 * len(below) + more)]
    assert bool(surplus(listed, "index")) == is_cut


def test_entries_that_are_doubled_in_one_toctree() -> None:
    """Twelve notes, each of which lists the next one twice."""
    listed = {str(number): [str(number + 1)] * 2 for number in range(12)} | {"12": []}
    assert surplus(listed, "0") == [Surplus(str(number), str(number + 1), 1) for number in range(3, 12)]


def test_notes_that_the_first_page_does_not_lead_to_take_nothing_from_it() -> None:
    listed = {**layers(12), "all": [name for name in layers(12) if name != "index"]}
    left = kept(listed, surplus(listed, "index"))
    del left["all"]
    assert {name for names in left.values() for name in names} == {name for name in layers(12) if name != "index"}


@pytest.mark.builds
@pytest.mark.parametrize(
    ("builder", "jobs"),
    [
        ("html", 1),
        *(pytest.param(name, 1, marks=pytest.mark.long) for name in ("singlehtml", "epub", "text", "latex", "dirhtml")),
        pytest.param("html", 2, marks=pytest.mark.long),
    ],
)
def test_a_build_of_layers_that_double_ends_and_names_them(project: Project, builder: str, jobs: int) -> None:
    write(project, layers(20))
    first = build(project, builder, jobs)
    places = [line.partition(". A note is")[0] for line in first.warnings]
    assert places[0] == "n03b.md:6: WARNING: too many toctrees lead to n04a, n04b"
    assert len(places) == 16
    assert build(project, builder, jobs).warnings == first.warnings


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.long)])
def test_each_page_is_whole_again_when_one_note_lists_fewer(project: Project, jobs: int) -> None:
    write(project, layers(11))
    assert len(build(project, jobs=jobs).warnings) == 7
    few = layers(11)
    for number in (4, 7):
        few[f"n{number:02}b"] = []
        write(project, {f"n{number:02}b": []})
    built = build(project, jobs=jobs)
    assert built.warnings == []
    found = pages(built)
    shutil.rmtree(project.folder / "_build")
    assert found == pages(build(project, jobs=jobs))
    assert entries(few) == found["index.html"].count('<li class="toctree-l')
