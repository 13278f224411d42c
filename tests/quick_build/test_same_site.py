"""A site that is built in less time is the same site."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies import build_copy, copy_project, differing

pytestmark = pytest.mark.builds


def test_the_whole_site_is_the_same_without_what_saves_time(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    settings = project / "conf.py"
    quick = build_copy(project, "_build/quick")
    text = settings.read_text(encoding="utf-8")
    without = text.replace('    "quick_build",\n', "")
    assert without != text
    settings.write_text(without, encoding="utf-8")
    assert differing(quick, build_copy(project, "_build/usual")) == []
