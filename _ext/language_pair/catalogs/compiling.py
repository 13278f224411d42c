"""Compile the catalogs of the build's language before Sphinx does: from what is good and finished in them.

Sphinx would take half a string for a whole one, and a draft that is marked on a line ``#=`` for a translation; of a
catalog that is not UTF-8 it would go on showing what it compiled before.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from language_pair import files, languages
from language_pair.catalogs import mo, places, po
from language_pair.faults import Fault, warn
from language_pair.folders import files_below


def compile_catalogs(app: Sphinx) -> None:
    """Write each ``.mo`` that is not of its ``.po``'s time, and delete those without one.

    What is wrong in a note's catalog is reported when the note is read.
    """
    language = languages.find(app.config.language)
    if language is None or app.builder.name == "gettext":
        return
    for folder in (places.folder_of(Path(app.srcdir, each), language.code) for each in app.config.locale_dirs):
        if folder.is_dir():
            files.delete_unfinished(folder)
            _compile_all(folder, language, app.config.pair_harmless_flags)


def _compile_all(folder: Path, language: languages.Language, harmless: Collection[str]) -> None:
    found = {path: status for path, status in files_below(folder) if stat.S_ISREG(status.st_mode)}
    head = mo.head(harmless)
    for path, status in sorted(found.items()):
        name, suffix = os.path.splitext(path)  # noqa: PTH122 - of thousands, and fast
        if suffix == ".mo" and f"{name}.po" not in found:
            Path(path).unlink(missing_ok=True)  # Sphinx would go on translating from it
        elif suffix == ".po" and not _is_current(f"{name}.mo", found.get(f"{name}.mo"), status, head):
            _compile(Path(path), language, harmless)


def _compile(source: Path, language: languages.Language, harmless: Collection[str]) -> None:
    try:
        compile_catalog(source, language, harmless)
    except Exception as error:  # one file ends no build
        with suppress(OSError):
            source.with_suffix(".mo").unlink()
        warn(Fault.CATALOG, f"this catalog cannot be compiled: {po.said_by(error)}", location=f"{source}:1")


def compile_catalog(source: Path, language: languages.Language, harmless: Collection[str]) -> None:
    """Write the ``.mo`` beside *source*, unless it is there as it has to be."""
    target, status = source.with_suffix(".mo"), source.stat()
    if not _is_current(target, target.stat() if target.is_file() else None, status, mo.head(harmless)):
        files.write(target, mo.compiled(po.read(source, language, harmless), harmless))
        os.utime(target, ns=(status.st_mtime_ns, status.st_mtime_ns))


def _is_current(target: str | Path, compiled: os.stat_result | None, source: os.stat_result, head: bytes) -> bool:
    """A catalog may be replaced by an older one, which git or a backup gives back its time."""
    is_its = compiled is not None and compiled.st_mtime_ns == source.st_mtime_ns
    return is_its and mo.has_head(target, head)


def _leave_it_to_us(app: Sphinx, config: Config) -> None:
    config.gettext_auto_build = False  # Sphinx would compile what cannot be compiled here


def _look_for_none(app: Sphinx) -> None:
    """Have Sphinx not look for compiled catalogs to see what to read again: `reading.progress` looks at all catalogs,
    but at one of a note alone."""
    if len(app.config.locale_dirs) == 1:
        vars(app.builder)["use_message_catalog"] = False


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _leave_it_to_us)
    app.connect("builder-inited", compile_catalogs)
    app.connect("builder-inited", _look_for_none)
