"""What a testimonial is. Pure: no Sphinx."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from babel import Locale

from language_pair import languages
from testimonials.post import post_id

#: What a cell holds when the post speaks of the column's topic. HackMD's notes write V.
MARKS = frozenset({"V", "v", "✓", "✔"})


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenFacts:
    """What a note says of a link, in a column of its own or an option, for when the link dies: the address of a copy,
    *archived*, or empty; the day on which somebody last saw the original, *seen*."""

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
    given: GivenFacts = GivenFacts()

    @property
    def seen_links(self) -> dict[str, datetime.date]:
        return {self.url: self.given.seen} if self.given.seen else {}


@dataclass(frozen=True, kw_only=True, slots=True)
class Testimonial(Post):
    """A post in a matrix: the *topics* that it speaks of, and all those of its matrix, the *columns*.

    Its title says who posted it, on what and when, as far as that is known; *label* is what the note calls it,
    *author* what it calls who wrote it. *text* are its own words, *language* is the code of what they are in,
    *translation* is empty where the build has none; all three are, where the note does not quote it.
    """

    label: str

    topics: tuple[str, ...]
    columns: tuple[str, ...]
    author: str = ""
    text: str = ""
    language: str = ""
    translation: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteUp(Post):
    """A longer text: its *author* and the code of its *language*, each empty where the note does not say."""

    author: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a witness said: *title* is the speaker's name, *role* may be empty, *language* is the code of what
    it was said in; *translation* is empty where the build has none.

    *source* is the address of where it was said, or empty; *posts* are the ids of posts by the same person;
    *topics* are what it speaks of, in the words of its note.
    """

    id: str
    title: str
    role: str
    language: str
    text: str
    translation: str
    source: str = ""
    given: GivenFacts = GivenFacts()
    posts: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def seen_links(self) -> dict[str, datetime.date]:
        return {self.source: self.given.seen} if self.source and self.given.seen else {}

    @property
    def named_ids(self) -> list[str]:
        return posts_of(self.source, self.posts)


def is_about(record: Post | Quote, *, topics: Collection[str] = (), language: str = "") -> bool:
    """Whether *record* speaks of one of *topics* and is in *language*, a code; each counts only where it is given."""
    about = {topic.casefold() for topic in getattr(record, "topics", ())}
    wanted = {topic.casefold() for topic in topics}
    return (not wanted or not wanted.isdisjoint(about)) and language in ("", getattr(record, "language", ""))


def posts_of(source: str, posts: Sequence[str]) -> list[str]:
    """The ids of a speaker's posts: where the quote comes from, then those that the note names."""
    return list(dict.fromkeys([*([post_id(source)] if source else []), *posts]))


def language_code(text: str) -> str:
    """The code of the language that *text* names in any spelling of a code; `ValueError` where there is none.

    >>> [language_code(text) for text in ("zh-tw", "EN", "ja")]
    ['zh_TW', 'en', 'ja']
    """
    found = languages.of_spelling(text)
    if found:
        return found.code
    code = text.lower()
    if code not in Locale.parse(languages.EN.code).languages:
        raise ValueError(text)
    return code


def language_tag(code: str) -> str | None:
    """The language tag (BCP 47) of a language's code; ``None`` where the note does not say.

    >>> [language_tag(code) for code in ("zh_TW", "ja", "")]
    ['zh-Hant-TW', 'ja', None]
    """
    language = languages.find(code)
    return language.tag if language else code or None
