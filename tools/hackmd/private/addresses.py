"""Addresses on the web that let their reader in by a token, or that lead to what only some people know of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from tools.hackmd.findings import Kind
from tools.hackmd.private.secret import Secret

_SIGN = r"[^\s()\[\]<>\"'`|\\^\u2018-\u201f\u3000-\u9fff\uff00-\uffef]"
_ADDRESS = re.compile(rf"(?<![A-Za-z0-9])(?:https?:)?//[\w.-]+\.[a-z]{{2,}}{_SIGN}*(?:\({_SIGN}*\){_SIGN}*)*", re.I)
#: Names of parameters whose value opens what is there. A Google document's ``resourcekey`` goes with its link.
_PARAMETER = re.compile(
    r"[?&#;](?:amp;)?((?!resourcekey)(?:[\w-]*(?:token|passcode|password|passwd|signature)|[\w-]*api_?key|"
    r"x-amz-credential|sig|pwd|secret|auth|jwt|key|access_?code|invite_?code|session_?id|sid))=([^&#\s)\]]{6,})",
    re.I | re.A,
)
#: Values under these names are as often something else: they must look as if nobody had chosen them.
_PLAIN_NAMES = ("key", "sid", "auth", "sig")
#: Where a ``key`` is what a document is called, as old links have it.
_KEYED = ("docs.google.com", "spreadsheets.google.com")
_PLACEHOLDER = re.compile(r"[<{$%\[(].*|your.*|x+|\*+|\.+|…+|.*(?:_token|token_here)", re.I)

_PLACES = Path(__file__).parent / "places.txt"


@cache
def _places() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """What is in ``places.txt``: a pattern for each kind."""
    found: dict[str, list[str]] = {}
    for line in _PLACES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, beginning = line.split()
            found.setdefault(code, []).append(re.escape(beginning).replace(r"\*", r"[\w-]+"))
    return tuple(
        (
            next(kind for kind in Kind if kind.code == code),
            re.compile(rf"(?:https?:)?//(?:www\.)?(?:{'|'.join(each)})", re.I),
        )
        for code, each in found.items()
    )


def tokens(text: str) -> Iterator[Secret]:
    """The values of parameters that open what an address leads to."""
    for found in _ADDRESS.finditer(text):
        for parameter in _PARAMETER.finditer(found[0]):
            name, value = parameter[1], unquote(parameter[2])
            is_plain = name.lower() in _PLAIN_NAMES and not _looks_random(value)
            is_document = name.lower() == "key" and _host(found[0]) in _KEYED
            if not is_plain and not is_document and not _PLACEHOLDER.fullmatch(value):
                start = found.start() + parameter.start(2)
                shown = f"{_host(found[0])}/…{name}=***"
                yield Secret(kind=Kind.TOKEN, start=start, end=start + len(parameter[2]), value=value, shown=shown)


def places(text: str) -> Iterator[Secret]:
    """Addresses of documents, meetings, rooms, and invitations to them."""
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(".,;:!?)]}*_~")
        kind = next((kind for kind, pattern in _places() if pattern.match(address)), None)
        if kind:
            start, end = found.start(), found.start() + len(address)
            yield Secret(kind=kind, start=start, end=end, value=address, shown=f"{_host(address)}/…")


def _looks_random(value: str) -> bool:
    return len(value) >= 12 and re.search(r"\d", value) is not None and re.search("[A-Za-z]", value) is not None


def _host(address: str) -> str:
    return re.sub(r"^(?:https?:)?//", "", address, flags=re.I).partition("/")[0].partition("?")[0]
