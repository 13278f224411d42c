"""A live server over a copy of the project, and what it prints."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.conftest import PATIENCE

from language_pair.languages import LANGUAGES


class LiveServer:
    """The server of the copy in *project*."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.live", "--port", str(self.port)],
            cwd=project,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._listen)
        self._reader.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line.rstrip())

    def wait_for_line(self, words: str, after: int = 0) -> str:
        """The first line with *words* from number *after* on."""
        return wait_until(lambda: next((line for line in self.lines[after:] if words in line), ""), self.lines)

    @contextmanager
    def settling(self) -> Iterator[None]:
        """Wait, after the edits made inside, until both languages are up to date."""
        before = len(self.lines)
        yield
        for language in LANGUAGES:
            self.wait_for_line(f"{language.segment:<5} | up to date", before)

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        with ending(self.process):
            self.process.wait()
            self._reader.join()  # so long as a process of it lives


@contextmanager
def ending(process: subprocess.Popen[str]) -> Iterator[None]:
    """What is waited for inside has an end: in the end the whole group of *process* is killed."""
    kill = threading.Timer(PATIENCE, lambda: _kill_group(process.pid))
    kill.start()
    try:
        yield
    finally:
        kill.cancel()


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def run_apart(work: Coroutine[Any, Any, Any]) -> None:
    """Run *work* in a thread of its own: in this one, Playwright's loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(find: Callable[[], str], shown: object) -> str:
    """What *find* finds, once it finds something; *shown* is told where it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(shown)
