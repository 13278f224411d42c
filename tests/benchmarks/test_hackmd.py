"""The made-up workspace is like a real one, always the same, and imports whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median

import pytest

from benchmarks.hackmd.notes import exports, features, write_project, write_zip
from tools.hackmd.command import FINE, main

pytestmark = pytest.mark.builds
COUNT = 120


def test_it_is_always_the_same_and_like_a_real_one() -> None:
    notes = dict(exports(COUNT))
    assert notes == dict(exports(COUNT)) and len(notes) == COUNT
    texts = notes.values()
    assert 100 <= median(text.count("\n") for text in texts) <= 150
    headings = [len(re.findall(r"^#+ ", text, re.MULTILINE)) for text in texts]
    assert 8 <= median(headings) <= 10 and max(headings) > 60
    assert 2 <= sum(len(re.findall(r"\]\((?:/|book:|https://hackmd)", text)) for text in texts) / COUNT <= 4


def test_a_feature_is_in_as_many_notes_as_in_a_real_one() -> None:
    texts = [text for _name, text in exports(840)]
    for name, sign in (("contents", "[TOC]"), ("info", ":::info"), ("iframe", "<iframe"), ("tasks", "- [x]")):
        share = sum(sign in text for text in texts)
        assert 0.8 <= share / features()[name][0] <= 1.3


def test_it_imports_with_one_command(tmp_path: Path) -> None:
    write_project(tmp_path)
    write_zip(tmp_path / "notes.zip", COUNT)
    report = tmp_path / "report.json"
    arguments = ["import", str(tmp_path / "notes.zip"), "--into", str(tmp_path / "docs"), "--report", str(report)]
    assert main(arguments) == FINE
    said = json.loads(report.read_text(encoding="utf-8"))
    assert said["seen"] == COUNT == sum(said["became"].values())
    assert said["became"]["new"] >= 0.8 * COUNT and said["became"]["held"] > 0
    assert main(arguments) == FINE
    assert json.loads(report.read_text(encoding="utf-8"))["became"]["unchanged"] == said["became"]["new"]
