"""Templates (``.pot``) of the notes that were read anew, and of those that have none: Sphinx writes all of them again.

Where several notes share a template (``gettext_compact``) it is left to Sphinx.
"""

from __future__ import annotations

import functools
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.gettext import MessageCatalogBuilder
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from quick_build import internals


class _LeaveMenusOut(SphinxPostTransform):
    """Menus of the whole site have no messages of their own: captions and titles are taken from what was read."""

    default_priority = 900
    builders = ("gettext",)

    def run(self, **_given: object) -> None:
        for toctree in list(self.document.findall(addnodes.toctree)):
            toctree.parent.remove(toctree)


def _begin(app: Sphinx) -> None:
    builder = app.builder
    if isinstance(builder, MessageCatalogBuilder):
        internals.ask_nobody_for_others(app)
    if isinstance(builder, MessageCatalogBuilder) and app.config.gettext_compact is False:
        builder.get_outdated_docs = functools.partial(_without_template, builder)  # type: ignore[method-assign]
        app.connect("env-purge-doc", _delete)


def _without_template(builder: MessageCatalogBuilder) -> set[str]:
    """The notes that have none; the root is always among them, so that there is a build, and the labels' template."""
    env = builder.env
    return {name for name in env.found_docs if name == env.config.root_doc or not _path(builder.outdir, name).exists()}


def _delete(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """The note may have gone, or have no messages any more; a build that is stopped here goes on with it next time."""
    _path(app.outdir, docname).unlink(missing_ok=True)


def _path(folder: Path, docname: str) -> Path:
    return Path(folder, f"{docname}.pot")


def setup(app: Sphinx) -> None:
    app.add_post_transform(_LeaveMenusOut)
    app.connect("builder-inited", _begin)
