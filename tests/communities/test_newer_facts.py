"""What became known after a note was written: the newest is shown everywhere, with its day and source, the note's own
beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup, Tag

from tests.communities.test_calendars import files
from tests.communities.test_feeds import check
from tests.communities.test_views import groups
from tests.project import Built, Project, page

from communities.feeds import data
from records import domain
from records.facts import NewerFact

VIEWS = """
    ---
    source_lang: en
    ---
    # Views

    ```{toctree}
    2021/cards
    ```

    :::{community-map}
    :::

    :::{community-timeline}
    :::

    :::{communities-to-check}
    :::
    """
CARDS = """
    ---
    source_lang: en
    ---
    # Cards

    ::::::{community-cards}

    :::::{community} Nantou.py
    :city: Nantou
    :organiser: Prof. Lin
    :cadence: monthly
    :website: https://old.example/

    In the words of the note.

    ::::{newer-fact}
    :date: 2026-11-21
    :source: "[the site](https://tw.pycon.org/)"
    :founded: 2019
    :cadence: every Wednesday

    It was founded at the end of 2019.
    ::::

    ::::{newer-fact}
    :date: 2026-11-20
    :source: a letter
    :cadence: twice a year
    :website: https://new.example/
    :city: Taichung
    :languages: en
    ::::
    :::::

    :::::{community} Silent.py
    :::::

    ::::::
    """


def build(project: Project, language: str = "en", **settings: Any) -> Built:
    settings = {"communities_today": "2026-11-29", "html_theme": "basic", **settings}
    return project.build("html", language, **settings)


def write(project: Project, cards: str = CARDS) -> None:
    project.write(index=VIEWS, **{"2021__cards": cards})


def card_of(built: Built, name: str = "2021/cards") -> Tag:
    card = page(built, name).select_one("#nantou-py")
    assert card is not None
    for hidden in card.select("[hidden]"):
        hidden.decompose()
    return card


def rows(card: Tag) -> dict[str, list[str]]:
    """What each line says: a text for each paragraph."""
    found = {}
    for term in card.select("dl.community-facts > dt"):
        value = term.find_next("dd")
        assert isinstance(value, Tag)
        found[term.get_text()] = [" ".join(each.get_text().split()) for each in value.select("p")]
    return found


ADDED, SOURCE = "Added later (2026-11-21)", "Source: the site"
BEFORE, LETTER = "Added later (2026-11-20)", "Source: a letter"


def test_the_card_shows_the_newest_and_what_was_before(project: Project) -> None:
    write(project)
    built = build(project)
    assert built.warnings == []
    assert rows(card_of(built)) == {
        "City": ["Taichung", BEFORE, LETTER, "In the note, as of 2021: Nantou"],
        "Founded": ["2019", ADDED, SOURCE],
        "Organiser": ["Prof. Lin"],
        "Meets": [
            *("every Wednesday", ADDED, SOURCE),
            *("twice a year", BEFORE, LETTER),
            "In the note, as of 2021: monthly",
        ],
        "Languages": ["English", BEFORE, LETTER],
        "Website": ["new.example", BEFORE, LETTER, "In the note, as of 2021: old.example"],
    }
    card = card_of(built)
    assert card.select_one(".community-state").get_text() == "Region: Centre\xa0· As of 2021"
    assert (card["data-city"], card["data-region"]) == ("taichung", "central")
    assert [link["href"] for link in card.select("h2 a")] == ["https://new.example/"]


def test_a_newer_fact_with_words_stays_and_one_without_goes(project: Project) -> None:
    write(project)
    (aside,) = card_of(build(project)).select("aside.newer-fact")
    assert [" ".join(each.get_text().split()) for each in aside.select("p")] == [
        ADDED,
        "It was founded at the end of 2019.",
        SOURCE,
    ]


def test_the_record_is_the_newest(project: Project) -> None:
    write(project)
    found = domain.records_of(build(project).app.env).find("community", "nantou-py")
    assert found is not None
    community: Any = found.record
    assert (community.founded, community.cadence, community.city) == ("2019", "every Wednesday", "taichung")
    assert (community.links, community.languages) == ((("website", "https://new.example/"),), ("en",))
    assert community.newer_fact("founded") == NewerFact(
        field="founded", value="2019", date="2026-11-21", source="the site", url="https://tw.pycon.org/", own=""
    )
    assert community.newer_fact("website") == NewerFact(
        field="website",
        value="https://new.example/",
        date="2026-11-20",
        source="a letter",
        url="",
        own="old.example",
    )
    assert community.newer_fact("organiser") is None


def test_views_show_the_newest_with_its_source(project: Project) -> None:
    write(project)
    parsed = page(build(project), "index")
    origin = "added later (2026-11-20), source: a letter; In the note, as of 2021: Nantou"
    assert groups(parsed, "community-places") == {
        "Centre": [f"Taichung: Nantou.py · {origin}"],
        "City not given": ["Silent.py"],
    }
    assert groups(parsed, "community-timeline") == {
        "2019": ["Nantou.py · added later (2026-11-21), source: the site"],
        "Year not given": ["Silent.py"],
    }
    assert parsed.select_one('.community-timeline .fact-origin a[href="https://tw.pycon.org/"]')
    (dot,) = parsed.select(".community-map svg a")
    assert dot["href"] == "2021/cards.html?city=taichung#nantou-py"


def test_translations_reach_what_is_newer(project: Project) -> None:
    write(project)
    words = {"every Wednesday": "每週三", "twice a year": "每年兩次", "monthly": "每月一次", "a letter": "一封信"}
    project.write_catalog(
        "zh_TW", "2021/cards", words | {"[the site](https://tw.pycon.org/)": "[網站](https://tw.pycon.org/)"}
    )
    built = build(project, "zh_TW")
    assert rows(card_of(built))["聚會時間"] == [
        *("每週三", "後來補充（2026-11-21）", "出處：網站"),
        *("每年兩次", "後來補充（2026-11-20）", "出處：一封信"),
        "共筆內容（2021 年）：每月一次",
    ]
    origin = "後來補充（2026-11-20），出處：一封信；共筆內容（2021 年）：南投"
    assert groups(page(built, "index"), "community-places")["中部"] == [f"台中：Nantou.py · {origin}"]
    template = project.build("gettext", "zh_TW", locale_dirs=[], fresh=True).output("2021/cards.pot")
    for message in ("every Wednesday", "monthly", "a letter"):
        assert f'msgid "{message}"' in template
    for ours in ("Source", "In the note", "2019"):
        assert f'msgid "{ours}' not in template


def test_the_feed_says_where_each_fact_is_from(project: Project) -> None:
    write(project)
    built = build(project)
    found = check(built.output(data.JSON_FEED), built.output(f"feeds/{data.SCHEMA}"))["communities"][0]
    assert (found["founded"], found["cadence"], found["city"]["id"]) == (2019, "every Wednesday", "taichung")
    assert (found["as_of"], found["recurrence"]) == (2021, "FREQ=WEEKLY;BYDAY=WE")
    letter = {"date": "2026-11-20", "source": "a letter", "source_url": None}
    site = {"date": "2026-11-21", "source": "the site", "source_url": "https://tw.pycon.org/"}
    assert found["newer"] == {
        "city": letter | {"note": "Nantou"},
        "founded": site | {"note": None},
        "cadence": site | {"note": "monthly"},
        "languages": letter | {"note": None},
        "website": letter | {"note": "old.example"},
    }


def test_a_feed_that_names_no_source_breaks_its_schema(project: Project) -> None:
    write(project)
    built = build(project)
    feed, schema = json.loads(built.output(data.JSON_FEED)), built.output(f"feeds/{data.SCHEMA}")
    del feed["communities"][0]["newer"]["city"]["source"]
    with pytest.raises(jsonschema.ValidationError):
        check(json.dumps(feed), schema)


def test_the_page_says_it_in_the_words_of_schema_org(project: Project) -> None:
    write(project)
    (script,) = page(build(project), "2021/cards").select('head script[type="application/ld+json"]')
    first = json.loads(script.get_text())["@graph"][0]
    assert (first["foundingDate"], first["url"]) == ("2019", "https://new.example/")
    assert first["location"]["address"]["addressLocality"] == "Taichung City"
    claims = {claim["text"]: claim for claim in first["subjectOf"]}
    assert claims["Founded: 2019"] == {
        "@type": "Claim",
        "text": "Founded: 2019",
        "inLanguage": "en",
        "dateCreated": "2026-11-21",
        "citation": {"@type": "CreativeWork", "name": "the site", "url": "https://tw.pycon.org/"},
    }
    assert claims["City: Taichung"]["citation"] == {"@type": "CreativeWork", "name": "a letter"}


def test_the_calendar_follows_the_newest_cadence_from_the_day_on_which_it_was_known(project: Project) -> None:
    checked = CARDS.replace(":city: Nantou", ":city: Nantou\n    :status: active\n    :checked: 2026-11-01")
    write(project, checked)
    calendar = files(build(project))["communities/nantou-py.ics"]
    assert "DTSTART;VALUE=DATE:20261125\r\n" in calendar
    assert "UNTIL=20271101" in calendar
    assert "LOCATION:Taichung" in calendar
    write(project, checked.replace(":cadence: every Wednesday\n", ""))
    assert files(build(project)) == {}, "twice a year does not say when"
    later = checked.replace("2026-11-01", "2025-11-21").replace("every Wednesday", "every Friday")
    write(project, later)
    assert files(build(project)) == {}, "what was checked ends on the day on which something else became known"


def test_without_a_year_the_note_is_of_none(project: Project) -> None:
    project.write(index=CARDS)
    built = build(project)
    card = card_of(built, "index")
    assert card.select_one(".community-state").get_text() == "Region: Centre"
    assert rows(card)["City"][-1] == "In the note: Nantou"


@pytest.mark.parametrize("folder", ["20211", "press", "２０２１"])
def test_only_a_folder_of_four_digits_is_a_year(project: Project, folder: str) -> None:
    project.write(index=VIEWS.replace("2021/", f"{folder}/"), **{f"{folder}__cards": CARDS})
    assert "As of" not in card_of(build(project), f"{folder}/cards").get_text()


def test_that_a_status_is_unknown_is_said_once(project: Project) -> None:
    words = "Where a card gives no status, nobody has checked whether the community still meets."
    write(project)
    parsed = page(build(project), "2021/cards")
    assert [each.get_text() for each in parsed.select(".community-status-unknown")] == [words]
    assert "unknown" not in parsed.select_one(".community-cards").get_text()
    known = CARDS.replace("Silent.py", "Silent.py\n    :status: paused\n    :checked: 2026-11-21")
    known = known.replace(":city: Nantou", ":city: Nantou\n    :status: unknown\n    :checked: 2026-11-21")
    write(project, known)
    parsed = page(build(project), "2021/cards")
    assert parsed.select(".community-status-unknown") == []
    assert "Status: unknown (checked on 2026-11-21)" in parsed.get_text()


def test_a_card_of_its_own_says_its_status(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# T\n\n:::{community} One\n:::\n")
    assert "Status: unknown" in build(project).output("index.html")


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub", "singlehtml"])
def test_other_builders_show_both(project: Project, builder: str) -> None:
    project.write(index=CARDS)
    manual = [("index", "test", "test", ["me"], 7)]
    built = project.build(builder, man_pages=manual, version="1", copyright="us", communities_today="2026-11-29")
    assert built.warnings == []
    names = ("index.txt", "test.7", "test.tex", "index.xhtml", "index.html")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in names]
    text = output.read_text(encoding="utf-8").replace(r"\&", "").replace(r"\-", "-")
    for words in ("every Wednesday", "Added later (", "In the note: ", "monthly", "a letter"):
        assert words in text


# -- What to check ----------------------------------------------------------------------------------


def doubts(built: Built) -> dict[str, list[str]]:
    parsed = page(built, "index")
    terms = parsed.select("dl.communities-to-check > dt")
    return {term.get_text(): [item.get_text() for item in term.find_next("dd").select("li")] for term in terms}


NOT_CHECKED = "Nobody has checked whether it still meets."


def test_facts_grow_old_after_a_year(project: Project) -> None:
    """Those of a note of 2021 on the first day of 2023; that it was founded never does."""
    cards = CARDS.replace("2021/", "2026/")
    project.write(index=VIEWS.replace("2021/", "2026/"), **{"2026__cards": cards})
    silent = [NOT_CHECKED, "How often it meets is not known."]
    assert doubts(build(project, communities_today="2027-11-20"))["Nantou.py"] == [NOT_CHECKED]
    assert doubts(build(project, communities_today="2027-11-21"))["Nantou.py"] == [
        NOT_CHECKED,
        "Added on 2026-11-20, more than 12 months ago: Languages.",
        "Added on 2026-11-20, more than 12 months ago: Website.",
    ]
    assert doubts(build(project, communities_today="2027-12-31"))["Nantou.py"] == [
        NOT_CHECKED,
        "Added on 2026-11-21, more than 12 months ago: Meets.",
        "Added on 2026-11-20, more than 12 months ago: Languages.",
        "Added on 2026-11-20, more than 12 months ago: Website.",
    ]
    last = doubts(build(project, communities_today="2028-01-01"))
    assert last["Nantou.py"][-1] == "As the note said in 2026: Organiser."
    assert last["Silent.py"] == silent


def report(folder: Path, *links: tuple[str, str]) -> Path:
    path = folder / "report.json"
    path.write_text(json.dumps([{"url": url, "verdict": verdict} for url, verdict in links]), encoding="utf-8")
    return path


def test_dead_links_are_listed_when_somebody_has_asked(project: Project) -> None:
    write(project)
    asked = "Which links are dead is not known here: nobody has checked the links."
    path = project.folder / "report.json"
    assert asked in page(build(project, communities_link_report=str(path)), "index").get_text()
    report(project.folder, ("https://new.example/", "broken"), ("https://old.example/", "works"))
    built = build(project, communities_link_report=str(path))
    assert asked not in page(built, "index").get_text()
    assert doubts(built)["Nantou.py"][-1] == "This link is dead: https://new.example/"
    feed = json.loads(built.output(data.JSON_FEED))["communities"][0]["to_check"]
    assert feed[-1] == {"doubt": "dead_link", "text": "This link is dead: https://new.example/"}
    report(project.folder, ("https://new.example/", "no answer"))
    assert "dead:" not in " ".join(doubts(build(project, communities_link_report=str(path)))["Nantou.py"])


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"a": 1}', '[{"url": "https://a.example/"}]', "5"])
def test_a_report_that_cannot_be_read_is_none(project: Project, content: str) -> None:
    write(project)
    path = project.folder / "report.json"
    path.write_text(content, encoding="utf-8")
    built = build(project, communities_link_report=str(path))
    assert "nobody has checked the links" in page(built, "index").get_text()


def test_the_links_of_the_note_s_words_count(project: Project) -> None:
    write(project, CARDS.replace("In the words", "In [the](https://prose.example/) words"))
    report(project.folder, ("https://prose.example/", "broken"))
    built = build(project, communities_link_report=str(project.folder / "report.json"))
    assert doubts(built)["Nantou.py"][-1] == "This link is dead: https://prose.example/"


# -- Again and again --------------------------------------------------------------------------------


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_views_follow_a_newer_fact(project: Project, jobs: int) -> None:
    more = {f"n{number}": f"---\nsource_lang: en\norphan: true\n---\n# {number}\n" for number in range(8)}
    write(project)
    project.write(**more)

    def timeline() -> BeautifulSoup:
        built = project.build("html", jobs=jobs, html_theme="basic", communities_today="2026-11-29")
        assert built.warnings == []
        project.close()
        project.apps.clear()
        return page(built, "index")

    assert list(groups(timeline(), "community-timeline")) == ["2019", "Year not given"]
    write(project, CARDS.replace("2019\n", "2018\n"))
    assert list(groups(timeline(), "community-timeline")) == ["2018", "Year not given"]
    write(project, CARDS.replace("[the site]", "[another site]"))
    assert "source: another site" in timeline().select_one(".community-timeline").get_text()
    write(project, CARDS.replace(":founded: 2019\n", ""))
    assert list(groups(timeline(), "community-timeline")) == ["Year not given"]
