"""Where notes go: by their tags to a year and a team, under a name that stays, in an index that lists them."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hackmd.workspace import RULES, Workspace, codes, texts
from tools.hackmd.placing import directories


def tagged(title: str, tags: str) -> str:
    return f"---\ntags: {tags}\n---\n\n# {title}\n\nwords\n"


def place(workspace: Workspace, *notes: tuple[str, str]) -> list[str]:
    """The paths of pages for notes of a title and tags, in their order."""
    for number, (title, tags) in enumerate(notes):
        workspace.note(f"{number}.md", tagged(title, tags))
    planned = workspace.plan()
    return [page.page for page in sorted(planned.pages, key=lambda page: page.source)]


@pytest.mark.parametrize(
    ("title", "tags", "folder"),
    [
        ("Plan", "2021-organize, program", "2021/program"),
        ("Plan", "2021-Program", "2021/program"),
        ("Plan", "PyConTW2021, Programme ", "2021/program"),
        ("Plan", "2021 program", "2021/program"),
        ("Plan", "2021-program, 2021-共筆", "2021/talks"),
        ("Plan", "program-20210904", "2021/program"),
        ("Plan", "2021-organize", "2021/general"),
        ("Plan 2021", "program", "2021/program"),
        ("Plan for 2021", "2020-program, 2021-organize", "2021/program"),
        ("Plan", "2020-program, 2021-organize", "2020/program"),
        ("Plan 2019", "2020-program", "2020/program"),
        ("Plan", "program", "across-years"),
        ("Plan", "1999-program, 2011-program, 120213", "across-years"),
        ("Plan", "", "across-years"),
    ],
)
def test_tags_say_year_and_team(workspace: Workspace, title: str, tags: str, folder: str) -> None:
    other = "2021-共筆" if "talks" in folder else f"{folder[:4]}-program"
    assert place(workspace, (title, tags), ("Other", other))[0].rpartition("/")[0] == folder


def test_a_team_with_fewer_notes_than_the_least_has_no_folder(workspace: Workspace) -> None:
    assert place(workspace, ("One", "2021-program")) == ["2021/general/one.md"]
    assert place(workspace, ("One", "2021-program"), ("Two", "2021-program"))[0] == "2021/program/one.md"


def test_notes_that_are_there_count(workspace: Workspace) -> None:
    workspace.write({"docs/2021/program/before.md": "# Before\n"})
    assert place(workspace, ("One", "2021-program")) == ["2021/program/one.md"]


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Open Space: How to!", "Café"], ["open-space-how-to", "cafe"]),
        (["會議紀錄", "2021-09-04"], ["program-####", "program-####"]),
        (["Meeting", "meeting"], ["meeting-####", "meeting-####"]),
        (["index", "CON"], ["index-####", "con-####"]),
        (["a " * 40, "word" * 30], ["-".join("a" * 30), ("word" * 30)[:60]]),
        (["0123456789" * 5 + " seven", "x" * 60], ["0123456789" * 5 + "-seven", "x" * 60]),
    ],
)
def test_names_are_readable_or_have_a_digest(workspace: Workspace, titles: list[str], names: list[str]) -> None:
    found = place(workspace, *((title, "2021-program") for title in titles))
    for page, name in zip(found, names, strict=True):
        assert re.fullmatch(f"2021/program/{name.replace('####', '[0-9a-f]{4}')}.md", page)


def test_names_do_not_depend_on_order_or_company(workspace: Workspace) -> None:
    for number in range(6):
        workspace.note(f"{number}.md", tagged("週會", "2021-program"))
    all_pages = {page.source: page.page for page in workspace.plan().pages}
    some = workspace.plan(workspace.notes).pages[::-1]
    assert {page.source: page.page for page in some} == all_pages
    (workspace.notes / "0.md").unlink()
    assert {page.source: page.page for page in workspace.plan().pages}.items() <= all_pages.items()


def test_a_page_that_is_there_keeps_its_name(workspace: Workspace) -> None:
    workspace.note("a.md", tagged("Open Space", "2021-program"))
    workspace.note("b.md", tagged("Open Space EN", ""))
    before = (workspace.docs / "2021/open-space.md").read_bytes()
    planned = workspace.run(workspace.notes / "a.md", into="2021")
    [page] = planned.pages
    assert page.page.startswith("2021/open-space-")
    assert (workspace.docs / "2021/open-space.md").read_bytes() == before


def test_a_note_keeps_the_page_that_an_earlier_import_gave_it(workspace: Workspace) -> None:
    workspace.note("a.md", tagged("Another title", "2021-program"))
    workspace.note("b.md", tagged("Old", "2021-program"))
    planned = workspace.plan(kept={"a.md": "2021/program/old"})
    assert {page.source: page.page for page in planned.pages}["a.md"] == "2021/program/old.md"
    assert len({page.page for page in planned.pages}) == 2


def test_a_note_that_the_site_has_is_not_brought_twice(workspace: Workspace) -> None:
    workspace.note("Open Space EN.md", tagged("Open Space EN", "2021-program"))
    planned = workspace.plan()
    assert planned.pages == () and codes(planned) == ["there"]


def test_a_second_import_has_nothing_to_do(workspace: Workspace) -> None:
    for number in range(3):
        workspace.note(f"{number}.md", tagged(f"Note {number}", "2020-program"))
    workspace.run()
    again = workspace.plan()
    assert (again.pages, again.indexes, again.amended) == ((), (), ())
    assert codes(again) == ["there"] * 3


def test_a_single_note_goes_where_a_person_says(workspace: Workspace) -> None:
    note = workspace.note("a.md", tagged("Plan", "2019-program"))
    planned = workspace.run(note, into="2021")
    assert [page.page for page in planned.pages] == ["2021/plan.md"] and planned.indexes == ()
    assert "open-space\nplan\n```" in (workspace.docs / "2021/index.md").read_text(encoding="utf-8")


def test_new_folders_have_an_index_in_both_languages(workspace: Workspace) -> None:
    place(workspace, ("One", "2020-program"), ("Two", "2020-program"))
    planned = workspace.run()
    made = {index.page: index for index in planned.indexes}
    assert made.keys() == {"2020/index.md", "2020/program/index.md"}
    program = made["2020/program/index.md"]
    assert "source_lang: zh_TW\nback_to: 2020/index\n" in program.text and "# 2020 議程組" in program.text
    assert 'msgid "2020 議程組"\nmsgstr "2020 Program"' in program.catalogs["en"]
    catalog = workspace.folder / "locale/en/LC_MESSAGES/2020/program/index.po"
    assert catalog.read_text(encoding="utf-8") == program.catalogs["en"]


def test_years_come_newest_first_and_what_has_no_year_last(workspace: Workspace) -> None:
    place(workspace, ("A", "2020-program"), ("B", "2023-program"), ("C", ""), ("D", "2012-program"))
    workspace.run()
    listed = (workspace.docs / "years.md").read_text(encoding="utf-8").partition("titlesonly:\n\n")[2]
    order = ["2023/index", "2022/index", "2021/index", "2020/index", "2012/index", "across-years/index"]
    assert listed.split("\n```")[0].split("\n") == order


def test_an_index_that_somebody_wrote_gets_the_new_folder(workspace: Workspace) -> None:
    place(workspace, ("A", "2021-program"), ("B", "2021-program"))
    planned = workspace.run()
    text = (workspace.docs / "2021/index.md").read_text(encoding="utf-8")
    assert text.endswith("```{toctree}\nopen-space\nprogram/index\n```\n")
    assert [each.page for each in planned.amended] == ["2021/index.md"]


def test_a_year_that_lists_its_folders_by_itself_lists_none_of_them_twice(workspace: Workspace) -> None:
    counts = ":::{folder-counts}\n:::\n"
    before = f"# 2021\n\n```{{toctree}}\nopen-space\n```\n\n{counts}\nMore.\n"
    workspace.write({"docs/2021/index.md": before})
    for number in range(2):
        workspace.note(f"{number}.md", f"---\ntags: 2021-program\n---\n# Note {number}\n")
    workspace.run()
    hidden = "```{toctree}\n:hidden:\n:titlesonly:\n\nprogram/index\n```\n"
    page = workspace.docs / "2021" / "index.md"
    assert page.read_text(encoding="utf-8") == before.replace(counts, f"{counts}\n{hidden}")
    for number in range(2, 4):
        workspace.note(f"{number}.md", f"---\ntags: 2021-共筆\n---\n# Note {number}\n")
    workspace.run()
    more = hidden.replace("program/index\n", "program/index\ntalks/index\n")
    assert page.read_text(encoding="utf-8") == before.replace(counts, f"{counts}\n{more}")


def test_an_index_without_a_toctree_gets_one_before_what_it_says_of_itself(workspace: Workspace) -> None:
    about = "\n:::{about-note}\n:export: 2022.md\n:::\n"
    workspace.write({"docs/2022/index.md": "---\nsource_lang: en\n---\n\n# 2022\n\nNothing yet.\n" + about})
    workspace.write({"notes.toml": RULES.replace("minimum = 2", "minimum = 1")})
    place(workspace, ("A", "2022-organize"), ("B", "2022-program"), ("D", "2022-共筆, 2022-共 筆"))
    workspace.run()
    entries = "talks/index\nprogram/index\ngeneral/index\n"
    text = (workspace.docs / "2022/index.md").read_text(encoding="utf-8")
    assert text.endswith(f"yet.\n\n```{{toctree}}\n:maxdepth: 1\n\n{entries}```\n{about}")


def test_tags_that_decide_nothing_are_named_once(workspace: Workspace) -> None:
    place(workspace, ("A", "2021-progam"), ("B", "2022-Progam, 2022-organize"), ("C", "20210904"))
    [finding] = (each for each in workspace.plan().findings if each.code == "tag_without_place")
    assert finding.found == "the tag '2021-progam' of 2 notes decides no folder"


# -- Directories ----------------------------------------------------------------------------------


def listing(title: str, names: list[str], tags: str = "2021-program", back_to: str = "") -> str:
    links = "".join(f"- [{name}](/{name}Id0000000000x)\n" for name in names)
    above = f"🔙 Back to [{back_to}](/{back_to}Id0000000000x)\n\n" if back_to else ""
    return f"---\ntags: {tags}\n---\n\n# {title}\n\n{above}{links}"


FIVE = ["One", "Two", "Three", "Four", "Five"]


def children(workspace: Workspace) -> dict[str, list[str]]:
    """The pages that each page's toctree lists."""
    found = {}
    for page, text in texts(workspace.plan()).items():
        block = text.partition("```{toctree}\n:hidden:\n\n")[2].partition("```")[0]
        if block:
            found[page.rpartition("/")[2].removesuffix(".md")] = block.split()
    return found


