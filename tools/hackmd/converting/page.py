"""The text of a page: front matter, title, and the note's body with its edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

from tools.hackmd.converting.anchors import label, labels
from tools.hackmd.converting.draft import Draft, Heading, Reference
from tools.hackmd.converting.edits import Edit, apply
from tools.hackmd.parsing.myst import slug


def written(draft: Draft, replacements: Mapping[Reference, str | None], more: Mapping[str, Any]) -> str:
    """What `Draft.page` returns."""
    body = draft.note.body
    edits = [*draft.edits, *_of_references(draft, replacements)]
    title = draft.title if draft.title_place is None else apply(body, edits, *draft.title_place)
    fields: dict[str, Any] = {"source_lang": draft.source_lang}
    if _has_line_end(draft.line_ends, edits):
        fields["breaks"] = True
    fields |= _with_back_to(draft.fields, more)
    marks = labels(draft)
    top = next((marks[each] for each in draft.headings if each in marks and each.level == 1), "")
    if draft.title_place is None and not slug(draft.title):
        top = label(draft)
    edits += [Edit(*_line_start(body, each), -30, f"({mark})=\n") for each, mark in marks.items() if each.level > 1]
    rest = apply(body, edits).strip("\n")
    parts = [f"({top})=\n# {title}" if top else f"# {title}", rest, draft.below]
    return f"{front_matter(fields)}\n" + "\n\n".join(part for part in parts if part).rstrip() + "\n"


def _line_start(body: str, heading: Heading) -> tuple[int, int]:
    start = body.rfind("\n", 0, heading.start) + 1
    return start, start


def front_matter(fields: Mapping[str, Any]) -> str:
    """*fields* between two lines of dashes."""
    return f"---\n{yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=float('inf'))}---\n"


def _of_references(draft: Draft, replacements: Mapping[Reference, str | None]) -> Sequence[Edit]:
    found = [(each, replacements.get(each, each.fallback)) for each in draft.references]
    gone = [each for each in draft.references if each in replacements and replacements[each] is None]
    kept = [Edit(each.start, each.end, 0, text) for each, text in found if text is not None]
    return [*_cuts(draft.note.body, sorted((each.start, each.end) for each in gone)), *kept]


def _cuts(body: str, spans: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Leave out what is at *spans*: its whole line where nothing else is in it."""
    runs: list[list[int]] = []
    for start, end in spans:
        first, last = body.rfind("\n", 0, start) + 1, body.find("\n", end)
        last = len(body) if last < 0 else last
        if (body[first:start] + body[end:last]).strip():
            yield Edit(start, end)
        elif runs and runs[-1][1] + 1 == first:
            runs[-1][1] = last
        else:
            runs.append([first, last])
    yield from (_cut_lines(body, *run) for run in runs)


def _cut_lines(body: str, first: int, last: int) -> Edit:
    """Leave out whole lines, and the empty ones behind them where there is one before; or the line end before them,
    where they were the last of a paragraph."""
    line_before = body[body.rfind("\n", 0, max(first - 1, 0)) + 1 : max(first - 1, 0)]
    behind = re.compile(r"\n(?:[ \t]*(?:\n|\Z))*").match(body, last)
    end = behind.end() if behind else last
    if not line_before.strip():
        return Edit(first, end)
    is_last = (behind is not None and behind.end() > last + 1) or end == last
    return Edit(first - 1, last) if is_last else Edit(first, last + 1)


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
