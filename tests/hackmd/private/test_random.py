"""A private thing anywhere in a note holds it back, and nothing that is said of the note has it."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hackmd.private.test_look import PRIVATE
from tests.hackmd.private.wild import PRIVATE as WILD
from tests.hackmd.test_cases import CASES
from tools.hackmd.converting.convert import convert
from tools.hackmd.findings import Group
from tools.hackmd.notes.read import note_of
from tools.hackmd.private.veil import veil
from tools.hackmd.private.watch import told, watch
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources.exports import Export

NOTES = [path.read_text(encoding="utf-8") for path in CASES]
VALUES = [
    (line, value)
    for kind, found in PRIVATE.items()
    if kind.group is Group.HELD_BACK
    for line, value in found
    if "\n" not in line
] + [(line, value) for _kind, line, values in WILD for value in values if "\n" not in line]
#: Between words, also of code, tables, links and front matter: what is inside a word is part of it.
_GAPS = re.compile(r"(?<=[ \n|>])|(?=[ \n|<])")


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, str]:
    """A note with a private thing in it, and how that is written there."""
    note, (line, value) = draw(st.sampled_from(NOTES)), draw(st.sampled_from(VALUES))
    at = draw(st.sampled_from([gap.start() for gap in _GAPS.finditer(note)]))
    return f"{note[:at]} {line} {note[at:]}", value


@settings(max_examples=200)
@given(notes())
def test_it_is_found_and_told_masked_wherever_it_is(planted: tuple[str, str]) -> None:
    text, value = planted
    [decoded], _refused = read_all([Export(name="note.md", path="note.md", content=text.encode())])
    note = note_of(decoded)
    draft = convert(note, Settings())
    watched = watch(decoded, draft, Settings(public_addresses=("none.example",)))
    assert watched.is_held or value not in draft.page(), "in a comment it is cut out"
    said = "\n".join(each.found for each in veil([*note.findings, *draft.findings, *told([watched])], [watched]))
    assert not re.search(rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])", said)
