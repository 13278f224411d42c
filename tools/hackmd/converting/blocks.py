"""What a note is made of, block by block: boxes, rules, code, lists, quotes, tables."""

from __future__ import annotations

import re
from collections.abc import Callable

from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped] # has no types of its own
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from tools.hackmd.converting import html
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.inline import Inline, shown
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_BOXES = {"info": "note", "success": "tip", "warning": "warning", "danger": "danger"}
_STATE = re.compile(r"\{\s*state\s*=\s*\"?(\w+)\"?\s*\}\s*")
_DIAGRAMS = ("mermaid", "sequence", "flow", "graphviz", "abc", "vega", "plantuml", "markmap", "fretboard", "geo")
_INFO = re.compile(r"([^\s=!{]*)[ \t]*(=\+|=\d*)?[ \t]*(!)?[ \t]*(\{.*\})?.*")
_CONTENTS = re.compile(r"\[toc(?:\s+maxLevel=\d+)?\]", re.IGNORECASE)
_BACK = re.compile(r"\W*Back to\s*:?\s*\[[^\n]*\]\([^\n]*\)\s*", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\](?=\s|$)")
_COLONS = re.compile(r"[ \t>]*(?:[-+*]|\d+[.)])?[ \t]*(:{3,})")
_STRAY = re.compile(r":{3,}.*")


def convert_blocks(work: Work) -> None:
    """All blocks but the headings."""
    end_of_code = [0, 0]
    for index, block in enumerate(work.blocks):
        handler = _HANDLERS.get(block.token.type)
        if handler:
            handler(work, block)
        elif block.token.type == "fence":
            _fence(work, block, end_of_code)
        elif block.token.type == "hr":
            _rule(work, index)
        elif block.token.type == "inline":
            _inline(work, block)


def _container(work: Work, block: Block) -> None:
    token = block.token
    line, column = block.first, work.column(block)
    start = work.lines.start(line) + column
    colons = ":" * _depth(work, block)
    if not any(each.token.type != "container_close" for each in work.children(block.token)):
        work.report(Kind.CONTAINER, line, f"an empty box {token.info!r} is left out")
        work.cut_lines(line, min(block.last + token.meta["closed"], len(work.lines.texts)))
        return
    if not token.meta["closed"]:
        work.report(Kind.CONTAINER, line, f"the box {token.info!r} is not closed; it ends with what it is in")
    indent = work.indent(line, column)
    if token.info == "spoiler":
        head = _spoiler(work, block, colons, indent)
    else:
        title = token.meta["title"]
        head = f"{colons}{{{_BOXES[token.info]}}}" + (f"\n{indent}**{title}**\n{indent.rstrip()}" if title else "")
    work.replace(start, work.lines.start(line + 1) - 1, head)
    if token.meta["closed"]:
        end = work.lines.start(block.last) + len(work.lines.texts[block.last])
        mark = work.lines.texts[block.last]
        at = work.lines.start(block.last) + mark.index(":::")
        work.replace(at, end, colons)
    else:
        work.insert(min(work.lines.start(block.last), len(work.note.body)), f"{indent}{colons}\n", 5)
    if not block.in_list and not block.is_in("blockquote_open"):
        _part(work, line, block.last + (1 if token.meta["closed"] else 0))


def _part(work: Work, first: int, last: int) -> None:
    """Empty lines before line *first* and before *last*, where there are none."""
    inside = _COLONS.match(work.lines.texts[first - 1]) if first else None
    if first and not work.is_blank(first - 1) and not (inside and inside[0].strip().rstrip(":")):
        opens = work.lines.texts[first - 1].lstrip().startswith(":::") and len(
            work.lines.texts[first - 1].strip().strip(":")
        )
        if not opens:
            work.insert(work.lines.start(first), "\n", -5)
    if last < len(work.lines.texts) and not work.is_blank(last) and not _STRAY.match(work.lines.texts[last]):
        work.insert(work.lines.start(last), "\n", -6)


