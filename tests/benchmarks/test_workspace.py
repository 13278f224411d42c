"""The workspace that benchmarks build is like a real one, and always the same."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

from benchmarks import workspace


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
    links = [kind for text in notes for kind in re.findall(r"\]\((/)|<(https)", text)]
    assert 4 <= len(links) / 40 <= 6
    assert 0.4 <= sum(bool(note) for note, _site in links) / len(links) <= 0.7
    catalogs = [text for name, text in made.items() if name.endswith(".po")]
    messages = sum(text.count("\nmsgid ") for text in catalogs)
    assert 130 <= messages / 40 <= 150
    empty, fuzzy = (sum(len(re.findall(form, text)) for text in catalogs) for form in (r'msgstr ""\n\n', "#, fuzzy"))
    assert 0.65 <= 1 - (empty + fuzzy) / messages <= 0.75
