"""Where a file of the project can be edited: in the web pages of its repository.

``notes_edit_url``
    The address of the editor, ``{path}`` standing for the file's path in the repository:
    ``https://github.com/pycontw/pycon-tw-notes/edit/main/{path}``. Without it no page links there.
``notes_folder``
    The folder of the notes in the repository.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.typing import ExtensionMetadata


def path_in_repository(config: Config, path: str) -> str:
    """The path from the repository's root of a file whose *path* is seen from the notes' folder."""
    return posixpath.normpath(posixpath.join(config.notes_folder, path))


def edit_url(config: Config, path: str, *, line: int = 0) -> str:
    """Where the file at *path*, seen from the notes' folder, is edited; at *line* if that is not 0."""
    if not config.notes_edit_url:
        return ""
    url: str = config.notes_edit_url.format(path=quote(path_in_repository(config, path)))
    return f"{url}#L{line}" if line else url


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("notes_edit_url", "", "env", (str,))
    app.add_config_value("notes_folder", "docs", "env", (str,))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
