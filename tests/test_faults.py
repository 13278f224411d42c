"""Bad input: one clear message with its place and what is allowed, and the rest of the page.

Each case is a page, the exact warnings, and words that must still be on the page.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.project import Project

from faults import Fault

HEAD = "---\nsource_lang: en\n---\n# Title\n\n"  # so the first line of a body is line 6
THIS_YEAR = datetime.datetime.now(tz=datetime.UTC).year
COMMUNITY_OPTIONS = (
    "['cadence', 'city', 'facebook', 'founded', 'founders', 'id', 'lang', 'meetup', 'no-index', "
    "'organiser', 'report', 'venue', 'website']"
)
TABLE = "A testimonial-matrix holds one Markdown table: a heading row, a row of dashes, a row for each post."
LANGUAGE = "A block in the other language is marked {.language-en} or {.language-zh-Hant-TW}. [pycontw.language_mark]"
OPTIONS = (
    "Options stand directly under the directive's first line, before any blank line, with half-width colons "
    "and a space, each once: `:city: Taipei`."
)
MARK = "A topic's cell is empty or holds V (or ✓)."


@dataclass(frozen=True)
class Case:
    name: str
    body: str
    warnings: list[str]
    kept: list[str]


CASES = [
    Case(
        "a matrix with no table",
        """
        :::{testimonial-matrix}

        no table here
        :::
        """,
        [f"index.md:6: WARNING: this testimonial-matrix has no table. {TABLE} [pycontw.no_table]"],
        ["no table here"],
    ),
    Case(
        "an empty matrix",
        """
        :::{testimonial-matrix}
        :::

        after
        """,
        [f"index.md:6: WARNING: this testimonial-matrix has no table. {TABLE} [pycontw.no_table]"],
        ["after"],
    ),
    Case(
        "an unknown mark",
        """
        :::{testimonial-matrix}
        :lang: en

        | Item | A | B |
        | ---- | - | - |
        | [x](https://e.org/1) | V | ? |
        | [y](https://e.org/2) | X | |
        :::
        """,
        [
            f"index.md:11: WARNING: the cell under 'B' holds '?'. {MARK} [pycontw.mark]",
            f"index.md:12: WARNING: the cell under 'A' holds 'X'. {MARK} [pycontw.mark]",
        ],
        ["?", "X", "✓", "y"],
    ),
    Case(
        "a row with more cells than headings",
        """
        ::::{testimonial-matrix}
        | Item | A |
        | ---- | - |
        | [x](https://e.org/1) | V | V | more |
        | [y](https://e.org/2) | V |
        ::::
        """,
        [
            "index.md:9: WARNING: this row has 4 cells under 2 headings: 'V | more' is too much. A row has at most as "
            "many cells as there are headings; write a | inside a cell as \\|. [pycontw.extra_cells]"
        ],
        ["more", "y"],
    ),
    Case(
        "a row without a link",
        """
        :::{testimonial-matrix}
        | Item | A |
        | ---- | - |
        | somebody | V |
        :::
        """,
        [
            "index.md:9: WARNING: the row 'somebody' has no link. The first cell of a row is a link to the post: "
            "[who](https://…). [pycontw.no_link]"
        ],
        ["somebody", "✓"],
    ),
    Case(
        "two rows with one link, under both of the host's names",
        """
        :::{testimonial-matrix}
        | Item | A |
        | ---- | - |
        | [one](https://x.com/a/status/1) | V |
        | [two](https://twitter.com/a/status/1) | |
        :::
        """,
        [
            "index.md:10: WARNING: the testimonial 'twitter-1' is already in index.md:9. A post has one row; put all "
            "its topics there. [pycontw.duplicate_link]"
        ],
        ["one", "two"],
    ),
    Case(
        "a community without a name",
        """
        ::::{community-cards}

        :::{community}
        :id: one

        prose
        :::
        ::::
        """,
        [
            "index.md:8: WARNING: this community has no name. A community is named behind its directive: {community} "
            "Taipei.py. [pycontw.community_name]"
        ],
        ["prose"],
    ),
    Case(
        "an unknown option (MyST's own message)",
        """
        :::{community} One
        :city: Taipei
        :colour: red

        prose
        :::
        """,
        [
            f"index.md:8: WARNING: 'community': Unknown option key: 'colour' (allowed: {COMMUNITY_OPTIONS}) "
            "[myst.directive_option]"
        ],
        ["One", "Taipei", "prose"],
    ),
    *(
        Case(
            f"a year that is no year: {year}",
            f"""
            :::{{community}} One
            :founded: {year}

            prose
            :::
            """,
            [
                f"index.md:7: WARNING: 'community': Invalid option value for 'founded': {year}: a year lies between "
                f"1991 and {THIS_YEAR} [myst.directive_option]"
            ],
            ["One", "prose"],
        )
        for year in ("1990", str(THIS_YEAR + 1), "long ago", "２０１４", "02014")
    ),
    Case(
        "an id used twice",
        """
        :::{community} One
        first
        :::

        :::{community} Another
        :id: one

        second
        :::
        """,
        [
            "index.md:10: WARNING: the community 'one' is already in index.md:6. Each record of a kind has an id of "
            "its own; give one of them another :id:. [pycontw.duplicate_id]"
        ],
        ["first", "Another", "second"],
    ),
    Case(
        "a link used by two communities",
        """
        :::{community} One
        :website: https://e.org/
        :::

        :::{community} Two
        :facebook: https://E.org
        :::
        """,
        [
            "index.md:10: WARNING: https://E.org is already a link of the community 'one'. A link in a community's "
            "options belongs to that community alone. [pycontw.shared_link]"
        ],
        ["One", "Two"],
    ),
    Case(
        "a link that is none",
        """
        :::{community} One
        :website: e.org
        :::
        """,
        [
            "index.md:7: WARNING: 'community': Invalid option value for 'website': e.org: a link begins with https:// "
            "or http:// [myst.directive_option]"
        ],
        ["One"],
    ),
    Case(
        "a name that gives no id",
        """
        :::{community} 臺北
        prose
        :::
        """,
        [
            "index.md:6: WARNING: community '臺北' has no id. Where a name is not in Latin letters alone, the id is "
            "given as :id: (small letters, digits, hyphens). [pycontw.record_id]"
        ],
        ["臺北", "prose"],
    ),
    Case(
        "an id that is none",
        """
        :::{community} One
        :id: One Two
        :::
        """,
        [
            "index.md:7: WARNING: 'community': Invalid option value for 'id': One Two: an id is made of small letters, "
            "digits and hyphens and begins with a letter [myst.directive_option]"
        ],
        ["One"],
    ),
    Case(
        "text between cards",
        """
        ::::{community-cards}

        :::{community} One
        :::

        stray text
        ::::
        """,
        [
            "index.md:11: WARNING: 'stray text' stands between the cards. A community-cards block holds community "
            "blocks and nothing else. [pycontw.card_outside]"
        ],
        ["One", "stray text"],
    ),
    Case(
        "a witness with no speaker, one with no quote, one with an unknown language",
        """
        :::{witness}
        words
        :::

        :::{witness}
        :speaker: Ewa
        :::

        :::{witness}
        :speaker: Kir
        :lang: fr

        mots
        :::
        """,
        [
            "index.md:6: WARNING: this witness has no speaker. A witness names its :speaker:. [pycontw.speaker]",
            "index.md:10: WARNING: this witness has no quote. A witness holds the quoted words as its body. "
            "[pycontw.no_quote]",
            "index.md:16: WARNING: 'witness': Invalid option value for 'lang': fr: a language is en or zh_TW "
            "[myst.directive_option]",
        ],
        ["words", "Ewa", "Kir", "mots"],
    ),
    Case(
        "two witnesses with one id",
        """
        :::{witness}
        :speaker: Kir

        one
        :::

        :::{witness}
        :speaker: Kir

        two
        :::
        """,
        [
            "index.md:12: WARNING: the testimonial 'kir' is already in index.md:6. Each record of a kind has an id of "
            "its own; give one of them another :id:. [pycontw.duplicate_id]"
        ],
        ["one", "two"],
    ),
    Case(
        "fences without a blank line between them, which MyST counts all the same",
        """
        :::::{live-example}
        ::::{community-cards}
        :::{community}
        one
        :::
        :::{community}
        two
        :::
        stray
        ::::
        :::::
        """,
        [
            *(
                f"index.md:{line}: WARNING: this community has no name. A community is named behind its directive: "
                "{community} Taipei.py. [pycontw.community_name]"
                for line in (8, 11)
            ),
            "index.md:14: WARNING: 'stray' stands between the cards. A community-cards block holds community blocks "
            "and nothing else. [pycontw.card_outside]",
        ],
        ["one", "two", "stray"],
    ),
    Case(
        "a row whose link leads to no post",
        """
        :::{testimonial-matrix}
        | Item | A |
        | ---- | - |
        | [mail](mailto:a@example.org) | V |
        :::
        """,
        [
            "index.md:9: WARNING: the row 'mail' has no link. The first cell of a row is a link to the post: "
            "[who](https://…). [pycontw.no_link]"
        ],
        ["mail"],
    ),
    Case(
        "a mark in a column without a heading",
        """
        :::{testimonial-matrix}
        | Item | A | |
        | ---- | - | - |
        | [x](https://e.org/1) | V | V |
        :::
        """,
        [
            "index.md:9: WARNING: 'V' stands in a column without a heading. Each topic's column has a heading. "
            "[pycontw.no_heading]"
        ],
        ["V", "✓"],
    ),
    Case(
        "a second table in one matrix",
        """
        :::{testimonial-matrix}
        | Item | A |
        | ---- | - |
        | [x](https://e.org/1) | V |

        | Item | A |
        | ---- | - |
        | [y](https://e.org/2) | V |
        :::
        """,
        [f"index.md:11: WARNING: this testimonial-matrix has a second table. {TABLE} [pycontw.no_table]"],
        ["x", "y"],
    ),
    Case(
        "an id that is a heading's, and one that another kind of record has",
        """
        ## Taipei

        :::{community} Taipei
        prose
        :::

        :::{community} Ewa
        :::

        :::{witness}
        :speaker: Ewa

        words
        :::
        """,
        [
            "index.md:8: WARNING: the id 'taipei' of this community is already that of 'Taipei'. An id stands once on "
            "a page; give the record another :id:. [pycontw.id_taken]",
            "index.md:15: WARNING: the id 'ewa' of this testimonial is already that of 'Ewa'. An id stands once on a "
            "page; give the record another :id:. [pycontw.id_taken]",
        ],
        ["prose", "words"],
    ),
    Case(
        "a misspelt mark of a language",
        """
        {.language-zh-TW}
        中文

        {.language-chinese}
        ## 標題
        """,
        [
            f"index.md:7: WARNING: the mark 'language-zh-TW' names no language of this site. {LANGUAGE}",
            f"index.md:10: WARNING: the mark 'language-chinese' names no language of this site. {LANGUAGE}",
        ],
        ["中文", "標題"],
    ),
    Case(
        "an option given twice",
        """
        :::{community} One
        :city: Taipei
        :city: Tainan
        :::
        """,
        [f"index.md:8: WARNING: ':city:' is given twice. {OPTIONS} [pycontw.lost_option]"],
        ["One", "Tainan"],
    ),
    Case(
        "options behind a blank line, and with the colons of a Chinese keyboard",
        """
        :::{community} One

        :city: Taipei
        :::

        :::{community} Two
        ：city：Tainan
        :::
        """,
        [
            f"index.md:8: WARNING: ':city: Taipei' is read as text. {OPTIONS} [pycontw.lost_option]",
            f"index.md:12: WARNING: '：city：Tainan' is read as text. {OPTIONS} [pycontw.lost_option]",
        ],
        [":city: Taipei", "Tainan"],
    ),
    Case(
        "a newer fact without date and source",
        """
        :::{newer-fact}
        :date: yesterday

        news
        :::
        """,
        [
            "index.md:7: WARNING: 'newer-fact': Invalid option value for 'date': yesterday: a date is written "
            "2021-10-02 [myst.directive_option]",
            "index.md:6: WARNING: this newer-fact has no source. A newer-fact says its :date: and its "
            ":source:. [pycontw.newer_fact]",
        ],
        ["news"],
    ),
    Case(
        "a reference to no record",
        "See {community}`nowhere`.",
        ["index.md:6: WARNING: pycontw:community reference target not found: nowhere [ref.community]"],
        ["See", "nowhere"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fault_in_a_note(project: Project, case: Case) -> None:
    project.write(index=HEAD + dedent(case.body).lstrip("\n"))
    built = project.build("text")
    assert built.warnings == case.warnings
    page = built.output("index.txt")
    for words in case.kept:
        assert words in page


SOURCE_LANG = "The front matter of a note says `source_lang: en` or `source_lang: zh_TW`. [pycontw.source_lang]"


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("# Title\n", "this note has no source_lang"),
        ("---\ntags: a\n---\n# Title\n", "this note has no source_lang"),
        ("---\nsource_lang: fr\n---\n# Title\n", "this note's source_lang is 'fr'"),
        ("---\nsource_lang: zh-tw\n---\n# Title\n", "this note's source_lang is 'zh-tw'"),
    ],
)
def test_missing_or_unknown_source_language(project: Project, note: str, found: str) -> None:
    project.write(index=note)
    built = project.build("text")
    assert built.warnings == [f"index.md:1: WARNING: {found}. {SOURCE_LANG}"]
    assert "Title" in built.output("index.txt")


def test_a_short_row_is_read_as_markdown_reads_it(project: Project) -> None:
    body = """
        :::{testimonial-matrix}
        | Item | A | B |
        | ---- | - | - |
        | [x](https://e.org/1) | V |
        :::
        """
    project.write(index=HEAD + dedent(body).lstrip("\n"))
    assert project.build().warnings == []


def test_a_fault_makes_the_strict_build_fail(project: Project) -> None:
    project.write(index="# Title\n")
    from sphinx.cmd.build import main

    folder = str(project.folder)
    assert main(["-q", "-W", "-b", "dummy", folder, f"{folder}/_build/strict"]) != 0


def test_every_fault_is_told_apart_and_says_what_is_allowed() -> None:
    subtypes = [fault.subtype for fault in Fault]
    assert len(set(subtypes)) == len(subtypes)
    assert all(fault.allowed.endswith(".") or fault.allowed.endswith(")") for fault in Fault)


def test_a_way_back_to_no_page(project: Project) -> None:
    project.write(index="---\nsource_lang: en\nback_to: nowhere\n---\n# Title\n")
    assert project.build("text").warnings == [
        "index.md:1: WARNING: there is no page 'nowhere'. back_to names pages by their path under docs/, separated by "
        "commas: `years, 2021/index`. [pycontw.back_to]"
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="|-: \\\n`aV✓[](){}<>*#:é中", max_size=80))
def test_no_body_of_a_matrix_dies_with_a_traceback(project: Project, body: str) -> None:
    project.write(index=f"{HEAD}::::::{{testimonial-matrix}}\n\n| a | b |\n{body}\n::::::\n\nafter\n")
    built = project.build("text", fresh=True)
    assert "after" in built.output("index.txt")
    assert not any("Traceback" in line for line in built.warnings)
