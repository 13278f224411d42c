"""What is wrong now: Sphinx's warnings, each kept until what it is of is read or written again.

Sphinx warns of a note when it reads it, and not again while the note stays as it is; so a box that showed
the last build's warnings would lose those of the build before.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import jinja2

from tools import ROOT
from tools.processes import plain

#: A kind of work and the note that it is done for, empty for work on all notes together.
Place = tuple[str, str]


@dataclass
class Faults:
    """A text stream for Sphinx's warnings; *name* is before each on the terminal."""

    name: str
    lines: dict[Place, list[str]] = field(default_factory=dict)
    place: Place = ("", "")
    #: The note at which an error ended the work.
    in_hand: str = ""
    #: Whether they may differ from those last asked for.
    changed: bool = True

    def write(self, text: str) -> int:
        """Take a warning of the work in hand, as Sphinx prints it."""
        line = plain(text).strip().replace(f"{ROOT}/", "")
        if line:
            print(f"{self.name:<5} | {line}", flush=True)
            self.lines.setdefault(self.place, []).append(line)
            self.changed = True
        return len(text)

    def flush(self) -> None:
        pass

    @contextmanager
    def at(self, kind: str, docname: str) -> Iterator[None]:
        """Forget the warnings of this kind of work on *docname*, and take those that come as its own."""
        self._forget((kind, docname))
        with self.going_on((kind, docname)):
            yield

    @contextmanager
    def going_on(self, place: Place) -> Iterator[None]:
        """Take warnings as those of *place*, beside those that it has."""
        before, self.place = self.place, place
        try:
            yield
        except Exception:
            self.in_hand = self.in_hand or self.place[1]
            raise
        finally:
            self.place = before

    def reading(self, docname: str) -> None:
        """From here on the warnings are of the note *docname*, which is read or was deleted; with no name,
        of all notes together."""
        if docname:
            self._forget(("read", docname))
            self._forget(("write", docname))
        self.place = ("read", docname)

    def keep(self, docnames: Container[str]) -> None:
        """Forget all notes but *docnames*."""
        for place in [place for place in self.lines if place[1] and place[1] not in docnames]:
            self._forget(place)

    def _forget(self, place: Place) -> None:
        if self.lines.pop(place, None):
            self.changed = True

    def now(self) -> tuple[str, ...]:
        """Each once, by path and line."""
        self.changed = False
        return tuple(sorted({line for lines in self.lines.values() for line in lines}, key=by_line))


def place_of(text: str) -> tuple[str, int]:
    """The path and the line with which *text* begins, ``path:line: …``; 0 without a line."""
    path, _colon, rest = text.partition(":")
    number = rest.partition(":")[0]
    return path, int(number) if number.isdecimal() else 0


def by_line(text: str) -> tuple[str, int, str]:
    """Sorts lines that begin with ``path:line:``."""
    return *place_of(text), text


def describe(error: BaseException) -> str:
    """*error* as ``path:line: kind: message``: the last place in the project's own files, or the note in hand,
    which is a note (PEP 678) on *error*."""
    in_hand = next(iter(getattr(error, "__notes__", [])), "")
    while error.__cause__ or (error.__context__ and not error.__suppress_context__):
        error = error.__cause__ or error.__context__ or error
    kind = type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        return _place(error.filename, error.lineno) + f"{kind}: {error.msg}"
    if isinstance(error, jinja2.TemplateSyntaxError) and error.filename:
        return _place(error.filename, error.lineno) + f"{kind}: {error.message}"
    if isinstance(error, UnicodeDecodeError) and in_hand:
        return _place(in_hand, error.object.count(b"\n", 0, error.start) + 1) + f"{kind}: {error}"
    where = _place(in_hand, 1) if in_hand else ""
    trace = error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith((f"{ROOT}/docs", f"{ROOT}/_ext", f"{ROOT}/conf.py")):
            where = _place(name, trace.tb_lineno)
        trace = trace.tb_next
    return f"{where}{kind}: {error}"


def _place(path: str, line: int | None) -> str:
    return f"{path.removeprefix(f'{ROOT}/')}:{line or 1}: "
