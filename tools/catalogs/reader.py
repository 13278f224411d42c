"""Read a catalog without losing anything of it but where its messages stand in the note (``#:``)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tools.catalogs.catalog import Catalog, Message
from tools.catalogs.strings import unescape

_FIELD = re.compile(r'(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"(?P<text>(?:[^"\\]|\\.)*)"')
_STARTS = ("msgctxt", "msgid")


class MalformedError(ValueError):
    """A line, counted from 1, that no catalog has, and what is wrong with it."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(f"{line}: {what}")
        self.line = line
        self.what = what


@dataclass
class _Draft:
    """A message while its lines are read."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    obsolete: bool = False

    @property
    def is_whole(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.fields)

    def message(self) -> Message:
        strings = [text for keyword, text in sorted(self.fields.items()) if keyword.startswith("msgstr")]
        return Message(
            source=self.fields["msgid"],
            translations=tuple(strings),
            context=self.fields.get("msgctxt"),
            plural=self.fields.get("msgid_plural"),
            comments=tuple(self.comments),
            extracted=tuple(self.extracted),
            flags=tuple(dict.fromkeys(self.flags)),
            previous=tuple(self.previous.items()),
            obsolete=self.obsolete,
        )


def read(text: str) -> Catalog:
    """The catalog that *text* is; `MalformedError` for the first line that belongs to none."""
    reader = _Reader()
    lines = text.removeprefix("\ufeff").split("\n")
    for number, line in enumerate(lines, 1):
        reader.number = number
        reader.read(line.strip())
    return reader.finish()


class _Reader:
    def __init__(self) -> None:
        self.number = 0
        self.head: Message | None = None
        self.messages: list[Message] = []
        self.draft = _Draft()
        self.open: tuple[dict[str, str], str] | None = None  # what a string alone on its line continues

    def read(self, line: str) -> None:
        if line.startswith(("#~|", "#~,", "#~.", "#~:")):
            self._comment("#" + line[2:])
        elif line.startswith("#~"):
            self._read_obsolete(line[2:].strip())
        elif line.startswith("#"):
            self._comment(line)
        elif line:
            self._field(line, obsolete=False)

    def _read_obsolete(self, line: str) -> None:
        if line.startswith("#"):
            self._comment(line)
        elif line:
            self._field(line, obsolete=True)

    def _comment(self, line: str) -> None:
        self._end_message()
        kind, text = line[1:2], line[2:].strip()
        if kind == ",":
            self.draft.flags += [flag.strip() for flag in text.split(",") if flag.strip()]
        elif kind == ".":
            self.draft.extracted.append(line[2:].rstrip())
        elif kind == "|":
            self._put(text, self.draft.previous)
        elif kind != ":":  # where a message stands changes with each edit of its note
            self.draft.comments.append(line[1:])

    def _field(self, line: str, *, obsolete: bool) -> None:
        if line.startswith(_STARTS) and not line.startswith("msgid_plural"):
            self._end_message()
        if self.draft.fields and self.draft.obsolete != obsolete:
            raise MalformedError(self.number, "this message is half in use and half not (#~)")
        self.draft.obsolete = obsolete
        self._put(line, self.draft.fields)

    def _put(self, line: str, fields: dict[str, str]) -> None:
        match = _FIELD.fullmatch(line)
        if not match:
            raise MalformedError(self.number, f"this is not a catalog line: {line[:40]!r}")
        keyword, text = match["keyword"], unescape(match["text"])
        if keyword:
            self._begin(keyword, fields)
            fields[keyword] = text
        elif self.open and self.open[0] is fields:
            fields[self.open[1]] += text
        else:
            raise MalformedError(self.number, "this string belongs to no msgid or msgstr")

    def _begin(self, keyword: str, fields: dict[str, str]) -> None:
        if keyword in fields:
            others = ", or the one before has no msgstr" if keyword == "msgid" else ""
            raise MalformedError(self.number, f"this message has a second {keyword}{others}")
        if keyword.startswith("msgstr") and "msgid" not in fields:
            raise MalformedError(self.number, "this msgstr has no msgid before it")
        self.open = fields, keyword

    def _end_message(self) -> None:
        """Put away the message that is read, if the lines before have made it whole."""
        if not self.draft.is_whole:
            return
        message = self.draft.message()
        if message.source or message.context is not None or message.obsolete:
            self.messages.append(message)
        elif self.head is None:
            self.head = message
        else:
            raise MalformedError(self.number, "the catalog has a second head")
        self.draft = _Draft()
        self.open = None

    def finish(self) -> Catalog:
        self._end_message()
        if self.draft.fields:
            raise MalformedError(self.number, "the last message has no msgstr")
        return Catalog(
            head=self.head,
            messages=tuple(message for message in self.messages if not message.obsolete),
            obsolete=tuple(message for message in self.messages if message.obsolete),
            trailing=(*self.draft.comments, *(f".{text}" for text in self.draft.extracted)),
        )
