"""The line under a page's title: how far it is translated, by whom, and the way to its catalog.

A page that is written in the reader's language, or wholly in it, needs no more than who translated
it. Where something is missing the line counts it and leads to the first open message.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import is_web
from language_pair.credit.translators import people_of
from language_pair.labels import _, language_name
from language_pair.languages import Language
from language_pair.metadata import place_below_title
from language_pair.passes import Pass, PostPass
from language_pair.site.thanks import names
from language_pair.state import Progress, catalog_url, pair_of

#: Holds the place of nodes in a text.
_PEOPLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class page_state(nodes.container):
    """The line; ``switch`` is true where the page holds translations to be read with their source."""


class credit_line(nodes.General, nodes.Element):
    """Where it will be who translated ``catalog`` from ``source``, once that is known."""


class AddState(SphinxTransform):
    """Put the line under the title; after translation, since nothing in it is a message of the note."""

    default_priority = Pass.ADD_STATE

    def apply(self, **kwargs: Any) -> None:
        state = pair_of(self.env).notes[self.env.current_document.docname]
        progress = state.progress.get(self.config.language)
        if progress is None or not progress.total:
            return
        line = page_state("", switch=progress.done > 0, classes=["no-search"])
        for content in self._contents(progress, languages.find(state.source)):
            line += nodes.paragraph("", "", *content, translatable=False)
        parent, index = place_below_title(self.document)
        parent.insert(index, line)

    def _contents(self, progress: Progress, source: Language | None) -> Iterator[list[nodes.Node]]:
        if progress.open:
            yield [nodes.Text(_numbers(progress))]
            yield from self._link(progress, _("Translate the next passage"))
        elif source and source.code != self.config.language:
            yield [credit_line(catalog=progress.catalog, source=source.code)]
            yield from self._link(progress, _("Improve the translation"))

    def _link(self, progress: Progress, label: str) -> Iterator[list[nodes.Node]]:
        line = next((message.line for message in progress.open if message.line), 0)
        url = catalog_url(self.config, progress, line)
        if url:
            yield [nodes.reference("", label, refuri=url, classes=["external", "to-catalog"])]


class FillCredit(SphinxPostTransform):
    """Say who translated a page; not while it is read, so that it need not be read again when they change."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(credit_line)):
            people = [person.name for person in people_of(self.env, place["catalog"])]
            place.replace_self(_credit(people, language_name(languages.of_code(place["source"]))))


def _credit(people: list[str], source: str) -> list[nodes.Node]:
    if not people:
        return [nodes.Text(_("Translated from %(language)s.") % {"language": source})]
    text = _("Translated from %(language)s by %(people)s.") % {"language": source, "people": _PEOPLE}
    before, after = text.split(_PEOPLE)
    return [nodes.Text(before), *names(people), nodes.Text(after)]


def _numbers(progress: Progress) -> str:
    text = _("Translated: %(done)d of %(total)d passages.")
    if progress.fuzzy:
        text = _("Translated: %(done)d of %(total)d passages, %(fuzzy)d to check; the rest are shown in the original.")
    return text % {"done": progress.done, "total": progress.total, "fuzzy": progress.fuzzy}


def visit_state(self: HTML5Translator, node: page_state) -> None:
    self.body.append('<div class="page-state">\n')


def depart_state(self: HTML5Translator, node: page_state) -> None:
    """The switch is there from the start, so that nothing jumps; without scripts ``reading-both.css`` hides it."""
    if node["switch"] and is_web(self.builder):
        original, key = self.encode(_("Show the original")), self.encode(_("Use the b key"))
        switch = 'class="reading-both-switch" aria-pressed="false" aria-keyshortcuts="b"'
        self.body.append(f'<button type="button" {switch}>{original} <kbd>b</kbd></button>\n')
        key_switch = 'class="reading-both-key" aria-pressed="true"'
        self.body.append(f'<button type="button" {key_switch} hidden="hidden">{key}</button>\n')
    self.body.append("</div>\n")


def _add_transform(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(AddState)
        app.add_post_transform(FillCredit)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transform)
    app.add_node(credit_line)
    app.add_node(page_state, html=(visit_state, depart_state))
