"""The look of a few pages, as a coarse picture: what a reader would see at once is noticed, another font is not.

`look.json` beside this file keeps each picture as rows of grey values. After a change of the look that is meant, look
at the pages (``python3 run.py screenshots``), then
``python3 run.py tests -- tests/site_theme/test_browser_look.py --update`` makes it anew.
"""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site_theme import selectors

pytestmark = pytest.mark.browser

KEPT = Path(__file__).with_name("look.json")
#: Fields in a row, and rows.
FIELDS = 24
#: Mean difference of all fields, of 255. The tests of a font and of what is lost hold its sides.
THRESHOLD = 5.0

Grid = list[list[int]]


class Shot(NamedTuple):
    page: str
    segment: str
    width: int
    height: int
    scheme: Literal["light", "dark"]

    @property
    def name(self) -> str:
        return f"{self.segment}/{self.page} {self.width} {self.scheme}"


#: What is seen of a page as it is.
Seen = Callable[[Shot], Grid]


PHONE, DESK = (360, 740), (1440, 900)
SHOTS = [
    Shot("index.html", "zh-tw", *PHONE, "light"),
    Shot("index.html", "en", *DESK, "dark"),
    Shot("2021/gather-town-testimonials.html", "zh-tw", *DESK, "light"),
    Shot("communities.html", "en", *DESK, "light"),
    Shot("communities.html", "zh-tw", *PHONE, "dark"),
    Shot("2021/communities.html", "zh-tw", *DESK, "dark"),
    Shot("search.html?q=python", "en", *DESK, "light"),
    Shot("404.html", "zh-tw", *PHONE, "light"),
]

#: The mean grey of each field of a picture, rounded.
GREYS = """async ([picture, fields]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const edge = (index, size) => Math.round((index * size) / fields);
  return Array.from({ length: fields }, (_row, row) => Array.from({ length: fields }, (_field, column) => {
    let sum = 0;
    let count = 0;
    for (let y = edge(row, height); y < edge(row + 1, height); y++) {
      for (let x = edge(column, width); x < edge(column + 1, width); x++, count++) {
        const at = (y * width + x) * 4;
        sum += 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
      }
    }
    return Math.round(sum / count);
  }));
}"""


def difference(one: Grid, other: Grid) -> float:
    pairs = [pair for rows in zip(one, other, strict=True) for pair in zip(*rows, strict=True)]
    return sum(abs(a - b) for a, b in pairs) / len(pairs)


def kept() -> dict[str, Grid]:
    found: dict[str, list[str]] = json.loads(KEPT.read_text(encoding="utf-8"))
    return {name: [list(bytes.fromhex(row)) for row in rows] for name, rows in found.items()}


def keep(name: str, grid: Grid) -> None:
    """Write *grid*, and leave out pictures that are no more."""
    grids = (kept() if KEPT.exists() else {}) | {name: grid}
    rows = {shot.name: [bytes(row).hex() for row in grids[shot.name]] for shot in SHOTS if shot.name in grids}
    KEPT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=address)
    yield made
    made.close()


@pytest.fixture(scope="module")
def seen(browser: Browser, address: str) -> Seen:
    """What a reader sees first, of each shot once."""

    @functools.cache
    def look(shot: Shot) -> Grid:
        context = browser.new_context(base_url=address)
        grid = look_at(context, shot)
        context.close()
        return grid

    return look


def look_at(context: BrowserContext, shot: Shot, change: Callable[[Page], object] | None = None) -> Grid:
    """What a reader sees first, after *change*."""
    page = context.new_page()
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.emulate_media(color_scheme=shot.scheme, reduced_motion="reduce")
    page.goto(f"/{shot.segment}/{shot.page}")
    if change:
        change(page)
    picture = base64.b64encode(page.screenshot()).decode()
    page.goto("about:blank")
    grid: Grid = page.evaluate(GREYS, [picture, FIELDS])
    page.close()
    return grid


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_page_looks_as_it_did(seen: Seen, request: pytest.FixtureRequest, shot: Shot) -> None:
    grid = seen(shot)
    if request.config.getoption("--update"):
        keep(shot.name, grid)
    assert difference(grid, kept()[shot.name]) < THRESHOLD


def styled(rule: str) -> Callable[[Page], object]:
    return lambda page: page.add_style_tag(content=rule)


@pytest.mark.parametrize("shot", SHOTS[:4], ids=lambda shot: shot.name)
@pytest.mark.parametrize("rule", ["* { font-family: serif !important; }", "main { position: relative; top: 4px; }"])
def test_another_font_or_a_small_step_is_no_other_look(
    context: BrowserContext, seen: Seen, shot: Shot, rule: str
) -> None:
    assert 0 < difference(look_at(context, shot, styled(rule)), seen(shot)) < THRESHOLD


LOSSES: dict[str, tuple[Shot, Callable[[Page], object]]] = {
    "the sidebar": (SHOTS[2], styled(f"{selectors.SIDE} {{ display: none !important; }}")),
    "the head on a phone": (SHOTS[0], styled(f"{selectors.HEAD} {{ display: none !important; }}")),
    "the dark colours": (SHOTS[1], lambda page: page.emulate_media(color_scheme="light")),
    "the dark colours on a phone": (SHOTS[4], lambda page: page.emulate_media(color_scheme="light")),
    "the cards": (SHOTS[5], styled(".community-cards { display: none !important; }")),
    "the text": (SHOTS[7], styled("main > * { display: none !important; }")),
    "the styles": (
        SHOTS[6],
        lambda page: page.evaluate("[...document.styleSheets].forEach((s) => (s.disabled = true))"),
    ),
}


@pytest.mark.parametrize("lost", LOSSES)
def test_what_is_lost_is_seen(context: BrowserContext, seen: Seen, lost: str) -> None:
    shot, change = LOSSES[lost]
    assert difference(look_at(context, shot, change), seen(shot)) > THRESHOLD
