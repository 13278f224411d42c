"""What can be wrong with a note or a catalog: one subtype each, with the sentence that says what is allowed.

Every warning of these extensions reads ``path:line: WARNING: <what was found>. <what is allowed>
[<type>.<subtype>]``; type and subtype are what ``suppress_warnings`` takes. Each extension that reports
something has a ``Fault`` of its own, made from `FaultEnum`. What is allowed is inline Markdown, which a page of
documentation can list.
"""

from __future__ import annotations

from enum import Enum

from docutils import nodes
from sphinx.util import logging

_logger = logging.getLogger(__name__)


class FaultEnum(Enum):
    """Each member is ``(subtype, what is allowed)``."""

    def __str__(self) -> str:
        """As a warning names it."""
        return f"{self.type}.{self.subtype}"

    @property
    def type(self) -> str:
        """Whose warning it is."""
        return "language_pair"

    @property
    def subtype(self) -> str:
        return str(self.value[0])

    @property
    def allowed(self) -> str:
        return str(self.value[1])

    @property
    def explanation(self) -> str:
        """What documentation says of it."""
        return self.allowed


class Fault(FaultEnum):
    """Of the pair."""

    SOURCE_LANG = ("source_lang", "The front matter of a note says `source_lang: en` or `source_lang: zh_TW`.")
    BREAKS = (
        "breaks",
        "The front matter of a note may say `breaks: true`: it breaks lines as HackMD does.",
    )
    SHORT_TITLE = (
        "short_title",
        "The `short_title` in a note's front matter is one line of text without markup; a number is text in quotes.",
    )
    LANGUAGE_MARK = (
        "language_mark",
        "Mark a block in the other language with `{.language-en}` or `{.language-zh-Hant-TW}`.",
    )
    SCRIPT = (
        "script",
        "Mark a block in the other language with `{.language-en}` or `{.language-zh-Hant-TW}`, a directive with "
        "`:lang:`; add a name to `pair_kept` in `conf.py`, with the reason.",
    )
    HTML = (
        "html",
        "An HTML element begins and ends in one paragraph or cell, or around whole blocks; write `\\<` for the sign "
        "itself.",
    )
    HTML_ELEMENT = (
        "html_element",
        "HTML in a note has only the elements that the guide lists; write `\\<` before a word that is no element.",
    )
    HTML_ATTRIBUTE = (
        "html_attribute",
        "An element of HTML has only the attributes that the guide lists.",
    )
    ADDRESS = (
        "address",
        "An address begins with `http:`, `https:`, `mailto:` or `tel:`, or is that of a file in the folder of the "
        "notes.",
    )
    OTHER_HOST = (
        "other_host",
        "A page shows nothing from another host: download it and keep it beside the note, "
        "`![what it shows](picture.png)`, or write a link.",
    )
    FORMULA = (
        "formula",
        "A formula needs a renderer of the site's own, such as a `mathjax_path` in `html_static_path`; until there is "
        "one, write it as code.",
    )
    REMOTE_FILE = (
        "remote_file",
        "Every script and style of a page is a file of the site: copy it into `html_static_path`.",
    )
    HTML_WORDS = (
        "html_words",
        "The words of an attribute of an HTML block, such as `title`, reach no translator: write them as text, or on "
        "an element within a line.",
    )
    ANCHOR = ("anchor", "Give the heading a label on the line before it: `(name)=`.")
    CATALOG = (
        "catalog",
        "A catalog is a `.po` file in UTF-8 whose header names its language; a broken message counts as not "
        "translated.",
    )
    FLAG = (
        "flag",
        "A message is finished when its only flags are gettext's own, such as `no-wrap`, or are in "
        "`pair_harmless_flags` in `conf.py`.",
    )
    ORPHAN_CATALOG = (
        "orphan_catalog",
        "A catalog has the same path and name as its note; move it with the note, or delete it.",
    )
    FLIPPED = (
        "flipped",
        "A catalog never translates a language into itself: correct the note's `source_lang` or the block's mark, "
        "or run `python3 run.py catalogs`.",
    )
    TRANSLATION = (
        "translation",
        "A translation is one paragraph in the catalog's language and keeps its source's links, code and other markup.",
    )
    FOREIGN_MARKUP = (
        "foreign_markup",
        "A translation has no HTML, links, pictures, roles or attributes but those of its source: its words alone "
        "are shown.",
    )
    LABEL = (
        "label",
        'A label is plain text: it has the placeholders of its `msgid`, such as `%s`, and no `<`, `>`, `"`, `&…;` or '
        "link that this does not have; until then it is shown in English.",
    )
    THEME = (
        "theme",
        "A theme's pages print `metatags` and `pageurl` in the head, `body` after it, or include templates of ours.",
    )


def warn(
    fault: FaultEnum, found: str, *, location: nodes.Node | tuple[str, int] | str | None = None, once: bool = False
) -> None:
    """Report *fault*; *found* says what is there, without a full stop.

    *location* is a node, ``(docname, line)`` or, for another file than a note, ``"path:line"``; lines
    are counted from 1. A theme has none. *once* is for what every page would say in the same words.
    """
    _logger.warning(
        "%s. %s", found, fault.allowed, type=fault.type, subtype=fault.subtype, location=location, once=once
    )
