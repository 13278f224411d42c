"""The same site in less time: for any Sphinx site in Markdown, in which it changes nothing that anybody sees.

Half of the time in which a note is read went into what no note needs: messages that are shown to nobody, walks through
its doctree that hand each node up level by level, docutils' options once more. `internals` has what is done instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    from quick_build import contents, garbage, internals, page_templates, templates

    if app.verbosity < internals.SHOWS_ALL:
        internals.say_nothing_unheard()
    internals.walk_in_a_loop()
    internals.match_in_a_loop()
    internals.copy_no_plain_titles()
    internals.read_settings_once()
    app.connect("builder-inited", internals.look_for_no_catalogs)
    contents.setup(app)
    garbage.setup(app)
    page_templates.setup(app)
    templates.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
