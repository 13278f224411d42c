"""A note's short title: what other pages call it, in both languages; its own heading stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Built, Project, page
from tools.catalogs.command import messages

from language_pair.state import pair_of

HEAD = "---\nsource_lang: {0}\n{1}---\n"
INDEX = HEAD.format("en", "") + "# Home\n\n```{toctree}\n:caption: Notes\n\nreport\nguide\n```\n"
REPORT = HEAD.format("zh_TW", "short_title: 結案報告\n") + "# 年會專屬結案報告 - 證言跟展望\n\n一段話。\n"
GUIDE = (
    HEAD.format("en", "short_title: Open Spaces 2021\n") + "# Open Space EN\n\nSee [](report.md) and {doc}`report`.\n"
)
TRANSLATED = {"年會專屬結案報告 - 證言跟展望": "A report - testimonials and prospects", "結案報告": "What people said"}
SETTINGS = {"html_theme": "basic", "html_sidebars": {"**": ["globaltoc.html"]}}


@pytest.fixture
def site(project: Project) -> Project:
    project.write(index=INDEX, report=REPORT, guide=GUIDE)
    project.write_catalog("en", "report", TRANSLATED)
    return project


def build(project: Project, language: str = "en") -> Built:
    built = project.build("html", language, **SETTINGS)
    assert built.warnings == []
    return built


def texts(built: Built, name: str, selector: str) -> list[str]:
    return [each.get_text(" ", strip=True) for each in page(built, name).select(selector)]


def test_menus_links_tabs_and_neighbours_show_it_and_the_heading_stays(site: Project) -> None:
    built = build(site)
    named = ["What people said", "Open Spaces 2021"]
    assert texts(built, "index", ".sphinxsidebar li a, [role=main] li a") == named * 2
    assert texts(built, "guide", "[role=main] p a") == ["What people said", "What people said"]
    assert [each["title"] for each in page(built, "report").select("link[rel=next]")] == ["Open Spaces 2021"]
    assert texts(built, "guide", "title")[0].startswith("Open Spaces 2021 — ")
    heading = page(built, "report").select_one("h1")
    assert heading is not None
    assert heading.get_text().startswith("A report - testimonials and prospects")


def test_what_waits_for_its_translation_says_its_language_wherever_it_is_shown(site: Project) -> None:
    site.write_catalog("en", "report", {})
    built = build(site)
    for name, selector in (("index", ".sphinxsidebar li:first-child a"), ("guide", "[role=main] p a")):
        link = page(built, name).select_one(f"{selector}")
        assert link is not None
        assert link.get_text() == "結案報告"
        assert 'lang="zh-Hant-TW"' in str(link), name


def test_the_original_of_a_passage_shows_it_in_the_original_s_language(site: Project) -> None:
    site.write_catalog(
        "zh_TW", "guide", {"See [](report.md) and {doc}`report`.": "見 [](report.md) 和 {doc}`report`。"}
    )
    shown = page(build(site, "zh_TW"), "guide").select_one("p .source-text")
    assert shown is not None
    assert shown.get_text() == "See What people said and What people said."


@pytest.mark.parametrize(
    ("language", "docname", "title"), [("en", "report", "結案報告"), ("zh_TW", "guide", "Open Spaces 2021")]
)
def test_it_is_a_message_of_the_language_that_lacks_it(site: Project, language: str, docname: str, title: str) -> None:
    templates = Path(site.build("gettext", language, locale_dirs=[]).app.outdir)
    found = {path.stem: [message.source for message in messages(path)] for path in templates.glob("*.pot")}
    assert title in found[docname]


@pytest.mark.parametrize(
    ("language", "docname", "title"), [("en", "report", "結案報告"), ("zh_TW", "guide", "Open Spaces 2021")]
)
def test_it_is_counted_with_the_other_messages(site: Project, language: str, docname: str, title: str) -> None:
    site.write_catalog(language, docname, {})
    progress = pair_of(build(site, language).app.env).notes[docname].progress
    assert title in [message.text for message in progress[language].open]
    assert list(progress) == [language]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", "is empty"),
        ('" "', "is empty"),
        ("2021", "is '2021', which is no text"),
        ("[a, b]", "is \"['a', 'b']\", which is no text"),
        ("|\n  Two\n  lines", "has several lines"),
        ("Open **Spaces**", "has markup: 'Open **Spaces**'"),
        ("Open <b>Spaces</b>", "has markup: 'Open <b>Spaces</b>'"),
        ('"{doc}`guide`"', "has markup: '{doc}`guide`'"),
    ],
)
def test_a_bad_one_is_named_with_its_line_and_the_heading_is_shown(site: Project, value: str, found: str) -> None:
    site.write(guide=GUIDE.replace("Open Spaces 2021", value))
    built = site.build("html", "en", **SETTINGS)
    allowed = (
        "The `short_title` in a note's front matter is one line of text without markup; a number is text in quotes."
    )
    assert built.warnings == [
        f"guide.md:3: WARNING: this note's short_title {found}. {allowed} [language_pair.short_title]"
    ]
    assert texts(built, "index", ".sphinxsidebar li a")[1] == "Open Space EN"
    assert "See" in page(built, "guide").get_text()


@pytest.mark.parametrize("value", ['"2021"', "'Colons: and # signs'", "snake_case & AT&T", "|\n  One line"])
def test_any_line_of_text_is_a_good_one(site: Project, value: str) -> None:
    site.write(guide=GUIDE.replace("Open Spaces 2021", value))
    assert texts(build(site), "index", ".sphinxsidebar li a")[1] == value.strip("\"'|\n ")


def test_one_in_the_other_language_than_its_note_is_reported(site: Project) -> None:
    site.write(guide=GUIDE.replace("Open Spaces 2021", "開放空間"))
    warnings = site.build("html", "en", **SETTINGS).warnings
    assert [line.partition(". ")[0] for line in warnings] == [
        "guide.md:3: WARNING: this text should be English, but holds '開放空間'"
    ]


def test_markup_that_a_translation_adds_is_not_shown(site: Project) -> None:
    site.write_catalog("en", "report", TRANSLATED | {"結案報告": "[What](https://a.example) people said"})
    built = site.build("html", "en", **SETTINGS)
    assert ["the translation adds the link to 'https://a.example'" in line for line in built.warnings][:1] == [True]
    assert texts(built, "guide", "[role=main] p a") == ["What people said", "What people said"]


def test_a_note_without_a_heading_is_called_by_it(site: Project) -> None:
    site.write(guide=HEAD.format("en", "orphan: true\nshort_title: A drawing\n") + "Words.\n", report=REPORT)
    site.write(index=INDEX.replace("guide\n", "") + "\nSee [](guide.md).\n")
    assert texts(build(site), "index", "[role=main] p a") == ["A drawing"]
