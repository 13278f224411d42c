"""The translators: who worked on which catalog, and the page that thanks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.credit import thanks, translators

    translators.setup(app)  # who translated a catalog
    thanks.setup(app)  # to those who translated them
