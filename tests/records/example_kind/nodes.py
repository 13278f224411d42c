"""The nodes of souvenirs."""

from __future__ import annotations

from docutils import nodes

from records import domain, views
from souvenirs.record import Souvenir


class souvenir(domain.RecordNode, nodes.container):
    """A souvenir's name and what the note says of it: a record."""

    kind = "souvenir"

    def record(self) -> Souvenir:
        return Souvenir(id=self["record_id"], title=self.children[0].astext(), material=self["material"])


class souvenir_list(views.RecordView):
    """The souvenirs of all notes."""

    kind = "souvenir"
