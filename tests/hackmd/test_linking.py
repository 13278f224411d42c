"""Where links between notes lead: to pages, by the surest of what is known; the rest stays, and is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hackmd.test_cases import CASES
from tests.hackmd.workspace import Workspace, codes, texts
from tools.hackmd.linking.known import IdsError, read_ids

IDS = """\
hackmd id,page
OpenSpaceId0000000001x,2021/open-space
@pycontw/OpenShort1,2021/open-space
CommunityId0000000001x,2021/communities.md
https://hackmd.io/YearsId000000000000001x,years
Year2021Id0000000001x,2021/index
"""
IDEAS = "#ideas-for-open-spaces"
COMMUNITIES = "---\nsource_lang: en\n---\n\n# 2021 Community EN\n"


@pytest.mark.parametrize("path", [path for path in CASES if path.name[:2] in ("24", "25", "26")], ids=lambda p: p.name)
def test_the_page_of_a_case(workspace: Workspace, path: Path) -> None:
    workspace.write({"docs/2021/communities.md": COMMUNITIES})
    [page] = workspace.plan(path, into="2021", ids=IDS).pages
    expected = path.with_name(path.name.replace(".in.", ".expected.")).read_text(encoding="utf-8")
    text, _mark, about = page.text.partition("\n:::{about-note}\n")
    assert text.strip() == expected.strip()
    assert about == f":export: {path.name}\n:::\n"


@pytest.mark.parametrize(
    ("case", "named"), [("24", [("embedded", 7), ("not_here", 9)]), ("25", [("not_here", 11)]), ("26", [])]
)
def test_the_report_names_what_a_case_says_of_links(
    workspace: Workspace, case: str, named: list[tuple[str, int]]
) -> None:
    workspace.write({"docs/2021/communities.md": COMMUNITIES})
    [path] = [path for path in CASES if path.name.startswith(case)]
    planned = workspace.plan(path, into="2021", ids=IDS)
    found = [*planned.findings, *(each for page in planned.pages for each in page.findings)]
    assert sorted((each.code, each.line) for each in found if each.code != "tag_without_place") == named


def line(workspace: Workspace, text: str, into: str = "2021", **more: str) -> str:
    """What a note's line becomes."""
    note = workspace.note("note.md", f"# Note\n\n{text}\n")
    [page] = workspace.plan(note, into=into, **more).pages
    return page.text.partition("# Note\n\n")[2].partition("\n\n:::{about-note}")[0]


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("[x](/OpenSpaceId0000000001x)", "[x](open-space.md)"),
        ("[x](/OpenSpaceId0000000001x?both)", "[x](open-space.md)"),
        (
            "[x](https://hackmd.io/OpenSpaceId0000000001x?view#Ideas-for-Open-Spaces)",
            "[x](open-space.md#ideas-for-open-spaces)",
        ),
        ("[x](/Book000/%2FOpenSpaceId0000000001x%3Fview)", "[x](open-space.md)"),
        (
            "[x](/Book000/%2FOpenSpaceId0000000001x%3Fview#Ideas-for-Open-Spaces)",
            "[x](open-space.md#ideas-for-open-spaces)",
        ),
        ("[x](https://hackmd.io/@t/Book000/https%3A%2F%2Fhackmd.io%2FOpenSpaceId0000000001x)", "[x](open-space.md)"),
        ("[x](/s/OpenSpaceId0000000001x)", "[x](open-space.md)"),
        ("[x](book:OpenSpaceId0000000001x)", "[x](open-space.md)"),
        ("[x](/https://hackmd.io/OpenSpaceId0000000001x)", "[x](open-space.md)"),
        ("[Open Space EN](/OpenSpaceId0000000001x)", "[](open-space.md)"),
        ("[](/OpenSpaceId0000000001x)", "[](open-space.md)"),
        (
            "[Open Space EN](/OpenSpaceId0000000001x#Ideas-for-Open-Spaces)",
            "[Open Space EN](open-space.md#ideas-for-open-spaces)",
        ),
        ("https://hackmd.io/OpenSpaceId0000000001x，謝謝", "[](open-space.md)，謝謝"),
        ("<https://hackmd.io/OpenSpaceId0000000001x>", "[](open-space.md)"),
        ("[a\\\\_b **c**](/OpenSpaceId0000000001x)", "[a\\\\_b **c**](open-space.md)"),
        ("## https://hackmd.io/OpenSpaceId0000000001x", "## [Open Space EN](open-space.md)"),
        ("## [Open Space EN](/OpenSpaceId0000000001x)", "## [Open Space EN](open-space.md)"),
        ("`/OpenSpaceId0000000001x`", "`/OpenSpaceId0000000001x`"),
        ("[x](/UnknownId000000000001x?view)", "[x](https://hackmd.io/UnknownId000000000001x?view)"),
        ("[x](/features)", "[x](https://hackmd.io/features)"),
        ("[x](/openspaceid0000000001x)", "[x](https://hackmd.io/openspaceid0000000001x)"),
    ],
)
def test_a_link_in_any_form_leads_to_the_page(workspace: Workspace, written: str, becomes: str) -> None:
    assert line(workspace, written) == becomes


