"""Bad input: one clear message with its place and what is allowed, and the rest of the page."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sphinx.cmd.build import main

from tests.project import Project

from language_pair.faults import FaultEnum

HEAD = "---\nsource_lang: en\n---\n# Title\n\n"  # so the first line of a body is line 6
#: What MyST says of an option: a directive's `option_spec` is where they are listed.
_ALLOWED = re.compile(r"\(allowed: \[.+?\]\)")
THIS_YEAR = datetime.datetime.now(tz=datetime.UTC).year


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    warnings: list[str]
    kept: list[str]


def cases() -> Iterator[Case]:
    """The cases of ``tests/records/faults/*.txt``, whose README says how they are written."""
    for path in sorted((Path(__file__).parent / "faults").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        text = text.replace("{this year}", str(THIS_YEAR)).replace("{next year}", str(THIS_YEAR + 1))
        parts = [part.strip("\n") for part in text.split("\n.\n")]
        for name, body, warnings, kept in zip(*[iter(parts[:-1])] * 4, strict=True):
            yield Case(f"{path.stem}: {name}", body + "\n", warnings.splitlines(), kept.splitlines())


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_fault_in_a_note(project: Project, case: Case) -> None:
    project.write(index=HEAD + case.body)
    built = project.build("text")
    assert [_ALLOWED.sub("(allowed: …)", warning) for warning in built.warnings] == case.warnings
    page = built.output("index.txt")
    for words in case.kept:
        assert words in page


SOURCE_LANG = "The front matter of a note says `source_lang: en` or `source_lang: zh_TW`. [language_pair.source_lang]"


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("# Title\n", "this note has no source_lang"),
        ("---\ntags: a\n---\n# Title\n", "this note has no source_lang"),
        ("---\nsource_lang: fr\n---\n# Title\n", "this note's source_lang is 'fr'"),
        ("---\nsource_lang: zh-cn\n---\n# Title\n", "this note's source_lang is 'zh-cn'"),
    ],
)
def test_missing_or_unknown_source_language(project: Project, note: str, found: str) -> None:
    project.write(index=note)
    built = project.build("text")
    assert built.warnings == [f"index.md:1: WARNING: {found}. {SOURCE_LANG}"]
    assert "Title" in built.output("index.txt")


def test_a_short_row_is_read_as_markdown_reads_it(project: Project) -> None:
    table = "| Item | A | B |\n| ---- | - | - |\n| [x](https://e.org/1) | V |\n"
    project.write(index=f"{HEAD}:::{{testimonial-matrix}}\n{table}:::\n")
    assert project.build().warnings == []


def test_a_fault_makes_the_strict_build_fail(project: Project) -> None:
    project.write(index="# Title\n")

    folder = str(project.folder)
    assert main(["-q", "-W", "-b", "dummy", folder, f"{folder}/_build/strict"]) != 0


def test_every_fault_is_told_apart_and_says_what_is_allowed() -> None:
    for extension in (
        "language_pair",
        "records",
        "note_pages",
        "testimonials",
        "communities",
        "open_spaces",
        "conferences",
        "measurements",
        "safe_notes",
        "sound_build",
    ):
        import_module(f"{extension}.faults")
    faults = list(_members(FaultEnum))
    names = [str(fault) for fault in faults]
    assert len(set(names)) == len(names)
    assert all(fault.allowed.endswith(".") or fault.allowed.endswith(")") for fault in faults)


def _members(kind: type[FaultEnum]) -> Iterator[FaultEnum]:
    yield from kind
    for below in kind.__subclasses__():
        yield from _members(below)


def test_a_way_back_to_no_page(project: Project) -> None:
    project.write(index="---\nsource_lang: en\nback_to: nowhere\n---\n# Title\n")
    assert project.build("text").warnings == [
        "index.md:1: WARNING: there is no page 'nowhere'. `back_to` names pages by their path under `docs/`, separated "
        "by commas: `years, 2021/index`. [pycontw.back_to]"
    ]


@pytest.mark.builds
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="|-: \\\n`aV✓[](){}<>*#:é中", max_size=80))
def test_no_body_of_a_matrix_dies_with_a_traceback(project: Project, body: str) -> None:
    project.write(index=f"{HEAD}::::::{{testimonial-matrix}}\n\n| a | b |\n{body}\n::::::\n\nafter\n")
    built = project.build("text", fresh=True)
    assert "after" in built.output("index.txt")
    assert not any("Traceback" in line for line in built.warnings)
