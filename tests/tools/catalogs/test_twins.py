"""Messages that a catalog has twice, once of them or both unused: gettext's programs stop at them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import HEAD, ZH, Locale, catalog_of, read
from tools.catalogs.check import check_file
from tools.catalogs.twins import merge_twins

STAYS = {"Stays.": "留下。"}


def unused(source: str, translation: str, *remarks: str) -> str:
    return "".join(f"{line}\n" for line in ("", *remarks, f'#~ msgid "{source}"', f'#~ msgstr "{translation}"'))


def merged(text: str) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[str]]:
    catalog, told = merge_twins(read(text))
    return [(each.source, each.translation, each.comments) for each in catalog], told


@pytest.mark.parametrize(
    ("twins", "expected", "told"),
    [
        ([unused("Gone.", "走了。")], ("走了。", ()), []),
        ([unused("Gone.", "走了。")] * 3, ("走了。", ()), []),
        ([unused("Gone.", ""), unused("Gone.", "走了。")], ("走了。", ()), []),
        (
            [unused("Gone.", "走？", "#, fuzzy"), unused("Gone.", "走了。")],
            ("走了。", (' Another translation: "走？"',)),
            ["走？"],
        ),
        (
            [
                unused("Gone.", "走了。", "# by Lin"),
                unused("Gone.", "不見\\n了。", "# by Kao"),
                unused("Gone.", "走了。"),
            ],
            ("走了。", (" by Lin", " by Kao", ' Another translation: "不見\\n了。"')),
            ["不見\n了。"],
        ),
    ],
)
def test_unused_twins_become_one_and_no_translation_is_lost(
    twins: list[str], expected: tuple[str, tuple[str, ...]], told: list[str]
) -> None:
    assert merged(catalog_of(STAYS) + "".join(twins)) == ([("Stays.", "留下。", ()), ("Gone.", *expected)], told)


def test_the_unused_twin_of_a_message_in_use_goes_into_its_comments() -> None:
    text = catalog_of(STAYS) + unused("Stays.", "留步。") + unused("Stays.", "留下。")
    assert merged(text) == ([("Stays.", "留下。", (' Another translation: "留步。"',))], ["留步。"])


def test_contexts_part_messages() -> None:
    text = catalog_of(STAYS) + '\n#~ msgctxt "x"\n#~ msgid "Stays."\n#~ msgstr "x"\n'
    assert merge_twins(read(text)) == (read(text), [])


@pytest.mark.builds
def test_the_check_names_the_line_of_each_and_an_update_mends_them(tmp_path: Path) -> None:
    locale = Locale(tmp_path)
    path = locale.write("a", catalog_of(STAYS) + unused("Gone.", "走了。") + unused("Gone.", "不見了。"))
    line = path.read_text(encoding="utf-8").split("\n").index('#~ msgstr "不見了。"')
    assert [(each.line, each.code, each.found) for each in check_file(path)] == [
        (line, "syntax", "this unused message (#~) is already in this catalog")
    ]
    assert locale.update(a=["Stays."]) == [
        f"{ZH}/a.po: kept as a comment, since there are two: '不見了。'",
        f"{ZH}/a.po: now in canonical form",
    ]
    assert check_file(path) == []
    assert '# Another translation: "不見了。"\n#~ msgid "Gone."\n#~ msgstr "走了。"\n' in locale.catalogs["a"]
    assert locale.update(a=["Stays."]) == []
    locale.update(a=["Stays.", "Gone."])
    assert '# Another translation: "不見了。"\nmsgid "Gone."\nmsgstr "走了。"\n' in locale.catalogs["a"]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not here")
def test_msgfmt_stops_at_what_the_check_names(tmp_path: Path) -> None:
    locale = Locale(tmp_path)
    for text in (unused("Gone.", "走。") + unused("Gone.", "走。"), unused("Stays.", "留。")):
        path = locale.write("a", HEAD + "\n" + catalog_of(STAYS, "") + text)
        assert subprocess.run(["msgfmt", "-o", tmp_path / "a.mo", path], capture_output=True, check=False).returncode
        assert len(check_file(path)) == 1
