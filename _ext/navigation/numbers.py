"""The numbers of a numbered toctree go with it: Sphinx leaves them on the notes that it does not read again."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def forget(app: Sphinx, env: BuildEnvironment) -> None:
    """Take the numbers of the last build away; Sphinx gives those of this one next."""
    for docname in env.toc_secnumbers.keys() & env.tocs.keys():
        for numbered in (env.titles[docname], *env.tocs[docname].findall(nodes.reference)):
            numbered.attributes.pop("secnumber", None)
