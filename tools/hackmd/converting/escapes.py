"""What is text on HackMD, and MyST would take for its own."""

from __future__ import annotations

import re

from tools.hackmd.converting.piece import Piece

_ROLE = re.compile(r"(?<!\\)\{[\w:+-]+\}(?=`)")
_ATTRIBUTES = re.compile(r"(?<=[)`\]>])\{(?=[^{}\n]*\})")
_ALONE = re.compile(r"(?m)^[ \t]*(?=\{[^\n]*\}[ \t]*$)")
_PLACEHOLDER = re.compile(r"(?<!\\)<(?=[\u3105-\u312f\u3400-\u9fff][^<>\n]*>)")
_STARTS = re.compile(r"(?m)^[ \t]*(?=%|\+\+\+|\([^()\n]+\)=[ \t]*$)")


def escape_myst(inline: Piece) -> None:
    """Put a backslash before it."""
    work = inline.work
    done: set[int] = set()
    for pattern in (_STARTS, _ALONE, _ROLE, _ATTRIBUTES, _PLACEHOLDER):
        for found in pattern.finditer(inline.content):
            at = inline.place(found.end() if pattern in (_STARTS, _ALONE) else found.start())
            if at not in done and at not in inline.taken:
                done.add(at)
                work.insert(at, "\\", rank=9)
