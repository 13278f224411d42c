"""The server's end of a process that builds one language (`tools.live.build`)."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable

from tools.live import build
from tools.live.build.messages import Failed, ToProcess, ToServer
from tools.live.spawned import Spawned

from language_pair.languages import Language


class Builder:
    """The process of *language*; *take* is called in the event loop with each thing that it says."""

    def __init__(self, language: Language, take: Callable[[Builder, ToServer], None]) -> None:
        self.language = language
        self.alive = True
        self._take = take
        self._loop = asyncio.get_running_loop()
        self._process = Spawned(build.main, language.code)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        message: ToServer | None = None
        while not isinstance(message, Failed):
            try:
                message = self._process.pipe.recv()
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
                self._process.pipe.send(message)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self.alive = False
        self._process.end()
