"""`notes.toml`: what it says is what is known, and what is wrong in it is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import ROOT
from tools.hackmd.notes_toml.read import find, read
from tools.hackmd.notes_toml.rules import Rules, folded
from tools.hackmd.notes_toml.table import RulesError
from tools.hackmd.settings import Names

TEXT = """\
[years]
first = 2012
title = {en = "Notes {year}", zh_TW = "{year} 共筆"}

[teams.program]
title = {en = "Program", zh_TW = "議程組"}
tags = ["Programme"]

[folders]
minimum = 3
[folders.general]
folder = "others"

[tags]
other = ["organize"]

[embed]
default = "drop"
abc = "2021/index"

[private]
public_addresses = ["example.org"]
names = "initials"

[licence]
default = "not stated"
"2021/program" = "CC BY 4.0"
"""


def said(tmp_path: Path, text: str) -> Rules:
    path = tmp_path / "notes.toml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_what_it_says(tmp_path: Path) -> None:
    rules = said(tmp_path, TEXT)
    assert rules.first_year == 2012 and rules.minimum == 3 and rules.general.name == "others"
    assert [(team.name, team.tags) for team in rules.teams] == [("program", {"program", "programme"})]
    assert rules.titles["program"]["zh_TW"] == "議程組"
    assert rules.embed == {"abc": "2021/index"} and rules.embed_default == "drop"
    assert rules.public_addresses == ("example.org",) and rules.names is Names.INITIALS
    assert rules.licences["2021/program"] == "CC BY 4.0"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("[years]", "[year]", "1: 'year' is not known in this file, which can have years, teams,"),
        (
            "first = 2012",
            "first = 1999",
            "2: 'first' is the first year with notes, a number from 2000 to 2099",
        ),
        ("first = 2012", "frist = 2012", "2: 'frist' is not known in [years]"),
        ('{year} 共筆"', '共筆"', "3: a title is one in each language: title = "),
        ("[teams.program]", "[teams.Program]", "5: 'Program' cannot be a folder: lower-case letters"),
        (', zh_TW = "議程組"', "", "6: a title is one in each language: title = "),
        ('["Programme"]', '"Programme"', "7: 'tags' is a list of texts"),
        ("[folders]", '[teams.b]\ntags = ["PROGRAM"]\n[folders]', "10: the tag 'program' is that of 'program' already"),
        ("minimum = 3", "minimum = 0", "10: 'minimum' is how many notes a folder has at least, a number from 1"),
        ("minimum = 3", "minimum = true", "10: 'minimum' is"),
        ('"others"', '"../others"', "12: 'folder' is lower-case letters, digits and hyphens, not '../others'"),
        ('"drop"', '""', "18: 'default' is 'link' or 'drop', or a page by its path under docs/"),
        ('"initials"', '"none"', "23: 'names' is 'keep' or 'initials', not 'none'"),
        ('"2021/program"', '"/2021"', "27: '/2021' is no folder under docs/"),
        ("[embed]", "[embed", "17: this is no TOML"),
        ("[private]", "[private]\nnames = 1\n[", "23: this is no TOML"),
        ("[years]", "a = " + "[" * 5000, "1: cannot be read: a number is too long, or lists are too deep"),
        ("2012", "9" * 5000, "1: cannot be read: a number is too long, or lists are too deep"),
        ("2012", "0x" + "F" * 5000, "2: 'first' is the first year with notes, a number from 2000 to 2099, not that"),
    ],
)
def test_what_is_wrong_in_it_is_said_with_its_line(tmp_path: Path, before: str, after: str, message: str) -> None:
    assert TEXT.count(before) == 1
    with pytest.raises(RulesError) as error:
        said(tmp_path, TEXT.replace(before, after))
    assert str(error.value).startswith(f"notes.toml:{message}")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_bytes(b"a = '\xff'")
    with pytest.raises(RulesError, match=r"notes\.toml:1: the file is not in UTF-8"):
        read(tmp_path / "notes.toml")


def test_that_of_the_project_is_sound_and_is_found_from_its_notes() -> None:
    path = find(ROOT / "docs" / "2021")
    assert path == ROOT / "notes.toml"
    rules = read(path)
    assert rules.minimum == 4
    assert all(titles.keys() == {"en", "zh_TW"} for titles in rules.titles.values())


def test_without_it_the_defaults_count() -> None:
    assert read(None) == Rules()


@pytest.mark.parametrize("tag", ["2022-Program", "2022 program", "２０２２＿ｐｒｏｇｒａｍ", "2022PROGRAM"])
def test_spellings_of_a_tag_are_one(tag: str) -> None:
    assert folded(tag) == "2022program"
