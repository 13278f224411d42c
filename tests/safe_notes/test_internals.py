"""What this needs of MyST and docutils is as it was read."""

from __future__ import annotations

import inspect

import pytest
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en, zh_tw
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.directives import parse_directive_text
from sphinx.transforms.post_transforms.images import ImageDownloader

from tests.project import Project

from safe_notes import internals, lists, myst_markup


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("run_directive", ["self", "name", "first_line", "content", "position", "additional_options", "block_text"]),
        ("render_myst_role", ["self", "token"]),
        ("render_restructuredtext", ["self", "token"]),
        ("render_substitution", ["self", "token", "inline"]),
    ],
)
def test_myst_runs_what_a_note_uses_by_these_methods(name: str, parameters: list[str]) -> None:
    method = inspect.unwrap(getattr(DocutilsRenderer, name))
    assert list(inspect.signature(method).parameters) == parameters


def test_myst_looks_directives_and_roles_up_in_one_place() -> None:
    assert "directives.directive(" in inspect.getsource(inspect.unwrap(DocutilsRenderer.run_directive))
    assert "roles.role(" in inspect.getsource(inspect.unwrap(DocutilsRenderer.render_myst_role))
    assert callable(directives.directive)
    assert callable(roles.role)


def test_the_options_of_a_directive_are_read_as_myst_reads_them() -> None:
    from docutils.parsers.rst.directives.tables import CSVTable

    assert parse_directive_text(CSVTable, "", ":file: a.csv\n\nb", line=1).options == {"file": "a.csv"}


def test_numbers_of_lines_have_bounds() -> None:
    assert internals.is_in_bounds("1-3,100000")
    assert not internals.is_in_bounds("1-3,100001")
    internals.guard_renderer(myst_markup.refused)
    assert DocutilsRenderer._parse_linenos("1-2", 3) == [1, 2]
    with pytest.raises(ValueError, match="out of range"):
        DocutilsRenderer._parse_linenos("1-100001", 3)


def test_a_picture_of_another_host_is_one_that_sphinx_would_fetch() -> None:
    assert ImageDownloader.default_priority == 100
    assert callable(ImageDownloader.match)


def test_a_note_in_markdown_is_told_from_others(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    env = project.build(source_suffix={".md": "markdown", ".rst": "restructuredtext"}).app.env
    assert internals.is_markdown(env, "index")
    (project.folder / "other.rst").write_text("Other\n=====\n", encoding="utf-8")
    env.project.discover()
    assert not internals.is_markdown(env, "other")


@pytest.mark.parametrize("language", [en, zh_tw])
def test_no_language_of_docutils_gives_an_allowed_name_to_another_directive(language: object) -> None:
    """docutils knows directives by translated names, too."""
    known = {**getattr(language, "directives"), **getattr(language, "roles")}  # noqa: B009
    same = {"code-block": "code", "sourcecode": "code", "pep": "pep-reference", "rfc": "rfc-reference"}
    same |= {"ac": "acronym", "sub": "subscript", "sup": "superscript"}
    same |= {"t": "title-reference", "title": "title-reference"}
    allowed = {*lists.DIRECTIVES, *lists.ROLES}
    renamed = {name: known[name] for name in allowed if known.get(name, name) != name}
    assert {name for name, meant in renamed.items() if same.get(name) != meant} == set()
