"""The pair: a note and its translation, and the way from one to the other.

``pair_project``
    The project's name by language code.
``pair_other_root``
    Where the other language's pages begin, seen from this language's first page;
    ``{segment}`` is its URL segment.
``pair_kept``
    Names that may stand in a text of the other language, each with the reason.
``pair_other_catalogs``
    Catalogs that belong to no note.
``pair_nobody``
    Names that are no person's, each with the reason; see `credit`.
``pair_chooser``
    The page that lets a reader choose a language, seen from a language's first page; empty without one.
``pair_only``
    Patterns of the notes that are in one language only, by its code; see `pair_only`.
``pair_roots``
    The address of each language's first folder by code. Made of ``html_baseurl``, see `addresses`.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair import (
    addresses,
    anchors,
    catalogs,
    credit,
    elsewhere,
    feeds,
    message_parser,
    one_language,
    page_state,
    parts,
    progress,
    reading_both,
    site,
    sitemap,
    source_language,
    state,
    status,
    thanks,
    translations,
)

#: In the order in which a note meets them.
_COMPONENTS = (
    message_parser,  # Markdown, of notes and of translations
    source_language,  # which language each block is in
    catalogs,  # compiles what is good in them
    credit,  # who translated a catalog
    progress,  # what each language lacks x what its catalogs hold
    elsewhere,  # what the other language says for each block
    translations,  # what became of each translation
    reading_both,  # the source under each passage
    parts,  # the language of every fragment
    anchors,  # of headings
    page_state,  # the line under the title
    status,  # of all notes, as a page
    thanks,  # to those who translated them
    feeds,  # and as data
    addresses,  # where each language's pages are
    one_language,  # what leads to notes that are in one of them only
    site,  # the names, the switch, the alternates
    sitemap,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_domain(state.PairDomain)
    for component in _COMPONENTS:
        component.setup(app)
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
