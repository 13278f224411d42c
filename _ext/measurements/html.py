"""The charts: drawings that take their colours from the theme. Attributes say where each part is, since a strict
Content-Security-Policy allows no style in a page; `static/measurements.css` says how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, log10

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from measurements.nodes import Bar, Line, bar_chart, line_chart
from measurements.results import number

#: In units of the drawings, one of which is a pixel on a narrow screen.
WIDTH = 320
_LEFT, _RIGHT, _TOP, _PLOT, _BOTTOM, _ENTRY = 44, 14, 22, 180, 34, 18
_ROW, _BAR, _ROOM = 38, 14, 84


def visit_lines(self: HTML5Translator, node: line_chart) -> None:
    self.body += _figure(self, node["words"], _lines(self, node), _TOP + _PLOT + _BOTTOM + _ENTRY * len(node["lines"]))
    raise nodes.SkipNode


def visit_bars(self: HTML5Translator, node: bar_chart) -> None:
    self.body += _figure(self, node["words"], _bars(self, node["bars"]), _ROW * len(node["bars"]))
    raise nodes.SkipNode


def _figure(self: HTML5Translator, words: str, drawn: Iterator[str], height: int) -> Iterator[str]:
    yield f'<figure class="chart"><svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{self.attval(words)}">\n'
    yield from drawn
    yield "</svg></figure>\n"


def _lines(self: HTML5Translator, node: line_chart) -> Iterator[str]:
    lines: Sequence[Line] = node["lines"]
    points = [point for line in lines for point in line.points]
    sizes = sorted({notes for notes, _cost in points})
    low, high = floor(log10(min(cost for _n, cost in points))), ceil(log10(max(cost for _n, cost in points)))
    across = _scale(log10(sizes[0]), log10(sizes[-1]), _LEFT, WIDTH - _RIGHT)
    up = _scale(low, max(high, low + 1), _TOP + _PLOT, _TOP)
    yield f'<text class="axis" x="0" y="12">{self.encode(node["up"])}</text>'
    for power in range(low, max(high, low + 1) + 1):
        y = up(power)
        yield f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="axis" x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number(10.0**power)}</text>'
    for notes, x in _apart({notes: across(log10(notes)) for notes in sizes}):
        yield f'<text class="axis" x="{x:.1f}" y="{_TOP + _PLOT + 16}" text-anchor="middle">{number(notes)}</text>'
    label = self.encode(node["across"])
    yield f'<text class="axis" x="{WIDTH - _RIGHT}" y="{_TOP + _PLOT + 30}" text-anchor="end">{label}</text>\n'
    for index, line in enumerate(lines):
        yield from _line(index, [(across(log10(notes)), up(log10(cost))) for notes, cost in line.points], line.told)
        y = _TOP + _PLOT + _BOTTOM + _ENTRY * index + 8
        yield from _line(index, [(4, y), (36, y)], told=False)
        yield f'<text x="46" y="{y + 4}">{self.encode(line.name)}</text>\n'


def _line(index: int, points: Sequence[tuple[float, float]], told: bool) -> Iterator[str]:
    """A line with a mark at each point, the last one hollow if it is *told* and not measured."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    yield f'<path class="line line-{index}" d="M{path}"/>'
    for x, y in points:
        hollow = " told" * (told and (x, y) == points[-1])
        yield f'<circle class="mark line-{index}{hollow}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _scale(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Where a value between *low* and *high* is between *start* and *end*; in the middle if there is but one."""
    return lambda value: (start + end) / 2 if high == low else start + (end - start) * (value - low) / (high - low)


def _apart(places: dict[int, float]) -> Iterator[tuple[int, float]]:
    """Those of *places* that have room for their numbers, from the last one on."""
    free = float(WIDTH)
    for notes, x in reversed(places.items()):
        half = 4.0 * len(number(notes))
        if x + half <= free + half * (x > WIDTH - 2 * _RIGHT):
            yield notes, x
            free = x - half


def _bars(self: HTML5Translator, bars: Sequence[Bar]) -> Iterator[str]:
    most = max((bar.value for bar in bars), default=1) or 1
    for index, bar in enumerate(bars):
        y = _ROW * index
        width = max(1, (WIDTH - _ROOM) * bar.value / most)
        classes = "bar" + " own" * bar.own + " told" * bar.told
        yield f'<text x="0" y="{y + 12}">{self.encode(bar.name)}</text>'
        yield f'<rect class="{classes}" x="0.5" y="{y + 18}" width="{width:.1f}" height="{_BAR}" rx="2"/>'
        yield f'<text class="value" x="{width + 6:.1f}" y="{y + 30}">{self.encode(bar.words)}</text>\n'
