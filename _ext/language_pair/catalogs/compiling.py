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

from language_pair import languages
from language_pair.catalogs import po_files


def compile_catalogs(app: Sphinx) -> None:
    """Write each ``.mo`` that is not of its ``.po``'s time, and delete those without one.

    What is wrong in a catalog is reported when its note is read.
    """
    language = languages.find(app.config.language)
    if language is None or app.builder.name == "gettext":
        return
    for catalog in CatalogRepository(app.srcdir, app.config.locale_dirs, language.code, "utf-8").catalogs:
        source, target = Path(catalog.po_path), Path(catalog.mo_path)
        if source.is_file() and not _is_current(source, target):
            compile_catalog(source, target, language)
    for folder in app.config.locale_dirs:
        for compiled in Path(app.srcdir, folder, language.code).rglob("*.mo"):
            if not compiled.with_suffix(".po").exists():
                compiled.unlink(missing_ok=True)  # Sphinx would go on translating from it


def _is_current(source: Path, target: Path) -> bool:
    """A catalog may be replaced by an older one, which git or a backup gives back its time."""
    return target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns


def compile_catalog(source: Path, target: Path, language: languages.Language) -> None:
    """Write *target*, the ``.mo``, from what is good in *source*."""
    compiled = io.BytesIO()
    time = source.stat().st_mtime_ns
    write_mo(compiled, po_files.read(source, language).catalog)
    fresh = Path(f"{target}.{os.getpid()}")  # another build may be reading the old one
    fresh.write_bytes(compiled.getvalue())
    os.utime(fresh, ns=(time, time))
    fresh.replace(target)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", compile_catalogs)
