"""How long a translation may be: a case on each side of each limit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.catalogs.check import check_file
from tools.catalogs.check.codes import Code

HEAD = 'msgid ""\nmsgstr "Language: zh_TW\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'


def said_of_length(folder: Path, source: str, translation: str) -> list[str]:
    path = folder / "locale/zh_TW/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'{HEAD}msgid "{source}"\nmsgstr "{translation}"\n', encoding="utf-8")
    return [finding.found for finding in check_file(path) if finding.code == Code.LENGTH.text]


@pytest.mark.parametrize(
    ("sentences", "characters", "found"),
    [
        (1, 20, "short: it says 62%"),  # one of two sentences is missing
        (1, 21, None),
        (2, 15, "short: it says 47%"),
        (2, 16, None),
        (2, 70, None),
        (2, 71, "long: it says 222%"),
    ],
)
def test_a_translation_says_about_as_much_as_its_source(
    tmp_path: Path, sentences: int, characters: int, found: str | None
) -> None:
    """Of twenty words, which are 32 characters of Chinese on average."""
    source = "Come and hear what others say. Some of them speak about things that nobody has ever told us so far."
    assert len(source.split()) == 20
    first = "聽" * (characters // 2) + ("。" if sentences == 2 else "，")
    translation = first + "說" * (characters - characters // 2) + "。"
    expected = [f"the translation is too {found} of what the source says"] if found else []
    assert said_of_length(tmp_path, source, translation) == expected


@pytest.mark.parametrize(("words", "is_judged"), [(11, False), (12, True)])
def test_a_short_text_may_be_of_any_length(tmp_path: Path, words: int, is_judged: bool) -> None:
    source = " ".join(["word"] * words)
    assert bool(said_of_length(tmp_path, source, "聽說")) is is_judged
