"""The notes of a team, or one's own, through HackMD's API.

``hackmd:pycontw`` names a team by its path, which is in the address of its page (``https://hackmd.io/@pycontw``);
``hackmd:`` names the notes of who has the token.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from tools.hackmd.findings import Findings, Kind
from tools.hackmd.progress import shown
from tools.hackmd.sources.client import ADDRESS, Answer, AnswerError, Client
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.sources.exports import Details, Export, Gathered, plain_name
from tools.hackmd.sources.kept import Cache, Kept

PREFIX = "hackmd:"
_TEAM = re.compile(r"(?:\w[\w.-]*)?")
_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
#: The year 10000, in milliseconds since 1970.
_LAST_TIME = 253_402_300_800_000
#: What HackMD's own export has ``_`` for in the name of a note.
_NOT_IN_A_NAME = re.compile(r'[/?<>\\:*|"\x00-\x1f\x80-\x9f]')


def client() -> Client:
    """A client with the token of ``HACKMD_API_TOKEN``, for the API at ``HACKMD_API_URL``, which is HackMD's."""
    token = os.environ.get("HACKMD_API_TOKEN", "").strip()
    if not token:
        raise SourceError("HACKMD_API_TOKEN: set it to a token, which HackMD's settings make under API")
    address = os.environ.get("HACKMD_API_URL", "").rstrip("/") or ADDRESS
    return Client(token, address, tell=lambda text: print(text, file=sys.stderr))


def gather(source: str, client: Client, folder: Path) -> Gathered:
    """The notes of *source*; those that have not changed since they were fetched are in *folder*."""
    team = source.removeprefix(PREFIX)
    if not _TEAM.fullmatch(team):
        raise SourceError(f"{source}: the path of a team is letters, digits and hyphens, as in {PREFIX}pycontw")
    answered = _list(source, team, client)
    listed = [note for note in answered if _id(note)]
    cache = Cache(folder / (team or "_own"))
    names = _names(listed)
    exports: list[Export] = []
    findings = [_without_id(source, note) for note in answered if not _id(note)]
    is_whole = not findings
    for note in shown(listed, "notes of HackMD"):
        name = names[_id(note)]
        found = Findings(name)  # whoever has the id of a note can read most
        findings.append(found)
        content, is_gone = _content(note, client, cache, found)
        is_whole = is_whole and (content is not None or is_gone)
        if content is not None:
            path = cache.path(_id(note)).as_posix()
            exports.append(Export(name=name, path=path, content=content, details=_details(note, team)))
    cache.drop_others([_id(note) for note in listed])
    return Gathered(
        exports=tuple(exports),
        seen=len(answered),
        findings=tuple(each for found in findings for each in found),
        is_whole=is_whole,
        origin=source,
    )


def _list(source: str, team: str, client: Client) -> Sequence[Mapping[str, Any]]:
    try:
        answer = client.get(f"/teams/{team}/notes" if team else "/notes")
    except AnswerError as error:
        raise SourceError(f"{source}: the notes cannot be listed: {error}") from error
    if answer.code != 200:
        raise SourceError(f"{source}: {_refused(answer, team)}")
    if not isinstance(answer.data, list) or not all(isinstance(each, dict) for each in answer.data):
        raise SourceError(f"{source}: the notes cannot be listed: the answer is no list of notes")
    return answer.data


def _without_id(source: str, note: Mapping[str, Any]) -> Findings:
    found = Findings(source)
    found.add(Kind.UNREADABLE, 1, f"the note {str(note.get('title'))!r} has no id")
    return found


def _refused(answer: Answer, team: str) -> str:
    if answer.code == 401:
        return "HackMD does not know the token in HACKMD_API_TOKEN; make one in HackMD's settings, under API"
    if answer.code in (403, 404):
        return f"there is no team {team!r}, or who made the token in HACKMD_API_TOKEN is no member of it"
    return f"the notes cannot be listed: HackMD answers {answer.code}"


def _content(note: Mapping[str, Any], client: Client, cache: Cache, findings: Findings) -> tuple[bytes | None, bool]:
    """The text of *note*, and whether the note is not there any more."""
    name, changed = _id(note), _time(note.get("lastChangedAt"))
    kept = cache.get(name)
    if kept and changed and kept.changed == changed:
        return kept.content, False
    try:
        answer = client.get(f"/notes/{name}", kept.etag if kept else "")
        content = _text(answer, kept)
    except AnswerError as error:
        findings.add(Kind.UNREADABLE, 1, f"this note cannot be fetched: {error}")
        return None, False
    if content is None:
        findings.add(Kind.UNREADABLE, 1, f"this note cannot be fetched: HackMD answers {answer.code}")
        return None, answer.code == 404
    etag = answer.headers.get("etag", kept.etag if kept and answer.code == 304 else "")
    cache.keep(name, Kept(content, changed, etag))
    return content, False


def _text(answer: Answer, kept: Kept | None) -> bytes | None:
    if answer.code == 304 and kept:
        return kept.content
    if answer.code != 200:
        return None
    content = answer.data.get("content") if isinstance(answer.data, dict) else None
    if not isinstance(content, str):
        raise AnswerError("the answer has no text")
    return content.encode("utf-8", "surrogatepass")


def _details(note: Mapping[str, Any], team: str) -> Details:
    return Details(
        id=_id(note),
        short_id=_text_of(note.get("shortId")),
        permalink=_text_of(note.get("permalink")),
        owner=_text_of(note.get("teamPath") or team or note.get("userPath")),
        title=_text_of(note.get("title")),
        tags=_strings(note.get("tags")),
        changed=_time(note.get("lastChangedAt")),
        read_permission=str(note.get("readPermission") or "owner"),  # one that says nothing may be anybody's own
        folders=_strings(
            [each.get("name") for each in _list_of(note.get("folderPaths")) if isinstance(each, dict)],
        ),
    )


def _id(note: Mapping[str, Any]) -> str:
    """The note's id; empty for what cannot be one."""
    found = note.get("id")
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(_text_of(each) for each in _list_of(value) if isinstance(each, str) and each)


def _text_of(value: Any) -> str:
    """JSON has signs for what is in no file, and for what steers a terminal."""
    return plain_name(str(value or ""))


def _list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _time(value: Any) -> int:
    """Milliseconds since 1970, of a number of them or an ISO date; 0 where it is neither, or no year with four
    digits."""
    try:
        found = round(_milliseconds(value)) if value else 0
    except (TypeError, ValueError, OverflowError):
        return 0
    return found if 0 <= found < _LAST_TIME else 0


def _milliseconds(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return datetime.fromisoformat(str(value)).timestamp() * 1000


def _names(notes: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The file names of *notes* by their ids, as in HackMD's own export; the older of two with one title has no
    number."""
    seen: Counter[str] = Counter()
    names = {}
    for note in sorted(notes, key=lambda each: (_time(each.get("createdAt")), _id(each))):
        stem = _NOT_IN_A_NAME.sub("_", _text_of(note.get("title"))) or "Untitled"
        stem = re.sub(r"[. ]$", "_", stem)
        names[_id(note)] = f"{stem} ({seen[stem]}).md" if seen[stem] else f"{stem}.md"
        seen[stem] += 1
    return names
