"""The strings of a catalog: what is written between the quotation marks, and the text that this means."""

from __future__ import annotations

import re
from collections.abc import Iterable

_NAMED = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_NAMES = {character: name for name, character in _NAMED.items()}
_PLAIN = r'[^"\\\0]*+'
#: Possessive, so that a long line without an end is refused in one go.
WRITTEN = rf'{_PLAIN}(?:\\(?:[\\"abfnrtv]|[0-7]{{1,3}}+|x[0-9a-fA-F]{{1,2}}+){_PLAIN})*+'
ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))", re.DOTALL)
#: Bytes that are no text (surrogates, as Python reads them) and signs that no editor shows.
_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f\udc80-\udcff]')


def unescape(text: str) -> str:
    """The text that *text* stands for; numbers (``\\303\\244``) are bytes of UTF-8, as gettext has it."""
    return join_bytes(unescape_part(text)) if "\\" in text else text


def unescape_part(text: str) -> str:
    """`unescape` for one line of a string: each byte that is not ASCII is a surrogate, until `join_bytes`."""
    return ESCAPE.sub(_character, text)


def join_bytes(text: str) -> str:
    """*text* with the bytes of a character joined, wherever they were written; a byte that is no text stays one."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")


def _character(match: re.Match[str]) -> str:
    octal, hexadecimal, name = match.groups()
    if name:
        return _NAMED.get(name, match[0])
    byte = int(octal, 8) & 0xFF if octal else int(hexadecimal, 16)
    return bytes([byte]).decode("ascii", "surrogateescape")


def quote(text: str) -> list[str]:
    """The lines that write *text*: one, or an empty one and then one for each line of *text*; never wrapped."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(lines) <= 1:
        return [f'"{escape(text)}"']
    return ['""', *(f'"{escape(line)}"' for line in lines)]


def escape(text: str) -> str:
    return _UNSAFE.sub(lambda match: "".join(_escapes(match[0])), text)


def _escapes(character: str) -> Iterable[str]:
    if character in _NAMES:
        yield f"\\{_NAMES[character]}"
    else:
        yield from (f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))
