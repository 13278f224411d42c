"""`live` sees what is saved as long as it runs, whatever one file or one save does to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import watchfiles

from tests.tools.live_server import run_apart
from tools.live import server
from tools.live.changes import Changes


def watched(
    live: server.Live, monkeypatch: pytest.MonkeyPatch, *steps: set[tuple[watchfiles.Change, str]] | Exception
) -> None:
    """Let the watcher see *steps*, each time that it looks, and end."""
    waiting = list(steps)

    async def awatch(*paths: Path, **_options: object) -> Any:
        while waiting:
            step = waiting.pop(0)
            if isinstance(step, Exception):
                raise step
            yield step

    monkeypatch.setattr(watchfiles, "awatch", awatch)
    monkeypatch.setattr(server, "_PAUSE", 0)
    run_apart(live._watch(Path("docs")))


def test_the_watcher_outlives_any_file_and_says_what_it_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    live = server.Live()
    seen: list[Changes] = []

    def change(changes: Changes) -> None:
        seen.append(changes)
        if len(seen) == 1:
            raise RuntimeError("no such thing")

    monkeypatch.setattr(live.desk, "change", change)
    said: list[object] = []
    monkeypatch.setattr(live.desk, "report", lambda *given: said.append(given))
    saved = {(watchfiles.Change.modified, str(server.ROOT / "docs/a.md"))}
    watched(
        live,
        monkeypatch,
        saved,
        OSError("no space left"),
        saved,
        FileNotFoundError("docs"),
        RuntimeError("gone"),
        saved,
    )
    assert len(seen) == 3
    assert said[0] == ("live", ["RuntimeError: no such thing"])
    assert said[1] == ("live", ["what is saved is not seen: no space left"])
    assert said[-1] == ("live", [])
