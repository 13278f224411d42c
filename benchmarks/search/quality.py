"""What a design finds: recall@10, MRR, how many get nothing, and whether what is not there finds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from playwright.sync_api import Browser, Error

from benchmarks.search.designs import Design
from benchmarks.search.drawn import KNOWN_ITEM
from benchmarks.search.server import Served
from benchmarks.search.truth import NO_ANSWER, Query

TOP = 10
#: Lists of pages may be among the first; they are left out before ten are taken.
ASKED = TOP + 6


@dataclass(frozen=True)
class Outcome:
    """What one query found, beside what answers it."""

    query: Query
    right: frozenset[str]
    found: tuple[str, ...]

    @property
    def recall(self) -> float:
        return len(self.right & {*self.found}) / min(TOP, len(self.right))

    @property
    def reciprocal_rank(self) -> float:
        return next((1 / rank for rank, page in enumerate(self.found, start=1) if page in self.right), 0.0)

    @property
    def set(self) -> str:
        """``A`` by hand, ``B`` drawn, known items, or the queries without an answer."""
        if not self.right:
            return NO_ANSWER
        if self.query.kind == KNOWN_ITEM:
            return KNOWN_ITEM
        return "B" if self.query.kind.startswith("drawn") else "A"


def outcomes(
    browser: Browser, served: Served, design: Design, asked: Iterable[tuple[Query, frozenset[str]]]
) -> list[Outcome]:
    """Each query asked once, on one page. A search that throws finds nothing."""
    context = browser.new_context(base_url=served.address)
    page = context.new_page()
    page.goto(f"{served.address}/{design.start}")
    design.begin(page)
    found = []
    for query, right in asked:
        try:
            pages = design.ask(page, query.text, ASKED).pages[:TOP]
        except Error as error:
            print(f"{design.name}: {query.text!r} throws {str(error).splitlines()[0]}")
            pages = []
        found.append(Outcome(query, right, tuple(pages)))
    context.close()
    return found


def summary(found: Iterable[Outcome]) -> dict[str, float]:
    """Of queries that have answers."""
    answered = [outcome for outcome in found if outcome.right]
    if not answered:
        return {}
    return {
        "queries": len(answered),
        "recall": mean(outcome.recall for outcome in answered),
        "mrr": mean(outcome.reciprocal_rank for outcome in answered),
        "first": mean(outcome.reciprocal_rank == 1 for outcome in answered),
        "nothing": mean(not outcome.found for outcome in answered),
    }


def silent(found: Iterable[Outcome]) -> dict[str, float]:
    """Of queries that have no answer: how many there are, and the share that gets none."""
    without = [outcome for outcome in found if not outcome.right]
    return {"queries": len(without), "silent": mean(not outcome.found for outcome in without)}


def by_kind(found: Iterable[Outcome]) -> dict[str, dict[str, float]]:
    kinds: dict[str, list[Outcome]] = {}
    for outcome in found:
        kinds.setdefault(outcome.query.kind, []).append(outcome)
    return {kind: summary(group) for kind, group in kinds.items() if summary(group)}


def missed(found: Iterable[Outcome]) -> list[dict[str, object]]:
    """What is less than right, for reading by hand."""
    return [
        {
            "kind": outcome.query.kind,
            "query": outcome.query.text,
            "right": sorted(outcome.right)[:20],
            "found": outcome.found,
        }
        for outcome in found
        if (outcome.recall < 1 or outcome.reciprocal_rank < 1 if outcome.right else outcome.found)
    ]
