"""Of the warnings of one kind that a note has, the first ones are shown, and a line that says that there are more.

A note that was pasted from elsewhere may have nine thousand of them, which nobody reads, and which hide all others.
A strict build fails as it did: Sphinx has counted them.
"""

from __future__ import annotations

import logging
import re
from collections import Counter

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sound_build.internals import NAMESPACE, warning_handlers

#: Setting: maximum number of warnings of a kind that are shown of a note.
SETTING, SHOWN = "sound_build_shown_warnings", 20
MORE = "there are more warnings of this kind in this note from here on: they are shown when those above are mended"
#: The path in a place such as ``C:\\note.md:3`` or ``note.md:3:<translated>:1``.
_PATH = re.compile(r"(?:[A-Za-z]:(?=[\\/]))?[^:]*")

#: The name of the kind, which Sphinx has put behind the words.
_NAME = re.compile(r" \[[\w.-]+\]$")


class _First(logging.Filter):
    """Hides the warnings of a kind beyond the first ones of a file."""

    def __init__(self, shown: int) -> None:
        super().__init__()
        self._shown = shown
        self._counts: dict[str, Counter[tuple[str, str]]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        path = path_of(getattr(record, "location", None))
        if not path:
            return True
        counts = self._counts.setdefault(path, Counter())
        kind = str(getattr(record, "type", "")), str(getattr(record, "subtype", ""))
        counts[kind] += 1
        if counts[kind] == self._shown + 1:
            name = _NAME.search(str(record.msg))
            record.msg, record.args = MORE + (name[0] if name else ""), ()
        return counts[kind] <= self._shown + 1

    def begin(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """The note *docname* is about to be read, perhaps once more in this process."""
        self._counts.pop(str(env.doc2path(docname)), None)

    def end(self, app: Sphinx, exception: Exception | None) -> None:
        self._counts.clear()


def path_of(place: object) -> str:
    """The file in a warning's *place*, empty where it has none."""
    found = _PATH.match(place) if isinstance(place, str) else None
    return found[0] if found else ""


def _filter(app: Sphinx) -> None:
    first = _First(app.config[SETTING])
    for handler in warning_handlers(logging.getLogger(NAMESPACE).handlers):
        handler.addFilter(first)
    app.connect("env-purge-doc", first.begin)
    app.connect("build-finished", first.end)


def setup(app: Sphinx) -> None:
    app.add_config_value(SETTING, SHOWN, "", (int,))
    app.connect("builder-inited", _filter, priority=600)  # `faulty` looks at all of them
