"""What is kept of the notes, from build to build, to tell which pages show something else of others (`shown`)."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from navigation.headings import Said, said_by
from navigation.links import Link, links_in


class NavigationDomain(Domain):
    """What the notes say to others and show of them, as they were read, and their pages, as they were written."""

    name = "navigation"
    label = "Navigation"
    #: ``links``: those of a note to others; ``said``: what it says to others; ``entries``: how toctrees name it;
    #: ``shown``: a digest of what its page showed of others; ``everything``: one of all that pages could show of each
    #: other then.
    initial_data: ClassVar[dict[str, Any]] = {
        **{"links": {}, "said": {}, "entries": {}},
        **{"shown": {}, "everything": ""},
    }
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 5: ``entries``.
    #: 4: ``said`` and ``everything``.
    #: 3: a link has the heading that it leads to.
    #: 2: ``links``; ``shown`` has a digest for each page in place of one for all.
    #: 1: ``shown``, which was in the records' domain before.
    data_version = 5

    @property
    def links(self) -> dict[str, frozenset[Link]]:
        links: dict[str, frozenset[Link]] = self.data["links"]
        return links

    @property
    def said(self) -> dict[str, Said]:
        said: dict[str, Said] = self.data["said"]
        return said

    @property
    def entries(self) -> dict[str, nodes.reference]:
        """What toctrees show of each note that has a title, without its number, which other notes may change."""
        entries: dict[str, nodes.reference] = self.data["entries"]
        return entries

    @property
    def shown(self) -> dict[str, str]:
        shown: dict[str, str] = self.data["shown"]
        return shown

    def clear_doc(self, docname: str) -> None:
        for ours in ("links", "said", "entries", "shown"):
            self.data[ours].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for ours in ("links", "said", "entries"):
            self.data[ours].update({name: found for name, found in otherdata[ours].items() if name in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # nothing of this domain can be linked to


def navigation_of(env: BuildEnvironment) -> NavigationDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[NavigationDomain.name]
    assert isinstance(domain, NavigationDomain)
    return domain


def note_links(app: Sphinx, document: nodes.document) -> None:
    navigation_of(app.env).links[app.env.current_document.docname] = frozenset(links_in(document))


def note_said(app: Sphinx, document: nodes.document) -> None:
    docname, navigation = app.env.current_document.docname, navigation_of(app.env)
    navigation.said[docname] = said_by(app.env, docname)
    if own := next(app.env.tocs[docname].findall(nodes.reference), None):
        navigation.entries[docname] = own.deepcopy()