def test_a_link_is_written_from_where_its_page_is(workspace: Workspace) -> None:
    assert line(workspace, "[x](/OpenSpaceId0000000001x)", into="") == "[x](2021/open-space.md)"
    assert line(workspace, "[x](/OpenSpaceId0000000001x)", into="2022") == "[x](../2021/open-space.md)"


def test_a_name_of_two_ids_is_one_note_with_its_team_and_without(workspace: Workspace) -> None:
    ids = "@pycontw/OpenShort1,2021/open-space\n@pycontw/2021,2021/index\n"
    assert line(workspace, "[x](/OpenShort1)", ids=ids) == "[x](open-space.md)"
    assert line(workspace, "[x](https://hackmd.io/@other/OpenShort1)", ids=ids) == "[x](open-space.md)"
    assert line(workspace, "[x](/@pycontw/2021/)", ids=ids) == "[x](index.md)"
    assert line(workspace, "[x](/@other/2021/)", ids=ids) == "[x](https://hackmd.io/@other/2021/)"


def test_the_map_of_ids_counts_more_than_what_pages_say(workspace: Workspace) -> None:
    assert line(workspace, "[x](/OpenSpaceId0000000001x)", ids="OpenSpaceId0000000001x,2021/index\n") == "[x](index.md)"


def test_what_a_page_says_counts_more_than_a_title(workspace: Workspace) -> None:
    workspace.note("other.md", "# Other\n\nwords\n")
    workspace.note("note.md", "# Note\n\n[Other](/OpenSpaceId0000000001x)\n")
    assert "[Other](../2021/open-space.md)" in texts(workspace.plan())["across-years/note.md"]


def test_an_example_in_a_guide_says_no_id(workspace: Workspace) -> None:
    about = ":::{about-note}\n:hackmd: https://hackmd.io/ExampleId000000000001x\n:::\n"
    workspace.write({"docs/guide.md": f"# Guide\n\n````markdown\n{about}````\n"})
    assert line(workspace, "[x](/ExampleId000000000001x)") == "[x](https://hackmd.io/ExampleId000000000001x)"


def test_a_badge_says_the_id_of_its_note(workspace: Workspace) -> None:
    badge = "[![hackmd-github-sync-badge](https://hackmd.io/BadgeId00000000000001x/badge)](https://hackmd.io/BadgeId)"
    workspace.note("a.md", f"# A\n\n{badge}\n\nwords\n")
    workspace.note("b.md", "# B\n\n[x](/BadgeId00000000000001x)\n")
    found = texts(workspace.plan())
    assert "[x](a.md)" in found["across-years/b.md"]
    assert ":hackmd: https://hackmd.io/BadgeId00000000000001x\n:export: a.md\n" in found["across-years/a.md"]


