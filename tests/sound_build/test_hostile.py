"""No note ends a build: each fault is named with its line, all else is built, and a second build says the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from sphinx.cmd.build import main

from tests.project import EXTENSIONS, UNGUARDED, Built, Project, page
from tests.sound_build.hostile import HEAD, NOTES, Note

pytestmark = pytest.mark.builds

INDEX = f"{HEAD}```{{toctree}}\n:glob:\n\n*\n```\n"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'/>"
BOTH = ["genindex", "search"]
NOT_BUILT = "This page could not be built because of an error in its source."
_WARNING = re.compile(r"([\w-]+)\.md(?::(\d+))?: WARNING: (.*)")


@pytest.fixture
def hostile(project: Project) -> Project:
    project.write(index=INDEX)
    for note in NOTES:
        (project.folder / f"{note.name}.md").write_bytes(note.content)
    (project.folder / "b.svg").write_text(PICTURE, encoding="utf-8")
    return project


def build(project: Project, builder: str, jobs: int, extensions: Sequence[str] = UNGUARDED) -> Built:
    settings = {"html_theme": "basic", "suppress_warnings": ["docutils", "epub"]}
    built = project.build(builder, jobs=jobs, whole=True, extensions=extensions, **settings)
    project.close()
    return built


def said(built: Built) -> dict[str, list[tuple[int, str]]]:
    """Lines and sentences by note."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in built.warnings:
        if match := _WARNING.fullmatch(line):  # a book may lack an option
            found[match[1]].append((int(match[2] or 0), match[3]))
    return found


def wrong(note: Note, found: list[tuple[int, str]]) -> list[object]:
    """What is said of *note* and should not be, or is not said."""
    missing = [each for each in note.expected if not any(each[0] == line and each[1] in words for line, words in found)]
    others = [each for each in found if not any(each[0] == line and words in each[1] for line, words in note.expected)]
    if note.expected:  # a fault may have others in its train, such as front matter that is lost
        others = [each for each in others if "source_lang" not in each[1]]
    return [*missing, *others]


@pytest.mark.parametrize(
    ("builder", "jobs"),
    [
        ("html", 1),
        ("html", 2),
        pytest.param("epub", 2, marks=pytest.mark.long),
        *(pytest.param(name, jobs, marks=pytest.mark.long) for name in ("text", "latex", "gettext") for jobs in (1, 2)),
        *(pytest.param(name, 1, marks=pytest.mark.long) for name in ("dirhtml", "singlehtml", "man", "epub")),
    ],
)
def test_each_fault_is_named_and_all_else_is_built(hostile: Project, builder: str, jobs: int) -> None:
    first = build(hostile, builder, jobs)
    found = said(first)
    assert {note.name: bad for note in NOTES if (bad := wrong(note, found[note.name]))} == {}
    assert sorted(build(hostile, builder, jobs).warnings) == sorted(first.warnings)
    if builder == "html":
        missing = [note.name for note in NOTES if not Path(first.app.outdir, f"{note.name}.html").is_file()]
        assert missing == []


def test_there_are_many_cases() -> None:
    assert len({note.name for note in NOTES}) == len(NOTES) >= 60


def test_a_note_that_cannot_be_read_has_a_page_that_says_so_in_the_page_s_language(project: Project) -> None:
    project.write(index=INDEX, good=f"{HEAD}All is well.\n")
    (project.folder / "bad.md").write_bytes(HEAD.encode() + b"\xff\n")
    assert NOT_BUILT in page(project.build("html", html_theme="basic"), "bad").get_text()
    project.close()
    built = project.build("html", "zh_TW", html_theme="basic")
    assert "這一頁的原始檔有錯誤，因此無法產生。" in page(built, "bad").get_text()
    assert "All is well." in page(built, "good").get_text()
    assert [link["href"] for link in page(built, "index").select(".toctree-l1 > a")] == ["bad.html", "good.html"]


def test_such_a_page_counts_as_nothing_to_translate_and_is_not_found(project: Project) -> None:
    from language_pair.state import pair_of

    project.write(index=INDEX)
    (project.folder / "bad.md").write_bytes(HEAD.encode() + b"unfindable \xff\n")
    built = project.build("html", "zh_TW", html_theme="basic")
    assert all(progress.total == 0 for progress in pair_of(built.app.env).notes["bad"].progress.values())
    store = "".join(path.read_text(encoding="utf-8") for path in Path(built.app.outdir, "_search").rglob("*.js"))
    assert "bad.html" not in store and "index.html" in store


def test_a_note_that_is_mended_is_a_page_again(project: Project) -> None:
    project.write(index=INDEX)
    path = project.folder / "note.md"
    path.write_bytes(HEAD.encode() + b"\xff\n")
    assert len(project.build("html", html_theme="basic").warnings) == 1
    project.close()
    project.write(note=f"{HEAD}Mended.\n")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert "Mended." in page(built, "note").get_text()


def test_a_strict_build_fails_and_says_the_whole_error_when_it_is_asked(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(index=f"{HEAD}{'*' * 1500}a{'*' * 1500}\n")
    arguments = ["-b", "dummy", str(project.folder), f"{project.folder}/_build/strict"]
    assert main(["-q", "-W", *arguments]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert main(["-v", "-E", *arguments]) == 0
    assert "RecursionError" in capsys.readouterr().out


def test_a_first_page_that_cannot_be_read_does_not_make_orphans_of_the_others(project: Project) -> None:
    project.write(index="x", note=f"{HEAD}text\n")
    (project.folder / "index.md").write_bytes(INDEX.encode() + b"\xff\n")
    assert [line.partition(": WARNING")[0] for line in project.build("text").warnings] == ["index.md:11"]


def test_with_the_limits_of_notes_each_is_named_too(hostile: Project) -> None:
    """By what refuses it first; the page is there."""
    built = build(hostile, "html", 1, ["myst_parser", *EXTENSIONS])
    found = said(built)
    assert [note.name for note in NOTES if note.expected and not found[note.name]] == []
    assert [note.name for note in NOTES if not Path(built.app.outdir, f"{note.name}.html").is_file()] == []


@pytest.mark.parametrize(
    ("builder", "named"), [("html", ["genindex", "search"]), ("dirhtml", ["genindex", "search"]), ("text", [])]
)
def test_a_note_with_the_name_of_a_page_of_the_site_is_named(project: Project, builder: str, named: list[str]) -> None:
    """Its text was on no page, and nothing said so."""
    project.write(index=INDEX, search=f"{HEAD}Words\n", genindex=f"{HEAD}Words\n", searching=f"{HEAD}Words\n")
    built = project.build(builder, whole=True, html_theme="basic")
    lines = [line for line in built.warnings if "takes the place of this note" in line]
    assert [line.partition(".md:1: WARNING: the site's own page")[0] for line in lines] == named
