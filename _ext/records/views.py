"""Views: places in a note that show records of all notes, filled when their page is written.

A feature derives a node from `RecordView` and fills it in a post-transform, from the domain. A page
with such a node is written anew when a record that it shows was added, changed, moved or taken away,
though its own note stayed the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.links import shown_words
from language_pair.state import waiting_in
from records import domain
from records.domain import Entry

#: The records of a kind.
Choices = Callable[[str], "Choice"]
#: The texts of a note's records that wait for a translation, each with the code of its language.
Waiting = Callable[[str], Iterable[tuple[str, str]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """What a page shows of the records of a kind: those in *notes*, which are notes and folders, those that are one
    of *ids* or name one, or all of them (*is_all*). *views* are the kinds of views that show them."""

    notes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    is_all: bool = False
    views: frozenset[type[RecordView]] = frozenset()

    def __or__(self, other: Selection) -> Selection:
        return Selection(
            notes=self.notes | other.notes,
            ids=self.ids | other.ids,
            is_all=self.is_all or other.is_all,
            views=self.views | other.views,
        )


class Choice:
    """The records of a kind, *entries* in their order, to choose from for many pages."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._by_note: defaultdict[str, set[int]] = defaultdict(set)
        self._by_id: defaultdict[str, set[int]] = defaultdict(set)
        for place, entry in enumerate(self._entries):
            self._by_note[entry.docname].add(place)
            for id_ in (entry.record.id, *domain.named_ids(entry.record)):
                self._by_id[id_].add(place)

    def of(self, selection: Selection) -> list[Entry]:
        """What a page with *selection* shows."""
        if selection.is_all:
            return list(self._entries)
        chosen = [self._by_id[id_] for id_ in selection.ids & self._by_id.keys()]
        chosen += [places for note, places in self._by_note.items() if _is_in(note, selection.notes)]
        return [self._entries[place] for place in sorted(set().union(*chosen))]


def _is_in(docname: str, notes: frozenset[str]) -> bool:
    """Whether a note is one of *notes*, which are notes and folders."""
    return docname in notes or any(docname.startswith(f"{name}/") for name in notes)


class RecordView(nodes.General, nodes.Element):
    """Where records of the kind called ``kind`` will be."""

    kind: str

    def selection(self) -> Selection:
        """Which of them."""
        return Selection(is_all=True)

    @classmethod
    def content(cls, env: BuildEnvironment) -> object:
        """What it shows that is in no record, such as what follows from the day, told by its representation."""
        return None


def link(entry: Entry, docname: str, words: str = "") -> addnodes.pending_xref:
    """A link from the page *docname* to a record, which shows *words* of its note or else its title."""
    named = {"refdoc": docname, "refdomain": domain.NAME, "reftype": entry.kind, "reftarget": entry.record.id}
    shown = shown_words("", words) if words else nodes.inline("", entry.record.title)
    return addnodes.pending_xref("", shown, refexplicit=bool(words), refwarn=True, **named)


def _note_views(app: Sphinx, document: nodes.document) -> None:
    shown: dict[str, Selection] = {}
    for view in document.findall(RecordView):
        of_view = view.selection() | Selection(views=frozenset({type(view)}))
        shown[view.kind] = shown.get(view.kind, Selection()) | of_view
    if shown:
        domain.records_of(app.env).views[app.env.current_document.docname] = shown


def pages_with_views(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose views show other records than at the last build."""
    records = domain.records_of(env)
    before: dict[str, str] = records.data["viewed"]
    # Many views show records of the same notes.
    waiting = cache(lambda docname: tuple(_waiting(env, docname)))
    choices = cache(lambda kind: Choice(records.entries(kind)))
    records.data["viewed"] = {name: _digest(env, shown, choices, waiting) for name, shown in records.views.items()}
    return sorted(docname for docname, digest in records.data["viewed"].items() if before.get(docname) != digest)


def _waiting(env: BuildEnvironment, docname: str) -> Iterator[tuple[str, str]]:
    """The texts in the title and the records of a note that wait for a translation, each with the code of its
    language."""
    title = env.titles[docname].astext() if docname in env.titles else ""
    told = repr([title, *(entry.record for entry in domain.records_of(env).entries(docname=docname))])
    return ((text, code) for text, code in waiting_in(env, docname) if text in told)


def _digest(env: BuildEnvironment, shown: Mapping[str, Selection], choices: Choices, waiting: Waiting) -> str:
    found = [entry for kind in sorted(shown) for entry in choices(kind).of(shown[kind])]
    titles = {entry.docname: env.titles[entry.docname].astext() for entry in found if entry.docname in env.titles}
    told = repr([[(entry.docname, entry.record) for entry in found], titles])
    views = {view for each in shown.values() for view in each.views}
    told += repr([view.content(env) for view in sorted(views, key=lambda view: view.__name__)])
    told += repr([(text, code) for docname in titles for text, code in waiting(docname) if text in told])
    return hashlib.sha256(told.encode()).hexdigest()


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", _note_views)
    app.connect("env-updated", pages_with_views)
