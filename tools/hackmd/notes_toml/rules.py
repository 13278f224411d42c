"""What `notes.toml` says: where notes go, what becomes of what is not here, what may be public."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.hackmd.settings import Names

_BETWEEN_WORDS = re.compile(r"[\s_-]+")


def folded(tag: str) -> str:
    """*tag* without what tells no two of them apart: case, width, blanks, hyphens, underscores."""
    return _BETWEEN_WORDS.sub("", unicodedata.normalize("NFKC", tag).casefold())


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """A folder for notes: its *name* in addresses, its *titles* by the code of a language, the `folded` *tags*."""

    name: str
    titles: Mapping[str, str] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """The defaults are those of a project without the file: all notes of a year are together."""

    first_year: int = 2000
    year_titles: Mapping[str, str] = field(default_factory=dict)
    #: The page whose toctree lists the years, and what is in no year.
    years_page: str = "years"
    #: The first of them that a note has a tag of is its folder.
    teams: tuple[Folder, ...] = ()
    #: A team with fewer notes in a year has no folder there.
    minimum: int = 4
    general: Folder = Folder(name="general")
    across_years: Folder = Folder(name="across-years")
    #: `folded` tags that say nothing about a place, and are no mistake.
    other_tags: frozenset[str] = frozenset()
    #: What becomes of a note that is embedded, and not here: a page, or one of `EMBED`.
    embed: Mapping[str, str] = field(default_factory=dict)
    embed_default: str = "link"
    public_addresses: tuple[str, ...] = ()
    names: Names = Names.KEEP
    #: The licence of the notes in a folder, and below it.
    licences: Mapping[str, str] = field(default_factory=dict)

    @property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """The titles of all folders but those of years, by name."""
        return {folder.name: folder.titles for folder in (*self.teams, self.general, self.across_years)}


#: What can become of a note that is embedded, beside a page.
EMBED = ("link", "drop")
#: Of notes in a folder for which nobody has decided.
NOT_STATED = "not stated"
