"""Sponsors, and the list of all of them.

.. code-block:: markdown

   :::{sponsor} Example Ltd.
   :level: gold

   Paid for the coffee.
   :::

   :::{sponsor-list}
   :::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from records import options
from records.directives import NoteDirective, choose_id
from sponsors import labels, record
from sponsors.nodes import sponsor, sponsor_list


class Sponsor(NoteDirective):
    """Show a sponsor and record it."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "id": options.record_id,
        "lang": options.language,
        "no-index": directives.flag,
        "level": record.level,
    }

    def run(self) -> list[nodes.Node]:
        name, level = self.arguments[0], self.options.get("level", "")
        node = sponsor("", classes=options.language_classes(self.options), level=level)
        self.declare(node, choose_id(self, name))
        node += self.message(nodes.rubric, name)
        if level:
            node += nodes.paragraph("", labels.level_names()[level], translatable=False)
        node += self.parse_content_to_nodes()
        return [node]


class SponsorList(SphinxDirective):
    """Show the sponsors of all notes."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [sponsor_list()]
