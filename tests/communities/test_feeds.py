"""The communities as data: the feed against its schema, and schema.org's words in the head of the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

from tests.conftest import Site
from tests.project import Project

from communities.feeds import data as feeds
from language_pair.languages import LANGUAGES, Language

CARDS = """
    ---
    source_lang: en
    ---
    # All

    :::{community} Taipei.py
    :city: Taipei
    :founded: 2012
    :cadence: monthly
    :languages: zh_TW, en
    :status: active
    :checked: 2026-11-21
    :website: https://taipei.example/
    :meetup: https://meetup.example/taipei
    :report: https://report.example/
    :::

    :::{community} A & B `</script>`
    :id: ab
    :::
    """


def check(feed: str, schema: str) -> dict[str, Any]:
    """The feed, which keeps to its schema."""
    data: dict[str, Any] = json.loads(feed)
    validator = jsonschema.Draft202012Validator
    validator.check_schema(json.loads(schema))
    validator(json.loads(schema), format_checker=validator.FORMAT_CHECKER).validate(data)
    return data


def test_the_feed_says_what_the_cards_say(project: Project) -> None:
    project.write(index=CARDS)
    project.write_catalog("zh_TW", "index", {"monthly": "每月一次"})
    built = project.build("html", "zh_TW", html_theme="basic", html_baseurl="https://notes.example/zh-tw/")
    data = check(built.output(feeds.JSON_FEED), built.output(f"feeds/{feeds.SCHEMA}"))
    assert data["language"] == "zh-Hant-TW"
    first, second = data["communities"]
    assert first == {
        "id": "taipei-py",
        "name": "Taipei.py",
        "page": "https://notes.example/zh-tw/index.html#taipei-py",
        "city": {
            "id": "taipei",
            "name": "台北",
            "official_name": "臺北市",
            "region": "north",
            "latitude": 25.03,
            "longitude": 121.57,
        },
        "founded": 2012,
        "founders": None,
        "organiser": None,
        "cadence": "每月一次",
        "recurrence": None,
        "calendar": None,
        "venue": None,
        "languages": ["zh-TW", "en"],
        "status": "active",
        "checked": "2026-11-21",
        "links": {
            "website": "https://taipei.example/",
            "meetup": "https://meetup.example/taipei",
            "report": "https://report.example/",
        },
        "as_of": None,
        "newer": {},
        "to_check": [
            {"doubt": "unreadable_cadence", "text": "「每月一次」沒有寫明哪幾天聚會，所以行事曆裡沒有。"},
        ],
    }
    assert (second["city"], second["founded"], second["status"], second["links"]) == (None, None, "unknown", {})


def test_the_page_says_it_in_the_words_of_schema_org(project: Project) -> None:
    project.write(index=CARDS)
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    (script,) = page.select('head script[type="application/ld+json"]')
    data = json.loads(script.get_text())
    assert data["@context"] == "https://schema.org"
    first, second = data["@graph"]
    assert first == {
        "@type": "Organization",
        "@id": "#taipei-py",
        "name": "Taipei.py",
        "url": "https://taipei.example/",
        "sameAs": ["https://meetup.example/taipei"],
        "foundingDate": "2012",
        "knowsLanguage": ["zh-TW", "en"],
        "location": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Taipei City", "addressCountry": "TW"},
        },
    }
    assert second == {"@type": "Organization", "@id": "#ab", "name": "A & B </script>"}


@pytest.mark.parametrize("builder", ["epub", "singlehtml"])
def test_a_book_has_no_feed(project: Project, builder: str) -> None:
    project.write(index=CARDS)
    built = project.build(builder, version="1", copyright="us")
    assert built.warnings == []
    assert not (Path(built.app.outdir) / feeds.JSON_FEED).exists()


@pytest.mark.builds
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)
def test_the_site_s_feed_leads_to_its_cards(site: Site, language: Language) -> None:
    folder = site.folder / language.segment
    feed, schema = ((folder / name).read_text(encoding="utf-8") for name in (feeds.JSON_FEED, f"feeds/{feeds.SCHEMA}"))
    data = check(feed, schema)
    assert len(data["communities"]) >= 9
    for community in data["communities"]:
        page, anchor = community["page"].split("#")
        assert f'id="{anchor}"' in (folder / page).read_text(encoding="utf-8")
    assert [each["id"] for each in data["communities"] if each["status"] != "unknown"] == ["tainan-py"]
    with_data = [
        name
        for name in site.pages(language.segment)
        if any(
            '"Organization"' in each.text for each in site.page(language.segment, name).select('script[type*="ld+"]')
        )
    ]
    assert "2021/communities" in with_data
    assert "communities" not in with_data, "a view is not the place where a community is"
