"""A page shows the titles of others: in its menu, its links, its way back, its previous and next.

Sphinx writes anew only the pages that were read, so after an edited title or a translated heading
the other pages would go on showing the old one until a fresh build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from records.domain import records_of

_SHOWN = "shown"


def pages_showing_titles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages when something that they may show of each other has changed since the last build."""
    shown = hashlib.sha256("\0".join(_shown(env)).encode()).hexdigest()
    data = records_of(env).data
    before, data[_SHOWN] = data[_SHOWN], shown
    return sorted(env.found_docs) if before not in ("", shown) else []


def _shown(env: BuildEnvironment) -> Iterator[str]:
    """Titles, headings and the order of pages; the titles of records."""
    for docname in sorted(env.titles):
        yield docname
        yield env.titles[docname].astext()
        yield env.tocs[docname].astext()
        yield from env.toctree_includes.get(docname, [])
    for entry in records_of(env).entries():
        yield entry.docname
        yield entry.record.id
        yield entry.record.title
