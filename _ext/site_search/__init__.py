"""A search that finds Chinese, in both languages of a page, as one types: for Sphinx sites of any size.

Sphinx's own search cuts Chinese nowhere, or where a dictionary does, and a browser reads all of its index at once.
Here a page is looked up by each two neighbouring characters, in an index of small files of which a browser reads a
few (`index`). It works from a disk, and asks no other host for anything.

It takes the place of Sphinx's own for ``html`` and ``dirhtml`` once it is among the ``extensions``, and needs no
setting. What a page says in another language it learns from `language_pair.other_language`, what its records are from
whoever answers its events (`hook`); a site without either is searched all the same. The way of a page: `extract` reads
what it says, `store` keeps that beside the doctrees, `building` brings the index up to date. The way of a query:
``scripts/``, in the order of `bundle`.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages
from language_pair.builders import site_of
from language_pair.site_files import write_output
from site_search import bundle, extract, facets, hook, index, page
from site_search.building import bring_up_to_date
from site_search.internals import english_stemmer, turn_off_search
from site_search.labels import shown_labels


def _replace_sphinx_search(app: Sphinx) -> None:
    """Sphinx's own index would be larger than ours, and nothing would read it; its key / nobody can turn off."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        turn_off_search(app.builder)


def _write_index(app: Sphinx, exception: Exception | None) -> None:
    builder = site_of(app.builder)
    if exception or not builder:
        return
    store = extract.store_of(app)
    docnames = [docname for docname in app.env.found_docs if extract.is_found(app.env, docname)]
    known = store.known()
    for docname in docnames:
        if docname not in known:  # the page was written before there was an index
            app.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    tag_url = builder.get_target_uri("search") + "?tag={tag}"
    other = languages.counterpart(languages.of_code(app.config.language))
    meta = {"other": other.tag, "labels": shown_labels(hook.kinds_of(app)), "teams": facets.team_titles(app.env)}
    bring_up_to_date(store, Path(app.outdir), docnames, tag_url=tag_url, meta=meta)
    write_output(app, bundle.ADDRESS, bundle.bundled())
    write_output(app, f"{index.FOLDER}/stemmer.js", english_stemmer())


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("site_search.labels", "language_pair.whole_page"):
        app.setup_extension(needed)
    hook.setup(app)
    page.setup(app)
    app.connect("builder-inited", _replace_sphinx_search)
    app.connect("doctree-resolved", extract.stage, priority=900)  # when a page says all that it will
    app.connect("build-finished", _write_index)
    # 1: what is kept of a page has its facets by their names. All pages are read anew.
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
