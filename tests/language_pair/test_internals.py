"""What the pair needs of Sphinx, MyST and docutils is as it was read: a failing test names what has changed."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.locale import get_translation, translators

from tests.project import Project, page

from language_pair import internals
from language_pair.reading.myst_messages import NoteParser

NOTE = """\
---
source_lang: en
---
# A title

###### A deep heading

See [](#a-title) and run `x`::

| a | b |
| - | - |
| 1 | 2 |

```{toctree}
:caption: Pages

Called so <other>
```
"""
OTHER = "---\nsource_lang: en\n---\n# Other\n"
LITERAL = "請看 [](#a-title) 並執行 `x`::"


@pytest.fixture
def pair(project: Project) -> Project:
    project.write(index=NOTE, other=OTHER)
    project.write_catalog("zh_TW", "index", {"A title": "標題", "See [](#a-title) and run `x`::": LITERAL})
    return project


def test_how_sphinx_names_the_source_of_a_translation(pair: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: dict[str, str] = {}
    parse = NoteParser.parse

    def noted(self: NoteParser, text: str, document: nodes.document) -> None:
        parsed[text] = document["source"]
        parse(self, text, document)

    monkeypatch.setattr(NoteParser, "parse", noted)
    pair.build(language="zh_TW")
    with_dummy = next(text for text in parsed if text.startswith(LITERAL))
    assert parsed[with_dummy].endswith(internals.TRANSLATION_SOURCE)
    assert with_dummy != LITERAL == internals.without_dummy(with_dummy)


def test_where_sphinx_looks_up_labels() -> None:
    label = get_translation("of a test")("Founded")
    translations = NullTranslations()
    translations.gettext = {"Founded": "成立"}.__getitem__  # type: ignore[assignment]
    internals.set_translations("of a test", translations)
    assert str(label) == get_translation("of a test")("Founded") == "成立"
    del translators["general", "of a test"]


def test_what_sphinx_marks_as_translated(pair: Project) -> None:
    title = next(pair.build(language="zh_TW").doctree().findall(nodes.title))
    assert title.astext() == "標題" and title[internals.TRANSLATED]


def test_what_gettext_extracts_of_a_toctree(pair: Project) -> None:
    toctree = next(pair.build().doctree().findall(addnodes.toctree))
    assert internals.raw_entries(toctree) == ["Called so"]
    assert internals.raw_caption(toctree) == "Pages"
    assert [text for node, text in internals.extract_messages(toctree)] == ["Called so", "Pages"]
    internals.set_raw_entries(toctree, [])
    internals.drop_caption(toctree)
    assert list(internals.extract_messages(toctree)) == []


def test_a_resolved_toctree_is_told_from_another_paragraph(pair: Project) -> None:
    built = pair.build("html", html_theme="basic")
    menu = page(built, "index").select_one("div.toctree-wrapper")
    assert menu is not None and menu.select_one("a") is not None
    assert not internals.is_menu(addnodes.compact_paragraph())
    assert internals.is_menu(addnodes.compact_paragraph("", "", toctree=True))


def test_an_entry_with_a_title_of_its_own() -> None:
    found = internals.explicit_title_re.match("Called so <other>")
    assert found is not None and found.group(2) == "other"
    assert found.group(1) == "Called so"


def test_what_myst_knows_of_headings(pair: Project) -> None:
    built = pair.build(myst_heading_anchors=3)
    shallow, deep = built.doctree().findall(nodes.section)
    assert (internals.slug_of(shallow), internals.slug_of(deep)) == ("a-title", "")
    assert internals.github_slugify("會議紀錄 2021！") == "會議紀錄-2021"
    assert internals.unique_slug("a", {"a", "a-1"}) == "a-2"


def test_the_slugs_that_links_of_a_page_look_up(pair: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from language_pair.reading import anchors

    found: list[dict[str, object]] = []

    def noted(document: nodes.document) -> dict[str, object]:
        found.append(internals.slugs_of_page(document))
        return found[-1]

    monkeypatch.setattr(anchors, "slugs_of_page", noted)
    pair.build(myst_heading_anchors=6)
    line, anchor, title = found[0]["a-title"]  # type: ignore[misc]
    assert (line, anchor, title) == (4, "a-title", "A title")


def test_a_heading_s_words_in_a_link_on_its_own_page(pair: Project) -> None:
    built = pair.build("html", html_theme="basic", myst_heading_anchors=6)
    link = page(built, "index").select_one('p a[href="#a-title"] span')
    assert link is not None and internals.shown_heading(nodes.inline("", "", classes=link["class"]))
    assert not internals.shown_heading(nodes.inline())


def test_myst_s_parsers(pair: Project) -> None:
    built = pair.build()
    of_build = internals.markdown_of_build(built.app.env, internals.SphinxRenderer)
    for markdown in (internals.plain_markdown(), of_build):
        assert markdown.get_active_rules()["block"]
    assert isinstance(of_build.renderer, internals.SphinxRenderer)
    assert "deflist" in of_build.get_active_rules()["block"]


def test_what_myst_reads_of_front_matter(pair: Project) -> None:
    assert internals.front_matter_of("---\nbreaks: true\n---\n# Title\n") == {"breaks": True}
    assert internals.front_matter_of("# Title\n") == internals.front_matter_of("---\na: [\n---\n") == {}
    document = pair.build().doctree()
    document.settings.env = pair.apps[-1].env
    found = internals.markdown_of_note({"myst": {"heading_anchors": 2}}, document, internals.SphinxRenderer)
    assert found.options["document"] is document and found.options["myst_config"].heading_anchors == 2  # type: ignore[typeddict-item]


def test_the_text_writer_wraps_what_it_was_given_since_the_last_line(pair: Project) -> None:
    pair.write(index="---\nsource_lang: en\n---\n# Title\n\none<br>two\n\n| a |\n| - |\n| three<br>four |\n")
    lines = [line.rstrip(" |") for line in pair.build("text").output("index.txt").splitlines()]
    assert lines[lines.index("one") + 1] == "two"
    assert lines[lines.index("| three") + 1] == "| four"


def test_a_row_counts_its_cells() -> None:
    row = nodes.row()
    row.column = 0  # type: ignore[attr-defined]
    internals.count_cell(row)
    assert row.column == 1  # type: ignore[attr-defined]


def test_the_writer_counts_the_cells_of_a_row(pair: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    from sphinx.writers.html5 import HTML5Translator

    counted: list[int] = []
    depart = HTML5Translator.depart_row

    def noted(self: HTML5Translator, node: nodes.row) -> None:
        counted.append(node.column)  # type: ignore[attr-defined]
        depart(self, node)

    monkeypatch.setattr(HTML5Translator, "depart_row", noted)
    pair.build("html", html_theme="basic")
    assert counted == [2, 2]
