"""Where a note leads: links, bare addresses, pages it embeds. Those to notes wait until notes have a place."""

from __future__ import annotations

import re

from markdown_it.token import Token

from tools.hackmd.converting import pictures
from tools.hackmd.converting.autolink import autolink
from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.piece import Piece
from tools.hackmd.findings import Kind

from language_pair.reading.uris import is_link  # where a page's links may lead

_HACKMD = re.compile(r"https?://hackmd\.io/", re.IGNORECASE)
_EMBEDDED = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "slideshare": "https://www.slideshare.net/{}",
    "speakerdeck": "https://speakerdeck.com/{}",
    "osf": "https://osf.io/{}",
}
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?!md\b|html?\b|png\b|jpe?g\b|pdf\b)[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def embed(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    name, argument = token.meta["groups"]
    argument = argument.strip().strip("<>").strip()
    line = inline.line(token)
    start, end = inline.span(token)
    if name == "hackmd" and argument:
        if argument.startswith("theme"):
            inline.work.report(Kind.THEME, line, f"the theme {argument!r} is left out")
            if inline.content.strip() == token.content:
                inline.work.cut_lines(inline.block.first, inline.block.last)
            else:
                inline.cut(token)
            return
        address = f"https://hackmd.io/{argument.split()[0].lstrip('/')}"
        inline.work.references.append(
            Reference(
                kind=ReferenceKind.EMBED,
                start=start,
                end=end,
                line=line + inline.work.note.first_line,
                address=address,
                fallback=autolink(address),
                is_block=inline.content.strip() == token.content,
            )
        )
        return
    first = argument.split()[0] if argument.split() else argument
    address = first if "://" in first else _EMBEDDED.get(name, "").format(first)
    if not address:
        inline.work.report(Kind.EMBEDDED, line, f"{token.content!r} is shown as it is written")
        inline.replace(token, f"`{token.content}`")
        return
    inline.work.report(Kind.EMBEDDED, line, f"the embedded page {token.content!r} is a link")
    inline.replace(token, autolink(address))


def address(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    if inline.in_link[index]:
        return
    start, end = inline.span(token)
    if _HACKMD.match(token.content):
        line = inline.line(token) + inline.work.note.first_line
        inline.work.references.append(
            Reference(
                kind=ReferenceKind.BARE,
                start=start,
                end=end,
                line=line,
                address=token.content,
                fallback=f"<{token.content}>",
            )
        )
    elif is_link(token.content):
        inline.work.replace(start, end, f"<{token.content}>")


def link(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    address = str(token.attrGet("href") or "")
    start, end = inline.span(token)
    line = inline.line(token)
    written = inline.work.note.body[start:end]
    if token.markup == "autolink":
        _autolink(inline, (start, end), line, address)
        return
    text = COMMENT.sub("", _text_of(written))
    picture = children[index + 1] if index + 1 < len(children) else None
    if picture is not None and picture.type == "image" and children[index + 2].type == "link_close":
        target = _with_scheme(address) or _absolute(address)
        pictures.linked(inline.work, (start, end), line, target, picture)
        return
    if not address:
        inline.work.report(Kind.EMPTY_LINK, line, f"the link {text[:40]!r} leads nowhere, and is text")
        inline.work.replace(start, end, text)
        return
    if absolute := _with_scheme(address):
        inline.work.report(Kind.NOT_HERE, line, f"the address {address[:60]!r} is written {absolute[:60]!r}")
        inline.work.replace(start, end, f"[{text}]({absolute})")
    elif not is_link(address) and not address.startswith("book:"):
        inline.work.report(Kind.EMPTY_LINK, line, f"the link to {address[:60]!r} is text: no page may have it")
        inline.work.replace(start, end, text if "`" in address or address in text else f"{text} (`{address}`)")
    elif address.startswith(("/", "#", "book:")) or _HACKMD.match(address):
        kind = ReferenceKind.ANCHOR if address.startswith("#") else ReferenceKind.LINK
        absolute = _absolute(address)
        fallback = None if absolute == address else f"[{text}]({absolute})"
        fallback = text if kind is ReferenceKind.ANCHOR else fallback
        _refer(inline, kind, (start, end), line, absolute, text=text, fallback=fallback)


def _autolink(inline: Piece, span: tuple[int, int], line: int, address: str) -> None:
    """A link that is written as ``<https://…>``."""
    if _HACKMD.match(address):
        _refer(inline, ReferenceKind.BARE, span, line, address)
    elif not is_link(address):
        inline.work.report(Kind.EMPTY_LINK, line, f"the link to {address[:60]!r} is text: no page may have it")
        inline.work.insert(span[0], "\\")


def _refer(
    inline: Piece,
    kind: ReferenceKind,
    span: tuple[int, int],
    line: int,
    address: str,
    *,
    text: str = "",
    fallback: str | None = None,
) -> None:
    start, end = span
    line += inline.work.note.first_line
    inline.work.references.append(
        Reference(kind=kind, start=start, end=end, line=line, address=address, text=text, fallback=fallback)
    )


def _with_scheme(address: str) -> str:
    """An address that leads nowhere as it is written; empty for another."""
    if address.startswith("//"):
        return f"https:{address}"
    if address.startswith(("/", "#")) or _SCHEME.match(address):
        return ""
    return f"https://{address}" if _DOMAIN.match(address) else f"https://hackmd.io/{address}"


def _absolute(address: str) -> str:
    if address.startswith("/"):
        return f"https://hackmd.io{address}"
    return f"https://hackmd.io/{address.removeprefix('book:')}" if address.startswith("book:") else address


def _text_of(written: str) -> str:
    """The text of ``[text](address)``."""
    depth = 0
    for at, sign in enumerate(written):
        if written[at - 1 : at] == "\\":
            continue
        depth += (sign == "[") - (sign == "]")
        if sign == "]" and depth == 0:
            return written[1:at]
    return written


def image(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    if inline.in_link[index] and "span" in children[index - 1].meta:
        return
    pictures.alone(inline.work, inline.span(token), inline.line(token), token)
