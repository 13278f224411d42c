"""The index that browsers read: small script files, of which a query needs a few.

``_search/meta.js`` names the folder with the rest, and what a page needs to find its way in it:

==================  ================================================================
``s/<shard>.js``    postings by term
``w/<number>.js``   words by their first three letters
``d/<document>.js`` the texts of a document, further parts behind a hyphen
``facets.js``       the documents of each year, of each team and of each tag (`facets`)
``v/<number>.js``   the site's characters by simplified ones
==================  ================================================================

Script elements, unlike other requests, also load where a page was opened from a disk. The folder's name changes
whenever documents get other numbers, so no reader mixes the files of two indexes; where the numbers stay the same,
each file is good beside older ones.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from site_search.terms import SHORTEST_BEGINNING, key_of

FOLDER = "_search"
#: How many bytes of postings there are to a shard at most, on average; up to how many shards, and how many of these to
#: a file of words: a query reads one shard for each term, a server stores all.
_BYTES_A_SHARD, _MOST_SHARDS, _SHARDS_A_WORDS_FILE = 2_560, 32_768, 16
#: How many files characters are in by simplified ones: a query reads one or two.
VARIANTS_FILES = 16
_SHARDS_A_SHARD_OF_CHARACTERS = 16
#: How many bytes a posting takes, and the signs around a term.
_POSTING, _SIGNS = 2, 2

#: A shard: postings by term. Its file is one string, of which terms and postings hold neither sign:
#: ``,社群 C4K,社區 D,volunt=volunteer E``.
Shard = dict[str, str]
_BEFORE_TERM, _BEHIND_TERM = ",", " "
#: A file of words: by beginning, the rest of each word and the number of its documents.
Completions = dict[str, dict[str, int]]


def size_of(terms: Iterable[str], postings: int) -> int:
    """About how many bytes the shards take that hold *terms* with so many *postings* in all."""
    return sum(len(term.encode()) + _SIGNS for term in terms) + _POSTING * postings


def count_shards(size: int) -> int:
    """The number of shards for an index of *size* bytes (`size_of`): a power of two, so that it seldom changes."""
    return min(_MOST_SHARDS, 1 << (size // _BYTES_A_SHARD).bit_length())


def count_words_files(shards: int) -> int:
    return max(1, shards // _SHARDS_A_WORDS_FILE)


def place(term: str, count: int) -> int:
    """In which of *count* files, a power of two, *term* is; ``scripts/search-postings.js`` looks there."""
    return zlib.crc32(key_of(term).encode()) % count


def shard_of(term: str, shards: int) -> int:
    """The shard that *term* is in, of so many; ``scripts/search-postings.js`` looks there.

    A single character is in most pages, and is seldom asked for: those have fewer shards of their own, behind the
    others, so that nobody reads them who looks up a pair or a word.
    """
    of_characters = all_shards(shards) - shards
    return shards + place(term, of_characters) if len(key_of(term)) == 1 else place(term, shards)


def all_shards(shards: int) -> int:
    """How many there are in all, with those of single characters."""
    return shards + max(1, shards // _SHARDS_A_SHARD_OF_CHARACTERS)


class Folder:
    """The folder whose files are read and written, by what is in them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_new = not path.exists()
        self._made: set[Path] = set()

    def write(self, key: str, value: Any) -> None:
        path = self.path / f"{key}.js"
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        text = script(key, value)
        if self._is_new or _content(path) != text:  # a file that stays the same need not be sent to a server again
            path.write_text(text, encoding="utf-8", newline="")

    def read(self, key: str) -> Any:
        """What `write` was given; ``None`` if there is no such file."""
        path = self.path / f"{key}.js"
        if not path.exists():
            return None
        text = path.read_text(encoding="utf-8")
        return json.loads(text[len(_before(key)) : -len(_BEHIND)])

    def remove(self, key: str) -> None:
        (self.path / f"{key}.js").unlink(missing_ok=True)

    def write_document(self, number: int, parts: Iterable[dict[str, Any]]) -> None:
        """Write the parts of a document, and delete those that it no longer has."""
        part = -1
        for part, content in enumerate(parts):
            self.write(part_key(number, part), content)
        while not self._is_new and (self.path / f"{part_key(number, part := part + 1)}.js").exists():
            self.remove(part_key(number, part))

    def write_shard(self, number: int, shard: Mapping[str, str]) -> None:
        """An empty one too: a browser need not tell it from one that is gone."""
        rows = (f"{_BEFORE_TERM}{term}{_BEHIND_TERM}{row}" for term, row in sorted(shard.items()))
        self.write(f"s/{number}", "".join(rows))

    def read_shard(self, number: int) -> Shard:
        rows: str = self.read(f"s/{number}") or ""
        terms = (row.partition(_BEHIND_TERM) for row in rows.split(_BEFORE_TERM)[1:])
        return {term: row for term, _sign, row in terms}

    def write_variants(self, variants: Mapping[str, str]) -> None:
        """Characters by the simplified one that is written for them."""
        files: list[dict[str, str]] = [{} for _file in range(VARIANTS_FILES)]
        for typed, characters in sorted(variants.items()):
            files[place(typed, VARIANTS_FILES)][typed] = characters
        for number, characters_by_typed in enumerate(files):
            self.write(f"v/{number}", characters_by_typed)

    def read_variants(self) -> dict[str, str]:
        """What `write_variants` was given."""
        files = (self.read(f"v/{number}") or {} for number in range(VARIANTS_FILES))
        return {typed: characters for file in files for typed, characters in file.items()}

    def write_completions(self, number: int, completions: Mapping[str, Mapping[str, int]]) -> None:
        sorted_by_count = {
            beginning: dict(sorted(rests.items(), key=lambda rest: (-rest[1], rest[0])))
            for beginning, rests in completions.items()
            if rests
        }
        self.write(f"w/{number}", dict(sorted(sorted_by_count.items())))


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def part_key(document: int, part: int) -> str:
    return f"d/{document}-{part}" if part else f"d/{document}"


def cut_word(word: str) -> tuple[str, str]:
    """The beginning by which *word* is filed, and the rest of it."""
    return word[:SHORTEST_BEGINNING], word[SHORTEST_BEGINNING:]


def completions_of(spellings: Mapping[str, int], files: int) -> dict[int, Completions]:
    """Words with the number of their documents, as the files hold them, by the number of the file."""
    found: defaultdict[int, Completions] = defaultdict(dict)
    for word, count in spellings.items():
        beginning, rest = cut_word(word)
        found[place(beginning, files)].setdefault(beginning, {})[rest] = count
    return found


def script(key: str, value: Any) -> str:
    """A script that gives *value* to `SiteSearch` under *key*."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # Line ends inside strings that older browsers take for ends of lines.
    return _before(key) + text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + _BEHIND


def _before(key: str) -> str:
    return f'SiteSearch.got("{key}",'


_BEHIND = ")\n"
