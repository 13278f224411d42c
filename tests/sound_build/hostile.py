"""Notes that no build survives by itself, or in which it loses something: each with what is said of it.

What is said is the line and a part of the sentence; an empty list means that nothing is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEAD = "---\nsource_lang: en\n---\n# Title\n\n"  # so the first line of a body is line 6
ROW = "| a | b |\n| - | - |\n"
DEEP = "it is nested too deep"


@dataclass(frozen=True)
class Note:
    """A note called *name*; *expected* are pairs of a line and what is said there."""

    name: str
    content: bytes
    expected: list[tuple[int, str]] = field(default_factory=list)


def _note(name: str, body: str, *expected: tuple[int, str]) -> Note:
    return Note(name, (HEAD + body).encode(), list(expected))


def _coded(name: str, encoding: str, *expected: tuple[int, str]) -> Note:
    return Note(name, f"{HEAD}大家一起寫共筆，中文的字很多。\n".encode(encoding), list(expected))


def _hours(day: str) -> str:
    table = "| Day | Opens | Closes | Remark |\n| --- | ----- | ------ | ------ |\n| 2   | 08:55 | 16:15  | Day    |\n"
    return f":::{{open-space-hours}}\n:date: {day}\n\n{table}:::\n"


_BAD = HEAD.encode()
#: Bytes that are no text.
ENCODINGS = [
    _coded("big5", "big5", (6, "the byte 0xA4 at offset 33 is not UTF-8; the note looks like Big5")),
    _coded("gb", "gb18030", (6, "is not UTF-8; the note looks like")),
    Note("latin", _BAD + b"caf\xe9\n", [(6, "the byte 0xE9 at offset 36 is not UTF-8.")]),
    _coded("utf16", "utf-16", (1, "this note is UTF-16")),
    Note("utf16-other", b"\xfe\xff\0#\0 \0T", [(1, "this note is UTF-16")]),
    Note("bom", b"\xef\xbb\xbf" + _BAD + b"text\n"),
    Note("one-byte", _BAD + "中文\n\nabc".encode() + b"\xff def\n", [(8, "the byte 0xFF at offset 44 is not UTF-8.")]),
    Note("cut-short", _BAD + "文".encode()[:2], [(6, "the byte 0xE6 at offset 33 is not UTF-8")]),
    Note("first-byte", b"\x80" + _BAD, [(1, "the byte 0x80 at offset 0 is not UTF-8")]),
    Note("surrogates", _BAD + b"\xed\xa0\x80\n", [(6, "the byte 0xED at offset 33 is not UTF-8")]),
    Note("overlong", _BAD + b"\xc0\xaf\n", [(6, "the byte 0xC0 at offset 33 is not UTF-8")]),
    Note("in-head", b"---\nsource_lang: \xff\n---\n# T\n", [(2, "the byte 0xFF at offset 17 is not UTF-8")]),
    _note("nul", "a\0b\n", (6, "the character U+0000 is not text")),
    _note("escape", "a\n\n\x1b[31m red\n", (8, "the character U+001B is not text")),
    _note("no-character", "a \uffff b\n", (6, "the character U+FFFF is not text")),
    _note("tab-and-feed", "a\tb\n\fc\n"),
]
#: What ends reading or writing.
ERRORS = [
    _note("stars", "*" * 2000 + "a" + "*" * 2000 + "\n", (6, DEEP)),
    _note("underscores", "_" * 2000 + "a" + "_" * 2000 + "\n", (6, DEEP)),
    _note("stars-alone", "x\n\n" + "*" * 2000 + "\n\nx\n"),
    _note(
        "fences",
        "".join("`" * (310 - i) + "{note}\n" for i in range(300))
        + "x\n"
        + "".join("`" * (11 + i) + "\n" for i in range(300)),
        (6, DEEP),
    ),
    _note("quotes", ">" * 10_000 + " a\n"),
    _note("lists", "- " * 10_000 + "a\n"),
    _note("list-steps", "".join("  " * i + "- a\n" for i in range(300))),
    _note("brackets", "[" * 3000 + "\n"),
    _note("brackets-closed", "[" * 1500 + "a" + "]" * 1500 + "\n"),
    _note("bangs", "![" * 500 + "\n"),
    _note("backticks", "`" * 999 + "a" + "`" * 998 + "\n"),
    _note("long-line", "a" * 20_000 + "\n"),
    _note("host", "[a](http://[::1) <http://[::1> ![b](http://[::1)\n", (6, "is shown as a link")),
    _note("host-option", ":::{community} A\n:city: Taipei\n:website: http://[::1\n\nx\n:::\n"),
    _note("last-day", _hours("9999-12-31"), (7, "a date lies before the year 9999")),
    _note("first-day", _hours("0001-01-01")),
    _note("download", "## A {download}`download.md`\n\ntext\n"),
    _note("picture-heading", "## A ![b](b.svg)\n\ntext\n"),
    _note("heading-alone", "##\n\n### \n\n#### below\n", (6, "has no letters"), (8, "has no letters")),
    _note(
        "headings-down",
        "### three\n\n###### six\n\n# one\n\n###### six\n",
        (6, "H1 to H3"),
        (8, "H3 to H6"),
        (12, "H1 to H6"),
    ),
    _note("entities", "&#xD800; &#0; &#x110000;\n"),
    Note(
        "bomb",
        (
            "---\nsource_lang: en\na: &a [x,x,x,x,x,x,x,x,x,x]\n"
            + "".join(f"{n}: &{n} [{','.join([f'*{p}'] * 10)}]\n" for p, n in zip("abcdefg", "bcdefgh", strict=True))
            + "---\n# T\n"
        ).encode(),
        [(0, "too large to render")],
    ),
    Note(
        "front-matter-deep", ("---\na: " + "[" * 1000 + "]" * 1000 + "\n---\n# T\n").encode(), [(1, "Malformed YAML")]
    ),
    Note("front-matter-day", b"---\na: 2021-99-99\n---\n# T\n", [(1, "Malformed YAML")]),
]
#: What is lost without an error, and what looks like it.
LOSSES = [
    _note("open-fence", "```\nabc\n\n# More\n", (6, "nothing ends '```'")),
    _note("open-tildes", "text\n\n~~~python\nabc\n", (8, "nothing ends '~~~python'")),
    _note("short-end", "````\nabc\n```\n\nmore\n", (6, "nothing ends '````'")),
    _note("other-end", "```\nabc\n~~~\n\nmore\n", (6, "nothing ends '```'")),
    _note("text-behind-end", "```\nabc\n``` more\n\nmore\n", (6, "nothing ends '```'")),
    _note("open-container", ":::{note}\nabc\n\nmore\n", (6, "nothing ends ':::{note}'")),
    _note("open-info", ":::info\nabc\n\nmore\n", (6, "nothing ends ':::info'")),
    _note("stray-end", ":::{note}\nabc\n:::\n\n:::\n\nmore\n", (10, "nothing ends ':::'")),
    _note("open-within", "::::{tip}\nabc\n\n```\ncode\n::::\n\nmore\n", (9, "nothing ends '```'")),
    _note("open-in-quotation", "> ```\n> code\n\nmore\n", (6, "nothing ends '```'")),
    _note("open-in-list", "- ```\n  code\n\nmore\n", (6, "nothing ends '```'")),
    _note("closed", "```\na\n```\n\n~~~\nb\n~~~~\n\n:::{note}\nc\n:::\n"),
    _note("closed-at-the-end", "```\na\n```"),
    _note("closed-in-others", "> ```\n> a\n> ```\n\n- ```\n  a\n  ```\n\n::::{tip}\n:::{note}\na\n:::\n::::\n"),
    _note("fences-as-code", "````\n```\na\n````\n\n    ```\n\n`` ``` ``\n"),
    _note("empty-open", "text\n\n```\n"),
    _note("extra-cell", f"{ROW}| 1 | 2 | 3 |\n", (8, "this row has 3 cells under 2 headings: '3' is not shown")),
    _note("extra-cells", f"{ROW}| 1 | 2 |\n| 1 | 2 | 3 | 4 |\n", (9, "4 cells under 2 headings: '3 | 4'")),
    _note("extra-in-quotation", f"> {ROW.replace(chr(10), chr(10) + '> ')}| 1 | 2 | 3 |\n", (8, "'3' is not shown")),
    _note("extra-in-note", f":::{{note}}\n{ROW}| 1 | 2 | 3 |\n:::\n", (9, "'3' is not shown")),
    _note("pipe-in-code", f"{ROW}| `a|b` | 2 |\n", (8, "3 cells under 2 headings")),
    _note("escaped-pipe", f"{ROW}| a\\|b | 2 |\n"),
    _note("empty-extra", f"{ROW}| 1 | 2 | |\n"),
    _note("fewer-cells", f"{ROW}| 1 |\n"),
    _note("open-table", "a | b\n- | -\n1 | 2\n"),
    _note("table-as-code", f"```\n{ROW}| 1 | 2 | 3 |\n```\n"),
    _note(
        "note-title", ":::{note} Title\nbody\n:::\n", (6, "{note} has no title, and 'Title' becomes a part of its text")
    ),
    _note("tip-title", "```{tip} Title\n:class: x\n\nbody\n```\n", (6, "{tip} has no title"), (6, "Splitting content")),
    _note("title-within", "::::{note}\n:::{warning} Title\nbody\n:::\n::::\n", (7, "{warning} has no title")),
    _note("one-line", ":::{note} All that there is to say.\n:::\n"),
    _note("admonition", ":::{admonition} Title\n:class: tip\n\nbody\n:::\n"),
]
NOTES = [*ENCODINGS, *ERRORS, *LOSSES]
