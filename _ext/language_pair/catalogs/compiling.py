"""Compile the catalogs of the build's language before Sphinx does: from what is good and finished in them.

Sphinx would take half a string for a whole one, and a draft that is marked on a line ``#=`` for a translation; of a
catalog that is not UTF-8 it would go on showing what it compiled before.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.i18n import CatalogRepository

from language_pair import files, languages
from language_pair.catalogs import mo, po
from language_pair.faults import Fault, warn


def compile_catalogs(app: Sphinx) -> None:
    """Write each ``.mo`` that is not of its ``.po``'s time, and delete those without one.

    What is wrong in a note's catalog is reported when the note is read.
    """
    language = languages.find(app.config.language)
    if language is None or app.builder.name == "gettext":
        return
    harmless = app.config.pair_harmless_flags
    for catalog in CatalogRepository(app.srcdir, app.config.locale_dirs, language.code, "utf-8").catalogs:
        if Path(catalog.po_path).is_file():
            _compile(Path(catalog.po_path), language, harmless)
    for folder in (Path(app.srcdir, each, language.code) for each in app.config.locale_dirs):
        files.delete_unfinished(folder)
        for compiled in folder.rglob("*.mo"):
            if not compiled.with_suffix(".po").is_file():
                compiled.unlink(missing_ok=True)  # Sphinx would go on translating from it


def _compile(source: Path, language: languages.Language, harmless: Collection[str]) -> None:
    try:
        compile_catalog(source, language, harmless)
    except Exception as error:  # one file ends no build
        with suppress(OSError):
            source.with_suffix(".mo").unlink()
        warn(Fault.CATALOG, f"this catalog cannot be compiled: {po.said_by(error)}", location=f"{source}:1")


def compile_catalog(source: Path, language: languages.Language, harmless: Collection[str]) -> None:
    """Write the ``.mo`` beside *source*, unless it is there as it has to be."""
    target = source.with_suffix(".mo")
    time = source.stat().st_mtime_ns
    if not _is_current(target, time, harmless):
        files.write(target, mo.compiled(po.read(source, language, harmless), harmless))
        os.utime(target, ns=(time, time))


def _is_current(target: Path, time: int, harmless: Collection[str]) -> bool:
    """A catalog may be replaced by an older one, which git or a backup gives back its time."""
    return target.is_file() and target.stat().st_mtime_ns == time and mo.has_head(target, mo.head(harmless))


def _leave_it_to_us(app: Sphinx, config: Config) -> None:
    config.gettext_auto_build = False  # Sphinx would compile what cannot be compiled here


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _leave_it_to_us)
    app.connect("builder-inited", compile_catalogs)
