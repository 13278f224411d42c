"""What is called ``x.po`` and is no catalog, or leads to another folder's: named, and nothing of it is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.project import Project
from tools.catalogs import files
from tools.catalogs.check import check_file

from language_pair.catalogs import places, po
from language_pair.languages import ZH_TW

SECRET = "a line of another file\n"
GOOD = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n\nmsgid "Good"\nmsgstr "好的"\n'
)
OUT = "it is a symbolic link out of the folder of the catalogs"
NOTE = "---\nsource_lang: en\n---\n# Title\n\nGood\n"
SAID = {"folder": "it is a folder", "link": OUT, "nowhere": OUT, "loop": "it is a symbolic link that leads to itself"}


@pytest.fixture
def catalogs(project: Project) -> Path:
    folder = project.folder / "locale/zh_TW/LC_MESSAGES"
    folder.mkdir(parents=True)
    (project.folder / "other").write_text(SECRET, encoding="utf-8")
    (folder / "folder.po").mkdir()
    (folder / "link.po").symlink_to(project.folder / "other")
    (folder / "nowhere.po").symlink_to(project.folder / "nothing")
    (folder / "loop.po").symlink_to(folder / "loop.po")
    (folder / "good.po").write_text(GOOD, encoding="utf-8")
    (folder / "inside.po").symlink_to("good.po")
    return folder


def test_the_reader_reads_none_of_them(catalogs: Path) -> None:
    for name, words in SAID.items():
        (fault,) = po.read(catalogs / f"{name}.po", ZH_TW).faults
        assert words in fault.what
    assert [message.translation for message in po.read(catalogs / "inside.po", ZH_TW).messages] == ["好的"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none")
def test_a_reader_does_not_wait_for_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.po")
    assert "it is no file" in po.read(tmp_path / "pipe.po", ZH_TW).faults[0].what


def test_the_check_and_the_update_name_them(catalogs: Path) -> None:
    for name, words in SAID.items():
        assert [words in finding.message for finding in check_file(catalogs / f"{name}.po")] == [True]
    read = files.read_catalogs(files.Locale(folder=catalogs.parents[1]))
    assert sorted(read.catalogs["zh_TW"]) == ["good", "inside"]
    for name, words in SAID.items():
        path = f"locale/zh_TW/LC_MESSAGES/{name}.po"
        assert [words in fault for fault in read.faults if fault.startswith(f"{path}:1: ")] == [True]


def test_one_of_labels_is_named_too(catalogs: Path) -> None:
    found = files.Locale(folder=catalogs.parents[1] / "none", labels={name: catalogs.parents[1] for name in SAID})
    assert len(files.read_catalogs(found).faults) == len(SAID)


@pytest.mark.builds
def test_a_build_names_each_and_shows_the_source(project: Project, catalogs: Path) -> None:
    names = [*SAID, "good", "inside"]
    toctree = "```{toctree}\n" + "\n".join(names) + "\n```\n"
    project.write(index=f"{NOTE}\n{toctree}", **dict.fromkeys(names, NOTE))
    (catalogs / "sphinx.po").symlink_to(project.folder / "other")
    built = project.build("html", "zh_TW", html_theme="basic")
    for name, words in {**SAID, "sphinx": OUT}.items():
        lines = [line for line in built.warnings if f"{name}.po:1" in line]
        assert lines and all(words in line for line in lines), (name, lines)
    assert SECRET.strip()[:10] not in "".join(built.warnings)
    assert "Good" in built.output("link.html") and "好的" in built.output("inside.html")
    project.close()
    assert sorted(project.build("html", "zh_TW", html_theme="basic").warnings) == sorted(built.warnings)


def test_the_time_of_a_link_that_leads_nowhere_is_its_own(catalogs: Path) -> None:
    link = catalogs / "nowhere.po"
    assert places.stamp_of(link)[0] == link.lstat().st_mtime_ns
    assert places.stamp_of(catalogs / "inside.po")[0] == (catalogs / "good.po").stat().st_mtime_ns


def test_all_of_a_folder_are_stamped_as_each_alone(catalogs: Path) -> None:
    below = catalogs / "2021/deep"
    below.mkdir(parents=True)
    (below / "note.po").write_bytes((catalogs / "good.po").read_bytes())
    (catalogs / "2022").symlink_to(below.parent)
    place = places.place_of(catalogs / "good.po")
    assert place
    found = places.stamps_in(place.locale, place.language)
    files = [path for path in catalogs.glob("*.po") if path.is_symlink() or path.is_file()]
    assert found == {path.stem: places.stamp_of(path) for path in files} | dict.fromkeys(
        ("2021/deep/note", "2022/deep/note"), places.stamp_of(below / "note.po")
    )
