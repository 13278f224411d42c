"""The cases, by what they try."""

from __future__ import annotations

from tests.safe_notes.hostile import files, front_matter, markup

CASES = [*front_matter.HEADS, *markup.MARKUP, *files.FILES]
