"""What a program can report, listed in a note from the Enum that it reports with.

A rule and its texts are in one place, the code; a new rule is on the page, and in its catalog, with the next build:

.. code-block:: markdown

   ```{message-list} catalog-codes
   ```

The setting ``documented_messages`` says which Enum that is. Each member has its name in reports (``str(member)``) and
an ``explanation``, one paragraph of inline Markdown.
"""

from __future__ import annotations

import inspect
from enum import Enum
from importlib import import_module
from typing import ClassVar

from docutils import nodes
from sphinx.errors import ConfigError

from language_pair.faults import warn
from note_pages.faults import Fault
from records import options
from records.directives import NoteDirective


class MessageList(NoteDirective):
    """A definition list of the messages, whose explanations are messages of the note as if they were written in it."""

    required_arguments = 1
    option_spec: ClassVar = {"lang": options.language}

    def run(self) -> list[nodes.Node]:
        name, documented = self.arguments[0], self.config.documented_messages
        if name not in documented:
            known = ", ".join(sorted(documented)) or "none"
            warn(Fault.MESSAGE_LIST, f"there is no list {name!r}; there are: {known}", location=self.place)
            return []
        members = _find(name, documented[name])
        self.env.note_dependency(inspect.getfile(members))
        items = [self._item(member) for member in members]
        return [nodes.definition_list("", *items, classes=["simple", "myst", *options.language_classes(self.options)])]

    def _item(self, member: Enum) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.literal("", str(member)), translatable=False)
        explanation = self.message(nodes.paragraph, member.explanation)  # type: ignore[attr-defined] # see above
        return nodes.definition_list_item("", term, nodes.definition("", explanation))


def _find(name: str, place: str) -> type[Enum]:
    """The Enum at *place*, ``module:Enum``, which is the list called *name*."""
    module, _colon, attribute = place.partition(":")
    try:
        found: type[Enum] = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as fault:
        raise ConfigError(f"documented_messages[{name!r}] is {place!r}, which cannot be imported: {fault}") from None
    return found
