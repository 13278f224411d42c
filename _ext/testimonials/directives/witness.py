"""What somebody said, in the words it was said in; its translation comes from the catalog (`transforms`).

.. code-block:: markdown

   :::{witness}
   :speaker: Ewa Jodlowska
   :role: executive director of the Python Software Foundation
   :lang: en

   Personally, I find gather.town delightful!
   :::
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from records import options
from records.directives import NoteDirective, choose_id
from testimonials import post
from testimonials.facts import source_of_quote
from testimonials.faults import Fault
from testimonials.nodes import posts_of_speaker, witness, witness_caption, witness_quote, witness_role, witness_speaker
from testimonials.record import GivenFacts


class Witness(NoteDirective):
    """Show a quote; it is a record."""

    has_content = True
    option_spec: ClassVar = {
        "speaker": options.text,
        "role": options.text,
        "source": options.link,
        "archived": options.link,
        "seen": options.date,
        "post": options.text,
        "topics": options.names,
        "lang": options.language,
        "speaker-lang": options.language,
        "id": options.record_id,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        speaker = self.options.get("speaker", "")
        if not speaker:
            warn(Fault.SPEAKER, "this witness has no speaker", location=self.place)
        words = self.parse_content_to_nodes()
        if not words:
            warn(Fault.NO_QUOTE, "this witness has no quote", location=self.place)
        quote = witness_quote("", *words, classes=options.language_classes(self.options))
        node = witness("", *([quote] if words else []), source=self.options.get("source", ""), given=self._given())
        node["posts"] = [post.named(name) for name in self.options.get("post", "").split()]
        node["topics"] = self.options.get("topics", [])
        node += self._caption(node)
        self.declare(node, choose_id(self, speaker))
        return [node]

    def _given(self) -> GivenFacts:
        seen = self.options.get("seen")
        day = datetime.date.fromisoformat(seen) if seen else None
        return GivenFacts(archived=self.options.get("archived", ""), seen=day)

    def _caption(self, node: witness) -> witness_caption:
        caption = witness_caption("", classes=options.language_classes(self.options, "speaker-lang"))
        for node_class, option in ((witness_speaker, "speaker"), (witness_role, "role")):
            if option in self.options:
                caption += self.message(node_class, self.options[option])
        caption += list(self._links(node))
        return caption

    def _links(self, node: witness) -> Iterator[nodes.Node]:
        """Where it was said, and what else the same person said."""
        if node["source"]:
            yield source_of_quote(node["source"], node["given"])
        yield posts_of_speaker(source=node["source"], posts=node["posts"])
