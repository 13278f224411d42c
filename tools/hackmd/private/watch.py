"""Holding notes back: what is private in each, what of it is accepted, and what a report says of the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.hackmd.converting.draft import Draft
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.private.look import look
from tools.hackmd.private.naming import offered, remembered
from tools.hackmd.private.secret import Secret
from tools.hackmd.reading.decoded import Decoded
from tools.hackmd.settings import Settings

#: What a report calls one of them.
_NOUNS = {
    Kind.EMAIL: "an e-mail address",
    Kind.PHONE: "a phone number",
    Kind.MESSENGER: "a name in a messenger",
    Kind.PASSWORD: "a password",
    Kind.TOKEN: "a token in an address",
    Kind.SECRET_KEY: "a key",
    Kind.ACCOUNT: "an account number",
    Kind.ID_NUMBER: "an identity number",
    Kind.COMMENT: "a comment",
    Kind.NOT_PUBLIC: "a note that is not public on HackMD",
    Kind.POSTAL_ADDRESS: "a postal address",
    Kind.DOCUMENT: "a document",
    Kind.MEETING: "a meeting",
    Kind.INVITATION: "an invitation",
    Kind.ROOM: "a room",
}


#: What HackMD's API calls readers.
_READERS = {"signed_in": "for whoever has signed in", "owner": "for its owner alone"}


class AcceptError(Exception):
    """A key that `--accept` was given is none: one sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A secret at a line of an export; *written* is how it is written there."""

    line: int
    secret: Secret
    written: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """What is private in the note at *path*, and not accepted; keys are made of the *digest* of its text.

    *name* is that of a note of HackMD's API, whose path has its id: with that, whoever has it can read most notes.
    """

    path: str
    name: str
    digest: str
    found: tuple[Found, ...]

    @property
    def is_held(self) -> bool:
        """Whether the note must not be placed. A comment holds nothing back: it is cut out."""
        return any(each.secret.is_held and each.secret.kind is not Kind.COMMENT for each in self.found)


def watch(decoded: Decoded, draft: Draft, settings: Settings) -> Watched:
    """What is private in a note, in its name, and in what HackMD says of it."""
    found = [*_in_text(decoded.text, draft, settings), *_around(decoded, settings)]
    found += [Found(line=each.line, secret=_comment(each.text, settings), written=each.text) for each in draft.comments]
    return Watched(
        path=decoded.export.path,
        name=decoded.export.name if decoded.export.details else "",
        digest=hashlib.sha256(decoded.text.encode()).hexdigest(),
        found=tuple(each for each in found if remembered(each.secret.kind, each.secret.value) not in settings.accepted),
    )


def _in_text(text: str, draft: Draft, settings: Settings) -> Iterator[Found]:
    for each in look(text, public=settings.public_addresses, left_out=_left_out(text, draft)):
        line = text.count("\n", 0, each.start) + 1
        yield Found(line=line, secret=each, written=text[each.start : each.end])


def _left_out(text: str, draft: Draft) -> Iterator[tuple[int, int]]:
    """Where comments are that the page does not have; the body is the end of the text."""
    body = draft.note.body
    before = len(text) - len(body)
    for each in draft.comments:
        start, end = before + each.start, before + each.end
        if not each.is_kept and text[start:end] == body[each.start : each.end]:
            yield start, end


def _around(decoded: Decoded, settings: Settings) -> Iterator[Found]:
    details = decoded.export.details
    name = decoded.export.name.removesuffix(".md")  # the rest can be an address
    text = "\n".join([name, *((details.title, *details.tags, *details.folders) if details else ())])
    for each in look(text, public=settings.public_addresses):
        yield Found(line=1, secret=each, written=text[each.start : each.end])
    if details and details.read_permission != "guest":
        shown = _READERS.get(details.read_permission, "not for guests")
        yield Found(
            line=1,
            secret=Secret(kind=Kind.NOT_PUBLIC, start=0, end=0, value=details.id, shown=shown),
            written=details.id,
        )


def _comment(text: str, settings: Settings) -> Secret:
    inside = {_NOUNS[each.kind] for each in look(text, public=settings.public_addresses) if each.is_held}
    shown = f"{len(text):,} characters" + (f", among them {' and '.join(sorted(inside))}" if inside else "")
    return Secret(kind=Kind.COMMENT, start=0, end=0, value=text, shown=shown)


def told(notes: Sequence[Watched]) -> list[Finding]:
    """The findings on all *notes*."""
    keys = _keys(notes)
    return [
        Finding(
            note.path,
            each.line,
            each.secret.kind.code,
            f"{_NOUNS[each.secret.kind]} ({each.secret.shown})",
            keys.get((each.secret.kind, each.secret.value), ""),
        )
        for note in notes
        for each in note.found
    ]


def accept(notes: Sequence[Watched], keys: Iterable[str]) -> list[Secret]:
    """The secrets that have these *keys* in a report on *notes*, each once."""
    by_key = {key: value for value, key in _keys(notes).items()}
    secrets = {(each.secret.kind, each.secret.value): each.secret for note in notes for each in note.found}
    found = []
    for key in dict.fromkeys(keys):
        if key not in by_key:
            raise AcceptError(
                f"--accept {key}: nothing that is held back has this key. Keys change with the notes: take them from a "
                "report on these notes as they are now"
            )
        found.append(secrets[by_key[key]])
    return found


def _keys(notes: Sequence[Watched]) -> Mapping[tuple[Kind, str], str]:
    """The key of each value that is held back: one for all notes that have it, made of the first."""
    keys: dict[tuple[Kind, str], str] = {}
    for note in sorted(notes, key=lambda each: each.path):
        for each in note.found:
            name = each.secret.kind, each.secret.value
            if each.secret.is_held and name not in keys:
                keys[name] = offered(*name, note.digest)
    return keys
