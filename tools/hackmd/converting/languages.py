"""Which language a note is written in, and which parts of it are in the other one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tools.hackmd.converting.foreign_phrases import clean, mark, mark_inside, report
from tools.hackmd.converting.html_blocks import mark_language
from tools.hackmd.converting.work import Block, Work

from language_pair import languages  # the site's own rule, so that what is marked here is what a build would report
from language_pair.languages import EN, ZH_TW, Language

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
#: As many words are a sentence, and not a name.
_SENTENCE = 10
#: Where a paragraph's token keeps its words, which are asked for again and again.
_PROSE = "prose"
_ADDRESS = re.compile(r"<?https?://\S+")


def source_language(work: Work) -> Language:
    """The language of most lines; the title counts twice, and decides where there are as many of each."""
    score = 0
    for block in work.blocks:
        if block.token.type == "inline" and block.place:
            weight = 2 if block.around and block.around[-1].tag == "h1" else 1
            score += weight * sum(_vote(line) for line in prose(block).split("\n"))
    if score:
        return ZH_TW if score > 0 else EN
    lang = languages.of_spelling(str(work.note.fields.get("lang", "")))
    text = work.note.body + work.note.yaml_title
    if languages.has_chinese(text):
        return ZH_TW
    return lang or (EN if _WORD.search(text) else languages.of_code(work.settings.default_language))


def _vote(line: str) -> int:
    chinese, words = languages.count_chinese(line), len(_WORD.findall(line))
    if chinese >= 2 and chinese * 2 >= words:
        return 1
    return -1 if words >= 2 and not chinese else 0


def prose(block: Block) -> str:
    """The words of a paragraph, line by line: without code, addresses and what only the page's markup says."""
    meta = block.token.meta
    if _PROSE not in meta:
        meta[_PROSE] = _prose(block)
    return str(meta[_PROSE])


def _prose(block: Block) -> str:
    lines, depth = [""], 0
    for token in block.token.children or ():
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif token.type in ("text", "label") and not depth:
            lines[-1] += _ADDRESS.sub("", token.content)
        elif token.type in ("code_inline", "image", "address", "embed"):
            lines[-1] += " "
    return "\n".join(lines)


def mark_languages(work: Work, source: Language) -> None:
    """Mark what is in the other language, where a build would report it."""
    covered: list[tuple[int, int]] = []
    blocks = [each for each in work.blocks if each.token.type == "inline" and each.place and prose(each).strip()]
    raw = [each for each in work.blocks if each.token.type == "html_block"]
    for block in blocks:
        if any(start <= block.first < end for start, end in covered):
            continue
        parent = block.around[-1].type if block.around else ""
        text = clean(work, prose(block))
        if not _contradicts(text, source) and not _has_other_line(work, block, source):
            continue
        if parent == "heading_open":
            section = _section(work, block, blocks, source)
            if section:
                covered.append(section)
            _mark_heading(work, block, source, whole=bool(section))
        elif parent == "paragraph_open":
            _mark_lines(work, block, source)
        else:
            _mark_phrase(work, block, source)
    for block in raw:
        if not any(start <= block.first < end for start, end in covered):
            mark_language(work, block, source)


def _contradicts(text: str, source: Language) -> bool:
    """Whether a build would report it, or it has as many words with commas between that are no list of names."""
    if languages.contradiction(text, source):
        return True
    words = len(_WORD.findall(text))
    is_english = source == ZH_TW and not languages.has_chinese(text)
    return is_english and words >= _SENTENCE and (text.count(",") + text.count("/")) * 3 <= words


def _has_other_line(work: Work, block: Block, source: Language) -> bool:
    lines = prose(block).split("\n")
    if len(lines) == 1 or not _can_have_other_line(prose(block), source):
        return False
    return any(_contradicts(clean(work, line), source) for line in lines)


