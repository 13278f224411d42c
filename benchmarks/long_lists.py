"""How soon long lists answer: a page with 1,000 posts and 300 communities, filtered and sorted in Chromium.

``python -m benchmarks.long_lists [--posts 1000] [--communities 300] [--rounds 9] [--slower 4]``

The note is made in a temporary folder, always the same one for the numbers given, and built with the project's
``conf.py``. At 360 px it is measured with a processor slowed down, too, as a phone's is. Each choice is made in turn
with every other one; its time runs from the event until the frame that shows the answer has been drawn.

The goal: a filter answers within 100 ms, which is felt to be at once (https://web.dev/articles/rail); an order,
for which every row moves, may take longer. On a busy machine the fastest answer says more than the median.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from benchmarks.full_build import write
from tools import ROOT
from tools.browser import ensure, launched

TOPICS = ("Talks", "People", "Food", "Place")
CITIES = ("Taipei", "Hsinchu", "Taichung", "Tainan", "Kaohsiung", "Hualien")
STATUSES = ("active", "paused", "archived")
#: A post's number holds its time: one a day from 1 January 2015 on (Twitter's own count, in milliseconds).
FIRST, DAY = (1_420_070_400_000 - 1_288_834_974_657) << 22, 86_400_000 << 22
#: What is chosen, by name: the list's control, its options in turn.
CHOICES = {
    "posts by topic": (".matrix-controls label:has-text('Topic') select", (1, 2, 0)),
    "posts by year": (".matrix-controls label:has-text('Year') select", (1, 2, 0)),
    "posts in order": (".matrix-controls label:has-text('Sort by') select", (1, 2, 0)),
    "communities by city": (".community-filter select[name=city]", (1, 2, 0)),
    "communities by status": (".community-filter select[name=status]", (1, 2, 0)),
}
MEASURE = """([select, index]) => new Promise((resolve) => {
  select.selectedIndex = index;
  const start = performance.now();
  select.dispatchEvent(new Event("change", { bubbles: true }));
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - start); // the frame is drawn
    port2.postMessage(null);
  });
})"""


def blocks(posts: int, communities: int) -> Iterator[str]:
    """The note's Markdown, block by block."""
    yield "---\nsource_lang: en\n---\n# Long lists"
    rows = [f"| Who | {' | '.join(TOPICS)} |", "| - " * (len(TOPICS) + 1) + "|"]
    for number in range(posts):
        marks = ("V" if number % len(TOPICS) == column or number % 7 == column else "" for column in range(len(TOPICS)))
        link = f"[Somebody {number * 7919 % posts}](https://twitter.com/somebody/status/{FIRST + number * DAY})"
        rows.append(f"| {link} | {' | '.join(marks)} |")
    yield "\n".join([":::{testimonial-matrix} Posts", *rows, ":::"])
    yield "::::{community-cards}"
    for number in range(communities):
        facts = f":city: {CITIES[number % len(CITIES)]}\n:status: {STATUSES[number % 3]}\n:checked: 2026-11-21"
        yield f":::{{community}} Group {number}\n{facts}\n\n{'They meet and talk. ' * 20}\n:::"
    yield "::::"


def build(folder: Path, posts: int, communities: int) -> Path:
    """Build a site of that one note; returns the page."""
    write(folder / "docs" / "index.md", "\n\n".join(blocks(posts, communities)) + "\n")
    command = [sys.executable, "-m", "sphinx", "-q", "-c", str(ROOT), str(folder / "docs"), str(folder / "html")]
    settings = ["language=en", "communities_today=2026-11-21", "html_favicon="]
    subprocess.run([*command, *(word for setting in settings for word in ("-D", setting))], check=True)
    return folder / "html" / "index.html"


def measure(page: Page, control: str, options: tuple[int, ...], rounds: int) -> list[float]:
    """Milliseconds of each choice."""
    select = page.locator(control).element_handle()
    return [page.evaluate(MEASURE, [select, option]) for _round in range(rounds) for option in options]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--communities", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--slower", type=float, default=4, help="how many times slower the processor of a phone is")
    given = parser.parse_args()
    problem = ensure()
    if problem:
        raise SystemExit(f"benchmarks.long_lists: {problem}")
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        address = build(Path(folder), given.posts, given.communities).as_uri()
        for width, slower in ((1440, 1), (360, 1), (360, given.slower)):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(address)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            for name, (control, options) in CHOICES.items():
                took = measure(page, control, options, given.rounds)
                answered = f"median {median(took):.0f} ms, fastest {min(took):.0f} ms"
                print(f"{width} px, processor slowed {slower:g}×, {name}: {answered}")
            page.close()


if __name__ == "__main__":
    main()
