"""The sitemap of one language, ``<lang>/sitemap.xml``: its notes, each with its other languages.

The first page comes first: there `tools/build_site` finds the language's root. ``robots.txt`` beside it names the
sitemaps of both, for hosts that serve it at ``/`` as Read the Docs does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from language_pair import files, languages
from language_pair.builders import site_of
from language_pair.history import last_changes
from language_pair.site import addresses, sitemaps
from language_pair.state import last_change, pair_of


def write_sitemap(app: Sphinx, exception: Exception | None) -> None:
    """Write both, or take away those of an earlier build: they hold whole addresses, and none is known."""
    if exception or not site_of(app.builder):
        return
    sitemap, robots = (Path(app.outdir, name) for name in (sitemaps.FILE_NAME, sitemaps.ROBOTS))
    if addresses.is_known(app.config):
        roots = (app.config.pair_roots[language.code] for language in languages.LANGUAGES)
        files.write(sitemap, sitemaps.sitemap(_pages(app, languages.of_code(app.config.language))))
        files.write(robots, sitemaps.robots(dict.fromkeys(root + sitemaps.FILE_NAME for root in roots)))
    else:
        sitemap.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)


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
