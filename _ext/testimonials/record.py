"""What a testimonial is. Pure: no Sphinx."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

#: What a cell holds when the post speaks of the column's topic. HackMD's notes write V.
MARKS = frozenset({"V", "v", "✓", "✔"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What is left when a link dies: the address of a copy, *archived*, or empty; the day on which somebody
    last saw the original."""

    archived: str = ""
    seen: datetime.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """Something posted about the conference: what the note calls it (*title*), where it is (*url*, of
    `post.CHANNELS` the *channel*), and the *day*, if that is known."""

    id: str
    title: str
    url: str
    channel: str
    day: datetime.date | None
    kept: Kept = Kept()

    @property
    def seen_links(self) -> dict[str, datetime.date]:
        return {self.url: self.kept.seen} if self.kept.seen else {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Testimonial(Post):
    """A post in a matrix: the *topics* that it speaks of, and all those of its matrix, the *columns*."""

    topics: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteUp(Post):
    """A longer text: its *author* and the code of its *language*, each empty where the note does not say."""

    author: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a witness said: *title* is the speaker's name, *role* may be empty, *language* is the code of what
    it was said in; *translation* is empty where the build has none.

    *source* is the address of where it was said, or empty; *posts* are the ids of posts by the same person.
    """

    id: str
    title: str
    role: str
    language: str
    text: str
    translation: str
    source: str = ""
    kept: Kept = Kept()
    posts: tuple[str, ...] = ()

    @property
    def seen_links(self) -> dict[str, datetime.date]:
        return {self.source: self.kept.seen} if self.source and self.kept.seen else {}
