"""What a design costs a reader: bytes, requests and time until the first results are shown, and later.

The first query is asked in a fresh profile that has seen a page without a search, so the theme is there; each
file that is fetched beyond is the search's, compressed as by ``gzip -6``. Shown are six results with what is
said of each. A later query is a new one on the same page, a warm one the same again. Ours is also typed into
its box.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from statistics import median, quantiles

from playwright.sync_api import Browser, BrowserContext, Page, TimeoutError

from benchmarks.search.designs import OURS_BOX, SOME_PAGE, Design
from benchmarks.search.server import Served

SHOWN = 6
#: 1.6 Mbit/s and 150 ms: what browsers' tools call a slow 4G.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
OPTIONS = "[role=listbox] [role=option]"


@dataclass
class Measured:
    """A value for each query asked; times in milliseconds."""

    first_bytes: list[float] = field(default_factory=list)
    first_requests: list[float] = field(default_factory=list)
    first_time: list[float] = field(default_factory=list)
    later_bytes: list[float] = field(default_factory=list)
    later_requests: list[float] = field(default_factory=list)
    later_time: list[float] = field(default_factory=list)
    warm_time: list[float] = field(default_factory=list)
    slow_first_time: list[float] = field(default_factory=list)
    slow_later_time: list[float] = field(default_factory=list)
    typed_bytes: list[float] = field(default_factory=list)
    typed_time: list[float] = field(default_factory=list)

    def summary(self) -> dict[str, dict[str, float]]:
        return {name: {"p50": median(values), "p95": p95(values)} for name, values in vars(self).items() if values}


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


class Reader:
    """A fresh profile before one design; *theme* is what every page fetches, with or without a search."""

    def __init__(self, browser: Browser, served: Served, design: Design, theme: set[str]) -> None:
        self.served, self.design, self.theme = served, design, theme
        self.context: BrowserContext = browser.new_context(base_url=served.address)
        self.page: Page = self.context.new_page()

    def arrive(self, *, slowly: bool = False) -> None:
        """On a page of the site; what the search loads with every page counts."""
        self.served.fetched.clear()
        self.page.goto(f"{self.served.address}/{SOME_PAGE}")
        if slowly:
            self.context.new_cdp_session(self.page).send("Network.emulateNetworkConditions", SLOW)

    def ask_first(self, query: str) -> float:
        """Milliseconds until the first results are there, from where the reader turns to the search."""
        start = time.perf_counter()
        if self.design.start != SOME_PAGE:
            self.page.goto(f"{self.served.address}/{self.design.start}", timeout=600_000)
        self.design.begin(self.page)
        self.design.ask(self.page, query, SHOWN)
        return (time.perf_counter() - start) * 1000

    def type_first(self, query: str) -> float:
        """The same through the box, until the results under it are seen."""
        start = time.perf_counter()
        self.page.locator(OURS_BOX).first.click()
        self.page.keyboard.insert_text(query)
        self.page.locator(OPTIONS).first.wait_for(state="visible", timeout=10_000)
        return (time.perf_counter() - start) * 1000

    def fetched(self) -> tuple[int, int]:
        """Bytes and requests of the search since the last time."""
        pages = {SOME_PAGE, self.design.start}
        found = [size for name, size in self.served.fetched if name not in self.theme and name not in pages]
        self.served.fetched.clear()
        return sum(found), len(found)


def theme_files(browser: Browser, plain: Served) -> set[str]:
    """What a page without a search fetches."""
    page = browser.new_page()
    page.goto(f"{plain.address}/{SOME_PAGE}", wait_until="networkidle")
    page.close()
    return {name for name, _size in plain.fetched}


def measure(
    browser: Browser, served: Served, design: Design, theme: set[str], queries: Sequence[str], slow: int
) -> Measured:
    """Each of *queries* as a first one, with the next as a later one; *slow* of them on a slow line."""
    found = Measured()
    for place, query in enumerate(queries):
        reader = Reader(browser, served, design, theme)
        reader.arrive()
        found.first_time.append(reader.ask_first(query))
        _note(reader, found.first_bytes, found.first_requests)
        later = queries[(place + 1) % len(queries)]
        found.later_time.append(design.ask(reader.page, later, SHOWN).milliseconds)
        _note(reader, found.later_bytes, found.later_requests)
        found.warm_time.append(design.ask(reader.page, later, SHOWN).milliseconds)
        reader.context.close()
    for query, later in itertools.pairwise(queries[: slow + 1]):
        _slowly(Reader(browser, served, design, theme), found, query, later)
    if design.name == "ours":
        _typed(browser, served, design, theme, queries, found)
    return found


def _note(reader: Reader, sizes: list[float], requests: list[float]) -> None:
    size, count = reader.fetched()
    sizes.append(size)
    requests.append(count)


def _slowly(reader: Reader, found: Measured, query: str, later: str) -> None:
    reader.arrive(slowly=True)
    found.slow_first_time.append(reader.ask_first(query))
    found.slow_later_time.append(reader.design.ask(reader.page, later, SHOWN).milliseconds)
    reader.context.close()


def _typed(
    browser: Browser, served: Served, design: Design, theme: set[str], queries: Iterable[str], found: Measured
) -> None:
    for query in queries:
        reader = Reader(browser, served, design, theme)
        reader.arrive()
        with suppress(TimeoutError):  # what finds nothing shows nothing; how often that is says quality.py
            found.typed_time.append(reader.type_first(query))
            _note(reader, found.typed_bytes, [])
        reader.context.close()
