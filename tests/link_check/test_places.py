"""Where each link of a note is: the line that a person would mend."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.project import UNGUARDED, Project

from link_check.mentions import Mentions

NOTE = """\
---
source_lang: en
hackmd: https://a.example/front-matter
---
# Links

A paragraph of several lines
whose second has <https://a.example/paragraph>
and whose third has the [same](https://a.example/paragraph).

Twice [on](https://a.example/line) one [line](https://a.example/line).

| Plain | Table |
| ----- | ----- |
| a     | b     |
| [c](https://a.example/plain-table) | d |
| e     | [f](https://a.example/plain-table) |

A term
: Its definition
  with <https://a.example/definition>.

1. One
   - [Two](https://a.example/nested)

> [Quoted](https://a.example/quote)

By [reference][there].

```
https://a.example/line is code here
```

:::{testimonial-matrix}

| Item | Topic |
| ---- | ----- |
| [One](https://a.example/matrix/1) | V |
| [Two](https://a.example/matrix/2) | |
:::

::::{community-cards}

:::{community} Some.py
:city: Taipei
:website: https://a.example/website
:report: https://a.example/report

Its own words, with [the report](https://a.example/report).
:::
::::

:::{newer-fact}
:date: 2026-11-21
:source: "[a source](https://a.example/source)"

A newer fact: <https://a.example/fact>
:::

:::{about-note}
:hackmd: https://a.example/hackmd

- Corrected after <https://a.example/correction>.
:::

![a picture](https://a.example/picture.png)

<p>HTML as it is:
<a href="https://a.example/html?a=1&amp;b=2">a</a></p>

[there]: https://a.example/reference
"""

PLACES = {
    "paragraph": [8, 9],
    "line": [11],
    "plain-table": [16, 17],
    "definition": [21],
    "nested": [24],
    "quote": [26],
    "matrix/1": [38],
    "matrix/2": [39],
    "website": [46],
    "report": [47, 49],
    "source": [55],
    "fact": [57],
    "hackmd": [61],
    "correction": [63],
    "picture.png": [66],
    "html?a=1&b=2": [69],
    "reference": [71],
}


def places(project: Project, language: str = "en", **settings: object) -> dict[str, list[str]]:
    """The places of each link as ``path:line``, seen from the project's folder."""
    built = project.build("links", language, **settings)
    assert all(warning.endswith("[language_pair.other_host]") for warning in built.warnings)
    found = json.loads(built.output("links.json"))
    return {
        url.removeprefix("https://a.example/"): [
            f"{Path(path).relative_to(project.folder).as_posix()}:{line}" for path, line in lines
        ]
        for url, lines in found.items()
    }


def test_every_kind_of_link_has_its_own_line(project: Project) -> None:
    """Sphinx's linkcheck gives a paragraph's first line, for an option that of its directive, one place for each."""
    project.write(index=NOTE)
    assert places(project) == {url: [f"index.md:{line}" for line in lines] for url, lines in PLACES.items()}


def test_a_translation_keeps_the_places_of_its_note(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog(
        "zh_TW",
        "index",
        {
            "By [reference][there].": "見[那裡][there]。",
            "Its own words, with [the report](https://a.example/report).": "[報告](https://a.example/report)在此。",
        },
    )
    found = places(project, "zh_TW")
    assert (found["report"], found["reference"]) == (["index.md:47", "index.md:49"], ["index.md:71"])


def test_a_link_that_only_a_translation_has_stands_in_the_catalog(project: Project) -> None:
    project.write(
        index="""
        ---
        source_lang: en
        ---
        # Links

        See <https://a.example/both> here.

        Read [this](https://a.example/en).
        """
    )
    catalog = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    project.write_catalog("zh_TW", "index", {"Links": "連結", "See <https://a.example/both> here.": ""})
    with catalog.open("a", encoding="utf-8") as file:
        file.write(
            '\nmsgid "Read [this](https://a.example/en)."\nmsgstr ""\n"請讀"\n"[這個](https://a.example/zh)。"\n'
        )
    built = project.build("links", "zh_TW")
    found = json.loads(built.output("links.json"))
    assert found == {
        "https://a.example/both": [[str(project.folder / "index.md"), 6]],
        "https://a.example/zh": [[str(catalog), 13]],
    }


@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app")  # MyST's own use for an include
def test_a_link_of_an_included_file_stands_there(project: Project) -> None:
    project.write(
        index="""
        ---
        source_lang: en
        ---
        # Links

        ```{include} shared/part.txt
        ```

        After it: <https://a.example/after>.
        """
    )
    part = project.folder / "shared/part.txt"
    part.parent.mkdir()
    part.write_text("First.\n\nThen <https://a.example/included>.\n", encoding="utf-8")
    found = places(project, extensions=UNGUARDED)
    assert found == {"included": ["shared/part.txt:3"], "after": ["index.md:9"]}


def test_links_within_the_site_are_not_asked_for(project: Project) -> None:
    project.write(
        index="---\nsource_lang: en\n---\n# Here\n\n[There](there.md), [mail](mailto:a@a.example)\n",
        there="---\nsource_lang: en\norphan: true\n---\n# There\n\n[Back](index.md)\n",
    )
    assert places(project) == {}


def test_a_row_that_another_note_shows_too_has_its_own_place_alone(project: Project) -> None:
    table = "| Item | A |\n| ---- | - |\n| [a](https://a.example/row) | V |\n"
    project.write(
        index="---\nsource_lang: en\n---\n# All\n\n:::{testimonial-matrix}\n:from: row\n:::\n",
        row=f"---\nsource_lang: en\norphan: true\n---\n# Row\n\n:::{{testimonial-matrix}}\n{table}:::\n",
    )
    assert places(project) == {"row": ["row.md:10"]}


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (r"[a](https://a.example/a\_b)", "https://a.example/a_b"),
        ("<https://a.example/文字>", "https://a.example/%E6%96%87%E5%AD%97"),
        ("<https://例子.tw/a>", "https://xn--fsqu00a.tw/a"),
        ("(see https://a.example/a).", "https://a.example/a"),
        ("<HTTPS://A.example/a>", "https://a.example/a"),
    ],
)
def test_an_address_is_found_as_it_is_written(written: str, address: str) -> None:
    assert Mentions(f"\n{written}\n").line_for(address, 1) == 2


@pytest.mark.parametrize(
    "other",
    [
        "https://a.example/a/b",
        "https://a.example/ab",
        "https://a.example/a?b",
        "https://a.example/a#b",
        "https://a.example/a.html",
        "https://a.example/a(b)",
        "https://archive.example/2021/https://a.example/a",
        "https://b.example/?u=https%3A%2F%2Fa.example%2Fa",
    ],
)
def test_an_address_is_not_found_in_a_longer_one(other: str) -> None:
    assert Mentions(other).line_for("https://a.example/a", 1) == 0
