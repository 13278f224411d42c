"""People: names in catalogs' heads, `.mailmap`, and who is one person."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from language_pair.catalogs.po import read
from language_pair.credit import authorship, people
from language_pair.credit.people import Person, as_one, is_nobody, named_as, named_in
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
PROPER = {
    "Some Name <commit@example.org>": "Proper Name <commit@example.org>",
    "Some Name <COMMIT@example.org>": "Proper Name <COMMIT@example.org>",
    "Some Name <old@example.org>": "Some Name <proper@example.org>",
    "Some Name <both@example.org>": "Both New <new@example.org>",
    "Some Name <shared@example.org>": "Some Name <shared@example.org>",
    "First <shared@example.org>": "One Of Two <one@example.org>",
    "SECOND <shared@example.org>": "Two Of Two <two@example.org>",
    "Some Name <twice@example.org>": "Later <twice@example.org>",
    "Some Name <ming@example.org>": "王小明 <wang@example.org>",
    "Some Name <half@example.org>": "Kept Name <whole@example.org>",
    "Some Name <unknown@example.org>": "Some Name <unknown@example.org>",
    "<commit@example.org>": "Proper Name <commit@example.org>",
    "<unknown@example.org>": "<unknown@example.org>",
}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mailmap")
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    (folder / ".mailmap").write_text(MAILMAP, encoding="utf-8")
    for name in ("mailmap.file", "mailmap.blob"):  # of one user alone
        subprocess.run(["git", "config", name, "theirs"], cwd=folder, check=True)
    (folder / "theirs").write_text("Theirs <unknown@example.org>\n", encoding="utf-8")
    return folder


def test_the_mailmap_says_who_is_who(repository: Path) -> None:
    found = [next(named_in(contact)) for contact in PROPER]
    proper = authorship.proper(repository, found)
    assert ["{} <{}>".format(*proper[each]).strip() for each in found] == list(PROPER.values())


def test_without_a_repository_or_without_git_all_are_who_they_say(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Person("Some Name", "ming@example.org")
    assert authorship.proper(tmp_path, [found]) == {found: found}
    monkeypatch.setenv("PATH", "")
    assert authorship.proper(repository, [found]) == {found: found}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text())))
def test_nobodys_name_stops_the_mailmap(repository: Path, contacts: list[tuple[str, str]]) -> None:
    asked = [Person("Some Name", "ming@example.org"), *(person for contact in contacts for person in named(*contact))]
    proper = authorship.proper(repository, asked)
    assert proper.keys() == set(asked)
    assert proper[asked[0]] == Person("王小明", "wang@example.org")


def named(comment: str, field: str) -> list[Person]:
    return [*named_in(f"{comment} <{field}>"), *named_as(field)]


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
