"""A build that names every fault and finishes, and whose output is the image of its sources: for any Sphinx site.

Sphinx ends at the first error in a note, often without naming it, forgets the warnings of notes that it does not read
again, and leaves the pages of deleted notes where they are. With this among the ``extensions`` a note that cannot be
read or written becomes a warning with its line and a page that says so; a second build says what the first one said;
and what a build has written for a note goes with the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    from sound_build import (
        book_contents,
        cuts,
        faulty,
        headings,
        labels,
        long_words,
        many,
        mentions,
        names,
        one_line,
        reading,
        scanning,
        stale_outputs,
        stamps,
        targets,
        writing,
    )

    labels.setup(app)  # of the page in place of a note
    faulty.setup(app)  # which notes have warnings, and so are read again
    many.setup(app)  # warnings of one kind
    one_line.setup(app)  # for a warning of docutils
    reading.setup(app)  # an error is a warning of its note
    writing.setup(app)  # the same, of pages
    book_contents.setup(app)  # of an EPUB
    headings.setup(app)  # which other pages show
    scanning.setup(app)  # what is lost without an error
    names.setup(app)  # that the site has itself
    cuts.setup(app)  # of toctrees
    long_words.setup(app)  # in pages of text
    targets.setup(app)  # of links, where two notes have one
    stamps.setup(app)  # of files that are others, though not newer
    mentions.setup(app)  # of notes that came or went
    stale_outputs.setup(app)  # which are of notes that are gone
    return {"parallel_read_safe": True, "parallel_write_safe": True}
