"""From an export to its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tools.hackmd.findings import Findings, Kind
from tools.hackmd.reading import mojibake
from tools.hackmd.reading.decoded import Decoded
from tools.hackmd.reading.decoding import decode
from tools.hackmd.reading.holes import Filled, Neighbours, filled
from tools.hackmd.sources.exports import Export

#: What no page can hold: control characters but for line ends and tabs.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
#: So much of what is not ASCII must be damaged before a note is repaired line by line: else it may be an example.
_MOSTLY = 0.8
_LOOKS_WRONG = re.compile("[ÂÃâäåæçèéðï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def read_all(exports: Sequence[Export], sound: Iterable[str] = ()) -> tuple[tuple[Decoded, ...], tuple[Findings, ...]]:
    """The text of each export that is text, and what is to be said of the others.

    Characters that have lost a byte are chosen by the notes that are sound, and by other *sound* texts.
    """
    refused: list[Findings] = []
    first = [(export, findings, _text(export, findings)) for export in exports for findings in [Findings(export.path)]]
    neighbours = Neighbours()
    neighbours.learn(text for _export, _findings, text in first if text and mojibake.is_sound(text))
    neighbours.learn(sound)
    found: list[Decoded] = []
    for export, findings, text in first:
        if text is None:
            refused.append(findings)
        else:
            text = _without_controls(_repaired(text, neighbours, findings), findings)
            found.append(Decoded(export=export, text=text, findings=tuple(findings)))
    return tuple(found), tuple(refused)


def _text(export: Export, findings: Findings) -> str | None:
    found = decode(export.content)
    if found is None:
        findings.add(Kind.BINARY, 1, "this is no text")
        return None
    if found.encoding != "utf-8":
        findings.add(Kind.ENCODING, 1, f"the file is in {found.encoding}")
    elif found.text and export.content.startswith(b"\xef\xbb\xbf"):
        findings.add(Kind.ENCODING, 1, "the file begins with a byte order mark")
    if found.lost:
        line = found.text[: found.text.find("\\x")].count("\n") + 1
        findings.add(Kind.DAMAGED, line, f"{found.lost} bytes are no {found.encoding}, and are shown as '\\x…'")
    return re.sub("\r\n?", "\n", found.text)


def _repaired(text: str, neighbours: Neighbours, findings: Findings) -> str:
    if text.isascii():
        return text
    whole, names = mojibake.undone(text)
    if names:
        findings.add(Kind.DOUBLE_ENCODED, 1, f"text in UTF-8 had been read as {', and that as '.join(reversed(names))}")
        return whole
    if not _LOOKS_WRONG.search(text):
        return text
    return _line_by_line(text, neighbours, findings)


def _line_by_line(text: str, neighbours: Neighbours, findings: Findings) -> str:
    lines = text.split("\n")
    found = {number: _line(line, neighbours) for number, line in enumerate(lines) if not line.isascii()}
    repaired = {number: each for number, each in found.items() if each is not None}
    if len(repaired) < _MOSTLY * len(found):
        for number in found:
            if _LOOKS_WRONG.search(lines[number]):
                findings.add(Kind.DAMAGED, number + 1, "looks as if it had been decoded wrongly, and stays as it is")
        return text
    findings.add(Kind.DOUBLE_ENCODED, 1, f"{len(repaired)} lines in UTF-8 had been read as another encoding")
    for number, (line, holes) in repaired.items():
        lines[number] = line
        for hole in holes:
            findings.add(Kind.LOST_BYTES, number + 1, _told(hole))
    for number in found.keys() - repaired.keys():
        findings.add(Kind.DAMAGED, number + 1, "looks as if it had been decoded wrongly, and stays as it is")
    return "\n".join(lines)


def _line(line: str, neighbours: Neighbours) -> tuple[str, list[Filled]] | None:
    whole, names = mojibake.undone(line)
    return (whole, []) if names else filled(line, neighbours)


def _told(hole: Filled) -> str:
    other = f"; it could also be {hole.other!r}" if hole.other else ""
    return f"a character has lost a byte, and is read as {hole.character!r}{other}"


def _without_controls(text: str, findings: Findings) -> str:
    if not CONTROLS.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if found := len(CONTROLS.findall(line)):
            findings.add(Kind.CONTROLS, number + 1, f"{found} control characters are left out")
    return "\n".join(CONTROLS.sub("", line) for line in lines)
