"""What is written for developers: the files that it names are there, and so are all extensions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import ROOT

GUIDES = ("README.md", "CONTRIBUTING.md", "docs/contributing/extend.md")
EXTENSIONS = sorted(path.parent.name for path in ROOT.glob("_ext/*/__init__.py"))
#: A path from the top of the project: of several steps, or a file there.
_PATH = re.compile(
    r"`(\.?\w[\w.-]*/[\w./-]*|[\w-]+\.(?:css|csv|html|in|js|md|py|toml|txt))`|\]\(([\w./-]+)(?:#[\w-]+)?\)"
)
#: Where a file may be that is named without its folder, as ``record.py``.
_FOLDERS = ("", "_ext/**/", "tools/**/", "tests/**/", "benchmarks/**/", "docs/_static/", "docs/_templates/")
#: Made by a build.
_BUILT = ("_build/", "en/", "zh-tw/")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    assert [path for path in sorted(_paths(ROOT / guide)) if not _is_there(path)] == []


def _paths(guide: Path) -> set[str]:
    text = re.sub(r"^```.*?^```$", "", guide.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {path for found in _PATH.findall(text) for path in found if path and not path.startswith(_BUILT)}


def _is_there(path: str) -> bool:
    if "/" in path.rstrip("/"):
        return (ROOT / path).exists()
    return any(any(ROOT.glob(folder + path.rstrip("/"))) for folder in _FOLDERS)


def test_the_readme_lists_every_extension() -> None:
    listed = re.findall(r"^  (\w+)/ ", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == EXTENSIONS


@pytest.mark.parametrize("name", EXTENSIONS)
def test_every_extension_has_its_place_in_the_wings(name: str) -> None:
    """One that is not among the packages imports what it likes, and nothing says so."""
    contracts = (ROOT / ".importlinter").read_text(encoding="utf-8").split("\n[")
    assert re.search(rf"^    {name}$", contracts[1], re.MULTILINE)
    assert re.search(rf"\b{name}\b", contracts[2])


@pytest.mark.parametrize("name", sorted(path.parent.name for path in ROOT.glob("_ext/*/labels.py")))
def test_labels_say_where_their_chinese_is(name: str) -> None:
    own = f"_ext/{name}/locale/zh_TW/LC_MESSAGES/{name}.po"
    catalog = own if (ROOT / own).exists() else "locale/zh_TW/LC_MESSAGES/pycontw.po"
    top = (ROOT / "_ext" / name / "labels.py").read_text(encoding="utf-8").splitlines()[:4]
    assert f"Their Chinese is in ``{catalog}``." in top
