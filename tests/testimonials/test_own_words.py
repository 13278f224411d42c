"""What a matrix says more of a post: who wrote it, and its own words where the note quotes them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from tests.project import Built, Project, page
from tests.testimonials.test_views import words
from tools import ROOT
from tools.catalogs.command import messages

from testimonials.faults import Fault

POST = "https://twitter.com/ThePSF/status/1444708866361593871"
NOTE = f"""
    ---
    source_lang: en
    ---
    # Report

    :::{{testimonial-matrix}} What people said
    :author: Author
    :quote: Words

    | Item | Author | Talks | Words |
    | ---- | ------ | ----- | ----- |
    | [Twitter, PSF]({POST}) | Ewa | V | What a *delightful* place! |
    | [A blog](https://blog.example/1) |  | V | [很好玩。]{{.language-zh-Hant-TW}} |
    | [Another](https://other.example/1) | [小明]{{.language-zh-Hant-TW}} | V |  |
    :::
    """
INDEX = """
    ---
    source_lang: en
    ---
    # All

    :::{testimonial-matrix} All
    :from: 2021
    :::

    ```{toctree}
    2021/report
    ```
    """
TRANSLATIONS = {
    "en": {"[很好玩。]{.language-zh-Hant-TW}": "Great fun."},
    "zh_TW": {"What a *delightful* place!": "好棒的地方！"},
}


@pytest.fixture
def site(project: Project) -> Project:
    project.write(index=INDEX, **{"2021__report": NOTE})
    for language, translations in TRANSLATIONS.items():
        project.write_catalog(language, "2021/report", translations)
    return project


def build(site: Project, language: str = "en", builder: str = "html") -> Built:
    built = site.build(builder, language, html_theme="basic")
    assert [line for line in built.warnings if "duplicate" not in line] == []
    return built


PAGES = pytest.mark.parametrize("name", ["2021/report", "index"])


@PAGES
def test_the_link_names_the_author_that_the_note_gives(site: Project, name: str) -> None:
    links = [words(link) for link in page(build(site), name).select("tbody th p:first-child a.external")]
    assert links == ["Ewa on Talks, 3 Oct 2021", "blog.example on Talks", "小明 on Talks"]


@PAGES
def test_words_are_a_quote_with_its_language_and_translation(site: Project, name: str) -> None:
    shown = page(build(site), name)
    first, second, third = shown.select("tbody tr")
    assert [words(quote) for quote in first.select("td.own-words blockquote")] == ["What a delightful place!"]
    original, translation = second.select("td.own-words blockquote")
    assert (words(original), words(translation)) == ("很好玩。", "Great fun.")
    assert 'lang="zh-Hant-TW"' in str(original)
    assert third.select("blockquote, .own-words") == []
    facts = [words(facts) for facts in shown.select("tbody th p.post-facts")]
    assert ["· English" in line for line in facts] == [True, False, False]
    assert ["· Chinese" in line for line in facts] == [False, True, False]


@PAGES
def test_the_chinese_page_shows_the_original_too(site: Project, name: str) -> None:
    (first, *_others) = page(build(site, "zh_TW"), name).select("tbody tr")
    original, translation = first.select("td.own-words blockquote")
    assert (original["lang"], words(original), words(translation)) == ("en", "What a delightful place!", "好棒的地方！")


def test_what_is_not_translated_is_shown_once_as_it_was_said(site: Project) -> None:
    site.write_catalog("zh_TW", "2021/report", {})
    (first, *_others) = page(build(site, "zh_TW"), "2021/report").select("tbody tr")
    (original,) = first.select("td.own-words blockquote")
    assert (original["lang"], words(original)) == ("en", "What a delightful place!")


@PAGES
def test_they_are_no_topics(site: Project, name: str) -> None:
    heads = [words(cell) for cell in page(build(site), name).select("thead th")]
    assert (
        heads
        == {
            "2021/report": ["Item", "Talks Posts: 3", "Words"],
            "index": ["Post", "In their words", "Talks Posts: 3"],
        }[name]
    )


def test_where_no_post_is_quoted_the_gathered_matrix_has_no_such_column(site: Project) -> None:
    kept = [line for line in NOTE.splitlines() if "Twitter" not in line and "blog" not in line]
    site.write(**{"2021__report": "\n".join(kept)})
    heads = [words(cell) for cell in page(build(site), "index").select("thead th")]
    assert heads == ["Post", "Talks Posts: 1"]


def test_feeds_have_them(site: Project) -> None:
    built = build(site, "zh_TW")
    feed = json.loads(built.output("feeds/testimonials.json"))
    schema = json.loads((ROOT / "_ext/testimonials/testimonials.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(feed, schema)
    found = [[post[name] for name in ("author", "language", "text", "translation")] for post in feed["posts"]]
    assert found == [
        ["Ewa", "en", "What a delightful place!", "好棒的地方！"],
        [None, "zh-Hant-TW", "很好玩。", None],
        ["小明", None, None, None],
    ]
    table = csv.DictReader(io.StringIO(Path(built.app.outdir, "feeds/testimonials.csv").read_text("utf-8-sig")))
    assert [(row["author"], row["text"]) for row in table][:2] == [
        ("Ewa", "What a delightful place!"),
        ("", "很好玩。"),
    ]
    atom = built.output("feeds/testimonials.atom")
    assert "What a delightful place!\n\n好棒的地方！\n\nTwitter/X · Talks" in atom
    assert "<name>小明</name>" in atom


@pytest.mark.parametrize("option", ["author", "quote"])
def test_an_option_that_names_no_column_is_reported_with_its_line(project: Project, option: str) -> None:
    project.write(index=NOTE.replace(f":{option}: ", f":{option}: No "))
    name = {"author": "No Author", "quote": "No Words"}[option]
    line = {"author": 7, "quote": 8}[option]
    found = [each for each in project.build("html", html_theme="basic").warnings if "no column" in each]
    assert found == [
        f"index.md:{line}: WARNING: no column after the first has the heading {name!r}. {Fault.COLUMN.allowed} "
        "[pycontw.column]"
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "singlehtml"])
def test_in_other_builders(site: Project, builder: str) -> None:
    built = build(site, "zh_TW", builder)
    name = {"text": "2021/report.txt", "singlehtml": "index.html"}.get(builder)
    for part in ("What a", "好棒的地") if name else ():
        assert part in built.output(str(name))


@pytest.mark.parametrize(
    ("language", "text"), [("zh_TW", "What a *delightful* place!"), ("en", "[小明]{.language-zh-Hant-TW}")]
)
def test_a_template_has_a_name_or_words_once(site: Project, language: str, text: str) -> None:
    folder = Path(site.build("gettext", language, locale_dirs=[]).app.outdir)
    sources = [message.source for message in messages(folder / "2021/report.pot")]
    assert sources.count(text) == 1