def _depth(work: Work, block: Block) -> int:
    """How many colons: one more than any line inside has."""
    inside = 2
    for each in work.blocks:
        if each.token.type == "container_open" and block.token in each.around:
            inside = max(inside, _depth(work, each))
    lines = work.lines.texts[block.first + 1 : block.last]
    in_code = [len(found[1]) for line in lines if (found := re.match(r"\s*(:{3,})\s*$", line))]
    known = any(each.token.type == "container_open" and block.token in each.around for each in work.blocks)
    return max(inside + 1, 3, *([] if known else [count + 1 for count in in_code]))


def _spoiler(work: Work, block: Block, colons: str, indent: str) -> str:
    title = block.token.meta["title"]
    state = _STATE.match(title)
    is_open = bool(state and state[1] == "open")
    title = _STATE.sub("", title).strip()
    if not title:
        work.report(Kind.SPOILER, block.first, "a spoiler without a title is shown as “…”")
    options = [f"{colons}{{admonition}} {title or '…'}", ":class: dropdown"]
    options.append(f":collapsible: {'open' if is_open else 'closed'}")
    is_blank = block.first + 1 < len(work.lines.texts) and work.is_blank(block.first + 1)
    return f"\n{indent}".join(options) + ("" if is_blank else f"\n{indent.rstrip()}")


def _rule(work: Work, index: int) -> None:
    block = work.blocks[index]
    line = block.first
    siblings = [each for each in work.children(block.around[-1] if block.around else None) if each.token.nesting >= 0]
    place = next(i for i, each in enumerate(siblings) if each.token is block.token)
    before = next((each for each in reversed(siblings[:place]) if not _is_nothing(work, each)), None)
    after = next((each for each in siblings[place + 1 :] if not _is_nothing(work, each)), None)
    beside = {each.token.type if each else "" for each in (before, after)}
    twice = after is not None and after.token.type == "hr"
    if block.around or "" in beside or "heading_open" in beside or twice:
        work.report(Kind.RULE, line, "a rule is left out")
        work.cut_lines(line, block.last)


def _is_nothing(work: Work, block: Block) -> bool:
    """What leaves nothing on the page: comments, tables of contents, headings of tags."""
    token = block.token
    if token.type == "html_block":
        return not re.sub(r"<!--.*?-->", "", token.content, flags=re.DOTALL).strip()
    if token.type == "heading_open":
        text = work.lines.texts[block.first].lstrip("# ").lower()
        return text.startswith("tags:") or text.startswith("tags：")
    return token.type == "paragraph_open" and bool(_CONTENTS.fullmatch(work.lines.texts[block.first].strip()))


def _fence(work: Work, block: Block, end_of_code: list[int]) -> None:
    token, line, column = block.token, block.first, work.column(block)
    info = token.info.strip()
    found = _INFO.fullmatch(info)
    language, numbers, wrap = (found[1], found[2], found[3]) if found else (info, None, None)
    attributes = []
    count = token.content.count("\n")
    if numbers is not None:
        first = end_of_code[0] + 1 if numbers == "=+" else int(numbers[1:] or 1)
        attributes.append(f"lineno-start={first}")
        end_of_code[0] = first + count - 1
    if wrap:
        attributes.append(".wrap")
    name = language.lower()
    if name in _DIAGRAMS:
        work.report(Kind.DIAGRAM, line, f"the diagram ({name}) is shown as its source")
        attributes, language = [*attributes, f".{name}"], "text"
    elif name == "csvpreview":
        language = "text"
        work.report(Kind.DIAGRAM, line, "the table of comma-separated values is shown as its source")
    elif language and not _has_lexer(name):
        work.report(Kind.LEXER, line, f"no highlighting for {language!r}")
        language = "text"
    else:
        language = name
    text = work.lines.texts[line]
    fence = column + len(token.markup)
    _close(work, block)
    if text[fence:].strip() != language:
        work.replace(work.lines.start(line) + fence, work.lines.start(line) + len(text), language)
    if attributes:
        indent = work.indent(line, column)
        if line and not work.is_blank(line - 1) and not block.in_list:
            work.insert(work.lines.start(line) + column, f"\n{indent}", -4)
        work.insert(work.lines.start(line) + column, f"{{{' '.join(attributes)}}}\n{indent}", -3)


