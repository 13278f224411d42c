"""A note whose name is that of a page which Sphinx makes itself would be lost: that page takes its place."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.builders import site_of
from language_pair.faults import warn
from sound_build.faults import Fault


def _taken(app: Sphinx) -> set[str]:
    return {"search", *({"genindex"} if app.config.html_use_index else ())}


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    if site_of(app.builder):
        for docname in sorted(_taken(app) & env.found_docs):
            warn(Fault.NAME, f"the site's own page {docname!r} takes the place of this note", location=(docname, 1))


def setup(app: Sphinx) -> None:
    app.connect("env-check-consistency", _report)
