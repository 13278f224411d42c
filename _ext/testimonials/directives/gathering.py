"""What the directives that show testimonials of other notes have in common: ``:from: 2021, 2022``."""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes

from language_pair.faults import warn
from records import options
from records.directives import NoteDirective
from testimonials.faults import Fault
from testimonials.nodes import GatheredView


class Gathering(NoteDirective):
    """A directive that gathers: its ``:from:`` names years, folders and notes."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"from": options.names}

    def gathered(self, view: type[GatheredView], *children: nodes.Node, **attributes: Any) -> list[nodes.Node]:
        """A *view* of the notes of ``:from:``, and what is in the body, where nothing belongs."""
        if self.content:
            warn(Fault.FROM_AND_BODY, f"this {self.name} gathers, and has a body", location=self.place)
        return [view("", *children, notes=self._notes(), **attributes), *self.parse_content_to_nodes()]

    def _notes(self) -> list[str]:
        names = [name.strip("/") for name in self.options.get("from", [])]
        for name in names:
            if not any(docname == name or docname.startswith(f"{name}/") for docname in self.env.found_docs):
                warn(Fault.FROM, f"there is no {name!r}", location=self.option_place("from"))
        return names
