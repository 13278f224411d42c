"""Where catalogs are, there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from language_pair.catalogs import places
from language_pair.catalogs.places import Place


@pytest.mark.parametrize("name", ["index", "2021/open-space", "pycontw"])
def test_a_place_is_found_again_from_its_path(name: str) -> None:
    path = places.path_of(Path("/site/locale"), "zh_TW", name)
    assert path == Path(f"/site/locale/zh_TW/LC_MESSAGES/{name}.po")
    assert places.place_of(path) == Place(Path("/site/locale"), "zh_TW", name)


def test_the_innermost_folder_counts() -> None:
    path = Path("/home/en/LC_MESSAGES/site/locale/zh_TW/LC_MESSAGES/a.po")
    assert places.place_of(path) == Place(Path("/home/en/LC_MESSAGES/site/locale"), "zh_TW", "a")
    assert places.in_folder(str(path)) == (path.parent, "a.po")


def test_the_folder_of_a_catalog_is_found_from_that_of_the_notes() -> None:
    found = places.in_folder("/site/docs/../locale/zh_TW/LC_MESSAGES/2021/open-space.po")
    assert found == (places.folder_of(Path("/site/locale"), "zh_TW"), "2021/open-space.po")
    other = places.in_folder("/site/docs/../locale/zh_TW/LC_MESSAGES/index.po")
    assert found and other and found[0] is other[0]
    assert places.in_folder("/site/docs/") is None


@pytest.mark.parametrize("path", ["/site/docs/a.md", "/site/a.po", "/site/locale/zh_TW/LC_MESSAGES/a.mo"])
def test_other_files_are_in_no_place(path: str) -> None:
    assert places.place_of(Path(path)) is None


def test_the_first_folder_that_has_a_catalog_counts(tmp_path: Path) -> None:
    locales = [tmp_path / name for name in ("none", "one", "two")]
    for locale in locales[1:]:
        path = places.path_of(locale, "en", "2021/a")
        path.parent.mkdir(parents=True)
        path.touch()
    assert places.find(locales, "en", "2021/a") == places.path_of(locales[1], "en", "2021/a")
    assert places.find(locales, "zh_TW", "2021/a") is None
    assert list(places.catalogs_in(locales[1], "en")) == [("2021/a", places.path_of(locales[1], "en", "2021/a"))]
    assert list(places.catalogs_in(locales[0], "en")) == []
