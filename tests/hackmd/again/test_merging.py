"""Merging by the hashes of the lines of what two texts were made of is merging by those lines."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.hackmd.again.lines import hashes, packed, unpacked
from tools.hackmd.again.merging import merge

texts = st.lists(st.sampled_from(["", "共筆", "- a", "- b", "| c |", "d"]), max_size=12).map("\n".join)


@settings(max_examples=40, deadline=None)
@given(texts, texts, texts)
def test_it_is_what_git_makes_of_the_texts_themselves(
    tmp_path_factory: pytest.TempPathFactory, base: str, ours: str, theirs: str
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(text.encode())
    done = subprocess.run(
        ["git", "merge-file", "--stdout", "-q", "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False
    )
    assert merge(hashes(base), ours, theirs) == (None if done.returncode else done.stdout.decode())


def test_lines_survive_their_way_through_the_state() -> None:
    lines = hashes("一\n\n二\n一\n")
    assert unpacked(packed(lines)) == lines and lines[0] == lines[3] != lines[2]
    assert set(map(len, lines)) == {4}


def test_without_git_every_edit_of_both_sides_clashes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    base = "a\nb\nc\nd\ne\nf\n"
    ours, theirs = base.replace("a", "A"), base.replace("f", "F")
    assert merge(hashes(base), ours, theirs) == "A\nb\nc\nd\ne\nF\n"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert merge(hashes(base), ours, theirs) is None
