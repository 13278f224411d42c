"""The catalogs (``.po``): where they lie, how they are read, and what is compiled of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.catalogs import compiling

    compiling.setup(app)  # compiles what is good in them
