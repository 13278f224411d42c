"""Under which licence imported notes are: what the organisers have decided for their folder, else nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.hackmd.licences import licences
from tools.hackmd.notes_toml.table import RulesError

PAGES = ["2021/program/ideas", "2021/program-old/a", "2021/general/b", "2022/a", "across-years/c"]


def test_the_nearest_folder_decides_and_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text(
        '[licence]\ndefault = "CC0 1.0"\n2021 = "CC BY 4.0"\n"2021/program" = "CC BY-SA 4.0"\n'
        'across-years = "not stated"\n',
        encoding="utf-8",
    )
    assert licences(PAGES, tmp_path) == {
        "2021/program/ideas": "CC BY-SA 4.0",
        "2021/program-old/a": "CC BY 4.0",
        "2021/general/b": "CC BY 4.0",
        "2022/a": "CC0 1.0",
        "across-years/c": "",
    }


@pytest.mark.parametrize("text", ["", '[licence]\ndefault = "not stated"\n', None])
def test_nothing_is_stated_unless_somebody_has_decided(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "notes.toml").write_text(text, encoding="utf-8")
    assert set(licences(PAGES, tmp_path).values()) == {""}


def test_a_mistake_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text("[licence]\ndefault = 4\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"^notes\.toml:2: "):
        licences(PAGES, tmp_path)
