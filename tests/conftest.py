"""What several test files need: a small project, and the whole site built once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.project import Project
from tools import ROOT
from tools.build_site import sphinx_command, write_chooser
from tools.processes import run_together

from languages import LANGUAGES


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project(tmp_path)
    yield made
    made.close()


@dataclass(frozen=True)
class Site:
    """The whole site, built; *folder* holds ``index.html`` and a folder a language."""

    folder: Path

    def page(self, segment: str, name: str) -> BeautifulSoup:
        """A page, parsed; *name* is the note's, ``2021/communities``."""
        return BeautifulSoup((self.folder / segment / f"{name}.html").read_text(encoding="utf-8"), "html.parser")

    def pages(self, segment: str) -> list[str]:
        return sorted(
            page.relative_to(self.folder / segment).with_suffix("").as_posix()
            for page in (self.folder / segment).rglob("*.html")
            if "_static" not in page.parts
        )


def build_both(builder: str, output: Path, *options: str) -> None:
    """Build both languages into *output*, warnings being errors."""
    commands = {
        language.segment: sphinx_command(language, builder, output / language.segment, ["--quiet", *options])
        for language in LANGUAGES
    }
    outcomes = run_together(commands, folder=ROOT)
    assert {name: outcome.lines for name, outcome in outcomes.items() if outcome.code} == {}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site") / "html"
    build_both("html", folder)
    write_chooser(folder)
    return Site(folder)
