"""A host for links to lead to: each path answers in its own way."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: What each path answers: the code, and for a redirect where to; ``{port}`` is the server's.
ANSWERS = {
    "/fine": (200, ""),
    "/gone": (404, ""),
    "/gone-for-good": (410, ""),
    "/secret": (403, ""),
    "/login": (401, ""),
    "/no-programs": (999, ""),
    "/down": (500, ""),
    "/away": (503, ""),
    "/moved": (301, "/fine"),
    "/moved-again": (308, "/moved"),
    "/for-now": (302, "/fine"),
    "/for-now-then-moved": (302, "/moved"),
    "/moved-and-gone": (301, "/gone"),
    "/without-end": (302, "/without-end"),
    "/to-a-wall": (301, "http://localhost:{port}/wall"),
}
PAGE = b"<!DOCTYPE html><title>A page</title><h2 id='here'>Here</h2>"


class LinkServer(ThreadingHTTPServer):
    """Keeps what it was asked (``HEAD /fine``) and who asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        #: What ``/busy`` says of when to come back, each time; afterwards it answers.
        self.patience: Iterator[str] = itertools.repeat("3600")
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has waited long enough hangs up."""


class _Answers(BaseHTTPRequestHandler):
    server: LinkServer

    def do_HEAD(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.agents.add(self.headers["User-Agent"])
        if self.path == "/slow":
            self.server.closing.wait()
        elif self.path == "/busy":
            self._busy()
        else:
            code, goal = ANSWERS[self.path]
            self.send_response(code)
            if goal:
                self.send_header("Location", goal.format(port=self.server.server_port))
            self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(PAGE)

    def _busy(self) -> None:
        patience = next(self.server.patience, None)
        self.send_response(200 if patience is None else 429)
        if patience is not None:
            self.send_header("Retry-After", patience)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running() -> Iterator[LinkServer]:
    with LinkServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.closing.set()
        server.shutdown()
        thread.join()
