"""Compile the catalogs of the build's language before Sphinx does: from what is good in them.

Sphinx would take half a string for a whole one, and of a catalog that is not UTF-8 it would go on
showing what it compiled before.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from sphinx.application import Sphinx
from sphinx.util.i18n import CatalogRepository

import languages
import po_files


def compile_catalogs(app: Sphinx) -> None:
    """Write each ``.mo`` that is older than its ``.po``; what is wrong is reported when the note is read."""
    language = languages.find(app.config.language)
    if language is None or app.builder.name == "gettext":
        return
    for catalog in CatalogRepository(app.srcdir, app.config.locale_dirs, language.code, "utf-8").catalogs:
        if catalog.is_outdated():
            compiled = io.BytesIO()
            write_mo(compiled, po_files.read(Path(catalog.po_path), language).catalog)
            # Another build may be reading the old one.
            fresh = Path(f"{catalog.mo_path}.{os.getpid()}")
            fresh.write_bytes(compiled.getvalue())
            fresh.replace(catalog.mo_path)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", compile_catalogs)