def test_a_note_that_lists_others_is_a_toctree(workspace: Workspace) -> None:
    for name in FIVE:
        workspace.note(f"{name}.md", tagged(name, "2021-program"))
    workspace.note("All.md", listing("All", FIVE))
    assert children(workspace) == {"all": [name.lower() for name in FIVE]}
    workspace.note("All.md", listing("All", FIVE[:4]))
    assert children(workspace) == {}


def test_of_two_directories_the_smaller_lists_a_note_or_the_one_that_it_is_back_to(workspace: Workspace) -> None:
    for name in [*FIVE, "Six"]:
        workspace.note(f"{name}.md", tagged(name, "2021-program"))
    workspace.note("All.md", listing("All", [*FIVE, "Six"]))
    workspace.note("Some.md", listing("Some", FIVE))
    assert children(workspace) == {"some": [name.lower() for name in FIVE], "all": ["six"]}
    workspace.note("One.md", "---\ntags: 2021-program\n---\n\n# One\n\n🔙 Back to [All](/AllId0000000000x)\n\nwords\n")
    assert children(workspace) == {"some": ["two", "three", "four", "five"], "all": ["one", "six"]}


def test_directories_that_list_each_other_go_round_in_no_circle(workspace: Workspace) -> None:
    for name in [*FIVE, "Six"]:
        workspace.note(f"{name}.md", tagged(name, "2021-program"))
    workspace.note("All.md", listing("All", [*FIVE, "Six", "Some"]))
    workspace.note("Some.md", listing("Some", [*FIVE, "All"]))
    found = children(workspace)
    assert "some" in found["all"] and "all" not in found["some"]


