"""Which notes have warnings: they are read again by the next build, which so says the same as a clean one.

Sphinx warns of a note when it reads or writes it, and not again while the note stays as it is: a strict build would
fail, and the next one, with nothing mended, succeed. A build that came to no end is followed by one that reads all.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment
from sphinx.locale import __

from language_pair import files
from language_pair.stored import stored_at
from sound_build.internals import NAMESPACE, warning_handlers

#: A warning's work and note, as an attribute of its record.
_IN_HAND = "in_hand"
#: The same of a warning of Sphinx for which `targets` has its own.
_NAMED_ELSEWHERE = "named_elsewhere"
#: What is named by `cycles`, or a consequence of what `instead` says.
_CIRCULAR, _NOT_INCLUDED = ("toc", "circular"), {("toc", "not_included"), ("navigation", "not_included")}


class _Marks(logging.Handler):
    """Marks warnings with what they are of, in whichever process they arise."""

    def __init__(self, work: str, docname: str) -> None:
        super().__init__(logging.WARNING)
        self._mark = work, docname

    def emit(self, record: logging.LogRecord) -> None:
        record.__dict__.setdefault(_IN_HAND, self._mark)
        if record.msg == __("duplicate label %s, other instance in %s"):
            record.__dict__[_NAMED_ELSEWHERE] = True


@contextmanager
def in_hand(work: str, docname: str) -> Iterator[None]:
    """Take warnings that come meanwhile as those of *work*, ``"read"`` or ``"write"``, on the note *docname*."""
    logger, marks = logging.getLogger(NAMESPACE), _Marks(work, docname)
    logger.handlers.insert(0, marks)  # before the one that shows them
    try:
        yield
    finally:
        logger.removeHandler(marks)


class Faulty:
    """The notes with warnings: *read* those in which reading found them, *written* those of this builder's pages, and
    *together* whether there are others, of all notes together. *finished*: whether the build came to its end.

    They are stored in *path* beside the doctrees, what is of a builder alone by its name.
    """

    def __init__(self, path: Path, builder: str) -> None:
        self._path, self._builder = path, builder
        self.read: set[str] = set()
        self.written: set[str] = set()
        self.together = False
        self.finished = True

    def load(self) -> None:
        stored = stored_at(self._path)
        own = stored.get(self._builder, {})
        self.read = set(stored.get("read", ()))
        self.written, self.together = set(own.get("written", ())), own.get("together", False)
        self.finished = own.get("finished", True)

    def save(self) -> None:
        own = {"written": sorted(self.written), "together": self.together, "finished": self.finished}
        stored = {**stored_at(self._path), "read": sorted(self.read), self._builder: own}
        files.write(self._path, json.dumps(stored, ensure_ascii=False).encode())


class _Shown(logging.Filter):
    """Notes the warnings that are shown in *now*, and hides consequences of what is named elsewhere."""

    def __init__(self, now: Faulty) -> None:
        super().__init__()
        self._now = now
        #: Whether a page stands in for a note, so that nobody knows what its toctrees would have listed.
        self.instead = False

    def filter(self, record: logging.LogRecord) -> bool:
        kind = getattr(record, "type", ""), getattr(record, "subtype", "")
        if kind == _CIRCULAR or hasattr(record, _NAMED_ELSEWHERE) or (kind in _NOT_INCLUDED and self.instead):
            return False
        work, docname = getattr(record, _IN_HAND, ("", ""))
        self.instead = self.instead or kind in (("sound_build", "note"), ("sound_build", "encoding"))
        if work == "read":
            self._now.read.add(docname)
        elif work == "write":
            self._now.written.add(docname)
        else:
            self._now.together = True
        return True


class _Build:
    """What the last build left, and what this one finds."""

    def __init__(self, app: Sphinx) -> None:
        path = Path(app.doctreedir, "faulty.json")
        self.before, self.now = Faulty(path, app.builder.name), Faulty(path, app.builder.name)
        if not app.fresh_env_used:
            self.before.load()
        shown = _Shown(self.now)
        for handler in warning_handlers(logging.getLogger(NAMESPACE).handlers):
            handler.addFilter(shown)
        app.connect("env-get-outdated", self._outdated)
        app.connect("env-updated", self._updated)
        app.connect("write-started", self._started)
        app.connect("build-finished", self._finished)

    def _outdated(self, app: Sphinx, env: BuildEnvironment, *given: set[str]) -> list[str]:
        return sorted(env.found_docs if not self.before.finished else self.before.read & env.found_docs)

    def _updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The pages to write again; one of them is enough to let Sphinx look at all notes together."""
        pages = self.before.written | ({env.config.root_doc} if self.before.together else set())
        self.before.read, self.before.written, self.before.together = set(), set(), False
        self.before.finished = True
        return sorted(pages & env.found_docs)

    def _started(self, app: Sphinx, builder: Builder) -> None:
        self.now.finished = False
        self.now.save()

    def _finished(self, app: Sphinx, exception: Exception | None) -> None:
        self.now.finished = exception is None
        self.now.save()


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _Build)
