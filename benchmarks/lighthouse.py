"""What Lighthouse says of the site on a phone: ``nox -s lighthouse [-- --only 2021/index --runs 1 --html FOLDER]``.

https://developer.chrome.com/docs/lighthouse

Builds the site, serves it compressed as hosts do, and prints a table: performance, accessibility, best practices and
SEO of ten kinds of pages in both languages. The goals are 99, 100, 100, 100; it ends with 1 where one is missed, and
says what Lighthouse names there. Performance is that of a slow phone, reckoned from what the page has cost here: a
machine that has much else to do lowers it, so a page below the goal is asked again, and its best run counts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.search.server import serving
from tools import BUILD, ROOT, browser, npm

from language_pair.languages import LANGUAGES

PROGRAM = npm.Program("lighthouse", "12.8.2", "cli/index.js", "it measures pages")  # 13 needs Node 22
#: A page of each kind.
KINDS = (
    "index",
    "years",
    "all-notes",
    "communities",
    "testimonials",
    "search",
    "404",
    "2021/communities",
    "2021/open-space",
    "contributing/directives",
)
#: Pages that ask search engines not to list them, on purpose: Lighthouse would take 40 points for it.
UNLISTED = ("search", "404")
GOALS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
#: How often a page is measured at most.
RUNS = 3


def main() -> int:
    options = _options()
    problem = browser.ensure()
    if problem or not npm.ensure(PROGRAM):
        print(f"benchmarks.lighthouse: {problem or 'Lighthouse is missing'}", file=sys.stderr)
        return 1
    command = [sys.executable, "-m", "tools.build_site", "--quiet"]
    if not options.html and subprocess.run(command, cwd=ROOT, check=False).returncode:
        return 1
    print(f"{'':34}" + "".join(f"{name:>16}" for name in GOALS), flush=True)
    missed = 0
    with serving(options.html or BUILD / "html") as served:
        for page in (f"{language.folder}/{name}" for name in options.only or KINDS for language in LANGUAGES):
            report = _best(f"{served.address}/{page}.html", options.runs)
            print(f"{page:34}" + "".join(f"{score:16}" for score in scores(report).values()), flush=True)
            for line in named(report):
                print(f"    {line}", flush=True)
            missed += bool(below(report))
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nox -s lighthouse --", description="Lighthouse on phones.")
    parser.add_argument("--only", nargs="+", metavar="PAGE", help="measure these pages, as 2021/index")
    parser.add_argument("--html", type=Path, metavar="FOLDER", help="measure another build")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of a page at most ({RUNS})")
    return parser.parse_args()


def _best(address: str, runs: int) -> Mapping[str, Any]:
    """The report on the page at *address*, the best of *runs*, of no more than are needed."""
    best = measure(address)
    for _run in range(runs - 1):
        if not below(best):
            break
        best = max(best, measure(address), key=lambda report: sum(scores(report).values()))
    return best


def measure(address: str) -> Mapping[str, Any]:
    """Lighthouse's report: https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md"""
    flags = "--headless=new --disable-background-networking --no-first-run"
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags += " --no-sandbox"
    command = ["node", str(PROGRAM.path), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(GOALS)}")
    if Path(urlsplit(address).path).stem in UNLISTED:
        command.append("--skip-audits=is-crawlable")
    environment = os.environ | {"CHROME_PATH": str(browser.find(whole=True))}
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    if not result.stdout:
        raise SystemExit(f"benchmarks.lighthouse: Lighthouse has not measured {address}; its reason is above")
    report: Mapping[str, Any] = json.loads(result.stdout)
    return report


def scores(report: Mapping[str, Any]) -> dict[str, int]:
    """Of 100, by category; 0 where Lighthouse could not say."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in GOALS}


def below(report: Mapping[str, Any]) -> list[str]:
    """The categories whose goals are missed."""
    return [name for name, score in scores(report).items() if score < GOALS[name]]


def named(report: Mapping[str, Any]) -> Iterator[str]:
    """What lowers the categories whose goals are missed."""
    for category in below(report):
        for part in report["categories"][category]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']} {audit.get('displayValue', '')}".rstrip()


if __name__ == "__main__":
    raise SystemExit(main())
