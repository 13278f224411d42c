"""A message as MyST reads it: its markup to compare, and its words with their places.

The words are what a reader sees; the place of each is known, so that a repair never touches markup.
Marks (``**``, the brackets and the target of a link) fall away, since ``用**粗體**`` reads 用粗體. Code
and addresses become `CODE`, and other things without words of their own (a role, a picture) `THING`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from functools import cache, cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from tools.catalogs import settings
from tools.catalogs.check.codes import Code
from tools.catalogs.check.kept_markdown import markup
from tools.catalogs.check.patterns import CODE, THING, hide
from tools.catalogs.check.remarks import Edit

from language_pair import languages
from language_pair.reading.html_pairs import html_pairs
from language_pair.reading.line_breaks import line_breaks

_SPECIAL = re.compile(r"[\\`*_\[\]<>&{}!\n\r\0]")
_LABEL = re.compile(r"\]\[([^\[\]]+)\]")
_OPENS, _CLOSES, _CODE, _THING, _TEXT = "()ct "
_WITH_WORDS = {"link", "span"}
_SHAPES = {"backticks": _CODE, "autolink": _CODE}

Definitions = Mapping[str, Any]
Rule = Callable[[StateInline, bool], bool]


class Text:
    """A source or a translation; *plain* is that of a label, which is no Markdown."""

    def __init__(self, raw: str, definitions: Definitions | None = None, *, plain: bool = False) -> None:
        self.raw, self._definitions = raw, definitions or {}
        self.shape = _TEXT * len(raw)
        self.tokens: Sequence[Token] = ()
        if not plain and _SPECIAL.search(raw):
            self._parse()

    def _parse(self) -> None:
        shape = [_TEXT] * len(self.raw)
        env: dict[str, Any] = {"references": self._definitions, "shape": shape, "runs": [], "inside": 0, "last": (0, 0)}
        inline = _parser().parseInline(self.raw, env)
        self.tokens = inline[0].children or () if inline else ()
        for start, tokens in env["runs"]:
            _shape_emphasis(shape, start, tokens)
        self.shape = "".join(shape[: len(self.raw)])

    @cached_property
    def markup(self) -> Counter[tuple[Code, str]]:
        return Counter(markup(self.tokens))

    @cached_property
    def _read(self) -> tuple[str, list[tuple[int, int]]]:
        if self.shape.isspace():  # no markup
            return self.raw, [(index, index + 1) for index in range(len(self.raw))]
        words: list[str] = []
        places: list[tuple[int, int]] = []
        for piece in re.finditer(r"c+|t+| |[()]+", self.shape):
            kind = piece[0][0]
            if kind in "()":
                continue
            words.append(self.raw[piece.start()] if kind == _TEXT else CODE if kind == _CODE else THING)
            places.append(piece.span())
        return "".join(words), places

    @cached_property
    def words(self) -> str:
        return self.raw if self.shape.isspace() else self._read[0]

    @cached_property
    def prose(self) -> str:
        """The words with each address and placeholder hidden: as long as they."""
        return hide(self.words)

    @property
    def places(self) -> list[tuple[int, int]]:
        """For each character of `words`, from where to where it is in `raw`."""
        return self._read[1]

    def place(self, index: int) -> int:
        """Where the character *index* of the words is in `raw`."""
        return self.places[index][0] if index < len(self.places) else len(self.raw)

    def gap(self, index: int) -> int:
        """Where to write something before the character *index* of the words: outside of any marks."""
        start, end = self.places[index - 1][1], self.places[index][0]
        return start + self.shape[start:end].rfind(_CLOSES) + 1

    def replace(self, start: int, end: int, new: str) -> Edit:
        """Put *new* for the words from *start* to *end*, which have no marks between them."""
        return Edit(self.places[start][0], self.places[end - 1][1], new)

    def keeps_markup(self, edit: Edit) -> bool:
        """Whether *edit* leaves markup, code and marks as they are."""
        after = Text(edit.apply(self.raw), self._definitions, plain=not self.tokens)
        marks = [char for char, kind in zip(self.raw, self.shape, strict=True) if kind != _TEXT]
        marks_after = [char for char, kind in zip(after.raw, after.shape, strict=True) if kind != _TEXT]
        return after.markup == self.markup and marks == marks_after


def labels_used(text: str) -> dict[str, Any]:
    """Definitions for the links by reference of a *text* whose note is not at hand."""
    return {normalizeReference(label): {"href": f"[{label}]", "title": ""} for label in _LABEL.findall(text)}


def definitions_of(note: str) -> dict[str, Any]:
    """The definitions of links by reference in the Markdown of a *note*."""
    env: dict[str, Any] = {}
    if re.search(r"^ {0,3}\[[^\]\n]+\]:", note, re.MULTILINE):
        MarkdownIt("commonmark").parse(note, env)
    found: dict[str, Any] = env.get("references", {})
    return found


def blocks(text: str) -> tuple[str, ...]:
    """The kinds of block that *text* would be at the top level of a note."""
    kinds = []
    for token in block_parser().parse(text):
        if token.level or token.nesting < 0:
            continue
        is_directive = token.type in ("fence", "colon_fence") and token.info.startswith("{")
        kinds.append("directive" if is_directive else token.type.removesuffix("_open"))
    return tuple(kinds)


@cache
def block_parser() -> MarkdownIt:
    """MyST as ``conf.py`` sets it up."""
    extensions = set(settings.read().extensions)
    return create_md_parser(MdParserConfig(enable_extensions=extensions), RendererHTML)


@cache
def _parser() -> MarkdownIt:
    """The same, telling the place of what each rule finds inside a paragraph."""
    extensions = set(settings.read().extensions)
    parser = create_md_parser(MdParserConfig(enable_extensions=extensions), RendererHTML)
    parser.disable("wordcount", ignoreInvalid=True)
    parser.use(line_breaks).use(html_pairs)
    ruler = parser.inline.ruler
    for rule in list(ruler.__rules__):
        ruler.at(rule.name, _with_places(rule.name, rule.fn))
    return parser


def _with_places(name: str, rule: Rule) -> Rule:
    def run(state: StateInline, silent: bool) -> bool:
        env = state.env
        if silent or env["inside"]:
            return rule(state, silent)
        start, count = state.pos, len(state.tokens)
        label_end = -1
        if name in _WITH_WORDS and state.src[start] == "[":
            label_end = state.md.helpers.parseLinkLabel(state, start, name == "link")
        env["inside"] = int(name == "image")  # whose alternative text is parsed as a text of its own
        found = rule(state, silent)
        env["inside"] = 0
        if found:
            if state.tokens[count:] and state.tokens[-1].type == "hardbreak":  # to which the blanks before belong
                start = len(state.src[:start].rstrip(" "))
            env["marks_language"] = name == "attr" and any(map(_is_other_language, state.tokens))
            _shape(env, name, (start, state.pos), label_end, state.tokens[count:])
        return found

    return run


def _shape(
    env: MutableMapping[str, Any], name: str, span: tuple[int, int], label_end: int, tokens: list[Token]
) -> None:
    """Write into the shape what the rule *name* found at *span*."""
    start, end = span
    shape: list[str] = env["shape"]
    is_text = all(token.type in ("text", "softbreak") for token in tokens)
    if name == "emphasis":
        env["runs"].append((start, tokens[-(end - start) :]))
    elif name in _WITH_WORDS and label_end > 0:
        env["last"] = span
        shape[start] = _OPENS
        shape[label_end:end] = _CLOSES * (end - label_end)
        if any(map(_is_other_language, tokens)):
            shape[start:end] = _THING * (end - start)
    elif name == "escape" and tokens[-1].type == "text_special":
        # A backslash before anything but a sign of ASCII is shown as it is.
        if tokens[-1].content != tokens[-1].markup:
            shape[start] = _OPENS
    elif name == "attr":
        shape[start:end] = _CLOSES * (end - start)
        if env["last"][1] == start and env["marks_language"]:
            shape[env["last"][0] : end] = _THING * (end - env["last"][0])
    elif not is_text or name == "entity":
        shape[start:end] = _SHAPES.get(name, _THING) * (end - start)


def _is_other_language(token: Token) -> bool:
    """Whether *token* says that its words are in another language than the text."""
    return languages.of_classes(str(token.attrs.get("class", "")).split()) is not None


def _shape_emphasis(shape: list[str], start: int, tokens: Sequence[Token]) -> None:
    """Mark the signs of bold and italics from *start*; what is left over of them is shown as it is."""
    for index, token in enumerate(tokens, start):
        if token.type.endswith("_open"):
            shape[index - (len(token.markup) - 1) : index + 1] = _OPENS * len(token.markup)
        elif token.type.endswith("_close"):
            shape[index : index + len(token.markup)] = _CLOSES * len(token.markup)
