"""A new kind of record, made as docs/contributing/extend.md says: a folder, a line in ``conf.py``, and its words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.copies import copy_small_project

pytestmark = pytest.mark.builds

NOTE = """\
---
source_lang: en
orphan: true
---
# What to take home

At the desk there is {souvenir}`enamel-pin`.

:::{souvenir} Enamel pin
:material: metal

With the snake.
:::
"""
LIST = """\
---
source_lang: en
orphan: true
---
# All souvenirs

:::{souvenir-list}
:::
"""
WORDS = {
    "pycontw": {"Souvenir": "紀念品", "Made of metal": "金屬製"},
    "2021/souvenirs": {
        "What to take home": "帶回家的東西",
        "At the desk there is {souvenir}`enamel-pin`.": "服務台有 {souvenir}`enamel-pin`。",
        "Enamel pin": "琺瑯別針",
        "With the snake.": "上面有蛇。",
    },
    "souvenirs": {"All souvenirs": "所有紀念品"},
}


def run(project: Path, *command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with souvenirs, built in both languages without a warning."""
    project = copy_small_project(tmp_path_factory.mktemp("extended"))
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(__file__).parent / "example_kind", project / "_ext/souvenirs", ignore=ignored)
    replace(project / "conf.py", '    "open_spaces",\n', '    "open_spaces",\n    "souvenirs",\n')
    (project / "docs/2021/souvenirs.md").write_text(NOTE, encoding="utf-8")
    (project / "docs/souvenirs.md").write_text(LIST, encoding="utf-8")
    run(project, "tools.catalogs")
    for catalog, words in WORDS.items():
        for source, target in words.items():
            empty = f'msgid "{source}"\nmsgstr ""\n'
            path = project / f"locale/zh_TW/LC_MESSAGES/{catalog}.po"
            replace(path, empty, empty.replace('""', f'"{target}"'))
    run(project, "tools.build_site")
    return project / "_build/html"


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")


@pytest.mark.parametrize(("segment", "name"), [("en", "Enamel pin"), ("zh-tw", "琺瑯別針")])
def test_a_record_has_a_role_a_feed_and_a_place_in_views(extended: Path, segment: str, name: str) -> None:
    anchor = "2021/souvenirs.html#enamel-pin"
    link = page(extended, f"{segment}/2021/souvenirs.html").select_one('p > a[href="#enamel-pin"]')
    assert link is not None and link.text == name
    listed = page(extended, f"{segment}/souvenirs.html").select_one(f'a[href="{anchor}"]')
    assert listed is not None and listed.text == name
    (souvenir,) = json.loads((extended / segment / "feeds/souvenirs.json").read_text(encoding="utf-8"))["souvenirs"]
    assert souvenir == {"id": "enamel-pin", "name": name, "page": anchor, "material": "metal"}


def test_other_sites_find_it(extended: Path) -> None:
    inventory = (extended / "en/objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(inventory).decode().splitlines()
    assert "enamel-pin pycontw:souvenir -1 2021/souvenirs.html#$ Enamel pin" in lines


def test_its_labels_are_translated(extended: Path) -> None:
    assert "金屬製" in page(extended, "zh-tw/2021/souvenirs.html").select_one(".docutils.container").text
    for segment, badge in (("en", "Souvenir"), ("zh-tw", "紀念品")):
        index = "".join(path.read_text(encoding="utf-8") for path in (extended / segment / "_search").glob("*.js"))
        assert re.search(rf'"kind-souvenir": ?"{badge}"', index)


def test_a_view_follows_the_records_of_other_notes(extended: Path) -> None:
    project = extended.parents[1]
    replace(project / "docs/2021/souvenirs.md", "{souvenir} Enamel pin\n", "{souvenir} Lapel pin\n:id: enamel-pin\n")
    run(project, "tools.build_site")
    assert "Lapel pin" in page(extended, "en/souvenirs.html").text
