"""Serve both languages and rebuild them as something is saved; an open page reloads itself.

``python -m tools.live [--port 8000]``. sphinx-autobuild watches and reloads, but it builds one
language; its server is given our build of two.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from tools import BUILD, ROOT
from tools.build_site import build

WATCHED = ("docs", "locale", "_ext", "conf.py")
#: What a build itself writes: watched, it would rebuild for ever.
IGNORED = (r"\.mo$", r"__pycache__", r"\.pyc$", r"~$", r"\.sw[px]$")


def rebuild(changed_paths: Sequence[Path]) -> None:
    """Build again; Sphinx finds out itself what *changed_paths* call for."""
    build()


def serve(host: str, port: int) -> None:
    output = BUILD / "html"
    output.mkdir(parents=True, exist_ok=True)
    rebuild([])
    watcher = RebuildServer([ROOT / name for name in WATCHED], IgnoreFilter([], list(IGNORED)), change_callback=rebuild)
    site = Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher, name="reload"),
            Mount("/", app=StaticFiles(directory=output, html=True), name="static"),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=f"{host}:{port}")],
        lifespan=watcher.lifespan,
    )
    print(f"The site is at http://{host}:{port}/ – stop with Ctrl-C", flush=True)
    uvicorn.run(site, host=host, port=port, log_level="warning")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.live", description="Serve the site and rebuild it.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    serve(arguments.host, arguments.port)


if __name__ == "__main__":
    main()
