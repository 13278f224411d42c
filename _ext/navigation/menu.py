"""The menu of a page: the first level, the way to the page, what is beside it and below it.

Sphinx copies the whole tree, with all headings of all notes, for each page, and then cuts it. Here each title is
rendered once, for the first page that shows it, and a page takes what it shows. In templates it is what ``toctree()``
returns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from language_pair.builders import site_of
from navigation.tree import Entry, Toctree, Tree

#: In the context of a page that is no note, the one that leads to it.
PLACE = "navigation_place"
_LINK = re.compile(r'<a class="[^"]*" href="#navigation-(\d+)">(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What of the tree is shown on *page*, to which *path* leads; *maxdepth* is 0 without a limit.

    *collapse* leaves out what is below other pages, *headings* shows those of the page itself.
    """

    page: str
    path: tuple[str, ...]
    maxdepth: int = 0
    collapse: bool = True
    headings: bool = False
    hidden: bool = False


class Line(NamedTuple):
    """An item of a list, with what is below it."""

    html: str
    is_current: bool


class Menu:
    """The menus of all pages of one build of a *builder*."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self.builder = builder
        self.tree = Tree(builder.env, builder.tags)
        #: What was shown so far as HTML: entries of toctrees, by the ids of their links, and captions.
        self._texts: dict[int, str] = {}
        self._captions: dict[str, str] = {}

    def render(
        self,
        page: str,
        *,
        collapse: bool = True,
        maxdepth: int | str = 0,
        titles_only: bool = False,
        includehidden: bool = False,
        place: str = "",
        **_others: Any,
    ) -> str:
        """The menu of *page* as HTML; parameters are those of Sphinx's ``toctree()``.

        *place* is the note that leads to a page which is no note itself.
        """
        view = View(
            page=page,
            path=self.tree.path(place or page),
            maxdepth=max(int(maxdepth or 0), 0),
            collapse=collapse,
            headings=not titles_only,
            hidden=includehidden,
        )
        root = self.builder.config.root_doc
        return "".join(self._toctree(toctree, view) for toctree in self.tree.toctrees(root) if _is_seen(toctree, view))

    def _toctree(self, toctree: Toctree, view: View) -> str:
        view = replace(
            view,
            maxdepth=view.maxdepth or toctree.maxdepth,
            headings=view.headings and not toctree.titles_only,
            hidden=view.hidden or toctree.includes_hidden,
        )
        shown = self._list(self._entries(toctree), 1, view, ())
        if not shown or not toctree.caption:
            return shown
        caption = self._caption(toctree.caption)
        return f'<p class="caption" role="heading"><span class="caption-text">{caption}</span></p>\n{shown}'

    def _entries(self, toctree: Toctree) -> tuple[Entry, ...]:
        """Those of *toctree*, rendered when they are first shown: one changed page shows those of few toctrees."""
        links = [entry.link for entry in toctree.entries]
        if links and id(links[0]) not in self._texts:
            self._texts |= self._rendered(links)
        return toctree.entries

    def _caption(self, caption: str) -> str:
        if caption not in self._captions:
            (self._captions[caption],) = self._rendered([nodes.reference("", caption)]).values()
        return self._captions[caption]

    def _list(self, entries: Iterable[Entry], level: int, view: View, way: tuple[str, ...]) -> str:
        """*way* are the pages above, from the first level on."""
        return _as_list([self._item(entry, level, view, way) for entry in entries if entry.page not in way])

    def _item(self, entry: Entry, level: int, view: View, way: tuple[str, ...]) -> Line:
        is_here = entry.page == view.page and not entry.address
        is_current = is_here or (not entry.is_leaf and view.path[:level] == (*way, entry.page))
        below = ""
        if not entry.is_leaf and (is_current or not view.collapse) and (level < view.maxdepth or not view.maxdepth):
            below = self._below(
                entry.page, level + 1, view, (*way, entry.page), with_headings=is_here and view.headings
            )
        link = self._link(entry, view, is_here=is_here)
        return _line(link + below, level, is_current=is_current)

    def _below(self, page: str, level: int, view: View, way: tuple[str, ...], *, with_headings: bool) -> str:
        if with_headings:
            return self._headings(page, level, view, way)
        toctrees = (toctree for toctree in self.tree.toctrees(page) if _is_seen(toctree, view))
        return self._list((entry for toctree in toctrees for entry in self._entries(toctree)), level, view, way)

    def _link(self, entry: Entry, view: View, *, is_here: bool) -> str:
        if entry.address:
            return f'<a class="reference external" href="{escape(entry.address)}">{self._texts[id(entry.link)]}</a>'
        address = "#" if is_here else escape(self.builder.get_relative_uri(view.page, entry.page))
        marks, aria = ("current ", ' aria-current="page"') if is_here else ("", "")
        text = self._texts[id(entry.link)]
        return f'<a class="{marks}reference internal" href="{address}"{aria}>{text}</a>'

    def _headings(self, page: str, level: int, view: View, way: tuple[str, ...]) -> str:
        """The headings of *page* itself and, where its toctrees are among them, their entries."""
        title = next(self.builder.env.tocs[page].findall(nodes.list_item), nodes.list_item())
        texts = self._rendered([link for link in title.findall(nodes.reference) if link["anchorname"]])
        depth = self.builder.env.metadata[page].get("tocdepth", 0)

        def lines(part: nodes.Element, level: int, depth: int) -> Iterator[Line]:
            for child in part.children:
                if isinstance(child, addnodes.toctree):
                    toctree = self.tree.toctree(child)
                    entries = self._entries(toctree) if _is_seen(toctree, view) else ()
                    yield from (self._item(entry, level, view, way) for entry in entries if entry.page not in way)
                elif isinstance(child, addnodes.only) and self.builder.tags.eval_condition(child["expr"]):
                    yield from lines(child, level, depth)
                elif isinstance(child, nodes.list_item) and depth != 1:
                    yield heading(child, level, depth)

        def heading(item: nodes.list_item, level: int, depth: int) -> Line:
            link = next(item.findall(nodes.reference))
            below = item.children[1:] if level < view.maxdepth or not view.maxdepth else []
            inner = [
                line for part in below if isinstance(part, nodes.Element) for line in lines(part, level + 1, depth - 1)
            ]
            shown = f'<a class="reference internal" href="{escape(link["anchorname"])}">{texts[id(link)]}</a>'
            return _line(shown + _as_list(inner), level, is_current=False)

        parts = [part for part in title.children[1:] if isinstance(part, nodes.Element)]
        return _as_list([line for part in parts for line in lines(part, level, depth)])

    def _rendered(self, links: list[nodes.reference]) -> dict[int, str]:
        """The text of each of *links* as HTML, by its id: all in one go, since to begin costs more than a title."""
        menu = addnodes.compact_paragraph("", "", toctree=True)
        for number, link in enumerate(links):
            numbered = link.deepcopy()
            numbered["refuri"] = f"#navigation-{number}"
            numbered["internal"] = True
            menu += addnodes.compact_paragraph("", "", numbered)
        found = dict(_LINK.findall(self.builder.render_partial(menu)["fragment"]))
        return {id(link): found[str(number)] for number, link in enumerate(links)}


def _is_seen(toctree: Toctree, view: View) -> bool:
    return view.hidden or not toctree.is_hidden


def _as_list(lines: Sequence[Line]) -> str:
    if not lines:
        return ""
    css_class = ' class="current"' if any(line.is_current for line in lines) else ""
    return f"<ul{css_class}>\n{''.join(line.html for line in lines)}</ul>\n"


def _line(content: str, level: int, *, is_current: bool) -> Line:
    return Line(f'<li class="toctree-l{level}{" current" if is_current else ""}">{content}</li>\n', is_current)


class Menus:
    """Gives every page of a build its menu."""

    def __init__(self) -> None:
        self._menu: Menu | None = None

    def forget(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Notes have been read: what was made of them is old."""
        self._menu = None

    def begin(self, app: Sphinx, builder: Builder) -> None:
        """Make the tree before pages are written, by whatever number of processes."""
        site = site_of(builder)
        self._menu = Menu(site) if site else None

    def give(
        self, app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
    ) -> None:
        if self._menu is None:
            self.begin(app, app.builder)
        menu = self._menu
        if menu:
            collapse = {} if app.config.navigation_whole_menu else {"collapse": True}
            always = collapse | {"place": context.get(PLACE, "")}
            context["toctree"] = lambda **options: menu.render(pagename, **(options | always))
