"""The report in Markdown: for a terminal, an editor, a pull request."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.hackmd.findings import Group
from tools.hackmd.reporting.excerpt import Excerpt, Place, Shown, excerpts
from tools.hackmd.reporting.report import Report
from tools.hackmd.sources.exports import on_one_line

#: What is markup; a ``_`` between letters is none.
_SIGNS = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")
#: What calls somebody, or closes an issue, in a pull request.
_CALLS = re.compile(r"(?<!\w)@(?=\w)|#(?=\d)")


def markdown_report(report: Report, folder: Path | None) -> str:
    """The report, to be put into *folder*; without one for a terminal, where a path with a line is a link itself."""
    found, shown = excerpts(report, folder), _plain if folder is None else _calling_nobody
    parts = [*_head(report), *_kinds(found)]
    for group, kinds in found:
        parts += [f"## {group.value}", "", *(line for each in kinds for line in _excerpt(each, shown))]
    return "\n".join(parts).rstrip() + "\n"


def summary(report: Report) -> str:
    """One line."""
    counts = ", ".join(f"{count} {became.value}" for became, count in report.counts.items())
    return f"{report.seen} files: {counts or 'nothing'}"


def _head(report: Report) -> Iterator[str]:
    yield from (f"# {_import(report)}", "", "| What became of them | Files |", "|---|--:|")
    for became, count in report.counts.items():
        yield f"| {became.value} | {count} |"
    yield from (f"| **in all** | **{sum(report.counts.values())}** |", "")


def _import(report: Report) -> str:
    return f"Import of {report.seen} {'file' if report.seen == 1 else 'files'} from HackMD"


def _kinds(found: list[tuple[Group, list[Excerpt]]]) -> Iterator[str]:
    if not found:
        return
    yield from ("| What was found | Notes | Places |", "|---|--:|--:|")
    for group, kinds in found:
        yield f"| **{group.value}** | | |"
        for each in kinds:
            yield f"| `{each.kind.kind.code}` | {each.kind.notes} | {len(each.kind.findings)} |"
    yield ""


def _excerpt(excerpt: Excerpt, found: Callable[[str], str]) -> Iterator[str]:
    yield from (f"### `{excerpt.kind.kind.code}`", "", excerpt.kind.kind.explanation, "")
    yield from (_item(each, found(each.item.found)) for each in excerpt.shown)
    if excerpt.more:
        yield f"- … and {excerpt.more} more"
    yield ""


def _item(shown: Shown, found: str) -> str:
    accept = f" — `--accept {shown.item.key}`" if shown.item.key else ""
    places = ", ".join(map(_place, shown.places)) + (f" … and {shown.more} more" if shown.more else "")
    return f"- {found}{accept}: {places}"


def _place(place: Place) -> str:
    if place.target:
        return f"[{_plain(place.text)}]({place.target})"
    return f"`{on_one_line(place.text.replace('`', ''))}`"


def _plain(text: str) -> str:
    """*text*, whatever a note has in it, as text of one line."""
    return _SIGNS.sub(r"\\\g<0>", on_one_line(" ".join(text.split())))


def _calling_nobody(text: str) -> str:
    return _CALLS.sub("\\g<0>\u200b", _plain(text))
