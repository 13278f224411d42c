"""Which files are notes: those that Sphinx takes for notes by ``source_suffix``."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tools import notes
from tools.catalogs import settings


def test_the_site_s_notes_are_markdown() -> None:
    assert notes.file_of("2021/open-space") == notes.DOCS / "2021/open-space.md"
    assert notes.file_of("2021/opn-space") is None
    assert {notes.without_suffix(text) for text in ("2021/a", "2021/a.md")} == {"2021/a"}
    assert "2021/open-space" in notes.names_in()
    assert notes.names_in(notes.DOCS / "2021") == [name for name in notes.names_in() if name.startswith("2021/")]


def test_another_suffix_of_notes_is_known_by_the_setting_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = dataclasses.replace(settings.read(), source_suffixes=(".md", ".rst"))
    monkeypatch.setattr(settings, "read", lambda: both)
    monkeypatch.setattr(notes, "DOCS", tmp_path)
    for name in ("one.md", "in/two.rst", "picture.png"):
        tmp_path.joinpath(name).parent.mkdir(exist_ok=True)
        tmp_path.joinpath(name).touch()
    assert notes.names_in(tmp_path) == ["in/two", "one"]
    assert notes.file_of("in/two", tmp_path) == tmp_path / "in/two.rst"
