"""The checkout that benchmarks measure has a history of many people, and catalogs without a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.project import PEOPLE, make_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("checkout") / "project", 20)


def git(project: Path, *arguments: str) -> list[str]:
    asked = subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True, encoding="utf-8")
    return asked.stdout.splitlines()


def test_its_history_has_as_many_people_and_ends_with_what_is_there(project: Path) -> None:
    people = set(git(project, "log", "--format=%an", "--", "locale", "docs"))
    assert len({name for name in people if name.startswith("Translator ")}) == PEOPLE
    assert git(project, "status", "--short") == []


def test_a_catalog_is_begun_by_one_and_finished_by_another(project: Path) -> None:
    catalog = max((project / "locale").rglob("n*.po"), key=lambda path: path.stat().st_size)
    finished, begun = git(project, "log", "--format=%an", "--", str(catalog))
    assert finished != begun
    (whole, *_rest) = git(project, "log", "--format=%H", "--", str(catalog))
    added = git(project, "show", "--numstat", "--format=", whole, "--", str(catalog))
    assert 0.3 < int(added[0].split()[0]) / len(catalog.read_text(encoding="utf-8").splitlines()) < 0.7


def test_its_catalogs_have_no_fault(project: Path) -> None:
    command = [sys.executable, "-m", "tools.catalogs", "check"]
    asked = subprocess.run(command, cwd=project, check=False, capture_output=True, encoding="utf-8")
    assert asked.stdout == ""
    assert asked.returncode == 0
