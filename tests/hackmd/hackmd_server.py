"""HackMD's API as its documentation has it, on this machine, with the moods that a host has."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "SECRET-TOKEN-1"


class HackMD:
    """*notes* by id with what the list says of them; *answers* by path are given first, each once."""

    def __init__(self) -> None:
        self.notes: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, str] = {}
        self.answers: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[str] = []
        self.address = ""
        self.slowly: set[str] = set()

    def add(self, note: str, text: str, **fields: Any) -> None:
        about = {
            "id": note,
            "title": text.partition("\n")[0].lstrip("# "),
            "tags": ["2021-program"],
            "createdAt": 1643270371245,
            "lastChangedAt": 1643270452413,
            "publishType": "view",
            "permalink": None,
            "shortId": f"s-{note}",
            "lastChangeUser": None,
            "userPath": None,
            "teamPath": "pycontw",
            "readPermission": "guest",
            "writePermission": "signed_in",
        }
        self.notes[note] = about | fields
        self.texts[note] = text

    def answer(self, path: str, tag: str) -> tuple[int, dict[str, str], bytes]:
        if self.answers.get(path):
            return self.answers[path].pop(0)
        if path in ("/v1/teams/pycontw/notes", "/v1/notes"):
            return 200, {}, json.dumps(list(self.notes.values())).encode()
        note = path.removeprefix("/v1/notes/")
        if note not in self.texts:
            return 404, {}, b'{"error": "not found"}'
        etag = f'W/"{hash(self.texts[note])}"'
        if tag == etag:
            return 304, {}, b""
        return 200, {"ETag": etag}, json.dumps(self.notes[note] | {"content": self.texts[note]}).encode()


@contextmanager
def running(hackmd: HackMD) -> Iterator[HackMD]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hackmd.asked.append(self.path)
            code, headers, body = hackmd.answer(self.path, self.headers.get("If-None-Match", ""))
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                code, headers, body = 401, {}, b"{}"
            self.send_response(code)
            for name, value in (headers | {"Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._send(body)
            except OSError:  # the client has lost its patience
                self.close_connection = True

        def _send(self, body: bytes) -> None:
            if self.path not in hackmd.slowly:
                self.wfile.write(body)
                return
            for at in range(len(body)):
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()
                time.sleep(0.02)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    hackmd.address = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield hackmd
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
