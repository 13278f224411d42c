"""A note's draft."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from tools.hackmd.converting.anchors import anchors_of
from tools.hackmd.converting.blocks import convert_blocks
from tools.hackmd.converting.comments import convert_unused_links
from tools.hackmd.converting.draft import Draft, ReferenceKind
from tools.hackmd.converting.headings import convert_headings, convert_tags
from tools.hackmd.converting.languages import mark_languages, source_language
from tools.hackmd.converting.notes_below import convert_abbreviations, convert_footnotes
from tools.hackmd.converting.work import Work
from tools.hackmd.findings import Findings, Kind
from tools.hackmd.notes.note import Note
from tools.hackmd.settings import Settings

_META = ("description", "image", "robots")
_DROPPED = ("GA", "disqus")
#: What an import says of a note under ``hackmd``; a field of the note's own with such a name says nothing of it.
FACTS = ("changed", "ids")
#: So many lists and mappings in each other the front matter of a page may have.
_DEEPEST = 10


def convert(note: Note, settings: Settings) -> Draft:
    """The draft of *note*'s page."""
    work = Work(note, settings)
    tags = convert_tags(work)
    title, headings = convert_headings(work)
    convert_abbreviations(work)
    convert_blocks(work)
    convert_unused_links(work)
    below = convert_footnotes(work)
    language = source_language(work)
    mark_languages(work, language)
    draft = Draft(
        note=replace(note, tokens=()),  # which would be most of what thousands of drafts hold
        title=title.text,
        title_place=title.place,
        source_lang=language.code,
        fields=_fields(work, tags, title.text),
        edits=tuple(work.edits),
        headings=headings,
        references=tuple(work.references),
        comments=tuple(work.comments),
        line_ends=tuple(work.line_ends),
        below=below,
    )
    draft = _with_own_anchors(draft, work.findings)
    return replace(draft, findings=tuple(work.findings))


def _with_own_anchors(draft: Draft, findings: Findings) -> Draft:
    """*draft*, of whose references those to headings of the note itself lead to the page's."""
    if not any(each.kind is ReferenceKind.ANCHOR for each in draft.references):
        return draft
    anchors = anchors_of(draft)
    found = []
    for each in draft.references:
        if each.kind is ReferenceKind.ANCHOR:
            slug = anchors.get(unquote(each.address.removeprefix("#")))
            if not slug:
                findings.add(Kind.NO_ANCHOR, each.line, f"the heading {unquote(each.address)!r} is not there")
            each = replace(each, fallback=f"[{each.text}](#{slug})" if slug else each.text)
        found.append(each)
    return replace(draft, references=tuple(found))


def _fields(work: Work, tags: tuple[str, ...], title: str) -> dict[str, Any]:
    """The front matter of the page: what this site knows, and under ``hackmd`` what HackMD alone does."""
    note = work.note
    fields: dict[str, Any] = {"tags": ", ".join(tags)} if tags else {}
    meta = {name: str(note.fields[name]) for name in _META if str(note.fields.get(name) or "").strip()}
    kept: dict[str, Any] = {}
    if not note.breaks:
        kept["breaks"] = False
        work.report(Kind.BREAKS, 1 - note.first_line, "`breaks: false` is obeyed")
    if note.yaml_title and note.yaml_title != title.replace("\\", ""):
        kept["title"] = note.yaml_title
    for name, value in note.fields.items():
        if name in _DROPPED:
            work.report(Kind.FIELD, 1 - note.first_line, f"the field {name!r} is left out")
        elif name not in (*_META, "lang"):
            kept[f"note_{name}" if name in FACTS else name] = _plain(value)
    if meta:
        fields["myst"] = {"html_meta": meta}
    if kept:
        fields["hackmd"] = kept
    return fields


def _plain(value: Any, depth: int = 2) -> Any:
    """A value of the note's front matter as a page's may have it: without YAML's tags, and not too deep."""
    if isinstance(value, dict | list | tuple | set) and depth >= _DEEPEST:
        return str(value)
    if isinstance(value, dict):
        return {str(name): _plain(each, depth + 1) for name, each in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(each, depth + 1) for each in (sorted(map(str, value)) if isinstance(value, set) else value)]
    return value.decode(errors="replace") if isinstance(value, bytes) else value
