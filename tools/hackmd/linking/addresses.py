"""The forms in which a note is linked to on HackMD.

=====================================================  =======================================================
``/ehgwc6a8RXSmcSaRwIQ2jw``                            the note; ``?view``, ``?both`` and ``/edit`` change nothing
``/@team/SysJb0yAY``, ``/SysJb0yAY``                   the same, by its short id
``/@team/2021/``                                       by its permalink
``/<book>/%2Fehgwc6a8RXSmcSaRwIQ2jw%3Fview``           in a book, which is another note: what is meant is the inner one
``/@team/<book>/https%3A%2F%2Fhackmd.io%2F%40team…``   the same
``/s/SysJb0yAY``, ``/p/SysJb0yAY``, ``book:SysJb0yAY``  published, as slides, in a book
=====================================================  =======================================================
"""

from __future__ import annotations

import base64
import re
import uuid
from typing import NamedTuple
from urllib.parse import unquote

_HOST = re.compile(r"(?:(?:https?:)?//)?(?:www\.)?hackmd\.io(?=[/?#]|$)", re.IGNORECASE)
_ID = re.compile(r"[A-Za-z0-9_-]{6,40}")
#: Characters of a short id; a name of a team's own, such as ``2021``, is known with the team alone.
_SHORT = re.compile(r"[A-Za-z0-9_-]{9,40}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
#: What HackMD itself has at addresses that could be those of a note.
_OWN = {
    *("about", "api-docs", "community", "company", "dashboard", "discover", "enterprise", "explore", "exportAllNotes"),
    *("features", "logout", "overview", "pricing", "privacy", "recent", "register", "search", "settings", "signin"),
    *("signup", "status", "tutorials", "uploads"),
}
_PUBLISHED = ("s", "p")
#: As deep as an address is in others.
_DEEPEST = 5


class NoteAddress(NamedTuple):
    """The *names* of the note that an address leads to, the whole one first, and the *anchor* in it."""

    names: tuple[str, ...]
    anchor: str = ""

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def key(self) -> str:
        """The name that all addresses of the note have in common, with its team or without."""
        return self.names[-1]


def note_at(address: str) -> NoteAddress | None:
    """The note that *address* leads to; None if it leads to no note, or from HackMD."""
    return _note_at(address.strip(), 0)


def names_of(name: str) -> tuple[str, ...]:
    """All names that *name*, one of a note, stands for."""
    team, slash, own = name.partition("/")
    if not slash:
        return (name, *_as_id(name))
    return (name, own) if team.startswith("@") and _SHORT.fullmatch(own) else (name,)


def _as_id(name: str) -> tuple[str, ...]:
    """The id of a note that is known by its UUID, as old addresses have it."""
    if not _UUID.fullmatch(name):
        return ()
    return (base64.urlsafe_b64encode(uuid.UUID(name).bytes).decode().rstrip("="),)


def _note_at(address: str, depth: int) -> NoteAddress | None:
    host = _HOST.match(address)
    if host:
        address = address[host.end() :]
    elif not address.startswith("/"):
        return None
    address, _hash, anchor = address.partition("#")
    path = address.partition("?")[0]
    inner = _inner(path)
    if inner:
        found = _note_at(inner, depth + 1) if depth < _DEEPEST else None
        return NoteAddress(found.names, found.anchor or unquote(anchor)) if found else None
    name = _name([unquote(part) for part in path.split("/") if part])
    return NoteAddress(names_of(name), unquote(anchor)) if name else None


def _inner(path: str) -> str:
    """The address inside of an address: of a note in a book, or put behind HackMD's by mistake."""
    mistaken = re.match(r"/+(https?:/.*)", path, re.IGNORECASE)
    if mistaken:
        return re.sub(r":/+", "://", mistaken[1], count=1)
    last = path.rstrip("/").rpartition("/")[2]
    return unquote(last) if re.match(r"%2F|https?%3A", last, re.IGNORECASE) else ""


def _name(parts: list[str]) -> str:
    if len(parts) > 1 and parts[0] in _PUBLISHED:
        parts = parts[1:]
    if not parts:
        return ""
    if parts[0].startswith("@"):
        return f"{parts[0]}/{parts[1]}" if len(parts) > 1 and len(parts[0]) > 1 else ""
    return parts[0] if _ID.fullmatch(parts[0]) and parts[0] not in _OWN else ""
