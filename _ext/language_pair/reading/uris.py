"""Addresses as browsers read them: where they lead, and whether a page would have to ask another host."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote, urlsplit

#: What a link may begin with; a relative one has none.
SCHEMES: Final = ("http", "https", "mailto", "tel")
#: https://url.spec.whatwg.org/#url-parsing: taken off the ends, and out of the middle.
_ENDS: Final = "".join(map(chr, range(0x21)))
_INSIDE: Final = re.compile("[\t\n\r]")
_HOST: Final = re.compile(r"[/\\]{2}")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def plain_address(address: str) -> str:
    """*address* without what browsers pass over, so that it says at its beginning where it leads."""
    found = _INSIDE.sub("", address.strip(_ENDS))
    return f"//{found[2:]}" if _HOST.match(found) else found


def scheme_of(address: str) -> str:
    """The scheme of *address* in small letters; empty for a relative one."""
    found = _SCHEME.match(plain_address(address))
    return found[1].lower() if found else ""


def is_link(address: str) -> bool:
    """Whether a link may lead there."""
    return scheme_of(address) in ("", *SCHEMES)


def is_elsewhere(address: str) -> bool:
    """Whether *address* is no file of the site; a picture in the address itself (``data:``) asks nobody for it."""
    return plain_address(address).startswith("//") or scheme_of(address) not in ("", "data")


def leads_out(address: str, docname: str) -> bool:
    """Whether the relative *address* in the note *docname* is that of a file outside the folder of the notes."""
    path = unquote(plain_address(address)).replace("\\", "/").partition("#")[0].partition("?")[0]
    if scheme_of(address):
        return False
    folder = "" if path.startswith("/") else posixpath.dirname(docname)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/"))).split("/")[0] == ".."


def file_name(address: str) -> str:
    """The last part of *address*, as a name for what is there."""
    try:
        parts = urlsplit(plain_address(address))
    except ValueError:  # a host that is none
        return address
    return unquote(posixpath.basename(parts.path.rstrip("/"))) or parts.netloc or address