# -- Titles ---------------------------------------------------------------------------------------


def test_a_text_that_is_one_title_says_which_note_is_meant_and_is_told_as_a_guess(workspace: Workspace) -> None:
    workspace.note("a.md", "# 會議 紀錄\n\nwords\n")
    workspace.note("b.md", "# B\n\n[會議紀錄](/MeetingId0000000001x) [這裡](/MeetingId0000000001x)\n")
    workspace.note("c.md", "# C\n\n[會議 紀錄](/MeetingId0000000001x)\n")
    planned = workspace.plan()
    found = texts(planned)
    assert "[會議紀錄](note-" in found["across-years/b.md"] and "[這裡](note-" in found["across-years/b.md"]
    assert "[](note-" in found["across-years/c.md"]
    [guess] = (each for each in planned.findings if each.code == "title_match")
    assert guess.found.startswith("MeetingId0000000001x is taken for across-years/note-")
    assert "(3 links)" in guess.found and guess.path.endswith("b.md") and guess.line == 3
    [meeting] = (text for name, text in found.items() if "note-" in name)
    assert "hackmd:\n  ids: MeetingId0000000001x\n" in meeting


@pytest.mark.parametrize(
    "notes",
    [
        {"a": "# Same\n\nx\n", "b": "# Same\n\ny\n", "c": "# C\n\n[Same](/UnknownId00000001x)\n"},
        {
            "a": "# One\n\nx\n",
            "b": "# Two\n\ny\n",
            "c": "# C\n\n[One](/UnknownId00000001x), [Two](/UnknownId00000001x)\n",
        },
        {"a": "# Untitled\n\nx\n", "c": "# C\n\n[Untitled](/UnknownId00000001x)\n"},
    ],
    ids=["two notes of a title", "two titles", "no title"],
)
def test_a_title_that_is_not_sure_is_no_guess(workspace: Workspace, notes: dict[str, str]) -> None:
    for name, text in notes.items():
        workspace.note(f"{name}.md", text)
    planned = workspace.plan()
    assert "https://hackmd.io/UnknownId00000001x" in texts(planned)["across-years/c.md"]
    assert codes(planned) == ["not_here"]


def test_a_guess_is_remembered_on_the_page(workspace: Workspace) -> None:
    workspace.note("a.md", "# A title\n\nwords\n")
    workspace.note("b.md", "# B\n\n[A title](/GuessedId0000000001x)\n")
    workspace.run()
    assert line(workspace, "[later](/GuessedId0000000001x)") == "[later](../across-years/a-title.md)"


# -- Headings -------------------------------------------------------------------------------------


def test_anchors_lead_to_headings_of_other_notes(workspace: Workspace) -> None:
    workspace.note("a.md", "## 主持 Q&A\n\n# A\n\n## Plan\n\n### Plan\n\nwords\n")
    anchors = ("主持-QampA", "Plan2", "%E4%B8%BB%E6%8C%81-QampA", "/3", "gone")
    links = "\n".join(f"- [{number}](/AId00000000000000001x#{name})" for number, name in enumerate(anchors))
    workspace.note("b.md", f"# B\n\n[A](/AId00000000000000001x)\n\n{links}\n")
    planned = workspace.plan()
    text = texts(planned)["across-years/b.md"]
    expected = ["a.md#主持-qa", "a.md#plan-1", "a.md#主持-qa", "a.md", "a.md"]
    assert [f"- [{number}]({place})" for number, place in enumerate(expected)] == [
        each for each in text.split("\n") if each.startswith("- ")
    ]
    assert codes(planned).count("no_anchor") == 2


