"""Repair what is safe: spaces and punctuation. Everything else in the file stays as it is, to the byte."""

from __future__ import annotations

import codecs
import difflib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tools.catalogs.check import remarks, syntax
from tools.catalogs.check.checked_messages import CheckedMessage, Span, messages
from tools.catalogs.check.remarks import Edit
from tools.catalogs.check.silence import silence

from language_pair import files
from language_pair.catalogs.places import content_of
from language_pair.catalogs.po import LINE_END

#: A repair can make room for the next one, such as a space that is then beside a full-width mark.
_ROUNDS = 200


def fix_file(path: Path) -> str:
    """Repair the catalog at *path*; the difference, as ``diff -u`` shows it, empty where nothing changed."""
    file = syntax.read(path)
    if file.language is None:
        return ""
    data = content_of(path)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return ""  # what is not UTF-8 would be lost
    before = LINE_END.split(text)
    after = list(before)
    for message in messages(path, file.catalog, file.language, file.lines):
        if message.is_done:
            _write(after, message, repaired(message))
    if after == before:
        return ""
    bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    ends = [*LINE_END.findall(text), ""]
    files.write(path, bom + "".join(map("".join, zip(after, ends, strict=True))).encode("utf-8"))
    return "\n".join(difflib.unified_diff(before, after, str(path), str(path), lineterm="", n=1)) + "\n"


def repaired(message: CheckedMessage) -> list[tuple[str, int]]:
    """The translation after all safe repairs, character by character.

    Each with the place in the translation that it came from, and -1 where it is new.
    """
    characters = [(char, index) for index, char in enumerate(message.translation)]
    for _round in range(_ROUNDS):
        now = replace(message, translation="".join(char for char, _index in characters))
        edit = next(_edits(now), None)
        if edit is None:
            break
        characters[edit.start : edit.end] = _characters(edit, characters)
    return characters


def _edits(message: CheckedMessage) -> Iterator[Edit]:
    left = silence(message, list(remarks(message)))
    return (remark.edit for _line, remark in left if remark.edit is not None)


def _characters(edit: Edit, characters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """What *edit* writes; a character that it keeps keeps its origin."""
    old = characters[edit.start : edit.end]
    if len(old) == len(edit.new):
        return [(new, index) for new, (_char, index) in zip(edit.new, old, strict=True)]
    origin = old[0][1] if old else -1
    return [(new, origin if number == 0 else -1) for number, new in enumerate(edit.new)]


def _write(lines: list[str], message: CheckedMessage, characters: list[tuple[str, int]]) -> None:
    """Write the repaired *characters* into the lines of the message's ``msgstr``."""
    if "".join(char for char, _index in characters) == message.translation or not message.places:
        return
    pieces: list[tuple[Span, str]] = []
    kept = {index for _char, index in characters}
    pieces += [(place, "") for index, place in enumerate(message.places) if index not in kept]
    place = Span(message.places[0].line, message.places[0].start, message.places[0].start)
    for char, index in characters:
        if index < 0:
            place = Span(place.line, place.end, place.end)
            pieces.append((place, char))
        else:
            place = message.places[index]
            if char != message.translation[index]:
                pieces.append((place, char))
    _put(lines, pieces)


def _put(lines: list[str], pieces: list[tuple[Span, str]]) -> None:
    """Put each text at its place, from the last place to the first; of several at one place, in their order."""
    ordered = sorted(enumerate(pieces), key=lambda item: (item[1][0].line, item[1][0].start, item[1][0].end, item[0]))
    for _number, (place, new) in reversed(ordered):
        line = lines[place.line]
        lines[place.line] = line[: place.start] + new + line[place.end :]
