"""A note with thousands of mistakes of one kind has a log that can be read, and fails a strict build."""

from __future__ import annotations

import pytest
from sphinx.cmd.build import main

from tests.project import Built, Project

from sound_build.many import MORE, SHOWN, path_of

HEAD = "---\nsource_lang: en\n---\n# Title\n\n"
TOCTREE = "```{toctree}\n:glob:\n\n*\n```\n"


def build(project: Project, jobs: int = 1) -> Built:
    built = project.build("html", jobs=jobs, html_theme="basic")
    project.close()
    return built


def lines_of(built: Built, name: str) -> list[str]:
    return [line for line in built.warnings if line.startswith(f"{name}.md:")]


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("/a/note.md:3", "/a/note.md"),
        ("/a/note.md", "/a/note.md"),
        ("/a/note.md:3:<translated>:1", "/a/note.md"),
        ("C:\\a\\note.md:3", "C:\\a\\note.md"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_file_in_a_place(place: object, path: str) -> None:
    assert path_of(place) == path


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_each_kind_of_each_note_is_shown_up_to_its_limit(project: Project, jobs: int) -> None:
    links, tags = "[a](nowhere.md)\n\n", "a <speaker> b\n\n"
    project.write(
        index=f"{HEAD}{TOCTREE}",
        few=HEAD + links * SHOWN,
        many=HEAD + links * (SHOWN + 1),
        both=HEAD + links * 300 + tags * 300,
        **{f"n{number}": HEAD for number in range(6)},
    )
    built = build(project, jobs)
    assert len(lines_of(built, "few")) == SHOWN and MORE not in "".join(lines_of(built, "few"))
    many = lines_of(built, "many")
    assert len(many) == SHOWN + 1
    assert many[-1] == f"many.md:{6 + 2 * SHOWN}: WARNING: {MORE} [myst.xref_missing]"
    both = lines_of(built, "both")
    assert len(both) == 2 * (SHOWN + 1)
    assert [line.partition("WARNING: ")[2] for line in both if MORE in line] == [
        f"{MORE} [language_pair.html]",
        f"{MORE} [myst.xref_missing]",
    ]
    assert sorted(build(project, jobs).warnings) == sorted(built.warnings)


@pytest.mark.builds
def test_a_strict_build_fails_and_counts_all(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(index=HEAD + "a <speaker> b\n\n" * 100)
    assert main(["-W", "--keep-going", "-b", "dummy", str(project.folder), f"{project.folder}/_build/strict"]) == 1
    assert "100 warnings" in capsys.readouterr().out
