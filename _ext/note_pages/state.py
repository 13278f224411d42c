"""The day of the last change that each page shows, so that a page is made anew when git knows another."""

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
    """The days by note; Sphinx keeps, merges and clears them as it does the records of other domains."""

    name = "note_pages"
    label = "Note pages"
    #: ``days``: the day that a page shows, ``2021-10-03``, by note; empty where git knows none.
    initial_data: ClassVar[dict[str, Any]] = {"days": {}}  # Sphinx copies it
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 1: ``days``, which was in ``env.metadata`` before, among what authors write.
    data_version = 1

    @property
    def days(self) -> dict[str, str]:
        days: dict[str, str] = self.data["days"]
        return days

    def note_last_change(self, docname: str) -> str:
        """The day of the last commit to the note, which its page will show; empty where git knows none."""
        self.days[docname] = _last_change(self.env, docname)
        return self.days[docname]

    def clear_doc(self, docname: str) -> None:
        self.days.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.days.update({name: day for name, day in otherdata["days"].items() if name in docnames})

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
    """Notes whose page shows another day than git now knows: a commit changes no file's time."""
    days = note_pages_of(env).days
    return sorted(docname for docname in days if docname not in removed and days[docname] != _last_change(env, docname))


def _last_change(env: BuildEnvironment, docname: str) -> str:
    return last_changes(Path(env.srcdir)).get(str(env.doc2path(docname, base=False)), "")
