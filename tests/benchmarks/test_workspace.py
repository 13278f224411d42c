"""The workspace that benchmarks build is like a real one, always the same, and builds without a fault."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

from benchmarks import menus, workspace


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_it_is_always_the_same_and_of_the_size_of_a_real_one(tmp_path: Path) -> None:
    for name in ("once", "again"):
        workspace.make(tmp_path / name, 40)
    assert files(tmp_path / "once") == files(tmp_path / "again")
    made = files(tmp_path / "once")
    notes = [text for name, text in made.items() if re.search(r"/n\d+\.md$", name)]
    assert len(notes) == 40
    assert 120 <= median(len(text.splitlines()) for text in notes) <= 136
    assert median(len(re.findall(r"^#", text, re.MULTILINE)) for text in notes) == 9
    catalogs = [text for name, text in made.items() if name.endswith(".po")]
    messages = sum(text.count("\nmsgid ") for text in catalogs)
    assert 130 <= messages / 40 <= 150
    empty, fuzzy = (sum(len(re.findall(form, text)) for text in catalogs) for form in (r'msgstr ""\n\n', "#, fuzzy"))
    assert 0.65 <= 1 - (empty + fuzzy) / messages <= 0.75


@pytest.mark.builds
def test_it_builds_with_ours_and_with_sphinx_alone(tmp_path: Path) -> None:
    workspace.make(tmp_path / "ours", 2)
    workspace.make(tmp_path / "plain", 2, plain=True)
    for kind, collapse in menus.KINDS.items():
        cost = menus.of_a_build(tmp_path, kind, collapse)
        assert 0 < cost.until_writing < cost.in_all
        assert 0 < cost.peak_until_writing <= cost.peak
