"""A message of a catalog while its lines are read (`po`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from language_pair.catalogs import flags
from language_pair.catalogs.messages import Message, PoFault, StringLines
from language_pair.catalogs.po_strings import join_bytes, unescape_part

#: What is written on the lines of a string: each with its number, counted from 1.
Written = list[tuple[int, str]]
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
LOST = "characters are lost here: the file is not UTF-8, or once was not"
_NUMBER = re.compile(r"\\[0-7x]")
_NO_TEXT = re.compile("[\udc80-\udcff\0]")
_NO_OWNER = "this string belongs to no msgid or msgstr"


@dataclass(slots=True)
class Draft:
    """A message as far as it is read.

    *remarks* are all its comment lines after their ``#``. *follows_broken* says that its first lines may be
    the rest of a message before it, whose fault is reported.
    """

    harmless: frozenset[str] = frozenset()
    line: int = 0
    comments: Written = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    other_flags: list[str] = field(default_factory=list)
    flag_lines: dict[str, int] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    fields: dict[str, Written] = field(default_factory=dict)
    obsolete: bool = False
    is_broken: bool = False
    has_good_source: bool = True
    follows_broken: bool = False

    @property
    def is_whole(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.fields)

    @property
    def is_head(self) -> bool:
        source = self.fields.get("msgid")
        is_empty = bool(source) and not any(text for _line, text in source or ())
        return is_empty and self.has_good_source and not self.obsolete and "msgctxt" not in self.fields

    def spoil(self) -> bool:
        """Count the message as not translated; whether that is new."""
        self.has_good_source = self.has_good_source and self.is_whole
        was_broken, self.is_broken = self.is_broken, True
        return not was_broken

    def add_comment(self, line: int, text: str) -> None:
        """Take the comment *text*; of ``#|`` only as it is written, for `add_previous` reads it."""
        self.remarks.append(text[1:])
        kind, said = text[1:2], text[2:]
        if kind == ",":
            self.flags += self._flags(line, said)
        elif kind == ".":
            self.extracted.append(said)
        elif kind == ":":
            self.references.append(said)
        elif kind == "=":
            self.other_flags += self._flags(line, said)
        elif kind != "|":
            self.comments.append((line, text[1:]))

    def _flags(self, line: int, said: str) -> list[str]:
        found = flags.split(said)
        self.flag_lines = dict.fromkeys(found, line) | self.flag_lines
        return found

    def add_previous(self, keyword: str | None, text: str) -> str:
        """Take a line ``#| msgid "…"``; returns what is wrong with it."""
        if keyword in self.previous:
            return f"this message has a second {keyword}"
        if keyword:
            self.previous[keyword] = []
        if not self.previous:
            return _NO_OWNER
        self.previous[next(reversed(self.previous))].append(text)
        return ""

    def open_field(self, line: int, keyword: str, *, obsolete: bool) -> None:
        """Begin a field, if it has not begun."""
        if keyword == "msgid" or not self.fields:
            self.line = line
        if not self.fields:
            self.obsolete = obsolete
        self.fields.setdefault(keyword, [])

    def add(self, line: int, keyword: str | None, text: str, *, obsolete: bool) -> str:
        """Take a line ``msgid "…"``, or one that goes on with the field before it; returns what is wrong with it."""
        what = self._what_is_wrong(keyword)
        if keyword:
            self.open_field(line, keyword, obsolete=obsolete)
        if not what and self.obsolete != obsolete:
            what = "this message is half in use and half not (#~)"
        if not what:
            self.fields[next(reversed(self.fields))].append((line, text))
        return what

    def _what_is_wrong(self, keyword: str | None) -> str:
        has_source = "msgid" in self.fields
        if keyword in ("msgid", "msgctxt") or (not keyword and self.fields):
            return ""
        if self.follows_broken and not has_source:
            self.is_broken = True  # the rest of a message whose fault is reported
        if not keyword:
            return _NO_OWNER
        if not has_source:
            return f"this {keyword} has no msgid before it"
        return f"this message has a second {keyword}" if keyword in self.fields else ""

    def what_is_missing(self) -> str:
        """Of a message that ends too early."""
        if "msgid" not in self.fields:
            return "this msgctxt has no msgid after it"
        return f"missing msgstr for msgid {_text(self.fields['msgid'])[0][:40]!r}"

    def fault(self) -> PoFault | None:
        """What is wrong with a message whose lines are good, each alone."""
        forms, what = self._forms, ""
        if "msgid_plural" not in self.fields and forms != ["msgstr"]:
            what = f"this message has {forms[-1]}, but no msgid_plural"
        elif "msgid_plural" in self.fields and forms != [f"msgstr[{number}]" for number in range(len(forms))]:
            what = "the translations of a message with msgid_plural are msgstr[0], msgstr[1] and so on"
        if what:
            return PoFault(self.line, what)
        if not any(UNREADABLE in text for _line, text in self.fields["msgid"]):  # a note may well show one
            for line, text in (written for form in forms for written in self.fields[form]):
                if UNREADABLE in text:
                    return PoFault(line, LOST, of_encoding=True)
        return next(filter(None, map(_byte_fault, self.fields.values())), None)

    @property
    def _forms(self) -> list[str]:
        forms = [name for name in self.fields if name.startswith("msgstr")]
        return sorted(forms, key=lambda name: (len(name), name)) if len(forms) > 1 else forms

    def message(self) -> Message:
        """The message that this is, once it is whole."""
        strings = [_text(self.fields[form]) for form in self._forms]
        context, plural = self.fields.get("msgctxt"), self.fields.get("msgid_plural")
        return Message(
            source=_text(self.fields["msgid"])[0],
            translations=tuple(text for text, _lines in strings),
            context=None if context is None else _text(context)[0],
            plural=None if plural is None else _text(plural)[0],
            comments=tuple(text for _line, text in self.comments),
            extracted=tuple(self.extracted),
            references=tuple(self.references),
            flags=tuple(dict.fromkeys(self.flags)),
            other_flags=tuple(dict.fromkeys(self.other_flags)),
            previous=tuple((name, _text([(0, each) for each in parts])[0]) for name, parts in self.previous.items()),
            obsolete=self.obsolete,
            harmless=self.harmless,
            line=self.line,
            comment_lines=tuple(line for line, _comment in self.comments),
            flag_lines=self.flag_lines,
            string_lines=tuple(lines for _string, lines in strings),
        )


def _text(written: Written) -> tuple[str, StringLines]:
    """What the lines of a string mean together: a character may be written as bytes on two of them."""
    if len(written) == 1 and "\\" not in written[0][1]:
        return written[0][1], ((written[0][0], 0),)
    parts, lines, length = [], [], 0
    for line, text in written:
        part = unescape_part(text) if "\\" in text else text
        parts.append(part)
        lines.append((line, length))
        length += len(part if part.isascii() else join_bytes(part))
    return join_bytes("".join(parts)), tuple(lines)


def _byte_fault(written: Written) -> PoFault | None:
    """The first byte of a string, written as a number, that is no text."""
    if not any(_NUMBER.search(text) for _line, text in written):
        return None
    text, lines = _text(written)
    found = _NO_TEXT.search(text)
    if found is None:
        return None
    line = [line for line, start in lines if start <= found.start()][-1]
    return PoFault(line, f"this string has the byte \\x{ord(found[0]) & 0xFF:02x}, which is no text in UTF-8")
