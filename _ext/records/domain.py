"""The ``pycontw`` domain: every record that a note declares, by kind and id.

A record is a fact-bearing thing in a note (a testimonial, a community, an open space). A feature makes a node that
is a `RecordNode` while the note is read; this domain collects those nodes after the Locale transform,
so what it holds is translated. From then on a record has a role, an entry in
``objects.inv`` and a place where every view can find it:

.. code-block:: markdown

   Ask {community}`taipei-py`, or see {testimonial}`twitter-1444708866361593871`.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from language_pair.faults import FaultEnum, warn
from language_pair.site.source_titles import keep_title
from records.faults import Fault
from records.internals import add_object_type

if TYPE_CHECKING:
    from records.views import Selection

NAME = "pycontw"
#: Sphinx's search takes the title for the anchor where an object's name is its anchor, as a record's
#: is: such a hit would lead nowhere. The inventory has records all the same.
_NOT_IN_SEARCH = -1


class Record(Protocol):
    """What every feature's record gives: an id unique in its kind, and a title to show."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


def seen_links(record: Record) -> dict[str, datetime.date]:
    """When somebody last saw the pages of other sites that *record* leads to, by address: its ``seen_links``,
    which not every kind of record has."""
    found: dict[str, datetime.date] = getattr(record, "seen_links", {})
    return found


def named_ids(record: Record) -> Collection[str]:
    """The ids of the records of its own kind that *record* leads to: its ``named_ids``, which not every kind has."""
    found: Collection[str] = getattr(record, "named_ids", ())
    return found


class RecordNode(nodes.Element):
    """A node that declares a record; features derive from it and from the docutils node it is.

    Its ``line`` is the line of the note that declares the record, counted from 1. It has the
    attributes ``record_id`` and ``no-index`` (true for an example that is shown, not recorded).
    """

    kind: str
    #: What is reported of a second record with the same id.
    duplicate: FaultEnum = Fault.DUPLICATE_ID

    def record(self) -> Record:
        """The record as the node now reads; picklable, and called after translation."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A record and where it is; *line* counts from 1, *duplicate* as in `RecordNode`."""

    kind: str
    docname: str
    line: int
    record: Record
    duplicate: FaultEnum


class PyConTWDomain(Domain):
    """Records by the note that declares them; looked up by kind and id."""

    name = NAME
    label = "PyCon TW"
    #: ``entries``: records by note; ``views``: what a note shows of the records of each kind, and ``viewed``: a
    #: digest of that (`views`).
    initial_data: ClassVar[dict[str, Any]] = {"entries": {}, "views": {}, "viewed": {}}  # Sphinx copies it
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 4: ``views`` say which kinds of views show them.
    #: 3: ``views`` and ``viewed`` say which records a page shows, and no more only their kind.
    #: 2: ``shown``, a digest of what pages show of each other, is in a domain of `navigation`. Over an older
    #:    environment navigation begins without one, and pages keep titles that were edited before that build.
    #: 1: ``entries`` and ``shown``; later, without a new version, ``views`` and ``viewed``: over an environment
    #:    without them a build ended in a KeyError.
    data_version = 4
    #: The first entry by kind and id, made when it is asked for and forgotten when a note's records change.
    _first: dict[tuple[str, str], Entry] | None = None

    @property
    def _entries(self) -> dict[str, list[Entry]]:
        entries: dict[str, list[Entry]] = self.data["entries"]
        return entries

    @property
    def views(self) -> dict[str, dict[str, Selection]]:
        views: dict[str, dict[str, Selection]] = self.data["views"]
        return views

    def entries(self, kind: str | None = None, docname: str | None = None) -> Iterator[Entry]:
        """All entries, or those of *kind* or of the note *docname*, in the order of notes' names and of lines."""
        for name in sorted(self._entries) if docname is None else [docname]:
            for entry in self._entries.get(name, []):
                if kind in (None, entry.kind):
                    yield entry

    def find(self, kind: str, record_id: str) -> Entry | None:
        """The record's entry; of two with the same id the first one."""
        if self._first is None:
            self._first = {}
            for entry in self.entries():
                self._first.setdefault((entry.kind, entry.record.id), entry)
        return self._first.get((kind, record_id))

    def clear_doc(self, docname: str) -> None:
        self._first = None
        self._entries.pop(docname, None)
        self.views.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._first = None
        for ours in ("entries", "views"):
            self.data[ours].update({name: found for name, found in otherdata[ours].items() if name in docnames})

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        found = []
        for node in document.findall(RecordNode):
            if not node["no-index"]:
                record, line = node.record(), node.line or 0
                found.append(Entry(kind=node.kind, docname=docname, line=line, record=record, duplicate=node.duplicate))
                _keep_title(env, docname, node, record)
        if found:
            self._first = None
            self._entries[docname] = found

    def check_consistency(self) -> None:
        """Report ids that occur twice: here, because only now every note has been read."""
        for entry in self.entries():
            first = self.find(entry.kind, entry.record.id)
            if first and first is not entry:
                path = self.env.doc2path(first.docname, base=False)
                found = f"the {entry.kind} {entry.record.id!r} is already in {path}:{first.line}"
                warn(entry.duplicate, found, location=(entry.docname, entry.line))

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        kind = self.objtypes_for_role(typ)
        entry = self.find(kind[0], target) if kind else None
        if entry is None:
            return None
        if not node.get("refexplicit"):
            contnode = nodes.inline("", entry.record.title, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, entry.docname, entry.record.id, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        found = []
        for kind in self.object_types:
            reference = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if reference is not None:
                found.append((f"{NAME}:{kind}", reference))
        return found

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        for entry in self.entries():
            yield entry.record.id, entry.record.title, entry.kind, entry.docname, entry.record.id, _NOT_IN_SEARCH


def _keep_title(env: BuildEnvironment, docname: str, node: RecordNode, record: Record) -> None:
    """Let links in sources show the record's title in their own language."""
    blocks = (block for block in node.findall(nodes.TextElement) if not isinstance(block, nodes.Inline))
    title = next((block for block in blocks if block.astext() == record.title), None)
    if title is not None:
        keep_title(env, docname, record.id, title)


def records_of(env: BuildEnvironment) -> PyConTWDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[NAME]
    assert isinstance(domain, PyConTWDomain)
    return domain


def add_record_kind(app: Sphinx, kind: str, label: str) -> None:
    """Give the records called *kind* a role and a type in ``objects.inv``; *label* is shown in search."""
    add_object_type(app, NAME, kind, ObjType(label, kind))
    app.add_role_to_domain(NAME, kind, XRefRole(warn_dangling=True))
