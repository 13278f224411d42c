"""Notes of one language alone: left out of the other's build, its toctrees and its catalogs; what the switch says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ConfigError

from tests.language_pair.search_engine import NOTE, TEMPLATES, N, entries, head
from tests.project import Project, touch

from language_pair import languages
from language_pair.languages import EN

PAIR_ONLY = {"en": ["press/*", "only-en*", "mixed/en"], "zh_TW": ["only-zh", "mixed/zh"]}
MIXED = """
    ---
    source_lang: en
    ---
    # Home

    ```{toctree}
    note
    only-en.md
    Explicit title </only-zh>
    ```
    ```{toctree}
    :caption: For the press
    :glob:

    press/*
    ```
    ```{toctree}
    :glob:

    mixed/*
    ```
    """


def write_mixed(project: Project, index: str = MIXED) -> None:
    names = ("note", "only-en", "only-zh", "press__kit", "mixed__en", "mixed__zh", "draft")
    project.write(index=index, **dict.fromkeys(names, NOTE))


@pytest.mark.parametrize(
    ("language", "alone"),
    [("en", ["only-en", "press/kit", "mixed/en"]), ("zh_TW", ["only-zh", "mixed/zh"])],
)
def test_a_note_of_one_language_is_left_out_of_the_other(project: Project, language: str, alone: list[str]) -> None:
    write_mixed(project)
    sources = {"source_suffix": ".md", "exclude_patterns": ["draft*"]}  # written as Sphinx allows it
    built = project.build("html", language, whole=True, **TEMPLATES, **sources, html_baseurl=N, pair_only=PAIR_ONLY)
    assert built.warnings == []
    assert built.app.env.found_docs == {"index", "note", *alone}
    assert built.app.env.toctree_includes == {"index": ["note", *alone]}
    assert ("For the press" in built.output("index.html")) == (language == "en"), "no caption over nothing"
    listed = entries(built.output("sitemap.xml"))
    assert len(listed) == 2 + len(alone)
    for name in alone:
        canonical, alternates = head(built.output(f"{name}.html"))
        assert canonical in listed
        assert listed[canonical] == (None, {})
        assert alternates == {}
    assert len(head(built.output("note.html"))[1]) == len(head(built.output("search.html"))[1]) == 3


def test_a_toctree_s_entry_that_leads_nowhere_is_still_reported(project: Project) -> None:
    """In the other language's build too, though it looks like a note of one language."""
    missing = ["missing", "only-missing", "only-en-too", "excluded"]
    write_mixed(project, MIXED.replace("only-en.md", "\n    ".join(missing)).replace("press/*", "pres/*"))
    warnings = project.build(
        "dummy", "zh_TW", pair_only=PAIR_ONLY, exclude_patterns=["excluded.md", "draft.md"]
    ).warnings
    found = [re.findall(r"index\.md:\d+: WARNING: toctree .*?'(.*?)'", warning) for warning in warnings]
    assert found == [*([name] for name in missing), ["pres/*"]]


@pytest.mark.parametrize(
    ("language", "name", "notice", "home", "other"),
    [
        ("en", "only-en", "This page exists in English only.", "Home page: 中文", "../zh-tw/index.html"),
        ("zh_TW", "only-zh", "這一頁只有中文版。", "首頁：English", "../en/index.html"),
    ],
)
def test_the_switch_says_that_a_page_has_no_counterpart(
    project: Project, language: str, name: str, notice: str, home: str, other: str
) -> None:
    write_mixed(project)
    settings = TEMPLATES | {"html_theme": "sphinx_rtd_theme", "suppress_warnings": ["toc"]}
    built = project.build("html", language, **settings, pair_only=PAIR_ONLY)
    assert built.warnings == []
    page = BeautifulSoup(built.output(f"{name}.html"), "html.parser")
    there = languages.counterpart(languages.find(language) or EN)
    assert len(page.select(".language-switch")) == 1
    for switch in page.select(".language-switch"):
        (link,) = switch.select("a")
        assert (link["href"], link["hreflang"], link.get_text()) == (f"./{other}", there.tag, home)
        assert [part.get_text() for part in link.select(f"[lang={there.tag}]")] == [there.name]
        assert [part.get_text() for part in switch.select(".language-switch-notice")] == [notice]
    assert not page.select(".language-switch-link")
    assert len(BeautifulSoup(built.output("note.html"), "html.parser").select(".language-switch-link")) == 1


def test_a_note_of_one_language_asks_no_translator_for_anything(project: Project) -> None:
    write_mixed(project)
    built = project.build("gettext", "zh_TW", pair_only=PAIR_ONLY, locale_dirs=[])
    templates = {path.name for path in Path(built.app.outdir).rglob("*.pot")}
    assert templates == {"index.pot", "note.pot", "draft.pot", "only-zh.pot", "zh.pot"}


def test_a_note_gets_its_counterpart_back(project: Project) -> None:
    """No note has changed, and for this build none is left out: its pages are written anew all the same."""
    project.write(index=NOTE)
    for pair_only in ({"en": ["index"]}, {}):
        page = project.build("html", **TEMPLATES, pair_only=pair_only, html_baseurl=N).output("index.html")
        assert bool(head(page)[1]) == (not pair_only)


