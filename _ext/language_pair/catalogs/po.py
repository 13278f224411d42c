"""The one reader of catalogs (``.po``): what is good in one, nothing of it lost, and each fault with its line.

Pure: imports nothing of Sphinx. A message with a fault counts as not translated, and all others are read.

No library does this. polib stops at a comment without a space (``#here``) and at ``#= draft``, and drops
``#~| msgid``, comments after the last message and all but one of the repeated fields of the head. Babel,
which Sphinx and sphinx-intl read with, drops these too, the flags of messages that are no longer used, and
every field of the head that it does not know; ``#| msgid`` and ``#=`` are comments to it. Both show bytes
that are written as numbers (``\\345\\245\\275``) as they are written, and take a string without its closing
quotation mark for a whole one. translate-toolkit keeps every line, but ``#= draft`` as ``#, draft``; it reads
those bytes as digits, stops at the first line that is wrong, and is 6 MB beside lxml. (polib 1.2,
Babel 2.19, translate-toolkit 3.20.)

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from pathlib import Path

from language_pair import languages
from language_pair.catalogs.draft import LOST, UNREADABLE, Draft
from language_pair.catalogs.messages import Catalog, Message, PoFault
from language_pair.catalogs.places import content_of
from language_pair.catalogs.po_strings import WRITTEN

#: As Python reads text; an editor on Windows ends lines with two characters.
LINE_END = re.compile(r"\r\n|\r|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLANK = " \t\v\f"
_NAME = r"msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,2}\])?"
_FIELD = re.compile(rf'(?:({_NAME})[{_BLANK}]*)?"({WRITTEN})"')
_KEYWORD = re.compile(rf'(?:{_NAME})(?=[{_BLANK}"]|$)')
_STRAY_BACKSLASH = re.compile(rf'(?:(?:{_NAME})[{_BLANK}]*)?"{WRITTEN}\\')
_TWICE_OBSOLETE = re.compile(rf"^(?:#~[{_BLANK}]*)+(?=#~)")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")


def read(path: Path, language: languages.Language, harmless: Iterable[str] = ()) -> Catalog:
    """The catalog at *path*, whose head should name *language*; one of another language has no good message.

    *harmless* flags are those that do not make a message unfinished, whatever they say: ``pair_harmless_flags``.
    """
    try:
        catalog = parse(content_of(path), harmless)
    except Exception as error:  # one file ends no build and no check
        return Catalog(faults=(PoFault(1, f"this catalog cannot be read: {said_by(error)}"),))
    named = catalog.field("Language")
    if named is None or not named.value or languages.of_spelling(named.value) == language:
        return catalog
    fault = PoFault(named.line, f"the header names the language {named.value!r}, not {language.code!r}")
    return Catalog(faults=tuple(sorted([*catalog.faults, fault])))


def said_by(error: Exception) -> str:
    """An exception in one line."""
    words = (error.strerror if isinstance(error, OSError) else "") or f"{type(error).__name__}: {error}"
    return " ".join(words.split())


def parse(data: bytes, harmless: Iterable[str] = ()) -> Catalog:
    """The catalog or the template that *data* is, whatever it is; *harmless* as in `read`."""
    if data.startswith(_UTF16) or data[:1] == b"\0" or data[1:2] == data[3:4] == b"\0":
        return Catalog(faults=(PoFault(1, "the file is no text in UTF-8", of_encoding=True),))
    data = data.removeprefix(codecs.BOM_UTF8)
    text = data.decode("utf-8", errors="replace")
    reader = _Reader(frozenset(harmless), is_utf8=text.encode() == data)
    for reader.number, line in enumerate(LINE_END.split(text), 1):
        reader.read(line.strip(_BLANK))
    return reader.finish()


class _Reader:
    """Reads line by line; *draft* is the message that the next line may belong to."""

    def __init__(self, harmless: frozenset[str], *, is_utf8: bool) -> None:
        self.harmless, self.is_utf8 = harmless, is_utf8
        self.number = 0
        self.after_blank = False
        self.in_conflict = False
        self.has_lost = False
        self.faults: list[PoFault] = []
        self.head: Message | None = None
        self.messages: list[Message] = []
        self.obsolete: list[Message] = []
        self.known: set[tuple[str | None, str]] = set()
        self.draft = Draft(self.harmless)

    def read(self, line: str) -> None:
        if self.in_conflict:
            self.in_conflict = not line.startswith(">" * 7)
        elif line.startswith("#"):
            self._read_hash(line)
        elif line:
            self._field(line, obsolete=False)
        self.after_blank = not line

    def _read_hash(self, line: str) -> None:
        line = _TWICE_OBSOLETE.sub("", line)
        if not line.startswith("#~"):
            self._comment(line)
        elif line[2:3] in tuple("|,.:="):
            self._comment("#" + line[2:])
        elif (rest := line[2:].strip(_BLANK)).startswith("#"):
            self._comment(rest)
        elif rest:
            self._field(rest, obsolete=True)

    def _comment(self, line: str) -> None:
        if self.draft.fields or self.draft.is_broken:
            self._end()
        self.draft.add_comment(self.number, line)
        if UNREADABLE in line and (not self.is_utf8 or line[1:2].isspace()):
            self._fault(PoFault(self.number, LOST, of_encoding=True))  # no translation is lost with a comment
        elif line.startswith("#|"):
            match = _FIELD.fullmatch(line[2:].strip(_BLANK))
            what = self.draft.add_previous(match[1], match[2]) if match else _what_is_wrong(line[2:].strip(_BLANK))
            if what:
                self._fault(PoFault(self.number, what))

    def _field(self, line: str, *, obsolete: bool) -> None:
        match = _FIELD.fullmatch(line)
        keyword = match[1] if match else (_KEYWORD.match(line) or [""])[0]
        self._make_room(keyword, is_garbage=not match and not keyword)
        is_lost = not self.is_utf8 and UNREADABLE in line
        if match and not is_lost:
            self._spoil(self.draft.add(self.number, keyword, match[2], obsolete=obsolete))
            return
        if keyword:
            self.draft.open_field(self.number, keyword, obsolete=obsolete)
        self.in_conflict = line.startswith("<" * 7) and not obsolete
        if is_lost:
            self._fault(PoFault(self.number, LOST, of_encoding=True))
            self.draft.spoil()
        else:
            self._spoil(_what_is_wrong(line))

    def _make_room(self, keyword: str | None, *, is_garbage: bool) -> None:
        """End the draft if this line begins another message, or belongs to none."""
        draft = self.draft
        begins = keyword == "msgctxt" or (keyword == "msgid" and draft.fields.keys() != {"msgctxt"})
        if (begins and (draft.fields or draft.is_broken)) or (is_garbage and self.after_blank and draft.is_whole):
            self._end()

    def _spoil(self, what: str) -> None:
        """Report the first fault of a message."""
        if what and self.draft.spoil():
            self._fault(PoFault(self.number, what))

    def _fault(self, fault: PoFault) -> None:
        """Report *fault*; of the lines that have lost characters only the first: where one is, all are."""
        if not (fault.of_encoding and self.has_lost):
            self.faults.append(fault)
        self.has_lost = self.has_lost or fault.of_encoding

    def _end(self) -> None:
        """Put the draft away, and begin another."""
        draft, self.draft = self.draft, Draft(self.harmless)
        if draft.is_broken:
            self.draft.follows_broken = True
            self._keep_head(draft)
        elif not draft.is_whole:
            self.draft.follows_broken = True
            self._fault(PoFault(draft.line, draft.what_is_missing()))
        elif fault := draft.fault():
            self._fault(fault)
            self._keep_head(draft)
        else:
            self._put_away(draft.message())

    def _keep_head(self, draft: Draft) -> None:
        """Keep what is good in a head with a fault: it says more than nothing."""
        if draft.is_head and self.head is None:
            self.head = draft.message()

    def _put_away(self, message: Message) -> None:
        name = message.context, message.source
        if message.obsolete:
            self.obsolete.append(message)
        elif name == (None, ""):
            if self.head:
                self._fault(PoFault(message.line, "the catalog has a second head"))
            self.head = self.head or message
        elif name in self.known:
            self._fault(PoFault(message.line, "this message is already in this catalog"))
        else:
            self.known.add(name)
            self.messages.append(message)

    def finish(self) -> Catalog:
        if self.draft.fields:
            self._end()
        return Catalog(
            head=self.head,
            messages=tuple(self.messages),
            obsolete=tuple(self.obsolete),
            trailing=tuple(self.draft.remarks),
            faults=tuple(sorted(self.faults)),
        )


def _what_is_wrong(line: str) -> str:
    """What is wrong with *line*, which is none of a catalog."""
    if _CONFLICT.match(line):
        return f"a git merge conflict is left here: {line[:40]!r}"
    if line.count('"') == 1 or line.endswith('\\"'):
        return "this string has no closing quotation mark"
    if _STRAY_BACKSLASH.match(line):
        return "this string has a stray backslash; write \\\\"
    return f"this is not a catalog line: {line[:40]!r}"