def test_a_link_to_the_note_itself_leads_to_its_heading(workspace: Workspace) -> None:
    note = workspace.note(
        "a.md", "# A\n\n[x](/AId00000000000000001x#Plan) [y](/AId00000000000000001x)\n\n## Plan\n\nx\n"
    )
    [page] = workspace.plan(note, ids="AId00000000000000001x,a\n").pages
    assert "[x](#plan) [y](a.md)" in page.text


# -- Notes that are not here ----------------------------------------------------------------------


def test_of_a_note_that_is_not_here_each_place_is_told_with_how_many_notes_link_to_it(workspace: Workspace) -> None:
    for name in "abc":
        workspace.note(f"{name}.md", f"# {name}\n\n[x](/UnknownId00000001x) [y](/s/UnknownId00000001x)\n")
    findings = workspace.plan().findings
    assert [(each.code, each.path[-4:], each.line) for each in findings] == [
        ("not_here", f"{name}.md", 3) for name in "abc"
    ]
    assert {each.found for each in findings} == {"UnknownId00000001x is not in this import (3 notes point there)"}


@pytest.mark.parametrize(
    ("rule", "becomes", "code"),
    [
        ('default = "link"', "<https://hackmd.io/BannerId000000001x>", "not_here"),
        ('default = "drop"', "", "not_embedded"),
        ('BannerId000000001x = "drop"', "", "not_embedded"),
        ('BannerId000000001x = "2021/open-space"', "[](open-space.md)", "embedded"),
        ('BannerId000000001x = "2021/nowhere"', "<https://hackmd.io/BannerId000000001x>", "not_here"),
        ('default = "drop"\nBannerId000000001x = "link"', "<https://hackmd.io/BannerId000000001x>", "not_here"),
    ],
)
def test_what_becomes_of_an_embedded_note_is_a_rule(workspace: Workspace, rule: str, becomes: str, code: str) -> None:
    workspace.write({"notes.toml": f"[embed]\n{rule}\n"})
    note = workspace.note("a.md", "# A\n\nbefore\n\n{%hackmd BannerId000000001x %}\n\nafter\n")
    planned = workspace.plan(note, into="2021")
    middle = f"{becomes}\n\n" if becomes else ""
    assert f"before\n\n{middle}after\n" in planned.pages[0].text
    assert codes(planned) == [code]


# -- Back to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "fields", "body"),
    [
        ("🔙 Back to [Y](/YearsId1)", "back_to: years\n", "words"),
        ("🔙 Back to [Y](/YearsId1)\n🔙 Back to [2021](/Year2021)", "back_to: years, 2021/index\n", "words"),
        ("🔙 Back to [Y](/YearsId1)\n🔙 Back to [Y](/YearsId1)", "back_to: years\n", "words"),
        (
            "🔙 Back to [Y](/YearsId1)\n🔙 Back to [?](/UnknownId1)",
            "back_to: years\n",
            "🔙 Back to [?](https://hackmd.io/UnknownId1)\n\nwords",
        ),
        (
            "🔙 Back to [?](/UnknownId1)\n🔙 Back to [Y](/YearsId1)",
            "back_to: years\n",
            "🔙 Back to [?](https://hackmd.io/UnknownId1)\n\nwords",
        ),
        ("Back to: [Y](/YearsId1)\nmore", "back_to: years\n", "more\n\nwords"),
        ("We come back to [Y](/YearsId1) soon", "", "We come back to [Y](../years.md) soon\n\nwords"),
        ("- 🔙 Back to [Y](/YearsId1)", "", "- 🔙 Back to [Y](../years.md)\n\nwords"),
        (":::info\n🔙 Back to [Y](/YearsId1)\n:::", "", ":::{note}\n🔙 Back to [Y](../years.md)\n:::\n\nwords"),
    ],
)
def test_lines_back_to_pages_become_a_field(workspace: Workspace, lines: str, fields: str, body: str) -> None:
    note = workspace.note("a.md", f"# Note\n\n{lines}\n\nwords\n")
    [page] = workspace.plan(note, into="2021", ids="YearsId1,years\nYear2021,2021/index\n").pages
    expected = f"---\nsource_lang: en\n{fields}---\n\n# Note\n\n{body}\n\n:::{{about-note}}\n:export: a.md\n:::\n"
    assert page.text == expected


