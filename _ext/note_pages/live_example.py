"""Markdown and what becomes of it, from one source: the documentation of the directives.

.. code-block:: markdown

   ::::{live-example}

   :::{witness} …
   :::
   ::::
"""

from __future__ import annotations

from docutils import nodes

from records.directives import NoteDirective


class LiveExample(NoteDirective):
    """Show the body as it is written, then as a page shows it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        text = "\n".join(self.content)
        source = nodes.literal_block(text, text, language="markdown", translatable=False)
        result = nodes.container("", *self.parse_content_to_nodes(), classes=["live-example-result"])
        return [nodes.container("", source, result, classes=["live-example"])]
