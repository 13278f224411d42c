"""The web server: the site as it is built, and a line to each page that is open."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from types import FrameType

import uvicorn
import watchfiles
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from starlette.websockets import WebSocket

from tools import ROOT
from tools.live import OUTPUT
from tools.live.changes import SETTINGS, Watched, sort
from tools.live.desk import Desk
from tools.live.guard import AGAINST_RULES, SOCKET, Guard
from tools.live.pages import Client, content_of, digest_of, file_of

_CLIENT = Path(__file__).with_name("client.js")
_FOLDERS = ("docs", "locale", "_ext")
#: How long a save may take, in milliseconds: what is written within it is built at once.
_STEP = 20
#: Before it is tried again to watch, in seconds.
_PAUSE = 1
MOST_CLIENTS = 1_000
#: Clients have nothing to say.
_LONGEST_MESSAGE = 1_000
_NOT_BUILT = "<!DOCTYPE html><title>…</title><p>This page is not there, or not built yet. 這一頁不存在，或尚未建置。"


class Pages(StaticFiles):
    """The site's files; each page asks to be told when it is written anew."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        page = file_of(scope["path"])
        if page is None:
            return HTMLResponse(_NOT_BUILT, 404)
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
        if (not content and not page.is_file()) or content.rstrip().endswith(b"</html>"):
            break
        await asyncio.sleep(0.02)
        content = content_of(page)
    return content


async def _client_script(request: Request) -> FileResponse:
    return FileResponse(_CLIENT, headers={"Cache-Control": "no-cache"})


class Live:
    """The server's parts: what watches files, the desk, and the connections of pages."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """*names* are hosts that it answers for, beside this machine's own."""
        self.desk = Desk()
        self._names = names

    def app(self) -> Starlette:
        OUTPUT.mkdir(parents=True, exist_ok=True)
        routes = [
            Route("/_live/client.js", _client_script),
            WebSocketRoute(SOCKET, self._connect),
            Mount("/", app=Pages(directory=OUTPUT, html=True)),
        ]
        guard = Middleware(Guard, names=self._names)
        return Starlette(routes=routes, middleware=[guard], lifespan=self._lifespan)

    @contextlib.asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        self.desk.start()
        watchers = [asyncio.create_task(self._watch(*(ROOT / name for name in _FOLDERS)))]
        # An editor may put a new file in its place, so the folder is watched, not these files themselves.
        watchers.append(asyncio.create_task(self._watch(ROOT, recursive=False)))
        try:
            yield
        finally:
            for watcher in watchers:
                watcher.cancel()
            self.desk.end()

    async def _watch(self, *paths: Path, recursive: bool = True) -> None:
        while True:
            try:
                async for found in watchfiles.awatch(*paths, watch_filter=Watched(), step=_STEP, recursive=recursive):
                    with self.desk.unbroken():
                        changes = [each for each in found if recursive or Path(each[1]).name in SETTINGS]
                        if changes:
                            self.desk.change(sort(changes, ROOT))
                return  # the server ends
            except (OSError, RuntimeError) as error:  # a folder is gone for a moment, or the system watches no more
                self.desk.report("live", [f"what is saved is not seen: {error}"])
                await asyncio.sleep(_PAUSE)

    async def _connect(self, websocket: WebSocket) -> None:
        asked = websocket.query_params
        client = Client.of(asked.get("page", "/"), asked.get("digest", ""))
        if client is None or len(self.desk.clients) >= MOST_CLIENTS:
            await websocket.close(AGAINST_RULES)
            return
        await websocket.accept()
        self.desk.open(client)
        try:
            await client.attend(websocket)
        finally:
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


class _Server(uvicorn.Server):
    """Ends in good order on Ctrl-C; at once where it is not there yet, or not any more, and for who is impatient. The
    processes of the builds end when their pipes do."""

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        # Not only from when uvicorn sets it until it gives the former one back: a `KeyboardInterrupt` while the event
        # loop is made or closed leaves half of one, over which its `__del__` stumbles.
        signal.signal(signal.SIGINT, self.handle_exit)
        super().run(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.should_exit or not self.started:
            os._exit(128 + sig)
        self.should_exit = True


def serve(listening: socket.socket, host: str) -> None:
    """Serve until Ctrl-C."""
    config = uvicorn.Config(
        Live([host]).app(), log_level="warning", timeout_graceful_shutdown=1, ws_max_size=_LONGEST_MESSAGE
    )
    _Server(config).run(sockets=[listening])
