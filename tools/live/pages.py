"""The pages as they are built, and those that are open in browsers."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from starlette.websockets import WebSocket, WebSocketDisconnect

from tools.live import OUTPUT

#: No file system has longer names.
_LONGEST_NAME = 255
_LONGEST_ADDRESS = 2_000
_DIGEST = re.compile(r"(?:[0-9a-f]{64})?")


def file_of(path: str) -> Path | None:
    """The file that is served at *path*, decoded; ``None`` where there can be none: outside the site or hidden."""
    names = [name for name in path.split("/") if name]
    if len(path) > _LONGEST_ADDRESS or not all(_is_plain(name) for name in names):
        return None
    file = OUTPUT.joinpath(*names, *(["index.html"] if path.endswith("/") or not names else []))
    try:
        return file if file.resolve().is_relative_to(OUTPUT.resolve()) else None
    except (OSError, RuntimeError):  # links in a circle
        return None


def _is_plain(name: str) -> bool:
    """Whether *name* is that of one file on any system, and of none that is hidden."""
    is_short = len(name.encode(errors="replace")) <= _LONGEST_NAME
    return is_short and name.isprintable() and not name.startswith(".") and not set(name) & {"\\", ":"}


def content_of(page: Path) -> bytes:
    """What is in *page*; nothing in one that is not there."""
    try:
        return page.read_bytes()
    except OSError:
        return b""


def digest_of(content: bytes) -> str:
    """Tells one state of a page from another; empty for a page that is not there."""
    return hashlib.sha256(content).hexdigest() if content else ""


@dataclass(eq=False)
class Client:
    """A page that is open in a browser: *file*, *digest* being of what it was served.

    What it is told waits in *news*, the newest of each kind, until it takes it: a client that takes nothing keeps
    nobody waiting and grows no heap.
    """

    file: Path
    digest: str
    news: dict[str, object] = field(default_factory=dict)
    _has_news: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def of(cls, address: str, digest: str) -> Client | None:
        """The client that shows *address*, encoded as in a browser; ``None`` where it cannot be one of ours."""
        file = file_of(unquote(address)) if address.startswith("/") else None
        return cls(file, digest) if file and _DIGEST.fullmatch(digest) else None

    @property
    def docname(self) -> str:
        """The note that the page shows, if it is one, behind its language's folder."""
        return self.file.relative_to(OUTPUT).with_suffix("").as_posix()

    def tell(self, **news: object) -> None:
        self.news |= news
        self._has_news.set()

    async def attend(self, socket: WebSocket) -> None:
        """Pass on what there is to tell, until the browser leaves; what it says itself is not listened to."""
        telling = asyncio.create_task(self._pass_on(socket))
        try:
            while (await socket.receive())["type"] != "websocket.disconnect":
                pass
        finally:
            telling.cancel()

    async def _pass_on(self, socket: WebSocket) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError):  # it has just gone, as `attend` finds out
            while True:
                await self._has_news.wait()
                self._has_news.clear()
                news, self.news = self.news, {}
                await socket.send_json(news)
