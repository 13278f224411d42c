"""Notes and pages that change at random between imports: no edit of a person is lost, and every import settles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.hackmd.again.test_again import Workspace

STEPS = 25


class Wild:
    """HackMD, and people here; each edit of theirs is a line that there is nowhere else."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.work, self.chance, self.number = Workspace(folder), random.Random(seed), 0
        self.notes: dict[str, str] = {}
        self.lines: set[str] = set()

    def fresh(self, what: str) -> str:
        self.number += 1
        return f"{what} {self.number}"

    # -- On HackMD ---------------------------------------------------------------------------------

    def write(self) -> None:
        text = "\n".join(self.fresh("line") for _ in range(self.chance.randrange(4, 15)))
        self.notes[f"{self.fresh('note')}.md"] = text

    def change(self) -> None:
        name = self.chance.choice([*self.notes])
        lines = self.notes[name].split("\n")
        lines[self.chance.randrange(len(lines))] = self.fresh("changed")
        self.notes[name] = "\n".join(lines)

    def rename(self) -> None:
        name = self.chance.choice([*self.notes])
        self.notes[f"{self.fresh('renamed')}.md"] = self.notes.pop(name)

    def drop(self) -> None:
        self.notes.pop(self.chance.choice([*self.notes]))

    # -- Here --------------------------------------------------------------------------------------

    def page(self) -> Path | None:
        pages = sorted(self.work.folder.rglob("*.md"))
        return self.chance.choice(pages) if pages else None

    def edit(self) -> None:
        if page := self.page():
            lines = page.read_text(encoding="utf-8").split("\n")
            lines.insert(self.chance.randrange(len(lines) + 1), line := self.fresh("edited"))
            page.write_text("\n".join(lines), encoding="utf-8")
            self.lines.add(line)

    def move(self) -> None:
        if page := self.page():
            beside = Path(f"{page}.incoming")
            target = self.work.folder / self.fresh("folder") / page.name
            target.parent.mkdir()
            page.rename(target)
            if beside.exists():
                beside.rename(f"{target}.incoming")

    def delete(self) -> None:
        if page := self.page():
            self.lines -= set(page.read_text(encoding="utf-8").split("\n"))
            page.unlink()

    def resolve(self) -> None:
        for path in self.work.folder.rglob("*.incoming"):
            path.unlink()

    def step(self) -> None:
        here = [self.edit, self.edit, self.move, self.delete, self.resolve]
        there = [self.change, self.change, self.rename, self.drop] if self.notes else []
        self.chance.choice([self.write, *there, *here])()

    def shown(self) -> set[str]:
        pages = self.work.folder.rglob("*.md")
        return {line for page in pages for line in page.read_text(encoding="utf-8").split("\n")}


@pytest.mark.parametrize("seed", range(20))
def test_whatever_happens_no_edit_is_lost_and_a_second_import_changes_nothing(tmp_path: Path, seed: int) -> None:
    wild = Wild(tmp_path, seed)
    for _each in range(6):
        wild.write()
    for _step in range(STEPS):
        wild.work.imports(wild.notes)
        assert wild.lines <= wild.shown()
        before = wild.work.state
        again = wild.work.imports(wild.notes)
        assert again.files == {} and wild.work.state == before
        for _time in range(wild.chance.randrange(1, 4)):
            wild.step()
