"""Quotes of other notes, on any page.

.. code-block:: markdown

   :::{quotes}
   :from: 2021, 2022
   :topics: Gather Town
   :lang: en
   :limit: 1
   :::
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes

from records import options
from testimonials.directives.gathering import Gathering
from testimonials.nodes import gathered_quotes


class Quotes(Gathering):
    """Show the quotes of all notes, or those that its options choose, in the order of the notes."""

    option_spec: ClassVar = {
        **Gathering.option_spec,
        "topics": options.names,
        "lang": options.language,
        "limit": options.count,
    }

    def run(self) -> list[nodes.Node]:
        chosen = {"topics": self.options.get("topics", []), "language": self.options.get("lang", "")}
        if "limit" in self.options:
            chosen["limit"] = self.options["limit"]
        return self.gathered(gathered_quotes, **chosen)
