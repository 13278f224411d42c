"""Raw HTML and comments: what a page may hold stays, of the rest the text does."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser

from markdown_it.token import Token

from tools.hackmd.converting import comments, pictures
from tools.hackmd.converting.autolink import autolink
from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

from language_pair.reading.html_rule import ATTRIBUTES, ELEMENTS  # what the site's pages may hold
from language_pair.reading.uris import is_link

TAG = re.compile(r"</?([A-Za-z][\w-]*)(?:\s[^<>]*?)?/?>")
_CODE_OR_TAG = re.compile(rf"(`+)[^`]+\1|{TAG.pattern}")
#: What else HackMD takes for an element: those that js-xss lets through, frames and styles.
_ON_HACKMD = re.compile(
    "address|area|article|aside|audio|bd[io]|big|cite|col|colgroup|font|footer|header|iframe|nav|section|strike|style|"
    "tfoot|tt|video"
)
_FRAME = re.compile(r"<iframe\b([^>]*)>(?:\s*</iframe>)?", re.IGNORECASE)
#: ``<?php`` and the like, which no page shows.
_OTHER = re.compile(r"<(?:\?|!(?!--))")
SCRIPT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
#: A sign from an icon font, which the site does not have.
_ICON = re.compile(r"<i\s+class=[\"']?(?:fa|fas|fab|far)\b[^>]*>\s*(?:</i>)?", re.IGNORECASE)


def is_element(tag: str) -> bool:
    """Whether it is more than text on HackMD, which shows ``<title>`` or ``<your name>`` as it is written."""
    return tag.lower() in ELEMENTS or _ON_HACKMD.fullmatch(tag.lower()) is not None


class _Start(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = {name: value or "" for name, value in attrs}


def block(work: Work, found: Block) -> None:
    """A block of HTML."""
    start, end = work.lines.start(found.first), work.lines.start(found.last)
    text = work.note.body[start:end].rstrip("\n")
    whole = found.token.content.strip()
    if _OTHER.match(whole):
        _as_code(work, found, start, text)
        return
    if end := comments.reach(work, found, start, text):
        begin = start + text.index("<!--")
        kept = comments.cut_out(work, begin, end, work.note.body[begin + 4 : end - 3])
        work.replace(begin, end, f"\n{work.indent(found.first, work.column(found))}".join(kept))
        _pieces(work, start, text[: begin - start], is_block=True)
        return
    if not is_text(whole):
        if SCRIPT.search(whole):
            work.report(Kind.SCRIPT_CUT, found.first, "a script or a style is left out")
        kept = [
            line for each in COMMENT.finditer(text) for line in comments.cut_out(work, *_span(each, start), each[1])
        ]
        if kept:
            indent = work.indent(found.first, work.column(found))
            work.replace(start + len(indent), start + len(text), f"\n{indent}".join(kept))
        else:
            work.cut_lines(found.first, found.last)
        return
    _pieces(work, start, text, is_block=not whole.lower().startswith("<iframe"))


def is_text(whole: str) -> bool:
    """Whether something of a block of HTML is left when comments and scripts are cut."""
    return bool(COMMENT.sub("", SCRIPT.sub("", whole)).strip())


def inline(work: Work, span: tuple[int, int], line: int, text: str) -> None:
    """A tag or a comment in a line."""
    comment = COMMENT.fullmatch(text)
    if comment:
        comments.keep_before(work, span[0], comments.cut_out(work, *span, comment[1]))
        start, end = span
        body = work.note.body
        while start and body[start - 1] in " \t" and body[end : end + 1] in ("", "\n", " "):
            start -= 1
        work.replace(start, end, "")
    else:
        _pieces(work, span[0], text, is_block=False)


def _as_code(work: Work, found: Block, start: int, text: str) -> None:
    """A block that browsers take for a comment, and HackMD shows."""
    work.report(Kind.HTML, found.first, f"{text.split(chr(10))[0][:40]!r} is no HTML, and is shown as code")
    indent = work.indent(found.first, work.column(found))
    fence = "`" * max(3, *(len(each) + 1 for each in re.findall("`+", text) or [""]))
    work.insert(start + len(indent), f"{fence}text\n{indent}")
    work.insert(start + len(text), f"\n{indent}{fence}")


_VOID = ("br", "hr", "img", "wbr")


def is_icon(text: str) -> bool:
    return _ICON.fullmatch(text) is not None


def needs_partner(text: str) -> bool:
    """Whether it is a tag that a page may hold, and does only with the one that ends or begins its element."""
    found = TAG.fullmatch(text)
    return found is not None and found[1].lower() in ELEMENTS and found[1].lower() not in _VOID


def partners(children: Sequence[Token]) -> Mapping[int, Token]:
    """The tag that ends, or begins, the element of each tag among the tokens of a paragraph, by the tag's place."""
    found: dict[int, Token] = {}
    open_: dict[str, list[int]] = {}
    for index, token in enumerate(children):
        tag = TAG.fullmatch(token.content) if token.type == "html_inline" else None
        if not tag or token.content.endswith("/>"):
            continue
        if not token.content.startswith("</"):
            open_.setdefault(tag[1].lower(), []).append(index)
        elif begun := open_.get(tag[1].lower()):
            first = begun.pop()
            found[first], found[index] = token, children[first]
    return found


