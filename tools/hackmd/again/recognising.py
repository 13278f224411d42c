"""Which note of today's export is which of an earlier one's, and where its page is now.

A title that has changed is a new name in a zip, and in a folder of pages people move things: neither makes a note a
new one, or a page's address another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tools.hackmd.again import likeness
from tools.hackmd.again.lines import hashes
from tools.hackmd.again.state import Entry, State, digest
from tools.hackmd.again.tree import Tree

#: Of names that differ in a number alone, the number says nothing: it is another when one of them is deleted.
_NUMBERED = re.compile(r" \(\d+\)(?=\.\w+$|$)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A note of today: *key* is its HackMD id, else its export's name; *is_id* says which. *digest* is of its text.

    *as_page* is asked for the text of a page of it, its links as they may be, where nothing else tells which note it
    is. *origin* is what a team or an export is called, for the first import of it.
    """

    key: str
    digest: str
    as_page: Callable[[], str]
    is_id: bool = False
    changed: int = 0
    origin: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """What an earlier import knew of today's notes.

    *entries* has, by the note's key, what is known of it, with the page where it is now. Of those in *deleted* a person
    has deleted the page; *moved* has pages by where they were. *missing* are entries that have a page, and no note any
    more; *other* are those of other exports, and of notes that are gone on both sides.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Entry, ...] = ()
    other: tuple[Entry, ...] = ()
    #: What the notes that are new are to belong to, with most of the others.
    origin: str = ""

    @property
    def pages(self) -> dict[str, str]:
        """Where the page of each note is that has one."""
        return {key: entry.page for key, entry in self.entries.items() if key not in self.deleted}


def recognise(sources: Sequence[Source], state: State, tree: Tree, *, is_whole: bool = True) -> Recognised:
    """What *state* and *tree* know of *sources*; *is_whole* if these are all notes that there are where they are from.

    The sources' keys differ.
    """
    moved = _moved(state, tree)
    known = [replace(entry, page=moved.get(entry.page, entry.page)) for entry in state.values()]
    by_page = {entry.page: entry for entry in known}
    found = _same(sources, by_page)
    entries = {source.key: by_page[found[source.key]] for source in sources if source.key in found}
    same = set(found.values())
    left = [entry for entry in known if entry.page not in same]
    origin = _origin(entries.values(), known) if is_whole else None
    missing = {entry.page: entry for entry in left if entry.origin == origin and tree.has(entry.page)}
    return Recognised(
        entries=entries,
        deleted=frozenset(key for key, entry in entries.items() if not tree.has(entry.page)),
        moved=moved,
        missing=tuple(missing.values()),
        other=tuple(entry for entry in left if entry.page not in missing),
        origin=origin or "",
    )


def _origin(entries: Iterable[Entry], known: Iterable[Entry]) -> str | None:
    """The export that most *entries* belong to: another one's notes are not missing in this, nor are those of one that
    has less than half of what was *known* of it."""
    found = Counter(entry.origin for entry in entries if entry.origin)
    all_ = Counter(entry.origin for entry in known)
    [(origin, number)] = found.most_common(1) or [("", 0)]
    return origin if origin and number * 2 >= all_[origin] else None


def _moved(state: State, tree: Tree) -> dict[str, str]:
    """Where pages are that are not where they were: with the same text, or with most of its lines."""
    lost = {page: entry.base for page, entry in state.items() if not tree.has(page)}
    if not lost:
        return {}
    texts = {page: tree.text_of(page) or "" for page in tree.pages() if page not in state}
    exact = _unique({page: base.digest for page, base in lost.items()}, {page: digest(texts[page]) for page in texts})
    rest = {page: base.lines for page, base in lost.items() if page not in exact}
    there = set(exact.values())
    others = {page: hashes(text) for page, text in texts.items() if page not in there}
    return exact | likeness.pairs(rest, others)


def _same(sources: Sequence[Source], state: State) -> dict[str, str]:
    """The page in *state* of each note that is known: the surest ways to tell come first."""
    numbered = _numbered([*(source.key for source in sources), *(entry.source for entry in state.values())])
    ways: list[tuple[Callable[[Source], Hashable], Callable[[Entry], Hashable]]] = [
        (lambda source: source.key if source.is_id else None, lambda entry: entry.source),
        (lambda source: (source.key, source.digest), lambda entry: (entry.source, entry.digest)),
        (lambda source: source.digest, lambda entry: entry.digest),
        (lambda source: None if source.key in numbered else source.key, lambda entry: entry.source),
    ]
    found: dict[str, str] = {}
    for of_source, of_entry in ways:
        notes, pages = _left(found, sources, state)
        found |= _unique({each.key: of_source(each) for each in notes}, {page: of_entry(state[page]) for page in pages})
    notes, pages = _left(found, sources, state)
    if notes and pages:
        lines = {page: state[page].base.lines for page in pages}
        found |= likeness.pairs({each.key: hashes(each.as_page()) for each in notes}, lines)
        notes, pages = _left(found, sources, state)
    return found | _unique({each.key: each.key for each in notes}, {page: state[page].source for page in pages})


def _left(found: Mapping[str, str], sources: Iterable[Source], state: State) -> tuple[list[Source], list[str]]:
    """The notes and the pages that are not in *found*."""
    taken = set(found.values())
    return [each for each in sources if each.key not in found], [page for page in state if page not in taken]


def _numbered(names: Iterable[str]) -> set[str]:
    """Those of *names* that differ from another in a number alone."""
    different = set(names)
    plain = Counter(_NUMBERED.sub("", name) for name in different)
    return {name for name in different if plain[_NUMBERED.sub("", name)] > 1}


def _unique(ones: Mapping[str, Hashable], others: Mapping[str, Hashable]) -> dict[str, str]:
    """The pairs of names whose values are the same, and each the only one of its side; None is no value."""
    many, more = Counter(ones.values()), Counter(others.values())
    by_value = {value: name for name, value in others.items()}
    return {
        name: by_value[value]
        for name, value in ones.items()
        if value is not None and many[value] == 1 and more[value] == 1
    }
