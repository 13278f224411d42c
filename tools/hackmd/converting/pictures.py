"""Pictures: a page asks no other host for one, so without a copy each is a link."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from markdown_it.token import Token

from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.work import Work
from tools.hackmd.findings import Kind

#: ``![alt](address "title" =200x100)``, which is no picture in Markdown.
SIZED = re.compile(
    r"!\[([^\]\n]*)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?"
    r"(?:\s+\"([^\"\n]*)\")?\s+=(\d*%?)x(\d*%?)\s*\)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """One as a note has it; *size* is in attributes of MyST: ``{width=200px}``."""

    address: str
    alt: str
    title: str = ""
    size: str = ""


#: So much of an address that is no link is shown: a picture in the address itself is long.
_LONGEST = 200
Span = tuple[int, int]


def alone(work: Work, span: Span, line: int, token: Token) -> None:
    """A picture of Markdown."""
    address, title = (str(token.attrGet(name) or "") for name in ("src", "title"))
    add(work, span, line, Picture(address=address, alt=token.content, title=title))


def sized(work: Work, span: Span, line: int, found: re.Match[str]) -> None:
    """A picture with a size, which the parser took for text."""
    width, height = found[4], found[5]
    sizes = [f"{name}={_size(value)}" for name, value in (("width", width), ("height", height)) if value]
    size = f"{{{' '.join(sizes)}}}" if sizes else ""
    add(work, span, line, Picture(address=found[2], alt=found[1], title=found[3] or "", size=size))


def _size(value: str) -> str:
    return f'"{value}"' if value.endswith("%") else f"{value}px"


def add(work: Work, span: Span, line: int, picture: Picture, *, in_html: bool = False) -> None:
    """A *picture*; in a block of HTML, where nothing is Markdown, it is a link of HTML."""
    address, alt = _absolute(picture.address), COMMENT.sub("", picture.alt)
    _report(work, line, address, alt)
    work.references.append(
        Reference(
            kind=ReferenceKind.PICTURE,
            start=span[0],
            end=span[1],
            line=line + work.note.first_line,
            address=address,
            text=alt,
            fallback=(_in_html if in_html else _in_markdown)(address, alt, picture.title),
            size=picture.size,
            title=picture.title,
        )
    )


def _in_html(address: str, alt: str, title: str) -> str:
    """The link that stands for a picture, or its address where that leads nowhere."""
    text = alt.strip() or title.strip()
    if _is_on_the_web(address):
        shown = html.escape(text or address.rpartition("/")[2])
        return f'<a href="{html.escape(address)}"{title_in_html(title)}>{shown}</a>'
    return html.escape(f"{text} ({address[:_LONGEST]})".strip())


def _in_markdown(address: str, alt: str, title: str) -> str:
    if not _is_on_the_web(address):
        return f"{alt if alt.strip() else title} {_as_code(address)}".strip()
    if alt.strip():
        return f"[{alt}]({address}{title_in_markdown(title)})"
    return f"[{title}]({address})" if title.strip() else f"<{address}>"


def title_in_markdown(title: str) -> str:
    """What is behind an address: HackMD shows it under a mouse, as this site does."""
    return ' "{}"'.format(title.replace('"', '\\"')) if title.strip() else ""


def title_in_html(title: str) -> str:
    return f' title="{html.escape(title)}"' if title.strip() else ""


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
    alt = alt or str(token.attrGet("title") or "").strip()
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
