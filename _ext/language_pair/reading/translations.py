"""What became of each translation: set its source aside, and report one that was lost or damaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair import languages
from language_pair.catalogs.messages import Message
from language_pair.faults import Fault, warn
from language_pair.internals import TRANSLATED
from language_pair.nodes import cut_html, html_phrase, html_signature, line_break, stray_tag
from language_pair.passes import Pass
from language_pair.reading.prose import contradiction
from language_pair.state import reading_of

#: Rules of ``tools/catalogs/check`` that report what is warned of here.
_MARKUP_RULES = frozenset(("paragraph", "link", "image", "role", "code", "footnote", "line-break"))
_STRAY_MARK, _UNTRANSLATED = frozenset(("stray-mark",)), frozenset(("untranslated",))
#: Markup that a reader should never see: what was meant as bold, code or a link and is none.
_MARKS = ("**", "`", "](", "{.language-")


class KeepOriginals(SphinxTransform):
    """Remember what each block that needs a translation says before."""

    default_priority = Pass.KEEP_ORIGINALS

    def apply(self, **kwargs: Any) -> None:
        reading = reading_of(self.env)
        reading.originals = [(node, message, node.children) for node, message in reading.translatable]


class CheckTranslations(SphinxTransform):
    """Report a translation that Sphinx dropped, or that shows other links, code or markup than its source."""

    default_priority = Pass.CHECK_TRANSLATIONS

    def apply(self, **kwargs: Any) -> None:
        reading = reading_of(self.env)
        entries = reading.catalog.entries if reading.catalog else {}
        target = languages.of_code(self.config.language)
        for node, message, original in reading.originals:
            entry = entries.get(message)
            if entry is None or not entry.is_done or not isinstance(node, nodes.TextElement):
                continue
            for found, rules in _faults(node, entry, original, target, self.config.pair_kept):
                if not entry.silenced & rules:
                    warn(Fault.TRANSLATION, found, location=f"{reading.catalog_path}:{entry.line}")


def _faults(
    node: nodes.TextElement,
    entry: Message,
    original: Sequence[nodes.Node],
    target: languages.Language,
    kept: Iterable[str],
) -> Iterator[tuple[str, Set[str]]]:
    """What is wrong with a translation, and the rules whose silence covers it."""
    yield from ((found, _MARKUP_RULES) for found in _markup_faults(node, entry, original))
    if not node.get(TRANSLATED) or entry.translation == entry.source:
        return
    plain, was = _plain(node.children), _plain(original)
    if was.strip() and not plain.strip():
        yield f"the translation {entry.translation[:40]!r} shows no text", _UNTRANSLATED
    for mark in _MARKS:
        if mark in plain and mark not in was:
            yield f"the translation shows {mark!r}", _STRAY_MARK
    wrong = contradiction(node, target, kept)
    if wrong:
        yield f"the translation says {wrong[:40]!r}, which is not {target.name}", _UNTRANSLATED


def _markup_faults(
    node: nodes.TextElement,
    entry: Message,
    original: Sequence[nodes.Node],
) -> Iterator[str]:
    if not node.get(TRANSLATED):
        yield f"the translation {entry.translation[:40]!r} is not shown"
        return
    if entry.translation == entry.source:
        return
    if "\n\n" in entry.translation:
        yield "the translation has an empty line, which is not shown"
    before, after = Counter(_markup(original)), Counter(_markup(node.children))
    yield from (f"the translation lacks {each}" for each in (before - after))
    yield from (f"the translation adds {each}" for each in (after - before))


#: What a translation must keep: how it is called, and the attribute or the text by which it is known.
_KEPT: dict[type[nodes.Element], tuple[str, str]] = {
    addnodes.pending_xref: ("the link to", "reftarget"),
    addnodes.download_reference: ("the link to", "reftarget"),
    nodes.literal: ("the code", ""),
    nodes.math: ("the formula", ""),
    nodes.image: ("the picture", "uri"),
    nodes.footnote_reference: ("the footnote", "refname"),
    nodes.raw: ("the HTML", ""),
}


def _markup(children: Sequence[nodes.Node]) -> Iterator[str]:
    for node in children:
        if not isinstance(node, nodes.Element) or "kbd" in node["classes"] or isinstance(node, cut_html):
            continue  # a key has a name in each language; what is cut of the source, no translation need repeat
        if isinstance(node, line_break):
            yield "a line break"
            continue
        found = name_of(node)
        if found:
            yield found
        if not found or isinstance(node, nodes.reference | html_phrase):
            yield from _markup(node.children)


def name_of(node: nodes.Element) -> str:
    """What a report calls *node*, which a translation must keep; empty for what it need not."""
    kept = next((_KEPT[kind] for kind in type(node).__mro__ if kind in _KEPT), None)
    if kept:
        name, attribute = kept
        found = node.get(attribute, "") if attribute else node.astext()
        found += f"#{node['reftargetid']}" if node.get("reftargetid") else ""
        return f"{name} {found!r}"
    if isinstance(node, stray_tag):
        return f"the HTML {node.astext()!r}"
    if isinstance(node, cut_html):
        return f"the HTML {node['written']!r}"
    if isinstance(node, html_phrase):
        return f"the HTML {html_signature(node['name'], node['attributes'] | node['cut'])!r}"
    if isinstance(node, nodes.reference):
        address = node.get("refuri") or node.get("refname") or f"#{node.get('refid', '')}"
        return f"the link to {languages.same_page(address)!r}"
    return ""


def _plain(children: Sequence[nodes.Node]) -> str:
    """The text without code."""
    parts = []
    for node in children:
        if isinstance(node, nodes.Text):
            parts.append(node.astext())
        elif isinstance(node, nodes.Element) and not isinstance(
            node, nodes.literal | nodes.raw | addnodes.pending_xref
        ):
            parts.append(_plain(node.children))
    return "".join(parts)


def _add_transforms(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(KeepOriginals)
        app.add_transform(CheckTranslations)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transforms)
