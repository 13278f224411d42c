"""What a catalog holds: its head, its messages, and those that its note no longer has.

Neither library keeps all of it. Babel, which sphinx-intl is built on, reads the old source
(``#| msgid``) as a comment, drops flags and comments of obsolete messages and every field of the head
that it does not know. polib stops at a comment without a space (``#here``), drops ``#~| msgid``,
comments after the last message and doubled fields of the head. Hence a small reader of our own, held
against Babel's in tests.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: What makes two messages the same one: context, source and plural source.
Key = tuple[str | None, str, str | None]
FUZZY = "fuzzy"


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message; of the head, the source is empty. Comments are the text after their ``#`` or ``#.``.

    *previous* holds the lines ``#| msgid "…"`` as pairs of a keyword and a text.
    """

    source: str
    translations: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: tuple[tuple[str, str], ...] = ()
    obsolete: bool = False

    @property
    def key(self) -> Key:
        return self.context, self.source, self.plural

    @property
    def is_translated(self) -> bool:
        return any(self.translations)

    @property
    def is_fuzzy(self) -> bool:
        return FUZZY in self.flags

    @property
    def old_source(self) -> str | None:
        """The source that the translation was made from, where it is known to have been another."""
        return dict(self.previous).get("msgid")


@dataclass(frozen=True, kw_only=True, slots=True)
class Catalog:
    """A catalog, or a template. *trailing* are comments after the last message."""

    head: Message | None = None
    messages: tuple[Message, ...] = ()
    obsolete: tuple[Message, ...] = ()
    trailing: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Message]:
        yield from self.messages
        yield from self.obsolete
