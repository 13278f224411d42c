"""The index is brought up to date: all of it, or the files that the changed pages touch.

Documents are numbered: all pages by name, behind them their records, behind those the tags. While the numbers stay,
a page changes its own files and the shards of its terms alone; where a page or a record comes or goes, or the index
grows so that there are more shards, it is made anew from what is stored of all pages. Either way it is the same to the
byte.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from language_pair.digests import digest_of
from site_search import facets, index, variants
from site_search.changes import IndexUpdate
from site_search.documents import Document, Section, Summary, Text, parts_of
from site_search.facets import TAG
from site_search.gathering import Gathering
from site_search.index import Folder
from site_search.store import Contents, Store
from site_search.weights import found_in


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an index is to hold: its pages in their order, and where a tag leads to (``{tag}``)."""

    summaries: dict[str, Summary]
    tag_url: str
    code: str

    @cached_property
    def tags(self) -> list[str]:
        return sorted({tag for summary in self.summaries.values() for tag in summary.facets[TAG]})

    @cached_property
    def documents(self) -> int:
        return len(self.summaries) + sum(summary.records for summary in self.summaries.values()) + len(self.tags)

    def layout(self, shards: int) -> str:
        """A name for the numbers of all documents: where it is the same, files of two indexes fit together."""
        records = {docname: summary.records for docname, summary in self.summaries.items()}
        stated = json.dumps([self.code, self.tag_url, shards, records, self.tags])
        return hashlib.sha256(stated.encode()).hexdigest()[:10]

    @cached_property
    def numbers(self) -> dict[str, list[int]]:
        """The numbers of each page's documents: its own and those of its records."""
        found: dict[str, list[int]] = {}
        record = len(self.summaries)
        for number, (docname, summary) in enumerate(self.summaries.items()):
            found[docname] = [number, *range(record, record + summary.records)]
            record += summary.records
        return found

    def tag_documents(self) -> Iterator[tuple[int, Document]]:
        first = self.documents - len(self.tags)
        for number, tag in enumerate(self.tags, first):
            heading = Section(anchor="", heading=Text(words=tag))
            yield number, Document(url=self.tag_url.format(tag=quote(tag, safe="")), kind="tag", sections=[heading])


def bring_up_to_date(
    store: Store, output: Path, docnames: Sequence[str], *, tag_url: str, meta: dict[str, Any]
) -> None:
    """Write the index of the pages *docnames*, all of them in *store*, into the folder *output* of the site.

    *meta* is what browsers are told besides what the index says of itself.
    """
    known = store.contents()
    staged = {docname for docname in store.staged() if docname in docnames}
    summaries = {
        docname: known.summaries[docname]
        if known and docname in known.summaries and docname not in staged
        else Summary.of(store.page(docname))
        for docname in sorted(docnames)
    }
    for docname in (known.summaries.keys() if known else set()) - summaries.keys():
        store.forget(docname)
    plan = Plan(summaries=summaries, tag_url=tag_url, code=_code())
    root = output / index.FOLDER
    store.begin()
    size = _change(plan, store, root, known, sorted(staged)) if known else None
    if size is None:
        size = _write_all(plan, store, root)
    shards = index.count_shards(size)
    layout = plan.layout(shards)
    listed = facets.listed((summaries[docname].facets, numbers) for docname, numbers in plan.numbers.items())
    Folder(root / layout).write("facets", listed)
    about = {"folder": layout, "pages": len(summaries), "documents": plan.documents}
    files = {"shards": shards, "words": index.count_words_files(shards)}
    Folder(root).write("meta", {**about, **files, **meta})
    store.finish(Contents(layout=layout, size=size, summaries=summaries))


def _code() -> str:
    """A digest of how an index is made."""
    return digest_of(sorted(Path(__file__).parent.glob("*.py")))


def _write_all(plan: Plan, store: Store, root: Path) -> int:
    """Write the index anew into *root*; how large it is (`index.size_of`).

    How many shards there are, and so what its folder is called, is known once all documents are written.
    """
    shutil.rmtree(root, ignore_errors=True)
    folder = Folder(root / "new")
    gathering = Gathering(store.scratch)
    spellings: Counter[str] = Counter()
    for number, document in _documents(plan, store):
        parts = parts_of(document)
        folder.write_document(number, (part.as_json(document) for part in parts))
        found = found_in(document, parts)
        gathering.add(number, found.postings)
        spellings.update(found.spellings)
    shards = index.count_shards(gathering.size)
    _write_terms(folder, gathering, spellings, shards)
    folder.path.rename(root / plan.layout(shards))
    return gathering.size


def _documents(plan: Plan, store: Store) -> Iterator[tuple[int, Document]]:
    """All documents in the order of their numbers."""
    records: list[tuple[int, Document]] = []
    for docname, numbers in plan.numbers.items():
        first, *others = zip(numbers, store.page(docname).documents, strict=True)
        yield first
        records += others
    yield from records
    yield from plan.tag_documents()


def _write_terms(folder: Folder, gathering: Gathering, spellings: Counter[str], shards: int) -> None:
    for shard, rows in gathering.shards(shards):
        folder.write_shard(shard, rows)
    folder.write_variants(variants.table(gathering.characters))
    files = index.count_words_files(shards)
    completions = index.completions_of(spellings, files)
    for file in range(files):
        folder.write_completions(file, completions.get(file, {}))


def _change(plan: Plan, store: Store, root: Path, known: Contents, docnames: Iterable[str]) -> int | None:
    """Index pages anew that are there already, each with as many records as before; how large the index is then.

    `None` where it has to be written anew: documents have other numbers, or there are more shards or fewer.
    """
    shards = index.count_shards(known.size)
    folder = Folder(root / known.layout)
    if known.layout != plan.layout(shards) or not folder.path.is_dir():
        return None
    changes = IndexUpdate(folder, shards, index.count_words_files(shards))
    numbers = plan.numbers
    for docname in docnames:
        before, after = store.indexed(docname).documents, store.page(docname).documents
        for number, was, document in zip(numbers[docname], before, after, strict=True):
            if was != document:
                parts = parts_of(document)
                folder.write_document(number, (part.as_json(document) for part in parts))
                changes.add(number, found_in(was, parts_of(was)), found_in(document, parts))
    size = known.size + changes.growth()
    if index.count_shards(size) != shards:
        return None
    changes.write()
    return size
