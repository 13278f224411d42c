"""Every builder takes every page in both languages without a warning; builds repeat themselves."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import build_both
from tests.copies import build_copy, copy_project, differing

pytestmark = pytest.mark.builds


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "text", "man", "latex", "gettext"])
def test_builds_without_a_warning(tmp_path: Path, builder: str) -> None:
    build_both(builder, tmp_path / builder)
    for segment in ("en", "zh-tw"):
        assert any(path.is_file() for path in (tmp_path / builder / segment).iterdir())


def test_an_epub_is_well_formed(tmp_path: Path) -> None:
    """HTML forgives a bare attribute and an unclosed element; a reader of books shows an error instead of the page."""
    build_both("epub", tmp_path / "epub")
    pages = list((tmp_path / "epub").rglob("*.xhtml"))
    assert len(pages) > 20
    for page in pages:
        ElementTree.fromstring(page.read_bytes())


def test_two_jobs_give_the_same_output(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    assert differing(build_copy(project, "_build/one"), build_copy(project, "_build/two", "-j", "2")) == []


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
        project / "_ext/note_pages/trail.py": ('"🔙 "', '"🔚 "'),
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
