"""How soon `live` shows its first page after its start, and a translation after it was saved."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Callable

from benchmarks import live
from benchmarks.bench.kinds import Tree
from benchmarks.bench.processes import FailedError
from tools import browser

_FIRST, _PAUSE = "live-first", 0.05


def measure(tree: Tree, times: int, tell: Callable[[str], None]) -> dict[str, list[float]]:
    """Seconds by what is waited for; nothing where there is no browser. Raises FailedError or SystemExit."""
    problem = browser.ensure()
    if problem:
        tell(f"live is not measured: {problem}")
        return {}
    docname = live.note(tree.notes)
    with live.running(live.live(tree.project, f"{docname}.html")):
        tell("live has built the site once")
    found: dict[str, list[float]] = {_FIRST: [], "live": []}
    with browser.launched() as running:
        for _time in range(times):
            server = live.live(tree.project, f"{docname}.html")
            found[_FIRST].append(first_page(server))
            with live.running(server):
                tab = running.new_page()
                tab.goto(server.page)
                live.save(server, docname, tab, f"初 {time.time_ns()}")  # what it loads once
                server.wait()
                found["live"].append(live.save(server, docname, tab, f"一 {time.time_ns()}"))
                tab.close()
            tell(f"live: first page {found[_FIRST][-1]:.2f} s, seen after {found['live'][-1]:.2f} s")
    return found


def first_page(server: live.Server) -> float:
    """Seconds until *server*, just started, answers with its page."""
    start = time.perf_counter()
    while not _answers(server.page):
        if server.process.poll() is not None or time.perf_counter() - start > live.PATIENCE:
            server.process.terminate()
            raise FailedError(f"{server.page} is never there")
        time.sleep(_PAUSE)
    return time.perf_counter() - start


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address) as answer:
            return b'role="main"' in answer.read()
    except OSError:  # nobody listens yet, or there is no page yet
        return False
