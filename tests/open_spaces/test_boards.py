"""Boards as organisers paste them from HackMD: they become the same records as the table of the guide."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from tests.open_spaces.test_directives import HOURS, at, records_of
from tests.project import Project

from language_pair.tables import header_entry
from open_spaces import clock
from open_spaces.columns import IN_ORDER, Says, columns_of
from open_spaces.nodes import moment, open_space_board
from open_spaces.record import Session

GUIDE = """
    | Subject | Host | Day | Start | End | Space |
    | ------- | ---- | --- | ----- | --- | ----- |
    | Git | Kir | 1 | 10:00 | 11:00 | Table 1 |
    | Flask | | 1 | 10:00 | 11:00 | Table 2 |
    | Drones | Ada | 2 | 13:00 | 13:30 | Table 1 |
    """
GRID = """
    | Time | Table 1 | Table 2 |
    | ---- | ------- | ------- |
    | **Day 1** | | |
    | 10:00 ~ 11:00 | Git<br>Kir | Flask |
    | 11:00 ~ 12:00 | - | |
    | 10/3 (Sun) | | |
    | 13:00-13:30 | Drones<br>Ada | — |
    """
LIST = """
    | Room | Time (UTC+8) | Who | Topic |
    | ---- | ---- | --- | ----- |
    | Table 1 | 10/2 10:00–11:00 | [name=Kir] | Git |
    | Table 2 | Day 1, 10:00 – 11:00 | | Flask |
    | Table 1 | 2021-10-03 13:00–13:30 | [Ada]{.name} | Drones |
    | Table 2 | 2021-10-03 14:00–14:30 | | |
    """
BARE = """
    Date | Start | End | Topic | Host | Room
    --- | --- | --- | --- | --- | ---
    10月2日 | 10:00 | 11:00 | Git | [name=Kir] | Table 1
    1 | 10:00 | 11:00 | Flask | | Table 2
    第 2 天 | 13:00 | 13:30 | Drones | Ada | Table 1
    """
NAMES = """
    | | Table 1 | Table 2 |
    | - | - | - |
    | Day 1 10:00 至 11:00 | Git [name=Kir] | Flask |
    | Day 2 13:00 到 13:30 | Drones [Ada]{.name} | |
    """


def board(table: str, *options: str, hours: str = HOURS) -> str:
    lines = "".join(f"    {option}\n" for option in options)
    return f"{hours}\n    :::{{open-space-board}}\n{lines}{table}\n    :::\n"


def sessions(project: Project, text: str) -> list[Session]:
    project.write(index=text)
    assert project.build().warnings == []
    return [each for each in records_of(project) if isinstance(each, Session)]


@pytest.mark.parametrize("table", [GUIDE, GRID, LIST, BARE, NAMES], ids=["guide", "grid", "list", "bare", "names"])
def test_each_table_becomes_the_same_records(project: Project, table: str) -> None:
    facts = [
        ("git", "Git", "Kir", "Table 1", at(2, "10:00"), at(2, "11:00")),
        ("flask", "Flask", "", "Table 2", at(2, "10:00"), at(2, "11:00")),
        ("drones", "Drones", "Ada", "Table 1", at(3, "13:00"), at(3, "13:30")),
    ]
    assert sessions(project, board(table)) == [
        Session(id=f"session-{starts:%Y-%m-%d}-{name}", title=title, starts=starts, ends=ends, host=host, space=space)
        for name, title, host, space, starts, ends in facts
    ]


@pytest.mark.parametrize("table", [GRID, LIST], ids=["grid", "list"])
def test_each_table_is_shown_as_that_of_the_guide(project: Project, table: str) -> None:
    project.write(index=board(table))
    (shown,) = project.build().doctree().findall(open_space_board)
    rows = [[cell.astext().strip() for cell in row.findall(nodes.entry)] for row in shown.findall(nodes.row)]
    assert rows[1:] == [
        ["Sat, Oct 2, 2021\xa0· 10:00–11:00", "", ""],
        ["Git", "Kir", "Table 1"],
        ["Flask", "", "Table 2"],
        ["Sun, Oct 3, 2021\xa0· 13:00–13:30", "", ""],
        ["Drones", "Ada", "Table 1"],
    ]
    assert rows[0] == (["Subject", "Host", "Space"] if table == GRID else ["Topic", "Who", "Room"])
    assert [cell["scope"] for cell in shown.findall(header_entry)][:5] == ["col", "col", "col", "rowgroup", "row"]
    assert [each["datetime"] for each in shown.findall(moment)][:2] == [
        "2021-10-02T10:00+08:00",
        "2021-10-02T11:00+08:00",
    ]
    assert next(shown.findall(nodes.tgroup))["cols"] == len(list(shown.findall(nodes.colspec))) == 3


def test_what_the_table_says_is_translated(project: Project) -> None:
    project.write(index=board(GRID))
    words = {"Git": "Git 入門", "Kir": "基爾", "Table 1": "第一桌", "Drones": "無人機", "Ada": "艾達"}
    words |= {"Flask": "Flask 框架", "Table 2": "第二桌", "Open spaces of a conference": "研討會的開放空間"}
    project.write_catalog("zh_TW", "index", words)
    (first, *_others) = [each for each in records_of(project, language="zh_TW") if isinstance(each, Session)]
    assert (first.id, first.title, first.host, first.space) == (
        "session-2021-10-02-git",
        "Git 入門",
        "基爾",
        "第一桌",
    )
    template = project.build("gettext", "zh_TW", locale_dirs=[], fresh=True).output("index.pot")
    for message in words:
        assert template.count(f'msgid "{message}"\n') == 1
    for message in ("Time", "Subject", "Git<br>Kir", "10:00 ~ 11:00", "Day 1"):
        assert f'msgid "{message}"\n' not in template


@pytest.mark.parametrize(
    ("options", "time", "day"),
    [
        ([":day: 2"], "10:30–11:00", 3),
        ([":day: 10/3"], "10:30–11:00", 3),
        ([":day: 2", ":minutes: 30"], "10:30", 3),
        ([":day: 2"], "Day 1 10:30–11:00", 2),
        ([":day: 2", ":minutes: 90"], "10:30–11:00", 3),
    ],
)
def test_options_say_what_the_table_leaves_out(project: Project, options: list[str], time: str, day: int) -> None:
    (found,) = sessions(
        project,
        board(f"\n    | 時段 | 主題 |\n    | - | - |\n    | {time} | Git |\n", *options).replace(
            "時段 | 主題", "Time | Topic"
        ),
    )
    assert (found.starts, found.ends) == (at(day, "10:30"), at(day, "11:00"))


def test_hours_of_one_day_leave_no_other(project: Project) -> None:
    hours = re.sub(r"    \| Day 2 .*\n", "", HOURS)
    (found,) = sessions(
        project, board("\n    | Time | Topic |\n    | - | - |\n    | 10:30–11:00 | Git |\n", hours=hours)
    )
    assert found.starts == at(2, "10:30")


def test_what_is_no_column_of_a_session_stays_beside_it(project: Project) -> None:
    table = "\n    | Time | Topic | Remarks | Link |\n    | - | - | - | - |\n"
    text = board(f"{table}    | 10:30–11:00 | Git | bring a cup | none |\n", ":day: 1")
    (found,) = sessions(project, text)
    assert (found.title, found.host, found.space) == ("Git", "", "")
    (shown,) = project.build().doctree().findall(open_space_board)
    rows = [[cell.astext().strip() for cell in row.findall(nodes.entry)] for row in shown.findall(nodes.row)]
    assert (rows[0], rows[2]) == (["Topic", "Remarks", "Link"], ["Git", "bring a cup", "none"])


def test_a_break_inside_a_link_parts_no_cell(project: Project) -> None:
    table = "\n    | Time | Table 1 |\n    | - | - |\n    | 10:30–11:00 | [Git<br>Kir](https://git-scm.com/) |\n"
    (found,) = sessions(project, board(table, ":day: 1"))
    assert (found.title, found.host) == ("Git\nKir", "")


T, S, H, P, X, N = Says.TIME, Says.SUBJECT, Says.HOST, Says.SPACE, Says.OTHER, Says.SESSIONS


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("時間|主題|主持人", (T, S, H)),
        ("時間 / Time|主題 Topic|Host（主持人）|備註", (T, S, H, X)),
        ("Topic|Start|End|Prize", (S, Says.START, Says.END, X)),
        ("Date|When|What|Where", (Says.DAY, T, S, P)),
        ("時間|大廳|會議室|交誼廳", (T, N, N, N)),
        ("|A", (T, N)),
        ("Day|Time|A", (Says.DAY, T, N)),
        ("Time|A|B|C|D|E", (T, N, N, N, N, N)),
        ("a|b|c|d|e|f", IN_ORDER),
        ("Time|Host|A|b|c|d", IN_ORDER),
        ("Time|A|備註", None),  # no space is called so
        ("Time|Topic|Topic", None),
        ("Time|Start|Topic", None),
        ("End|Topic", None),
        ("Topic|Host", None),
        ("Time", None),
        ("a|b|c|d|e", None),
        ("", None),
    ],
)
def test_columns_are_told_by_their_headings(headings: str, columns: tuple[Says, ...] | None) -> None:
    assert columns_of(headings.split("|")) == columns


@pytest.mark.parametrize(
    "text", ["", "noon", "13:00, 14:00", "13:00–14:00 or so", "13:00 14:00", "9:00–10:00–11:00", "x 9:00"]
)
def test_no_slot(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        clock.read_slot(text)


def test_a_start_that_is_none_is_reported_and_the_rest_of_the_page_stays(project: Project) -> None:
    table = "\n    | Start | Topic |\n    | - | - |\n    | soon | Git |\n    | 10:30 | Flask |\n"
    project.write(index=board(table, ":day: 1", ":minutes: 30"))
    (warning,) = project.build().warnings
    assert "'soon' does not say when a session begins and ends" in warning
    assert "Flask" in project.build().doctree().astext()


def test_full_width_signs_between_times_are_read() -> None:
    assert clock.read_slot("10/2（六） 10：30－11：00") == ("10/2（六）", "10：30", "11：00")
