"""People: names in catalogs' heads, `.mailmap`, and who is one person."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language_pair.catalogs.po import read
from language_pair.credit import people
from language_pair.credit.people import Mailmap, Person, as_one, is_nobody, named_as, named_in
from language_pair.languages import EN, ZH_TW


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Lin An <lin@example.org>, 2026.", ["Lin An"]),
        ("# 王小明 <wang@example.org>, 2025, 2026.", ["王小明"]),
        ("Lin An <lin@example.org>, 2025; Kao Ling <kao@example.org>, 2026", ["Lin An", "Kao Ling"]),
        ("Translators: Lin An <lin@example.org>", ["Lin An"]),
        ("  Lin   An\t<>", ["Lin An"]),
        ("Lin An <lin at example.org>", ["Lin An"]),
        ("Lin An, PhD <lin@example.org>", ["Lin An, PhD"]),
        ("<lin@example.org>", [""]),
        ("lin@example.org <lin@example.org>", [""]),
        ("lin@example.org", []),
        ("Lin An", []),
        ("Lin An <lin@example.org", []),
        ("FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.", []),
        ("FULL NAME <EMAIL@ADDRESS>", []),
        ("PyCon Taiwan, CC BY 4.0", []),
        ("Copyright (C) 2026 Lin An <lin@example.org>", []),
        ("See the guide <https://e.org/guide>", []),
        ("", []),
    ],
)
def test_who_is_named_in_a_line(line: str, named: list[str]) -> None:
    assert [person.name for person in named_in(line)] == named


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ("Lin An <lin@example.org>", [Person("Lin An", "lin@example.org")]),
        ("Lin An", [Person("Lin An", "")]),
        ("lin@example.org", [Person("", "lin@example.org")]),
        ("<lin@example.org>", [Person("", "lin@example.org")]),
        ("FULL NAME <EMAIL@ADDRESS>", []),
        ("Automatically generated", []),
        ("", []),
    ],
)
def test_who_is_named_as_the_last_translator(field: str, named: list[Person]) -> None:
    assert list(named_as(field)) == named


@given(st.text())
def test_no_line_stops_the_reader_and_no_name_is_an_address(line: str) -> None:
    for person in (*named_in(line), *named_as(line)):
        assert "@" not in person.name
        assert person.name == " ".join(person.name.split())


@given(st.lists(st.text(alphabet='ab <>@,#"\\n\r\t', max_size=40), max_size=6))
def test_no_head_stops_a_catalog(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "wild.po"
    head = "".join(f"# {line}\n" for line in lines)
    path.write_text(
        f'{head}msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "甲"\nmsgstr "a"\n', encoding="utf-8", newline=""
    )
    assert isinstance(read(path, EN).people, tuple)


MAILMAP = """\
# Comments, and lines that say nothing
nonsense
Proper Name <commit@example.org>
<proper@example.org> <old@example.org>
Both New <new@example.org> <both@example.org>
One Of Two <one@example.org> First <shared@example.org>
Two Of Two <two@example.org> Second <SHARED@example.org>
Earlier <twice@example.org>
Later <twice@example.org>
王小明 <wang@example.org> <ming@example.org>
Kept Name <half@example.org>
<whole@example.org> <half@example.org>
Nobody <>
Empty <empty@example.org> <>
"""
FOUND = [
    Person("Some Name", mail)
    for mail in (
        *("commit@example.org", "COMMIT@example.org", "old@example.org", "both@example.org", "shared@example.org"),
        *("twice@example.org", "ming@example.org", "half@example.org", "unknown@example.org", "new@example.org"),
    )
]
FOUND += [Person("First", "shared@example.org"), Person("SECOND", "shared@example.org")]


def test_the_mailmap_is_read_as_git_reads_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / ".mailmap").write_text(MAILMAP, encoding="utf-8")
    asked = "".join(f"{name} <{mail}>\n" for name, mail in FOUND)
    command = ["git", "check-mailmap", "--stdin"]
    said = subprocess.run(command, cwd=tmp_path, input=asked.encode(), capture_output=True, check=True).stdout
    mailmap = Mailmap(MAILMAP)
    ours = "".join("{} <{}>\n".format(*mailmap.proper(each)) for each in FOUND)
    assert ours == said.decode()
    assert "One Of Two <one@example.org>" in ours


@given(st.text(alphabet="ab<>#@ \n"), st.text(alphabet="ab"), st.text(alphabet="ab@"))
def test_no_mailmap_stops_the_reader(text: str, name: str, mail: str) -> None:
    assert isinstance(Mailmap(text).proper(Person(name, mail)), Person)


def test_one_address_or_one_name_is_one_person() -> None:
    one, alias, third = Person("Lin An", "a@e.org"), Person("lin-an", "A@e.org"), Person("LIN-AN", "b@e.org")
    nameless, other = Person("", "c@e.org"), Person("Kao Ling", "")
    found = [nameless, one, other, alias, third, Person("Lin An", "c@e.org")]
    proper = as_one(found)
    assert [proper[each] for each in found] == [one, one, other, one, one, one]
    assert as_one([Person("", ""), Person("", "")]) == {Person("", ""): Person("", "")}


@pytest.mark.parametrize(
    ("name", "nobody"),
    [("dependabot[bot]", True), ("Hosted weblate", True), ("", True), ("Bo", False), ("PyCon TW Notes 2", False)],
)
def test_who_is_nobody(name: str, nobody: bool) -> None:
    assert is_nobody(Person(name, "x@e.org"), ["PyCon TW Notes", "*[bot]", "*Weblate*"]) is nobody


def test_a_name_is_written_in_one_way() -> None:
    assert people.person("Zoe\u0301  \x00Lin\u200b", " z@e.org ") == Person("Zo\u00e9 Lin", "z@e.org")


def test_names_are_sorted_for_the_reader() -> None:
    from language_pair.site.thanks import sort_key

    names = ["Zoë", "王小明", "élan", "林安", "Ada", "emma"]
    assert sorted(names, key=lambda name: sort_key(name, EN)) == ["Ada", "élan", "emma", "Zoë", "林安", "王小明"]
    assert sorted(names, key=lambda name: sort_key(name, ZH_TW)) == ["林安", "王小明", "Ada", "élan", "emma", "Zoë"]
