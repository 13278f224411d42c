"""The process of a language: what it does first, and what waits.

In the order of urgency: read what was saved; write the pages that a browser shows; find out which pages show
something of what was read; write the other pages, the one that took longest last; when it has been quiet for a
moment, the search index, the feeds and the environment. Whatever is saved meanwhile comes first: a page that is
being written is given up and written later.
"""

from __future__ import annotations

import _thread
import contextlib
import gc
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from tools.live.build.messages import Faults, Settled, ToProcess, Viewed, Written
from tools.live.build.site import Site
from tools.live.changes import Changes
from tools.live.spawned import ToServer

from language_pair.languages import Language

#: So long nothing is saved before the work begins that cannot be given up, in seconds.
QUIET = 0.7


class Interrupted(BaseException):
    """Something was saved: no error, so that nothing which handles errors keeps it."""


class Process:
    """The work of one language; *pipe* leads to the server."""

    def __init__(self, language: Language, pipe: ToServer) -> None:
        self._site = Site(language)
        self._pipe = pipe
        self._inbox: queue.SimpleQueue[ToProcess] = queue.SimpleQueue()
        self._viewed: frozenset[str] = frozenset()
        self._seconds: dict[str, float] = {}
        self._may_give_up = False
        self._writing = ""
        self._shown = self._settled = False
        self._checked = True
        signal.signal(signal.SIGINT, self._give_up)
        builder = self._site.builder
        # What would be left half done by being given up is done to its end.
        builder.index_page = self._whole(builder.index_page, then=self._allow)  # type: ignore[method-assign]
        builder.handle_page = self._whole(builder.handle_page)  # type: ignore[method-assign]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            message = self._pipe.recv()
            self._inbox.put(message)
            if isinstance(message, Changes):
                _thread.interrupt_main(signal.SIGINT)

    def _give_up(self, *_signal: Any) -> None:
        if self._may_give_up:
            self._may_give_up = False
            raise Interrupted

    def _allow(self) -> None:
        """From here on the page that is being written may be given up."""
        self._may_give_up = self._writing not in self._viewed
        if self._may_give_up and not self._inbox.empty():
            raise Interrupted

    def _whole(self, work: Callable[..., None], then: Callable[[], None] = lambda: None) -> Callable[..., None]:
        def whole(*arguments: Any, **named: Any) -> None:
            self._may_give_up = False
            work(*arguments, **named)
            then()

        return whole

    def run(self) -> None:
        """Work until the other end of the pipe is closed, or an error that nothing handles."""
        try:
            self._run()
        except Exception as error:
            error.add_note(self._site.note_in_hand())
            raise

    def _run(self) -> None:
        self._site.start()
        if self._site.pending:
            print(f"{self._site.language.segment:<5} | {len(self._site.pending)} pages to write", flush=True)
        self._tell_faults()
        gc.freeze()  # what is there now stays: no use to look for garbage in it
        while True:
            for message in self._messages():
                if isinstance(message, Viewed):
                    self._viewed = message.docnames
                else:
                    self._site.update(message.paths, assets=message.assets)
                    self._shown = self._settled = self._checked = False
                    self._tell_faults()
            self._go_on()

    def _messages(self) -> Iterator[ToProcess]:
        """What has come, changes together; waits for the next where nothing else is to be done."""
        changes: Changes | None = None
        is_busy = self._site.pending or self._site.looks_at_others or not self._shown
        wait = None if self._settled else 0.0 if is_busy else QUIET
        with contextlib.suppress(queue.Empty):
            while True:
                message = self._inbox.get(timeout=wait) if wait != 0 else self._inbox.get_nowait()
                wait = 0.0
                if isinstance(message, Changes):
                    changes = message | changes if changes else message
                else:
                    yield message
        if changes:
            yield changes

    def _go_on(self) -> None:
        """Do the most urgent thing."""
        waiting = self._site.pending
        urgent = sorted(waiting & self._viewed)
        if urgent:
            self._write(urgent[0])
        elif self._site.looks_at_others:
            self._site.look_at_others()
            self._tell_faults()
        elif not self._shown:
            self._shown = True
            self._pipe.send(Written(shown=True))
        elif waiting:
            self._write(min(waiting, key=lambda docname: (self._seconds.get(docname, 0), docname)))
        elif not self._settled:
            self._settle()

    def _write(self, docname: str) -> None:
        begin = time.perf_counter()
        with contextlib.suppress(Interrupted):
            self._writing = docname
            self._allow()
            self._site.write(docname)
            self._pipe.send(Written(shown=self._shown))
        self._seconds[docname] = time.perf_counter() - begin
        self._tell_faults()

    def _settle(self) -> None:
        if not self._checked:  # once: a note may be out of date whenever it is asked
            self._checked = True
            self._site.check()
            self._tell_faults()
            return
        for _step in self._site.finish():
            if not self._inbox.empty():
                return
        self._settled = True
        self._tell_faults()
        self._pipe.send(Settled())
        gc.collect()  # nobody waits
        gc.freeze()

    def _tell_faults(self) -> None:
        if self._site.faults.changed:
            self._pipe.send(Faults(self._site.faults.now()))
