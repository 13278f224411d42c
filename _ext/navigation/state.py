"""A page shows titles of others: in its menu, its links, its breadcrumbs, its previous and next.

Sphinx writes anew only the pages that were read. What each page shows of others is known here, so that an edited
title, or a translated one, is on every page that shows it, and no other page is written for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from language_pair.fingerprint import fingerprint
from language_pair.state import pair_of
from navigation.headings import KnownHeadings
from navigation.links import Link, links_in, shown_by, titles
from navigation.lists import Extent, extent_of, levels_of
from navigation.tree import Tree


class NavigationDomain(Domain):
    """What the pages showed of each other when they were written last."""

    name = "navigation"
    label = "Navigation"
    #: ``links``: those of a note to others; ``shown``: a digest of what its page showed of
    #: others.
    initial_data: ClassVar[dict[str, Any]] = {"links": {}, "shown": {}}  # Sphinx copies it
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 3: a link has the heading that it leads to.
    #: 2: ``links``; ``shown`` has a digest for each page in place of one for all.
    #: 1: ``shown``, which was in the records' domain before.
    data_version = 3

    @property
    def links(self) -> dict[str, frozenset[Link]]:
        links: dict[str, frozenset[Link]] = self.data["links"]
        return links

    @property
    def shown(self) -> dict[str, str]:
        shown: dict[str, str] = self.data["shown"]
        return shown

    @cached_property
    def headings(self) -> KnownHeadings:
        return KnownHeadings(self.env)

    def clear_doc(self, docname: str) -> None:
        self.links.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.links.update({name: links for name, links in otherdata["links"].items() if name in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # nothing of this domain can be linked to


def navigation_of(env: BuildEnvironment) -> NavigationDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[NavigationDomain.name]
    assert isinstance(domain, NavigationDomain)
    return domain


def note_links(app: Sphinx, document: nodes.document) -> None:
    navigation_of(app.env).links[app.env.current_document.docname] = frozenset(links_in(document))


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show something of others that has changed since they were written."""
    navigation = navigation_of(env)
    before = dict(navigation.shown)
    shown = _Shown(env, Tree(env, app.tags), levels_of(app), whole_menu=app.config.navigation_whole_menu)
    navigation.shown.clear()
    navigation.shown.update((page, shown.on(page)) for page in sorted(env.found_docs))
    return [page for page, digest in navigation.shown.items() if page in before and before[page] != digest]


class _Shown:
    """What pages show of each other; *levels* as of `lists.levels_of`."""

    def __init__(self, env: BuildEnvironment, tree: Tree, levels: int, *, whole_menu: bool) -> None:
        self._env, self._tree, self._levels = env, tree, levels
        self._links = navigation_of(env).links
        self._headings, self._languages_of = navigation_of(env).headings, pair_of(env).languages_of
        self._digests: dict[tuple[str, str], str] = {}
        self._everywhere = "".join(map(self._menu_of, tree.pages())) if whole_menu else ""

    def on(self, page: str) -> str:
        """A digest of what *page* shows of others."""
        path = self._tree.path(page)
        parts = [self._everywhere, repr(self._env.toc_secnumbers.get(page))]
        parts += map(self._menu_of, dict.fromkeys([self._env.config.root_doc, *path, page]))
        parts += [self._title(each) for each in (*path, *self._tree.neighbours(page))]
        parts += self._listed(page, None, set())
        parts += [self._headings_of(page)] if page in self._env.tocs else []  # whose languages others may change
        links = sorted(self._links.get(page, ()))
        parts += [part for link in links for part in shown_by(link, self._env, self._titles_of)]
        return _digest("\0".join(parts))

    def _menu_of(self, page: str) -> str:
        """A digest of the toctrees of *page*."""
        return self._once("menu", page, self._lines)

    def _headings_of(self, page: str) -> str:
        """A digest of its headings."""
        return self._once("headings", page, self._headings.of)

    def _titles_of(self, page: str) -> str:
        """A digest of what links to *page* show."""
        return self._once("titles", page, partial(titles, self._env, self._headings))

    def _once(self, what: str, page: str, parts: Callable[[str], Iterable[str]]) -> str:
        if (what, page) not in self._digests:
            self._digests[what, page] = _digest("\0".join(parts(page)))
        return self._digests[what, page]

    def _lines(self, page: str) -> Iterator[str]:
        for toctree in self._tree.toctrees(page):
            yield repr(replace(toctree, entries=()))  # all its options: each is seen in some menu
            yield repr(self._languages_of([toctree.caption, *(entry.link.astext() for entry in toctree.entries)]))
            for entry in toctree.entries:
                yield repr((entry.page, entry.address, entry.is_leaf))
                yield f"{entry.link.get('secnumber', '')}{''.join(map(fingerprint, entry.link.children))}"

    def _listed(self, page: str, above: Extent | None, told: set[tuple[str, Extent]]) -> Iterator[str]:
        """What is listed in a page by its own toctrees, or by those of a *page* below one with the extent *above*.

        Notes that several toctrees have are *told* once.
        """
        yield self._menu_of(page)
        for toctree in self._tree.toctrees(page):
            extent = above or extent_of(toctree, self._levels)
            if toctree.is_hidden and not (above and above.includes_hidden):
                continue
            for entry in toctree.entries:
                takes_level = not self._tree.lists_beside_title(entry.page)
                below = entry.page, extent.below() if takes_level else extent
                if entry.is_leaf or (extent.depth == 1 and takes_level) or below in told:
                    continue
                told.add(below)
                yield "" if extent.titles_only else self._headings_of(entry.page)
                yield from self._listed(*below, told)

    def _title(self, page: str) -> str:
        return f"{page} {fingerprint(self._env.titles[page])}" if page in self._env.titles else page


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
