"""Postings of all documents, gathered by term in little memory: what is in hand goes to disk now and then.

The shards are dealt out to some files, so that each of these can be put together alone.
"""

from __future__ import annotations

import shutil
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from site_search.index import Shard, place
from site_search.postings import BITS, encode

#: So many postings are held at once, four bytes each and the terms besides; and so many files are put together
#: one by one.
_IN_HAND, _FILES = 1_500_000, 16
_POSTING = (1 << BITS) - 1


class Gathering:
    """The postings of documents that come in the order of their numbers; *folder* is for its own files."""

    def __init__(self, folder: Path, shards: int) -> None:
        self._folder, self._shards = folder, shards
        self._rows: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._count = 0
        #: The terms of one character.
        self.characters: set[str] = set()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def add(self, document: int, postings: Mapping[str, int]) -> None:
        for term, posting in postings.items():
            self._rows[term].append(document << BITS | posting)
        self._count += len(postings)
        if self._count > _IN_HAND:
            self._put_aside()

    def _put_aside(self) -> None:
        lines: defaultdict[int, list[str]] = defaultdict(list)
        for term, row in self._rows.items():
            lines[place(term, self._shards) % _FILES].append(f"{term} {' '.join(map(str, row))}\n")
        for file, some in lines.items():
            with self._path(file).open("a", encoding="utf-8") as out:
                out.writelines(some)
        self.characters.update(term for term in self._rows if len(term) == 1)
        self._rows.clear()
        self._count = 0

    def shards(self) -> Iterator[tuple[int, Shard]]:
        """Each shard with its number, empty ones too, once all documents are there."""
        self._put_aside()
        for file in range(min(_FILES, self._shards)):
            by_shard: defaultdict[int, Shard] = defaultdict(dict)
            for term, row in self._put_together(file).items():
                by_shard[place(term, self._shards)][term] = encode((each >> BITS, each & _POSTING) for each in row)
            for number in range(file, self._shards, _FILES):
                yield number, by_shard[number]
        shutil.rmtree(self._folder)

    def _put_together(self, file: int) -> Mapping[str, array[int]]:
        rows: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        if self._path(file).exists():
            with self._path(file).open(encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    term, *row = line.split(" ")
                    rows[term].extend(map(int, row))
        return rows

    def _path(self, file: int) -> Path:
        return self._folder / str(file)
