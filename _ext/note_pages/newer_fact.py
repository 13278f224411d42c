"""What became known after a note was written, beside the note's own words.

.. code-block:: markdown

   :::{newer-fact}
   :date: 2026-11-21
   :source: the conference's current site

   Meets twice a year since 2022.
   :::
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from language_pair.faults import warn
from note_pages.faults import Fault
from records import options
from records.directives import NoteDirective
from records.labels import _


class newer_fact(nodes.container):
    """The fact, the day it was added, and where it is from."""


class fact_source(nodes.paragraph):
    """Where the fact is from: a message, before which `LabelSource` writes its label."""


class NewerFact(NoteDirective):
    """Set beside a note's words what became known later, with its date and its source."""

    has_content = True
    option_spec: ClassVar = {"date": options.date, "source": options.text, "lang": options.language}

    def run(self) -> list[nodes.Node]:
        date, source = self.options.get("date", ""), self.options.get("source", "")
        if not date or not source:
            # One that is there and wrong has had its warning from MyST.
            missing = " and ".join(name for name in ("date", "source") if f":{name}:" not in self.block_text)
            if missing:
                warn(Fault.NEWER_FACT, f"this newer-fact has no {missing}", location=self.place)
        label = nodes.paragraph("", _("Added later (%s)") % date, translatable=False, classes=["newer-fact-label"])
        aside = newer_fact("", label, *self.parse_content_to_nodes(), classes=options.language_classes(self.options))
        aside.source, aside.line = self.get_source_info()
        if source:
            aside += self.message(fact_source, source, classes=["newer-fact-source"])
        return [aside]


class LabelSource(SphinxTransform):
    """Write "Source:" before a source, once it is translated: the label is no part of the message."""

    default_priority = Locale.default_priority + 3

    def apply(self, **kwargs: Any) -> None:
        for source in self.document.findall(fact_source):
            source.insert(0, nodes.Text(_("Source: ")))
