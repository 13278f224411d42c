"""What an author writes around a note's text.

.. code-block:: markdown

   :::{about-note}
   :export: 000_0fca17236968657e.txt

   - Four rows have fewer cells than there are headings.
   :::

   :::{newer-fact}
   :date: 2026-11-21
   :source: the conference's current site

   Meets twice a year since 2022.
   :::

   ::::{live-example}

   :::{witness} …
   :::
   ::::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from language_pair.faults import warn
from note_pages import labels
from note_pages.faults import Fault
from note_pages.nodes import about_note, fact_source, newer_fact
from records import options
from records.directives import NoteDirective


class AboutNote(NoteDirective):
    """Say where a note came from; the body is what was corrected in it."""

    has_content = True
    option_spec: ClassVar = {"hackmd": options.link, "export": options.text, "lang": options.language}

    def run(self) -> list[nodes.Node]:
        node = about_note("", *self.parse_content_to_nodes(), classes=options.language_classes(self.options))
        node["hackmd"] = self.options.get("hackmd", "")
        node["export"] = self.options.get("export", "")
        return [node]


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
        label = nodes.paragraph("", labels.added_on(date), translatable=False, classes=["newer-fact-label"])
        aside = newer_fact("", label, *self.parse_content_to_nodes(), classes=options.language_classes(self.options))
        aside.source, aside.line = self.get_source_info()
        if source:
            aside += self.message(fact_source, source, classes=["newer-fact-source"])
        return [aside]


class LiveExample(NoteDirective):
    """Show the body as it is written, then as a page shows it, from one source: the directives' documentation."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        source = nodes.literal_block(text, text, language="markdown", translatable=False)
        result = nodes.container("", *self.parse_content_to_nodes(), classes=["live-example-result"])
        return [nodes.container("", source, result, classes=["live-example"])]
