"""Souvenirs, and the list of all of them.

.. code-block:: markdown

   :::{souvenir} Pin
   :material: metal

   At the desk.
   :::

   :::{souvenir-list}
   :::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from records import options
from records.directives import NoteDirective, choose_id
from souvenirs import labels, record
from souvenirs.nodes import souvenir, souvenir_list


class Souvenir(NoteDirective):
    """Show a souvenir and record it."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "id": options.record_id,
        "lang": options.language,
        "no-index": directives.flag,
        "material": record.material,
    }

    def run(self) -> list[nodes.Node]:
        name, material = self.arguments[0], self.options.get("material", "")
        node = souvenir("", classes=options.language_classes(self.options), material=material)
        self.declare(node, choose_id(self, name))
        node += self.message(nodes.rubric, name)
        if material:
            node += nodes.paragraph("", labels.material_names()[material], translatable=False)
        node += self.parse_content_to_nodes()
        return [node]


class SouvenirList(SphinxDirective):
    """Show the souvenirs of all notes."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [souvenir_list()]
