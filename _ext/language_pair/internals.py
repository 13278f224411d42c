"""What the pair needs of Sphinx, MyST and docutils beyond what these document: an upgrade is this one file to read.

Read in Sphinx 9.0.4, MyST-Parser 5.2.0 and docutils 0.22.4. ``tests/language_pair/test_internals.py`` names each and
shows that it is as it was; nothing else in the pair touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

import re
from collections.abc import Container
from gettext import NullTranslations
from typing import Any

import sphinx.locale
from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig, TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.slugs import github_slugify, unique_slug
from myst_parser.warnings_ import create_warning
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.directives.other import TocTree as SphinxTocTree
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import explicit_title_re, extract_messages
from sphinx.writers.text import MAXWIDTH, Cell, TextTranslator, my_wrap

__all__ = [
    "LANDMARKS",
    "TRANSLATED",
    "TRANSLATION_SOURCE",
    "MystParser",
    "SphinxRenderer",
    "SphinxTocTree",
    "begins_of_markup",
    "count_cell",
    "drop_caption",
    "end_line_of_text",
    "explicit_title_re",
    "extract_messages",
    "front_matter_of",
    "github_slugify",
    "is_menu",
    "markdown_of_build",
    "markdown_of_note",
    "plain_markdown",
    "raw_caption",
    "raw_entries",
    "refuse_labels",
    "set_raw_entries",
    "set_translations",
    "shown_heading",
    "slug_of",
    "slugs_of_page",
    "unique_slug",
    "without_dummy",
]

#: The passes of Sphinx and MyST among which ours are ordered, by their classes.
LANDMARKS = {
    "sphinx.transforms.i18n.PreserveTranslatableMessages": 10,
    "sphinx.transforms.i18n.Locale": 20,
    "myst_parser.mdit_to_docutils.transforms.AddSlugIds": 700,
    "docutils.transforms.parts.Contents": 720,
    "sphinx.transforms.references.SphinxDomains": 850,
    "myst_parser.mdit_to_docutils.transforms.ResolveAnchorIds": 879,
    "sphinx.transforms.DoctreeReadEvent": 880,
    "myst_parser.sphinx_ext.myst_refs.MystReferenceResolver": 9,
    "sphinx.transforms.post_transforms.ReferencesResolver": 10,
}

# -- Sphinx's translation: sphinx.transforms.i18n ------------------------------------------------

#: How `publish_msgstr` ends the source of a translation that it has parsed.
TRANSLATION_SOURCE = ":<translated>"
#: The attribute that `Locale` gives a node whose text it has replaced, or found to be the same.
TRANSLATED = "translated"
#: What `Locale` puts behind a ``msgstr`` that ends with ``::``, for reStructuredText.
_DUMMY = "\n\n   dummy literal"


def without_dummy(msgstr: str) -> str:
    return msgstr.removesuffix(_DUMMY)


# -- Sphinx's labels: sphinx.locale ----------------------------------------------------------------


def set_translations(catalog: str, translations: NullTranslations) -> None:
    """Make these what ``get_translation(catalog)`` looks into, in place of those of an earlier build."""
    sphinx.locale.translators["general", catalog] = translations


class _Guard(NullTranslations):
    """Sphinx's own labels, but for the translations of those that are *refused*.

    What it guards is its fallback, and so is what a theme's extension adds to it later.
    """

    refused: Container[str] = ()

    def gettext(self, message: str) -> str:
        return message if message in self.refused else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if msgid1 in self.refused:
            return msgid1 if n == 1 else msgid2
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        return message if message in self.refused else super().pgettext(context, message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        if msgid1 in self.refused:
            return msgid1 if n == 1 else msgid2
        return super().npgettext(context, msgid1, msgid2, n)


def refuse_labels(app: Sphinx, refused: Container[str]) -> None:
    """Show these labels of Sphinx and of themes as they are in the code, in Python and in templates."""
    known = app.translator
    guard = known if isinstance(known, _Guard) else _Guard()  # of an earlier build in this process
    if guard is not known:
        guard.add_fallback(known)
    guard.refused = refused
    app.translator = guard
    set_translations("sphinx", guard)


# -- Sphinx's toctree: sphinx.addnodes.toctree, sphinx.environment.adapters.toctree ----------------


def raw_entries(toctree: addnodes.toctree) -> list[str]:
    """The titles that a toctree gives its entries, which gettext extracts."""
    entries: list[str] = toctree.get("rawentries", [])
    return entries


def set_raw_entries(toctree: addnodes.toctree, entries: list[str]) -> None:
    toctree["rawentries"] = entries


def raw_caption(toctree: addnodes.toctree) -> str:
    """The caption as it is written, empty without one."""
    return str(toctree.get("rawcaption") or "")


def drop_caption(toctree: addnodes.toctree) -> None:
    toctree.attributes.pop("rawcaption", None)
    toctree["caption"] = None


def is_menu(node: addnodes.compact_paragraph) -> bool:
    """Whether *node* is a resolved toctree, on its way into the sidebar or into a page."""
    return bool(node.get("toctree"))


# -- MyST's parser: myst_parser.parsers, myst_parser.mdit_to_docutils ------------------------------


def plain_markdown() -> MarkdownIt:
    """MyST's parser as it comes, which makes nothing of Sphinx."""
    return create_md_parser(MdParserConfig(), RendererHTML)