def test_a_language_that_the_site_has_not_is_named(project: Project) -> None:
    project.write(index=NOTE)
    with pytest.raises(ConfigError, match="no language 'zh-tw': the site has en, zh_TW"):
        project.build(pair_only={"zh-tw": ["press"]})


LINKING = """
    ---
    source_lang: en
    back_to: press/kit, note
    ---
    # Home

    See [](press/kit.md), {doc}`press/kit` and {doc}`the kit <press/kit>`.

    Ask [the **contacts**](press/kit.md#contact).

    ```{toctree}
    note
    press/kit
    ```
    """
KIT = NOTE.replace("# Note", "# A `kit` for the press\n\n    ## Contact")
IN_ENGLISH = "（英文）"
SETTINGS = {**TEMPLATES, "pair_only": PAIR_ONLY, "myst_heading_anchors": 2}


def write_linking(project: Project) -> None:
    project.write(index=LINKING, note=NOTE, press__kit=KIT)
    see, ask = (paragraph.strip() for paragraph in LINKING.split("\n\n")[1:3])
    translations = {see: see.replace("the kit", "資料").replace("See", "見"), ask: ask.replace("the **c", "**聯絡 c")}
    project.write_catalog("zh_TW", "index", translations)


@pytest.mark.parametrize(("builder", "page"), [("html", "press/kit.html"), ("dirhtml", "press/kit/")])
def test_a_link_to_a_note_of_the_other_language_leads_to_that_language_s_site(
    project: Project, builder: str, page: str
) -> None:
    write_linking(project)
    built = project.build(builder, "zh_TW", **SETTINGS)
    assert built.warnings == []
    body = BeautifulSoup(built.output("index.html"), "html.parser").select_one("[role=main]")
    assert body
    links = body.select("section a[hreflang]:not(.source-text a)")
    title = f"A kit for the press{IN_ENGLISH}"
    root = "./../en/" if builder == "html" else "../en/"
    assert [(link.get_text(), link["href"].removeprefix(root)) for link in links] == [
        (title, page),
        (title, page),
        (title, page),
        (f"資料{IN_ENGLISH}", page),
        (f"聯絡 contacts{IN_ENGLISH}", f"{page}#contact"),
    ]
    assert {link["hreflang"] for link in links} == {"en"}
    assert [part.get_text() for part in links[0].select("[lang=en]")] == ["A kit for the press"]
    assert links[4].strong
    assert [item.get_text() for item in body.select(".back-to li")] == [f"🔙 回到：{title}", "🔙 回到：Note"]


def test_a_link_to_a_note_of_the_other_language_shows_its_new_title(project: Project) -> None:
    write_linking(project)
    project.build("html", "zh_TW", **SETTINGS)
    project.write(press__kit=KIT.replace("the press", "<br>all"))
    kit = project.folder / "press/kit.md"
    touch(kit)
    page = project.build("html", "zh_TW", **SETTINGS).output("index.html")
    assert "A kit for all" in page
    assert "for the press" not in page


def test_a_link_in_the_note_s_own_language_is_as_any_other(project: Project) -> None:
    write_linking(project)
    built = project.build("html", "en", **SETTINGS)
    assert built.warnings == []
    assert 'href="press/kit.html#contact"' in built.output("index.html")
    assert not BeautifulSoup(built.output("index.html"), "html.parser").select("[role=main] section [hreflang]")


@pytest.mark.parametrize(("builder", "name"), [("text", "index.txt"), ("epub", "index.xhtml")])
def test_a_book_keeps_the_words_of_a_link_to_the_other_language_s_site(
    project: Project, builder: str, name: str
) -> None:
    write_linking(project)
    book = {"epub_show_urls": "no", "version": "1", "epub_copyright": "1", "html_theme": "epub"}
    built = project.build(builder, "zh_TW", **SETTINGS | book)
    assert built.warnings == []
    text = BeautifulSoup(built.output(name), "html.parser").get_text()
    assert f"聯絡 contacts{IN_ENGLISH}" in text.replace("*", "")
    assert "en/" not in built.output(name)


def test_a_link_to_no_note_at_all_is_still_reported(project: Project) -> None:
    """In the other language's build too, though it looks like one to a note of that language."""
    links = "[](press/none.md), {doc}`only-none` and [](draft.md)"
    index = LINKING.replace("[](press/kit.md)", links).replace("back_to: press/kit", "back_to: press/none")
    project.write(index=index, note=NOTE, press__kit=KIT, draft=NOTE)
    warnings = project.build("html", "zh_TW", **SETTINGS, exclude_patterns=["draft.md"]).warnings
    assert [warning.partition(": WARNING: ")[2].split(" [")[0] for warning in warnings] == [
        "there is no page 'press/none'. `back_to` names pages by their path under `docs/`, separated by commas: "
        "`years, 2021/index`.",
        "'myst' cross-reference target not found: 'press/none.md'",
        "Unknown source document 'draft'",
        "unknown document: 'only-none'",
    ]
