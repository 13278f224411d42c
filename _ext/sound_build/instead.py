"""The page in place of a note that cannot be read or written: no search finds it, and nothing of it is translated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.parsers import Parser
from sphinx.util.docutils import new_document

from sound_build import labels
from sound_build.internals import read_with

#: As Sphinx has it, and the search of these extensions.
_NO_SEARCH = "no-search"


class InsteadParser(Parser):
    """Makes the doctree of such a page, whatever the markup of its note."""

    def __init__(self, docname: str, language: str) -> None:
        self._docname, self._language = docname, language

    def parse(self, inputstring: str, document: nodes.document) -> None:
        # `orphan`: the note that lists it may be such a page, too.
        fields = {"source_lang": self._language, "nosearch": "", "orphan": ""}
        document += nodes.docinfo("", *(_field(name, text) for name, text in fields.items()))
        section = _section(self._docname)
        document += section
        document.note_implicit_target(section, section)


def _section(docname: str) -> nodes.section:
    words = labels.instead()
    title = nodes.title(docname, docname, translatable=False)
    paragraph = nodes.paragraph(words, words, translatable=False)
    section = nodes.section("", title, paragraph, names=[nodes.fully_normalize_name(docname)], classes=[_NO_SEARCH])
    for node in (section, title, paragraph):
        node.line = 1
    return section


def _field(name: str, text: str) -> nodes.field:
    return nodes.field("", nodes.field_name(name, name), nodes.field_body("", nodes.paragraph(text, text)))


def forget(app: Sphinx, docname: str) -> None:
    """Let nothing be known of the note *docname*, as before it was read."""
    app.events.emit("env-purge-doc", app.env, docname)
    app.env.clear_doc(docname)


def read_instead(app: Sphinx, docname: str, *, cache: bool = True) -> None:
    """Read such a page in place of the note *docname*."""
    read_with(InsteadParser(docname, app.config.language), app.builder, docname, cache=cache)


def document_instead(env: BuildEnvironment, docname: str) -> nodes.document:
    """The doctree of such a page for a note that was read: what is known of it stays."""
    document = new_document(str(env.doc2path(docname)))
    vars(document.settings).update(env.settings, env=env)
    section = _section(docname)
    section["ids"] = [nodes.make_id(docname)]
    document += section
    return document


@contextmanager
def without_contents(env: BuildEnvironment, docname: str) -> Iterator[None]:
    """Let the page be written meanwhile without its table of contents, which may be what cannot be written."""
    contents = env.tocs[docname]
    env.tocs[docname] = nodes.bullet_list()
    try:
        yield
    finally:
        env.tocs[docname] = contents
