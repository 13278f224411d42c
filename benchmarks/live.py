"""How soon a saved catalog is seen: `nox -s live`, and sphinx-autobuild on the same site beside it.

``python -m benchmarks.live [--notes 1000] [--rounds 5] [--folder _build/bench-live]``

The site is the one of `benchmarks.workspace`; the clock runs from before a ``.po`` is saved until its new
words are in the page that a browser shows. Both servers run in turns on the same files: on a busy machine
only the ratio counts. `live` builds both languages,
sphinx-autobuild one. `live` is saved to a second time as soon as the first is seen, as a translator does, while
it is still busy with all that the first save has changed elsewhere.

The first run builds the site, which takes many minutes; it stays in the folder for the next run, with the code that
it was made with.

The goal: with 1,000 notes, 1.5 s (median).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from benchmarks.project import make_project
from benchmarks.workspace import Note
from tools import BUILD
from tools.browser import launched

from language_pair.catalogs import places
from language_pair.languages import EN, LANGUAGES, ZH_TW

#: So long a build of the whole site may take, in seconds.
PATIENCE = 4 * 3600
#: A translation of a paragraph is longer than one of a heading or an item.
_LONG = 50
#: Whether the page says what was saved.
_SHOWS = "mark => document.body?.textContent.includes(mark)"


class Server:
    """A server of the site in *project*, run by *command*; each build ends with the lines *done*."""

    def __init__(self, project: Path, command: Sequence[str], page: str, done: Sequence[str]) -> None:
        port = free_port()
        self.project, self.page, self._done = project, f"http://127.0.0.1:{port}/{page}", done
        self._lines: list[str] = []
        self._seen = 0
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command, "--port", str(port)],
            cwd=project,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self._lines.extend(self.process.stdout)  # one by one, as they come

    def wait(self) -> None:
        """Wait until there is nothing more to do."""
        end = time.monotonic() + PATIENCE
        while not all(any(done in line for line in self._lines[self._seen :]) for done in self._done):
            if time.monotonic() > end or self.process.poll() is not None:
                raise SystemExit("".join(self._lines[-20:]))
            time.sleep(0.2)
        time.sleep(2)  # what the browser does with it
        self._seen = len(self._lines)


def note(notes: int) -> str:
    """A note in English, so that its Chinese page is a translation, from the middle of the site."""
    return next(each.docname for each in (Note(number, notes) for number in count(notes // 2)) if each.source == EN)


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """Wait until *server* has built what it finds out of date, and end it afterwards."""
    try:
        server.wait()
        yield server
    finally:
        server.process.terminate()
        server.process.wait()


def live(project: Path, page: str) -> Server:
    done = [f"{language.segment:<5} | up to date" for language in LANGUAGES]
    return Server(project, ["tools.live"], f"{ZH_TW.folder}/{page}", done)


def autobuild(project: Path, page: str) -> Server:
    """sphinx-autobuild for Chinese; what `live` has built once is where its Sphinx goes on from."""
    ours, built = project / "_build/live", project / "_build/autobuild"
    if not built.exists():
        shutil.copytree(ours / "doctrees" / ZH_TW.segment, built / "doctrees")
        shutil.copytree(ours / "html" / ZH_TW.folder, built / "html")
    command = ["sphinx_autobuild", "-c", ".", "-n", "-D", f"language={ZH_TW.code}", "-d", str(built / "doctrees")]
    command += ["--watch", "locale", "--re-ignore", r"\.mo(\.\d+)?$", "docs", str(built / "html")]
    return Server(project, command, page, ["Serving on"])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def save(server: Server, docname: str, tab: Page, mark: str) -> float:
    """Put *mark* at the end of a paragraph's translation; returns the seconds until *tab* shows it."""
    catalog = places.path_of(server.project / "locale", ZH_TW.code, docname)
    lines = catalog.read_text(encoding="utf-8").split("\n")
    index = next(index for index, line in enumerate(lines) if line.startswith("msgstr") and len(line) > _LONG)
    lines[index] = f'{lines[index].partition("（")[0].rstrip(chr(34))}（{mark}）"'
    text = "\n".join(lines)
    begin = time.perf_counter()
    catalog.write_text(text, encoding="utf-8")
    # At each frame: Playwright's waits for an element look again after half a second.
    tab.wait_for_function(_SHOWS, arg=mark, polling="raf", timeout=PATIENCE * 1000)
    return time.perf_counter() - begin


def report(name: str, seconds: Sequence[float]) -> None:
    print(f"{name}: {median(seconds):.2f} s (median of {', '.join(f'{each:.2f}' for each in sorted(seconds))})")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=BUILD / "bench-live")
    options = parser.parse_args()
    docname = note(options.notes)
    project = options.folder.resolve() / str(options.notes)
    if not (project / "conf.py").exists():
        make_project(project, options.notes)
    quiet, busy, plain = [], [], []
    with launched() as browser:
        for number in range(options.rounds):
            with running(live(project, f"{docname}.html")) as server:
                tab = browser.new_page()
                tab.goto(server.page)
                save(server, docname, tab, f"初 {time.time_ns()}")  # what each loads once
                server.wait()
                quiet.append(save(server, docname, tab, f"一 {time.time_ns()}"))
                busy.append(save(server, docname, tab, f"二 {time.time_ns()}"))
                tab.close()
            with running(autobuild(project, f"{docname}.html")) as server:
                tab = browser.new_page()
                tab.goto(server.page)
                plain.append(save(server, docname, tab, f"三 {time.time_ns()}"))
                tab.close()
            print(f"round {number + 1}: {quiet[-1]:.2f}, {busy[-1]:.2f}, {plain[-1]:.2f} s", flush=True)
    report("live", quiet)
    report("live, saved again at once", busy)
    report("sphinx-autobuild", plain)
    print(f"ratio: {median(plain) / median(quiet):.1f}")


if __name__ == "__main__":
    main()
