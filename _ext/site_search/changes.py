"""What changed documents change in the shards and in the files of words: only those are written again."""

from __future__ import annotations

from collections import Counter, defaultdict

from site_search import variants
from site_search.index import Completions, Folder, Shard, cut_word, place, shard_of, size_of
from site_search.postings import decode, encode
from site_search.weights import Found


class IndexUpdate:
    """Gathers what changes, and then writes it: in *shards* shards and *words_files* files of words."""

    def __init__(self, folder: Folder, shards: int, words_files: int) -> None:
        self._folder = folder
        self._count, self._words_files = shards, words_files
        self._postings: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
        self._spellings: Counter[str] = Counter()
        self._shards: dict[int, Shard] = {}
        self._came: set[str] = set()
        self._went: set[str] = set()
        self._more = 0

    def add(self, number: int, before: Found, after: Found) -> None:
        """Document *number* was found by *before*, and is by *after*."""
        for term in before.postings.keys() | after.postings.keys():
            posting = after.postings.get(term)
            if before.postings.get(term) != posting:
                self._postings[term][number] = posting
        self._spellings.update({word: 1 for word in after.spellings - before.spellings})
        self._spellings.update({word: -1 for word in before.spellings - after.spellings})

    def growth(self) -> int:
        """By how much the size of the index changes (`index.size_of`), once all is added."""
        for term, postings in self._postings.items():
            self._change_term(term, postings)
        return size_of(self._came, self._more) - size_of(self._went, 0)

    def write(self) -> None:
        """Write what `growth` has changed."""
        for number, shard in self._shards.items():
            self._folder.write_shard(number, shard)
        self._write_completions()
        self._write_variants()

    def _change_term(self, term: str, postings: dict[int, int | None]) -> None:
        shard = self._shard_of(term)
        rows: dict[int, int] = dict(decode(shard.get(term, "")))
        before = len(rows)
        for document, posting in postings.items():
            rows.pop(document, None)
            if posting is not None:
                rows[document] = posting
        if rows:
            shard[term] = encode(sorted(rows.items()))
        else:
            shard.pop(term, None)
        self._more += len(rows) - before
        if bool(before) != bool(rows):
            (self._came if rows else self._went).add(term)

    def _shard_of(self, term: str) -> Shard:
        number = shard_of(term, self._count)
        if number not in self._shards:
            self._shards[number] = self._folder.read_shard(number)
        return self._shards[number]

    def _write_completions(self) -> None:
        files: dict[int, Completions] = {}
        for word, change in self._spellings.items():
            beginning, rest = cut_word(word)
            number = place(beginning, self._words_files)
            if change and number not in files:
                files[number] = self._folder.read(f"w/{number}") or {}
            if change:
                counts = files[number].setdefault(beginning, {})
                counts[rest] = counts.get(rest, 0) + change
                if not counts[rest]:
                    del counts[rest]
        for number, completions in files.items():
            self._folder.write_completions(number, completions)

    def _write_variants(self) -> None:
        known = self._folder.read_variants()
        characters = {character for typed in known.values() for character in typed}
        self._folder.write_variants(variants.table(characters - self._went | self._came))