def _close(work: Work, block: Block) -> None:
    """End code that nothing ends, where its list, its quote or the note does."""
    mark = block.token.markup
    last = work.lines.texts[block.last - 1].strip(" \t>")
    if block.last - 1 > block.first and len(last) >= len(mark) and not last.strip(mark[0]):
        return
    work.report(Kind.CONTAINER, block.first, "nothing ends this code; it ends with what it is in")
    indent = work.indent(block.first, work.column(block))
    at = min(work.lines.start(block.last), len(work.note.body))
    before = "" if work.note.body[at - 1 : at] == "\n" else "\n"
    work.insert(at, f"{before}{indent}{mark}\n", 4)


def _has_lexer(name: str) -> bool:
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return False
    return True


def _inline(work: Work, block: Block) -> None:
    parent = block.around[-1] if block.around else None
    if parent is not None and parent.type == "paragraph_open":
        if _contents(work, block):
            return
        _line_ends(work, block)
        _task(work, block)
        _back_to(work, block)
        _stray(work, block)
    if parent is not None and parent.type == "heading_open" and block.is_in("container_open"):
        _bold(work, block)
    Inline(work, block).convert()


def _bold(work: Work, block: Block) -> None:
    """A heading in a box, where a page can have none."""
    assert block.place is not None
    work.report(Kind.HEADING_IN_CONTAINER, block.first, "a heading in a box is bold text")
    start, end = block.place(0), block.place(len(block.token.content), end=True)
    line_start = work.lines.start(block.first)
    column = work.column(Block(block.around[-1], block.around[:-1]))
    gap = "" if block.first + 1 >= len(work.lines.texts) or work.is_blank(block.first + 1) else "\n"
    work.replace(line_start + column, start, "" if "**" in block.token.content else "**")
    if block.around[-1].markup.startswith("#"):
        stop = line_start + len(work.lines.texts[block.first])
        work.replace(end, stop, ("" if "**" in block.token.content else "**") + gap)
    else:
        work.insert(end, "" if "**" in block.token.content else "**")


def _contents(work: Work, block: Block) -> bool:
    if not _CONTENTS.fullmatch(block.token.content.strip()):
        return False
    work.report(Kind.CONTENTS, block.first, "[TOC] is left out, the menu shows the headings")
    work.cut_lines(block.first, block.last)
    return True


def _line_ends(work: Work, block: Block) -> None:
    """Each end of a line that readers see; a second spelling of the same break is taken off."""
    assert block.place is not None
    if not work.note.breaks:
        return
    codes = [token.meta["span"] for token in block.token.children or () if token.type == "code_inline"]
    for at, sign in enumerate(block.token.content):
        if sign != "\n" or any(start <= at < end for start, end in codes):
            continue
        line = work.lines.number(block.place(at, end=True))
        end = work.lines.start(line) + len(work.lines.texts[line])
        work.line_ends.append(end)
        text = work.lines.texts[line]
        kept = text.rstrip()
        if kept == text and (len(text) - len(text.rstrip("\\"))) % 2:
            kept = text[:-1].rstrip()
        if kept != text:
            work.replace(end - (len(text) - len(kept)), end, "")


def _task(work: Work, block: Block) -> None:
    assert block.place is not None
    found = _TASK.match(block.token.content)
    item = block.around[-2] if len(block.around) > 1 else None
    if found and item is not None and item.type == "list_item_open" and item.map and item.map[0] == block.first:
        work.replace(block.place(0), block.place(0) + 3, "☐" if found[1] == " " else "☑")


def _back_to(work: Work, block: Block) -> None:
    """Lines that lead to the notes above: what they become depends on whether those are here."""
    for index, text in enumerate(block.token.content.split("\n")):
        line = block.first + index
        if block.in_list or not _BACK.fullmatch(text.strip()) or text.count("](") != 1:
            continue
        title, address = text.strip()[text.strip().index("[") + 1 :].rstrip(") ").split("](", 1)
        start = work.lines.start(line)
        work.references.append(
            Reference(
                kind=ReferenceKind.BACK,
                start=start,
                end=start + len(work.lines.texts[line]),
                line=line + work.note.first_line,
                address=f"https://hackmd.io{address}" if address.startswith("/") else address,
                text=title,
                is_block=block.token.content.count("\n") == 0,
            )
        )