def _can_have_other_line(text: str, source: Language) -> bool:
    """Whether there is enough of the other language in all lines together, which most paragraphs have not."""
    return languages.has_chinese(text) if source == EN else len(_WORD.findall(text)) >= _SENTENCE


def _section(work: Work, heading: Block, blocks: Sequence[Block], source: Language) -> tuple[int, int] | None:
    """The lines of a heading's section if all of it is in the other language."""
    level = int(heading.around[-1].tag[1])
    if level == 1:
        return None
    rest = [each for each in blocks if each.first > heading.first]
    end = next(
        (
            each.first
            for each in rest
            if each.around[-1].type == "heading_open" and int(each.around[-1].tag[1]) <= level
        ),
        len(work.lines.texts),
    )
    inside = [each for each in rest if each.first < end]
    other = languages.counterpart(source)
    if inside and all(not languages.contradiction(clean(work, prose(each)), other) for each in inside):
        return heading.first, end
    return None


def _mark_heading(work: Work, block: Block, source: Language, *, whole: bool) -> None:
    if whole:
        work.insert(work.lines.start(block.first), f"{mark(source)}\n", -1)
        report(work, block.first, source)
    else:
        _mark_phrase(work, block, source)


def _mark_phrase(work: Work, block: Block, source: Language) -> None:
    """A heading or a cell becomes a phrase that says its language."""
    assert block.place is not None
    start, end = block.place(0), block.place(len(block.token.content), end=True)
    work.insert(start, "[", -9)
    work.insert(end, f"]{mark(source)}", 9)
    report(work, block.first, source)


def _mark_lines(work: Work, block: Block, source: Language) -> None:
    assert block.place is not None
    texts = [clean(work, line) for line in prose(block).split("\n")]
    written = block.token.content.split("\n")
    if len(texts) != len(written) or not work.note.breaks:
        texts, written = [" ".join(texts)], [block.token.content]
    runs = _runs(texts, source)
    offsets = [sum(len(line) + 1 for line in written[:index]) for index in range(len(written))]
    starts = [block.place(offset) for offset in offsets]
    column = starts[0] - work.lines.start(block.first)
    indent = work.indent(block.first, column)
    for index, (first, is_other) in enumerate(runs):
        line = block.first + first
        if index:
            end = work.lines.start(line)
            work.replace(end - 1, starts[first], f"\n{indent.rstrip()}\n{indent}")
        last = runs[index + 1][0] if index + 1 < len(runs) else len(texts)
        text = " ".join(texts[first:last])
        if is_other and not languages.contradiction(text, languages.counterpart(source)):
            work.insert(starts[first], f"{mark(source)}\n{indent}", -8)
            report(work, line, source)
        elif is_other or languages.contradiction(text, source):
            end = offsets[last] - 1 if last < len(offsets) else len(block.token.content)
            mark_inside(work, block, (offsets[first], end), source)


def _runs(texts: Sequence[str], source: Language) -> list[tuple[int, bool]]:
    """Where lines of one language begin, with whether it is the other one."""
    kinds = [_is_other(text, source) for text in texts]
    known = [kind for kind in kinds if kind is not None]
    if not known:
        return [(0, False)]
    runs: list[tuple[int, bool]] = []
    for index, kind in enumerate(kinds):
        if kind is not None and (not runs or runs[-1][1] != kind):
            runs.append((index if runs else 0, kind))
    merged: list[tuple[int, bool]] = []
    for index, (first, kind) in enumerate(runs):
        last = runs[index + 1][0] if index + 1 < len(runs) else len(texts)
        other = kind and _contradicts(" ".join(texts[first:last]), source)
        if not merged or merged[-1][1] != other:
            merged.append((first, other))
    return merged


def _is_other(text: str, source: Language) -> bool | None:
    chinese, words = languages.count_chinese(text), len(_WORD.findall(text))
    if not chinese and not words:
        return None
    if source == ZH_TW:
        return not chinese or bool(languages.contradiction(text, source))
    return chinese > 0 and (not words or bool(languages.contradiction(text, source)))
