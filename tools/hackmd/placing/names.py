"""What a page is called: its title in ASCII, where that says anything and no other page has it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_LONGEST = 60
#: What Windows takes for a device, and Sphinx for something of its own.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d|index|genindex|search|modindex")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A page for the note *source* with a *title* in *folder*; *team* is what a name begins with that says nothing."""

    source: str
    title: str
    folder: str
    team: str


def slug(title: str) -> str:
    """*title* in lower-case letters, digits and hyphens; without an accent where it has one."""
    decomposed = unicodedata.normalize("NFKD", re.sub(r"\]\([^)]*\)|<[^>]*>", " ", title))
    ascii_ = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    words = "-".join(re.findall("[a-z0-9]+", ascii_))
    return words if len(words) <= _LONGEST else words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]


def names(wanted: Sequence[Wanted], taken: Iterable[str], kept: Mapping[str, str]) -> dict[str, str]:
    """The page of each note, by its source, without ``.md``.

    *kept* are the pages of earlier imports, which stay. A name that two notes would have, or a page that is *taken*,
    goes to none of them: it would depend on their order.
    """
    slugs = {each.source: slug(each.title) for each in wanted}
    numbers = Counter((each.folder, slugs[each.source]) for each in wanted if each.source not in kept)
    pages = {each.source: kept[each.source] for each in wanted if each.source in kept}
    used = {page.lower() for page in (*taken, *kept.values())}
    for each in sorted(wanted, key=lambda each: each.source):
        if each.source in pages:
            continue
        own = slugs[each.source]
        page = _join(each.folder, own)
        is_good = re.search("[a-z]", own) and not _RESERVED.fullmatch(own) and numbers[each.folder, own] == 1
        if not is_good or page in used:
            page = _with_digest(each, own if re.search("[a-z]", own) else each.team, used)
        used.add(page)
        pages[each.source] = page
    return pages


def _with_digest(each: Wanted, name: str, used: set[str]) -> str:
    """A name with as much of a digest as no other has."""
    digest = hashlib.sha256(each.source.encode()).hexdigest()
    return next(
        page
        for length in range(4, len(digest))
        if (page := _join(each.folder, f"{name}-{digest[:length]}")) not in used
    )


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
