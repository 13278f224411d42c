"""A note's draft."""

from __future__ import annotations

from tools.hackmd.converting.draft import Draft
from tools.hackmd.notes.note import Note
from tools.hackmd.settings import Settings


def convert(note: Note, settings: Settings) -> Draft:
    """The draft of *note*'s page."""
    raise NotImplementedError
