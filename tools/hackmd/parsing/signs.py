"""HackMD's signs inside a line: ``==mark==``, ``++ins++``, ``H~2~O``, ``19^th^``, names, embedded pages, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_Rule = Callable[[StateInline, bool], bool]
#: What has no markup in it, by the character that it begins with: kind, pattern.
_PLAIN: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "[": (
        ("label", re.compile(r"\[(name|time|color)=([^\]\n]*)\]")),
        ("blank_target", re.compile(r"\[target=[\"']?_?\w+[\"']?\]")),
    ),
    "{": (
        ("embed", re.compile(r"\{%\s*([\w-]+)\s+([^%]*(?:%(?!\})[^%]*)*?)\s*%\}")),
        ("ruby", re.compile(r"\{([^|{}\n]+)\|([^|{}\n]+)\}")),
    ),
    "^": (("sup", re.compile(r"\^([^\s^~\[\]]+)\^")),),
    "~": (("sub", re.compile(r"(?<!~)~([^\s~^\[\]`]+)~(?!~)")),),
    ":": (("emoji", re.compile(r":([a-z0-9_+-]+):")),),
    "$": (("formula", re.compile(r"\$\$[^$]+\$\$|\$(?![\s\d])[^$\n]*[\\^_{=][^$\n]*(?<!\s)\$(?!\d)")),),
}
_SCHEME = "(?:https?|ftp)://"
#: An address ends before Chinese, full-width signs and blanks; what closes no bracket of its own is not part of it.
_ADDRESS = re.compile(_SCHEME + r"[^\s<>\u2018-\u201f\u3000-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\"`|\\]+")
_PAIRED = {"mark": "==", "ins": "++"}


def signs(markdown: MarkdownIt) -> None:
    """For `MarkdownIt.use`."""
    markdown.inline.ruler.before("link", "hackmd_plain", _plain)
    for name, sign in _PAIRED.items():
        markdown.inline.ruler.before("emphasis", f"hackmd_{name}", _paired(name, sign))
    markdown.inline.ruler.before("text", "hackmd_address", _address)
    for sign in "=+~^:$%":
        markdown.inline.add_terminator_char(sign)
    # Not each of the letters that an address can begin with: most words have one of them.
    markdown.inline.terminator_re = re.compile(f"{markdown.inline.terminator_re.pattern}|{_SCHEME}")


def _plain(state: StateInline, silent: bool) -> bool:
    for kind, pattern in _PLAIN.get(state.src[state.pos], ()):
        found = pattern.match(state.src, state.pos, state.posMax)
        if found and not (kind == "sub" and _is_range(state.src, found)):
            if not silent:
                token = state.push(kind, "", 0)
                token.content, token.meta = found[0], {"span": found.span(), "groups": found.groups()}
            state.pos = found.end()
            return True
    return False


def _is_range(text: str, found: re.Match[str]) -> bool:
    """``10~20，5~8`` is no 20，5 below the line."""
    return found.start() > 0 and text[found.start() - 1].isdigit()


def _paired(name: str, sign: str) -> _Rule:
    mark = re.escape(sign)
    edge = re.escape(sign[0])
    pattern = re.compile(rf"(?<!{edge}){mark}(?![\s{edge}])(.+?)(?<![\s{edge}]){mark}(?!{edge})", re.DOTALL)

    def rule(state: StateInline, silent: bool) -> bool:
        start, maximum = state.pos, state.posMax
        if not state.src.startswith(sign, start):
            return False
        found = pattern.match(state.src, start, maximum)
        if not found or _is_in_word(state.src, found) or "\n\n" in found[1]:
            return False
        if not silent:
            state.push(f"{name}_open", name, 1).meta["span"] = start, start + 2
            state.pos, state.posMax = start + 2, found.end() - 2
            state.md.inline.tokenize(state)
            state.push(f"{name}_close", name, -1).meta["span"] = found.end() - 2, found.end()
        state.pos, state.posMax = found.end(), maximum
        return True

    return rule


def _is_in_word(text: str, found: re.Match[str]) -> bool:
    """``a==b==c`` marks nothing."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    return any(each.isascii() and each.isalnum() for each in (before, after) if each)


def _address(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "hf" or state.linkLevel > 0:
        return False
    before = state.src[state.pos - 1 : state.pos]
    if before and before.isascii() and (before.isalnum() or before in "_/"):
        return False
    found = _ADDRESS.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    address = _trimmed(found[0])
    if not silent:
        token = state.push("address", "", 0)
        token.content, token.meta["span"] = address, (state.pos, state.pos + len(address))
    state.pos += len(address)
    return True


def _trimmed(address: str) -> str:
    while True:
        shorter = address.rstrip(".,;:!?'*_~")
        if shorter.endswith((")", "]", "}")):
            closing = shorter[-1]
            opening = {")": "(", "]": "[", "}": "{"}[closing]
            if shorter.count(closing) > shorter.count(opening):
                shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
