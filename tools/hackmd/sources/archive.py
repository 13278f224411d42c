"""The zip of "download all notes", and whatever else calls itself a zip."""

from __future__ import annotations

import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from tools.hackmd.findings import Findings, Kind
from tools.hackmd.sources.exports import Export, Gathered, is_note, is_whole, plain_name

#: Bytes of all notes together: a zip of a few kilobytes can hold more than a computer does, and 840 notes are 3 MB.
_LARGEST_IN_ALL = 200_000_000
#: What is unpacked piece by piece; of other methods Python unpacks all at once, however much that is.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF_8 = 0x800
_ENCRYPTED = 0x1


def gather(path: Path, largest: int) -> Gathered:
    """The notes in the zip at *path*; a member that is none, or could do harm, is in the findings."""
    archive_findings = Findings(path.as_posix())
    try:
        with zipfile.ZipFile(path) as archive:
            return _of(archive, path, largest)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        archive_findings.add(Kind.BROKEN_ARCHIVE, 1, f"is no whole zip archive ({error}): download it once more")
        return Gathered(exports=(), seen=1, findings=tuple(archive_findings), is_whole=False)


def _of(archive: zipfile.ZipFile, path: Path, largest: int) -> Gathered:
    exports: list[Export] = []
    findings: list[Findings] = []
    members = [info for info in archive.infolist() if not info.is_dir()]
    left = _LARGEST_IN_ALL
    for info in members:
        name = _name(info)
        found = Findings(f"{path.as_posix()}/{name}")
        findings.append(found)
        if _refused(info, name, largest, found) or _is_too_much(info, left, found):
            continue
        content = _content(archive, info, found)
        if content is not None:
            left -= len(content)
            exports.append(Export(name=name, path=found.path, content=content))
    said = tuple(each for found in findings for each in found)
    return Gathered(exports=tuple(exports), seen=len(members), findings=said, is_whole=is_whole(said))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; one whose flag of UTF-8 was lost reads as code page 437, which keeps every byte."""
    name = info.filename
    if not info.flag_bits & _UTF_8:
        name = _decoded(name)
    return plain_name(name)


def _decoded(name: str) -> str:
    for encoding in ("utf-8", "cp950"):
        try:
            return name.encode("cp437").decode(encoding)
        except UnicodeError:
            continue
    return name


def _refused(info: zipfile.ZipInfo, name: str, largest: int, findings: Findings) -> bool:
    """Whether a member is not read; says why."""
    pure = PurePosixPath(name)
    if ".." in pure.parts or pure.is_absolute() or "\\" in name or name[1:2] == ":" or "\0" in name:
        findings.add(Kind.UNSAFE_NAME, 1, f"the name {name!r} leads out of the archive")
    elif stat.S_ISLNK(info.external_attr >> 16):
        findings.add(Kind.UNSAFE_NAME, 1, "is a symbolic link")
    elif not is_note(pure):
        findings.add(Kind.NOT_A_NOTE, 1, "is no note")
    elif info.flag_bits & _ENCRYPTED:
        findings.add(Kind.UNREADABLE, 1, "is encrypted")
    elif info.compress_type not in _METHODS:
        findings.add(Kind.UNREADABLE, 1, "is packed in an unusual way: download the archive once more")
    elif info.file_size > largest:
        findings.add(Kind.TOO_LARGE, 1, f"has {info.file_size:,} bytes")
    else:
        return False
    return True


def _is_too_much(info: zipfile.ZipInfo, left: int, findings: Findings) -> bool:
    if info.file_size > left:
        findings.add(Kind.TOO_LARGE, 1, f"the notes before it have almost {_LARGEST_IN_ALL:,} bytes")
    return info.file_size > left


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, findings: Findings) -> bytes | None:
    """What a member holds: no more of it is unpacked than its directory says."""
    try:
        with archive.open(info) as member:
            return member.read(max(info.file_size, 1))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        findings.add(Kind.UNREADABLE, 1, f"is damaged ({error}): download the archive once more")
        return None
