"""The web server: the site as it is built, and a line to each page that is open."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from starlette.websockets import WebSocket, WebSocketDisconnect

from tools import ROOT
from tools.live import OUTPUT
from tools.live.changes import Watched, sort
from tools.live.desk import Client, Desk, content_of, digest_of, file_of

_CLIENT = Path(__file__).with_name("client.js")
_FOLDERS = ("docs", "locale", "_ext")
#: How long a save may take, in milliseconds: what is written within it is built at once.
_STEP = 20
_NOT_BUILT = "<!DOCTYPE html><title>…</title><p>This page is not there, or not built yet. 這一頁不存在，或尚未建置。"


class Pages(StaticFiles):
    """The site's files; each page asks to be told when it is written anew."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        page = file_of(scope["path"])
        if page.suffix == ".html":
            return await _page(page)
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"  # to ask each time whether it is still the same
        return response


async def _page(page: Path) -> HTMLResponse:
    content = await whole(page)
    digest = digest_of(content)
    html = content.decode() if content else _NOT_BUILT
    script = f'<script src="/_live/client.js" data-digest="{digest}"></script>'
    head, end, tail = html.rpartition("</body>")
    html = f"{head}{script}{end}{tail}" if end else html + script
    return HTMLResponse(html, 200 if digest else 404, {"Cache-Control": "no-store"})


async def whole(page: Path) -> bytes:
    """What is in *page*, empty where there is none. Sphinx writes it in its place: half of a page would not
    even hold the script that asks for the rest, so this waits for its end, if it comes within two seconds."""
    content = content_of(page)
    for _look in range(100):
        if (not content and not page.exists()) or content.rstrip().endswith(b"</html>"):
            break
        await asyncio.sleep(0.02)
        content = content_of(page)
    return content


async def _client_script(request: Request) -> FileResponse:
    return FileResponse(_CLIENT, headers={"Cache-Control": "no-cache"})


class Live:
    """The server's parts: what watches files, the desk, and the connections of pages."""

    def __init__(self) -> None:
        self.desk = Desk()

    def app(self) -> Starlette:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        routes = [
            Route("/_live/client.js", _client_script),
            WebSocketRoute("/_live/socket", self._connect),
            Mount("/", app=Pages(directory=OUTPUT, html=True)),
        ]
        return Starlette(routes=routes, lifespan=self._lifespan)

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        await self.desk.start()
        watchers = [asyncio.create_task(self._watch(*(ROOT / name for name in _FOLDERS)))]
        # An editor may put a new file in its place, so the folder is watched, not conf.py itself.
        watchers.append(asyncio.create_task(self._watch(ROOT, recursive=False)))
        try:
            yield
        finally:
            for watcher in watchers:
                watcher.cancel()
            self.desk.end()

    async def _watch(self, *paths: Path, recursive: bool = True) -> None:
        async for found in watchfiles.awatch(*paths, watch_filter=Watched(), step=_STEP, recursive=recursive):
            changes = [each for each in found if recursive or Path(each[1]).name == "conf.py"]
            if changes:
                await self.desk.change(sort(changes, ROOT))

    async def _connect(self, websocket: WebSocket) -> None:
        await websocket.accept()
        asked = websocket.query_params
        client = Client(websocket, asked.get("page", "/"), asked.get("digest", ""))
        await self.desk.open(client)
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                await websocket.receive_text()
        self.desk.close(client)


def listen(host: str, port: int) -> socket.socket:
    """Take the *port*; raises `OSError` where another program has it."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    if os.name == "posix":  # elsewhere this would take a port that another program has
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError:
        listening.close()
        raise
    return listening


def serve(listening: socket.socket) -> None:
    """Serve until Ctrl-C."""
    config = uvicorn.Config(Live().app(), log_level="warning", timeout_graceful_shutdown=1)
    with contextlib.suppress(KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.default_int_handler)  # which `tools.live.__main__` has taken away
        uvicorn.Server(config).run(sockets=[listening])
