"""A page shows titles of others: in its menu, its links, its breadcrumbs, its previous and next.

Sphinx writes anew only the pages that were read. What each page shows of others is known here, so that an edited
title, or a translated one, is on every page that shows it, and no other page is written for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.fingerprint import fingerprint
from language_pair.state import pair_of
from navigation.headings import digest, headings_of
from navigation.links import shown_by, titles
from navigation.lists import Extent, extent_of, levels_of
from navigation.state import navigation_of
from navigation.tree import Tree
from records.domain import records_of


def pages_to_rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages that show something of others that has changed since they were written."""
    navigation = navigation_of(env)
    levels, whole_menu = levels_of(app), app.config.navigation_whole_menu
    everything = digest(levels, whole_menu, *_everything(env))
    before = navigation.shown  # but for notes that were read
    kept = before if everything == navigation.data["everything"] else {}
    shown = _Shown(env, Tree(env, app.tags), levels, whole_menu=whole_menu)
    now = {page: kept.get(page) or shown.on(page) for page in sorted(env.found_docs)}
    navigation.data.update(shown=now, everything=everything)
    return [page for page, seen in now.items() if before.get(page, seen) != seen]


def _everything(env: BuildEnvironment) -> Iterator[object]:
    """All that `_Shown` may find on any page."""
    standard, languages_of = env.domains.standard_domain, pair_of(env).languages_of
    for docname, said in sorted(navigation_of(env).said.items()):
        yield docname, said[:-1], languages_of(said.words)
    toctrees = [each for page in sorted(env.toctree_includes) for each in env.tocs[page].findall(addnodes.toctree)]
    yield [fingerprint(toctree) for toctree in toctrees]
    titles = [title or address for toctree in toctrees for title, address in toctree["entries"]]
    captions = [toctree.get("caption") or "" for toctree in toctrees]
    yield languages_of([*titles, *captions])
    yield sorted(env.toc_secnumbers.items())
    labels = sorted(standard.labels.items())
    yield labels, sorted(standard.anonlabels.items()), languages_of(str(label[2]) for _name, label in labels)
    records = [(each.kind, each.record.id, each.docname, each.record.title) for each in records_of(env).entries()]
    yield records, languages_of(title for *_where, title in records)


class _Shown:
    """What pages show of each other; *levels* as of `lists.levels_of`."""

    def __init__(self, env: BuildEnvironment, tree: Tree, levels: int, *, whole_menu: bool) -> None:
        self._env, self._tree, self._levels = env, tree, levels
        self._whole_menu = whole_menu
        self._links, self._said = navigation_of(env).links, navigation_of(env).said
        self._languages_of = pair_of(env).languages_of
        self._digests: dict[tuple[str, str], str] = {}

    def on(self, page: str) -> str:
        """A digest of what *page* shows of others."""
        path = self._tree.path(page)
        parts = [self._everywhere, repr(self._env.toc_secnumbers.get(page))]
        parts += map(self._menu_of, dict.fromkeys([self._env.config.root_doc, *path, page]))
        parts += [self._title(each) for each in (*path, *self._tree.neighbours(page))]
        parts += self._listed(page, None, set())
        parts += [self._headings_of(page)] if page in self._said else []  # whose languages others may change
        links = sorted(self._links.get(page, ()))
        parts += [part for link in links for part in shown_by(link, self._env, self._titles_of)]
        return digest(*parts)

    @cached_property
    def _everywhere(self) -> str:
        return "".join(map(self._menu_of, self._tree.pages())) if self._whole_menu else ""

    def _menu_of(self, page: str) -> str:
        """A digest of the toctrees of *page*."""
        return self._once("menu", page, self._lines)

    def _headings_of(self, page: str) -> str:
        """A digest of its headings."""
        return self._once("headings", page, lambda page: headings_of(self._env, page, self._said[page]))

    def _titles_of(self, page: str) -> str:
        """A digest of what links to *page* show."""
        return self._once("titles", page, lambda page: titles(self._env, page, self._said[page]))

    def _once(self, what: str, page: str, parts: Callable[[str], Iterable[str]]) -> str:
        if (what, page) not in self._digests:
            self._digests[what, page] = digest(*parts(page))
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
        if page not in self._said:
            return page
        return f"{page} {self._said[page].title} {self._env.titles[page].get('secnumber', '')}"
