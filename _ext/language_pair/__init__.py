"""The pair: a note and its translation, and the way from one to the other.

``pair_project``
    The project's name by language code.
``pair_other_root``
    Where the other language's pages begin, seen from this language's first page;
    ``{segment}`` is its URL segment.
``pair_kept``
    Names that may be in a text of the other language, each with the reason.
``pair_nobody``
    Names that are no person's, each with the reason; see `credit`.
``pair_harmless_flags``
    Flags of catalogs' messages that do not make them unfinished, each with the reason; see `catalogs.flags`.
``pair_chooser``
    The page that lets a reader choose a language, seen from a language's first page; empty without one.
``pair_only``
    Patterns of the notes that are in one language only, by its code; see `pair_only`.
``pair_roots``
    The address of each language's first folder by code. Made of ``html_baseurl``, see `addresses`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from language_pair import languages

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def _refuse_third_language(app: Sphinx, config: Config) -> None:
    from sphinx.errors import ConfigError

    try:
        languages.refuse_third(config.language)
    except ValueError as error:
        raise ConfigError(f"language: {error}") from None


def setup(app: Sphinx) -> ExtensionMetadata:
    # As late as this: tools read parts of the pair without Sphinx.
    from language_pair import builders, catalogs, credit, reading, site, site_files, state

    app.setup_extension("myst_parser")
    for needed in ("history", "labels", "links", "pair_only", "repository", "site_files", "tables", "whole_page"):
        app.setup_extension(f"language_pair.{needed}")
    app.connect("config-inited", _refuse_third_language, priority=0)
    app.add_domain(state.PairDomain)
    for room in (builders, reading, catalogs, credit, site):
        room.setup(app)
    site_files.add_static_folder(app, Path(__file__).parent / "static")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 3}
