"""What the check of catalogs says of those that were saved, beside the faults that the build meets.

In a process of its own: to load what the check needs takes most of a second. It starts with the first catalog and
stays, as long as code, settings and the glossary, which it knows by heart, are what they were.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from tools import ROOT
from tools.live.changes import Changes
from tools.live.spawned import Spawned, ToServer

#: Takes the name of who reports, and lines.
Report = Callable[[str, Iterable[str]], None]


class Checker:
    """Checks catalogs that wait for it, the last one saved first; each has a report of its own."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._waiting: dict[Path, None] = {}
        self._running: asyncio.Task[None] | None = None
        self._process: Spawned | None = None

    def take(self, changes: Changes) -> None:
        """Let the catalogs of *changes* wait; they are checked when the page that is looked at has been written."""
        if changes.code or any(path.suffix == ".csv" for path in changes.paths):
            self._forget()
        for path in sorted(path for path in changes.paths if path.suffix == ".po"):
            self._waiting.pop(path, None)
            self._waiting[path] = None

    def start(self) -> None:
        if self._waiting and (self._running is None or self._running.done()):
            self._running = asyncio.create_task(self._run())

    def end(self) -> None:
        if self._running:
            self._running.cancel()
        self._forget()

    def _forget(self) -> None:
        """End the process; the next check has a fresh one."""
        if self._process:
            self._process.end()
        self._process = None

    async def _run(self) -> None:
        while self._waiting:
            path, _nothing = self._waiting.popitem()
            lines = await self._check(path)
            if lines is None:
                self._waiting.setdefault(path)
                return  # what is there is too broken to check anything: `start` is called after the next save
            self._report(name_of(path), lines)

    async def _check(self, path: Path) -> list[str] | None:
        """The faults of the catalog at *path*, as ``catalogs-check`` prints them; ``None`` where no process says."""
        for _try in range(2):  # the first may have been ended meanwhile
            try:
                self._process = self._process or Spawned(_serve)
                return await asyncio.to_thread(_ask, self._process, path)
            except (EOFError, OSError):
                self._forget()
        return None


def name_of(catalog: Path) -> str:
    """How the check names *catalog*."""
    return catalog.relative_to(ROOT).as_posix() if catalog.is_relative_to(ROOT) else str(catalog)


def _ask(process: Spawned, path: Path) -> list[str]:
    process.pipe.send(path)
    lines: list[str] = process.pipe.recv()
    return lines


def _serve(pipe: ToServer) -> None:
    """Check each catalog whose path comes through *pipe*, until its other end is closed."""
    os.chdir(ROOT)  # names in reports are relative to it
    try:
        from tools.catalogs.check import check_file  # here: our extensions, which it imports, may be broken
        from tools.catalogs.check.report import text
    except Exception:  # which the builds name
        return
    while True:
        path: Path = pipe.recv()
        pipe.send([text(finding) for finding in check_file(path)] if path.exists() else [])
