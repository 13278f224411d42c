"""The translation status: how far every note is, what is worth doing next, and where to do it.

.. code-block:: markdown

   :::{translation-status}
   :::

Of a hundred notes it lists each, of more each folder and the notes that are worth translating first: however many
notes there are, it stays a page to look at. It is written anew whenever a number on it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages, tables
from language_pair.labels import _, language_name
from language_pair.links import link_to_note
from language_pair.open_messages import OpenMessage
from language_pair.passes import PostPass
from language_pair.site import status_rows
from language_pair.site.overviews import overview, pages_to_rewrite, shown_title
from language_pair.site.status_rows import FolderRow, Row, Status, index_of, status_of
from language_pair.site_files import feed_links
from language_pair.state import Progress, catalog_url

#: The status as data, seen from the first page (`language_pair.feeds` writes it).
FEED = "feeds/translation-status.json"
#: More of a message is not needed to know it again.
_SHORT = 90


class translation_status(overview):
    """The status of all notes."""


class meter(nodes.inline):
    """A gauge of ``value`` out of ``max``, beside the numbers as text."""


class TranslationStatus(SphinxDirective):
    """Show the status of all notes."""

    def run(self) -> list[nodes.Node]:
        return [translation_status()]


class FillStatus(SphinxPostTransform):
    """Put the table and the list of open messages where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(translation_status)):
            status = status_of(self.env)
            tables = list(self._tables(status))
            tables[0]["ids"].append("status-table")
            feed = feed_links(files=[(FEED, "JSON")])
            place.replace_self([*tables, *self._waiting(status), feed, *self._open_messages(status)])

    def _tables(self, status: Status) -> Iterator[tables.wide_table]:
        if status.folders:
            rows = map(self._folder_cells, status.folders)
            yield _table(_("Translation progress of each folder"), [_("Folder"), _("Into"), _("Finished pages")], rows)
            caption = _("Pages that are worth translating first")
        else:
            caption = _("Translation progress of each page")
        if status.notes or not status.folders:
            yield _table(caption, [_("Page"), _("Into")], map(self._cells, status.notes))

    def _waiting(self, status: Status) -> Iterator[nodes.Node]:
        for each in status.waiting:
            text = _("Pages that nobody has begun to translate into %(language)s: %(pages)d, with %(words)d words.")
            numbers = {"language": language_name(each.target), "pages": each.pages, "words": each.words}
            yield nodes.paragraph("", text % numbers, translatable=False, classes=["translation-status-waiting"])
            links = (link_to_note(name, self.env.current_document.docname) for name in each.first)
            items = (nodes.list_item("", nodes.paragraph("", "", link, translatable=False)) for link in links)
            yield nodes.bullet_list("", *items)

    def _cells(self, row: Row) -> list[list[nodes.Node]]:
        page, progress = link_to_note(row.docname, self.env.current_document.docname), row.progress
        return [[page], _text(language_name(row.target)), *_numbers(progress, row.last_change)]

    def _folder_cells(self, row: FolderRow) -> list[list[nodes.Node]]:
        pages = _("%(done)d of %(total)d") % {"done": row.whole, "total": row.pages}
        return [
            [self._folder(row.folder)],
            _text(language_name(row.target)),
            _text(pages),
            *_numbers(row, row.last_change),
        ]

    def _folder(self, folder: str | None) -> nodes.Node:
        index = index_of(self.env, folder)
        if index:
            return link_to_note(index, self.env.current_document.docname)
        return nodes.Text(_("Other folders") if folder is None else folder or _("Pages in no folder"))

    def _open_messages(self, status: Status) -> Iterator[nodes.Node]:
        yield nodes.rubric("", _("Still to translate"), translatable=False, **{"heading-level": 2})
        if not status.messages and not status.more:
            yield nodes.paragraph("", _("Every passage is translated."), translatable=False)
        for row, messages in status.messages:
            page = link_to_note(row.docname, self.env.current_document.docname)
            into = nodes.Text(_(" (into %s)") % language_name(row.target))
            yield nodes.paragraph("", "", page, into, translatable=False)
            yield nodes.bullet_list("", *(self._message(row, message) for message in messages))
        if status.more:
            text = _("Passages not listed here: %d. Each page links to its first one; its catalog has all.")
            yield nodes.paragraph("", text % status.more, translatable=False)

    def _message(self, row: Row, message: OpenMessage) -> nodes.list_item:
        text = message.text if len(message.text) <= _SHORT else message.text[:_SHORT] + "…"
        url = catalog_url(self.config, row.progress, message.line)
        shown = nodes.reference("", text, refuri=url, classes=["external"]) if url else nodes.inline("", text)
        shown["classes"].append(languages.counterpart(row.target).css_class)  # what the target lacks
        state = nodes.Text(_(" (to check)") if message.fuzzy else "")
        return nodes.list_item("", nodes.paragraph("", "", shown, state, translatable=False))


def _table(caption: str, first: list[str], rows: Iterable[list[list[nodes.Node]]]) -> tables.wide_table:
    """A table with columns for `_numbers` after the *first* ones."""
    headings = [*first, _("Translated"), _("To check"), _("Missing"), _("Words to translate"), _("Last change")]
    table = tables.table(caption, [_text(heading) for heading in headings], rows)
    table["classes"].append("translation-status")
    return table


def _numbers(progress: Progress | FolderRow, last_change: str) -> Iterator[list[nodes.Node]]:
    text = _("%(done)d of %(total)d") % {"done": progress.done, "total": progress.total}
    yield [meter("", "", value=progress.done, max=progress.total), nodes.Text(text)]
    yield from (_text(str(number)) for number in (progress.fuzzy, progress.missing, progress.words))
    yield _text(last_change or _("not known"))


def _text(text: str) -> list[nodes.Node]:
    return [nodes.Text(text)]


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    status = status_of(env)
    titles = [shown_title(env, name) for name in status.shown_notes(env)]
    return pages_to_rewrite(env, translation_status, lambda _page: (status, titles))


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
    app.connect("env-updated", status_rows.forget)
    app.connect("env-get-updated", rewrite)
