"""Whoever kills a program that writes catalogs, at whichever file, finds each as it was before or as it is to be."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import Locale, catalog_of
from tools import ROOT
from tools.catalogs.check import command

pytestmark = pytest.mark.builds

#: Runs a program in a process of its own in each of the folders ``sys.argv[2:]``; each kills itself when it is about to
#: make sure of its first file, its second and so on. Prints how they ended.
KILLED = """
import os, signal, sys
from pathlib import Path

sys.path.insert(0, "_ext")
from language_pair import files
from tests.tools.catalogs import test_killed


def count_down(_file):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)


files.os.fsync = count_down
for left, folder in enumerate(sys.argv[2:]):
    process = os.fork()
    if process == 0:
        sys.stdout = sys.stderr
        test_killed.PROGRAMS[sys.argv[1]](Path(folder))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
"""


def begin(folder: Path) -> Locale:
    locale = Locale(folder)
    locale.write("a", catalog_of({"Stays.": "留下。", "Moves to b.": "搬到 b。", "Use teh site.": "用Python寫"}))
    locale.write("b", catalog_of({"Here.": "這裡，", "Mend teh note.": "改共筆，"}))
    locale.write("gone", catalog_of({"A whole note.": "整篇共筆", "Two lines of it.": "其中兩行"}))
    return locale


def update(folder: Path, keep: list[str] | None = None) -> None:
    Locale(folder).update(
        keep,
        a=["Stays.", "Use the site.", "New."],
        b=["Here.", "Mend the note.", "Moves to b."],
        moved=["A whole note.", "Two lines of it."],
    )


def fix(folder: Path) -> None:
    command.main(["--fix", *map(str, sorted(folder.rglob("*.po")))])


PROGRAMS: dict[str, Callable[[Path], None]] = {
    "catalogs": update,
    "catalogs --keep": lambda folder: update(folder, []),
    "catalogs-check --fix": fix,
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_killed_program_leaves_no_half_of_a_catalog_and_the_next_run_ends_it(name: str, tmp_path: Path) -> None:
    whole = begin(tmp_path / "whole")
    old = whole.catalogs
    PROGRAMS[name](whole.folder)
    new = whole.catalogs
    changed = [each for each in old.keys() | new.keys() if old.get(each) != new.get(each)]
    assert changed
    killed = [begin(tmp_path / str(number)) for number in range(len(changed) + 1)]
    command = [sys.executable, "-c", KILLED, name, *(str(locale.folder) for locale in killed)]
    codes = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    assert codes[0] == str(-signal.SIGKILL) and set(codes) <= {str(-signal.SIGKILL), "0"}
    for number, locale in enumerate(killed):
        for each, text in locale.catalogs.items():
            assert text in (old.get(each), new.get(each)), f"{each}, killed at file {number}"
        PROGRAMS[name](locale.folder)
        assert _in_use(locale.catalogs) == _in_use(new), f"killed at file {number}"


def _in_use(catalogs: dict[str, str]) -> dict[str, str]:
    """What pages show. A message that a killed run had moved may be left in its old catalog, as an obsolete one."""
    return {name: text.partition("\n#~")[0].rstrip() for name, text in catalogs.items()}
