"""What an author writes around a note's text.

.. code-block:: markdown

   :::{about-note}
   :export: 000_0fca17236968657e.txt

   - Four rows have fewer cells than there are headings.
   :::

   ::::{live-example}

   :::{witness} …
   :::
   ::::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from note_pages.nodes import about_note
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


class LiveExample(NoteDirective):
    """Show the body as it is written, then as a page shows it, from one source: the directives' documentation."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        source = nodes.literal_block(text, text, language="markdown", translatable=False)
        result = nodes.container("", *self.parse_content_to_nodes(), classes=["live-example-result"])
        return [nodes.container("", source, result, classes=["live-example"])]
