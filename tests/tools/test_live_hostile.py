"""`live` and what is asked of it by others than a browser that shows its pages: refused, and it goes on."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.tools.live_server import run_apart
from tools.live import desk, pages, server

HERE = "127.0.0.1:8000"
PAGE = "<html><body>A page</body></html>"
SECRET = "of the machine"
Told = list[dict[str, Any]]


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[server.Live]:
    """A server of a site of two pages, whose folder has what it shall not serve in it and beside it."""
    output = tmp_path / "html"
    for module in (pages, server, desk):
        monkeypatch.setattr(module, "OUTPUT", output)
    for name in (
        "en/index.html",
        "en/a%20b.html",
        "en/.hidden/page.html",
        "en/.hidden/style.css",
        "en/_static/style.css",
    ):
        output.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        output.joinpath(name).write_text(PAGE, encoding="utf-8")
    for name in ("secret.html", "secret.txt"):
        tmp_path.joinpath(name).write_text(f"{SECRET}</html>", encoding="utf-8")
        output.joinpath(f"en/link-{name}").symlink_to(tmp_path / name)
    output.joinpath("en/link").symlink_to(tmp_path)
    output.joinpath("en/loop.html").symlink_to(output / "en/loop.html")
    os.mkfifo(output / "en/pipe.css")
    yield server.Live(["notes.test"])


def asked(live: server.Live, scope: Mapping[str, Any], *said: Mapping[str, Any]) -> Told:
    """What the server sends to who asks for *scope* and says *said*; raises what it would print a traceback of."""
    waiting, sent = list(said), []

    async def receive() -> Mapping[str, Any]:
        await asyncio.sleep(0)
        return waiting.pop(0) if waiting else {"type": f"{scope['type']}.disconnect", "code": 1006}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    full = {"headers": [], "query_string": b"", "root_path": "", "scheme": "http", "http_version": "1.1", **scope}
    run_apart(live.app()(full, receive, send))  # type: ignore[arg-type]
    return sent


def get(live: server.Live, raw: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """The status and content at the address *raw*, decoded as uvicorn does."""
    named = [(name.encode(), value.encode("latin-1")) for name, value in {"host": HERE, **headers}.items()]
    scope = {"type": "http", "method": method, "path": unquote(raw), "raw_path": raw.encode(), "headers": named}
    start, *bodies = asked(live, scope, {"type": "http.request", "body": b"", "more_body": False})
    return start["status"], b"".join(body.get("body", b"") for body in bodies)


def connect(
    live: server.Live, query: str, *said: Mapping[str, Any], path: str = "/_live/socket", **headers: str
) -> Told:
    named = {"host": HERE, "origin": f"http://{HERE}", **headers}
    scope = {
        "type": "websocket",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items() if value],
        "subprotocols": [],
    }
    return asked(live, scope, {"type": "websocket.connect"}, *said)


def is_accepted(told: Told) -> bool:
    return told[0]["type"] == "websocket.accept"


@pytest.mark.parametrize("path", ["/en/index.html", "/en/", "/en/a%2520b.html", "/en/_static/style.css"])
def test_the_site_is_served(live: server.Live, path: str) -> None:
    assert get(live, path)[0] == 200


NONE = {
    "NUL": "/en/%00",
    "NUL in a page": "/en/%00.html",
    "NUL in a style": "/en/a%00.css",
    "long name": f"/{'a' * 5_000}.html",
    "long style": f"/{'a' * 5_000}.css",
    "long in bytes": f"/{'%E5%85%B1' * 100}.html",
    "many folders": "/a" * 5_000 + ".html",
    "up": "/../secret.html",
    "up, in the middle": "/en/../../secret.html",
    "up, encoded": "/%2e%2e/secret.html",
    "up, encoded slash": "/en/..%2f..%2fsecret.html",
    "up, encoded twice": "/en/%252e%252e/%252e%252e/secret.html",
    "up, a text": "/en/..%2f..%2fsecret.txt",
    "up, backslashes": "/..%5csecret.html",
    "up, overlong UTF-8": "/en/%c0%ae%c0%ae/secret.html",
    "absolute": "//etc/passwd",
    "absolute page": "//etc/passwd.html",
    "drive": "/C:/secret.html",
    "stream": "/en/index.html::$DATA",
    "symlink, page": "/en/link-secret.html",
    "symlink, text": "/en/link-secret.txt",
    "symlink, folder": "/en/link/secret.html",
    "symlink, text in a folder": "/en/link/secret.txt",
    "symlink to itself": "/en/loop.html",
    "hidden page": "/en/.hidden/page.html",
    "hidden style": "/en/.hidden/style.css",
    "hidden file": "/en/.git",
    "a page as a folder": "/en/index.html/index.html",
    "pipe": "/en/pipe.css",
    "half a character": "/en/%f0%9f.html",
    "lines": "/en/%0d%0aSet-Cookie:a=b.html",
    "right to left": "/en/%e2%80%aelmth.html",
    "markup": "/en/%3Cscript%3Ealert(1)%3C/script%3E.html",
    "a folder that is none": "/none/",
}


@pytest.mark.parametrize("path", NONE.values(), ids=NONE)
def test_what_is_no_page_is_not_there(live: server.Live, path: str) -> None:
    status, content = get(live, path)
    assert status == 404
    assert SECRET.encode() not in content
    assert b"alert" not in content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "", "GETT"])
@pytest.mark.parametrize("path", ["/en/index.html", "/_live/client.js"])
def test_nothing_is_sent_to_it(live: server.Live, method: str, path: str) -> None:
    assert get(live, path, method)[0] == 405


OURS = ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LocalHost", "[::1]:8000", "192.168.0.7:8000", "notes.test:80"]
OTHERS = [
    *(
        "evil.test",
        "evil.test:8000",
        "localhost.evil.test",
        "127.0.0.1.evil.test",
        "evil.test@127.0.0.1",
        "::1",
        "[::1",
    ),
    *("[::1].evil.test", "localhost:8000@evil.test", "127.0.0.1:8000:evil", "127.0.0.1/evil.test", "notes.test."),
    *("", "\xe9localhost", "0x7f000001"),
]


@pytest.mark.parametrize("host", OURS)
def test_it_answers_for_this_machine(live: server.Live, host: str) -> None:
    assert get(live, "/en/index.html", host=host)[0] == 200
    assert is_accepted(connect(live, "page=/en/", host=host, origin=f"http://{host}"))


@pytest.mark.parametrize("host", OTHERS)
def test_no_name_that_leads_here_is_answered(live: server.Live, host: str) -> None:
    """DNS rebinding."""
    status, content = get(live, "/en/index.html", host=host)
    assert (status, PAGE.encode() in content) == (403, False)
    assert not is_accepted(connect(live, "page=/en/", host=host, origin=f"http://{host}"))


@pytest.mark.parametrize(
    "origin",
    [
        *(
            "",
            "null",
            "http://evil.test",
            "http://127.0.0.1",
            "http://127.0.0.1:8001",
            f"http://{HERE}.evil.test",
            "file://",
        ),
        *(
            f"http://evil.test#{HERE}",
            f"http://{HERE}/",
            f"http://evil@{HERE}",
            "http://localhost:8000",
            f"ftp://{HERE}",
        ),
        *(f"http://http://{HERE}", f"https://http://{HERE}"),
    ],
)
def test_no_other_page_is_connected(live: server.Live, origin: str) -> None:
    told = connect(live, "page=/en/", origin=origin)
    assert [message["type"] for message in told] == ["websocket.close"]
    assert live.desk.clients == []


@pytest.mark.parametrize(
    "query",
    f"""page=%00 page=/%00 page=/%2500 page=/{"a" * 5_000} page= page=en/ page=/../secret.html page=/.git/config
    page=/%252e%252e/secret.html page=/en/link-secret.html page=/en/&digest=x page=/en/&digest={"0" * 65}
    page=/en/&digest={"A" * 64} page=/en/%5B::1""".split(),
)
def test_no_client_is_kept_that_shows_no_page(live: server.Live, query: str) -> None:
    assert not is_accepted(connect(live, query))
    assert live.desk.clients == []


@pytest.mark.parametrize(
    "said",
    [{"text": "x"}, {"bytes": b"\xff"}, {"text": '{"a":' * 500}, {}],
    ids=["text", "bytes", "JSON", "nothing"],
)
def test_what_a_client_says_is_not_listened_to(live: server.Live, said: dict[str, Any]) -> None:
    told = connect(live, f"page=/en/&digest={'0' * 64}", *[{"type": "websocket.receive", **said}] * 50)
    assert [message["type"] for message in told] == ["websocket.accept", "websocket.send"]
    assert '"reload"' in told[1]["text"], "it was served another page"
    assert live.desk.clients == []


def test_only_one_address_takes_a_socket(live: server.Live) -> None:
    for path in ("/", "/en/index.html", "/_live/client.js", "/_live/socket/"):
        assert not is_accepted(connect(live, "page=/en/", path=path))


def test_no_more_clients_are_kept_than_there_is_room_for(live: server.Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_CLIENTS", 1)
    assert is_accepted(connect(live, "page=/en/"))
    page = pages.Client.of("/en/", "")
    assert page
    live.desk.open(page)
    assert not is_accepted(connect(live, "page=/en/"))


def test_a_client_that_takes_nothing_keeps_nobody_waiting_and_grows_no_heap(live: server.Live) -> None:
    page = pages.Client.of("/en/index.html", "")
    assert page
    live.desk.open(page)
    for number in range(1_000):
        live.desk.report("en", [f"docs/a.md:{number}: a fault"])
    assert page.news == {"faults": ["docs/a.md:999: a fault"], "reload": True}
