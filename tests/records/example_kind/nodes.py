"""The nodes of sponsors."""

from __future__ import annotations

from docutils import nodes

from records import domain, views
from sponsors.record import Sponsor


class sponsor(domain.RecordNode, nodes.container):
    """A sponsor's name and what the note says of it: a record."""

    kind = "sponsor"

    def record(self) -> Sponsor:
        return Sponsor(id=self["record_id"], title=self.children[0].astext(), level=self["level"])


class sponsor_list(views.RecordView):
    """The sponsors of all notes."""

    kind = "sponsor"
