"""The check of catalogs that `live` keeps at hand: one process for all of them, as long as it knows what is so."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tests.tools.live_server import run_apart
from tools import ROOT
from tools.live import checking
from tools.live.changes import Changes
from tools.live.checking import Checker

pytestmark = pytest.mark.builds

HEAD = 'msgid ""\nmsgstr "Language: zh_TW\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'
GOOD, BAD = "新的共筆", "新的用戶"
#: Of what is saved, and whether the check goes on with what it has read.
CHANGES = [
    (Changes(paths=frozenset({ROOT / "docs/2021/open-space.md"})), True),
    (Changes(assets=True), True),
    (Changes(paths=frozenset({ROOT / "locale/glossary.csv"})), False),
    (Changes(code=True), False),
]


class Desk:
    """What was reported last of each catalog."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "locale/zh_TW/LC_MESSAGES"
        self.folder.mkdir(parents=True)
        self.said: dict[str, list[str]] = {}
        self.checker = Checker(self._report)

    def _report(self, catalog: str, lines: Iterable[str]) -> None:
        self.said[Path(catalog).stem] = list(lines)

    async def save(self, **catalogs: str) -> dict[str, list[str]]:
        """What is said of the *catalogs* when they are saved, each with one translation."""
        self.said.clear()
        paths = {name: self.folder / f"{name}.po" for name in catalogs}
        for name, path in paths.items():
            path.write_text(f'{HEAD}msgid "A new note"\nmsgstr "{catalogs[name]}"\n', encoding="utf-8")
        self.checker.take(Changes(paths=frozenset(paths.values())))
        self.checker.start()
        await self.end_of_checks()
        return self.said

    async def end_of_checks(self) -> None:
        assert self.checker._running
        await asyncio.wait_for(self.checker._running, PATIENCE)


def on_desk(folder: Path, work: Callable[[Desk], Awaitable[None]]) -> None:
    async def run() -> None:
        desk = Desk(folder)
        try:
            await work(desk)
        finally:
            desk.checker.end()

    run_apart(run())
    assert multiprocessing.active_children() == []


def processes() -> set[int | None]:
    return {process.pid for process in multiprocessing.active_children()}


def test_a_mended_catalog_is_checked_by_the_process_that_found_its_fault(tmp_path: Path) -> None:
    """A process for each check loaded all that it needs anew, while the fault stayed in the box."""

    async def work(desk: Desk) -> None:
        said = await desk.save(a=BAD, b=GOOD)
        assert said["b"] == []
        (line,) = said["a"]
        assert line.startswith(f"{desk.folder.resolve()}/a.po:5: mainland: ")
        first = processes()
        assert len(first) == 1
        assert await desk.save(a=GOOD) == {"a": []}
        assert processes() == first

    on_desk(tmp_path, work)


def test_a_process_that_has_ended_is_replaced(tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.save(a=BAD)
        (killed,) = processes()
        assert killed
        os.kill(killed, signal.SIGKILL)
        assert await desk.save(a=GOOD) == {"a": []}
        assert len(processes()) == 1 and killed not in processes()

    on_desk(tmp_path, work)


def test_it_is_another_one_when_what_it_has_read_has_changed(tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.save(a=GOOD)
        for changes, is_same in CHANGES:
            before = processes()
            desk.checker.take(changes)
            assert len((await desk.save(a=BAD))["a"]) == 1
            assert (processes() == before) == is_same

    on_desk(tmp_path, work)


def test_a_catalog_waits_where_no_process_can_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As while our code is broken, which the builds name."""

    async def work(desk: Desk) -> None:
        with monkeypatch.context() as broken:
            broken.setattr(checking, "_serve", print)
            assert await desk.save(a=BAD) == {}
        desk.checker.start()
        await desk.end_of_checks()
        assert len(desk.said["a"]) == 1
        (desk.folder / "a.po").unlink()
        desk.checker.take(Changes(paths=frozenset({desk.folder / "a.po"})))
        desk.checker.start()
        await desk.end_of_checks()
        assert desk.said == {"a": []}

    on_desk(tmp_path, work)
