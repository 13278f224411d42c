"""Pictures are brought when somebody asks for it, each once, and stay when nobody does; from hosts of the web alone."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from tests.hackmd.workspace import Workspace
from tools.hackmd.reporting.report import Report
from tools.hackmd.running import Wanted, prepare
from tools.hackmd.sources import pictures
from tools.hackmd.sources.pictures import Picture, PictureError, fetch, suffix_of
from tools.hackmd.workspace import Workspace as Project

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"


class Handler(BaseHTTPRequestHandler):
    """Pictures and what is none, by path; counts what is asked."""

    asked: ClassVar[Counter[str]] = Counter()

    def do_GET(self) -> None:
        self.asked[self.path] += 1
        if self.path == "/moved.png":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/a.png")
            self.end_headers()
        elif self.path == "/round.png":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/round.png")
            self.end_headers()
        elif self.path == "/gone.png":
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            self.send_response(HTTPStatus.OK)
            self.end_headers()
            self.wfile.write(self._content())

    def _content(self) -> bytes:
        if self.path == "/page.png":
            return b"<html>"
        if self.path == "/script.svg":
            return b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"
        if self.path == "/large.png":
            return PNG + b"x" * 3_000
        return PNG + self.path.encode()

    def log_message(self, *_arguments: object) -> None:
        return None


@pytest.fixture
def host() -> Iterator[str]:
    Handler.asked = Counter()
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


near = partial(fetch, own_network=True)


def test_what_is_at_an_address_is_a_picture_or_a_reason(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 2_000)
    names = ("a.png", "moved.png", "gone.png", "page.png", "script.svg", "large.png", "round.png")
    found = near([f"{host}/{name}" for name in (*names, "a.png")])
    said = {address.rpartition("/")[2]: each for address, each in found.items()}
    assert said["a.png"] == said["moved.png"] == Picture(PNG + b"/a.png", "png")
    assert {name: str(said[name]) for name in names[2:]} == {
        "gone.png": "its host answers 404",
        "page.png": "what is there is no picture",
        "script.svg": "what is there is no picture",
        "large.png": "it has more than 0 MB",
        "round.png": "its host leads from one address to the next",
    }
    assert Handler.asked["/a.png"] == 2  # once by itself, once where another address leads


def test_so_many_bytes_are_brought_in_all(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_IN_ALL", 50)
    found = near([f"{host}/{name}.png" for name in "abcd"])
    assert [isinstance(each, Picture) for each in found.values()] == [True, True, False, False]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:1/a.png", "its host is in the own network"),
        ("http://localhost/a.png", "its host is in the own network"),
        ("http://169.254.169.254/latest", "its host is in the own network"),
        ("http://[::1]/a.png", "its host is in the own network"),
        ("ftp://127.0.0.1/a.png", "its address is none of the web"),
        ("http:///a.png", "its address is none of the web"),
    ],
)
def test_a_host_that_is_not_on_the_web_is_not_asked(address: str, why: str) -> None:
    [found] = fetch([address]).values()
    assert isinstance(found, PictureError) and str(found) == why


def test_a_host_that_is_not_there_is_said() -> None:
    [found] = near(["http://127.0.0.1:1/a.png"]).values()
    assert str(found) == "its host does not answer (ConnectionError)"


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x20ftypavif", "avif"),
        (b"RIFF\0\0\0\0WAVE", ""),
        (b"<svg", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_told_by_how_it_begins(content: bytes, suffix: str) -> None:
    assert suffix_of(content) == suffix


# -- Beside pages ---------------------------------------------------------------------------------


def imported(workspace: Workspace, *, images: bool) -> Report:
    project = Project.of(workspace.docs)
    fetching = near if images else None
    prepared = prepare(Wanted(sources=[workspace.notes], into=workspace.docs, fetch=fetching), project)
    project.journal.apply(prepared.files)
    return prepared.report


def codes(report: Report) -> list[str]:
    return [each.code for each in report.findings if each.code != "no_alt"]


@pytest.fixture
def gallery(workspace: Workspace, host: str) -> Workspace:
    sized = f'![三樓]({host}/c.png "地圖" =200x)'
    html = f'<div>\n<img src="{host}/d.png" alt="a &amp; b" title="c">\n</div>'
    workspace.note("a.md", f"# A\n\n![the hall]({host}/a.png) and ![]({host}/b.png)\n\n{sized}\n\n{html}\n")
    workspace.note("b.md", f"# B\n\n![again]({host}/a.png)\n\n![]({host}/gone.png)\n")
    return workspace


def files(workspace: Workspace) -> list[Path]:
    return sorted(workspace.docs.rglob("picture-*"))


def page(workspace: Workspace, name: str) -> str:
    return (workspace.docs / f"across-years/{name}.md").read_text(encoding="utf-8")


def test_without_being_asked_for_they_are_links(gallery: Workspace, host: str) -> None:
    assert codes(imported(gallery, images=False)) == ["picture"] * 6
    assert f"[the hall]({host}/a.png) and <{host}/b.png>" in page(gallery, "a")
    assert files(gallery) == [] and not Handler.asked


def test_they_are_beside_their_page_and_shown(gallery: Workspace) -> None:
    report = imported(gallery, images=True)
    assert Counter(codes(report)) == {"fetched": 5, "not_fetched": 1, "picture": 1}
    made = {path.name: path.read_bytes() for path in files(gallery)}
    assert sorted(made.values()) == [PNG + f"/{name}.png".encode() for name in "abcd"]
    text = page(gallery, "a")
    for name in made:
        assert f"({name}" in text or f'src="{name}" alt="a &amp; b" title="c">' in text
    assert "![三樓](picture-" in text and '.png "地圖"){width=200px}' in text
    assert "![again](picture-" in page(gallery, "b") and "gone.png>" in page(gallery, "b")


def test_a_later_import_keeps_them_and_asks_no_host(gallery: Workspace) -> None:
    imported(gallery, images=True)
    before = {path: path.read_bytes() for path in gallery.docs.rglob("*") if path.is_file()}
    Handler.asked.clear()
    imported(gallery, images=False)
    imported(gallery, images=True)
    assert {path: path.read_bytes() for path in gallery.docs.rglob("*") if path.is_file()} == before
    assert set(Handler.asked) == {"/gone.png"}


def test_a_file_that_was_damaged_is_brought_again(gallery: Workspace) -> None:
    imported(gallery, images=True)
    [damaged] = (path for path in files(gallery) if path.read_bytes().endswith(b"/a.png"))
    whole = damaged.read_bytes()
    damaged.write_bytes(b"half")
    assert "a.png)" in page_after(gallery, images=False)
    damaged.unlink()
    assert damaged.name in page_after(gallery, images=True) and damaged.read_bytes() == whole


def page_after(workspace: Workspace, *, images: bool) -> str:
    imported(workspace, images=images)
    return page(workspace, "a")


def test_many_notes_of_a_picture_ask_for_it_once(workspace: Workspace) -> None:
    asked: list[str] = []

    def answers(addresses: Iterable[str]) -> Mapping[str, Picture | PictureError]:
        asked.extend(dict.fromkeys(addresses))
        return {address: Picture(PNG, "png") for address in asked}

    for name, year in (("a", 2020), ("b", 2022), ("c", 2022)):
        workspace.note(
            f"{name}.md", f"---\ntags: {year}-organize\n---\n\n# {name}\n\n![x](https://example.org/a.png)\n"
        )
    project = Project.of(workspace.docs)
    prepared = prepare(Wanted(sources=[workspace.notes], into=workspace.docs, fetch=answers), project)
    assert asked == ["https://example.org/a.png"]
    made = [path.parent.name for path in prepared.files if path.name.startswith("picture-")]
    assert sorted(made) == ["general", "general"]  # one a folder


def test_a_picture_that_comes_too_slowly_is_given_up(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_PATIENCE_IN_ALL", 0.0)
    [said] = near([f"{host}/a.png"]).values()
    assert str(said) == "its host takes too long"
