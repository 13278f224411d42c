"""The command that updates the catalogs, on a small project with Sphinx and sphinx-intl."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest

from tests.copies import LEFT_OUT
from tools import ROOT

from language_pair import languages

FIRST = """
    ---
    source_lang: en
    ---
    # Open space

    The doors open at nine in the morning.

    A note with 100% of its `{braces}` and [a link](https://example.org/%E5).

    ```{toctree}
    n
    ```
    """
SECOND = """
    ---
    source_lang: zh_TW
    ---
    # 會議

    每場半小時。
    """


#: Runs the command as often as it is told, in a fork: Sphinx and our extensions are loaded once.
FORKS = """
import json, os, runpy, sys
from tools.build_site import forked
forked.load()
for line in sys.stdin:
    *outputs, arguments = json.loads(line)
    process = os.fork()
    if process == 0:
        for descriptor, path in enumerate(outputs, 1):
            os.dup2(os.open(path, os.O_WRONLY), descriptor)
        sys.argv[1:] = arguments
        runpy.run_module("tools.catalogs", run_name="__main__")
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)
"""
_forking: dict[Path, subprocess.Popen[str]] = {}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A project of two notes with our configuration and code; the home of neither git nor our notes."""
    for name in ("_ext", "tools", "docs/_templates", "docs/_static"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
    shutil.copy(ROOT / "conf.py", tmp_path)
    write(tmp_path, index=FIRST, n=SECOND)
    yield tmp_path
    if tmp_path in _forking:
        _forking.pop(tmp_path).communicate()


def write(project: Path, **notes: str) -> None:
    for name, text in notes.items():
        (project / "docs" / f"{name}.md").write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")


def run_program(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.catalogs", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """As `run_program`, in less time from the second run on."""
    if project not in _forking:
        command = [sys.executable, "-c", FORKS]
        pipe = subprocess.PIPE
        _forking[project] = subprocess.Popen(command, cwd=project, stdin=pipe, stdout=pipe, encoding="utf-8")
    process = _forking[project]
    assert process.stdin and process.stdout
    with NamedTemporaryFile() as out, NamedTemporaryFile() as err:
        print(json.dumps([out.name, err.name, arguments]), file=process.stdin, flush=True)
        code = int(process.stdout.readline())
        said = [Path(each.name).read_text(encoding="utf-8") for each in (out, err)]
    return subprocess.CompletedProcess(arguments, code, *said)


def catalogs_in(project: Path) -> dict[str, str]:
    return {
        path.relative_to(project / "locale").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((project / "locale").rglob("*.po"))
        if path.stem != "pycontw"
    }


@pytest.mark.builds
def test_the_command_follows_a_note_from_its_first_line_to_its_last(small: Path) -> None:
    told = run(small).stdout.splitlines()
    assert told[:2] == ["Reading the notes in both languages …", "Merging what they say into the catalogs …"]
    assert [line.partition(": ")[0].partition("/")[0] for line in told[2:]] == ["locale"] * len(told[2:])
    made = catalogs_in(small)
    assert list(made) == ["en/LC_MESSAGES/n.po", "zh_TW/LC_MESSAGES/index.po"]
    assert "python-" not in made["zh_TW/LC_MESSAGES/index.po"]
    path = small / "locale/zh_TW/LC_MESSAGES/index.po"
    path.write_text(path.read_text().replace('morning."\nmsgstr ""', 'morning."\nmsgstr "早上九點開放入場。"'))
    before = catalogs_in(small)
    assert "Every message" not in run(small).stdout
    assert catalogs_in(small) == before

    write(small, index=FIRST.replace("nine in the", "nine in teh"))
    told = run(small, "--keep", "index").stdout
    assert "kept the translation of 'The doors open at nine in the morning.'" in told
    assert 'teh morning."\nmsgstr "早' in catalogs_in(small)["zh_TW/LC_MESSAGES/index.po"]

    write(small, index=FIRST.replace("\n    n\n", "\n    m\n"), m=SECOND)
    (small / "docs/n.md").unlink()
    told = run(small).stdout
    assert "locale/en/LC_MESSAGES/n.po -> locale/en/LC_MESSAGES/m.po: the note has moved" in told
    assert catalogs_in(small)["en/LC_MESSAGES/m.po"] == made["en/LC_MESSAGES/n.po"]
    assert '#| msgid "The doors open at nine in teh morning."' in catalogs_in(small)["zh_TW/LC_MESSAGES/index.po"]


@pytest.mark.builds
def test_the_command_fails_with_the_line_of_a_fault(small: Path) -> None:
    path = small / "locale" / languages.EN.code / "LC_MESSAGES" / "n.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "會議"\nmsgstr "Meeting\n', encoding="utf-8")
    outcome = run(small)
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-2:] == [
        "No catalog was changed:",
        "locale/en/LC_MESSAGES/n.po:2: this string has no closing quotation mark",
    ]
    assert run(small, "--keep", "nothing").returncode == 2


@pytest.mark.builds
def test_a_note_with_the_name_of_a_catalog_of_labels_is_refused(small: Path) -> None:
    """One would take the place of the other without a word."""
    write(small, index=FIRST.replace("\n    n\n", "\n    n\n    site_search\n"), site_search=FIRST.partition("```")[0])
    outcome = run_program(small)
    assert outcome.returncode == 1
    assert outcome.stderr.splitlines()[-1] == "docs/site_search.md: a catalog of labels has this name"


@pytest.mark.builds
def test_what_is_settled_is_left_alone_until_it_is_not(small: Path) -> None:
    """A run merges the catalogs that have changed, or their notes, and tells of all what is left to do."""
    first = run(small)
    waiting = first.stdout.splitlines()[-3:]
    assert all(" empty, 0 fuzzy of " in line for line in waiting)
    made = catalogs_in(small)
    path = small / "locale/en/LC_MESSAGES/n.po"
    times = {each: each.stat().st_mtime_ns for each in (small / "locale").rglob("*.po")}
    again = run(small)
    assert again.stdout.splitlines()[2:] == waiting
    assert {each: each.stat().st_mtime_ns for each in times} == times

    path.write_text(made["en/LC_MESSAGES/n.po"].replace('msgstr ""\n\n', 'msgstr  ""\n\n\n'), encoding="utf-8")
    assert "locale/en/LC_MESSAGES/n.po: now in canonical form" in run(small).stdout
    assert catalogs_in(small) == made

    path.write_text('msgid "會議"\nmsgstr "Meeting\n', encoding="utf-8")  # a fault in one that was settled
    assert "locale/en/LC_MESSAGES/n.po:2:" in run(small).stderr
    path.unlink()
    (small / "_build/catalogs.json").write_text("{")  # costs time alone
    assert "locale/en/LC_MESSAGES/n.po: created: 2 new" in run(small).stdout
    assert catalogs_in(small).keys() == made.keys()

    write(small, index=FIRST.replace("nine", "ten"))
    told = run(small).stdout
    assert "locale/zh_TW/LC_MESSAGES/index.po: updated: " in told
    assert "n.po: updated" not in told


@pytest.mark.builds
def test_a_run_after_which_nothing_has_changed_does_nothing_and_says_the_same(small: Path) -> None:
    unchanged = "Nothing has changed since the last run."
    run(small)
    waiting = run(small).stdout.splitlines()[2:]
    assert run(small).stdout.splitlines() == [unchanged, *waiting]
    (small / "locale/en/LC_MESSAGES/n.mo").touch()  # which every build compiles
    assert run(small).stdout.splitlines() == [unchanged, *waiting]

    code = small / "_ext/site_search/labels.py"
    code.write_text(f'{code.read_text(encoding="utf-8")}\n_("A new label")\n', encoding="utf-8")
    assert "_ext/site_search/locale/zh_TW/LC_MESSAGES/site_search.po: updated: 1 new" in run(small).stdout
    run(small)
    write(small, n=SECOND.replace("半", "一"))
    assert "locale/en/LC_MESSAGES/n.po: updated: 1 new" in run(small).stdout
    run(small)
    (small / "_build/catalogs.json").unlink()
    assert unchanged not in run(small).stdout


@pytest.mark.builds
def test_a_fault_of_a_note_is_told_by_each_run_and_nothing_is_merged(small: Path) -> None:
    run(small)
    made = catalogs_in(small)
    write(small, n=SECOND + "\n    [](no-such-note.md)\n\n    新的一句。\n")
    for _time in range(2):
        outcome = run(small)
        assert outcome.returncode == 1
        assert "docs/n.md:8" in outcome.stderr
        assert catalogs_in(small) == made
    write(small, n=SECOND + "\n    新的一句。\n")
    assert "locale/en/LC_MESSAGES/n.po: updated: 1 new" in run(small).stdout
