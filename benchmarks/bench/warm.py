"""What a change costs where a site was built before: of nothing, a text, a translation, a record, a title."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count, cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import workspace
from benchmarks.bench.cold import words
from benchmarks.bench.kinds import OURS, Tree
from benchmarks.bench.processes import NO_CAP, Cost, run
from benchmarks.workspace import Note

from language_pair.catalogs import places

_CATALOGS = [sys.executable, "-m", "tools.catalogs"]
#: A heading, a paragraph, and a row of a matrix, each with where a mark is put.
_TITLE, _TEXT, _RECORD = r"^# .*()$", r"(?<=\n\n)\w[^\n]*()$", r"^\| \[Post \d+()\]"
#: A translation of some length on a line of its own.
_TRANSLATION = r'^msgstr "[^"\\\n]{20,}()"$'
#: Two pages whatever the number of notes, which each build writes.
_NO_NOTES = ("404.html", "search.html")


@dataclass(frozen=True)
class Changed:
    """What a build after a change costs: of its pages, how many it writes, how many show what changed.

    *in_vain* and *feeds_in_vain*: so many pages and feeds are written and are what they were.
    """

    cost: Cost
    pages: int = 0
    showing: int = 0
    in_vain: int = 0
    feeds_in_vain: int = 0


class File(NamedTuple):
    """A file at one time: when it was written, in nanoseconds, and what tells its content."""

    written: int
    digest: bytes


class Site:
    """The site of *tree*, built, and built again after each change."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self._marks = tree, count(1000)
        self._command = next(OURS.commands(tree))

    def notes(self, step: int = 1) -> Iterator[Note]:
        """Every *step*-th note, from the middle of the workspace on, and then again."""
        numbers = range(0, self.tree.notes, step)
        start = len(numbers) // 2
        return (Note(number, self.tree.notes) for number in cycle([*numbers[start:], *numbers[:start]]))

    def mark(self, path: Path, place: str) -> str:
        """Put a mark into *path* where *place* says, and return it. Raises ValueError where there is no such place."""
        mark = f" Q{next(self._marks)}"  # which is a word in either language
        text = path.read_text(encoding="utf-8")
        found = re.search(place, text, re.MULTILINE)
        if not found:
            raise ValueError(f"{path}: there is no {place}")
        path.write_text(text[: found.start(1)] + mark + text[found.start(1) :], encoding="utf-8")
        return mark

    def build(self, mark: str = "") -> Changed:
        """Build, and see what was written, what of it is as it was, and which pages show *mark*."""
        before = self._files()
        cost = run(self._command, self.tree.project)
        after = self._files()
        written = {path for path, file in after.items() if file != before.get(path)}
        in_vain = [path for path in written if path in before and after[path].digest == before[path].digest]
        pages = [path for path in after if path.suffix == ".html"]
        return Changed(
            cost,
            pages=len(written.intersection(pages)),
            showing=sum(bool(mark) and mark.encode() in path.read_bytes() for path in pages),
            in_vain=len(set(in_vain).intersection(pages)),
            feeds_in_vain=len(set(in_vain).difference(pages)),
        )

    def _files(self) -> dict[Path, File]:
        """The pages of notes and the feeds, as they are."""
        folder = self.tree.built(OURS) / "html"
        pages = [path for path in folder.glob("*/**/*.html") if path.name not in _NO_NOTES]
        feeds = [path for path in folder.glob("*/feeds/*") if not path.name.endswith(".schema.json")]
        return {path: File(path.stat().st_mtime_ns, blake2b(path.read_bytes()).digest()) for path in (*pages, *feeds)}

    def note_path(self, note: Note) -> Path:
        return self.tree.project / f"docs/{note.docname}.md"

    def catalog_path(self, note: Note) -> Path:
        """The catalog of the note's own texts, which is that of the other language."""
        code = max(note.catalogs, key=lambda code: code != note.source.code)
        return places.path_of(self.tree.project / "locale", code, note.docname)


def changes(tree: Tree, times: int, tell: Callable[[str], None]) -> dict[str, list[Changed]]:
    """Build *tree* and change it *times* in each way, each time another note; what each build costs."""
    site = Site(tree)
    every, records = site.notes(), site.notes(workspace.MATRIX)

    def after(place: str, notes: Iterator[Note], where: Callable[[Note], Path] = site.note_path) -> Changed:
        return site.build(site.mark(where(next(notes)), place))

    ways: dict[str, Callable[[], Changed]] = {
        "nothing": site.build,
        "text": lambda: after(_TEXT, every),
        "translation": lambda: after(_TRANSLATION, every, site.catalog_path),
        "record": lambda: after(_RECORD, records),
        "title": lambda: after(_TITLE, every),
    }
    tree.build(OURS, NO_CAP)
    found: dict[str, list[Changed]] = {way: [] for way in ways}
    for _time in range(times):
        for way, build in ways.items():
            found[way].append(build())
            last = found[way][-1]
            shown = f"{last.pages} pages written, {last.in_vain} of them as they were; {last.showing} show it"
            tell(f"{way:12} {words(last.cost)} {shown}")
    return found


def catalogs(tree: Tree, times: int, tell: Callable[[str], None]) -> dict[str, list[Cost]]:
    """What the check of all catalogs costs, and bringing them up to date after one text has changed."""
    site = Site(tree)
    run(_CATALOGS, tree.project)  # the workspace has none of lists and of rows of matrices
    notes = site.notes()
    found: dict[str, list[Cost]] = {"catalogs-check": [], "catalogs": []}
    for _time in range(times):
        found["catalogs-check"].append(run([*_CATALOGS, "check"], tree.project, codes=(0, 1)))
        site.mark(site.note_path(next(notes)), _TEXT)
        found["catalogs"].append(run(_CATALOGS, tree.project))
        for way, costs in found.items():
            tell(f"{way:12} {words(costs[-1])}")
    return found


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each of their measures."""
    measures = zip(*((each.processor, each.clock, each.memory) for each in costs), strict=True)
    return Cost(*map(median, measures))