# -- The map of ids -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hackmd id,page\nonly", "2: a line is `hackmd id,page`"),
        ("a b,years", "1: 'a b' is no id of a note"),
        ("SysJb0yAY,", "1: a line is `hackmd id,page`"),
        (f"\nSysJb0yAY,{'x' * 200_000}", "2: field larger than field limit"),
        ('SysJb0yAY,"years\n', "1: unexpected end of data"),
        ("SysJb0yAY,years\n\nSysJb0yAY,2021/index", "3: 'SysJb0yAY' is 'years' already, by line 1"),
    ],
)
def test_a_map_that_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "ids.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(IdsError) as error:
        read_ids(path)
    assert f"{path}:{message}" in str(error.value)


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(IdsError, match="cannot be read"):
        read_ids(tmp_path / "nowhere.csv")


def test_a_page_that_the_map_names_and_nobody_has_is_reported(workspace: Workspace) -> None:
    note = workspace.note("a.md", "# A\n\n[x](/SysJb0yAY)\n")
    planned = workspace.plan(note, ids="# comment\nSysJb0yAY,2031/gone\n")
    assert codes(planned) == ["no_page", "not_here"]
    assert planned.findings[0].line == 2


# -- At random ------------------------------------------------------------------------------------

FORMS = st.sampled_from(
    [
        "[{text}](/{id})",
        "[{text}](/{id}?view)",
        "[{text}](https://hackmd.io/@team/{id})",
        "[{text}](/Book0000/%2F{id}%3Fview)",
        "[{text}](/s/{id}#Heading)",
        "https://hackmd.io/{id} {text}",
        "<https://hackmd.io/{id}> {text}",
        "`/{id}` {text}",
    ]
)
NOTE_IDS = st.sampled_from([f"Known{number}Id00x" for number in range(4)] + ["Unknown1Id00x", "Unknown2Id00x"])
LINKS = st.lists(st.tuples(FORMS, NOTE_IDS), min_size=1, max_size=6)


def expected(form: str, name: str, place: int, here: int) -> str:
    """What a link of *form* to the note *name* has on the page of note *here*."""
    if form.startswith("`"):
        return f"`/{name}` word{place}"
    if name.startswith("Unknown"):
        return form.format(text=f"word{place}", id=name).replace("(/", "(https://hackmd.io/").split(" ")[0].strip("<>")
    to_heading = form.endswith("#Heading)")
    page = "" if to_heading and int(name[5]) == here else f"note-n{name[5]}.md"
    words = f"[word{place}]" if form.startswith("[") else "[]"
    return f"{words}({page}{'#heading' if to_heading else ''})"


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(LINKS, min_size=4, max_size=4))
def test_links_at_random_lead_somewhere_and_their_words_stay(
    tmp_path_factory: pytest.TempPathFactory, notes: list[list[tuple[str, str]]]
) -> None:
    workspace = Workspace(tmp_path_factory.mktemp("links"))
    for number, links in enumerate(notes):
        body = "\n\n".join(form.format(text=f"word{place}", id=name) for place, (form, name) in enumerate(links))
        workspace.note(f"{number}.md", f"# Note n{number}\n\n{body}\n\n## Heading\n\nend\n")
    ids = "".join(f"Known{number}Id00x,across-years/note-n{number}\n" for number in range(4))
    found = texts(workspace.plan(ids=ids))
    for number, links in enumerate(notes):
        text = found[f"across-years/note-n{number}.md"]
        for place, (form, name) in enumerate(links):
            assert text.count(f"word{place}") == 1
            assert expected(form, name, place, number) in text
