"""The pair: what each language's templates hold, what the catalogs translate, and what stays as it is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from docutils import nodes

from tests.copies import copy_project
from tests.project import UNGUARDED, Project
from tools import ROOT, labels
from tools.catalogs import settings
from tools.catalogs.command import messages

from language_pair import languages
from language_pair.catalogs import places, po

LOCALE = ROOT / "locale"
SNAPSHOTS = Path(__file__).parent / "snapshots"
CATALOGS = [path for folder in labels.all_locale_folders() for path in sorted(folder.rglob("*.po"))]

NOTE = """
    ---
    source_lang: zh_TW
    tags: 標籤, a
    ---
    # 標題

    一段中文。

    Only Latin letters.

    {.language-en}
    An English paragraph.

    ![圖說](a.png)
    ![caption](a.png)

    | 表頭 | Head |
    | ---- | ---- |
    | 中文 | 2014 |

    :::{witness}
    :speaker: Ewa

    原話。
    :::

    :::{testimonial-matrix} 標題列
    :lang: zh_TW

    | 項目 | 主題 |
    | ---- | ---- |
    | [貼文](https://e.org/1) | V |
    :::

    :::{newer-fact}
    :date: 2026-11-21
    :source: somewhere

    `code` <https://e.org/>
    :::

    {.language-en}
    ## English heading

    English text with `code`.

    :::{about-note}
    - 修正。
    :::
    """


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_a_template_holds_exactly_what_its_language_lacks(project: Project, language: str) -> None:
    """The snapshots are read by people: one holds what is Chinese in the note, the other what is English."""
    project.write(index=NOTE)
    settings = {"locale_dirs": [], "templates_path": [str(ROOT / "docs/_templates")]}
    built = project.build("gettext", language, gettext_last_translator="", gettext_language_team="", **settings)
    assert built.output("index.pot") == (SNAPSHOTS / f"note.{language}.pot").read_text(encoding="utf-8")


def test_an_untranslated_block_says_its_language(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", {"English text with `code`.": "有 `code` 的英文。"})
    page = project.build("html", "zh_TW", html_theme="basic").output("index.html")
    assert '<p lang="en">An English paragraph.</p>' in page
    assert "<p>有 <code" in page  # translated: the page's own language
    assert "<p>一段中文。</p>" in page
    assert "language-en" not in page


TOCTREES = """
    ---
    source_lang: en
    ---
    # Home

    ```{toctree}
    :caption: Notes

    Explicit title <n>
    ```
    """
LINKED = """
    ---
    source_lang: en
    ---
    # Note

    :::{admonition} Custom title
    text
    :::

    ## Setting up
    """


@pytest.mark.parametrize(("language", "caption"), [("en", "Notes"), ("zh_TW", "共筆")])
def test_a_toctree_s_caption_is_shown_in_both_languages(project: Project, language: str, caption: str) -> None:
    """In the note's own language its texts were taken away, and the menu failed with a KeyError."""
    project.write(index=TOCTREES, n=LINKED)
    project.write_catalog("zh_TW", "index", {"Notes": "共筆", "Explicit title": "標題"})
    built = project.build("html", language, html_theme="basic")
    assert built.warnings == []
    assert caption in built.output("index.html")


@pytest.mark.parametrize(("language", "expected"), [("en", []), ("zh_TW", ["Home", "Notes", "Explicit title"])])
def test_a_toctree_s_texts_are_messages_of_the_other_language_alone(
    project: Project, language: str, expected: list[str]
) -> None:
    project.write(index=TOCTREES, n=LINKED)
    built = project.build("gettext", language, locale_dirs=[])
    path = Path(built.app.outdir) / "index.pot"
    assert sorted(message.source for message in messages(path)) == sorted(expected)


def test_links_to_headings_of_other_notes_work_in_a_translated_build(project: Project) -> None:
    """A translated admonition title wiped the slugs of its note."""
    link = TOCTREES + "\n    [](n.md#setting-up)\n"
    project.write(index=link, n=LINKED)
    project.write_catalog("zh_TW", "n", {"Custom title": "自訂標題", "Setting up": "設定"})
    built = project.build("html", "zh_TW", html_theme="basic", myst_heading_anchors=3)
    assert built.warnings == []
    assert 'href="n.html#setting-up"' in built.output("index.html")


def test_a_translated_note_is_stored_without_the_environment(project: Project) -> None:
    """Translated nodes led to the environment, so that every stored note held the state of all notes."""
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", {"English text with `code`.": "有 `code` 的英文。"})
    doctree = project.build(language="zh_TW").doctree()
    assert "有 code 的英文。" in doctree.astext()
    assert all(node.document is doctree for node in doctree.findall())


def test_a_note_s_own_settings_outlive_its_translations(project: Project) -> None:
    """Each translation set those of the whole site again."""
    project.write(
        index="""
        ---
        source_lang: en
        myst:
          footnote_transition: false
        ---
        # Note

        With a footnote[^1].

        [^1]: Here.
        """
    )
    project.write_catalog("zh_TW", "index", {"Note": "共筆"})
    doctree = project.build(language="zh_TW", extensions=UNGUARDED).doctree()
    assert list(doctree.findall(nodes.transition)) == []


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_message_is_translated(catalog: Path) -> None:
    """But for those of imported notes, which people translate when they find the time."""
    found = messages(catalog)
    assert found, "an empty catalog"
    place = places.place_of(catalog)
    for message in found if place and place.name not in settings.read().on_demand else ():
        assert message.is_translated, f"not translated: {message.source}"
        assert not message.is_fuzzy, f"fuzzy: {message.source}"


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_catalog_translates_a_language_into_itself(catalog: Path) -> None:
    """What its messages say is held to the rules by ``test_checker.py``."""
    place = places.place_of(catalog)
    if place and place.language == "en":
        assert all(languages.has_chinese(message.source) for message in messages(catalog))


def labels_in_code(folders: Iterable[Path]) -> Iterator[str]:
    """Every ``_("…")`` of the code in *folders*, read by Python itself."""
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                assert isinstance(node.args[0], ast.Constant), path
                yield str(node.args[0].value)


@pytest.mark.parametrize("name", ["pycontw", *labels.locale_folders()])
def test_every_label_is_in_the_catalog_of_its_code(name: str) -> None:
    """Babel does not look into f-strings before Python 3.12: a label there was lost without a word."""
    path = places.path_of(labels.locale_folders().get(name, LOCALE), "zh_TW", name)
    assert set(po.read(path, languages.ZH_TW).entries) == set(labels_in_code(labels.code_of(name)))


@pytest.mark.builds
def test_catalogs_are_up_to_date_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    copy_project(tmp_path)
    before = catalogs_in(ROOT)
    subprocess.run([sys.executable, "-m", "tools.catalogs"], cwd=tmp_path, check=True, capture_output=True)
    assert catalogs_in(tmp_path) == before


def catalogs_in(project: Path) -> dict[Path, bytes]:
    found = [path for folder in labels.all_locale_folders(project) for path in folder.rglob("*.po")]
    return {path.relative_to(project): path.read_bytes() for path in found}
