"""Who may ask the live server: a browser on which a contributor has opened its address, and no other page in it.

Any page in the same browser can open a WebSocket to this machine, and says so in ``Origin``. It can also have its
own name lead here (DNS rebinding), and then names that in ``Host``; an address in numbers cannot be led elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

#: The only address that takes a WebSocket.
SOCKET = "/_live/socket"
#: RFC 6455, section 7.4.1: what was asked is against the rules.
AGAINST_RULES = 1008
_HOST = re.compile(r"(?P<name>[^:\[\]@/?#\s]+|\[[^\[\]]+\])(?::[0-9]+)?", re.ASCII)
_METHODS = ("GET", "HEAD")
_OTHER_HOST = "tools.live answers at localhost, at an address in numbers, and at the name given with --host.\n"


class Guard:
    """Refuses what comes from elsewhere, before *app* has to do with it; *names* are hosts that it answers for."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = {"localhost", socket.gethostname().lower(), *(name.lower() for name in names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        is_ours = len(hosts) == 1 and self._is_ours(hosts[0])
        if scope["type"] == "websocket":
            is_same = len(origins) == 1 and is_ours and _host_of(origins[0]) == hosts[0].lower()
            if is_same and scope["path"] == SOCKET:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": AGAINST_RULES})
        elif not is_ours:
            await PlainTextResponse(_OTHER_HOST, 403)(scope, receive, send)
        elif scope["method"] not in _METHODS:
            await PlainTextResponse("", 405, {"Allow": ", ".join(_METHODS)})(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_ours(self, host: str) -> bool:
        found = _HOST.fullmatch(host.lower())
        name = found["name"].strip("[]") if found else ""
        return name in self._names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _host_of(origin: str) -> str:
    """The host and port of *origin*, as ``Host`` names them."""
    return origin.lower().removeprefix("http://").removeprefix("https://")
