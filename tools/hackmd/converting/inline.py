"""What is inside a line: marks, names, addresses, pictures, embedded pages, and what only MyST would read."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from tools.hackmd.converting import html, pictures
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.emoji import EMOJI
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind
from tools.hackmd.settings import Names

_HACKMD = re.compile(r"https?://hackmd\.io/", re.IGNORECASE)
_EMBEDDED = {
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "gist": "https://gist.github.com/{}",
    "slideshare": "https://www.slideshare.net/{}",
    "speakerdeck": "https://speakerdeck.com/{}",
    "osf": "https://osf.io/{}",
}


class Inline:
    """The tokens of one paragraph, heading or cell."""

    def __init__(self, work: Work, block: Block) -> None:
        assert block.place is not None
        self.work, self.block, self.place = work, block, block.place
        self.content = block.token.content

    def convert(self) -> None:
        children = self.block.token.children or []
        for index, token in enumerate(children):
            handler = _HANDLERS.get(token.type)
            if handler:
                handler(self, token, children, index)
        self._sized_pictures()
        escape_myst(self)

    def _sized_pictures(self) -> None:
        for found in pictures.SIZED.finditer(self.content):
            start, end = self.place(found.start()), self.place(found.end(), end=True)
            if not self.in_code(start):
                pictures.sized(self.work, (start, end), self.work.lines.number(start), found)

    def in_code(self, place: int) -> bool:
        spans = [self.span(token) for token in self.block.token.children or () if token.type == "code_inline"]
        return any(start <= place < end for start, end in spans)

    def span(self, token: Token) -> tuple[int, int]:
        start, end = token.meta["span"]
        return self.place(start), self.place(end, end=True)

    def line(self, token: Token) -> int:
        return self.work.lines.number(self.span(token)[0])

    def replace(self, token: Token, text: str) -> None:
        self.work.replace(*self.span(token), text)

    def cut(self, token: Token) -> None:
        """Leave it out with the blanks before it, and behind it at the end of its line."""
        start, end = self.span(token)
        body = self.work.note.body
        while start and body[start - 1] in " \t" and body[end : end + 1] in ("", "\n", " ", "\t"):
            start -= 1
        self.work.replace(start, end, "")


def _open(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, "[")


def _close(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, f"]{{.{token.type.removesuffix('_close')}}}")


def _role(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, f"{{{token.type}}}`{token.meta['groups'][0]}`")


def _ruby(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    base, text = token.meta["groups"]
    inline.replace(token, f"<ruby>{base}<rt>{text}</rt></ruby>")


def _emoji(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    if sign := EMOJI.get(token.meta["groups"][0]):
        inline.replace(token, sign)


def _formula(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    inline.work.report(Kind.FORMULA, inline.line(token), f"the formula {token.content[:40]!r} is shown as code")
    inline.replace(token, f"`{token.content}`" if "`" not in token.content else token.content)


def _label(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    kind, value = token.meta["groups"]
    if kind == "color":
        inline.work.report(Kind.COLOUR, inline.line(token), f"the colour {value.strip()!r} of a name is left out")
        inline.cut(token)
        return
    start, _end = inline.span(token)
    before = inline.work.note.body[start - 1 : start] if inline.place(0) < start else ""
    blank = " " if before.isalnum() else ""
    inline.replace(token, f"{blank}[{shown(inline.work, kind, value)}]{{.{kind}}}")


def shown(work: Work, kind: str, value: str) -> str:
    value = value.strip()
    if kind == "name" and work.settings.names is Names.INITIALS:
        return "".join(word[0] for word in value.split()) or value
    return value


def _target(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    inline.work.report(Kind.TARGET, inline.line(token), f"{token.content!r} is left out")
    inline.cut(token)


def _embed(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    name, argument = token.meta["groups"]
    argument = argument.strip().strip("<>").strip()
    line = inline.line(token)
    start, end = inline.span(token)
    if name == "hackmd":
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
                fallback=f"<{address}>",
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
    inline.replace(token, f"<{address}>")


def _address(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    if any(_opens_link(children, index)):
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
    else:
        inline.work.replace(start, end, f"<{token.content}>")


def _opens_link(children: list[Token], index: int) -> list[bool]:
    """Whether the token at *index* is in a link."""
    depth = sum(token.nesting for token in children[:index] if token.type in ("link_open", "link_close"))
    return [True] if depth else []


def _link(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    address = str(token.attrGet("href") or "")
    start, end = inline.span(token)
    line = inline.line(token)
    written = inline.work.note.body[start:end]
    if token.markup == "autolink":
        if _HACKMD.match(address):
            inline.work.references.append(
                Reference(
                    kind=ReferenceKind.BARE,
                    start=start,
                    end=end,
                    line=line + inline.work.note.first_line,
                    address=address,
                )
            )
        return
    text = _text_of(written)
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
    elif address.lower().startswith(("data:", "javascript:", "file:", "vbscript:")):
        inline.work.report(Kind.EMPTY_LINK, line, f"the link to {address[:40]!r} is text: no page may have it")
        inline.work.replace(start, end, text)
    elif address.startswith(("/", "#", "book:")) or _HACKMD.match(address):
        kind = ReferenceKind.ANCHOR if address.startswith("#") else ReferenceKind.LINK
        absolute = _absolute(address)
        fallback = None if absolute == address else f"[{text}]({absolute})"
        inline.work.references.append(
            Reference(
                kind=kind,
                start=start,
                end=end,
                line=line + inline.work.note.first_line,
                address=absolute,
                text=text,
                fallback=text if kind is ReferenceKind.ANCHOR else fallback,
            )
        )


_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?!md\b|html?\b|png\b|jpe?g\b|pdf\b)[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


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


def _image(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    if any(_opens_link(children, index)) and "span" in children[index - 1].meta:
        return
    pictures.alone(inline.work, inline.span(token), inline.line(token), token)


def _html(inline: Inline, token: Token, children: list[Token], index: int) -> None:
    if token.meta.get("done"):
        return
    partner = html.partner(children, index)
    if html.is_icon(token.content):
        inline.work.report(Kind.HTML_CUT, inline.line(token), "an icon is left out")
        inline.replace(token, "")
        if partner is not None:
            inline.replace(partner, "")
            partner.meta["done"] = True
    elif partner is None and html.needs_partner(token.content):
        inline.work.report(Kind.HTML, inline.line(token), f"{token.content[:40]!r} has no partner: shown as text")
        inline.work.insert(inline.span(token)[0], "\\")
    else:
        html.inline(inline.work, inline.span(token), inline.line(token), token.content)


_Handler = Callable[[Inline, Token, list[Token], int], None]
_HANDLERS: dict[str, _Handler] = {
    **{"mark_open": _open, "mark_close": _close, "ins_open": _open, "ins_close": _close},
    **{"sub": _role, "sup": _role, "ruby": _ruby, "emoji": _emoji, "formula": _formula, "label": _label},
    **{"blank_target": _target, "embed": _embed, "address": _address, "link_open": _link, "image": _image},
    "html_inline": _html,
}

_ROLE = re.compile(r"(?<!\\)\{[\w:+-]+\}(?=`)")
_ATTRIBUTES = re.compile(r"(?<=[)`\]>])\{(?=[^{}\n]*\})")
_ALONE = re.compile(r"(?m)^[ \t]*(?=\{[^\n]*\}[ \t]*$)")
_PLACEHOLDER = re.compile(r"(?<!\\)<(?=[\u3105-\u312f\u3400-\u9fff][^<>\n]*>)")
_STARTS = re.compile(r"(?m)^[ \t]*(?=%|\+\+\+|\([^()\n]+\)=[ \t]*$)")


def escape_myst(inline: Inline) -> None:
    """Put a backslash before what is text on HackMD, and MyST would take for its own."""
    work = inline.work
    taken = [inline.span(token) for token in inline.block.token.children or () if "span" in token.meta]
    done: set[int] = set()
    for pattern in (_STARTS, _ALONE, _ROLE, _ATTRIBUTES, _PLACEHOLDER):
        for found in pattern.finditer(inline.content):
            at = inline.place(found.end() if pattern in (_STARTS, _ALONE) else found.start())
            if at not in done and not any(start <= at < end for start, end in taken if end > start):
                done.add(at)
                work.insert(at, "\\", rank=9)
