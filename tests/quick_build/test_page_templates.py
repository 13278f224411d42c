"""Templates of pages are compiled once, and again as soon as they are others."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from sphinx.testing.util import SphinxTestApp

from tests.project import Project
from tests.quicker import unheard

pytestmark = pytest.mark.builds

PAGE = '{% extends "!page.html" %}{% block body %}<p>WORDS {{ "loud"|upper }}</p>{{ super() }}{% endblock %}\n'


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of pages that Jinja has compiled since this was cleared; those of styles have no name."""
    found: list[str] = []
    compile_template = Environment.compile

    def watched(self: Environment, source: str, name: str | None = None, *given: str, **options: bool) -> object:
        found.extend([name] if name else [])
        return compile_template(self, source, name, *given, **options)

    monkeypatch.setattr(Environment, "compile", watched)
    return found


def page_of(project: Project) -> str:
    """The first page after a build."""
    with unheard():
        app = SphinxTestApp(
            "html", srcdir=project.folder, confoverrides={"html_theme": "basic", "templates_path": ["templates"]}
        )
        project.apps.append(app)
        app.build()
    project.close()
    return Path(app.outdir, "index.html").read_text(encoding="utf-8")


def write(project: Project, template: str) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Home\n")
    (project.folder / "templates").mkdir(exist_ok=True)
    (project.folder / "templates/page.html").write_text(template, encoding="utf-8")


def test_a_second_build_compiles_none_and_a_changed_one_is_seen(project: Project, compiled: list[str]) -> None:
    write(project, PAGE)
    assert "<p>WORDS LOUD</p>" in page_of(project)
    assert {"page.html", "layout.html"} <= {name.removeprefix("!") for name in compiled}
    compiled.clear()
    note = project.folder / "index.md"
    note.write_text(f"{note.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")
    assert "<p>WORDS LOUD</p>" in page_of(project) and compiled == []
    write(project, PAGE.replace("WORDS", "OTHERS"))
    assert "<p>OTHERS LOUD</p>" in page_of(project) and set(compiled) == {"page.html"}


def test_a_file_that_was_not_written_to_its_end_is_made_again(project: Project, compiled: list[str]) -> None:
    write(project, PAGE)
    page_of(project)
    kept = list(Path(project.folder).rglob("page-templates/*"))
    for path in kept:
        path.write_bytes(path.read_bytes()[:100])
    compiled.clear()
    write(project, f"{PAGE}\n")
    assert "<p>WORDS LOUD</p>" in page_of(project)
    assert len(kept) > 2 and len(compiled) == len(kept)
