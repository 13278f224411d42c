"""When communities meet next, as far as it is known; where it is of none, there is nothing, not even a heading.

.. code-block:: markdown

   :::{next-meetings}
   :::
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from communities import html, labels
from communities.cities import CITIES
from communities.feeds import meetings
from communities.nodes import Meeting, calendar_link, meeting_days
from communities.recurrence import Recurrence
from communities.views import Found, communities_in
from language_pair.passes import PostPass
from records import days, views
from records.days import HOME_ZONE

#: Days of a community that a page knows; a script shows the next one of them, whenever the page was built.
_KNOWN = 8


class next_meetings(views.RecordView):
    """Where the list will be."""

    kind = "community"

    @classmethod
    def content(cls, env: BuildEnvironment) -> object:
        return [upcoming for _found, upcoming in _upcoming(env)]


class NextMeetings(SphinxDirective):
    """Show when communities meet next, where that is known."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [next_meetings()]


def _upcoming(env: BuildEnvironment) -> list[tuple[Found, list[date]]]:
    """The communities of which the next days are known, the one that meets first at the beginning."""
    today = days.today(env.config.communities_today)
    known = ((each, each.community.meetings) for each in communities_in(env))
    found = [(each, list(islice(of_it.upcoming(today), _KNOWN))) for each, of_it in known if of_it]
    return sorted(((each, upcoming) for each, upcoming in found if upcoming), key=lambda pair: pair[1][0])


class FillMeetings(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(next_meetings)):
            found = _upcoming(self.env)
            place.replace_self(list(self._shown(found)) if found else [])

    def _shown(self, found: list[tuple[Found, list[date]]]) -> Iterator[nodes.Node]:
        heading = nodes.rubric("", labels.next_meetings(), translatable=False, **{"heading-level": 2})
        items = [self._item(each, upcoming) for each, upcoming in found]
        says = nodes.paragraph("", labels.about_meetings(), translatable=False)
        subscribe = calendar_link(file=meetings.ALL, words=labels.calendar_of_all())
        yield nodes.container("", heading, nodes.bullet_list("", *items), says, subscribe, classes=["next-meetings"])

    def _item(self, each: Found, upcoming: list[date]) -> nodes.list_item:
        community, here = each.community, self.env.current_document.docname
        recurrence, city = community.recurrence, CITIES.get(community.city)
        assert recurrence
        known = [_meeting(recurrence, day, self.config.language) for day in upcoming]
        beside = [city.names[self.config.language]] if city else []
        said = labels.beside_meeting([*beside, labels.checked_on(community.status.checked)])
        line = [meeting_days("", known[0].words, meetings=known), nodes.Text(" "), views.link(each.entry, here)]
        return nodes.list_item("", nodes.paragraph("", "", *line, nodes.Text(said), translatable=False))


def _meeting(recurrence: Recurrence, day: date, language: str) -> Meeting:
    starts, ends = recurrence.start(day), recurrence.end(day)
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo(HOME_ZONE))
    return Meeting(
        words=labels.meeting_words(day, recurrence, language),
        written=starts.isoformat(),
        until=(ends or midnight).isoformat(),
    )


def setup(app: Sphinx) -> None:
    app.add_directive("next-meetings", NextMeetings)
    app.add_node(next_meetings)
    app.add_node(meeting_days, html=(html.visit_days, None))
    app.add_post_transform(FillMeetings)
