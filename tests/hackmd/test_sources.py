"""What calls itself an export: each file is read, or refused by name; the counts add up."""

from __future__ import annotations

import os
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tools.hackmd.importing import drafts
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources import archive as archives
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.sources.exports import Export
from tools.hackmd.sources.gather import gather

TEXT = "# 共筆\n\n今天的紀錄，一共有三項：“報到”、場地與設備。\n"


def read(content: bytes) -> tuple[str, list[str]]:
    decoded, refused = read_all([Export(name="a.md", path="a.md", content=content)], ["共筆 共筆 設備"])
    if not decoded:
        return "", [each.code for found in refused for each in found]
    return decoded[0].text, [each.code for each in decoded[0].findings]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (TEXT.encode(), []),
        (TEXT.replace("\n", "\r\n").encode(), []),
        (b"\xef\xbb\xbf" + TEXT.encode(), ["encoding"]),
        (TEXT.encode("utf-16"), ["encoding"]),
        (TEXT.encode("cp950"), ["encoding"]),
        (TEXT.encode().decode("mac_roman").encode(), ["double_encoded"]),
        (TEXT.encode().decode("latin-1").encode(), ["double_encoded"]),
        (TEXT.encode().decode("latin-1").encode().decode("latin-1").encode(), ["double_encoded"]),
    ],
    ids=["clean", "crlf", "bom", "utf-16", "big5", "mac-roman", "latin-1", "twice"],
)
def test_text_comes_back_whole(content: bytes, codes: list[str]) -> None:
    assert read(content) == (TEXT, codes)


def test_a_lost_soft_hyphen_is_put_back_and_told() -> None:
    damaged = "共筆".encode().decode("latin-1").encode("latin-1").decode("cp1252", "ignore").replace("\xad", "")
    text, codes = read(f"# {damaged}\n".encode())
    assert text == "# 共筆\n" and codes == ["double_encoded", "lost_bytes"]


@pytest.mark.parametrize(
    "text", ["Café “noir” — naïve\n", "共筆看成 latin-1 是 å…±ç­†\n", "Ünï\n", "價錢 £5\n", "😀\n", ""]
)
def test_sound_text_is_never_changed(text: str) -> None:
    assert read(text.encode())[0] == text


def test_what_is_no_text_is_refused() -> None:
    assert read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0") == ("", ["binary"])


def test_control_characters_are_left_out() -> None:
    assert read(b"a\x08b\n") == ("ab\n", ["controls"])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("週會.md", TEXT)
        file.writestr("A.md", TEXT)
        file.writestr("a.md", TEXT)
        file.writestr("../out.md", TEXT)
        file.writestr("/etc/x.md", TEXT)
        file.writestr("C:\\x.md", TEXT)
        file.writestr("__MACOSX/._a.md", b"x")
        file.writestr("._週會.md", b"x")
        file.writestr(".NET Conf.md", TEXT)
        file.writestr("picture.png", b"x")
        file.writestr("large.md", b"a" * 5_000_000)
        file.writestr("empty.md", b"")
    return path


def test_an_archive_is_read_or_refused_by_name(archive: Path) -> None:
    gathered = gather(archive)
    assert [export.name for export in gathered.exports] == ["週會.md", "A.md", "a.md", ".NET Conf.md", "empty.md"]
    refused = {finding.path.partition("zip/")[2]: finding.code for finding in gathered.findings}
    assert refused == {
        "../out.md": "unsafe_name",
        "/etc/x.md": "unsafe_name",
        "C:/x.md" if "C:/x.md" in refused else "C:\\x.md": "unsafe_name",
        "__MACOSX/._a.md": "not_a_note",
        "._週會.md": "not_a_note",
        "picture.png": "not_a_note",
        "large.md": "too_large",
        "a.md": "name",
    }
    found = drafts([archive], Settings())
    left = {each.path for each in found.findings if each.kind.group.name in ("REFUSED",) or each.code == "empty_note"}
    assert found.seen == len(found.drafts) + len(left)


def test_a_truncated_archive_is_refused_by_name(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-60])
    [finding] = gather(archive).findings
    assert finding.code == "broken_archive" and finding.path.endswith("notes.zip")


