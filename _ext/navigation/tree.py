"""The titles of all notes as one tree, made once a build from what their toctrees say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util.tags import Tags

from navigation.internals import SECTION_NAMES, is_address
from navigation.state import navigation_of

#: The anchor of a note's title among its numbers.
_FIRST = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of a toctree, which leads to *page*, or to the *address* of another site.

    *link* has the title, with its markup and number; *is_leaf* is an entry that never shows what is below it: the
    page of its own toctree, an index, another site.
    """

    link: nodes.reference
    page: str = ""
    address: str = ""
    is_leaf: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Toctree:
    """A toctree of a note; *maxdepth* is 0 without a limit, *says_extent* whether its author said how much it lists."""

    entries: tuple[Entry, ...]
    caption: str
    maxdepth: int
    says_extent: bool
    is_hidden: bool
    includes_hidden: bool
    titles_only: bool


class Tree:
    """The toctrees of all notes, by note; made of an environment that is up to date."""

    def __init__(self, env: BuildEnvironment, tags: Tags) -> None:
        self._env, self._tags, self._entries = env, tags, navigation_of(env).entries
        self._toctrees: dict[str, tuple[Toctree, ...]] = {}
        self._by_node: dict[int, Toctree] = {}
        self._parents = parents_of(env)
        self._order = list(self._parents)
        self._places = {page: place for place, page in enumerate(self._order)}

    def toctrees(self, page: str) -> tuple[Toctree, ...]:
        """Those of *page*, in its order; none of a page that there is not."""
        if page not in self._toctrees:
            has_some = page in self._env.tocs and page in self._env.toctree_includes  # most notes have none
            found = _toctrees_in(self._env.tocs[page], self._tags) if has_some else ()
            self._toctrees[page] = tuple(map(self.toctree, found))
        return self._toctrees[page]

    def lists_beside_title(self, page: str) -> bool:
        """Whether *page* has a toctree before its title: where others list it, Sphinx has its entries beside it."""
        contents = self._env.tocs.get(page)
        return contents is not None and any(not isinstance(child, nodes.list_item) for child in contents.children)

    def toctree(self, node: addnodes.toctree) -> Toctree:
        """The one that *node*, of the environment's ``tocs``, stands for."""
        if id(node) not in self._by_node:
            self._by_node[id(node)] = self._made_of(node)
        return self._by_node[id(node)]

    def _made_of(self, node: addnodes.toctree) -> Toctree:
        return Toctree(
            entries=tuple(filter(None, (self._entry(title, ref, node) for title, ref in node["entries"]))),
            caption=node.get("caption") or "",
            maxdepth=max(node.get("maxdepth", -1), 0),
            says_extent=says_extent(node),
            is_hidden=bool(node.get("hidden")),
            includes_hidden=bool(node.get("includehidden")),
            titles_only=bool(node.get("titlesonly")),
        )

    def path(self, page: str) -> tuple[str, ...]:
        """The way from the root, which is left out, to *page*: of several parents the first, as in breadcrumbs."""
        way: list[str] = []
        current: str | None = page
        while current is not None and current in self._parents:
            way.append(current)
            current = self._parents[current]
        return tuple(reversed(way[:-1]))

    def neighbours(self, page: str) -> tuple[str, ...]:
        """The pages before and after *page*."""
        if page not in self._parents:
            return ()
        here = self._places[page]
        return (*self._order[max(here - 1, 0) : here], *self._order[here + 1 : here + 2])

    def pages(self) -> Iterator[str]:
        """Every note, in the order of its name."""
        yield from sorted(self._env.tocs)

    def _entry(self, title: str | None, ref: str, node: addnodes.toctree) -> Entry | None:
        if is_address(ref):
            return Entry(link=_link(title or ref), address=ref, is_leaf=True)
        if ref == "self":
            page = node["parent"]
            return Entry(link=_link(title or self._env.titles[page].astext()), page=page, is_leaf=True)
        if ref in SECTION_NAMES:
            page, name = SECTION_NAMES[ref]
            return Entry(link=_link(title or str(name)), page=page, is_leaf=True)
        own = self._entries.get(ref)
        if own is None:  # no such note, or one without a title: Sphinx names both
            return None
        link, numbers = _link(title) if title else own.deepcopy(), self._env.toc_secnumbers.get(ref, {})
        if _FIRST in numbers:
            link["secnumber"] = numbers[_FIRST]
        return Entry(link=link, page=ref)


def parents_of(env: BuildEnvironment) -> dict[str, str | None]:
    """The notes in the order of their toctrees, from the root down, each with the one from which it was reached first.

    As `BuildEnvironment.collect_relations` has it, which recurses for ever where toctrees go round in a circle.
    """
    found: dict[str, str | None] = {}
    waiting: list[tuple[str, str | None]] = [(env.config.root_doc, None)]
    while waiting:
        page, parent = waiting.pop()
        if page not in found:
            found[page] = parent
            waiting += [(each, page) for each in reversed(env.toctree_includes.get(page, ()))]
    return found


def says_extent(node: addnodes.toctree) -> bool:
    """Whether a toctree has a depth, or lists titles only; -1 is what Sphinx gives one without a depth."""
    return node.get("maxdepth", -1) != -1 or bool(node.get("titlesonly"))


def _link(title: str) -> nodes.reference:
    return nodes.reference("", "", nodes.Text(title), internal=True)


def _toctrees_in(node: nodes.Element, tags: Tags) -> Iterator[addnodes.toctree]:
    for child in node.children:
        if isinstance(child, addnodes.toctree):
            yield child
        elif isinstance(child, addnodes.only):
            if tags.eval_condition(child["expr"]):
                yield from _toctrees_in(child, tags)
        elif isinstance(child, nodes.Element):
            yield from _toctrees_in(child, tags)
