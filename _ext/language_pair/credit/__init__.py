"""The translators: who worked on which catalog, as its head and git tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.credit import translators

    translators.setup(app)  # who translated a catalog
