"""Compile the catalogs of the build's language before Sphinx does: from what is good in them.

Sphinx would take half a string for a whole one, and of a catalog that is not UTF-8 it would go on
showing what it compiled before.
"""

from __future__ import annotations

import os
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.i18n import CatalogRepository

from language_pair import languages
from language_pair.catalogs import mo, po
from language_pair.faults import Fault, warn


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
            try:
                compile_catalog(source, target, language)
            except Exception as error:  # one file ends no build
                warn(Fault.CATALOG, f"this catalog cannot be compiled: {po.said_by(error)}", location=f"{source}:1")
    for folder in app.config.locale_dirs:
        for compiled in Path(app.srcdir, folder, language.code).rglob("*.mo"):
            if not compiled.with_suffix(".po").exists():
                compiled.unlink(missing_ok=True)  # Sphinx would go on translating from it


def _is_current(source: Path, target: Path) -> bool:
    """A catalog may be replaced by an older one, which git or a backup gives back its time."""
    return target.is_file() and target.stat().st_mtime_ns == source.stat().st_mtime_ns


def compile_catalog(source: Path, target: Path, language: languages.Language) -> None:
    """Write *target*, the ``.mo``, from what is good in *source*."""
    time = source.stat().st_mtime_ns
    compiled = mo.compiled(po.read(source, language))
    fresh = Path(f"{target}.{os.getpid()}")  # another build may be reading the old one
    try:
        fresh.write_bytes(compiled)
        os.utime(fresh, ns=(time, time))
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", compile_catalogs)
