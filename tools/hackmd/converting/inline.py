"""What is inside a line: marks, names, formulas, raw HTML; `links` and `escapes` have the rest."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from tools.hackmd.converting import html, links, pictures
from tools.hackmd.converting.emoji import EMOJI
from tools.hackmd.converting.escapes import escape_myst
from tools.hackmd.converting.piece import Piece
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind
from tools.hackmd.settings import Names


def convert_inline(work: Work, block: Block) -> None:
    """All that is in a paragraph, a heading or a cell."""
    inline = Piece(work, block)
    children = block.token.children or []
    for index, token in enumerate(children):
        handler = _HANDLERS.get(token.type)
        if handler:
            handler(inline, token, children, index)
    _sized_pictures(inline)
    escape_myst(inline)


def _sized_pictures(inline: Piece) -> None:
    for found in pictures.SIZED.finditer(inline.content):
        start, end = inline.place(found.start()), inline.place(found.end(), end=True)
        if start not in inline.code:
            pictures.sized(inline.work, (start, end), inline.work.lines.number(start), found)


def _open(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, "[")


def _close(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, f"]{{.{token.type.removesuffix('_close')}}}")


def _role(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    inline.replace(token, f"{{{token.type}}}`{token.meta['groups'][0]}`")


def _ruby(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    base, text = token.meta["groups"]
    inline.replace(token, f"<ruby>{base}<rt>{text}</rt></ruby>")


def _emoji(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    if sign := EMOJI.get(token.meta["groups"][0]):
        inline.replace(token, sign)


def _formula(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    inline.work.report(Kind.FORMULA, inline.line(token), f"the formula {token.content[:40]!r} is shown as code")
    inline.replace(token, f"`{token.content}`" if "`" not in token.content else token.content)


def _label(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    kind, value = token.meta["groups"]
    if kind == "color":
        inline.work.report(Kind.COLOUR, inline.line(token), f"the colour {value.strip()!r} of a name is left out")
        inline.cut(token)
        return
    start, _end = inline.span(token)
    before = inline.work.note.body[start - 1 : start] if inline.place(0) < start else ""
    blank = " " if before.isalnum() else ""
    inline.replace(token, f"{blank}[{html.inert(shown(inline.work, kind, value))}]{{.{kind}}}")


_LABELS = re.compile(r"[ \t]?\[(name|time|color)=([^\]\n]*)\]")


def plain_labels(work: Work, text: str) -> str:
    """*text*, as of a title, with the values of its names and times alone."""
    return _LABELS.sub(lambda found: "" if found[1] == "color" else f" {shown(work, found[1], found[2])}", text).strip()


def shown(work: Work, kind: str, value: str) -> str:
    value = value.strip()
    if kind == "name" and work.settings.names is Names.INITIALS:
        return "".join(word[0] for word in value.split()) or value
    return value


def _target(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    inline.work.report(Kind.TARGET, inline.line(token), f"{token.content!r} is left out")
    inline.cut(token)


def _html(inline: Piece, token: Token, children: list[Token], index: int) -> None:
    if token.meta.get("done"):
        return
    partner = inline.partners.get(index)
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


_Handler = Callable[[Piece, Token, list[Token], int], None]
_HANDLERS: dict[str, _Handler] = {
    **{"mark_open": _open, "mark_close": _close, "ins_open": _open, "ins_close": _close},
    **{"sub": _role, "sup": _role, "ruby": _ruby, "emoji": _emoji, "formula": _formula, "label": _label},
    **{
        "blank_target": _target,
        "embed": links.embed,
        "address": links.address,
        "link_open": links.link,
        "image": links.image,
    },
    "html_inline": _html,
}
