"""Front matter of Markdown as MyST may read it: what a note may not say is taken out, and named by its line.

The rest of it stays, and so do the numbers of the lines below. MyST finds front matter in two ways, which differ in
odd cases, so anything odd is written anew in the one form that both read.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

from safe_notes.bounded_yaml import LONGEST, ODD, BadYamlError, compose, construct, short
from safe_notes.faults import Fault
from safe_notes.lists import META

_OPENING = re.compile(r"-{3,}")
_RULE = re.compile(r"-[- \t]*|\.{3}")
_LINE = re.compile(r"[A-Za-z_][\w-]*:\s")
_META_KEY = re.compile(rf"(?:{'|'.join(META)})(?: lang=[A-Za-z]+(?:-[A-Za-z0-9]+)*)?")


@dataclass(frozen=True)
class Remark:
    """What is wrong at a line of the note, counted from 1."""

    fault: Fault
    found: str
    line: int


@dataclass
class Cleaned:
    """The *text* of a note that MyST may read, and what was wrong with it."""

    text: str
    remarks: list[Remark] = field(default_factory=list)


def cleaned(text: str, fields: Collection[str]) -> Cleaned:
    """*text* with those *fields* in its front matter that a note may have, and with what MyST may know of it."""
    if not text.startswith("---"):
        return Cleaned(text)
    lines = text.split("\n")
    end = _end(lines)
    if end is None:
        return _without_front_matter(lines)
    head = _Head(lines[1:end], fields)
    head.read()
    if head.is_text:
        lines[0], lines[end] = _disarmed(lines[0]), _disarmed(lines[end])
    elif head.remarks or not _is_plain(lines, end):
        lines[: end + 1] = _written(head.data, end + 1)
    return Cleaned("\n".join(lines), head.remarks)


def _end(lines: list[str]) -> int | None:
    """The line at which front matter ends for the Markdown parser, counted from 0."""
    opening = _OPENING.match(lines[0])
    dashes = len(opening[0]) if opening else 3
    closing = re.compile(rf" {{0,3}}-{{{dashes},}}\s*|\.\.\.\s*")
    return next((i for i, line in enumerate(lines[1:], start=1) if closing.fullmatch(line)), None)


def _without_front_matter(lines: list[str]) -> Cleaned:
    """MyST would take settings from here on to the end; the Markdown parser sees text."""
    begins = lines[0].rstrip() == "---" and len(lines) > 1 and _LINE.match(f"{lines[1]}\n")
    remarks = [Remark(Fault.FRONT_MATTER, "the front matter that begins here has no end", 1)] if begins else []
    return Cleaned("\n".join([_disarmed(lines[0]), *lines[1:]]), remarks)


def _disarmed(line: str) -> str:
    """A line that begins no front matter and underlines nothing; of dashes alone, nothing is left."""
    if _RULE.fullmatch(line.strip()):
        return ""
    return f"\\{line}" if line.startswith("-") else line


def _is_plain(lines: list[str], end: int) -> bool:
    """Whether both ways in which MyST finds front matter find the same."""
    inner = lines[1:end]
    return (
        lines[0].rstrip() == "---"
        and lines[end].startswith(("---", "..."))
        and any(line.strip() for line in inner)
        and not any(line.startswith(("---", "...")) or ODD.search(line) for line in inner)
    )


def _written(data: dict[str, Any], height: int) -> list[str]:
    """Front matter that says *data*, as many lines as *height*; blank ones if it says nothing."""
    if not data:
        return [""] * height
    shown = {key: str(value) if isinstance(value, datetime.date) else value for key, value in data.items()}
    line = json.dumps(shown, ensure_ascii=False, default=lambda value: value.isoformat())
    return ["---", ODD.sub(_escaped, line), *[""] * (height - 3), "---"]


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"\\u{code:04x}"


class _Head:
    """The *lines* between the marks; *data* is what MyST may know of them."""

    def __init__(self, lines: list[str], fields: Collection[str]) -> None:
        self._lines, self._fields = lines, fields
        self.data: dict[str, Any] = {}
        self.remarks: list[Remark] = []
        #: A part of the note between two rules.
        self.is_text = False

    def read(self) -> None:
        try:
            root = compose("\n".join(self._lines))
        except BadYamlError as bad:
            self._note(Fault.FRONT_MATTER, bad.found, bad.line)
            self._keep_single_lines()
            return
        if isinstance(root, yaml.MappingNode):
            for name, line, value in self._entries(root, Fault.FIELD):
                self._take(name, line, value)
        elif any(line.strip() for line in self._lines):
            self.is_text = True
            self._note(Fault.FRONT_MATTER, "what is here is no list of fields, and shown as text", 0)

    def _note(self, fault: Fault, found: str, line: int) -> None:
        """*line* is counted from 0 behind the first mark."""
        self.remarks.append(Remark(fault, found, line + 2))

    def _entries(self, mapping: yaml.MappingNode, fault: Fault) -> Iterator[tuple[str, int, yaml.Node]]:
        seen: set[str] = set()
        for key, value in mapping.value:
            name, line = str(key.value), key.start_mark.line
            if not isinstance(key, yaml.ScalarNode):
                self._note(fault, "a field whose name is no word is left out", line)
            elif name in seen:
                self._note(fault, f"the field {short(name)} is given twice", line)
            else:
                seen.add(name)
                yield name, line, value

    def _take(self, name: str, line: int, value: yaml.Node) -> None:
        if name == "html_meta":
            self._note(Fault.META, "'html_meta' is not below `myst:` and is left out: indent it below `myst:`", line)
        elif name == "myst":
            meta = dict(self._meta(line, value))
            if meta:
                self.data["myst"] = {"html_meta": meta}
        elif name not in self._fields:
            self._note(Fault.FIELD, f"the field {short(name)} is left out", line)
        else:
            try:
                self.data[name] = construct(value)
            except (yaml.YAMLError, ValueError, TypeError, OverflowError, RecursionError) as error:
                reason = str(getattr(error, "problem", None) or error)
                self._note(Fault.FRONT_MATTER, f"the field {short(name)} is left out: {reason[:80]}", line)

    def _meta(self, line: int, value: yaml.Node) -> Iterator[tuple[str, str]]:
        if not isinstance(value, yaml.MappingNode):
            self._note(Fault.META, "'myst' holds no fields", line)
            return
        for name, place, inner in self._entries(value, Fault.META):
            if name != "html_meta":
                self._note(Fault.META, f"'myst' holds {short(name)}, which is left out", place)
            elif not isinstance(inner, yaml.MappingNode):
                self._note(Fault.META, "'html_meta' holds no fields", place)
            else:
                yield from self._texts(inner)

    def _texts(self, html_meta: yaml.MappingNode) -> Iterator[tuple[str, str]]:
        for name, line, value in self._entries(html_meta, Fault.META):
            text = value.value if isinstance(value, yaml.ScalarNode) else ""
            if not _META_KEY.fullmatch(name):
                self._note(Fault.META, f"'html_meta' holds {short(name)}, which is left out", line)
            elif not text.strip():
                self._note(Fault.META, f"{short(name)} in 'html_meta' is no text, and left out", line)
            else:
                yield name, " ".join(text.split())

    def _keep_single_lines(self) -> None:
        """Of front matter that cannot be read as a whole, keep the lines that can be read alone."""
        for line in "\n".join(self._lines)[:LONGEST].split("\n"):
            if not _LINE.match(line):
                continue
            try:
                [[key, value]] = compose(line).value
                if isinstance(value, yaml.ScalarNode) and key.value in self._fields and value.value:
                    self.data.setdefault(key.value, construct(value))
            except (BadYamlError, yaml.YAMLError, ValueError, TypeError, OverflowError):
                continue
