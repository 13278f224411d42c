"""A copy of the whole project to change and build, away from the checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tools import ROOT

from language_pair.catalogs import places
from language_pair.languages import LANGUAGES

#: What is compiled of Python comes along, or each copy compiles 250 modules anew; not what is just being written.
LEFT_OUT = shutil.ignore_patterns("*.mo", "*.pyc.*")
PARTS = ("conf.py", "docs", "_ext", "tools", "locale", "notes.toml", "notes.state.jsonl")


def copy_project(folder: Path) -> Path:
    """Copy what a build reads into *folder*; git's history stays behind, so no page has a date."""
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        elif source.exists():  # nothing was imported yet
            shutil.copy(source, folder)
    return folder


#: Leads to the notes of all years, and to none of the pages about them, which are most of what a build reads.
INDEX = """\
---
source_lang: en
---
# Notes

```{toctree}
years
```
"""


def copy_small_project(folder: Path) -> Path:
    """Copy the code and the notes of each year with their catalogs into *folder*: a build takes 2 s, not 5."""
    copy_project(folder)
    docs = folder / "docs"
    shutil.rmtree(docs / "contributing")
    for path in docs.glob("*.md"):
        if path.name != "years.md":
            path.unlink()
    gone = {path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    gone -= {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    for language in LANGUAGES:
        for name in gone:
            places.path_of(folder / "locale", language.code, name).unlink(missing_ok=True)
    (docs / "index.md").write_text(INDEX, encoding="utf-8")
    return folder


def build_copy(folder: Path, output: str, *options: str) -> dict[str, bytes]:
    """Build both languages of a copy; returns the files of the output but those of `VOLATILE`."""
    script = (
        "import sys; from pathlib import Path; from tools.build_site import sphinx_command;"
        "from tools.processes import run_together; from language_pair.languages import LANGUAGES;"
        f"out = Path({str(folder / output)!r});"
        "codes = run_together({l.segment: sphinx_command(l, 'html', out / l.segment, sys.argv[1:]) for l in LANGUAGES},"
        f" folder=Path({str(folder)!r})); sys.exit(any(outcome.code for outcome in codes.values()))"
    )
    subprocess.run([sys.executable, "-c", script, *options], cwd=folder, check=True, capture_output=True)
    return outputs(folder / output)


#: What may differ between two builds of the same sources: Sphinx's note on the build, and pickles.
VOLATILE = {".buildinfo", ".buildinfo.bak", "environment.pickle"}


def outputs(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for language in LANGUAGES
        for path in (folder / language.segment).rglob("*")
        if path.is_file() and path.name not in VOLATILE
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Names of the files that are on one side only or differ."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
