"""The report in Markdown: for a terminal, an editor, a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.hackmd.findings import Group
from tools.hackmd.reporting.excerpt import Excerpt, Place, Shown, excerpts
from tools.hackmd.reporting.report import Report

#: What is markup; a ``_`` between letters is none.
_SIGNS = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")


def markdown_report(report: Report, folder: Path | None) -> str:
    """The report, to be put into *folder*; without one for a terminal, where a path with a line is a link itself."""
    found = excerpts(report, folder)
    parts = [*_head(report), *_kinds(found)]
    for group, kinds in found:
        parts += [f"## {group.value}", "", *(line for each in kinds for line in _excerpt(each))]
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


def _excerpt(excerpt: Excerpt) -> Iterator[str]:
    yield from (f"### `{excerpt.kind.kind.code}`", "", excerpt.kind.kind.explanation, "")
    yield from map(_item, excerpt.shown)
    if excerpt.more:
        yield f"- … and {excerpt.more} more"
    yield ""


def _item(shown: Shown) -> str:
    accept = f" — `--accept {shown.item.key}`" if shown.item.key else ""
    places = ", ".join(map(_place, shown.places)) + (f" … and {shown.more} more" if shown.more else "")
    return f"- {_plain(shown.item.found)}{accept}: {places}"


def _place(place: Place) -> str:
    return f"[{_plain(place.text)}]({place.target})" if place.target else f"`{place.text.replace('`', '')}`"


def _plain(text: str) -> str:
    """*text*, whatever a note has in it, as text of one line."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
