"""The pages of all cases in one project: a build of either language says nothing of them, translated or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from docutils import nodes

from tests.hackmd.test_cases import CASES, draft
from tests.project import Project

from language_pair.languages import CHINESE

pytestmark = pytest.mark.builds

SETTINGS = {
    "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "deflist", "strikethrough"],
    "suppress_warnings": ["myst.strikethrough"],
    "myst_heading_anchors": 6,
    "locale_dirs": ["locale"],
}
#: What the cases do not have: each would be a warning, or vanish, if nothing were done.
MORE = {
    "footnotes": "# 註腳\n\n一[^1]二^[行內]三[^x]\n\n[^1]: 內容\n",
    "footnotes of nothing": "# 註腳\n\n一[^1]\n\n[^1]: 內容\n[^2]: 沒有人提到\n\n- [^3]: 也沒有\n",
    "one sentence": "---\nbreaks: false\n---\n# 混合\n\n今年的活動辦得很順利\n"
    "An English sentence with quite enough of words to be one of its own\n大家都很開心\n",
    "abbreviations": "# 縮寫\n\nHTML 好用\n\n*[HTML]: Hyper Text\n",
    "html": '# 標記\n\n<font color="red">紅</font> <your name> <title> <command key> <講者> <i class="fa fa-user"></i> '
    "</b>\n\n"
    '<div>\n<img src="https://example.org/a.png">\n</div>\n',
    "unclosed": "# 沒關\n\n:::info\n文字\n\n- 一\n\n```\n程式碼\n",
    "empty": "# 空\n\n:::danger\n\n:::\n\n##\n\n[空]()\n",
    "formula": "# 數學\n\n$a_1 + b^2$ 和 NT$300，US$5\n",
    "anchors": "# 錨\n\n[去](#會議-QampA) [沒有](#nowhere) [相對](b.md)\n\n## 會議 Q&A\n\n完\n",
    "headings": "標題\n===\n\n上文\n---\n\n:::info\n## 盒子裡\n文字\n:::\n",
    "code": "# 程式\n\n```rust\nfn a() -> [Option\\<T\\>; N] {\n```\n\n- 項\n  ```json=3!\n  # {\n  ```\n",
    "tags_in_html": "# 標題\n\n中文\n\n<div>\n<your name> <title>\n</div>\n\n<label>\n中文\n</label>\n",
    "in_html": "# 標題\n\n中文\n\n<details>\n<p>\n\n文字\n\n---\n\n文字\n\n</p>\n</details>\n\n"
    "<h3>\nHow a <b>client</b> finds the message that it needs in a long registry\n</h3>\n",
    "emoji": "# 🎉\n\n字\n\n## :book:\n\n字\n\n## ⭐\n\nSee [it](#⭐), a sentence of more than ten words in English.\n",
    "twice": "# 註腳\n\n字[^1]\n\n[^1]: 甲\n[^1]: 乙\n",
    "addresses": "# 網址\n\nstd::shared_ptr<std::string> [群組](tg://join) ftp://example.org/a ![圖](images/a.png)\n",
    "phrases": "\n\n".join(
        (
            "# Phrases\n\nMost of it is English.\n\nThis sentence is.\n\nSo is this one.\n\nThis one is, too.",
            "* A 函數（透過 `netif_add`）。雖然這也是一個 `ops`，而是屬於特定的 NAPI, in a sentence with",
            "  ==more than ten plain words of English that are marked, so that there is no doubt==.",
            "- The **NAPI 這是很長**的中文字串超過十個 of it, in a sentence of more than ten plain English words.",
            "> abc**驅動程式註冊一個特定的函數**abc that is one\n> of more than ten plain English words 一二三四五六",
        )
    ),
    "over_lines": "# 跨行\n\n大家 this is one\nof more than ten plain English words 完\n\n"
    "> 字 this is one\n> of more than ten plain English words 完\n",
    "mixed": "# Mixed\n\nAn English line with 今年的活動辦得非常順利大家都很開心 in it.\n\n- 中文\n- English text\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    project = Project(tmp_path_factory.mktemp("imported"))
    notes = {path.name.removesuffix(".in.md"): path.read_text(encoding="utf-8") for path in CASES} | MORE
    pages = {name: draft(text, f"{name}.md").page() for name, text in notes.items()}
    listed = "\n".join(pages)
    project.write(index=f"---\nsource_lang: en\n---\n\n# Notes\n\n```{{toctree}}\n{listed}\n```\n")
    for name, text in pages.items():
        (project.folder / f"{name}.md").write_text(text, encoding="utf-8")
    yield project
    project.close()


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_a_build_has_nothing_to_say(project: Project, language: str) -> None:
    built = project.build(language=language, fresh=True, **SETTINGS)
    _close(project)
    assert built.warnings == []


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_a_translated_page_has_the_elements_of_its_source(project: Project, language: str) -> None:
    before = project.build(language=language, fresh=True, **SETTINGS)
    names = sorted(before.app.env.found_docs)
    elements = {name: _elements(before.doctree(name)) for name in names}
    _close(project)
    template = project.build("gettext", language, fresh=True, **SETTINGS | {"locale_dirs": []})
    _close(project)
    for name in names:
        path = Path(template.app.outdir) / f"{name}.pot"
        if path.exists():
            messages = [str(message.id) for message in read_po(BytesIO(path.read_bytes())) if message.id]
            project.write_catalog(
                language, name, {_quoted(each): _quoted(_translated(each, language)) for each in messages}
            )
    after = project.build(language=language, fresh=True, **SETTINGS)
    _close(project)
    assert after.warnings == []
    assert {name: _elements(after.doctree(name)) for name in names} == elements


#: What a translator leaves as it is.
_MARKUP = re.compile(r"(`+[^`]*`+|\]\([^)]*\)|<[^>]*>|\\?\{[^}]*\}|\[\^[^\]]*\])")


def _translated(message: str, language: str) -> str:
    """A text with the same markup, in the language's own script."""
    pattern, word = (f"[{CHINESE}]+", "text") if language == "en" else ("[A-Za-z]+", "字")
    parts = _MARKUP.split(message)
    return "".join(part if index % 2 else re.sub(pattern, word, part) for index, part in enumerate(parts))


def _close(project: Project) -> None:
    """Sphinx lets one build at a time be set up."""
    project.close()
    project.apps.clear()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _elements(document: nodes.document) -> Counter[str]:
    """Those that a reader or a translator can tell apart; what the pair adds around them differs."""
    found = Counter(node.tagname for node in document.findall(nodes.Element))
    return Counter({name: number for name, number in found.items() if name in _TOLD_APART})


_TOLD_APART = {
    *("section", "list_item", "literal", "literal_block", "entry", "strong", "emphasis", "pending_xref", "line_break"),
    *("block_quote", "attribution", "note", "tip", "warning", "danger", "admonition", "footnote", "transition"),
    *("footnote_reference", "superscript", "subscript"),
}
