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
# Thanks to our sponsors

Coffee was paid for by {sponsor}`example-ltd`.

:::{sponsor} Example Ltd.
:level: gold

They brought coffee.
:::
"""
LIST = """\
---
source_lang: en
orphan: true
---
# All sponsors

:::{sponsor-list}
:::
"""
WORDS = {
    "pycontw": {"Sponsor": "贊助夥伴", "Gold sponsor": "黃金級贊助夥伴"},
    "2021/sponsors": {
        "Thanks to our sponsors": "感謝贊助夥伴",
        "Coffee was paid for by {sponsor}`example-ltd`.": "咖啡由 {sponsor}`example-ltd` 贊助。",
        "Example Ltd.": "範例公司",
        "They brought coffee.": "他們帶來了咖啡。",
    },
    "sponsors": {"All sponsors": "所有贊助夥伴"},
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
    """A copy of the project with sponsors, built in both languages without a warning."""
    project = copy_small_project(tmp_path_factory.mktemp("extended"))
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(__file__).parent / "example_kind", project / "_ext/sponsors", ignore=ignored)
    replace(project / "conf.py", '    "open_spaces",\n', '    "open_spaces",\n    "sponsors",\n')
    (project / "docs/2021/sponsors.md").write_text(NOTE, encoding="utf-8")
    (project / "docs/sponsors.md").write_text(LIST, encoding="utf-8")
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


@pytest.mark.parametrize(("segment", "name"), [("en", "Example Ltd."), ("zh-tw", "範例公司")])
def test_a_record_has_a_role_a_feed_and_a_place_in_views(extended: Path, segment: str, name: str) -> None:
    anchor = "2021/sponsors.html#example-ltd"
    link = page(extended, f"{segment}/2021/sponsors.html").select_one('p > a[href="#example-ltd"]')
    assert link is not None and link.text == name
    listed = page(extended, f"{segment}/sponsors.html").select_one(f'a[href="{anchor}"]')
    assert listed is not None and listed.text == name
    (sponsor,) = json.loads((extended / segment / "feeds/sponsors.json").read_text(encoding="utf-8"))["sponsors"]
    assert sponsor == {"id": "example-ltd", "name": name, "page": anchor, "level": "gold"}


def test_other_sites_find_it(extended: Path) -> None:
    inventory = (extended / "en/objects.inv").read_bytes().split(b"\n", 4)[4]
    lines = zlib.decompress(inventory).decode().splitlines()
    assert "example-ltd pycontw:sponsor -1 2021/sponsors.html#$ Example Ltd." in lines


def test_its_labels_are_translated(extended: Path) -> None:
    assert "黃金級贊助夥伴" in page(extended, "zh-tw/2021/sponsors.html").select_one(".docutils.container").text
    for segment, badge in (("en", "Sponsor"), ("zh-tw", "贊助夥伴")):
        index = "".join(path.read_text(encoding="utf-8") for path in (extended / segment / "_search").glob("*.js"))
        assert re.search(rf'"kind-sponsor": ?"{badge}"', index)


def test_a_view_follows_the_records_of_other_notes(extended: Path) -> None:
    project = extended.parents[1]
    replace(project / "docs/2021/sponsors.md", "{sponsor} Example Ltd.\n", "{sponsor} Example Inc.\n:id: example-ltd\n")
    run(project, "tools.build_site")
    assert "Example Inc." in page(extended, "en/sponsors.html").text
