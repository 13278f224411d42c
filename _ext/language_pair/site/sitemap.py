"""The sitemap of one language, ``<lang>/sitemap.xml``: its notes, each with its other languages.

The first page comes first: there `tools/build_site` finds the language's root.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from sphinx.application import Sphinx

from language_pair import files, languages
from language_pair.builders import site_of
from language_pair.history import last_changes
from language_pair.site import addresses, sitemaps
from language_pair.state import last_change, pair_of


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write it, or take away that of an earlier build: sitemaps hold whole addresses, and none is known."""
    if exception or not site_of(app.builder):
        return
    path = Path(app.outdir, sitemaps.FILE_NAME)
    here = languages.find(app.config.language)
    if here and urlsplit(app.config.pair_roots.get(here.code, "")).netloc:
        files.write(path, sitemaps.sitemap(_pages(app, here)))
    else:
        path.unlink(missing_ok=True)


def _pages(app: Sphinx, language: languages.Language) -> Iterator[sitemaps.Entry]:
    days = _days(app)
    first = app.config.root_doc
    for docname in sorted(app.env.found_docs, key=lambda name: (name != first, name)):
        yield sitemaps.Entry(
            address=addresses.page_address(app, docname, language),
            day=days[docname],
            alternates=tuple(addresses.alternates(app, docname)),
        )


def _days(app: Sphinx) -> dict[str, str]:
    """The day of the last commit to each note or to its translation, whichever is later; empty when not known."""
    notes = last_changes(Path(app.srcdir))
    days = {docname: notes.get(str(app.env.doc2path(docname, base=False)), "") for docname in app.env.found_docs}
    for docname, state in pair_of(app.env).notes.items():
        progress = state.progress.get(app.config.language)
        if progress:
            days[docname] = max(days[docname], last_change(app.env, progress))
    return days


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_sitemap)
