"""Builds of the whole site repeat themselves; `tests/sound_build` tries many small ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import build_copy, copy_project, differing

pytestmark = pytest.mark.builds


@pytest.mark.long
def test_two_jobs_give_the_same_output(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    assert differing(build_copy(project, "_build/one"), build_copy(project, "_build/two", "-j", "2")) == []


@pytest.mark.long
def test_an_incremental_build_gives_the_same_output_as_a_fresh_one(tmp_path: Path) -> None:
    """Notes, catalogs and code are changed, built, changed back and built again."""
    project = copy_project(tmp_path)
    fresh = build_copy(project, "_build/fresh")
    changes = {
        project / "docs/2021/communities.md": ("Taipei — Taipei.py", "Taipei — Other.py"),
        project / "docs/index.md": ("# PyCon TW Notes", "# Other title"),
        project / "docs/2021/gather-town-testimonials.md": ("V | | | |", " | V | | |"),
        project / "locale/zh_TW/LC_MESSAGES/2021/open-space.po": ("開放空間", "別的空間"),
        project / "locale/zh_TW/LC_MESSAGES/pycontw.po": ("成立", "別的"),
        project / "locale/zh_TW/LC_MESSAGES/sphinx.po": ("上一頁", "別頁"),
        project / "_ext/note_pages/transforms.py": ('"🔙 "', '"🔚 "'),
    }
    originals = {path: path.read_text(encoding="utf-8") for path in changes}
    for path, (old, new) in changes.items():
        assert old in originals[path]
        path.write_text(originals[path].replace(old, new), encoding="utf-8")
    changed = build_copy(project, "_build/again")
    assert {"zh-tw/2021/communities.html", "zh-tw/2021/open-space.html"} <= set(differing(fresh, changed))
    for path, text in originals.items():
        path.write_text(text, encoding="utf-8")
    assert differing(fresh, build_copy(project, "_build/again")) == []


def test_a_build_with_nothing_to_do_changes_nothing(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    first = build_copy(project, "_build/html")
    assert differing(first, build_copy(project, "_build/html")) == []
