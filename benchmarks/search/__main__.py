"""The command ``python -m benchmarks.search``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random

from playwright.sync_api import Browser

from benchmarks.search import environment, quality, report, speed
from benchmarks.search.building import Builds
from benchmarks.search.corpus import ZH, Corpus
from benchmarks.search.designs import DESIGNS, Design
from benchmarks.search.drawn import drawn, known_items
from benchmarks.search.server import Served, serving
from benchmarks.search.site import write_site
from benchmarks.search.truth import Query, Reader, by_hand
from benchmarks.search.vocabulary import benchmark_vocabulary
from tools.browser import ensure, launched

#: The size of an index in bytes above which a slow line is measured with two queries only: minutes each.
HEAVY = 2_000_000
Asked = list[tuple[Query, frozenset[str]]]


class Run:
    """One corpus, its builds, and what is found out about each design."""

    def __init__(self, options: argparse.Namespace) -> None:
        environment.prepare()
        self.options = options
        self.folder = environment.FOLDER / f"{options.pages}{'-pair' * options.pair}"
        self.folder.mkdir(parents=True, exist_ok=True)
        vocabulary = benchmark_vocabulary(environment.PYTHON, environment.FOLDER / "vocabulary.json")
        self.corpus = Corpus(options.pages, vocabulary)
        self.builds = Builds(self.folder, paired=options.pair)
        self.queries = [*by_hand(), *drawn(self.corpus), *known_items(self.corpus)]
        self.answers: dict[str, Asked] = {}
        #: What has an answer in each page's own language: of these the times are measured.
        self.answered = [query.text for query, right in self.asked("") if right]

    def build(self) -> dict[str, dict[str, float]]:
        """The costs of what is asked for; with ``--keep`` those of builds that are there already."""
        kept = self.folder / "costs.json"
        costs = json.loads(kept.read_text(encoding="utf-8")) if self.options.keep and kept.exists() else {}
        if "read" not in costs:
            write_site(self.builds.site, self.corpus, paired=self.options.pair)
        built = ["read", "none", *["without"] * self.options.pair, *self.options.designs]
        for name in built:
            if name not in costs or name in self.options.again:
                print(f"building: {name}", flush=True)
                costs[name] = asdict(getattr(self.builds, name)())
                kept.write_text(json.dumps(costs, indent=1), encoding="utf-8")
        return {name: cost for name, cost in costs.items() if name in built}

    def theme(self, browser: Browser, design: str) -> set[str]:
        """What each page fetches in a build like the design's that has no search."""
        with serving(self.builds.output("without" if self.options.pair and design == "ours" else "none")) as plain:
            return speed.theme_files(browser, plain)

    def asked(self, design: str) -> Asked:
        """Each query with its answers; ours alone is right to know a page's other language, hidden on it."""
        shown = ZH if self.options.pair else "own"
        languages = "both" if self.options.pair and design == "ours" else shown
        if languages not in self.answers:
            reader = Reader(self.corpus, languages)
            self.answers[languages] = [(query, frozenset(reader.answers(query))) for query in self.queries]
        return self.answers[languages]

    def measure(self, browser: Browser, design: Design, theme: set[str]) -> dict[str, object]:
        with serving(self.builds.output(design.name)) as served:
            print(f"asking: {design.name}", flush=True)
            asked = self.asked(design.name)
            found = quality.outcomes(browser, served, design, asked)
            report.write_json(self.folder / f"missed-{design.name}.json", quality.missed(found))
            measured = self._speed(browser, served, design, theme)
        sets = {name: quality.summary([one for one in found if one.set == name]) for name in report.SETS}
        return {"sets": sets, "kinds": quality.by_kind(found), "silent": quality.silent(found), "speed": measured}

    def _speed(self, browser: Browser, served: Served, design: Design, theme: set[str]) -> dict[str, dict[str, float]]:
        queries = Random(self.options.pages).sample(self.answered, k=self.options.samples)
        slow = 2 if report.index_size(served.folder, design.name).largest > HEAVY else self.options.samples // 3
        return speed.measure(browser, served, design, theme, queries, slow).summary()

    def text_bytes(self) -> dict[str, int]:
        """Of what the pages say: in the language that is shown, and in both."""
        own = both = 0
        for page in self.corpus:
            sizes = [len(page.text(code).encode()) for code in page.languages]
            own, both = own + sizes[0], both + sum(sizes)
        return {"own": own, "both": both}


def _at_least(smallest: int) -> Callable[[str], int]:
    """A number of the command line; fewer pages or queries say nothing."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < smallest:
            raise argparse.ArgumentTypeError(f"{text!r} is not a number from {smallest} on")
        return int(text)

    return read


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Measures the search.")
    parser.add_argument("--pages", type=_at_least(30), default=300)
    parser.add_argument("--pair", action="store_true", help="with catalogs and the project's extensions")
    parser.add_argument("--designs", nargs="+", choices=DESIGNS, default=list(DESIGNS))
    parser.add_argument("--samples", type=_at_least(6), default=30, help="queries whose bytes and times are measured")
    parser.add_argument("--keep", action="store_true", help="keep builds that are there, but those of --again")
    parser.add_argument("--again", nargs="+", choices=["read", "none", "without", *DESIGNS], default=[])
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> Path:
    run = Run(options(arguments))
    problem = ensure()
    if problem:
        raise SystemExit(f"benchmarks.search: {problem}")
    costs = run.build()
    results: dict[str, object] = {"pages": run.corpus.count, "paired": run.options.pair, "costs": costs}
    with launched() as browser:
        designs = {
            name: run.measure(browser, DESIGNS[name], run.theme(browser, name)) for name in costs if name in DESIGNS
        }
    sizes = {name: asdict(report.index_size(run.builds.output(name), name)) for name in designs}
    results |= {"designs": designs, "sizes": sizes, "text": run.text_bytes()}
    path = run.folder / "results.json"
    report.write_json(path, results)
    print(report.table(results))
    return path


if __name__ == "__main__":
    main()
