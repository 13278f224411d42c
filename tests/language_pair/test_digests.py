"""A digest of files tells whether any of them is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from language_pair.digests import digest_of


def digest(folder: Path, *, any_line_ends: bool = False, **files: bytes) -> str:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return digest_of([folder / name for name in files], any_line_ends=any_line_ends)


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a": b"one\n"},
        {"a": b"one\n", "b": b"three\n"},
        {"a": b"one\n", "c": b"two\n"},
        {"b": b"two\n", "a": b"one\n"},
        {"a": b"one\ntwo\n", "b": b""},
        {"a": b"one\r\n", "b": b"two\n"},
    ],
    ids=["none", "one less", "content", "name", "order", "one runs into the next", "line ends"],
)
def test_other_files_have_another_digest(tmp_path: Path, files: dict[str, bytes]) -> None:
    assert digest(tmp_path, **files) != digest(tmp_path, a=b"one\n", b=b"two\n")


def test_the_same_files_have_the_same(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert digest(tmp_path, a=b"one\n", b=b"two\n") == digest(elsewhere, a=b"one\n", b=b"two\n")


def test_line_ends_of_windows_count_only_where_they_are_to(tmp_path: Path) -> None:
    assert digest(tmp_path, any_line_ends=True, a=b"one\r\n") == digest(tmp_path, any_line_ends=True, a=b"one\n")
