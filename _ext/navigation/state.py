"""A page shows the titles of others: in its menu, its links, its way back, its previous and next.

Sphinx writes anew only the pages that were read, so after an edited title or a translated heading
the other pages would go on showing the old one until a fresh build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Set
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from records.domain import records_of


class NavigationDomain(Domain):
    """What the pages showed of each other when they were written last."""

    name = "navigation"
    label = "Navigation"
    #: ``shown``: a digest of it, empty before the first build.
    initial_data: ClassVar[dict[str, Any]] = {"shown": ""}  # Sphinx copies it
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 1: ``shown``, which was in the records' domain before.
    data_version = 1

    @property
    def shown(self) -> str:
        shown: str = self.data["shown"]
        return shown

    @shown.setter
    def shown(self, digest: str) -> None:
        self.data["shown"] = digest

    def clear_doc(self, docname: str) -> None:
        """Nothing: the digest is of all notes, and of those as they were when the pages were written."""

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Nothing: the digest is made when all notes are read, in one process."""

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # nothing of this domain can be linked to


def navigation_of(env: BuildEnvironment) -> NavigationDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[NavigationDomain.name]
    assert isinstance(domain, NavigationDomain)
    return domain


def pages_showing_titles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages when something that they may show of each other has changed since the last build."""
    navigation = navigation_of(env)
    before = navigation.shown
    navigation.shown = hashlib.sha256("\0".join(_shown(env)).encode()).hexdigest()
    return sorted(env.found_docs) if before not in ("", navigation.shown) else []


def _shown(env: BuildEnvironment) -> Iterator[str]:
    """Titles, headings and the order of pages; the titles of records."""
    for docname in sorted(env.titles):
        yield docname
        yield env.titles[docname].astext()
        yield env.tocs[docname].astext()
        yield from env.toctree_includes.get(docname, [])
    for entry in records_of(env).entries():
        yield entry.docname
        yield entry.record.id
        yield entry.record.title
