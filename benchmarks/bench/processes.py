"""Runs a program and measures it with all processes that it starts: processor, clock, memory at its largest."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
#: Seconds between two looks at the memory, or more, so that looking takes at most a twentieth of a core.
_PAUSE, _SHARE = 0.1, 20
#: A day, in seconds.
NO_CAP = 86_400.0
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """Processor seconds, seconds on the clock, and MB of all processes together at their largest.

    *memory* is 0 where the system does not say (no ``/proc``). *capped*: it was stopped, so it costs more than this.
    """

    processor: float
    clock: float
    memory: float
    capped: bool = False

    def __add__(self, later: Cost) -> Cost:
        """What both cost, *later* after this."""
        return Cost(
            self.processor + later.processor,
            self.clock + later.clock,
            max(self.memory, later.memory),
            self.capped or later.capped,
        )


class FailedError(Exception):
    """The program ended with a code that says that it failed; the words are its last ones."""


def run(command: Sequence[str], folder: Path, cap: float = NO_CAP, *, codes: Container[int] = (0,)) -> Cost:
    """Run *command* in *folder*, and stop it with all that it has started after *cap* seconds on the clock.

    Raises FailedError where it ends with another code than *codes*.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
        stopper = threading.Timer(cap, _stop, [process.pid])
        memory = _Memory(process.pid)
        try:
            stopper.start()
            memory.start()
            _pid, status, used = os.wait4(process.pid, 0)
            clock = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            stopper.cancel()
            memory.end()
            _stop(process.pid)
        capped = process.returncode == -signal.SIGKILL and clock >= cap
        if process.returncode not in codes and not capped:
            log.seek(0)
            raise FailedError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read()[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, clock, memory.largest, capped)


def _stop(session: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)


class _Memory(threading.Thread):
    """Looks at the memory of the processes of a *session* until `end`; *largest* is in MB."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session, self._ended = session, threading.Event()
        self.largest = 0.0

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            start = time.perf_counter()
            self.largest = max(self.largest, sum(map(_memory, _processes(self._session))) / 1024)
            pause = max(_PAUSE, (time.perf_counter() - start) * _SHARE)

    def end(self) -> None:
        self._ended.set()
        self.join()


def _processes(session: int) -> Iterator[Path]:
    for path in _PROC.glob("[0-9]*"):
        with suppress(OSError):
            # After the name, which may hold anything: state, parent, group, session (proc_pid_stat(5)).
            if int((path / "stat").read_text(errors="replace").rpartition(")")[2].split()[3]) == session:
                yield path


def _memory(process: Path) -> int:
    """kB that *process* has, of what it shares its part (PSS)."""
    try:
        found = _PSS.search((process / "smaps_rollup").read_text())
    except OSError:  # it has ended
        return 0
    return int(found[1]) if found else 0