def _span(found: re.Match[str], start: int) -> tuple[int, int]:
    return start + found.start(), start + found.end()


def _pieces(work: Work, start: int, text: str, *, is_block: bool) -> None:
    at = 0
    pattern = re.compile("|".join(f"(?:{each.pattern})" for each in (COMMENT, _FRAME)), re.I | re.S)
    for found in pattern.finditer(text):
        _tags(work, start + at, text[at : found.start()], is_block=is_block)
        line = work.lines.number(start + found.start())
        if found[0].startswith("<!--"):
            comment = COMMENT.match(found[0])
            assert comment is not None
            span = _span(found, start)
            comments.keep_before(work, span[0], comments.cut_out(work, *span, comment[1]))
            work.replace(*span, "")
        else:
            _frame(work, start + found.start(), found[0], text[found.end() :], line, is_block=is_block)
        at = found.end()
    _tags(work, start + at, text[at:], is_block=is_block)


def _frame(work: Work, start: int, text: str, behind: str, line: int, *, is_block: bool) -> None:
    address = _Start(text).found.get("src", "").strip()
    work.report(Kind.EMBEDDED, line, "an embedded page is a link")
    address = f"https:{address}" if address.startswith("//") else address
    if is_block and address:
        written = entities.escape(address)
        work.replace(start, start + len(text), f'<a href="{written}">{written}</a>')
        return
    gap = "\n" if behind.startswith("\n") and behind.strip() else ""
    work.replace(start, start + len(text), (autolink(address) if address else "") + gap)


def _tags(work: Work, start: int, text: str, *, is_block: bool) -> None:
    for script in SCRIPT.finditer(text):
        line = work.lines.number(start + script.start())
        work.report(Kind.SCRIPT_CUT, line, f"a {script[1]} is left out")
        work.replace(start + script.start(), start + script.end(), "")
    rest = SCRIPT.sub(lambda each: " " * len(each[0]), text)
    for icon in _ICON.finditer(rest):
        work.report(Kind.HTML_CUT, work.lines.number(start + icon.start()), "an icon is left out")
        work.replace(start + icon.start(), start + icon.end(), "")
    for other in _OTHER.finditer(rest):
        line = work.lines.number(start + other.start())
        work.report(Kind.HTML, line, f"{text[other.start() :][:40]!r} is no HTML, and is shown as text")
        work.replace(start + other.start(), start + other.start() + 1, "&lt;")
    at = open_links = 0
    for found in TAG.finditer(_ICON.sub(lambda each: " " * len(each[0]), rest)):
        open_links += text.count("<a ", at, found.start()) - text.count("</a", at, found.start())
        at = found.start()
        _tag(work, start + at, found[0], found[1].lower(), is_block=is_block, in_link=open_links > 0)


def _tag(work: Work, start: int, text: str, name: str, *, is_block: bool, in_link: bool) -> None:
    line, end = work.lines.number(start), start + len(text)
    if name == "img":
        found = _Start(text).found
        if in_link:  # which is no place for another link
            work.report(Kind.PICTURE, line, "a picture in a link is its description, or its address")
            work.replace(start, end, found.get("alt", "") or found.get("src", ""))
        else:
            named = {name: found.get(name, "") for name in ("alt", "title")}
            picture = pictures.Picture(address=found.get("src", ""), **named)
            pictures.add(work, (start, end), line, picture, in_html=is_block)
    elif name in ELEMENTS:
        _attributes(work, start, text, line)
    elif is_element(name):
        work.report(Kind.HTML_CUT, line, f"the tag {text[:40]!r} is left out, its text stays")
        work.replace(start, end, "")
    else:
        work.report(Kind.HTML, line, f"{text[:40]!r} is shown as text, as on HackMD")
        work.replace(start, start + 1, "&lt;" if is_block else "\\<")


def _attributes(work: Work, start: int, text: str, line: int) -> None:
    if text.startswith("</"):
        return
    found = _Start(text).found
    kept_ones = {name: value for name, value in found.items() if name in ATTRIBUTES and _is_link(name, value)}
    bad = [name for name in found if name not in kept_ones]
    if bad:
        work.report(Kind.HTML_CUT, line, f"the attributes {', '.join(bad)} of {text[:40]!r} are left out")
        name = text[1:].split(None, 1)[0].rstrip("/>")
        kept = "".join(f' {key}="{entities.escape(value)}"' for key, value in kept_ones.items())
        work.replace(start, start + len(text), f"<{name}{kept}{'/' if text.endswith('/>') else ''}>")


def _is_link(name: str, value: str) -> bool:
    return name not in ("href", "src") or is_link(value)


def inert(text: str) -> str:
    """*text*, as of a title or a name, with tags as text; but for those of code, and those that a page may hold."""
    return _CODE_OR_TAG.sub(lambda found: f"\\{found[0]}" if _is_cut(found[0]) else found[0], text)


def _is_cut(text: str) -> bool:
    tag = TAG.fullmatch(text)
    return tag is not None and (tag[1].lower() not in ELEMENTS or " " in text)
