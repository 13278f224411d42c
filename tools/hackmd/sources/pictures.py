"""Brings pictures from other hosts, when somebody asks for it: each once, no larger than allowed, and only pictures.

A note can name any address, so that of a machine in the own network is not asked; and an SVG can hold a script, which
would run in the site's name for whoever opens it.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from tools.hackmd.progress import shown

#: The largest picture, in bytes, and how many all may have.
LARGEST, LARGEST_IN_ALL = 5_000_000, 500_000_000
#: How long a host may take for one piece of an answer, and for all of it, in seconds.
_PATIENCE, _PATIENCE_IN_ALL = 20.0, 60.0
_REDIRECTS = 5
_AT_ONCE = 6
#: How a picture begins, and how its name ends.
_BEGINS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}


class PictureError(Exception):
    """Why a picture stays a link: a few words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What was found at an address; *suffix* is what its name ends with, as ``png``."""

    content: bytes
    suffix: str


#: What is at each of these addresses: a picture, or why there is none.
Fetch = Callable[[Iterable[str]], Mapping[str, Picture | PictureError]]


def fetch(addresses: Iterable[str], *, own_network: bool = False) -> Mapping[str, Picture | PictureError]:
    """The pictures at *addresses*; only tests ask hosts of the *own network*."""
    wanted = list(dict.fromkeys(addresses))
    found: dict[str, Picture | PictureError] = {}
    left = LARGEST_IN_ALL
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda address: _fetched(address, own_network=own_network), wanted)
        for address, answer in zip(shown(wanted, "pictures"), answers, strict=True):
            left -= len(answer.content) if isinstance(answer, Picture) else 0
            found[address] = answer if left >= 0 else PictureError("all pictures together are too large")
    return found


def suffix_of(content: bytes) -> str:
    """How the name of a picture ends; empty for what is none that a page may show."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:12] in (b"ftypavif", b"ftypavis"):
        return "avif"
    return next((suffix for begin, suffix in _BEGINS.items() if content.startswith(begin)), "")


def _fetched(address: str, *, own_network: bool) -> Picture | PictureError:
    try:
        content = _content(address, own_network=own_network)
    except PictureError as error:
        return error
    except (requests.RequestException, HTTPError, OSError, ValueError) as error:
        return PictureError(f"its host does not answer ({type(error).__name__})")
    suffix = suffix_of(content)
    return Picture(content, suffix) if suffix else PictureError("what is there is no picture")


def _content(address: str, *, own_network: bool) -> bytes:
    for _each in range(_REDIRECTS):
        if not own_network:
            _check(address)
        with requests.get(address, stream=True, timeout=_PATIENCE, allow_redirects=False) as answer:
            if answer.is_redirect:
                address = urljoin(address, answer.headers["location"])
                continue
            if answer.status_code != requests.codes.ok:
                raise PictureError(f"its host answers {answer.status_code}")
            return _read(answer)
    raise PictureError("its host leads from one address to the next")


def _check(address: str) -> None:
    """Refuse what is not on the web."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PictureError("its address is none of the web")
    for *_kind, place in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(place[0]).partition("%")[0]).is_global:
            raise PictureError("its host is in the own network")


def _read(answer: requests.Response) -> bytes:
    """The body, read as it comes: a time limit for each piece of it alone could last for ever."""
    end, content = time.monotonic() + _PATIENCE_IN_ALL, b""
    while part := answer.raw.read1(65_536, decode_content=True):
        content += part
        if time.monotonic() >= end:
            raise PictureError("its host takes too long")
        if len(content) > LARGEST:
            raise PictureError(f"it has more than {LARGEST // 1_000_000} MB")
    return content
