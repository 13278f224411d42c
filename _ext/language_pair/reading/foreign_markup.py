"""A translation adds no markup to what its source says: a catalog is data, whoever has written it.

HTML, links, pictures, downloads, roles, formulas, footnotes and attributes that the source has not, or not so often,
are taken out of the translated block before anything shows it, a title's before the menus have it; its words stay,
and a warning names the catalog's line. Emphasis and code do nothing, and are free. No comment silences this.

Roles and substitutions run while they are parsed. Those that the note itself does not use are not run at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair import languages
from language_pair.catalogs.messages import Message
from language_pair.catalogs.plain_text import added_to_text
from language_pair.faults import Fault, warn
from language_pair.internals import TRANSLATED, SphinxRenderer
from language_pair.nodes import line_break
from language_pair.passes import Pass
from language_pair.reading.myst_words import shows_nothing
from language_pair.reading.translations import name_of
from language_pair.state import reading_of

#: The token of what is not run.
FOREIGN = "foreign_markup"
#: What only says how words are meant.
_FREE = {
    *(nodes.emphasis, nodes.strong, nodes.literal, nodes.inline, nodes.subscript, nodes.superscript),
    *(nodes.abbreviation, nodes.acronym, nodes.title_reference, line_break),
}
#: Nodes without words, or whose words are no prose.
_WORDLESS = (nodes.raw, nodes.system_message, addnodes.index)
#: Nodes in which Sphinx and MyST put an inline with classes of their own.
_WRAPPING = (addnodes.pending_xref, addnodes.download_reference)
#: Attributes that differ between the two languages, or with the place where a node is.
_VARYING = {*nodes.Element.basic_attributes, "entries", "source_lang", "translated", "xml:space"}


class foreign_role(nodes.inline):
    """A role or a substitution that was not run, as it is written; ``called`` is its name in a report."""


def leave_unrun(markdown: MarkdownIt, note: str) -> None:
    """Let *markdown*, which parses translations of *note*, leave roles and substitutions that it does not use."""

    def find(state: StateCore) -> None:
        for token in state.tokens:
            for each in token.children or ():
                if each.type == "myst_role" and (role := f"{{{each.meta['name']}}}") + "`" not in note:
                    _refuse(each, f"the role {role}", f"{role}`{each.content}`")
                elif each.type == "substitution_inline" and not _substitution(each).search(note):
                    _refuse(each, f"the substitution {each.content!r}", f"{{{{{each.content}}}}}")

    markdown.core.ruler.push(FOREIGN, find)


def _refuse(token: Token, called: str, written: str) -> None:
    token.type, token.meta = FOREIGN, {"called": called, "written": written}


def _substitution(token: Token) -> re.Pattern[str]:
    """What a note has that uses the substitution."""
    opens, closes = (re.escape(sign) * 2 for sign in token.markup)
    return re.compile(rf"{opens}\s*{re.escape(token.content)}\s*{closes}")


def render_foreign(renderer: SphinxRenderer, token: SyntaxTreeNode) -> None:
    renderer.current_node += foreign_role("", token.meta["written"], called=token.meta["called"])


class DropForeignMarkup(SphinxTransform):
    """Take out of each translation what its source has no such markup for, and report it."""

    default_priority = Pass.DROP_FOREIGN_MARKUP

    def apply(self, **kwargs: Any) -> None:
        for node, message, original in reading_of(self.env).originals:
            if isinstance(node, nodes.meta) and "http-equiv" in node:
                if node["content"] != message:  # such as to load another page
                    self._report(node, message, [f"an order to the browser, {node['content'][:40]!r}"])
                    node["content"] = message
            elif not isinstance(node, nodes.TextElement):
                self._report(node, message, self._of_plain_text(message))
            elif node.children is not original:
                source = _Source(original)
                node.children = source.cleaned(node.children)
                self._report(node, message, source.foreign)
                entry = self._entry(message)
                if entry and shows_nothing(entry):
                    node.children, node[TRANSLATED] = original, False
                for child in node.children:
                    child.parent = node

    def _entry(self, message: str) -> Message | None:
        catalog = reading_of(self.env).catalog
        return catalog.entries.get(message) if catalog else None

    def _of_plain_text(self, message: str) -> Iterator[str]:
        entry = self._entry(message)
        found = added_to_text(message, entry.translation) if entry and entry.is_done else ""
        if found:
            yield f"the markup {found[:40]!r}"

    def _report(self, node: nodes.Element, message: str, foreign: Iterable[str]) -> None:
        reading, entry = reading_of(self.env), self._entry(message)
        place = f"{reading.catalog_path}:{entry.line}" if entry else node
        for each in dict.fromkeys(foreign):
            warn(Fault.FOREIGN_MARKUP, f"the translation adds {each}", location=place)


class _Source:
    """What a source allows its translation; *foreign* is what has been found beyond that, as a report calls it."""

    def __init__(self, original: Sequence[nodes.Node]) -> None:
        elements = list(_elements(original))
        self._left = Counter(_key(each) for each in elements if type(each) not in _FREE)
        self._attributes: dict[str, set[str]] = {
            name: {value for each in elements for value in each[name]} for name in ("classes", "ids", "names")
        }
        self.foreign: list[str] = []

    def cleaned(self, children: Sequence[nodes.Node]) -> list[nodes.Node]:
        """*children* without what is foreign, but with its words."""
        return [node for child in children for node in self._cleaned(child)]

    def _cleaned(self, node: nodes.Node) -> Iterator[nodes.Node]:
        if not isinstance(node, nodes.Element):
            yield node
        elif type(node) in _FREE or self._takes(node):
            had = bool(node["classes"])
            self._clean_attributes(node)
            inside = self.cleaned(node.children)
            if type(node) is nodes.inline and had and not node["classes"]:  # it was there for the attributes
                yield from inside
                return
            node.children = []
            node += inside
            yield node
        else:
            self.foreign.append(_name(node))
            yield from self._words(node)

    def _takes(self, node: nodes.Element) -> bool:
        key = _key(node)
        self._left[key] -= 1
        return self._left[key] >= 0

    def _words(self, node: nodes.Element) -> Iterator[nodes.Node]:
        if isinstance(node, nodes.image):
            yield nodes.Text(node.get("alt", ""))
        elif isinstance(node, _WRAPPING):
            for child in node.children:
                yield from self.cleaned(child.children) if isinstance(child, nodes.Element) else [child]
        elif not isinstance(node, _WORDLESS):
            yield from self.cleaned(node.children)

    def _clean_attributes(self, node: nodes.Element) -> None:
        for name, known in self._attributes.items():
            added: list[str] = [each for each in node[name] if each not in known and not _is_language(name, each)]
            if added:
                node[name] = [each for each in node[name] if each not in added]
                if name != "ids":  # which come of names
                    shown = "class" if name == "classes" else "id"
                    self.foreign += [f"the attribute {shown}={each!r}" for each in added]


def _is_language(name: str, value: str) -> bool:
    return name == "classes" and languages.of_classes([value]) is not None


def _elements(children: Iterable[nodes.Node]) -> Iterator[nodes.Element]:
    for child in children:
        yield from child.findall(nodes.Element)


def _key(node: nodes.Element) -> tuple[object, ...]:
    """What makes two nodes the same markup."""
    name = name_of(node)
    if name:
        return type(node), node.get("refdomain"), node.get("reftype"), node.get("format"), name
    known = ((name, repr(value)) for name, value in node.attributes.items() if name not in _VARYING)
    return type(node), *sorted(known)


def _name(node: nodes.Element) -> str:
    if isinstance(node, foreign_role):
        return str(node["called"])
    return name_of(node) or f"the markup {type(node).__name__!r}"


def _add_transform(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(DropForeignMarkup)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transform)
