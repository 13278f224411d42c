"""A note that is in no toctree is named with the index that is to list it, in place of what Sphinx says of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.logging import is_suppressed_warning

from language_pair.faults import warn
from navigation.faults import Fault

_OF_SPHINX = "toc", "not_included"


def not_included(env: BuildEnvironment) -> Iterator[str]:
    """The notes in no toctree that do not say that this is meant."""
    elsewhere = {env.config.root_doc}.union(env.files_to_rebuild, *env.included.values())
    return (name for name in sorted(env.all_docs) if name not in elsewhere and "orphan" not in env.metadata[name])


def index_for(env: BuildEnvironment, docname: str) -> str:
    """The note that is to list *docname*: the index of its folder, or of the nearest one above that has an index."""
    folder = posixpath.dirname(docname)
    while folder:
        index = f"{folder}/index"
        if index != docname and index in env.all_docs:
            return index
        folder = posixpath.dirname(folder)
    return str(env.config.root_doc)


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    for docname in not_included(env):
        index = index_for(env, docname)
        entry = posixpath.relpath(docname, posixpath.dirname(index) or ".")
        path = env.doc2path(index, base=False)
        toctree = next(env.tocs[index].findall(addnodes.toctree), None)
        there = f"the toctree in {path}:{toctree.line or 1}" if toctree is not None else f"a toctree in {path}"
        warn(Fault.NOT_INCLUDED, f"no toctree has this note: add the line {entry!r} to {there}", location=(docname, 1))


def _replace(app: Sphinx, config: Config) -> None:
    """Say it in place of Sphinx, where a project lets it be said."""
    if not is_suppressed_warning(*_OF_SPHINX, config.suppress_warnings):
        config.suppress_warnings = [*config.suppress_warnings, ".".join(_OF_SPHINX)]
        app.connect("env-check-consistency", _report)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _replace)
