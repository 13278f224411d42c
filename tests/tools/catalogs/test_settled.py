"""What is known of the catalogs since the last run, or nothing where that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import TRANSLATED, Locale
from tools.catalogs.settled import Counts, _made_of, remember, settled


@pytest.fixture
def locale(tmp_path: Path) -> Locale:
    made = Locale(tmp_path)
    made.write("a", TRANSLATED)
    template = tmp_path / "pot/zh_TW/a.pot"
    template.parent.mkdir(parents=True)
    template.write_text(TRANSLATED, encoding="utf-8")
    return made


def test_a_catalog_is_settled_until_it_or_its_template_changes(locale: Locale, tmp_path: Path) -> None:
    state, templates = tmp_path / "catalogs.json", tmp_path / "pot"
    counts = {("zh_TW", "a"): Counts(1, 2, 3)}
    remember(state, locale.locale, templates, counts, [])
    assert settled(state, locale.locale, templates) == counts
    (templates / "zh_TW/a.pot").write_text("", encoding="utf-8")
    assert settled(state, locale.locale, templates) == {}


@pytest.mark.parametrize(
    "state",
    ["", "{", "{}", "[1]", '{"made_of": 1, "catalogs": [[]]}', {"catalogs": [[]]}, {"catalogs": 1}, {}],
    ids=repr,
)
def test_a_state_that_cannot_be_read_is_none(locale: Locale, tmp_path: Path, state: str | dict[str, object]) -> None:
    path = tmp_path / "catalogs.json"
    text = state if isinstance(state, str) else json.dumps({"made_of": _made_of(), **state})
    path.write_text(text, encoding="utf-8")
    assert settled(path, locale.locale, tmp_path / "pot") == {}
