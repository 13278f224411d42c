"""The hours and the board: in the doctree, across languages, and in every output."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project import Project

from language_pair.tables import header_entry
from open_spaces import record
from open_spaces.nodes import moment, open_space_board, open_space_hours
from records import domain

TAIPEI = ZoneInfo("Asia/Taipei")
HOURS = """
    ---
    source_lang: en
    ---
    # Open spaces

    :::{open-space-hours} Open spaces of a conference
    :date: 2021-10-02
    :parallel: 10

    | Day | Opens | Closes | Remark |
    | --- | ----- | ------ | ------ |
    | 1 | 08:55 | 16:15 | from the keynote |
    | Day 2 | 10:30 | 16:40 | nothing else 14:30–15:20, see `14:30` |
    :::
    """
BOARD = """
    :::{open-space-board}

    | Subject | Host | Day | Start | End | Space |
    | ------- | ---- | --- | ----- | --- | ----- |
    | [Git](https://git-scm.com/) | | 2 | 13:00 | 14:00 | Table 1 |
    | [桌遊]{.language-zh-Hant-TW} | Kir | 1 | 10:00 | 11:00 | Table 1 |
    | Flask | | 2 | 13:00 | 14:00 | Table 2 |
    :::
    """
CHINESE = {
    "Open spaces of a conference": "研討會的開放空間",
    "from the keynote": "從主題演講開始",
    "nothing else 14:30–15:20, see `14:30`": "14:30–15:20 沒有其他議程，見 `14:30`",
    "Day 2": "第 2 天",
}


def records_of(project: Project, **options: str) -> list[domain.Record]:
    return [entry.record for entry in domain.records_of(project.build(**options).app.env).entries("open-space")]


def at(day: int, clock: str) -> datetime:
    return datetime.fromisoformat(f"2021-10-0{day}T{clock}").replace(tzinfo=TAIPEI)


def test_rows_become_records_with_real_moments(project: Project) -> None:
    project.write(index=HOURS)
    built = project.build()
    assert built.warnings == []
    entries = list(domain.records_of(built.app.env).entries("open-space"))
    assert [entry.record for entry in entries] == [
        record.Period(
            id="open-space-2021-10-02",
            title="Open spaces of a conference, day 1",
            starts=at(2, "08:55"),
            ends=at(2, "16:15"),
            remark="from the keynote",
        ),
        record.Period(
            id="open-space-2021-10-03",
            title="Open spaces of a conference, day 2",
            starts=at(3, "10:30"),
            ends=at(3, "16:40"),
            remark="nothing else 14:30–15:20, see 14:30",
        ),
    ]
    assert [entry.line for entry in entries] == [12, 13]


def test_the_table_says_dates_and_moments(project: Project) -> None:
    project.write(index=HOURS)
    (table,) = project.build().doctree().findall(open_space_hours)
    assert [(cell.astext().strip(), cell["scope"]) for cell in table.findall(header_entry)] == [
        ("Day", "col"),
        ("Opens", "col"),
        ("Closes", "col"),
        ("Remark", "col"),
        ("1\n\nSat, Oct 2, 2021", "row"),
        ("Day 2\n\nSun, Oct 3, 2021", "row"),
    ]
    assert [(each.astext(), each["datetime"]) for each in table.findall(moment)] == [
        ("08:55", "2021-10-02T08:55+08:00"),
        ("16:15", "2021-10-02T16:15+08:00"),
        ("10:30", "2021-10-03T10:30+08:00"),
        ("16:40", "2021-10-03T16:40+08:00"),
        ("14:30", "2021-10-03T14:30+08:00"),
        ("15:20", "2021-10-03T15:20+08:00"),
    ]


def test_what_the_note_says_itself_is_not_said_twice(project: Project) -> None:
    project.write(index=HOURS.replace(":parallel: 10", ":parallel: 10\n    :times-only:"))
    project.write_catalog("zh_TW", "index", CHINESE)
    built = project.build("text")
    assert built.warnings == []
    page = built.output("index.txt")
    assert "Closes" in page
    assert "Times are in Taiwan time (UTC+8)." in page
    for words in ("Remark", "from the keynote", "14:30", "parallel"):
        assert words not in page
    remarks = [getattr(each, "remark", "") for each in records_of(project, language="zh_TW")]
    assert remarks == ["從主題演講開始", "14:30–15:20 沒有其他議程，見 14:30"]
    template = project.build("gettext", "zh_TW", locale_dirs=[], fresh=True)
    assert 'msgid "from the keynote"' in template.output("index.pot")


def test_a_table_that_is_not_read_is_shown_whole(project: Project) -> None:
    three = HOURS.replace(":parallel: 10", ":times-only:").replace(" Remark |", "").replace(" ------ |\n", "\n", 1)
    project.write(index=three)
    assert "08:55" in project.build("text").output("index.txt")


def test_records_are_translated_and_keep_their_ids(project: Project) -> None:
    project.write(index=HOURS)
    project.write_catalog("zh_TW", "index", CHINESE)
    english = records_of(project)
    chinese = records_of(project, language="zh_TW")
    assert [each.id for each in chinese] == [each.id for each in english]
    assert [each.title for each in chinese] == ["研討會的開放空間，第 1 天", "研討會的開放空間，第 2 天"]
    assert [getattr(each, "remark", "") for each in chinese] == ["從主題演講開始", "14:30–15:20 沒有其他議程，見 14:30"]
    (table,) = project.build(language="zh_TW").doctree().findall(open_space_hours)
    assert "2021年10月2日" in table.astext()
    assert len(list(table.findall(moment))) == 6


def test_another_zone_names_itself(project: Project) -> None:
    project.write(index=HOURS.replace(":parallel: 10", ":time-zone: America/St_Johns"))
    built = project.build()
    facts = next(built.doctree().findall(nodes.container)).children[0].astext()
    assert facts == "Times are in America/St_Johns (UTC-2:30)."
    (first, _second) = domain.records_of(built.app.env).entries("open-space")
    assert getattr(first.record, "starts", None) == datetime(2021, 10, 2, 8, 55, tzinfo=ZoneInfo("America/St_Johns"))


def test_a_role_leads_to_a_day(project: Project) -> None:
    project.write(index=HOURS + "\n    See {open-space}`open-space-2021-10-03`.\n")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    page = BeautifulSoup(built.output("index.html"), "html.parser")
    link = page.select_one('a[href="#open-space-2021-10-03"]')
    assert link is not None
    assert link.get_text() == "Open spaces of a conference, day 2"


@pytest.mark.parametrize("where", ["above", "below"])
def test_the_board_groups_the_sessions_by_time(project: Project, where: str) -> None:
    head, hours = HOURS.split("\n\n    :::", 1)
    parts = [f"\n    :::{hours}", BOARD]
    project.write(index=head + "\n".join(parts if where == "above" else parts[::-1]))
    built = project.build()
    assert built.warnings == []
    (table,) = built.doctree().findall(open_space_board)
    rows = [[cell.astext().strip() for cell in row.findall(nodes.entry)] for row in table.findall(nodes.row)]
    assert rows == [
        ["Subject", "Host", "Space"],
        ["Sat, Oct 2, 2021\xa0· 10:00–11:00", "", ""],
        ["桌遊", "Kir", "Table 1"],
        ["Sun, Oct 3, 2021\xa0· 13:00–14:00", "", ""],
        ["Git", "", "Table 1"],
        ["Flask", "", "Table 2"],
    ]


def test_sessions_are_recorded(project: Project) -> None:
    project.write(index=HOURS + BOARD)
    sessions = [each for each in records_of(project) if isinstance(each, record.Session)]
    assert [each.id for each in sessions] == [
        "session-2021-10-02-1910d5",
        "session-2021-10-03-git",
        "session-2021-10-03-flask",
    ]
    assert sessions[0] == record.Session(
        id=sessions[0].id, title="桌遊", starts=at(2, "10:00"), ends=at(2, "11:00"), host="Kir", space="Table 1"
    )


def test_a_cell_too_many_changes_no_session(project: Project) -> None:
    project.write(index=HOURS + BOARD.replace("| 11:00 | Table 1 |", "| 11:00 | Table 1 | more |"))
    built = project.build()
    assert ["[pycontw.extra_cells]" in line for line in built.warnings] == [True]
    entries = domain.records_of(built.app.env).entries("open-space")
    (session,) = [entry.record for entry in entries if entry.record.title == "桌遊"]
    assert isinstance(session, record.Session)
    assert (session.starts, session.ends, session.space) == (at(2, "10:00"), at(2, "11:00"), "Table 1")


def test_the_groups_are_bodies_with_headings_in_html(project: Project) -> None:
    project.write(index=HOURS + BOARD)
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    bodies = page.select("table.open-space-board tbody")
    assert [len(group.select("tr")) for group in bodies] == [2, 3]
    assert [group.select_one("tr:first-child > th[scope=rowgroup][colspan='3']") is not None for group in bodies]
    assert all(len(group.select("tr:first-child > *")) == 1 for group in bodies)
    assert len(page.select("table.open-space-board time.moment")) == 4


def test_an_example_is_shown_and_not_recorded(project: Project) -> None:
    hidden = (HOURS + BOARD).replace(":parallel: 10", ":no-index:")
    hidden = hidden.replace("{open-space-board}\n", "{open-space-board}\n    :no-index:\n")
    project.write(index=hidden)
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert list(domain.records_of(built.app.env).entries()) == []
    page = built.output("index.html")
    assert "open-spaces.ics" not in page
    assert "Flask" in page
    assert not (Path(built.app.outdir) / "feeds/open-spaces.ics").exists()


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub"])
def test_other_builders_show_the_same(project: Project, builder: str) -> None:
    project.write(index=HOURS + BOARD)
    built = project.build(builder, man_pages=[("index", "test", "test", ["me"], 7)], version="1", epub_copyright="me")
    assert built.warnings == []
    names = ("index.txt", "test.7", "test.tex", "index.xhtml")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in names]
    text = output.read_text(encoding="utf-8").replace(r"\-", "-")
    for words in ("Taiwan time", "Oct 2, 2021", "08:55", "from the keynote", "13:00", "Flask", "Table 2"):
        assert words in text
    assert "Show times in my time zone" not in text
    assert "open-spaces.ics" not in text


def test_a_template_holds_the_words_and_not_the_times(project: Project) -> None:
    project.write(index=HOURS + BOARD)
    template = project.build("gettext", "zh_TW", locale_dirs=[]).output("index.pot")
    for message in ("Open spaces of a conference", "Opens", "Day 2", "from the keynote", "Host", "Flask", "Table 1"):
        assert f'msgid "{message}"' in template
    for word in ('"1"', '"08:55"', "Taiwan time", "Sat,", "13:00"):
        assert word not in template


@pytest.mark.builds
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="|-: \\\n`1029[](){}<>*#é中", max_size=90), st.sampled_from(["hours", "board"]))
def test_no_body_dies_with_a_traceback(project: Project, body: str, kind: str) -> None:
    options = ":date: 2021-10-02\n" if kind == "hours" else ""
    cells = ["a"] * (4 if kind == "hours" else 6)
    table = f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n"
    note = "---\nsource_lang: en\n---\n# T\n\n"
    project.write(index=f"{note}::::::{{open-space-{kind}}}\n{options}\n{table}{body}\n::::::\n\nafter\n")
    built = project.build("text", fresh=True)
    assert "after" in built.output("index.txt")


def test_a_table_that_is_not_the_one_written_first_is_no_table_of_hours(project: Project) -> None:
    """A quoted table has the lines, another one is shown: the cells of both were mixed up."""
    quoted = "> | a | b | c | d |\n> | - | - | - | - |\n\n| x |\n| - |\n| y |\n"
    project.write(
        index=f"---\nsource_lang: en\n---\n# T\n\n:::{{open-space-hours}}\n:date: 2021-10-02\n\n{quoted}:::\n"
    )
    built = project.build("text")
    assert ["this table has 1 columns" in line for line in built.warnings] == [True]
    assert "y" in built.output("index.txt")
