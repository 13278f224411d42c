"""The catalogs (``.po``): read, compiled, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.catalogs import compiling, progress

    compiling.setup(app)  # compiles what is good in them
    progress.setup(app)  # what each language lacks x what its catalogs hold
