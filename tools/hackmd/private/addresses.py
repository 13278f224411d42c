"""Addresses on the web that let their reader in by a token, or that lead to what only some people know of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote

from tools.hackmd.findings import Kind
from tools.hackmd.private.secret import Secret

_SIGN = r"[^\s()\[\]<>\"'`|\\^\u2018-\u201f\u3000-\u9fff\uff00-\uffef]"
_ADDRESS = re.compile(rf"(?<![A-Za-z0-9])(?:https?:)?//[\w.-]+\.[a-z]{{2,}}{_SIGN}*(?:\({_SIGN}*\){_SIGN}*)*", re.I)
#: Addresses without a scheme, and with a number for a host, but for those of one's own network.
_BARE = re.compile(
    rf"(?<![\w./@:-])(?=[a-z0-9-]{{1,63}}\.)(?:[a-z0-9-]+\.)+[a-z]{{2,}}(?::\d+)?[/?]{_SIGN}+", re.I | re.A
)
_NUMBERED = re.compile(
    rf"https?://(?!127\.|10\.|192\.168\.|0\.)(?:\d{{1,3}}\.){{3}}\d{{1,3}}(?::\d+)?[/?]{_SIGN}+", re.I | re.A
)
#: Whoever has this part of a calendar's address can read all of it.
_CALENDAR = re.compile(r"/private-([0-9a-f]{16,})/")
#: Names of parameters whose value opens what is there. A Google document's ``resourcekey`` goes with its link.
_PARAMETER = re.compile(
    r"[?&#;](?:amp;)?((?!resourcekey)(?:[\w-]*(?:token|passcode|password|passwd|signature)|[\w-]*(?:api|auth)_?key|"
    r"x-amz-credential|sig|pwd|secret|auth|jwt|key|access_?code|invite_?code|session_?id|sid))=([^&#\s)\]]{4,})",
    re.I | re.A,
)
#: So long must a value be that is not called a password.
_SHORTEST = 6
_PASSWORD = re.compile("pass|pwd", re.I)
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
            re.compile(rf"(?:(?:https?:)?//)?(?:www\.)?(?:{'|'.join(each)})", re.I),
        )
        for code, each in found.items()
    )


def tokens(text: str) -> Iterator[Secret]:
    """The values of parameters that open what an address leads to."""
    for found in _addresses(text):
        for calendar in _CALENDAR.finditer(found[0]):
            start, shown = found.start() + calendar.start(1), f"{_host(found[0])}/…/private-***"
            yield Secret(kind=Kind.TOKEN, start=start, end=start + len(calendar[1]), value=calendar[1], shown=shown)
        for parameter in _PARAMETER.finditer(found[0]):
            name, value = parameter[1], unquote(parameter[2])
            is_plain = name.lower() in _PLAIN_NAMES and not _looks_random(value)
            is_document = name.lower() == "key" and _host(found[0]) in _KEYED
            is_short = len(value) < _SHORTEST and not (_PASSWORD.search(name) and re.search(r"\d", value))
            if not is_plain and not is_document and not is_short and not _PLACEHOLDER.fullmatch(value):
                start = found.start() + parameter.start(2)
                shown = f"{_host(found[0])}/…{name}=***"
                yield Secret(kind=Kind.TOKEN, start=start, end=start + len(parameter[2]), value=value, shown=shown)


def places(text: str) -> Iterator[Secret]:
    """Addresses of documents, meetings, rooms, and invitations to them."""
    for found in _addresses(text):
        address = found[0].rstrip(".,;:!?)]}*_~")
        kind = next((kind for kind, pattern in _places() if pattern.match(address)), None)
        if kind:
            start, end = found.start(), found.start() + len(address)
            yield Secret(kind=kind, start=start, end=end, value=address, shown=f"{_host(address)}/…")


@lru_cache(maxsize=1)
def _addresses(text: str) -> tuple[re.Match[str], ...]:
    return tuple(found for pattern in (_ADDRESS, _BARE, _NUMBERED) for found in pattern.finditer(text))


def _looks_random(value: str) -> bool:
    return len(value) >= 12 and re.search(r"\d", value) is not None and re.search("[A-Za-z]", value) is not None


def _host(address: str) -> str:
    return re.sub(r"^(?:https?:)?//", "", address, flags=re.I).partition("/")[0].partition("?")[0]
