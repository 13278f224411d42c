"""How open spaces look in HTML, and what the head of a page with them gets."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import is_web
from language_pair.linked_data import add_linked_data
from language_pair.site_files import from_page
from open_spaces import feeds, labels
from open_spaces.nodes import (
    day_strips,
    filler,
    moment,
    open_space_board,
    open_space_hours,
    slot_cell,
    slot_row,
    time_tools,
)
from open_spaces.record import Hours, Span

_HOUR = 60


def visit_moment(self: HTML5Translator, node: moment) -> None:
    self.body.append(f'<time class="moment" datetime="{node["datetime"]}">')


def depart_moment(self: HTML5Translator, node: moment) -> None:
    self.body.append("</time>")


def visit_tools(self: HTML5Translator, node: time_tools) -> None:
    """The button waits for the script; a book has neither script nor calendar."""
    if is_web(self.builder):
        now = " ".join(f'data-{name}="{self.attval(words)}"' for name, words in labels.now_labels(node["noon"]).items())
        self.body.append(f'<div class="open-spaces-now" role="status" {now}></div>\n<div class="time-tools">')
        self.body.append(_button(self))
        if node["calendar"]:
            address = from_page(self.builder, feeds.CALENDAR_FEED)
            label = self.encode(labels.tool_labels()["calendar"])
            self.body.append(f'<a href="{address}" type="text/calendar">{label}</a>')
        self.body.append('<p class="my-time-zone" role="status"></p></div>\n')
    raise nodes.SkipNode


def _button(self: HTML5Translator) -> str:
    words = labels.tool_labels()
    data = " ".join(f'data-{name}="{self.attval(words[name])}"' for name in ("zone", "same", "mine"))
    label = self.encode(words["button"])
    return f'<button type="button" class="my-time-switch" aria-pressed="false" {data} hidden>{label}</button>'


def visit_strips(self: HTML5Translator, node: day_strips) -> None:
    """A line for each day on one scale of hours; hidden from screen readers, which have the table.

    Drawings, whose attributes say where each bar is: a strict Content-Security-Policy allows no style in a page.
    """
    hours: Hours = node["hours"]
    first = min(span.start.hour for span in hours.periods)
    last = max(span.end.hour + (span.end.minute > 0) for span in hours.periods)
    marks = {hour: _percent(hour * _HOUR, first, last) for hour in range(first, last + 1)}
    self.body.append('<div class="day-strips" aria-hidden="true">\n')
    self.body.append(
        _line("scale", "", "".join(f'<text x="{at}" y="75%">{hour:02}</text>' for hour, at in marks.items()))
    )
    ground = '<rect class="ground" width="100%" height="100%" rx="4"/>'
    ground += "".join(f'<line class="hour" x1="{at}" x2="{at}" y2="100%"/>' for at in marks.values())
    for day in sorted({span.day for span in hours.periods}):
        spans = [span for span in hours.periods if span.day == day]
        label = self.encode(labels.short_date(hours.date_of(day), self.config.language))
        bars = "".join(_bar(span, first, last) for span in spans)
        self.body.append(_line("", f"<b>{label}</b> " + ", ".join(span.hours for span in spans), ground + bars))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def _line(css_class: str, label: str, drawing: str) -> str:
    strip = f"day-strip {css_class}".strip()
    return f'<div class="{strip}"><span class="day">{label}</span><svg class="track">{drawing}</svg></div>\n'


def _bar(span: Span, first: int, last: int) -> str:
    begin, end = (clock.hour * _HOUR + clock.minute for clock in (span.start, span.end))
    width = _percent(first * _HOUR + end - begin, first, last)
    return f'<rect class="bar" x="{_percent(begin, first, last)}" width="{width}" height="100%" rx="4"/>'


def _percent(minute: int, first: int, last: int) -> str:
    """Where *minute* of the day is on a scale from the hour *first* to the hour *last*."""
    return f"{100 * (minute - first * _HOUR) / ((last - first) * _HOUR):.2f}%"


def visit_slot(self: HTML5Translator, node: slot_row) -> None:
    """Each group of rows is a ``tbody`` of its own, which its heading heads."""
    if node.parent.index(node):
        self.body.append("</tbody>\n<tbody>\n")
    self.visit_row(node)


def depart_slot(self: HTML5Translator, node: slot_row) -> None:
    self.depart_row(node)


def visit_slot_cell(self: HTML5Translator, node: slot_cell) -> None:
    self.body.append(f'<th class="head slot" scope="rowgroup" colspan="{len(node.parent)}">')


def depart_slot_cell(self: HTML5Translator, node: slot_cell) -> None:
    self.body.append("</th>\n")


def skip_filler(self: HTML5Translator, node: filler) -> None:
    raise nodes.SkipNode


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The looks, the script and the data for search engines, for the pages that show times."""
    with_times = (open_space_hours, open_space_board, time_tools)
    if doctree is None or not any(isinstance(node, with_times) for node in doctree.findall()):
        return
    app.add_css_file("open-spaces.css")
    if is_web(app.builder):
        app.add_js_file("open-spaces.js", loading_method="defer", blocking="render")
        listed = feeds.listed_in(app.builder, pagename)
        if listed:
            add_linked_data(context, feeds.linked_data(listed, languages.of_code(app.config.language)))
