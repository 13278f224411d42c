"""What several test files need: a small project, the whole site built once, a browser over it."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect

from tests.copies import run_builds
from tests.language_pair.half_translated.site import copy_site
from tests.project import Project
from tests.quicker import keep_what_is_loaded, make_builds_quicker
from tools import ROOT
from tools.browser import ensure, launched
from tools.build_site import sphinx_arguments
from tools.build_site.at_root import write_all

from language_pair.languages import LANGUAGES

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

# Templates carry the time of their making; Sphinx reads this when it is first imported.
os.environ["SOURCE_DATE_EPOCH"] = "0"
# The notes' own statuses grow old; no test shall fail for that (conf.py).
os.environ["NOTES_TODAY"] = "2026-11-21"
make_builds_quicker()
# No test shall fail on a machine that has much else to do: each wait has an end, but a late one.
settings.register_profile("slow machine", deadline=None)
settings.load_profile("slow machine")
PATIENCE = 120
expect.set_options(timeout=PATIENCE * 1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run what is marked `long`, too")
    parser.addoption("--update", action="store_true", help="make anew the pictures of tests/site_theme/look.json")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what takes long, and begin with the files that take longest of the rest: no process shall be left
    alone with one at the end."""
    if not config.getoption("--long"):
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]
    marked = {(item.path, mark.name) for item in items for mark in item.iter_markers()}
    items.sort(
        key=lambda item: (
            *((item.path, mark) not in marked for mark in ("builds", "browser")),
            not item.nodeid.startswith("tests/tools/"),  # which start programs
        )
    )


def pytest_collection_finish() -> None:
    keep_what_is_loaded()


@pytest.fixture
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Project]:
    """A project in a folder of its own; a browser asks for the styles and scripts of its pages."""
    made = Project(tmp_path, whole=request.node.get_closest_marker("browser") is not None)
    yield made
    made.close()


@pytest.fixture
def half(tmp_path: Path) -> Iterator[Project]:
    """The half-translated site."""
    made = Project(copy_site(tmp_path / "site"))
    yield made
    made.close()


@dataclass(frozen=True)
class Site:
    """The whole site, built; *folder* holds ``index.html`` and a folder a language."""

    folder: Path

    def page(self, segment: str, name: str) -> BeautifulSoup:
        """A page, parsed; *name* is the note's, ``2021/communities``."""
        return BeautifulSoup((self.folder / segment / f"{name}.html").read_text(encoding="utf-8"), "html.parser")

    def pages(self, segment: str) -> list[str]:
        return sorted(
            page.relative_to(self.folder / segment).with_suffix("").as_posix()
            for page in (self.folder / segment).rglob("*.html")
            if "_static" not in page.parts and page.name != "404.html"  # whose addresses begin at a host's root
        )


def build_both(builder: str, output: Path, *options: str, notes: Path | None = None) -> None:
    """Build both languages into *output*, of the site's notes or of others, warnings being errors."""
    assert run_builds(ROOT, [arguments(builder, output, *options, notes=notes)]) == [{}]


def arguments(builder: str, output: Path, *options: str, notes: Path | None = None) -> dict[str, list[str]]:
    """What Sphinx is given to build each language into *output*."""
    return {
        language.segment: sphinx_arguments(language, builder, output / language.segment, ["--quiet", *options], notes)
        for language in LANGUAGES
    }


#: Makes a folder of a name with what is given, if no process has made it yet; where it is.
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """For what several of the processes that share the tests need: the first one makes it, others wait for it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                unfinished = shared / f"{name}-unfinished"
                make(unfinished)
                unfinished.rename(folder)
        return folder

    return made


def _build_site(folder: Path) -> None:
    build_both("html", folder)
    write_all(folder)


@pytest.fixture(scope="session")
def site(once: Once) -> Site:
    return Site(once("site", _build_site))


class _Quiet(SimpleHTTPRequestHandler):
    headers_sent: Mapping[str, str] = {}
    not_found: Path | None = None

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND or self.not_found is None:
            super().send_error(code, message, explain)
            return
        content = self.not_found.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        with suppress(ConnectionError):  # who has left a page does not wait for all of it
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, headers: Mapping[str, str] | None = None, *, not_found: Path | None = None) -> Iterator[str]:
    """The address at which *folder* is served, each answer with *headers*, *not_found* where nothing is."""
    kind = type("Handler", (_Quiet,), {"headers_sent": headers or {}, "not_found": not_found})
    handler = functools.partial(kind, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    with served(site.folder) as served_at:
        yield served_at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    problem = ensure()
    assert problem is None, problem
    with launched() as running:
        yield running


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """An empty profile in English; what the page complains of, or asks of other hosts, fails the test."""
    context = browser.new_context(locale="en-US", viewport={"width": 1440, "height": 900}, base_url=address)
    page = context.new_page()
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("request", lambda request: complaints.append(request.url) if address not in request.url else None)
    yield page
    context.close()
    assert complaints == []
