"""The markup of a translation is that of its source, read as MyST reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import LEFT_OUT, Code
from tools.catalogs.check.markdown import blocks
from tools.catalogs.check.remarks import Remark

from language_pair.catalogs.plain_text import added_to_label

#: A text that does not begin with one of these, nor holds an empty line, is a paragraph for sure.
_MAY_BE_BLOCK = re.compile(r"\s|[#>*+\-=:`~|%(\[{<\d_$]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLOCKS = {
    "bullet_list": "a list",
    "ordered_list": "a numbered list",
    "heading": "a heading",
    "directive": "a directive",
    "blockquote": "a quotation",
    "hr": "a line across the page",
    "table": "a table",
    "myst_target": "a label",
    "myst_line_comment": "a comment, which is not shown",
    "myst_block_break": "a break, which is not shown",
    "dl": "a list of terms",
    "html_block": "a block of HTML",
}
#: Marks that no reader should see, and what they fail to make.
_STRAY = {
    "**": Code.EMPHASIS,
    "`": Code.CODE,
    "](": Code.LINK,
    "][": Code.LINK,
    "]{": Code.ATTRIBUTES,
    "{.": Code.ATTRIBUTES,
    "*": Code.EMPHASIS,
    "\\": Code.LINE_BREAK,
}


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    if message.plain:
        if added := added_to_label(message.source, message.translation):
            yield Remark(Code.HTML, f"the label adds {added!r}", message.translation.index(added))
        return
    if found := list(_blocks(message)):
        yield from found
        return
    stray = list(_stray_marks(message))
    yield from (remark for _code, remark in stray)
    explained = {code for code, _remark in stray}
    yield from (remark for remark in _differences(message) if remark.code not in explained)


def _blocks(message: CheckedMessage) -> Iterator[Remark]:
    text = message.translation
    if _EMPTY_LINE.search(text.strip()):
        yield Remark(Code.PARAGRAPH, "the translation has an empty line", text.index("\n"))
        return
    if not _MAY_BE_BLOCK.match(text) and "\n" not in text.strip():
        return
    found = blocks(text.lstrip(" \t"))
    if found == ("paragraph",) or found in (blocks(message.source), blocks(_ESCAPE.sub(r"\1", message.source))):
        return
    kind = next((each for each in found if each != "paragraph"), "")
    name = _BLOCKS.get(kind, "a definition" if not found else "a block of code")
    yield Remark(Code.BLOCK, f"the translation has the form of {name}")


def _stray_marks(message: CheckedMessage) -> Iterator[tuple[Code, Remark]]:
    words = message.after.words
    seen: set[Code] = set()
    for mark, code in _STRAY.items():
        if code not in seen and words.count(mark) > message.before.words.count(mark):
            seen.add(code)
            place = message.after.place(words.rindex(mark))
            yield code, Remark(Code.STRAY_MARK, f"the translation shows {mark!r}", place)


def _differences(message: CheckedMessage) -> Iterator[Remark]:
    before, after = message.before.markup, message.after.markup
    if before == after:
        return
    lacks, adds = before - after, after - before
    for code in dict.fromkeys(code for code, _name in (*lacks, *adds)):
        parts = [*_named("lacks", code, lacks), *_named("adds", code, adds)]
        is_left_out = code in LEFT_OUT and any(each is code for each, _name in adds)
        yield Remark(code, f"the translation {', '.join(parts)}", is_left_out=is_left_out)


def _named(verb: str, code: Code, found: Counter[tuple[Code, str]]) -> Iterator[str]:
    for (each, name), count in found.items():
        if each is code:
            yield f"{verb} {name}" + (f" ({count} times)" if count > 1 else "")
