"""The matrix and the quotes, in the doctree and across languages."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from tests.project import Project

from language_pair.tables import header_entry
from records import domain
from testimonials import nodes as ours
from testimonials import record

MATRIX = """
    ---
    source_lang: zh_TW
    ---
    # 證言

    :::{testimonial-matrix}
    :lang: en

    | Item | Gather Town | Cross-Year |
    | ---- | ----------- | ---------- |
    | [Twitter, PSF](https://twitter.com/ThePSF/status/1) | V | |
    | [部落格](https://blog.example/1) | | ✓ |
    :::
    """
WITNESS = """
    ---
    source_lang: zh_TW
    ---
    # 證言

    :::{witness}
    :speaker: Ewa
    :role: director
    :lang: en
    :speaker-lang: en

    Delightful!
    :::

    :::{witness}
    :speaker: Kir

    好多機會。

    真的。
    :::
    """


def test_the_table_becomes_a_matrix_with_scopes_and_marks(project: Project) -> None:
    project.write(index=MATRIX)
    built = project.build()
    assert built.warnings == []
    (matrix,) = built.doctree().findall(ours.testimonial_matrix)
    headers = list(matrix.findall(header_entry))
    assert [(ours.words_of(cell), cell["scope"]) for cell in headers] == [
        ("Item", "col"),
        ("Gather Town", "col"),
        ("Cross-Year", "col"),
        ("ThePSF on Gather Town", "row"),
        ("blog.example on Cross-Year", "row"),
    ]
    assert [count.astext() for count in matrix.findall(ours.topic_count)] == ["1", "1"]
    assert [mark.astext() for mark in matrix.findall(ours.topic_mark)] == ["✓", "✓"]
    assert matrix.children[0].astext() == "Testimonials by topic"


def test_rows_are_recorded_with_their_line_and_topics(project: Project) -> None:
    project.write(index=MATRIX.replace("/status/1)", "/status/1444708866361593871)"))
    entries = list(domain.records_of(project.build().app.env).entries("testimonial"))
    assert [entry.record for entry in entries] == [
        record.Testimonial(
            id="twitter-1444708866361593871",
            title="ThePSF on Gather Town, 3 Oct 2021",
            label="Twitter, PSF",
            url="https://twitter.com/ThePSF/status/1444708866361593871",
            channel="twitter",
            day=datetime.date(2021, 10, 3),
            topics=("Gather Town",),
            columns=("Gather Town", "Cross-Year"),
        ),
        record.Testimonial(
            id="blog-example-1",
            title="blog.example on Cross-Year",
            label="部落格",
            url="https://blog.example/1",
            channel="blog",
            day=None,
            topics=("Cross-Year",),
            columns=("Gather Town", "Cross-Year"),
        ),
    ]
    assert [entry.line for entry in entries] == [11, 12]


def test_records_are_translated(project: Project) -> None:
    project.write(index=MATRIX)
    source = "[Twitter, PSF](https://twitter.com/ThePSF/status/1)"
    target = "[推特，PSF](https://twitter.com/ThePSF/status/1)"
    project.write_catalog("zh_TW", "index", {source: target, "Cross-Year": "跨年度"})
    built = project.build(language="zh_TW")
    entries = list(domain.records_of(built.app.env).entries("testimonial"))
    assert [entry.record.label for entry in entries] == ["推特，PSF", "部落格"]
    assert [entry.record.title for entry in entries] == ["ThePSF 談 Gather Town", "blog.example 談 跨年度"]
    assert [getattr(entry.record, "topics", None) for entry in entries] == [("Gather Town",), ("跨年度",)]
    (matrix,) = built.doctree().findall(ours.testimonial_matrix)
    assert matrix.children[0].astext() == "依主題整理的證言"


def test_a_caption_of_one_s_own_is_a_message(project: Project) -> None:
    project.write(index=MATRIX.replace("{testimonial-matrix}", "{testimonial-matrix} Posts"))
    project.write_catalog("zh_TW", "index", {"Posts": "貼文"})
    (matrix,) = project.build(language="zh_TW").doctree().findall(ours.testimonial_matrix)
    assert matrix.children[0].astext() == "貼文"


def test_html_has_caption_scopes_ids_and_words_for_screen_readers(project: Project) -> None:
    project.write(index=MATRIX)
    built = project.build("html", html_theme="basic")
    page = built.output("index.html")
    assert '<th class="head" scope="col">' in page
    assert '<th class="head" scope="row">' in page
    assert page.count('id="twitter-1"') == 1
    mark = '<span class="topic-mark" aria-hidden="true" data-topic="Gather Town">✓</span>'
    assert f'{mark}<span class="visually-hidden">yes</span>' in page
    assert 'role="region" tabindex="0" aria-label="Testimonials by topic"' in page


def test_a_quote_in_the_reader_s_language_stands_alone(project: Project) -> None:
    project.write(index=WITNESS)
    built = project.build(language="en")
    assert built.warnings == []
    english, _chinese = built.doctree().findall(ours.witness)
    assert [quote.astext() for quote in english.findall(ours.witness_quote)] == ["Delightful!"]
    assert "Translation:" not in english.astext()


def test_a_quote_in_another_language_has_its_translation_under_it(project: Project) -> None:
    project.write(index=WITNESS)
    project.write_catalog("zh_TW", "index", {"Delightful!": "真討喜！", "director": "執行長"})
    english, chinese = project.build(language="zh_TW").doctree().findall(ours.witness)
    original, translation = english.findall(ours.witness_quote)
    assert (original.astext(), translation.astext()) == ("Delightful!", "真討喜！")
    assert original["classes"] == ["language-en"]
    assert translation["classes"] == []
    assert "譯文：" in english.astext()
    assert "執行長" in english.astext()
    assert len(list(chinese.findall(ours.witness_quote))) == 1


def test_each_paragraph_of_a_quote_is_translated(project: Project) -> None:
    project.write(index=WITNESS)
    project.write_catalog("en", "index", {"好多機會。": "So many chances.", "真的。": "Really."})
    _english, chinese = project.build(language="en").doctree().findall(ours.witness)
    original, translation = chinese.findall(ours.witness_quote)
    assert original.astext() == "好多機會。\n\n真的。"
    assert translation.astext() == "So many chances.\n\nReally."
    assert original["classes"] == ["language-zh-Hant-TW"]


def test_a_quote_without_translation_stands_alone_in_its_language(project: Project) -> None:
    project.write(index=WITNESS)
    page = project.build("html", language="zh_TW", html_theme="basic").output("index.html").partition("</head>")[2]
    assert page.count("Delightful!") == 1
    assert '<blockquote lang="en">' in page


def test_witnesses_are_recorded(project: Project) -> None:
    project.write(index=WITNESS)
    entries = list(domain.records_of(project.build().app.env).entries("testimonial"))
    assert [entry.record for entry in entries] == [
        record.Quote(id="ewa", title="Ewa", role="director", language="en", text="Delightful!", translation=""),
        record.Quote(id="kir", title="Kir", role="", language="zh_TW", text="好多機會。\n\n真的。", translation=""),
    ]


def test_an_example_is_shown_and_not_recorded(project: Project) -> None:
    hidden = MATRIX.replace(":lang: en", ":no-index:")
    project.write(index=hidden)
    built = project.build()
    assert list(domain.records_of(built.app.env).entries()) == []
    assert len(list(built.doctree().findall(nodes.table))) == 1
    assert "twitter-1" not in built.doctree().ids


def test_latex_gives_each_row_a_label(project: Project) -> None:
    project.write(index=MATRIX)
    tex = project.build("latex").output("test.tex")
    assert r"\label{\detokenize{index:twitter-1}}" in tex


@pytest.mark.parametrize(
    ("url", "marks", "name"),
    [
        ("https://x.com/ThePSF/status/1444708866361593871", "V |  ", "ThePSF on Talks, 3 Oct 2021"),
        ("https://x.com/ThePSF/status/1444708866361593871", "V | V", "ThePSF on Talks and Food, 3 Oct 2021"),
        ("https://x.com/ThePSF/status/1444708866361593871", "  |  ", "ThePSF, 3 Oct 2021"),
        ("https://x.com/i/status/1444708866361593871", "V |  ", "On Talks, 3 Oct 2021"),
        ("https://x.com/ThePSF/status/1", "V |  ", "ThePSF on Talks"),
        ("https://www.facebook.com/jumpingcoder/posts/1", "V |  ", "jumpingcoder on Talks"),
        ("https://www.facebook.com/groups/posts/1", "V |  ", "On Talks"),
        ("https://alex.medium.com/a", "V |  ", "alex on Talks"),
        ("https://medium.com/@Kir.Chou/a", "V |  ", "Kir.Chou on Talks"),
        ("https://medium.com/a-journal/a", "V |  ", "On Talks"),
        ("https://www.blog.example/2021/09/25/a", "V |  ", "blog.example on Talks, 25 Sep 2021"),
        ("mailto:a@example.org", "V |  ", "On Talks"),
        ("mailto:a@example.org", "  |  ", "Words of the note"),
    ],
)
def test_a_post_is_named_by_what_is_known(project: Project, url: str, marks: str, name: str) -> None:
    table = f"| Item | Talks | Food |\n| -- | -- | -- |\n| [Words of the note]({url}) | {marks} |\n"
    project.write(index=f"---\nsource_lang: en\n---\n# A\n\n:::{{testimonial-matrix}}\n\n{table}:::\n")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    [cell] = BeautifulSoup(built.output("index.html"), "html.parser").select("tbody th")
    assert cell.a is not None and cell.a.get_text() == name
    assert "Words of the note" in cell.get_text()
