"""What a testimonial is, and how the cells of a HackMD table are read. Pure: no Sphinx."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit

#: What a cell holds when the post speaks of the column's topic. HackMD's notes write V.
MARKS = frozenset({"V", "v", "✓", "✔"})

_TWITTER_HOSTS = frozenset({"twitter.com", "www.twitter.com", "mobile.twitter.com", "x.com", "www.x.com"})
_STATUS = re.compile(r"/status(?:es)?/(\d+)")
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, kw_only=True, slots=True)
class Testimonial:
    """A post about the conference: who (*title*), where (*url*), and on which *topics*."""

    id: str
    title: str
    url: str
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a witness said: *title* is the speaker's name, *role* may be empty, *language* is a code."""

    id: str
    title: str
    role: str
    language: str
    text: str


def post_id(url: str) -> str:
    """A stable id for the post at *url*: never made of its label, which the note may repeat.

    A post on Twitter/X has its status id, the same under both hosts. Any other link is its host, path
    and query, with a few digits of their SHA-256 where small letters alone would not tell two apart.

    >>> post_id("https://x.com/ThePSF/status/1444708866361593871?s=20")
    'twitter-1444708866361593871'
    >>> post_id("https://www.maxlist.xyz/2021/09/25/en-gather-town/")
    'www-maxlist-xyz-2021-09-25-en-gather-town'
    >>> post_id("https://youtu.be/AbC")
    'youtu-be-abc-87387c'
    """
    parts = urlsplit(url)
    host = parts.netloc.lower()
    status = _STATUS.search(parts.path)
    if host in _TWITTER_HOSTS and status:
        return f"twitter-{status[1]}"
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    words = [_NOT_IN_ID.sub("-", f"{host}{rest}".lower()).strip("-")]
    if not host[:1].isalpha():
        words.insert(0, "post")
    if rest != rest.lower():
        words.append(hashlib.sha256(rest.encode()).hexdigest()[:6])
    return "-".join(word for word in words if word)


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row of a Markdown table as it is written: its *line*, counted from 0, and its *cells*."""

    line: int
    cells: tuple[str, ...]


def table_rows(markdown: str) -> list[TableRow]:
    """The rows of the first table in *markdown*, the headings first; empty when it has no table.

    Read by the parser that MyST itself uses, which goes on to drop the cells beyond the headings:
    this is where they can still be seen.
    """
    lines = markdown.split("\n")
    rows: list[TableRow] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type == "table_close":
            break
        if token.type == "tr_open" and token.map:
            rows.append(TableRow(line=token.map[0], cells=_cells(lines[token.map[0]])))
    return rows


def _cells(line: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in escapedSplit(line.strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return tuple(cells)
