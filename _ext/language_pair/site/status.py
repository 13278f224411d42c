"""The translation status: how far every note is, what is worth doing next, and where to do it.

.. code-block:: markdown

   :::{translation-status}
   :::

A page with this directive is written anew whenever a number on it changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages, tables
from language_pair.credit.people import Person
from language_pair.credit.translators import people_of
from language_pair.labels import _, language_name
from language_pair.languages import Language
from language_pair.links import link_to_note
from language_pair.outputs import feed_links
from language_pair.passes import PostPass
from language_pair.site.overviews import overview, pages_to_rewrite, shown_title
from language_pair.state import OpenMessage, Progress, catalog_url, last_change, pair_of

#: The status as data, seen from the first page (`language_pair.feeds` writes it).
FEED = "feeds/translation-status.json"
#: More of a message is not needed to know it again.
_SHORT = 90
#: Open messages that the page lists; of a thousand notes there are tens of thousands.
LISTED = 100


class translation_status(overview):
    """The status of all notes."""


class meter(nodes.inline):
    """A gauge of ``value`` out of ``max``, beside the numbers as text."""


class TranslationStatus(SphinxDirective):
    """Show the status of all notes."""

    def run(self) -> list[nodes.Node]:
        return [translation_status()]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A note and the language that it is translated into, by *people*; *last_change* is the catalog's,
    ``2026-11-21``, empty where git does not know it."""

    docname: str
    source: Language
    target: Language
    progress: Progress
    people: tuple[Person, ...]
    last_change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """The pages that nobody has begun to translate into *target*, all together."""

    target: Language
    pages: int
    passages: int
    words: int


def rows(env: BuildEnvironment) -> list[Row]:
    """What is worth doing next comes first: the page that takes the fewest words to be whole; whole pages last.

    Without those that are `waiting`.
    """
    on_demand = _without_catalogs(env)
    return [row for row in _all_rows(env) if row.docname not in on_demand]


def waiting(env: BuildEnvironment) -> list[Waiting]:
    """The pages of `pair_on_demand` that nobody has begun to translate: of a thousand, rows say nothing."""
    on_demand = _without_catalogs(env)
    found = []
    for language in languages.LANGUAGES:
        left = [row.progress for row in _all_rows(env) if row.target == language and row.docname in on_demand]
        if left:
            total, words = sum(each.total for each in left), sum(each.words for each in left)
            found.append(Waiting(target=language, pages=len(left), passages=total, words=words))
    return found


def _without_catalogs(env: BuildEnvironment) -> set[str]:
    """The notes whose catalogs are made on demand, and that have none in any language."""
    notes = pair_of(env).notes
    on_demand = {docname: notes[docname] for docname in env.config.pair_on_demand if docname in notes}
    return {name for name, state in on_demand.items() if not any(each.catalog for each in state.progress.values())}


def _all_rows(env: BuildEnvironment) -> list[Row]:
    found = []
    for docname, state in sorted(pair_of(env).notes.items()):
        for language in languages.LANGUAGES:
            progress = state.progress.get(language.code)
            source = languages.find(state.source)
            if progress and progress.total and source:
                people, day = people_of(env, progress.catalog), last_change(env, progress)
                row = Row(
                    docname=docname, source=source, target=language, progress=progress, people=people, last_change=day
                )
                found.append(row)
    return sorted(found, key=lambda row: (not row.progress.open, row.progress.words))


class FillStatus(SphinxPostTransform):
    """Put the table and the list of open messages where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(translation_status)):
            found = rows(self.env)
            headings = [_("Page"), _("Into"), _("Translated"), _("To check"), _("Missing"), _("Words to translate")]
            caption, first_row = _("Translation progress of each page"), map(_text, [*headings, _("Last change")])
            table = tables.table(caption, list(first_row), map(self._cells, found))
            table["classes"].append("translation-status")
            table["ids"].append("status-table")
            feed = feed_links(files=[(FEED, "JSON")])
            unfinished = [row for row in found if row.progress.open]
            place.replace_self([table, *self._waiting(), feed, *self._open_messages(unfinished)])

    def _waiting(self) -> Iterator[nodes.Node]:
        for each in waiting(self.env):
            text = _("Pages that nobody has begun to translate into %(language)s: %(pages)d, with %(words)d words.")
            numbers = {"language": language_name(each.target), "pages": each.pages, "words": each.words}
            yield nodes.paragraph("", text % numbers, translatable=False, classes=["translation-status-waiting"])

    def _cells(self, row: Row) -> list[list[nodes.Node]]:
        progress = row.progress
        text = _("%(done)d of %(total)d") % {"done": progress.done, "total": progress.total}
        gauge = meter("", "", value=progress.done, max=progress.total)
        numbers = [progress.fuzzy, progress.missing, progress.words]
        return [
            [link_to_note(row.docname, self.env.current_document.docname)],
            _text(language_name(row.target)),
            [gauge, nodes.Text(text)],
            *[_text(str(number)) for number in numbers],
            _text(row.last_change or _("not known")),
        ]

    def _open_messages(self, found: list[Row]) -> Iterator[nodes.Node]:
        yield nodes.rubric("", _("Still to translate"), translatable=False, **{"heading-level": 2})
        if not found:
            yield nodes.paragraph("", _("Every passage is translated."), translatable=False)
        left = LISTED
        for row in found:
            listed = row.progress.open[:left]
            left -= len(listed)
            if listed:
                page = link_to_note(row.docname, self.env.current_document.docname)
                into = nodes.Text(_(" (into %s)") % language_name(row.target))
                yield nodes.paragraph("", "", page, into, translatable=False)
                yield nodes.bullet_list("", *(self._message(row, message) for message in listed))
        more = sum(len(row.progress.open) for row in found) - (LISTED - left)
        if more:
            text = _("Passages not listed here: %d. Each page links to its first one; the data file has all.")
            yield nodes.paragraph("", text % more, translatable=False)

    def _message(self, row: Row, message: OpenMessage) -> nodes.list_item:
        text = message.text if len(message.text) <= _SHORT else message.text[:_SHORT] + "…"
        url = catalog_url(self.config, row.progress, message.line)
        shown = nodes.reference("", text, refuri=url, classes=["external"]) if url else nodes.inline("", text)
        shown["classes"].append(languages.counterpart(row.target).css_class)  # what the target lacks
        state = nodes.Text(_(" (to check)") if message.fuzzy else "")
        return nodes.list_item("", nodes.paragraph("", "", shown, state, translatable=False))


def _text(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)]


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    shown = [(row, shown_title(env, row.docname)) for row in rows(env)]
    return pages_to_rewrite(env, translation_status, [shown, waiting(env)])


def visit_meter(self: HTML5Translator, node: meter) -> None:
    """Hidden from screen readers, which read the numbers beside it."""
    self.body.append(f'<meter min="0" max="{node["max"]}" value="{node["value"]}" aria-hidden="true"></meter> ')


def depart_meter(self: HTML5Translator, node: meter) -> None:
    pass


def setup(app: Sphinx) -> None:
    app.add_config_value(
        "pair_on_demand",
        [],
        "",  # the status page follows it by itself
        (list, tuple),
        description="Notes that have no catalogs until somebody begins to translate them.",
    )
    app.add_directive("translation-status", TranslationStatus)
    app.add_node(translation_status)
    app.add_node(meter, html=(visit_meter, depart_meter))
    app.add_post_transform(FillStatus)
    app.connect("env-updated", rewrite)
