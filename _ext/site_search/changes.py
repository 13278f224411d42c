"""What changed documents change in the shards and in the files of words: only those are written again."""

from __future__ import annotations

from collections import Counter, defaultdict

from site_search import variants
from site_search.index import Completions, Folder, Shard, place
from site_search.postings import decode, encode
from site_search.weights import SHORTEST_BEGINNING, Found


class Changes:
    """Gathers what changes, and then writes it: in *shards* shards and *words_files* files of words."""

    def __init__(self, folder: Folder, shards: int, words_files: int) -> None:
        self._folder = folder
        self._count, self._words_files = shards, words_files
        self._postings: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
        self._spellings: Counter[str] = Counter()
        self._shards: dict[int, Shard] = {}

    def add(self, number: int, before: Found, after: Found) -> None:
        """Document *number* was found by *before*, and is by *after*."""
        for term in before.postings.keys() | after.postings.keys():
            posting = after.postings.get(term)
            if before.postings.get(term) != posting:
                self._postings[term][number] = posting
        self._spellings.update({word: 1 for word in after.spellings - before.spellings})
        self._spellings.update({word: -1 for word in before.spellings - after.spellings})

    def write(self) -> None:
        for term, postings in self._postings.items():
            self._change_term(term, postings)
        for number, shard in self._shards.items():
            self._folder.write_shard(number, shard)
        self._write_completions()

    def _change_term(self, term: str, postings: dict[int, int | None]) -> None:
        shard = self._shard_of(term)
        row, equals, leads_to = shard.get(term, "").partition("=")
        rows: dict[int, int] = dict(decode(row))
        for document, posting in postings.items():
            rows.pop(document, None)
            if posting is not None:
                rows[document] = posting
        changed = encode(sorted(rows.items()))
        _set(shard, term, changed + equals + leads_to)
        if bool(changed) != bool(row):
            self._change_spellings(term, is_there=bool(changed))

    def _change_spellings(self, term: str, *, is_there: bool) -> None:
        """A term came or went: so does what its simplified spelling leads to."""
        for spelling in variants.spellings([term]):
            shard = self._shard_of(spelling)
            row, _equals, leads_to = shard.get(spelling, "").partition("=")
            terms = set(filter(None, leads_to.split(","))) - {term} | ({term} if is_there else set())
            _set(shard, spelling, row + ("=" + ",".join(sorted(terms)) if terms else ""))

    def _shard_of(self, term: str) -> Shard:
        number = place(term, self._count)
        if number not in self._shards:
            self._shards[number] = self._folder.read(f"s/{number}") or {}
        return self._shards[number]

    def _write_completions(self) -> None:
        files: dict[int, Completions] = {}
        for word, change in self._spellings.items():
            beginning, rest = word[:SHORTEST_BEGINNING], word[SHORTEST_BEGINNING:]
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


def _set(shard: Shard, term: str, value: str) -> None:
    if value:
        shard[term] = value
    else:
        shard.pop(term, None)
