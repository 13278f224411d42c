"""What a toctree lists in its own page. Where it says nothing of its depth, a site's page lists titles of pages alone.

Sphinx takes such a toctree to be without a limit, and lists every heading of every note below it: the home page of a
thousand notes is 1.7 MB. A depth that an author wrote is obeyed; ``:maxdepth: 0`` lists all, and ``:titlesonly:`` all
titles. Books get all contents: their tables of contents are made of these lists.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.builders import site_of
from language_pair.passes import PostPass
from navigation.tree import Toctree, says_extent


class Extent(NamedTuple):
    """How much a toctree lists: so many levels, 0 without a limit; no headings; of toctrees below, hidden ones, too.

    It holds for all that is below the toctree: what toctrees of other pages say counts in these pages only.
    """

    depth: int
    titles_only: bool
    includes_hidden: bool

    def below(self) -> Extent:
        """That of the next level; not for the last one."""
        return self._replace(depth=max(self.depth - 1, 0))


def levels_of(app: Sphinx) -> int:
    """How many levels of titles a toctree lists that says nothing of it; 0 where it lists all."""
    levels: int = app.config.navigation_listed_levels
    return max(levels, 0) if site_of(app.builder) else 0


def extent_of(toctree: Toctree, levels: int) -> Extent:
    """That of *toctree* in its own page."""
    depth, titles_only = toctree.maxdepth, toctree.titles_only
    if levels and not toctree.says_extent:
        depth, titles_only = levels, True
    return Extent(depth, titles_only, toctree.includes_hidden)


class LimitLists(SphinxPostTransform):
    """Have Sphinx list no more than that."""

    default_priority = PostPass.LIMIT_LISTS

    def run(self, **kwargs: Any) -> None:
        levels = self.config.navigation_listed_levels
        for toctree in self.document.findall(addnodes.toctree):
            if levels > 0 and not says_extent(toctree):
                toctree["maxdepth"], toctree["titlesonly"] = levels, True


def _add_transform(app: Sphinx) -> None:
    if site_of(app.builder):
        app.add_post_transform(LimitLists)


def setup(app: Sphinx) -> None:
    app.add_config_value("navigation_listed_levels", 2, "html", (int,))
    app.connect("builder-inited", _add_transform)
