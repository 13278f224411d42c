"""What the check of catalogs says of those that were saved, beside the faults that the build meets.

In a process of its own, which reads the glossary and the settings as they now are.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from tools import ROOT

#: Takes the name of who reports, and lines.
Report = Callable[[str, Iterable[str]], None]


class Checker:
    """Checks catalogs that wait for it, all that there are at once; each has a report of its own."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._waiting: set[Path] = set()
        self._running: asyncio.Task[None] | None = None

    def wait_for(self, paths: Iterable[Path]) -> None:
        """Take the catalogs among *paths*; they are checked when the page that is looked at has been written."""
        self._waiting |= {path for path in paths if path.suffix == ".po"}

    def start(self) -> None:
        if self._waiting and (self._running is None or self._running.done()):
            self._running = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while self._waiting:
            paths, self._waiting = sorted(self._waiting), set()
            lines = await _check([path for path in paths if path.exists()])
            for path in paths:
                name = name_of(path)
                self._report(name, [line for line in lines if line.startswith(f"{name}:")])


def name_of(catalog: Path) -> str:
    """How the check names *catalog*."""
    return catalog.relative_to(ROOT).as_posix() if catalog.is_relative_to(ROOT) else str(catalog)


async def _check(paths: Iterable[Path]) -> list[str]:
    """The faults of the catalogs at *paths*, as ``catalogs-check`` prints them."""
    command = [sys.executable, "-m", "tools.catalogs", "check", *map(str, paths)]
    if command[-1] == "check":  # all of them were deleted; no name means every catalog
        return []
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
    output, _nothing = await process.communicate()
    return output.decode(errors="replace").splitlines()
