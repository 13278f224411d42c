"""What search engines and chats learn of a page, from its head."""

from __future__ import annotations

import json
import struct

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.conftest import served
from tests.language_pair.foreign_project import build_foreign
from tests.language_pair.foreign_themes import THEMES
from tests.project import Built, Project
from tools import ROOT
from tools.sharing_pictures import SIZE

from language_pair.languages import EN, LANGUAGES

N = "https://notes.example"
HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"""{HEAD}# Notes & more

```{{toctree}}
folder/note
lists
quoted
cards
own
bare
```
"""
NOTE = """
# A `note` about "<tea>" </script>

Tea grows in the **mountains**
of [Nantou](https://e.org), `oolong` above all.[^1] You need:

- water

:::{note}
An aside.
:::

```text
code
```

Pour it.

## Further

Another section.

[^1]: A footnote.
"""
NOTES = {
    "index": INDEX,
    "folder__note": HEAD + NOTE,
    "lists": f"{HEAD}# Lists\n\n- The first\n- The second\n\n```text\ncode\n```\n",
    "quoted": f"{HEAD}# Quoted\n\n{{.language-zh-Hant-TW}}\n先有中文。\n\nThen there is English.\n",
    "cards": f"{HEAD}# Cards\n\nref: <https://e.org/a>\n\n:::::{{community-cards}}\n\n::::{{community}} A.py\n"
    ":city: Taipei\n\nIt met on Fridays.\n::::\n\n:::::\n",
    "own": "---\nsource_lang: en\nmyst:\n  html_meta:\n    description: 'Its own \"words\".'\n---\n# Own\n\nText.\n",
    "bare": f"{HEAD}# Bare\n",
}
PLAIN = {"project": "Tea", "smartquotes": False}
CHINESE = {
    'A `note` about "<tea>" </script>': "關於「<tea>」的 `note` </script>",
    "Pour it.": "倒進去。",
}
#: Of each page in English and in Chinese.
DESCRIPTIONS = {
    "folder/note": ("Tea grows in the mountains of Nantou, oolong above all. Pour it.", "倒進去。"),
    "lists": ("The first · The second", "The first · The second"),
    "quoted": ("Then there is English.", "先有中文。"),
    "cards": ("It met on Fridays.", "It met on Fridays."),
    "own": ('Its own "words".', 'Its own "words".'),
    "bare": ("Bare · Tea", "Bare · Tea"),
}


@pytest.fixture
def notes(project: Project) -> Project:
    project.write(**NOTES)
    project.write_catalog("zh_TW", "folder/note", {key.replace('"', '\\"'): text for key, text in CHINESE.items()})
    return project


def head(built: Built, name: str) -> dict[str, list[str]]:
    page = BeautifulSoup(built.output(f"{name}.html"), "html.parser")
    found: dict[str, list[str]] = {}
    for meta in page.select("head meta[content]"):
        found.setdefault(str(meta.get("name") or meta.get("property")), []).append(str(meta["content"]))
    return found


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)
def test_a_description_is_the_first_sentences_in_the_page_s_language(notes: Project, language: object) -> None:
    built = notes.build("html", language.code, whole=True, html_theme="basic", **PLAIN)  # type: ignore[attr-defined]
    for name, (english, chinese) in DESCRIPTIONS.items():
        said = head(built, name)
        wanted = english if language == EN else chinese
        assert said["description"] == said["og:description"] == [wanted], name
    for name in ("index", "search", "genindex"):
        assert len(head(built, name)["description"]) == 1, name


def test_without_an_address_no_page_says_one(notes: Project) -> None:
    built = notes.build("html", "zh_TW", html_theme="basic", sharing_pictures={"zh_TW": "_static/a.png"})
    said = head(built, "folder/note")
    assert said["og:title"] == ["關於「<tea>」的 note </script>"]
    assert (said["og:locale"], said["og:locale:alternate"]) == (["zh_TW"], ["en_US"])
    assert (said["og:type"], said["twitter:card"]) == (["article"], ["summary"])
    assert head(built, "index")["og:type"] == ["website"]
    assert not {"og:url", "og:image"} & said.keys()
    assert "ld+json" not in built.output("folder/note.html")


@pytest.mark.parametrize(("builder", "page"), [("html", "folder/note.html"), ("dirhtml", "folder/note/")])
def test_with_an_address_it_is_whole(notes: Project, builder: str, page: str) -> None:
    pictures = {"en": "_static/en.png"}
    built = notes.build(builder, html_theme="basic", html_baseurl=f"{N}/n", sharing_pictures=pictures, **PLAIN)
    name = "folder/note" if builder == "html" else "folder/note/index"
    said = head(built, name)
    assert said["og:url"] == [f"{N}/n/en/{page}"]
    assert said["og:image"] == [f"{N}/n/en/_static/en.png"]
    assert said["twitter:card"] == ["summary_large_image"]
    data = BeautifulSoup(built.output(f"{name}.html"), "html.parser").select('script[type="application/ld+json"]')
    (crumbs,) = json.loads(str(data[0].string))["@graph"]
    assert [(step["position"], step["name"]) for step in crumbs["itemListElement"]] == [
        (1, "Tea"),
        (2, 'A note about "<tea>" </script>'),
    ]
    assert crumbs["itemListElement"][-1]["item"] == f"{N}/n/en/{page}"


def test_a_page_of_one_language_names_no_other(notes: Project) -> None:
    built = notes.build("html", html_theme="basic", pair_only={"en": ["lists"]})
    assert "og:locale:alternate" not in head(built, "lists")
    assert "og:locale:alternate" in head(built, "own")


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_has_one_viewport_in_any_theme(tmp_path_factory: pytest.TempPathFactory, theme: str) -> None:
    site = build_foreign(tmp_path_factory.mktemp(theme), theme, 'extensions.append("sharing")\n')
    for name in ("index", "brewing", "search"):
        assert len(site.page(EN, name).select('meta[name="viewport"]')) == 1
        assert len(site.page(EN, name).select('meta[name="description"]')) == 1


def test_the_site_s_pictures_are_there() -> None:
    for language in LANGUAGES:
        content = (ROOT / "docs" / "_static" / f"sharing-{language.segment}.png").read_bytes()
        assert struct.unpack(">II", content[16:24]) == SIZE
        assert len(content) < 60_000


@pytest.mark.browser
def test_linked_data_breaks_no_content_security_policy(browser: Browser, notes: Project) -> None:
    """It is data, and no script that ``default-src 'self'`` would refuse."""
    built = notes.build("html", html_theme="basic", html_baseurl=N)
    # The theme's own page breaks it; what we add is looked at alone.
    page = BeautifulSoup(built.output("folder/note.html"), "html.parser")
    data = page.select_one('script[type="application/ld+json"]')
    assert data
    (notes.folder / "served").mkdir()
    text = f"<!DOCTYPE html><title>T</title>{data}<p>Text</p>"
    (notes.folder / "served/index.html").write_text(text, encoding="utf-8")
    with served(notes.folder / "served", {"Content-Security-Policy": "default-src 'self'"}) as address:
        tab = browser.new_page()
        complaints: list[str] = []
        tab.on("console", lambda message: complaints.append(message.text))
        tab.goto(f"{address}/index.html")
        assert tab.locator("body").inner_text() == "Text", "nothing in the data ends its script"
        assert [each for each in complaints if "favicon" not in each and "404" not in each] == []
        tab.close()
