"""What docutils says of a directive that holds many lines is one line, with its place."""

from __future__ import annotations

import pytest

from tests.project import UNGUARDED, Project

from sound_build.one_line import shortened


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("a\n\nb  c [docutils]", "a b c [docutils]"),
        ("a\nb", "a b"),
        (f"{'x' * 300}\n[docutils]", f"{'x' * 300} [docutils]"),
        (f"{'x' * 301}\n[docutils]", f"{'x' * 300}… [docutils]"),
    ],
)
def test_lines_become_one(said: str, line: str) -> None:
    assert shortened(said) == line


@pytest.mark.builds
def test_the_tables_of_docutils_say_what_is_wrong_in_one_line(project: Project) -> None:
    """Six lines each, of which only the first one had a place."""
    csv = '```{csv-table} A\n:widths: 1, 2, 3\n\n"a", "b"\n"c"\n```\n'
    listed = "```{list-table} B\n\n* - a\n  - b\n* - c\n```\n"
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n{csv}\n{listed}")
    built = project.build("html", html_theme="basic", extensions=UNGUARDED)
    assert len(built.warnings) == 2
    for line, (number, name) in zip(built.warnings, [(6, "csv-table"), (13, "list-table")], strict=True):
        assert line.startswith(f"index.md:{number}: ") and name in line and line.endswith("[docutils]")
