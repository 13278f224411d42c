"""Pictures: a page asks no other host for one, so without a copy each is a link."""

from __future__ import annotations

import html
import re

from markdown_it.token import Token

from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.work import Work
from tools.hackmd.findings import Kind

#: ``![alt](address =200x100)``, which is no picture in Markdown.
SIZED = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?\s+=(\d*%?)x(\d*%?)\s*\)")
Span = tuple[int, int]
#: So much of an address that is no link is shown: a picture in the address itself is long.
_LONGEST = 200


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
    address, alt = _absolute(address), COMMENT.sub("", alt)
    _report(work, line, address, alt)
    fallback = f"[{alt}]({address})" if alt.strip() else f"<{address}>"
    if in_html and _is_on_the_web(address):
        fallback = f'<a href="{html.escape(address)}">{html.escape(alt.strip() or address.rpartition("/")[2])}</a>'
    elif in_html:
        fallback = html.escape(f"{alt.strip()} ({address[:_LONGEST]})".strip())
    elif not _is_on_the_web(address):
        fallback = f"{alt} {_as_code(address)}".strip()
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


def _absolute(address: str) -> str:
    if address.startswith("/") and not address.startswith("//"):
        return f"https://hackmd.io{address}"
    return f"https:{address}" if address.startswith("//") else address


def _is_on_the_web(address: str) -> bool:
    return address.lower().startswith(("http:", "https:")) and " " not in address


def _as_code(address: str) -> str:
    """An address that leads nowhere: a file beside the note, a picture in the address itself."""
    return f"(`{address[:_LONGEST]}`)" if address and "`" not in address else ""


def _report(work: Work, line: int, address: str, alt: str) -> None:
    if not alt.strip():
        work.report(Kind.NO_ALT, line, "a picture without a description")
    if _is_on_the_web(address):
        work.report(Kind.PICTURE, line, "a picture on another host is a link")
    else:
        work.report(Kind.PICTURE, line, f"a picture at {address[:60]!r}, where HackMD has none, is its address")


def linked(work: Work, span: Span, line: int, target: str, token: Token) -> None:
    """A picture that is a link."""
    alt, address = COMMENT.sub("", token.content).strip(), _absolute(str(token.attrGet("src") or ""))
    if "hackmd-github-sync-badge" in alt:
        work.report(Kind.SYNC_BADGE, line, "HackMD's badge is left out")
        first = work.lines.number(span[0])
        if work.lines.texts[first].strip() == work.note.body[span[0] : span[1]]:
            work.cut_lines(first, first + 1)
        else:
            work.replace(*span, "")
        return
    _report(work, line, address, alt)
    text = f"[{alt}]({target})" if alt else f"<{target}>"
    text = alt if target.startswith("#") else text
    work.replace(*span, f"{text} (<{address}>)" if _is_on_the_web(address) else f"{text} {_as_code(address)}".rstrip())
