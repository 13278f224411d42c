"""Notes of one language alone, which the other language's build leaves out.

.. code-block:: python

   pair_only = {"en": ["contributing/only-english", "press/**"]}  # in conf.py: names as in a toctree

Such a note has no catalog and no counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util.matching import get_matching_files, patmatch
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages


def is_alone(config: Config, docname: str) -> bool:
    """Whether *docname* is in the language of this build and not in the other."""
    return any(patmatch(docname, pattern) for pattern in config.pair_only.get(config.language, ()))


def file_elsewhere(env: BuildEnvironment, docname: str) -> Path | None:
    """The file of a note that is in the other language only; ``None`` when *docname* names no such note."""
    if docname in env.found_docs or not any(patmatch(docname, pattern) for pattern in _patterns_elsewhere(env.config)):
        return None
    files = (Path(env.srcdir, docname + suffix) for suffix in env.config.source_suffix)
    return next(filter(Path.is_file, files), None)


def notes_elsewhere(env: BuildEnvironment) -> list[str]:
    """The notes that are in the other language only."""
    patterns = _left_out(env.config)
    files = get_matching_files(env.srcdir, patterns) if patterns else ()
    return [docname for file in files if (docname := env.path2doc(file))]


def _patterns_elsewhere(config: Config) -> Iterator[str]:
    return (pattern for code in config.pair_only if code != config.language for pattern in config.pair_only[code])


def _left_out(config: Config) -> list[str]:
    """The patterns of the files that are in the other language only."""
    return [pattern + suffix for pattern in _patterns_elsewhere(config) for suffix in config.source_suffix]


def leave_out(app: Sphinx, config: Config) -> None:
    """Exclude the notes of the other language; not before Sphinx has gathered the suffixes of notes."""
    for code in config.pair_only:
        if code not in languages.CODES:
            # Taken for the other language it would exclude its notes from both.
            raise ConfigError(f"pair_only: no language {code!r}: the site has {', '.join(languages.CODES)}")
    config.exclude_patterns = [*config.exclude_patterns, *_left_out(config)]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pair_only", {}, "env", (dict,))
    app.connect("config-inited", leave_out, priority=900)  # Sphinx gathers the suffixes at 800
    return {"parallel_read_safe": True, "parallel_write_safe": True}
