"""A note converted, but for what depends on the other notes: where its links lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tools.hackmd.converting.edits import Edit
from tools.hackmd.findings import Finding
from tools.hackmd.notes.note import Note


class ReferenceKind(Enum):
    """How a note refers to something."""

    LINK = "[text](address)"
    BARE = "an address as text, or <address>"
    EMBED = "{%hackmd id %}"
    BACK = "a line of its own: 🔙 Back to [text](address)"
    ANCHOR = "[text](#heading of this note)"
    PICTURE = "![text](address)"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A place from *start* to *end* in a note's body that leads somewhere.

    *fallback* is what it becomes where nobody knows better; None leaves it as written. *text* is the link's own, as it
    is written in the note, and *start* to *end* of a `BACK` is its whole line.
    """

    kind: ReferenceKind
    start: int
    end: int
    line: int
    address: str
    text: str = ""
    fallback: str | None = None
    #: Of a picture: the attributes of its size, ``{width=200px}``.
    size: str = ""
    #: Of a picture: what HackMD shows under a mouse.
    title: str = ""
    #: Whether it is a line of its own: then what becomes of it may be a block.
    is_block: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading of the page, whose text is from *start* to *end* in the body; *hackmd_id* is its anchor on HackMD."""

    line: int
    level: int
    start: int
    end: int
    hackmd_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Comment:
    """What readers do not see, from *start* to *end* in a note's body; *text* is its words with a blank between."""

    start: int
    end: int
    line: int
    text: str
    #: Whether somebody has accepted it, so that the page has it.
    is_kept: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """What ``converting.convert`` returns."""

    note: Note
    title: str
    #: Where the title is in the body, to be taken from there to the top; None where it is only written anew.
    title_place: tuple[int, int] | None
    source_lang: str
    #: The front matter of the page but for ``breaks`` and ``back_to``, in order.
    fields: Mapping[str, Any]
    edits: tuple[Edit, ...]
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    comments: tuple[Comment, ...] = ()
    #: Ends of lines that readers see as such, as places in the body: with one left, a page says ``breaks: true``.
    line_ends: tuple[int, ...] = ()
    #: Footnotes, to be put at the end.
    below: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def fallbacks(self) -> tuple[Edit, ...]:
        """The edits of references of which nobody knows better."""
        return tuple(
            Edit(each.start, each.end, 0, each.fallback) for each in self.references if each.fallback is not None
        )

    def page(
        self, replacements: Mapping[Reference, str | None] | None = None, more: Mapping[str, Any] | None = None
    ) -> str:
        """The text of the page; *replacements* say what references become, *more* is added to the front matter.

        What becomes None is left out, with its line where nothing else is in it.
        """
        from tools.hackmd.converting.page import written

        return written(self, replacements or {}, more or {})