def markdown_of_build(env: BuildEnvironment, renderer: type[SphinxRenderer]) -> MarkdownIt:
    """MyST's parser with the settings of the build, whose *renderer* makes docutils nodes."""
    config: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
    return create_md_parser(config, renderer)


#: The characters with which each of MyST's rules for a line of text begins; others begin no markup.
_BEGINS = {
    **{"text": "", "newline": "\n", "escape": "\\", "entity": "&", "backticks": "`", "emphasis": "*_"},
    **{"strikethrough": "~", "autolink": "<", "html_inline": "<", "link": "[", "image": "!", "footnote_ref": "["},
    **{"span": "[", "attr": "{", "myst_role": "{", "balance_pairs": "", "fragments_join": ""},
}
#: The rules for whole texts that change nothing in one without markup; `normalize` does with characters of control.
_IDLE = {"normalize", "block", "attr", "inline", "text_join", "wordcount"}
_CONTROL = "\\x00-\\x1f"


def begins_of_markup(env: BuildEnvironment) -> re.Pattern[str] | None:
    """What may begin markup in a paragraph, by the settings of the build; `None` where a rule is not known here."""
    config: MdParserConfig = env.myst_config  # type: ignore[attr-defined]
    return _begins(repr(config), config)


_known_begins: dict[str, re.Pattern[str] | None] = {}


def _begins(key: str, config: MdParserConfig) -> re.Pattern[str] | None:
    if key not in _known_begins:
        rules = create_md_parser(config, RendererHTML).get_active_rules()
        inline = {*rules["inline"], *rules["inline2"]}
        known = inline <= _BEGINS.keys() and set(rules["core"]) <= _IDLE
        begins = "".join(sorted(_BEGINS[rule] for rule in inline)) if known else ""
        _known_begins[key] = re.compile(f"[{re.escape(begins)}{_CONTROL}]") if known else None
    return _known_begins[key]


def front_matter_of(text: str) -> dict[str, Any]:
    """What the front matter of a note's *text* says, read as MyST reads it; empty where MyST reports it."""
    try:
        return read_topmatter(text) or {}
    except TopmatterReadError:
        return {}


def markdown_of_note(
    front_matter: dict[str, Any], document: nodes.document, renderer: type[SphinxRenderer]
) -> MarkdownIt:
    """The parser that MyST makes for a note: the same, with the settings of its *front_matter*.

    ``MystParser.parse`` gives no other way to choose the renderer.
    """

    def warn(subtype: Any, message: str) -> None:
        create_warning(document, message, subtype, line=1, append_to=document)

    config: MdParserConfig = document.settings.env.myst_config
    markdown = create_md_parser(merge_file_level(config, front_matter, warn) if front_matter else config, renderer)
    markdown.options["document"] = document
    return markdown


# -- MyST's slugs: myst_parser.mdit_to_docutils.transforms -----------------------------------------


def slug_of(heading: nodes.Element) -> str:
    """The slug that MyST gave a heading down to the depth of ``myst_heading_anchors``; empty for another."""
    return str(heading.get("slug") or "")


def slugs_of_page(document: nodes.document) -> dict[str, Any]:
    """What MyST's links to headings of this page look up: ``(line, id, title)`` by slug."""
    slugs: dict[str, Any] = getattr(document, "myst_slugs", {})
    return slugs


def shown_heading(reference: nodes.inline) -> bool:
    """Whether MyST has put a heading's words into a link on the heading's own page."""
    return "std-ref" in reference["classes"]


# -- docutils' HTML writer: docutils.writers._html_base ---------------------------------------------


def count_cell(row: nodes.row) -> None:
    """Count a cell that the writer does not visit itself: it finds the stub columns of a row by their number."""
    row.column += 1  # type: ignore[attr-defined]


# -- Sphinx's text writer: sphinx.writers.text --------------------------------------------------------


class _CellOfLines(Cell):
    """A cell that keeps its line ends; Sphinx's own wraps all of its text anew."""

    def wrap(self, width: int) -> None:
        self.wrapped = [line for text in self.text.rstrip().splitlines() for line in my_wrap(text, width) or [""]]


def end_line_of_text(writer: TextTranslator) -> None:
    """End the line that the text writer is filling: it wraps all that it was given since the last block as one."""
    state = writer.states[-1]
    start = len(state)
    while start and state[start - 1][0] == -1:
        start -= 1
    text = "".join(str(words) for _indent, words in state[start:])
    state[start:] = [(0, my_wrap(text, width=MAXWIDTH - sum(writer.stateindent)) or [""])]
    if hasattr(writer, "entry"):
        writer.entry.__class__ = _CellOfLines
