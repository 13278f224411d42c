"""Compiled catalogs: whether one was made with the settings of this build is told by its head alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from language_pair import languages
from language_pair.catalogs import mo, po

CATALOG = 'msgid ""\nmsgstr ""\n\nmsgid "Note"\nmsgstr "共筆"\n\nmsgid "Talk"\nmsgstr "演講"\n'


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A catalog that was compiled while the flag `reviewed` was harmless."""
    source, target = tmp_path / "note.po", tmp_path / "note.mo"
    source.write_text(CATALOG, encoding="utf-8")
    target.write_bytes(mo.compiled(po.read(source, languages.of_code("zh_TW"), ["reviewed"]), ["reviewed"]))
    return target


@pytest.mark.parametrize(("harmless", "is_its"), [(["reviewed"], True), ([], False), (["reviewed", "seen"], False)])
def test_the_head_tells_which_flags_were_harmless(compiled: Path, harmless: list[str], is_its: bool) -> None:
    assert mo.has_head(compiled, mo.head(harmless)) == is_its


def test_a_file_that_is_cut_off_has_no_head(compiled: Path) -> None:
    content, head = compiled.read_bytes(), mo.head(["reviewed"])
    last = content.index(head) + len(head)
    for length in range(last):
        compiled.write_bytes(content[:length])
        assert not mo.has_head(compiled, head)
    compiled.write_bytes(content[:last])
    assert mo.has_head(compiled, head)
