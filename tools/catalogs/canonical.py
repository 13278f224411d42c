"""The one way to write a catalog, whoever has edited it: Poedit, Weblate, Lokalize, msgmerge or a person.

A string is one line, or one for each line of its text. Comments come first, then flags with ``fuzzy``
at their head, each on the line on which it was (``#,`` or ``#=``), then the old source. Fields of the head that are
known come in a fixed order, all others after them. What the note no longer has is at the end. UTF-8, no empty
line too many.

Where a message is in its note (``#: note.md:12``) is left out: it would change with each edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from language_pair.catalogs.flags import FUZZY
from language_pair.catalogs.messages import Catalog, Message
from language_pair.catalogs.po_strings import quote

#: As Babel has them, so that what sphinx-intl creates is in order.
_HEAD = (
    *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator"),
    *("Language", "Language-Team", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"),
    "Generated-By",
)
_ORDER = {name: place for place, name in enumerate(_HEAD)}


def write(catalog: Catalog) -> str:
    """*catalog* in canonical form."""
    parts = [_lines(_head(catalog.head))] if catalog.head else []
    parts += [_lines(message) for message in catalog]
    parts.append(list(_comments(text for text in catalog.trailing if not text.startswith(":"))))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(head: Message) -> Message:
    fields: list[str] = []
    for line in "".join(head.translations).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.append(f"{name.strip()}: {_value(name.strip(), value.strip())}\n")
        elif line.strip() and fields:
            fields[-1] += f"{line.strip()}\n"  # the rest of a field that someone has broken
        elif line.strip():
            fields.append(f"{line.strip()}\n")
    fields.sort(key=lambda text: _ORDER.get(text.partition(":")[0], len(_ORDER)))
    return replace(head, translations=("".join(fields),), plural=None)


def _value(name: str, value: str) -> str:
    """What a field says, in the one spelling it has: editors write the charset in both."""
    return re.sub(r"(?i)charset=utf-?8\b", "charset=utf-8", value) if name == "Content-Type" else value


def _lines(message: Message) -> list[str]:
    mark = "#~ " if message.obsolete else ""
    before = "#~| " if message.obsolete else "#| "
    lines = list(_comments(message.comments))
    lines += [f"#.{text if not text or text[0].isspace() else ' ' + text}" for text in message.extracted]
    lines += [f"#{sign} {_flags(each)}" for sign, each in ((",", message.flags), ("=", message.other_flags)) if each]
    lines += [line for keyword, text in message.previous for line in _field(before, keyword, text)]
    return lines + [line for keyword, text in _fields(message) for line in _field(mark, keyword, text)]


def _flags(flags: Iterable[str]) -> str:
    return ", ".join(sorted(flags, key=lambda flag: (flag != FUZZY, flag)))


def _comments(comments: Iterable[str]) -> Iterator[str]:
    """Each with its ``#``, and a space where a word would follow it directly."""
    for text in comments:
        yield f"# {text}" if text[:1].isalnum() else f"#{text}"


def _fields(message: Message) -> Iterator[tuple[str, str]]:
    if message.context is not None:
        yield "msgctxt", message.context
    yield "msgid", message.source
    if message.plural is None:
        yield "msgstr", message.translations[0]
        return
    yield "msgid_plural", message.plural
    for number, text in enumerate(message.translations):
        yield f"msgstr[{number}]", text


def _field(mark: str, keyword: str, text: str) -> Iterator[str]:
    first, *others = quote(text)
    yield f"{mark}{keyword} {first}"
    yield from (f"{mark}{line}" for line in others)
