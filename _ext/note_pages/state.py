"""What each page shows that is not in its note, so that it is made anew when that changes: the day of the last change,
the licence."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from language_pair.history import last_changes


class NotePagesDomain(Domain):
    """Days and licences by note; Sphinx keeps, merges and clears them as it does the records of other domains."""

    name = "note_pages"
    label = "Note pages"
    #: ``days``: the day that a page shows, ``2021-10-03``, by note; empty where git knows none. ``licences``: of those
    #: notes that have one of their own, or of which none is stated.
    initial_data: ClassVar[dict[str, Any]] = {"days": {}, "licences": {}}  # Sphinx copies it
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 2: ``licences``.
    #: 1: ``days``, which was in ``env.metadata`` before, among what authors write.
    data_version = 2

    @property
    def days(self) -> dict[str, str]:
        days: dict[str, str] = self.data["days"]
        return days

    def note_last_change(self, docname: str) -> str:
        """The day of the last commit to the note, which its page will show; empty where git knows none."""
        self.days[docname] = _last_change(self.env, docname)
        return self.days[docname]

    @property
    def licences(self) -> dict[str, str]:
        licences: dict[str, str] = self.data["licences"]
        return licences

    def note_licence(self, docname: str) -> str | None:
        """The licence of the note's own, which its page will show; empty where none is stated, None where it is under
        that of the site."""
        licence: str | None = self.env.config.note_licences.get(docname)
        if licence is not None:
            self.licences[docname] = licence
        return licence

    def clear_doc(self, docname: str) -> None:
        self.days.pop(docname, None)
        self.licences.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for own, other in ((self.days, otherdata["days"]), (self.licences, otherdata["licences"])):
            own.update({name: value for name, value in other.items() if name in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # nothing of this domain can be linked to


def note_pages_of(env: BuildEnvironment) -> NotePagesDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[NotePagesDomain.name]
    assert isinstance(domain, NotePagesDomain)
    return domain


def outdated_notes(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Notes whose page shows another day than git now knows, or another licence than is set: neither changes a file's
    time."""
    if app.builder.name == "gettext":  # in a template is neither
        return []
    days, licences = note_pages_of(env).days, note_pages_of(env).licences
    return sorted(
        docname
        for docname in days
        if docname not in removed
        and (
            days[docname] != _last_change(env, docname)
            or licences.get(docname) != app.config.note_licences.get(docname)
        )
    )


def _last_change(env: BuildEnvironment, docname: str) -> str:
    return last_changes(Path(env.srcdir)).get(str(env.doc2path(docname, base=False)), "")
