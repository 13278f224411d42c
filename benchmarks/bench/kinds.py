"""What builds the notes: this project, or Sphinx and MyST with another theme alone, as they come or as we run them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks import workspace
from benchmarks.bench.processes import Cost, run
from benchmarks.project import make_project
from tools import ROOT

from language_pair.languages import LANGUAGES, Language

#: Of the same notes, and no extension of ours; a directive of ours is a table there.
_CONF = """
project = "Notes"
extensions = ["myst_parser"]
source_suffix = {{".md": "markdown"}}
myst_heading_anchors = 6
locale_dirs = ["../locale"]
gettext_compact = False
html_theme = {theme!r}
html_theme_options = {options!r}
html_copy_source = False
"""


@dataclass(frozen=True)
class Kind:
    """A way to build the notes; *theme* is empty for ours. *tuned*: with our settings of the interpreter."""

    name: str
    theme: str
    collapsed: bool | None = None
    tuned: bool = True

    def commands(self, tree: Tree) -> Iterator[list[str]]:
        """What is run, one after the other."""
        if not self.theme:
            yield [sys.executable, "-m", "tools.build_site", "--quiet"]
            return
        sphinx = "tools.build_site.run_sphinx" if self.tuned else "sphinx"
        for language in LANGUAGES:
            options = ["-q", "-j", "auto", "-b", "html", "-c", str(tree.conf(self)), "-D", f"language={language.code}"]
            where = ["-d", str(tree.built(self) / "doctrees" / language.segment), str(tree.plain / "docs")]
            yield [sys.executable, "-m", sphinx, *options, *where, str(tree.output(self, language))]

    def is_there(self) -> bool:
        return not self.theme or find_spec(self.theme) is not None


OURS = Kind("ours", "")
WHOLE = Kind("whole", "sphinx_rtd_theme", collapsed=False, tuned=False)
COLLAPSED = Kind("collapsed", "sphinx_rtd_theme", collapsed=True, tuned=False)
COLLAPSED_TUNED = Kind("collapsed-tuned", "sphinx_rtd_theme", collapsed=True)
#: In the order in which they are built: those that goals need first.
KINDS = (
    OURS,
    WHOLE,
    COLLAPSED_TUNED,
    COLLAPSED,
    Kind("whole-tuned", "sphinx_rtd_theme", collapsed=False),
    Kind("furo", "furo", tuned=False),
    Kind("furo-tuned", "furo"),
)
#: What goals compare ours with, and ours.
NEEDED = (OURS, WHOLE, COLLAPSED_TUNED, COLLAPSED)


class Tree:
    """*notes* notes in *folder*, once around our code and once plain; each is made when it is first asked for."""

    def __init__(self, folder: Path, notes: int) -> None:
        self.folder, self.notes = folder / str(notes), notes
        self._project, self._plain = self.folder / "project", self.folder / "plain"

    @property
    def project(self) -> Path:
        if not self._project.exists():
            make_project(self._project, self.notes)
        return self._project

    @property
    def plain(self) -> Path:
        if not self._plain.exists():
            workspace.make(self._plain, self.notes, plain=True)
        return self._plain

    def conf(self, kind: Kind) -> Path:
        """The folder with the settings of *kind*."""
        options = {} if kind.collapsed is None else {"navigation_depth": 3, "collapse_navigation": kind.collapsed}
        folder = self.folder / kind.name
        folder.mkdir(exist_ok=True)
        (folder / "conf.py").write_text(_CONF.format(theme=kind.theme, options=options), encoding="utf-8")
        return folder

    def built(self, kind: Kind) -> Path:
        return self.folder / kind.name / "built" if kind.theme else self.project / "_build"

    def output(self, kind: Kind, language: Language) -> Path:
        return self.built(kind) / "html" / language.folder

    def build(self, kind: Kind, cap: float) -> Cost:
        """Build both languages anew, nothing compiled, in at most *cap* seconds on the clock. Raises FailedError."""
        self.forget(kind)
        notes = self.plain if kind.theme else self.project
        for compiled in notes.rglob("*.mo"):
            compiled.unlink()
        cost = Cost(0, 0, 0)
        for command in kind.commands(self):
            cost += run(command, ROOT if kind.theme else notes, cap - cost.clock)
            if cost.capped:
                break
        return cost

    def forget(self, kind: Kind) -> None:
        """Delete what *kind* has built."""
        shutil.rmtree(self.built(kind), ignore_errors=True)
