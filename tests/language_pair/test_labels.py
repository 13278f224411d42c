"""Labels: each wing has its own catalog, which travels with it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import Built, Project, page
from tools import ROOT, labels

from language_pair.catalogs import places
from language_pair.labels import label_catalogs

STATUS = """
    ---
    source_lang: en
    ---
    # Status

    :::{translation-status}
    :::
    """
#: A site of its own, which has the extension and nothing else of ours, and translates its labels in its own words.
CONF = """
import sys
from pathlib import Path

sys.path.insert(0, {folder!r})
project = "Foreign"
extensions = ["myst_parser", "language_pair"]
myst_enable_extensions = ["colon_fence"]
locale_dirs = ["locale"]


def setup(app):
    from language_pair.labels import add_label_catalog

    if {labels!r}:
        add_label_catalog(app, "language_pair", Path(app.confdir, {labels!r}))
"""
CAPTION = "Translation progress of each page"


def write_conf(project: Project, *, own: str = "", folder: Path = ROOT / "_ext") -> None:
    conf = CONF.format(folder=str(folder), labels=own)
    (project.folder / "conf.py").write_text(conf, encoding="utf-8")


def write_labels(project: Project, folder: str, text: str) -> Path:
    path = places.path_of(project.folder / folder, "zh_TW", "language_pair")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def message(translation: str) -> str:
    return f'msgid ""\nmsgstr "Language: zh_TW\\n"\n\nmsgid "{CAPTION}"\nmsgstr "{translation}"\n'


@pytest.fixture
def foreign(project: Project) -> Iterator[Project]:
    project.write(index=STATUS)
    project.write_catalog("zh_TW", "index", {"Status": "狀態"})
    write_conf(project)
    yield project


def build(foreign: Project, language: str = "zh_TW") -> Built:
    """Build as a process that goes on living does: what an earlier build has loaded is still there."""
    return foreign.build("html", language, html_theme="basic")


def warnings(built: Built) -> list[str]:
    """Without what docutils says of a second build in one process."""
    return [line for line in built.warnings if "is already registered" not in line]


def caption(built: Built) -> str:
    found = page(built, "index").select_one("table caption")
    assert found is not None
    return found.get_text().strip("¶# ")


def test_a_site_with_the_pair_alone_has_its_labels_in_both_languages(foreign: Project) -> None:
    chinese = build(foreign)
    assert (caption(chinese), warnings(chinese)) == ("各頁的翻譯進度", [])
    english = build(foreign, "en")
    assert (caption(english), warnings(english)) == (CAPTION, [])
    assert caption(build(foreign)) == "各頁的翻譯進度"


@pytest.mark.builds
def test_an_installed_extension_is_left_as_it_is(foreign: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its folder may be read-only, and this test may be run by somebody who may write everywhere."""
    installed = tmp_path_factory.mktemp("installed")
    shutil.copytree(
        ROOT / "_ext/language_pair", installed / "language_pair", ignore=shutil.ignore_patterns("__pycache__", "*.mo")
    )
    before = {path: path.stat().st_mtime_ns for path in installed.rglob("*")}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    write_conf(foreign, folder=installed)
    command = [sys.executable, "-B", "-m", "sphinx", "-b", "html", "-D", "language=zh_TW", "-D", "html_theme=basic"]
    subprocess.run([*command, "-Wq", str(foreign.folder), str(foreign.folder / "out")], check=True)
    assert "各頁的翻譯進度" in (foreign.folder / "out/index.html").read_text(encoding="utf-8")
    assert {path: path.stat().st_mtime_ns for path in installed.rglob("*")} == before
    for path in before:
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_page_follows_each_change_of_a_label(foreign: Project) -> None:
    write_conf(foreign, own="labels")
    path = write_labels(foreign, "labels", message("第一種"))
    assert caption(build(foreign)) == "第一種"
    path.write_text(message("第二種"), encoding="utf-8")
    os.utime(path, (0, 10**9))  # as a backup or git gives it back
    assert caption(build(foreign)) == "第二種"
    path.write_text(message("第三種").replace('msgid "T', '#, fuzzy\nmsgid "T'), encoding="utf-8")
    assert caption(build(foreign)) == CAPTION, "a guess is no translation"
    path.write_text(message("第四種"), encoding="utf-8")
    assert caption(build(foreign)) == "第四種"


