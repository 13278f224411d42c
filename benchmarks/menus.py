"""What the menu costs: of a page, of a changed title, beside Sphinx's own. `benchmarks.bench` builds whole sites.

``python -m benchmarks.menus page [--notes 100 1000 4000]``: milliseconds a page of the menu alone
``python -m benchmarks.menus title [--notes 1000]``: pages that a changed title writes, beside those that show it

The sites are made in a temporary folder, always the same ones for a number of notes: folders of years and teams, nine
headings a note, all in English. Each figure is processor seconds of one process. The goals: at most 2 ms a page,
however many notes; a changed title writes the pages that show it and no other.
"""

from __future__ import annotations

import argparse
import io
import logging
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from tools import ROOT

from navigation.menu import Menu

TEAMS = ("program", "venue", "sponsorship", "finance", "marketing", "website", "registration", "volunteers")
FIRST_YEAR, YEARS = 2012, 10
HEADINGS = 8
CONF = f"""
import sys

sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Menus"
extensions = ["myst_parser", "navigation"]
source_suffix = {{".md": "markdown"}}
html_theme = "sphinx_rtd_theme"
html_theme_options = {{"navigation_depth": -1, "collapse_navigation": True}}
html_copy_source = False
suppress_warnings = ["config.cache"]
"""


def write(folder: Path, notes: int) -> None:
    """A site of *notes* notes; folders have an index each, the home page lists the years."""
    for name, text in sources(notes):
        path = folder / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nsource_lang: en\n---\n{text}", encoding="utf-8")


def sources(notes: int) -> Iterator[tuple[str, str]]:
    by_folder: dict[str, list[str]] = {}
    for number in range(notes):
        folder = f"{FIRST_YEAR + number % YEARS}/{TEAMS[number // YEARS % len(TEAMS)]}"
        by_folder.setdefault(folder, []).append(f"note-{number}")
    years: dict[str, list[str]] = {}
    for folder, names in sorted(by_folder.items()):
        year, team = folder.split("/")
        years.setdefault(year, []).append(f"{team}/index")
        yield f"{folder}/index", f"# {team.title()} {year}\n\n{toctree(names)}"
        for name in names:
            headings = "".join(f"## Part {part} of {name}\n\nSome words of it.\n\n" for part in range(HEADINGS))
            yield f"{folder}/{name}", f"# The title of {name}\n\n{headings}"
    for year, teams in years.items():
        yield f"{year}/index", f"# The year {year}\n\n{toctree(teams)}"
    yield "index", f"# Menus\n\n{toctree([f'{year}/index' for year in years])}"


def toctree(names: list[str]) -> str:
    lines = "\n".join(names)
    return f"```{{toctree}}\n:hidden:\n\n{lines}\n```\n"


def make(folder: Path) -> Sphinx:
    (folder / "conf.py").write_text(CONF)
    output = folder / "_build"
    return Sphinx(folder, folder, output / "html", output / "doctrees", "html", status=None, warning=io.StringIO())


def spent(what: Callable[[], object]) -> float:
    """Processor seconds of this process for *what*."""
    begin = time.process_time()
    what()
    return time.process_time() - begin


def of_a_page(folder: Path, notes: int) -> None:
    write(folder, notes)
    app = make(folder)
    app.builder.read()
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    app.env.check_consistency()
    pages = sorted(app.env.found_docs)
    made = spent(lambda: Menu(builder))
    menu = Menu(builder)
    ours = spent(lambda: [menu.render(page, includehidden=True, titles_only=True) for page in pages]) / len(pages)
    some = pages[:: max(1, len(pages) // 10)]
    theirs = spent(lambda: [builder._get_local_toctree(page, includehidden=True) for page in some]) / len(some)
    print(f"{notes:>5} notes: {ours * 1000:6.2f} ms a page, Sphinx {theirs * 1000:7.1f} ms; the tree {made:.2f} s once")


def of_a_title(folder: Path, notes: int) -> None:
    write(folder, notes)
    first = spent(make(folder).build)
    name = next(folder.rglob("note-17.md"))
    name.write_text(name.read_text().replace("# The title of note-17", "# Something else altogether"))
    html = folder / "_build/html"
    before = {path: path.stat().st_mtime_ns for path in html.rglob("*.html")}
    again = spent(make(folder).build)
    written = {path for path in before if path.stat().st_mtime_ns != before[path]}
    showing = {path for path in before if "Something else altogether" in path.read_text()}
    always = {html / "search.html", html / "genindex.html"}
    print(
        f"{notes} notes: {first:.1f} s, then {again:.1f} s; {len(showing - always)} pages show the title, "
        f"{len(written - always)} are written, {len(showing - written)} of those showing it are not"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.menus")
    parser.add_argument("figure", choices=["page", "title"])
    parser.add_argument("--notes", type=int, nargs="+")
    options = parser.parse_args()
    logging.disable(logging.DEBUG)
    usual = {"page": [100, 1000, 4000], "title": [1000]}
    for notes in options.notes or usual[options.figure]:
        with tempfile.TemporaryDirectory() as folder:
            if options.figure == "page":
                of_a_page(Path(folder), notes)
            else:
                of_a_title(Path(folder), notes)


if __name__ == "__main__":
    main()
