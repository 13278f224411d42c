"""The server's end of a process that builds one language (`tools.live.build`)."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess

from tools.live import build
from tools.live.build.messages import Failed, ToProcess, ToServer

from language_pair.languages import Language

#: So many seconds a process has for its own end.
_PATIENCE = 5


class Builder:
    """The process of *language*; *take* is called in the event loop with each thing that it says."""

    def __init__(self, language: Language, take: Callable[[Builder, ToServer], None]) -> None:
        self.language = language
        self.alive = True
        self._take = take
        self._loop = asyncio.get_running_loop()
        context = multiprocessing.get_context("spawn")  # the way that every system has
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=build.main, args=(language.code, theirs), daemon=True)
        _start_unbroken(self._process)
        theirs.close()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        message: ToServer | None = None
        while not isinstance(message, Failed):
            try:
                message = self._pipe.recv()
            except (EOFError, OSError):
                message = Failed((f"the build of {self.language.segment} has ended; the next save begins it again",))
            if isinstance(message, Failed):
                if not self.alive:  # it was to end
                    return
                self.alive = False
            try:
                self._loop.call_soon_threadsafe(self._take, self, message)
            except RuntimeError:  # the server has ended
                return

    def send(self, message: ToProcess) -> None:
        if self.alive:
            with contextlib.suppress(OSError):  # it has ended, as `_listen` tells
                self._pipe.send(message)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.alive = False
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()


def _start_unbroken(process: BaseProcess) -> None:
    """Start *process* so that Ctrl-C, which a terminal sends to all, leaves it alone: we end it.

    What is blocked here stays blocked there; one that comes meanwhile reaches us afterwards.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        process.start()
        return
    resource_tracker.ensure_running()  # its own start, within that of the first process, would unblock the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
