"""A process that the server starts, with a pipe to it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

#: How long a process has for its own end, in seconds.
_PATIENCE = 5


class Spawned:
    """Does *work* with *arguments* and its end of the *pipe*; it ends when the server does, however that ends."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")  # the way that every system has
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_do, args=(work, arguments, theirs), daemon=True)
        _start_unbroken(self._process)
        theirs.close()

    @property
    def pid(self) -> int | None:
        return self._process.pid

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        with contextlib.suppress(OSError):
            self.pipe.close()


class ToServer:
    """The end of *pipe* that a process has: without the server it ends at once, whatever it is doing."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def send(self, message: Any) -> None:
        try:
            self._pipe.send(message)
        except OSError:
            os._exit(0)

    def recv(self) -> Any:
        try:
            return self._pipe.recv()
        except (EOFError, OSError):
            os._exit(0)


def _do(work: Callable[..., None], arguments: Sequence[Any], pipe: Connection) -> None:
    work(*arguments, ToServer(pipe))


def _start_unbroken(process: BaseProcess) -> None:
    """Start *process* so that Ctrl-C, which a terminal sends to all, leaves it alone: we end it.

    What is blocked here stays blocked there. One that comes meanwhile, which another thread takes, reaches us
    afterwards: a process that has not yet been told its work says so where we are gone.
    """
    if threading.current_thread() is not threading.main_thread():  # which alone is interrupted
        _start_blocked(process)
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        _start_blocked(process)
    finally:
        signal.signal(signal.SIGINT, handler)
    if came:
        signal.raise_signal(signal.SIGINT)


def _start_blocked(process: BaseProcess) -> None:
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        process.start()
        return
    resource_tracker.ensure_running()  # its own start, within that of the first process, would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
