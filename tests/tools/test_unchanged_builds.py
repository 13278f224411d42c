"""What is looked at before Sphinx starts is all that a build reads, and the site is built when it must be."""

from __future__ import annotations

import mimetypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import copy_small_project, differing, outputs
from tools.build_site import surroundings

from language_pair.folders import files_below


def test_nothing_but_the_standard_library_is_loaded() -> None:
    """Sphinx alone takes longer to load than such a build may."""
    script = "import sys; before = set(sys.modules); import tools.build_site; print(*sorted({*sys.modules} - before))"
    result = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    loaded = {name.partition(".")[0] for name in result.stdout.split()}
    others = {name for name in loaded - sys.stdlib_module_names if not name.startswith("_sysconfigdata")}
    assert others == {"tools", "language_pair"}


#: Builds one language as `run_sphinx` does, and says which files were opened and which programs were run.
WATCHED = """
import sys
opened, run = set(), set()
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[1] in ("r", "rb", None):
        opened.add(arguments[0])
    elif event == "subprocess.Popen":
        run.add(str(arguments[0]))
sys.addaudithook(watch)
from sphinx.cmd.build import main
code = main(sys.argv[1:])
print("OPENED", *sorted(opened), sep="\\n")
print("RUN", *sorted(run), sep="\\n")
sys.exit(code)
"""


@pytest.mark.builds
def test_all_that_a_build_reads_is_looked_at(tmp_path: Path) -> None:
    """A file or a program that an extension begins to read is seen, or fails here."""
    project = copy_small_project(tmp_path)
    command = [sys.executable, "-c", WATCHED, "-q", "-b", "html", "-c", ".", "-D", "language=zh_TW", "docs", "_build/x"]
    result = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)
    opened, _run, run = result.stdout.partition("OPENED\n")[2].partition("RUN\n")
    assert set(run.split()) == {"git"}
    seen = {path for folder in [project, *surroundings.folders(project)] for path, _status in files_below(folder)}
    files = {(project / name).resolve() for name in opened.splitlines()}
    assert project / "docs/index.md" in files
    seen |= set(mimetypes.knownfiles)
    library = Path(os.__file__).resolve().parent  # which Python's version tells
    unseen = {path for path in files if path.is_file() and path.suffix != ".pyc" and str(path) not in seen}
    assert [path for path in unseen if not path.is_relative_to(library) or "site-packages" in path.parts] == []


@pytest.mark.builds
def test_the_site_is_built_when_it_must_be(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    note = project / "docs/2021/open-space.md"
    text = note.read_text(encoding="utf-8")

    def run(code: int = 0) -> str:
        command = [sys.executable, "-m", "tools.build_site", "-q"]
        result = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
        assert result.returncode == code, result.stdout + result.stderr
        return result.stdout.splitlines()[-1] if not code else ""

    page = "_build/html/index.html"
    built, left = f"The site is {page}", f"Nothing has changed since the site was built: {page}"
    assert [run(), run()] == [built, left]
    first = outputs(project / "_build/html")
    (project / "_build/html/zh-tw/2021/communities.html").unlink()
    shutil.rmtree(project / "_build/html/en/feeds")
    assert [run(), run()] == [built, left]
    assert differing(first, outputs(project / "_build/html")) == []
    note.write_text(text.replace("source_lang: en\n", ""), encoding="utf-8")
    run(code=1)
    run(code=1)
    note.write_text(text, encoding="utf-8")
    assert [run(), run()] == [built, left]
    assert differing(first, outputs(project / "_build/html")) == []
