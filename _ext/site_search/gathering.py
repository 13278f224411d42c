"""Postings of all documents, gathered by term in little memory: what is in hand goes to disk now and then.

The shards are dealt out to some files, so that each of these can be put together alone.
"""

from __future__ import annotations

import marshal
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from site_search.index import Shard, all_shards, place, shard_of, size_of
from site_search.postings import BITS, encode

#: Maximum number of postings in memory, and the number of files that are put together one by one.
_IN_HAND, _FILES = 600_000, 16
_POSTING = (1 << BITS) - 1

#: By term: documents' numbers, with the posting in the lowest bits.
Rows = dict[str, list[int]]


class Gathering:
    """The postings of documents that come in the order of their numbers; *folder* is for its own files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: Rows = {}
        self._count = self._postings = 0
        self._terms: set[str] = set()
        shutil.rmtree(folder, ignore_errors=True)

    @property
    def characters(self) -> set[str]:
        """The terms of one character."""
        return {term for term in self._terms if len(term) == 1}

    @property
    def size(self) -> int:
        """What `size_of` says of all that was added."""
        return size_of(self._terms, self._postings)

    def add(self, document: int, postings: Mapping[str, int]) -> None:
        rows, number = self._rows, document << BITS
        for term, posting in postings.items():
            if term in rows:
                rows[term].append(number | posting)
            else:
                rows[term] = [number | posting]
        self._terms.update(postings)
        self._postings += len(postings)
        self._count += len(postings)
        if self._count > _IN_HAND:
            self._put_aside()

    def _put_aside(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for file, rows in _dealt_out(self._rows, lambda term: place(term, _FILES)).items():
            with self._path(file).open("ab") as out:
                marshal.dump(rows, out)
        self._rows.clear()
        self._count = 0

    def shards(self, count: int) -> Iterator[tuple[int, Shard]]:
        """Each of *count* shards with its number, empty ones too, once all documents are there."""
        if not self._folder.exists():  # all of it is in hand
            yield from _encoded(self._rows, count, range(all_shards(count)))
            return
        self._put_aside()
        for file in range(_FILES):
            numbers = (*range(file, count, _FILES), *range(count + file, all_shards(count), _FILES))
            yield from _encoded(self._put_together(file), count, numbers)
        shutil.rmtree(self._folder)

    def _put_together(self, file: int) -> Rows:
        rows: Rows = {}
        if self._path(file).exists():
            with self._path(file).open("rb") as put_aside:
                while put_aside.peek(1):
                    for term, row in marshal.load(put_aside).items():
                        if term in rows:
                            rows[term] += row
                        else:
                            rows[term] = row
        return rows

    def _path(self, file: int) -> Path:
        return self._folder / str(file)


def _encoded(rows: Rows, count: int, numbers: Iterable[int]) -> Iterator[tuple[int, Shard]]:
    by_shard = _dealt_out(rows, lambda term: shard_of(term, count))
    for number in numbers:
        shard = by_shard.pop(number, {})
        yield number, {term: encode([(each >> BITS, each & _POSTING) for each in row]) for term, row in shard.items()}


def _dealt_out(rows: Rows, number_of: Callable[[str], int]) -> dict[int, Rows]:
    found: defaultdict[int, Rows] = defaultdict(dict)
    for term, row in rows.items():
        found[number_of(term)][term] = row
    return found
