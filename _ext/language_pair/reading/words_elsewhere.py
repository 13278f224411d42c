"""What the other language says for a block that this page shows in its source, so that a search finds it there too.

Only its words: they are on the other language's page, and here a result shows them.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair.builders import is_web
from language_pair.other_language import TRANSLATION
from language_pair.passes import Pass
from language_pair.reading.myst_words import plain, shows_nothing
from language_pair.state import reading_of


class KeepWordsElsewhere(SphinxTransform):
    """Keep, beside each block that another language lacks, what its catalog says for it."""

    default_priority = Pass.KEEP_WORDS_ELSEWHERE

    def apply(self, **kwargs: Any) -> None:
        reading = reading_of(self.env)
        for node, message, code in reading.elsewhere:
            catalog = reading.catalogs.get(code)
            entry = catalog.entries.get(message) if catalog else None
            if entry and entry.is_done and not shows_nothing(entry) and isinstance(node, nodes.TextElement):
                node[TRANSLATION] = code, plain(entry.translation)


def _add_transform(app: Sphinx) -> None:
    if is_web(app.builder):
        app.add_transform(KeepWordsElsewhere)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transform)
