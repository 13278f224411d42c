"""A note in Markdown is text, not a program: what its front matter, its directives, its roles and its files may be.

For any site of Sphinx and MyST. It goes by positive lists: what they do not name is refused with the note's
``path:line``, and shown as text where it was text. Files of reStructuredText are programs, as ``conf.py`` is, and are
not looked at: a site that takes notes from many people reads Markdown alone (``source_suffix``).

``safe_fields``
    The fields of front matter. ``myst`` is always one, and holds ``html_meta`` alone.
``safe_directives``, ``safe_roles``
    What notes may use, by name. Whoever adds one trusts it to read no file and to run nothing for a note.
``safe_packages``
    Python packages all of whose directives and roles notes may use, such as the site's own extensions.
``safe_pictures``, ``safe_downloads``
    The kinds of files that notes may show, and offer, by the end of their names.
``safe_schemes``
    How the address of a link may begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from safe_notes import lists

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    from safe_notes import confinement, internals, links, markdown_source, myst_markup

    app.setup_extension("myst_parser")
    for name, default in lists.DEFAULTS.items():
        app.add_config_value(name, default, "env", (list, tuple, set, frozenset))
    links.setup(app)  # which files are notes at all
    markdown_source.setup(app)  # front matter, before MyST reads it
    internals.guard_renderer(myst_markup.refused)  # directives and roles, before they run
    confinement.setup(app)  # pictures, downloads and addresses
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
