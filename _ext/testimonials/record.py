"""What a testimonial is. Pure: no Sphinx."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

#: What a cell holds when the post speaks of the column's topic. HackMD's notes write V.
MARKS = frozenset({"V", "v", "✓", "✔"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Testimonial:
    """A post about the conference: who (*title*), where (*url*, of `post.CHANNELS` the *channel*), on which
    *topics*, and the *day*, if the address tells it."""

    id: str
    title: str
    url: str
    channel: str
    day: datetime.date | None
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a witness said: *title* is the speaker's name, *role* may be empty, *language* is the code of what
    it was said in; *translation* is empty where the build has none."""

    id: str
    title: str
    role: str
    language: str
    text: str
    translation: str
