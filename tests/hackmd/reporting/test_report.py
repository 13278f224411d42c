"""The report of an import: it counts every file that came, leads to each place, and can be read."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tools.hackmd.findings import Finding, Group, Kind
from tools.hackmd.reporting.markdown import markdown_report, summary
from tools.hackmd.reporting.report import Became, Outcome, Report
from tools.hackmd.reporting.written import FORMATS, written
from tools.hackmd.running import Wanted, prepare
from tools.hackmd.workspace import Workspace

PHONE = "0912-345-678"
NOTES = {
    "one.md": "# 一\n\n[TOC]\n\n字\n\n#### 深\n",
    "two.md": f"# 二\n\n找 {PHONE}\n\n再找 {PHONE}\n",
    "three.md": "# 三\n\n也找 +886 912 345 678\n",
    "empty.md": "---\ntags: a\n---\n",
    "picture.png": "no note",
    "odd.md": "# a|b *c* <d>\n\n:::o|d*d* <e> `f` [g](h)\n\n<script>alert(1)</script>\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    notes = tmp_path / "exports"
    notes.mkdir()
    for name, text in NOTES.items():
        (notes / name).write_text(text, encoding="utf-8")
    (notes / "binary.md").write_bytes(b"\0\1\2\3")
    return tmp_path


def report(*sources: Path) -> Report:
    into = sources[0].parent / "docs"
    return prepare(Wanted(sources=sources, into=into), Workspace.of(into)).report


def test_its_counts_add_up_to_what_came(folder: Path) -> None:
    made = report(folder / "exports")
    assert made.counts == {Became.NEW: 2, Became.HELD: 2, Became.EMPTY: 1, Became.REFUSED: 2}
    assert sum(made.counts.values()) == made.seen == len(NOTES) + 1
    assert len({each.path for each in made.outcomes}) == made.seen


def test_they_add_up_for_zips_of_which_members_are_refused(folder: Path) -> None:
    archive = folder / "notes.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for name, text in NOTES.items():
            made.writestr(name, text)
        made.writestr("../away.md", "# 外\n")
        made.writestr("__MACOSX/one.md", "# 一\n")
    (folder / "cut.zip").write_bytes(archive.read_bytes()[:100])
    both = report(archive, folder / "cut.zip")
    assert sum(both.counts.values()) == both.seen == len(NOTES) + 3


def test_they_add_up_for_a_zip_that_has_a_name_twice_and_one_that_comes_twice(folder: Path) -> None:
    archive = folder / "notes.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("é.md", "# 一\n")
        made.writestr("e\u0301.md", "# 一\n")
    found = report(archive, archive)
    assert found.counts == {Became.NEW: 1, Became.THERE: 3}
    assert sum(found.counts.values()) == found.seen == 4


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_notes_with_one_name_what_is_private_in_each_is_masked(folder: Path) -> None:
    archive = folder / "notes.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.md", "# 一\n\n密碼：letmein99\n\n<x letmein99>\n")
        made.writestr("a.md", "# 二\n\n字\n")
    assert "letmein99" not in written(report(archive), folder / "report.json")


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_says_how_many_became_what(folder: Path, suffix: str) -> None:
    text = written(report(folder / "exports"), folder / f"report{suffix}")
    told = {
        ".md": ("| held back | 2 |", "| **in all** | **7** |"),
        ".json": ('"held": 2', '"seen": 7'),
        ".html": ('held back</th><td class="count">2<', 'in all</th><td class="count">7<'),
    }
    for each in told[suffix]:
        assert each in text


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_private_is_in_it(folder: Path, suffix: str) -> None:
    text = written(report(folder / "exports"), folder / f"report{suffix}")
    assert "a phone number (09***)" in text.replace("\\*", "*")
    for way in (PHONE, "0912345678", "912 345 678"):
        assert way not in text


def test_a_value_is_told_once_with_the_places_of_all_notes(folder: Path) -> None:
    text = written(report(folder / "exports"), folder / "report.md")
    [line] = [line for line in text.splitlines() if "--accept" in line]
    assert re.search(r"--accept [0-9a-f]{10}`", line)
    for place, name, number in (("exports/three.md:3", "three", 3), ("exports/two.md:3", "two", 3), (":5", "two", 5)):
        assert f"[{place}](exports/{name}.md#L{number})" in line


def test_a_note_that_came_in_a_zip_is_led_to_by_its_page(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("# 一\n", encoding="utf-8")
    findings = (Finding("a.zip/b.md", 3, Kind.CONTENTS.code, "left out"),)
    outcome = Outcome(path="a.zip/b.md", became=Became.NEW, page=(tmp_path / "page.md").as_posix())
    made = Report(seen=1, outcomes=(outcome,), findings=findings)
    assert "[a.zip/b.md:3](../page.md)" in written(made, tmp_path / "reports" / "report.md")


def test_a_note_that_came_through_the_api_is_called_and_led_to_as_on_hackmd(tmp_path: Path) -> None:
    findings = (Finding("_build/abc-123456.md", 3, Kind.CONTENTS.code, "left out"),)
    there = {"name": "Meeting.md", "address": "https://hackmd.io/abc"}
    made = Report(
        seen=1, outcomes=(Outcome(path="_build/abc-123456.md", became=Became.NEW, **there),), findings=findings
    )
    assert "[Meeting.md:3](https://hackmd.io/abc)" in written(made, tmp_path / "report.md")
    assert "`_build/abc-123456.md:3`" in markdown_report(made, None)


class _Structure(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_has_no_script_no_style_of_its_own_elements_and_asks_no_host(folder: Path) -> None:
    text = written(report(folder / "exports"), folder / "report.html")
    tags = _Structure(text).tags
    assert ("html", {"lang": "en"}) in tags
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in tags
    assert not {"script", "link", "img", "iframe", "e", "d"} & {tag for tag, _attributes in tags}
    assert not any(name == "style" or name.startswith("on") for _tag, found in tags for name in found)
    targets = [found["href"] or "" for tag, found in tags if tag == "a"]
    assert targets
    ids = {found["id"] for _tag, found in tags if "id" in found}
    for target in targets:
        assert target[1:] in ids if target.startswith("#") else (folder / target.partition("#")[0]).is_file(), target


def test_what_a_note_has_in_it_is_text_in_markdown(folder: Path) -> None:
    text = written(report(folder / "exports"), folder / "report.md")
    assert r":::o\|d\*d\* \<e\> \`f\` \[g\](h)" in text


def test_what_a_note_has_in_it_calls_nobody_closes_nothing_and_steers_no_terminal(tmp_path: Path) -> None:
    found = "the tag 'closes #12, /@pycontw a@b.tw \x9b2J\u202e'"
    made = Report(seen=1, outcomes=(), findings=(Finding("a.md", 1, Kind.TAG_WITHOUT_PLACE.code, found),))
    assert "closes #\u200b12, /@\u200bpycontw a@b.tw \\_2J\\_'" in written(made, tmp_path / "report.md")
    assert "closes #12, /@pycontw a@b.tw \\_2J\\_'" in markdown_report(made, None)


def test_json_has_every_finding(folder: Path) -> None:
    made = report(folder / "exports")
    data = json.loads(written(made, folder / "report.json"))
    assert len(data["findings"]) == len(made.findings)
    assert sum(kind["places"] for kind in data["kinds"]) == len(made.findings)
    assert {note["became"] for note in data["notes"]} == {"new", "held", "empty", "refused"}


def many(kind: Kind, number: int) -> Report:
    findings = tuple(Finding(f"{each:03}.md", 1, kind.code, f"found {each}") for each in range(number))
    outcomes = tuple(Outcome(path=f"{each:03}.md", became=Became.NEW) for each in range(number))
    return Report(seen=number, outcomes=outcomes, findings=findings)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [(Kind.EMAIL, 200), (Kind.UNREADABLE, 200), (Kind.NOT_HERE, 50), (Kind.LEVELS, 3), (Kind.ROOM, 3)],
)
def test_what_waits_for_somebody_is_shown_and_the_rest_counted(kind: Kind, shown: int, tmp_path: Path) -> None:
    text = written(many(kind, 200), tmp_path / "report.md")
    assert len(re.findall("(?m)^- found", text)) == shown
    assert ("and 150 more" in text, "and 197 more" in text) == (shown == 50, shown == 3)


def test_on_a_terminal_a_path_with_its_line_is_what_can_be_clicked(folder: Path) -> None:
    text = markdown_report(report(folder / "exports"), None)
    assert f"`{(folder / 'exports' / 'one.md').as_posix()}:3`" in text
    assert "](" not in text.replace(r"\]\(", "").replace(r"\](h", "")


def test_of_one_thing_in_many_places_some_are_shown(tmp_path: Path) -> None:
    findings = tuple(Finding(f"{each:03}.md", each, Kind.NOT_HERE.code, "a note") for each in range(11))
    text = written(Report(seen=0, outcomes=(), findings=findings), tmp_path / "report.md")
    assert "`009.md:9` … and 1 more" in text
    ten = written(Report(seen=0, outcomes=(), findings=findings[:10]), tmp_path / "report.md")
    assert "more" not in ten


def test_kinds_are_in_the_order_of_what_they_ask_for() -> None:
    findings = tuple(Finding("a.md", 1, kind.code, "found") for kind in reversed(list(Kind)))
    groups = [each.kind.group for each in Report(seen=0, outcomes=(), findings=findings).kinds]
    assert [group for index, group in enumerate(groups) if group is not groups[index - 1]] == list(Group)


def test_a_summary_is_one_line() -> None:
    assert summary(many(Kind.ROOM, 2)) == "2 files: 2 new pages"
    assert summary(Report(seen=0, outcomes=(), findings=())) == "0 files: nothing"
