"""Pictures: a page asks no other host for one, so without a copy each is a link."""

from __future__ import annotations

import html
import re

from markdown_it.token import Token

from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.work import Work
from tools.hackmd.findings import Kind

#: ``![alt](address =200x100)``, which is no picture in Markdown.
SIZED = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?\s+=(\d*%?)x(\d*%?)\s*\)")
Span = tuple[int, int]


def alone(work: Work, span: Span, line: int, token: Token) -> None:
    """A picture of Markdown."""
    add(work, span, line, str(token.attrGet("src") or ""), token.content, "")


def sized(work: Work, span: Span, line: int, found: re.Match[str]) -> None:
    """A picture with a size, which the parser took for text."""
    width, height = found[3], found[4]
    sizes = [f"{name}={_size(value)}" for name, value in (("width", width), ("height", height)) if value]
    add(work, span, line, found[2], found[1], f"{{{' '.join(sizes)}}}" if sizes else "")


def _size(value: str) -> str:
    return f'"{value}"' if value.endswith("%") else f"{value}px"


def add(work: Work, span: Span, line: int, address: str, alt: str, size: str, *, in_html: bool = False) -> None:
    """A picture at *address*; in a block of HTML, where nothing is Markdown, it is a link of HTML."""
    if address.startswith("/") and not address.startswith("//"):
        address = f"https://hackmd.io{address}"
    address = f"https:{address}" if address.startswith("//") else address
    if not alt.strip():
        work.report(Kind.NO_ALT, line, "a picture without a description")
    if "://" in address:
        work.report(Kind.PICTURE, line, "a picture on another host is a link")
    fallback = f"[{alt}]({address})" if alt.strip() else f"<{address}>"
    if not address.lower().startswith(("http:", "https:")) or " " in address:
        fallback = alt or f"`{address[:60]}`"
    if in_html and address.startswith("http"):
        fallback = f'<a href="{html.escape(address)}">{html.escape(alt.strip() or address.rpartition("/")[2])}</a>'
    work.references.append(
        Reference(
            kind=ReferenceKind.PICTURE,
            start=span[0],
            end=span[1],
            line=line + work.note.first_line,
            address=address,
            text=alt,
            fallback=fallback,
            size=size,
        )
    )


def linked(work: Work, span: Span, line: int, target: str, token: Token) -> None:
    """A picture that is a link."""
    alt, address = token.content.strip(), str(token.attrGet("src") or "")
    if "hackmd-github-sync-badge" in alt:
        work.report(Kind.SYNC_BADGE, line, "HackMD's badge is left out")
        first = work.lines.number(span[0])
        if work.lines.texts[first].strip() == work.note.body[span[0] : span[1]]:
            work.cut_lines(first, first + 1)
        else:
            work.replace(*span, "")
        return
    work.report(Kind.PICTURE, line, "a picture on another host is a link")
    if not alt:
        work.report(Kind.NO_ALT, line, "a picture without a description")
    text = f"[{alt}]({target})" if alt else f"<{target}>"
    text = alt if target.startswith("#") else text
    work.replace(*span, f"{text} (<{address}>)")