def test_a_compiled_catalog_whose_source_is_gone_translates_nothing(foreign: Project) -> None:
    write_conf(foreign, own="labels")
    path = write_labels(foreign, "labels", message("有"))
    assert caption(build(foreign)) == "有"
    # As an editor compiles it: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
    path.with_suffix(".mo").write_bytes(b"\xde\x12\x04\x95")
    path.unlink()
    built = build(foreign)
    assert (caption(built), warnings(built)) == (CAPTION, [])


def test_what_is_wrong_in_a_catalog_of_labels_is_named_and_the_rest_shown(foreign: Project) -> None:
    write_conf(foreign, own="labels")
    write_labels(foreign, "labels", message("有") + '\nmsgid "Into"\nmsgstr "沒有\n')
    built = build(foreign)
    assert caption(built) == "有"
    assert warnings(built) == [
        "labels/zh_TW/LC_MESSAGES/language_pair.po:8: WARNING: this string has no closing quotation mark. A catalog is "
        "a `.po` file in UTF-8 whose header names its language; a broken message counts as not translated. "
        "[language_pair.catalog]"
    ]


def test_a_catalog_of_labels_among_those_of_notes_is_no_orphan(foreign: Project) -> None:
    write_conf(foreign, own="locale")
    write_labels(foreign, "locale", message("有"))
    assert warnings(build(foreign)) == []


def test_one_that_nothing_reads_is_an_orphan(foreign: Project) -> None:
    """The labels of this name come with the extension."""
    write_labels(foreign, "locale", message("有"))
    (warning,) = warnings(build(foreign))
    assert warning.startswith(
        "locale/zh_TW/LC_MESSAGES/language_pair.po:1: WARNING: there is no note 'language_pair'. "
    )


def test_the_tools_find_the_catalogs_that_the_extensions_register(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n\n# A\n")
    found = label_catalogs(project.build("dummy", "zh_TW").app.config, "zh_TW")
    folders = {labels.PYCONTW: ROOT / "locale", **labels.locale_folders()}
    assert found == {name: places.path_of(folder, "zh_TW", name) for name, folder in folders.items()}
    assert labels.names() == {*found, "sphinx"}
    assert label_catalogs(project.build("dummy", "en").app.config, "en") == {}


@pytest.mark.parametrize("added", ["<script>1</script>", '\\" onfocus=\\"1', "&lt;", "[x](javascript:1)"])
def test_a_label_of_the_theme_with_markup_is_shown_as_the_theme_has_it(foreign: Project, added: str) -> None:
    """Themes print the labels of ``sphinx.po`` as they are; Sphinx has read them before any extension is there."""
    path = places.path_of(foreign.folder / "locale", "zh_TW", "sphinx")
    head = 'msgid ""\nmsgstr "Language: zh_TW\\n"\n'
    path.write_text(
        f'{head}\nmsgid "Go"\nmsgstr "去{added}"\n\nmsgid "Navigation"\nmsgstr "導覽列"\n'
        f'\nmsgid "index"\nmsgstr "某頁{added}"\n',
        encoding="utf-8",
    )
    built = build(foreign)
    named = [
        re.match(r"locale/zh_TW/LC_MESSAGES/sphinx\.po:(\d+): .*\[language_pair\.label\]", line)
        for line in built.warnings
    ]
    assert [int(each[1]) for each in named if each] == [4, 10]
    shown = built.output("index.html")
    assert "導覽列" in shown and "某頁" not in shown and ">index</a>" in shown
