"""What the server and the process of a language tell each other; all of it can be pickled."""

from __future__ import annotations

from dataclasses import dataclass

from tools.live.changes import Changes


@dataclass(frozen=True)
class Viewed:
    """To the process: these notes are open in a browser, and are written first."""

    docnames: frozenset[str]


@dataclass(frozen=True)
class Written:
    """To the server: pages were written; *shown* says that those on view are done with the last changes."""

    shown: bool


@dataclass(frozen=True)
class Settled:
    """To the server: the site is the one that a fresh build would make."""


@dataclass(frozen=True)
class Faults:
    """To the server: all that is wrong now, as lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Failed:
    """To the server: the build cannot go on, and why; the process ends."""

    lines: tuple[str, ...]


ToProcess = Changes | Viewed
ToServer = Written | Settled | Faults | Failed
