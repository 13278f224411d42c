"""The page at /h/, which leads from a note's address on HackMD to its page: ``/h/<id>``, in the reader's language.

Ids differ in case, and disks need not, so that there is one page for all. ``notes.json`` beside it says the same to
programs: pages, without their language and their suffix, by the names of notes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.hackmd.linking.known import of_site
from tools.hackmd.site import Site, SitePage, site_at

from language_pair.languages import EN, ZH_TW, has_chinese

FOLDER = "h"
TEMPLATE = "hackmd-notes.html"
_MARKUP = re.compile(r"[\\`*]|\]\([^)]*\)|\{[^}]*\}|[\[\]]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A page with the *names* that HackMD has for its note; *address* is that of the page below a language's folder."""

    names: tuple[str, ...]
    page: str
    title: str
    address: str
    language: str


def listed(notes: Path, output: Path) -> list[Listed]:
    """The pages of *notes* that are known by a name and were built into *output*."""
    site = site_at(notes, known=True)
    names: dict[str, str] = {}
    for name, page in of_site(site):
        names.setdefault(name, page)
    by_page: dict[str, list[str]] = {}
    for name, page in names.items():
        by_page.setdefault(page, []).append(name)
    return sorted(_listed(site, by_page, output), key=lambda each: each.page)


def _listed(site: Site, by_page: dict[str, list[str]], output: Path) -> Iterator[Listed]:
    for name, own in by_page.items():
        if address := _address(name, output / EN.folder):
            page = site.pages[name]
            language = (ZH_TW if has_chinese(page.title) else EN).tag
            yield Listed(names=tuple(own), page=name, title=_title(page), address=address, language=language)


def _address(name: str, output: Path) -> str:
    """The address of a page: the builder of folders gives each a folder."""
    addresses = (f"{name}.html", f"{name.removesuffix('index').removesuffix('/')}/index.html".removeprefix("/"))
    return next((address for address in addresses if (output / address).is_file()), "")


def _title(page: SitePage) -> str:
    return _MARKUP.sub("", page.title)


def data(notes: list[Listed]) -> bytes:
    """``notes.json``."""
    pages = {name: note.page for note in notes for name in note.names}
    return f"{json.dumps(pages, ensure_ascii=False, indent=1)}\n".encode()
