"""The cards, in the doctree and across languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from tests.project import Built, Project

from communities import cities, record
from communities.nodes import community, community_state
from records import domain

CARDS = """
    ---
    source_lang: en
    ---
    # Communities

    ::::{community-cards}

    :::{community} Taipei — Taipei.py
    :id: taipei-py
    :city: Taipei
    :founded: 2012
    :founders: Keith, Tim
    :organiser: Andy
    :cadence: monthly
    :venue: CLBC
    :languages: zh_TW, en
    :status: active
    :checked: 2026-11-21
    :report: https://report.example/
    :website: https://taipei.example/

    They launched *Taipei.py*.
    :::

    :::{community} PyLadies

    Join us!
    :::
    ::::
    """


def test_options_become_the_record(project: Project) -> None:
    project.write(index=CARDS)
    built = project.build()
    assert built.warnings == []
    first, second = (entry.record for entry in domain.records_of(built.app.env).entries("community"))
    assert first == record.Community(
        id="taipei-py",
        title="Taipei — Taipei.py",
        city="taipei",
        founded="2012",
        founders="Keith, Tim",
        organiser="Andy",
        cadence="monthly",
        recurrence=None,
        venue="CLBC",
        languages=("zh-TW", "en"),
        status=record.Status(name="active", checked="2026-11-21"),
        links=(("website", "https://taipei.example/"), ("report", "https://report.example/")),
        addresses=("https://taipei.example/", "https://report.example/"),
    )
    assert (second.id, second.title, second.status) == ("pyladies", "PyLadies", record.Status())


def test_facts_are_labelled_and_translated(project: Project) -> None:
    project.write(index=CARDS)
    project.write_catalog("zh_TW", "index", {"monthly": "每月一次", "Keith, Tim": "Keith、Tim"})
    page = project.build("html", language="zh_TW", html_theme="basic").output("index.html")
    card = BeautifulSoup(page, "html.parser").select_one("article#taipei-py.community-card")
    assert card is not None
    for source in card.select("[hidden]"):
        source.decompose()
    assert card.select_one(".community-state").get_text() == "地區：北部\xa0· 狀態：活動中（2026-11-21 查證）"
    facts = dict(
        zip(
            [label.get_text(strip=True) for label in card.select("dt")],
            [value.get_text(strip=True) for value in card.select("dd")],
            strict=True,
        )
    )
    assert facts == {
        "縣市": "台北",
        "成立": "2012",
        "發起人": "Keith、Tim",
        "召集人": "Andy",
        "聚會時間": "每月一次",
        "聚會地點": "CLBC",
        "語言": "中文、英文",
        "網站": "taipei.example",
        "報導": "report.example",
    }


def test_the_title_is_a_heading_that_leads_to_the_first_link(project: Project) -> None:
    project.write(index=CARDS)
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    first, second = page.select("article.community-card > h2")
    assert [link["href"] for link in first.select("a")] == ["https://taipei.example/"]
    assert second.select("a") == []


def test_beside_the_title_is_the_card_s_link_to_itself_with_its_name(project: Project) -> None:
    project.write(index=CARDS)
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    links = page.select("article.community-card > h2 + a.headerlink")
    assert {link["href"]: link["title"] for link in links} == {
        "#taipei-py": "Link to “Taipei — Taipei.py”",
        "#pyladies": "Link to “PyLadies”",
    }
    assert "headerlink" not in project.build("epub").output("index.xhtml")


def test_a_title_that_holds_a_link_is_no_link_itself(project: Project) -> None:
    project.write(index=CARDS.replace("{community} Taipei — Taipei.py", "{community} [Taipei.py](https://a.example/)"))
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    assert page.select("#taipei-py h2 a a") == []
    assert page.select('#taipei-py h2 a[href="https://a.example/"]')


def test_the_card_s_heading_follows_the_section_it_stands_in(project: Project) -> None:
    project.write(index=CARDS.replace("    ::::{community-cards}", "    ## Cards\n\n    ::::{community-cards}", 1))
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    assert len(page.select("article.community-card > h3")) == 2


def test_ids_stand_once_on_the_page(project: Project) -> None:
    """docutils handed the id of a target before the title on to the title: two elements had it."""
    project.write(index=CARDS)
    assert project.build("html", html_theme="basic").output("index.html").count('id="taipei-py"') == 1


@pytest.mark.parametrize("builder", ["text", "man", "latex"])
def test_other_builders_show_the_same(project: Project, builder: str) -> None:
    project.write(index=CARDS)
    built = project.build(builder, man_pages=[("index", "test", "test", ["me"], 7)])
    assert built.warnings == []
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in ("index.txt", "test.7", "test.tex")]
    text = output.read_text(encoding="utf-8")
    for words in ("Taipei.py", "Founded", "2012", "Keith, Tim", "Join us!"):
        assert words in text.replace(r"\&", "").replace(r"\-", "-")


def test_no_card_is_lost_when_one_is_wrong(project: Project) -> None:
    project.write(index=CARDS.replace(":founded: 2012", ":founded: once"))
    built = project.build()
    assert len(built.warnings) == 1
    assert len(list(built.doctree().findall(community))) == 2


# -- Cities -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("Taipei", "Taipei", "台北"),
        ("taipei  City", "Taipei", "台北"),
        ("臺北市", "Taipei", "台北"),
        ("台中", "Taichung", "台中"),
        ("新竹", "Hsinchu", "新竹"),
        ("新竹縣", "Hsinchu County", "新竹縣"),
        ("Lienchiang County", "Matsu", "馬祖"),
    ],
)
def test_a_city_is_shown_in_the_reader_s_language(project: Project, written: str, en: str, zh: str) -> None:
    project.write(index=CARDS.replace(":city: Taipei", f":city: {written}"))
    for language, name in (("en", en), ("zh_TW", zh)):
        card = next(project.build(language=language).doctree().findall(community))
        shown = next(item for item in card.findall(nodes.definition_list_item) if item["fact"] == "city")
        assert shown.children[-1].astext() == name


def test_a_city_is_no_message(project: Project) -> None:
    project.write(index=CARDS)
    template = project.build("gettext", "zh_TW", locale_dirs=[]).output("index.pot")
    assert 'msgid "monthly"' in template
    assert 'msgid "Taipei"' not in template


def test_the_list_holds_every_city_and_county_once() -> None:
    assert len(cities.CITIES) == 22
    for city in cities.CITIES.values():
        for name in (*city.names.values(), *city.official.values()):
            assert cities.find(name) is city
        assert 21.8 < city.latitude < 26.4
        assert 118.2 < city.longitude < 122.1


# -- Status -------------------------------------------------------------------------------------

STALE = (
    "index.md:18: WARNING: this status was last checked on 2026-11-21. A status is checked once a year: check it "
    "again, then update `:status:` and `:checked:`. [pycontw.stale]"
)


def reported(built: Built) -> list[str]:
    """Our own warnings: a second Sphinx in one process has some about its nodes."""
    return [line for line in built.warnings if "[pycontw." in line]


def states(built: Built) -> list[str]:
    return [line.astext() for line in built.doctree().findall(community_state)]


def test_a_status_that_nobody_has_checked_for_a_year_says_so(project: Project) -> None:
    project.write(index=CARDS)
    assert project.build(communities_today="2027-11-21").warnings == []
    built = project.build(communities_today="2027-11-22", fresh=True)
    assert reported(built) == [STALE]
    assert states(built) == ["Region: North\xa0· Status: active (last checked on 2026-11-21, more than 12 months ago)"]


def test_a_status_grows_old_in_a_note_that_has_not_changed(project: Project) -> None:
    project.write(index=CARDS)
    assert project.build(communities_today="2026-12-01").warnings == []
    built = project.build(communities_today="2028-01-01")
    assert reported(built) == [STALE]
    assert "more than 12 months ago" in states(built)[0]
    assert "more than 12 months ago" not in states(project.build(communities_today="2026-12-01"))[0]


def test_an_example_never_grows_old(project: Project) -> None:
    project.write(index=CARDS.replace(":checked:", ":no-index:\n    :checked:"))
    assert project.build(communities_today="2028-01-01").warnings == []


@pytest.mark.parametrize("builder", ["text", "man", "latex"])
def test_other_builders_show_the_status(project: Project, builder: str) -> None:
    project.write(index=CARDS)
    built = project.build(builder, man_pages=[("index", "test", "test", ["me"], 7)], communities_today="2028-01-01")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in ("index.txt", "test.7", "test.tex")]
    text = " ".join(output.read_text(encoding="utf-8").replace(r"\&", "").replace(r"\-", "-").split())
    assert "Status: active (last checked on" in text
    assert "Status: unknown" not in text
    assert text.count("nobody has checked whether the community still meets") == 1