def _stray(work: Work, block: Block) -> None:
    for index, text in enumerate(block.token.content.split("\n")):
        if _STRAY.match(text.strip()):
            line = block.first + index
            work.report(Kind.CONTAINER, line, f"{text.strip()[:40]!r} belongs to no box that is known")
            at = work.lines.start(line) + work.lines.texts[line].index(":::")
            work.insert(at, "\\")


def _quote(work: Work, block: Block) -> None:
    """The names in a quote's last lines become its attribution."""
    children = [child for child in work.children(block.token) if child.token.nesting >= 0]
    own = [
        each
        for child in children
        if child.token.type == "paragraph_open"
        for each in work.children(child.token)
        if each.place and (_labels_at_end(each.token.content) != 0 or len(children) > 1)
    ]
    found: list[str] = []
    for each in own:
        labels = [token for token in each.token.children or () if token.type == "label"]
        last = _labels_at_end(each.token.content)
        if not labels or last is None:
            continue
        found += [shown(work, kind, value) for kind, value in _LABEL.findall(each.token.content[last:])]
        assert each.place is not None
        for colour in re.findall(r"\[color=([^\]]*)\]", each.token.content[last:]):
            work.report(Kind.COLOUR, each.last - 1, f"the colour {colour!r} of a name is left out")
        _take_off(work, each, last)
    if found:
        _attribute(work, block, ", ".join(found))


_LABEL = re.compile(r"\[(name|time)=([^\]\n]*)\]")
_LABELS_AT_END = re.compile(r"\s*(?:\[(?:name|time|color)=[^\]\n]*\]\s*)+\Z")


def _labels_at_end(content: str) -> int | None:
    found = _LABELS_AT_END.search(content)
    return found.start() if found and _LABEL.search(found[0]) else None


def _take_off(work: Work, block: Block, at: int) -> None:
    assert block.place is not None
    content = block.token.content
    if not content[:at].strip():
        work.cut_lines(block.first, block.last)
        return
    work.replace(block.place(at, end=True), block.place(len(content), end=True), "")


def _attribute(work: Work, block: Block, text: str) -> None:
    line, column = block.first, work.column(block)
    written = f'{{attribution="{text.replace(chr(34), chr(39))}"}}'
    start, prefix = work.lines.start(line), work.lines.texts[line][:column]
    if line and not work.is_blank(line - 1):
        work.insert(start, f"{work.indent(line, column).rstrip()}\n", -2)
    work.insert(
        start + column, f"{written}\n{work.indent(line, column)}" if prefix.strip(" >") else f"{written}\n{prefix}"
    )


def _table(work: Work, block: Block) -> None:
    rows = [each for each in work.blocks if each.token.type == "tr_open" and block.token in each.around]
    head = len(work.lines.cells(block.first, work.column(block)))
    counts = {each.first: _cells(work, each.first) for each in rows}
    head = counts.get(block.first, head)
    widest = max(counts.values(), default=head)
    if block.first and not work.is_blank(block.first - 1) and not block.in_list:
        work.insert(work.lines.start(block.first), f"{work.indent(block.first, work.column(block)).rstrip()}\n", -5)
    if widest <= head:
        return
    for line, count in counts.items():
        if count > head:
            work.report(Kind.TABLE, line, f"a row has {count} cells under {head} headings: columns were added")
    for line, cell in ((block.first, " |"), (block.first + 1, "---|")):
        text = work.lines.texts[line].rstrip()
        edge = "" if text.endswith("|") else " |"
        work.insert(work.lines.start(line) + len(text), edge + cell * (widest - head))


def _cells(work: Work, line: int) -> int:
    text = work.lines.texts[line].strip().lstrip("> ")
    parts = re.split(r"(?<!\\)\|", text)
    return len(parts) - (not parts[0].strip()) - (not parts[-1].strip() and len(parts) > 1)


_HANDLERS: dict[str, Callable[[Work, Block], None]] = {
    "container_open": _container,
    "blockquote_open": _quote,
    "table_open": _table,
    "html_block": html.block,
}