def test_a_directory_in_another_folder_lists_a_note_too(workspace: Workspace) -> None:
    for name in FIVE:
        workspace.note(f"{name}.md", tagged(name, "2021-program"))
    workspace.note("All.md", listing("All", FIVE, tags=""))
    assert children(workspace) == {"all": [f"../2021/program/{name.lower()}" for name in FIVE]}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 24), min_size=5, max_size=9), min_size=2, max_size=25), st.data())
def test_directories_at_random_are_a_forest(lists: list[list[int]], data: st.DataObject) -> None:
    links = {f"{number:02}": [f"{each:02}" for each in listed] for number, listed in enumerate(lists)}
    above = st.sampled_from(sorted(links))
    back_to = {page: data.draw(st.lists(above, max_size=2)) for page in links}
    found = directories.children(links, back_to)
    listed = Counter(page for pages in found.values() for page in pages)
    assert set(listed.values()) <= {1}
    assert all(page in links[directory] and page in links for directory, pages in found.items() for page in pages)
    parents = {page: directory for directory, pages in found.items() for page in pages}
    for page in links:
        seen = []
        while page in parents:
            assert page not in seen
            seen.append(page)
            page = parents[page]
        assert len(seen) <= directories.DEEPEST


@pytest.mark.parametrize(("number", "cut"), [(directories.DEEPEST, 0), (directories.DEEPEST + 1, 1)])
def test_directories_below_each_other_are_cut_where_no_menu_shows_them(number: int, cut: int) -> None:
    def page(place: int, each: int = 0) -> str:
        return f"{place:03}-{each}"

    links = {page(place): [page(place + 1), *(page(place, each) for each in range(1, 5))] for place in range(number)}
    links |= {page(place, each): [] for place in range(number) for each in range(1, 5)} | {page(number): []}
    found = directories.children(links, {each: [] for each in links})
    listed = {each for pages in found.values() for each in pages}
    assert len(links.keys() - listed) == 1 + cut * 5  # the first of all, and what is beside and below the cut
