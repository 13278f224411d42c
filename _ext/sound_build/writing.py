"""A page that cannot be written is a warning of its note, and a page that says so.

An error may come up while references are resolved, while a page is made of its doctree, or in what other extensions
do for a page; a book is made of all notes at once, and its error is that of the note whose part was in hand.

What was read of the note stays: menus and links show its title, and views and feeds the records that it declares, which
are as right as those of any other note. Without them, other notes would have faults that are not theirs. Only the page
to which they lead says that it could not be built, and a strict build fails. (Of a note that cannot be read nothing is
known, so nothing leads to it.)
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.faults import warn
from sound_build import errors
from sound_build.faults import Fault
from sound_build.faulty import in_hand
from sound_build.instead import document_instead, forget, read_instead, without_contents
from sound_build.internals import is_whole_book, replace_method, resolve_with, stops_at_warnings


class _Writing:
    """The steps of a builder, each with its errors caught."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        #: The notes whose error has been told.
        self._failed: set[str] = set()
        builder = app.builder
        resolve_with(app.env, self._resolve)
        for name in ("write_doc", "write_doc_serialized"):
            replace_method(builder, name, functools.partial(self._write, getattr(builder, name)))
        replace_method(builder, "write_documents", functools.partial(self._write_all, builder.write_documents))

    def _report(self, error: Exception, docname: str, line: int = 0) -> None:
        if stops_at_warnings(self._app):
            raise error
        if docname not in self._failed:
            self._failed.add(docname)
            line = line or errors.place_of(error, str(self._app.env.doc2path(docname))).line
            found = f"the page of this note cannot be written ({errors.describe(error)})"
            warn(Fault.NOTE, found, location=(docname, line))
            errors.log_traceback(error)

    def _resolve(
        self, resolve: Callable[..., nodes.document], docname: str, builder: Builder, **options: Any
    ) -> nodes.document:
        """``BuildEnvironment.get_and_resolve_doctree``."""
        with in_hand("write", docname):
            try:
                return resolve(docname, builder, **options)
            except Exception as error:
                self._report(error, docname)
            options["doctree"] = document_instead(self._app.env, docname)
            return resolve(docname, builder, **options)

    def _write(self, write: Callable[..., None], docname: str, doctree: nodes.document) -> None:
        """``Builder.write_doc``, or the part of it that Sphinx never does in another process."""
        with in_hand("write", docname):
            try:
                write(docname, doctree)
                return
            except Exception as error:
                if is_whole_book(self._app.builder):
                    raise
                self._report(error, docname)
            app = self._app
            with without_contents(app.env, docname):
                document = document_instead(app.env, docname)
                write(docname, app.env.get_and_resolve_doctree(docname, app.builder, tags=app.tags, doctree=document))

    def _write_all(self, write: Callable[..., None], docnames: set[str]) -> None:
        """``Builder.write_documents``: of a book again, without the note at which it ends."""
        while True:
            try:
                write(docnames)
                return
            except Exception as error:
                place = errors.place_of(error)
                docname = self._app.env.path2doc(place.path)
                if docname not in self._app.env.all_docs or docname in self._failed:
                    raise
                with in_hand("read", docname):  # its doctree is another now, for other builders too
                    self._report(error, docname, place.line)
            forget(self._app, docname)
            read_instead(self._app, docname)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _Writing, priority=900)
