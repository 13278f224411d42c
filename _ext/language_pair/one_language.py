"""Notes of one language alone, which the other language's build leaves out.

.. code-block:: python

   pair_only = {"en": ["contributing/only-english", "press/**"]}  # in conf.py: names as in a toctree

Such a note has no catalog and no counterpart. A toctree names it in both languages, since it is the
same toctree; where the note is left out, so is its entry.
"""

from __future__ import annotations

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.directives import other
from sphinx.environment import BuildEnvironment
from sphinx.errors import ConfigError
from sphinx.util import docname_join
from sphinx.util.matching import get_matching_files, patfilter, patmatch
from sphinx.util.nodes import explicit_title_re

import languages


def is_alone(config: Config, docname: str) -> bool:
    """Whether *docname* is in the language of this build and not in the other."""
    return any(patmatch(docname, pattern) for pattern in config.pair_only.get(config.language, ()))


def leave_out(app: Sphinx, config: Config) -> None:
    """Exclude the notes of the other language; not before Sphinx has gathered the suffixes of notes."""
    for code in config.pair_only:
        if code not in languages.CODES:
            # Taken for the other language it would exclude its notes from both.
            raise ConfigError(f"pair_only: no language {code!r}: the site has {', '.join(languages.CODES)}")
    config.exclude_patterns = [*config.exclude_patterns, *_left_out(config)]


def _left_out(config: Config) -> list[str]:
    """The patterns of the files that are in the other language only."""
    elsewhere = [pattern for code in config.pair_only if code != config.language for pattern in config.pair_only[code]]
    return [pattern + suffix for pattern in elsewhere for suffix in config.source_suffix]


def notes_elsewhere(env: BuildEnvironment) -> list[str]:
    """The notes that are in the other language only."""
    patterns = _left_out(env.config)
    files = get_matching_files(env.srcdir, patterns) if patterns else ()
    return [docname for file in files if (docname := env.path2doc(file))]


class TocTree(other.TocTree):
    """Sphinx's, without the entries that stand for notes of the other language only.

    Silencing its warning instead would hide that an entry leads nowhere at all.
    """

    def run(self) -> list[nodes.Node]:
        self.content = StringList([entry for entry in self.content if not self._is_elsewhere(entry)])
        return super().run()

    def _is_elsewhere(self, entry: str) -> bool:
        """Whether *entry*, a name or a pattern, fits no note here and one there."""
        explicit = explicit_title_re.match(entry)
        target = explicit.group(2) if explicit else entry
        suffix = next(filter(target.endswith, self.config.source_suffix), "")
        docname = docname_join(self.env.current_document.docname, target.removesuffix(suffix))
        if docname in self.env.found_docs or patfilter(self.env.found_docs, docname):
            return False
        return bool(patfilter(notes_elsewhere(self.env), docname))


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_only", {}, "env", (dict,))
    app.connect("config-inited", leave_out, priority=900)  # Sphinx gathers the suffixes at 800
    app.add_directive("toctree", TocTree, override=True)