def test_a_member_that_is_damaged_is_refused_and_the_others_are_read(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[content.index(b"A.md") + 8] ^= 0xFF
    archive.write_bytes(bytes(content))
    gathered = gather(archive)
    assert "unreadable" in {finding.code for finding in gathered.findings} and len(gathered.exports) == 4


def test_no_more_of_a_member_is_unpacked_than_its_directory_says(tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("large.md", b"a" * 50_000_000)
        file.writestr("a.md", TEXT)
    content = bytearray(path.read_bytes())
    size = content.index(b"PK\1\2") + 24
    content[size : size + 4] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    tracemalloc.start()
    gathered = gather(path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [export.name for export in gathered.exports] == ["a.md"]
    assert [finding.code for finding in gathered.findings] == ["unreadable"]
    assert most < 5_000_000


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_can_only_be_unpacked_all_at_once_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.md", TEXT, compress_type=method)
        file.writestr("b.md", TEXT)
    gathered = gather(path)
    assert [export.name for export in gathered.exports] == ["b.md"]
    assert [finding.found for finding in gathered.findings] == [
        "is packed in an unusual way: download the archive once more"
    ]


def test_all_notes_together_are_read_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("a.md", "b.md", "c.md"):
            file.writestr(name, b"a" * 1000)
    monkeypatch.setattr(archives, "_LARGEST_IN_ALL", 2000)
    gathered = gather(path)
    assert [export.name for export in gathered.exports] == ["a.md", "b.md"]
    assert [(finding.code, finding.found) for finding in gathered.findings] == [
        ("too_large", "the notes before it have almost 2,000 bytes")
    ]
    assert not gathered.is_whole


def test_names_without_their_flag_are_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("週會.md".encode().decode("cp437"), TEXT)
    content = path.read_bytes().replace("週會.md".encode().decode("cp437").encode(), "週會.md".encode())
    assert gather(path).seen == 1 and content


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b", "\x85", "\u2028", "\u202e"])
def test_a_name_cannot_begin_a_line_of_the_report_nor_steer_a_terminal(tmp_path: Path, sign: str) -> None:
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as written:
        written.writestr(f"new{sign}# line.md", b"# A note\n\nIt ends \xff\n")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / f"new{sign}# line.md").write_bytes(b"# A note\n")
    for source in (tmp_path / "notes.zip", folder):
        gathered = gather(source)
        assert [export.name for export in gathered.exports] == ["new_# line.md"]
        assert sign not in "".join([*(each.path for each in gathered.exports), *(str(f) for f in gathered.findings)])


def test_nothing_at_a_path_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file or folder"):
        gather(tmp_path / "nowhere")


def test_a_link_that_leads_to_itself_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "round.md").symlink_to("round.md")
    (tmp_path / "whole.md").write_text(TEXT, encoding="utf-8")
    found = gather(tmp_path)
    assert [each.name for each in found.exports] == ["whole.md"]
    assert [(each.code, Path(each.path).name) for each in found.findings] == [("unreadable", "round.md")]


@pytest.mark.parametrize(("written", "name"), [(b"\xa6\x40\xb5\xa7.md", "共筆.md"), (b"\xff.md", "\\xff.md")])
def test_a_name_that_is_no_utf_8_is_read(tmp_path: Path, written: bytes, name: str) -> None:
    """As a zip from Windows leaves it on another system."""
    try:
        (tmp_path / os.fsdecode(written)).write_text("字\n", encoding="utf-8")
    except OSError:  # of a system that has no such names
        return
    found = drafts([tmp_path], Settings())
    assert [(draft.note.export.name, draft.title) for draft in found.drafts] == [
        (name, name[:-3].replace("\\", "\\\\"))
    ]
    found.drafts[0].page().encode()


def test_a_folder_that_cannot_be_read_is_refused_and_nothing_in_it_is_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = gather(tmp_path)
    assert ([each.name for each in found.exports], found.seen, found.is_whole) == (["a.md"], 2, False)
    assert [(Path(each.path).name, each.found) for each in found.findings] == [
        ("closed", "this folder cannot be read: Permission denied")
    ]
