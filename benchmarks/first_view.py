"""What a first view of each page costs a reader, and whether it fits: ``nox -s first-view [-- --notes 1000]``.

Builds the site, or with ``--notes`` a project of as many, and opens each page in both languages as somebody does who
has kept nothing of the site. Prints a table: kB as a host sends them, compressed; requests, the page's own included;
the largest layout shift (https://web.dev/articles/cls) at three widths; the widths at which the page scrolls sideways
(half a width is one zoomed to 200 %); how much axe finds, in light, dark and forced colours with every fold open. Of
the page of results it is what a search costs until its results are there. Ends with 1 where a goal is missed, and says
what axe found.
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, Response, ViewportSize

from benchmarks import axe
from benchmarks.project import make_project
from benchmarks.search.server import serving
from benchmarks.workspace import Note
from tools import ROOT, browser

from language_pair.languages import LANGUAGES

#: Of 1440 and 768 px at 200 % are 720 and 384.
WIDTHS = (320, 360, 384, 720, 768, 1440, 2560)
PHONE, TABLET, DESKTOP = 360, 768, 1440
#: The goals: kB, requests, cumulative layout shift; kB of a search.
FIRST_VIEW, REQUESTS, SHIFT, WITH_RESULTS = 45, 12, 0.02, 60
SEARCH, RESULTS = "search.html?q=PyCon", "#search-results li a"
SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
  .observe({ type: "layout-shift", buffered: true });"""
#: Pages of a project of notes: the lists, then notes with all that can be in one, with text alone, with each view.
LISTS = ("index", "years", "all-notes", "translation-status", "thanks", "search", "404")
KINDS = (0, 1, 13, 40, 50, 180)


def screen(width: int) -> ViewportSize:
    return {"width": width, "height": 740}


def weight(received: Sequence[Response]) -> float:
    """In kB, each file compressed as hosts do."""
    return sum(len(gzip.compress(response.body(), 6)) for response in received) / 1000


class View(NamedTuple):
    """What a page costs: kB; *found* is what axe finds, a line each."""

    size: float
    requests: int
    shift: float
    sideways: Sequence[int]
    found: Sequence[str]

    def missed(self, *, searched: bool) -> bool:
        """Whether a goal is missed, of a page or of a search with its results."""
        heavy = self.size > WITH_RESULTS if searched else self.size > FIRST_VIEW or self.requests > REQUESTS
        return heavy or self.shift >= SHIFT or bool(self.sideways or self.found)

    def __str__(self) -> str:
        sideways = ", ".join(map(str, self.sideways)) or "-"
        return f"{self.size:8.1f}{self.requests:10}{self.shift:8.3f}{sideways:>12}{len(self.found):6}"


@contextmanager
def opened(running: Browser, address: str, width: int) -> Iterator[tuple[Page, list[Response]]]:
    """The page at *address*, *width* px wide, with nothing kept of any other, and what it receives: see `settle`."""
    context = running.new_context(viewport=screen(width))
    page = context.new_page()
    page.add_init_script(SHIFTS)
    received: list[Response] = []
    page.on("response", lambda response: received.append(response))
    page.goto(address, wait_until="commit")
    yield page, received
    context.close()


def settle(page: Page, address: str) -> None:
    """Wait until the page at *address* asks for nothing more."""
    page.wait_for_load_state("networkidle")
    if SEARCH in address:
        page.locator(RESULTS).first.wait_for()


def measure(running: Browser, address: str, *, asking_axe: bool = True) -> View:
    """What the page at *address* costs on a phone; its largest shift of all widths, which wait side by side."""
    with ExitStack() as open_pages:
        pages = [open_pages.enter_context(opened(running, address, width)) for width in (TABLET, DESKTOP, PHONE)]
        for page, _received in pages:
            settle(page, address)
        shift = max(page.evaluate("shifted") for page, _received in pages)
        page, received = pages[-1]
        size, requests = weight(received), len(received)
        return View(size, requests, shift, scrolling_sideways(page), findings(page) if asking_axe else [])


def scrolling_sideways(page: Page) -> list[int]:
    """The widths at which *page* as a whole can be moved sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size(screen(width))
        if page.evaluate("() => { scrollTo(9999, scrollY); const moved = scrollX; scrollTo(0, 0); return moved; }"):
            found.append(width)
    return found


def findings(page: Page) -> list[str]:
    """What axe finds on *page*, its folds opened: on a phone and on a desktop, of colours in each mode."""
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    page.locator("main details").evaluate_all("(all) => all.forEach((each) => (each.open = true))")
    found = []
    for width in (PHONE, DESKTOP):
        page.set_viewport_size(screen(width))
        found += [f"{width} px: {line}" for line in axe.violations(page)]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in axe.violations(page, axe.COLOURS)]
    page.emulate_media(color_scheme="light", forced_colors="active")
    return found + [f"forced colours: {line}" for line in axe.violations(page, axe.COLOURS)]


def pages_in(html: Path) -> list[str]:
    """The pages of a language in *html*, by address."""
    folder = html / LANGUAGES[0].folder
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return [name for name in names if not name.startswith("_")]


def kinds_of(notes: int) -> list[str]:
    """A page of each kind of a project of *notes* notes."""
    some = [Note(number, notes) for number in KINDS if number < notes]
    year = some[0].folder.partition("/")[0]
    lists = (*LISTS, f"all-notes-{year}", f"{year}/index", f"{some[0].folder}/index")
    return [f"{name}.html" for name in (*lists, *(note.docname for note in some))]


def _build(folder: Path) -> Path:
    """Build both languages of the project in *folder*; returns where."""
    command = [sys.executable, "-m", "tools.build_site", "--quiet"]
    if subprocess.run(command, cwd=folder, check=False).returncode:
        raise SystemExit("benchmarks.first_view: the site has faults, which are above")
    return folder / "_build" / "html"


def _report(running: Browser, html: Path, names: Sequence[str]) -> int:
    """Print the table of the pages *names* in both languages; returns how many miss a goal."""
    print(f"{'':44}{'kB':>8}{'requests':>10}{'shift':>8}{'sideways':>12}{'axe':>6}", flush=True)
    missed = 0
    with serving(html) as served:
        for name in (f"{language.folder}/{name}" for name in names for language in LANGUAGES):
            address = name.replace("search.html", SEARCH)
            view = measure(running, f"{served.address}/{address}")
            below = view.missed(searched=address != name)
            print(f"{name:44}{view}{'  missed' if below else ''}", *view.found, sep="\n    ", flush=True)
            missed += below
    return missed


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nox -s first-view --", description="What a first view of each page costs.")
    parser.add_argument("--notes", type=int, help="of a project of as many notes, which is made and built first")
    parser.add_argument("--html", type=Path, metavar="FOLDER", help="of a site that was built here")
    parser.add_argument("--only", nargs="+", metavar="PAGE", help="of these pages, as 2021/index")
    return parser.parse_args()


def main() -> int:
    options = _options()
    problem = browser.ensure()
    if problem:
        raise SystemExit(f"benchmarks.first_view: {problem}")
    with tempfile.TemporaryDirectory() as folder, browser.launched() as running:
        checkout = make_project(Path(folder) / "project", options.notes) if options.notes and not options.html else ROOT
        html = options.html or _build(checkout)
        names = [f"{name}.html" for name in options.only or ()]
        names = names or (kinds_of(options.notes) if options.notes else pages_in(html))
        return 1 if _report(running, html, names) else 0


if __name__ == "__main__":
    raise SystemExit(main())
