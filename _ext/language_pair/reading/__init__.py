"""While a note is read: which language each block is in, and what became of its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.reading import (
        anchors,
        foreign_markup,
        myst_messages,
        other_hosts,
        parts,
        progress,
        source_language,
        translations,
        words_elsewhere,
    )

    myst_messages.setup(app)  # Markdown, of notes and of translations
    other_hosts.setup(app)  # a page asks no other host for anything
    source_language.setup(app)  # which language each block is in
    progress.setup(app)  # what each language lacks x what its catalogs hold
    words_elsewhere.setup(app)  # what the other language says for each block
    foreign_markup.setup(app)  # nothing in a translation adds to what the note may do
    translations.setup(app)  # what became of each translation
    parts.setup(app)  # the language of every fragment
    anchors.setup(app)  # of headings
