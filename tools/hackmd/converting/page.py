"""The text of a page: front matter, title, and the note's body with its edits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

from tools.hackmd.converting.draft import Draft, Reference
from tools.hackmd.converting.edits import Edit, apply


def written(draft: Draft, replacements: Mapping[Reference, str], more: Mapping[str, Any]) -> str:
    """What `Draft.page` returns."""
    body = draft.note.body
    edits = [*draft.edits, *_of_references(draft, replacements)]
    title = draft.title if draft.title_place is None else apply(body, edits, *draft.title_place)
    fields: dict[str, Any] = {"source_lang": draft.source_lang}
    if _has_line_end(draft.line_ends, edits):
        fields["breaks"] = True
    fields |= _with_back_to(draft.fields, more)
    rest = apply(body, edits).strip("\n")
    parts = [f"# {title}", rest, draft.below]
    return f"{front_matter(fields)}\n" + "\n\n".join(part for part in parts if part).rstrip() + "\n"


def front_matter(fields: Mapping[str, Any]) -> str:
    """*fields* between two lines of dashes."""
    return f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=float('inf'))}---\n"


def _of_references(draft: Draft, replacements: Mapping[Reference, str]) -> Sequence[Edit]:
    found = ((each, replacements.get(each, each.fallback)) for each in draft.references)
    return [Edit(each.start, each.end, 0, text) for each, text in found if text is not None]


def _has_line_end(line_ends: Sequence[int], edits: Sequence[Edit]) -> bool:
    """Whether one of *line_ends* is in no edit that takes it away or parts a paragraph there."""
    taken = [(edit.start, edit.end) for edit in edits if edit.end > edit.start]
    ends = sorted(line_ends)
    gone = {end for start, stop in taken for end in ends[bisect_right(ends, start - 1) : bisect_right(ends, stop - 1)]}
    return any(end not in gone for end in ends)


def _with_back_to(fields: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """What is added stands before what only HackMD reads."""
    last = {name: value for name, value in fields.items() if name == "hackmd"}
    return {**{name: value for name, value in fields.items() if name not in last}, **more, **last}
