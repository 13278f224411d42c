"""A copy of the whole project to change and build, away from the checkout."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools import ROOT
from tools.build_site import sphinx_arguments

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


#: Builds both languages of the project in whose folder it runs, as often as it is told: for each time what Sphinx is
#: given by language. Sphinx is loaded once. The last line that it prints is what has failed each time, by language.
BUILDS = """
import json, sys
from tools.build_site import run_both
failed = []
for given in json.loads(sys.argv[1]):
    outcomes = run_both(given)
    failed.append({name: outcome.lines for name, outcome in outcomes.items() if outcome.code})
print(json.dumps(failed))
"""


def run_builds(project: Path, builds: Sequence[Mapping[str, Sequence[str]]]) -> list[dict[str, list[str]]]:
    """Build a *project* as often as there are *builds*, each the arguments of Sphinx by language; what has failed.

    That is for each build the lines that were printed, by language, or nothing.
    """
    command = [sys.executable, "-c", BUILDS, json.dumps(builds)]
    done = subprocess.run(command, cwd=project, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    failed: list[dict[str, list[str]]] = json.loads(done.stdout.splitlines()[-1])
    return failed


def build_copy(folder: Path, output: str, *options: str) -> dict[str, bytes]:
    """Build both languages of a copy; returns the files of the output but those of `VOLATILE`."""
    given = {}
    for language in LANGUAGES:
        arguments = sphinx_arguments(language, "html", folder / output / language.segment, ["--quiet", *options])
        given[language.segment] = [each.replace(str(ROOT), str(folder)) for each in arguments]
    assert run_builds(folder, [given]) == [{}]
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
