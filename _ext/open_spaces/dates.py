"""When the next open spaces are, on any page; where no later ones are known, when the last ones were.

.. code-block:: markdown

   :::{open-space-dates}
   :::
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from language_pair.links import FROM_OTHERS, link_to_note
from language_pair.passes import PostPass
from open_spaces import labels
from open_spaces.nodes import moment, time_tools
from open_spaces.record import Period
from records import days, domain, views


class open_space_dates(views.RecordView):
    """Where they will be."""

    kind = "open-space"

    @classmethod
    def content(cls, env: BuildEnvironment) -> object:
        return nearest(env)[:2]


class OpenSpaceDates(SphinxDirective):
    """Show them."""

    def run(self) -> list[nodes.Node]:
        return [open_space_dates()]


def nearest(env: BuildEnvironment) -> tuple[str, bool, list[Period]]:
    """The note with the next open spaces, or else the last ones; whether they are still to come; their periods.

    The note is empty where there are none.
    """
    today, notes = days.today(env.config.open_spaces_today), dict[str, list[Period]]()
    for entry in domain.records_of(env).entries("open-space"):
        if isinstance(entry.record, Period):
            notes.setdefault(entry.docname, []).append(entry.record)
    known = sorted((_first_day(periods), name) for name, periods in notes.items())
    later = [name for _day, name in known if max(period.ends for period in notes[name]).date() >= today]
    name = (later or [name for _day, name in reversed(known)] or [""])[0]
    return name, bool(later), sorted(notes.get(name, []), key=lambda period: period.starts)


def _first_day(periods: list[Period]) -> date:
    return min(period.starts for period in periods).date()


class FillDates(SphinxPostTransform):
    """Put them where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(open_space_dates)):
            name, are_next, periods = nearest(self.env)
            place.replace_self([self._shown(name, periods, are_next=are_next)] if periods else [])

    def _shown(self, name: str, periods: list[Period], *, are_next: bool) -> nodes.container:
        link = link_to_note(name, self.env.current_document.docname)
        head = nodes.paragraph("", labels.next_ones() if are_next else labels.last_ones(), link, translatable=False)
        items = (nodes.list_item("", self._line(period)) for period in periods)
        zone = nodes.paragraph("", labels.zone_words(periods[0].starts), translatable=False)
        shown = nodes.container("", head, nodes.bullet_list("", *items, classes=["simple", "open-space-days"]), zone)
        shown += time_tools(calendar=True, noon=periods[0].starts)
        shown["classes"], shown[FROM_OTHERS] = ["open-spaces"], True
        return shown

    def _line(self, period: Period) -> nodes.paragraph:
        day = nodes.Text(labels.day_before_times(days.long_date(period.starts.date(), self.config.language)))
        times = [_moment(period.starts), nodes.Text("–"), _moment(period.ends)]
        return nodes.paragraph("", "", day, *times, translatable=False)


def _moment(when: datetime) -> moment:
    return moment("", f"{when:%H:%M}", datetime=when.isoformat(timespec="minutes"))


def setup(app: Sphinx) -> None:
    app.add_config_value("open_spaces_today", "", "env", (str,))
    app.add_directive("open-space-dates", OpenSpaceDates)
    app.add_node(open_space_dates)
    app.add_post_transform(FillDates)
