"""The file that remembers imports: one line a note, and a sentence for a line that is none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tools.hackmd.again.state import Base, Entry, StateError, parse, read, written

TEXT = "# 共筆\n\n密碼：hunter2\n"
ENTRY = Entry(
    source="Wb9vQrfJQk",
    page="2021/program/ideas.md",
    digest="d",
    base=Base.of(TEXT),
    waiting=Base.of("other"),
    origin="hackmd:pycontw",
    changed=1643270452413,
    converter="c",
)


def test_what_is_written_is_read() -> None:
    other = replace(ENTRY, source="週會.md", page="2021/a.md", waiting=None, changed=0)
    text = written([ENTRY, other])
    assert parse(text) == {each.page: each for each in (ENTRY, other)}
    assert [json.loads(line)["page"] for line in text.splitlines()] == ["2021/a.md", "2021/program/ideas.md"]


def test_a_page_more_is_a_line_more() -> None:
    entries = [replace(ENTRY, page=f"{letter}.md") for letter in "abd"]
    more = written([*entries, replace(ENTRY, page="c.md")]).splitlines()
    assert [line for line in more if line not in written(entries).splitlines()] == [more[2]]


def test_nobody_can_read_a_page_from_it() -> None:
    text = written([ENTRY])
    assert "hunter2" not in text and "密碼" not in text
    assert written([replace(ENTRY, base=Base.of(TEXT + "一" * 5000))]).__len__() <= len(text) + 4


def test_without_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert read(tmp_path / "notes.state.jsonl") == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"page": "2021/program/ideas.md"', '"page": "../../conf.md"'),
        ('"page": "2021/program/ideas.md"', '"page": "/etc/x.md"'),
        ('"page": "2021/program/ideas.md"', '"page": "2021/conf.py"'),
        *(
            ('"page": "2021/program/ideas.md"', f'"page": "{page}"')
            for page in ("C:/x.md", "c:x.md", "a\\\\x.md", "a\\u0000.md", "\\ud800.md", "./x.md", "2021//x.md")
        ),
        ('"page": "2021/program/ideas.md"', '"page": 5'),
        ('{"source"', "[" * 5000),
        ('"source": "Wb9vQrfJQk"', '"source": ""'),
        ('"source": "Wb9vQrfJQk", ', ""),
        ('"changed": 1643270452413', '"changed": "x"'),
        ('"lines": "', '"lines": "x'),
        ("}}", "}"),
        ("{", "<<<<<<< HEAD\n{"),
        ("{", '["a"]\n{'),
    ],
)
def test_a_line_that_is_none_is_named_and_what_to_do(tmp_path: Path, old: str, new: str) -> None:
    text = written([ENTRY])
    assert old in text
    path = tmp_path / "notes.state.jsonl"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StateError, match=r"notes.state.jsonl:1: this is no line that an import has written"):
        read(path)


def test_a_page_that_is_there_twice_is_named() -> None:
    with pytest.raises(StateError, match=r":2: '2021/program/ideas.md' is in the file twice"):
        parse(written([ENTRY]) * 2)
