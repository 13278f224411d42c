"""A note of hundreds of headings and of hours is as light at first view as any other page, translated too."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks import workspace
from benchmarks.first_view import FIRST_VIEW
from tests.project import Project, page

pytestmark = pytest.mark.builds

HEADINGS = 490


def weight(language: str, project: Project) -> float:
    """kB, compressed, of the page and of the styles and scripts that it asks for."""
    built = project.build("html", language, html_theme="site_theme")
    shown = page(built, "index")
    assert len(shown.select("main .heading")) > HEADINGS
    assert shown.select_one(".open-spaces table")
    assets = [str(tag.get("href") or tag.get("src")) for tag in shown.select("link[rel=stylesheet], script[src]")]
    files = [Path(built.app.outdir, name.partition("?")[0]) for name in ("index.html", *assets)]
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1000


def test_a_note_of_hundreds_of_headings_is_light(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LONG_BY", (HEADINGS,) * len(workspace.LONG_BY))
    monkeypatch.setattr(workspace.Note, "_link", lambda _note: "")
    note = workspace.Note(workspace.LONG * workspace.HOURS // 10, 1000)
    text = "\n\n".join(note.blocks()).replace("back_to: years\n", "")
    note.docname = "index"
    project.write(index=text)
    workspace.write_catalogs(project.folder / "locale", note)
    sizes = {language: weight(language, project) for language in ("en", "zh_TW")}
    assert {language: size for language, size in sizes.items() if size > FIRST_VIEW} == {}, sizes
