"""The check of the catalogs on wild input: it never fails, and a repair never touches what it must not."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.tools.catalogs.test_check import CASES
from tools.catalogs.check import check_file
from tools.catalogs.check.fix import fix_file
from tools.catalogs.check.markdown import Text
from tools.catalogs.check.report import github, text

from language_pair import languages
from language_pair.catalogs import po

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
#: What catalogs are made of, whole and broken.
PIECES = st.sampled_from(
    [
        *(
            "msgid ",
            "msgstr ",
            '"',
            "\\",
            "\n",
            "\r\n",
            "msgctxt ",
            "msgid_plural ",
            "msgstr[0] ",
            "#, fuzzy\n",
            "# check: ",
        ),
        *("#~ ", "#| ", "<<<<<<< x\n", "\ufeff", "字", "a", "%s", "{", "}", "`", "**", "[", "](", "\0", "\\n", '"\n"'),
    ]
)
#: What translations are made of: words, marks that need a repair, and markup that none may touch.
WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "中文",
                "臺灣",
                "Python",
                "2021",
                " ",
                "  ",
                ",",
                ".",
                "。",
                "，",
                "(",
                ")",
                "“",
                "”",
                '"',
                "：",
                ": ",
                "!",
            ),
            *(
                "...",
                "**",
                "*",
                "`",
                "`a,b`",
                "{doc}`甲,乙`",
                "{doc}`文a <b>`",
                "[",
                "](a,b)",
                "](https://e.org/中,文)",
            ),
            *(
                "{.language-en}",
                "![圖,a](b.png)",
                "<https://e.org/a,b>",
                "\\",
                "\\*",
                "&amp;",
                "%s",
                "%(名)s",
                "{name}",
            ),
            *("[^1]", "<br>", "\n"),
        ]
    ),
    max_size=14,
).map("".join)


def in_folder(folder: str, data: bytes) -> Path:
    path = Path(folder) / "zh_TW/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    return path


def catalog(translation: str) -> bytes:
    for raw, escaped in ("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"):
        translation = translation.replace(raw, escaped)
    return f'{HEAD}msgid "{"x" * 30}"\nmsgstr "{translation}"\n'.encode()


@pytest.mark.builds
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(), st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())))
@example(HEAD.encode() + b'msgid "a"\nmsgstr "\xff"\n')
@example(b"\xef\xbb\xbf" + HEAD.encode())
@example(b'msgid ""\nmsgid ""\n')
@example(b"\r\x01")
def test_any_bytes_are_reported_and_none_is_fatal(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = in_folder(folder, data)
        for finding in check_file(path):
            assert 1 <= finding.line <= data.count(b"\n") + data.count(b"\r") + 1
            assert "\n" not in text(finding) + github(finding)
        fix_file(path)


@pytest.mark.builds
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
@example("用**pip**(工具),見“**顯示**”,`a,b`.")
@example("中文 **「x」** 中文,")
@example("(中文 [a](b,c)) ,")
def test_a_repair_is_complete_at_once_and_leaves_the_markup(translation: str) -> None:
    with TemporaryDirectory() as folder:
        path = in_folder(folder, catalog(translation))
        fix_file(path)
        once = path.read_bytes()
        assert fix_file(path) == ""
        assert path.read_bytes() == once
        before, after = Text(translation), Text(first_translation(path, translation))
        assert after.markup == before.markup
        assert untouchable(after) == untouchable(before)
        assert not {finding.code for finding in check_file(path)} & {"space"}


def first_translation(path: Path, otherwise: str) -> str:
    entries = list(po.read(path, languages.ZH_TW).entries.values())
    return entries[0].translation if entries else otherwise


def untouchable(words: Text) -> str:
    """Everything but the words: marks, code, targets."""
    return "".join(char for char, kind in zip(words.raw, words.shape, strict=True) if kind != " ")


def test_a_repair_leaves_characters_that_are_written_as_bytes(tmp_path: Path) -> None:
    """好 as three numbers was six places away from the comma behind it, and nothing was repaired."""
    before = catalog("{}").decode()
    path = in_folder(str(tmp_path), before.replace("{}", r"\345\245\275,\xe5\xa5\xbd。").encode())
    fix_file(path)
    assert path.read_bytes().decode() == before.replace("{}", r"\345\245\275，\xe5\xa5\xbd。")


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_repair_changes_no_other_byte(tmp_path: Path, line_end: bytes) -> None:
    """Comments, line ends, wrapped lines and guesses stay as they are."""
    wrapped = next(path for path in CASES if path.stem == "wrapped").read_bytes().replace(b"\n", line_end)
    path = in_folder(str(tmp_path), wrapped)
    fix_file(path)
    expected = wrapped.replace("句子， ".encode(), "句子，".encode()).replace("兩行,".encode(), "兩行，".encode())
    assert path.read_bytes() == expected.replace("用Python。".encode(), "用 Python。".encode())
