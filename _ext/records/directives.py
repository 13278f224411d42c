"""What the directives of a note have in common: their place, and text that becomes a message."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from language_pair import languages
from language_pair.faults import FaultEnum, warn
from records.domain import RecordNode
from records.faults import Fault

#: What was meant as an option and is none: behind a blank line, or with the colons of a Chinese keyboard.
_LIKE_AN_OPTION = re.compile(r"\s*[:：][\w-]+[:：](?!`)")
_OPTION = re.compile(r"\s*:([\w-]+):(?=\s|$)")
_TextNode = TypeVar("_TextNode", bound=nodes.TextElement)


class NoteDirective(SphinxDirective):
    """A directive that knows its lines and gives its options to the catalogs."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._report_options_given_twice()
        if self.content and self._counts_a_line_too_many():
            self.content_offset -= 1
        if self.content and _LIKE_AN_OPTION.match(self.content[0]):
            warn(Fault.LOST_OPTION, f"{self.content[0].strip()!r} is read as text", location=self.line_of(0))

    def _report_options_given_twice(self) -> None:
        """MyST takes the last one and says nothing."""
        seen: set[str] = set()
        for index, line in enumerate(self.block_text.splitlines()[1:], start=1):
            option = _OPTION.match(line)
            if not option:
                break
            if option[1] in seen:
                there = self.place[0], self.lineno + index
                warn(Fault.LOST_OPTION, f"{option[0].strip()!r} is given twice", location=there)
            seen.add(option[1])

    @property
    def place(self) -> tuple[str, int]:
        """Where the directive is, as `faults.warn` takes it."""
        return self.env.current_document.docname, self.lineno

    def option_place(self, name: str) -> tuple[str, int]:
        """Where the option *name* is, as `faults.warn` takes it: its own line, or the directive's first."""
        for index, line in enumerate(self.block_text.splitlines()):
            option = _OPTION.match(line)
            if index and option and option[1] == name:
                return self.place[0], self.lineno + index
        return self.place

    def line_of(self, index: int) -> tuple[str, int]:
        """Where line *index* of the content is, counted from 0, as `faults.warn` takes it."""
        return self.env.current_document.docname, self.lineno + self.content_offset + index + 1

    def name_or_id(self, fault: FaultEnum) -> str:
        """The name behind the directive; where there is none, which is a *fault*, the ``:id:``, which may be empty."""
        if self.arguments:
            return self.arguments[0]
        warn(fault, f"this {self.name} has no name", location=self.place)
        return str(self.options.get("id", ""))

    def message(self, node_class: type[_TextNode], text: str, **attributes: Any) -> _TextNode:
        """*text*, inline Markdown, as a *node_class* that gettext extracts.

        gettext takes the ``rawsource`` of a node, and only of a node that knows its place.
        """
        children, system_messages = self.parse_inline(text)
        node = node_class(text, "", *children, *system_messages, **attributes)
        node.source, node.line = self.get_source_info()
        return node

    def declare(self, node: RecordNode, record_id: str) -> None:
        """Make *node* a record with that id, unless ``:no-index:`` says that it is shown alone.

        It is on the directive's line, where it has no line of its own.
        """
        if node.line is None:
            node.source, node.line = self.get_source_info()
        node["record_id"], node["no-index"] = record_id, "no-index" in self.options
        set_id(node, self.state.document)

    def _counts_a_line_too_many(self) -> bool:
        """MyST counts a blank line before content that begins with a colon fence, even where there is none."""
        first = self.content[0].strip()
        source = Path(self.get_source_info()[0])
        if not first.startswith(":::") or not source.is_file():
            return False
        lines = source.read_text(encoding="utf-8-sig").splitlines()
        index = self.lineno + self.content_offset
        here, before = (lines[i].strip() if 0 <= i < len(lines) else "" for i in (index, index - 1))
        return here != first == before


def choose_id(directive: NoteDirective, name: str) -> str:
    """The ``:id:`` of *directive*, or one made of *name*; a name with Chinese characters needs the option."""
    record_id = directive.options.get("id") or ("" if languages.has_chinese(name) else nodes.make_id(name))
    if not record_id and name:
        warn(Fault.RECORD_ID, f"{directive.name} {name!r} has no id", location=directive.place)
    return record_id or f"{directive.name}-{directive.lineno}"


def set_id(node: RecordNode, document: nodes.document) -> None:
    """Make *node*'s ``record_id`` its id on the page; one that is given away already stays where it is.

    That is reported here, but for a second record of the same kind, which is reported when all notes
    are read and another note may have it too.
    """
    record_id = node["record_id"]
    if node["no-index"]:
        return
    holder = document.ids.get(record_id)
    if holder is None:
        node["ids"].append(record_id)
        document.note_explicit_target(node)
    elif not isinstance(holder, RecordNode) or holder.kind != node.kind:
        words = next(iter(holder.astext().splitlines()), "")
        found = f"the id {record_id!r} of this {node.kind} is already used by {words[:40]!r}"
        warn(Fault.ID_TAKEN, found, location=node)
