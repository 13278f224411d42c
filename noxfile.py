"""What a contributor can run: ``nox -s <name>`` in ``.venv``, or ``python3 run.py <name>`` anywhere."""

from __future__ import annotations

import sys

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "none"  # sessions run in .venv, which run.py makes from the lock
nox.options.sessions = ["docs"]
nox.options.error_on_missing_interpreters = False  # `fast` runs on those that are there and names the others

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
#: The tests of a file stay together, since they share what it has built.
SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
#: Each of the processes that tests and the benchmark start would compile anew all that it loads.
COMPILED: dict[str, str | None] = {"PYTHONDONTWRITEBYTECODE": None}
CODE = ["_ext", "tools", "tests", "benchmarks", "conf.py", "noxfile.py", "run.py"]


@nox.session
def docs(session: nox.Session) -> None:
    """Build both languages into _build/html."""
    session.run(sys.executable, "-m", "tools.build_site", *session.posargs)


@nox.session
def pages(session: nox.Session) -> None:
    """Build the site for GitHub Pages, or another host of files, into _build/pages; --address says where it will be."""
    session.run(sys.executable, "-m", "tools.pages", *session.posargs)


@nox.session
def live(session: nox.Session) -> None:
    """Show the site and rebuild it as a note, a catalog, a template or code is saved."""
    # After Ctrl-C it ends its own processes, before nox would end it.
    session.run(sys.executable, "-m", "tools.live", *session.posargs, interrupt_timeout=10)


@nox.session
def catalogs(session: nox.Session) -> None:
    """Bring the catalogs up to date, in canonical form; --keep after a mended typo, NOTE begins with one of HackMD."""
    session.run(sys.executable, "-m", "tools.catalogs", *session.posargs)


@nox.session(name="catalogs-check")
def catalogs_check(session: nox.Session) -> None:
    """Check the catalogs: syntax, markup, how Chinese is written; --fix repairs spaces and punctuation."""
    session.run(sys.executable, "-m", "tools.catalogs", "check", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run every test; installs or names the browser that they need."""
    session.run(sys.executable, "-m", "tools.browser")
    session.run(sys.executable, "-m", "pytest", *SIDE_BY_SIDE, *session.posargs, env=COMPILED)


@nox.session
def long(session: nox.Session) -> None:
    """Run the tests of which `tests` runs a sample."""
    session.run(sys.executable, "-m", "tools.browser")
    session.run(sys.executable, "-m", "pytest", *SIDE_BY_SIDE, "--long", "-m", "long", *session.posargs, env=COMPILED)


@nox.session(python=PYTHONS, venv_backend="uv", download_python="never")
def fast(session: nox.Session) -> None:
    """Run the tests that need neither a browser nor big builds, on each Python that is installed."""
    session.install("--compile-bytecode", "--require-hashes", "-r", "requirements.txt")
    marked = ["-m", "not browser and not builds"]
    session.run("python", "-m", "pytest", *SIDE_BY_SIDE, *marked, *session.posargs, env=COMPILED)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style (ruff), types (mypy) and which package imports which (.importlinter)."""
    session.run(sys.executable, "-m", "ruff", "check", *CODE)
    session.run(sys.executable, "-m", "ruff", "format", "--check", *CODE)
    session.run(sys.executable, "-m", "mypy")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "_ext"}, external=True)


@nox.session(name="import-notes")
def import_notes(session: nox.Session) -> None:
    """Make pages of HackMD notes: notes, folders or the zip of all, --into a folder of pages."""
    session.run(sys.executable, "-m", "tools.hackmd", "import", *session.posargs)


@nox.session
def links(session: nox.Session) -> None:
    """Ask every page that the notes link to whether it is still there, and report by path:line."""
    session.run(sys.executable, "-m", "tools.links", *session.posargs)


@nox.session(name="to-check")
def to_check(session: nox.Session) -> None:
    """List what of the communities somebody should check, as the site that was built last says."""
    session.run(sys.executable, "-m", "tools.to_check", *session.posargs)


@nox.session
def epub(session: nox.Session) -> None:
    """Make the book of each language (_build/epub) and check it with epubcheck; installs or names what that needs."""
    session.run(sys.executable, "-m", "tools.epub", *session.posargs)


@nox.session
def validate(session: nox.Session) -> None:
    """Check that all pages are valid HTML (the Nu HTML checker); installs or names what that needs."""
    session.run(sys.executable, "-m", "tools.validate", *session.posargs)


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Print what Lighthouse says of ten kinds of pages as on a phone; installs or names what that needs."""
    session.run(sys.executable, "-m", "benchmarks.lighthouse", *session.posargs)


@nox.session(name="first-view")
def first_view(session: nox.Session) -> None:
    """Print what a first view of each page costs, and what axe finds; --notes 1000 for a project of as many."""
    session.run(sys.executable, "-m", "tools.browser")
    session.run(sys.executable, "-m", "benchmarks.first_view", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure builds, changes and output beside stock Sphinx, and print which goals are met; --write for the page."""
    session.run(sys.executable, "-m", "benchmarks.bench", *session.posargs, env=COMPILED)


@nox.session
def screenshots(session: nox.Session) -> None:
    """Photograph pages in both languages at 360, 768 and 1440 px into _build/screenshots."""
    session.run(sys.executable, "-m", "tools.browser")
    session.run(sys.executable, "-m", "tools.screenshots", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Make requirements.txt from requirements.in, for Python 3.11 to 3.14; --upgrade takes newer versions."""
    uv = f"-m uv pip compile --universal --python-version {PYTHONS[0]} --generate-hashes --quiet".split()
    header = ["--custom-compile-command", "nox -s lock"]
    session.run(sys.executable, *uv, *header, "-o", "requirements.txt", "requirements.in", *session.posargs)
