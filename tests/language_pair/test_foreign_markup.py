"""A translation adds no markup to a page: it cannot run, fetch, lead elsewhere or include."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from docutils import nodes
from docutils.nodes import Node, system_message
from docutils.parsers.rst import roles

from tests.project import UNGUARDED, Built, Project, page

from language_pair import languages
from language_pair.catalogs import po
from language_pair.nodes import html_phrase
from language_pair.state import pair_of

NOTE = """
    ---
    source_lang: en
    myst:
      html_meta:
        description: What this page is about
    ---
    # A first title

    A paragraph with <kbd>one</kbd> key, [a link](https://e.org/en/), {doc}`guide` and `code`.

    ![A picture of it](picture.png)

    ## A second title

    | Heading | Another heading |
    | ------- | --------------- |
    | A cell  | Another cell    |

    > A quotation of somebody

    :::{admonition} The title of a box
    - An item of a list
    :::

    A term
    : Its definition

    ```{toctree}
    :caption: The caption of a menu

    An entry with a title <guide>
    ```
    """
GUIDE = "---\nsource_lang: en\n---\n# The guide\n\nA page of its own\n"
LINKS = "A paragraph with <kbd>one</kbd> key, [a link](https://e.org/en/), {doc}`guide` and `code`."
INDEX = {
    "A first title": "第一個標題",
    LINKS: "一段文字，有 <kbd>一</kbd> 個鍵、[連結](https://e.org/zh-tw/)、{doc}`guide` 與 `code`。",
    "A picture of it": "它的圖片",
    "What this page is about": "這一頁說什麼",
    "A second title": "第二個標題",
    "Heading": "欄名",
    "Another heading": "另一個欄名",
    "A cell": "一格",
    "Another cell": "另一格",
    "A quotation of somebody": "某人的話",
    "The title of a box": "方框的標題",
    "An item of a list": "清單的一項",
    "A term": "名詞",
    "Its definition": "它的定義",
    "The caption of a menu": "選單的標題",
    "An entry with a title": "有標題的一項",
}
PAYLOADS = [
    "<script>window.ran=1</script>",
    '<img src=x onerror="window.ran=1">',
    '"><svg onload="window.ran=1">',
    '<a href="javascript:window.ran=1">x</a>',
    "[x](javascript:window.ran=1)",
    "[x](JaVaScRiPt:window.ran=1){.external}",
    "[x](data:text/html;base64,PHA+)",
    "[x](https://evil.example/)",
    "[x](guide.md#a)",
    "<https://evil.example/>",
    "![x](https://evil.example/x.png)",
    "{download}`conf.py`",
    "{raw}`<b>`",
    "{octicon}`alert`",
    "[x]{.language-switch #search-box}",
    "</div></section>",
]


def write(project: Project, payload: str = "", note: str = NOTE, **settings: str) -> Built:
    project.write(index=note, guide=GUIDE)
    (project.folder / "picture.png").write_bytes(b"\x89PNG")
    added = payload.replace("\\", "\\\\").replace('"', '\\"')
    project.write_catalog("zh_TW", "index", {source: text + added for source, text in INDEX.items()})
    project.write_catalog("zh_TW", "guide", {"The guide": "指南" + added, "A page of its own": "自成一頁" + added})
    return project.build("html", "zh_TW", whole=True, html_theme="basic", sound_build_shown_warnings=1000, **settings)


def elements(built: Built) -> dict[str, Counter[str]]:
    """How many elements of each name each page has."""
    return {
        path.name: Counter(element.name for element in page(built, path.stem).find_all(True))
        for path in sorted(Path(built.app.outdir).glob("*.html"))
    }


def unnamed(project: Project, built: Built) -> list[str]:
    """The sources of the messages that no warning names by the line."""
    missing = []
    for name in ("index", "guide"):
        path = f"locale/zh_TW/LC_MESSAGES/{name}.po"
        for source, message in po.read(project.folder / path, languages.ZH_TW).entries.items():
            if not any(line.startswith(f"{path}:{message.line}: WARNING: ") for line in built.warnings):
                missing.append(source)
    return missing


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    project = Project(tmp_path_factory.mktemp("clean"))
    built = write(project)
    assert built.warnings == []
    assert all(not state.progress["zh_TW"].open for state in pair_of(built.app.env).notes.values())
    found = elements(built)
    project.close()
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_message_adds_an_element_and_each_that_tries_is_named(
    project: Project, clean: dict[str, Counter[str]], payload: str
) -> None:
    """Titles, cells, quotes, boxes, captions of menus, ``alt``, ``meta``: every message holds the payload."""
    built = write(project, payload)
    found = elements(built)
    assert {name: (found[name] - clean[name], clean[name] - found[name]) for name in clean} == {
        name: (Counter(), Counter()) for name in clean
    }
    assert unnamed(project, built) == []
    loaded = r'(?:href|src)="[^"]*(?:evil|script:|data:|conf\.py)'
    assert not re.search(loaded, built.output("index.html"), re.IGNORECASE)


def read(project: Project, source: str, translation: str, comment: str = "", note: str = "") -> Built:
    project.write(index=f"---\nsource_lang: en\n---\n\n{source}\n\n{note}")
    project.write_catalog("zh_TW", "index", {source: translation})
    catalog = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    text = catalog.read_text(encoding="utf-8")
    catalog.write_text(text.replace("\nmsgid ", f"\n{comment}msgid "), encoding="utf-8")
    return project.build("dummy", "zh_TW")


def said(built: Built) -> list[str]:
    return [line.partition("WARNING: ")[2].split(". ")[0] for line in built.warnings]


def shown(built: Built) -> str:
    """The translated paragraph, in docutils' own notation."""
    (paragraph,) = (node for node in built.doctree().findall(nodes.paragraph) if "source_lang" in node)
    return "".join(map(str, paragraph.children))


def test_no_comment_silences_what_could_run(project: Project) -> None:
    comment = "# check: html 這是網頁\n# check: link 另有中文頁\n"
    built = read(project, "Read this", "請看<b onclick='x'>[這裡](https://e.org/)</b>", comment)
    assert shown(built) == "請看這裡"
    assert said(built) == [
        """the translation adds the HTML '<b onclick="x">'""",
        "the translation adds the link to 'https://e.org/'",
    ]
    assert built.warnings[0].startswith("locale/zh_TW/LC_MESSAGES/index.po:6: WARNING: ")
    assert built.warnings[0].endswith(" [language_pair.foreign_markup]")


def test_the_html_of_the_source_stays_as_often_as_it_has_it(project: Project) -> None:
    built = read(project, "one<br>two <kbd>A</kbd>", "<kbd>A</kbd> 一<br>二<br>三<kbd>B</kbd>")
    assert [node.astext() for node in built.doctree().findall(html_phrase)] == ["A"]
    assert sorted(said(built)) == ["the translation adds a line break", "the translation adds the HTML '<kbd>'"]


def test_the_language_in_an_address_may_change(project: Project) -> None:
    built = read(project, "[Rules](https://e.org/en-us/a)", "[規則](https://e.org/zh-hant/a)")
    assert [link["refuri"] for link in built.doctree().findall(nodes.reference)] == ["https://e.org/zh-hant/a"]
    assert built.warnings == []


def test_a_picture_in_a_link_outlives_the_link(project: Project) -> None:
    built = read(project, "[![A picture](a.png)](https://e.org/) here", "[![圖片](a.png)](https://evil.org/)在此")
    assert [each["uri"] for each in built.doctree().findall(nodes.image)] == ["a.png"]
    assert "the translation adds the link to 'https://evil.org/'" in said(built)


def test_bold_and_code_are_the_translator_s_choice(project: Project) -> None:
    assert shown(read(project, "Read this", "請**看**")) == "請<strong>看</strong>"


def test_a_link_that_leads_to_another_heading_is_another_link(project: Project) -> None:
    built = read(project, "See [it](#one)", "請看[它](#two)", note="# One\n\n# Two\n")
    assert said(built)[:1] == ["the translation adds the link to '#two'"]


def test_a_link_does_not_become_a_download(project: Project) -> None:
    note = "{download}`b <other.txt>`\n"
    (project.folder / "other.txt").write_text("x", encoding="utf-8")
    built = read(project, "See [it](index.md)", "請看 {download}`它 <index>`", note=note)
    assert "the translation adds the link to 'index'" in said(built)


def test_an_order_to_the_browser_is_not_translated(project: Project) -> None:
    """The content of ``http-equiv`` is a message for Sphinx."""
    meta = "---\nsource_lang: en\nmyst:\n  html_meta:\n    'http-equiv=refresh': 900; url=index.html\n---\n# A\n"
    project.write(index=meta)
    project.write_catalog("zh_TW", "index", {"900; url=index.html": "0; url=https://evil.example/"})
    built = project.build("dummy", "zh_TW", extensions=UNGUARDED)
    (found,) = built.doctree().findall(nodes.meta)
    assert found["content"] == "900; url=index.html"
    assert said(built) == ["the translation adds an order to the browser, '0; url=https://evil.example/'"]


def test_a_role_that_the_note_does_not_use_is_not_run(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(name: str, rawtext: str, text: str, *_more: object) -> tuple[list[Node], list[system_message]]:
        ran.append(text)
        return [nodes.Text(text)], []

    monkeypatch.setitem(roles._roles, "run", run)  # type: ignore[attr-defined]
    built = read(project, "Read this", "請看 {run}`1`")
    assert (ran, said(built)) == ([], ["the translation adds the role {run}", "the translation shows '`'"])
    assert shown(built) == "請看 {run}`1`"


@pytest.mark.parametrize("expression", ["env.srcdir", "name ", "cycler.__init__"])
def test_a_substitution_that_the_note_does_not_have_is_not_run(project: Project, expression: str) -> None:
    """MyST runs Jinja's expressions with Python's whole world at hand."""
    project.write(index="---\nsource_lang: en\n---\n\nBy {{ name }}: a name\n")
    project.write_catalog("zh_TW", "index", {"By {{ name }}: a name": f"{{{{ name }}}}寫的：{{{{ {expression} }}}}"})
    extensions = ["attrs_inline", "substitution"]
    built = project.build("dummy", "zh_TW", myst_enable_extensions=extensions, myst_substitutions={"name": "Amy"})
    words = "Amy" if expression == "name " else f"{{{{{expression}}}}}"
    assert shown(built) == f"Amy寫的：{words}"
    assert said(built) == ([] if words == "Amy" else [f"the translation adds the substitution {expression!r}"])
