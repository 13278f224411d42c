"""How far each note is translated: what each language lacks × what its catalogs hold.

Both languages are counted in both builds, since a page that shows the state of the pair shows it
whole. The gettext builder's templates hold the same messages; a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from language_pair import languages
from language_pair.catalogs import places, po, reports
from language_pair.catalogs.messages import Catalog
from language_pair.credit.translators import from_notes
from language_pair.faults import Fault, warn
from language_pair.labels import label_catalogs
from language_pair.links import links_to_notes
from language_pair.open_messages import OpenMessage, OpenMessages
from language_pair.pair_only import is_alone
from language_pair.passes import Pass
from language_pair.reading.myst_words import shows_nothing
from language_pair.state import NoteState, Progress, Reading, catalog_paths, locales, pair_of, reading_of

_LATIN_WORD = re.compile(r"[A-Za-z0-9][\w'’-]*", re.ASCII)


class ReadCatalogs(SphinxTransform):
    """Count the progress of the note that is being read, and report what is wrong with its catalog."""

    default_priority = Pass.READ_CATALOGS

    def apply(self, **kwargs: Any) -> None:
        docname, reading = self.env.current_document.docname, reading_of(self.env)
        progress = {}
        paths = dict(catalog_paths(self.env, docname))
        for language in languages.LANGUAGES:
            path = paths.get(language)
            catalog = po.read(path, language, self.config.pair_harmless_flags) if path else None
            lacking, untold = reading.lacking[language.code], reading.untold[language.code]
            is_there = language.code == self.config.language or not is_alone(self.config, docname)
            if is_there and (lacking or untold or path):
                progress[language.code] = _progress(lacking, untold, catalog, path, self.env)
            if catalog:
                reading.catalogs[language.code] = catalog
            if language.code == self.config.language:
                reading.catalog, reading.catalog_path = catalog, path
        leads_to = frozenset(links_to_notes(self.document))
        pair_of(self.env).notes[docname] = NoteState(source=reading.source.code, progress=progress, leads_to=leads_to)
        _report(reading, self.config.language)


def _progress(
    lacking: Iterable[str], untold: Iterable[str], catalog: Catalog | None, path: Path | None, env: BuildEnvironment
) -> Progress:
    entries = catalog.entries if catalog else {}
    open_messages = [OpenMessage(text=text, line=0, fuzzy=False) for text in untold]
    total = len(open_messages)
    for text in lacking:
        total += 1
        entry = entries.get(text)
        if entry is None or not entry.is_done or shows_nothing(entry):
            fuzzy = entry is not None and bool(entry.translation.strip())
            open_messages.append(OpenMessage(text=text, line=entry.line if entry else 0, fuzzy=fuzzy))
    return Progress(
        total=total,
        fuzzy=sum(message.fuzzy for message in open_messages),
        words=sum(count_words(message.text) for message in open_messages),
        open=OpenMessages(sorted(open_messages, key=lambda message: (not message.line, message.line))),
        catalog=from_notes(env, path) if path else "",
        people=catalog.people if catalog else (),
        stamp=places.stamp_of(path) if path else None,
    )


def count_words(text: str) -> int:
    """The words of *text*, each Chinese character being one.

    >>> count_words("PyCon TW 2021 共筆")
    5
    """
    return len(_LATIN_WORD.findall(text)) + languages.count_chinese(text)


def _report(reading: Reading, code: str) -> None:
    """Name what is wrong with the catalog of the build's language; the other build names the other's."""
    if reading.catalog is None or reading.catalog_path is None:
        return
    reports.report(reports.faults_of(reading.catalog, reading.catalog_path))
    same = [entry for entry in reading.catalog.entries.values() if _translates_itself(entry.source, reading, code)]
    if same:
        name, count = languages.of_code(code).name, len(same)
        found = f"the note says that {same[0].source[:40]!r} is already {name} ({count} such messages)"
        warn(Fault.FLIPPED, found, location=f"{reading.catalog_path}:{same[0].line}")


def _translates_itself(text: str, reading: Reading, code: str) -> bool:
    return text in reading.own[code] and text not in reading.lacking[code]


def outdated_progress(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Notes with a catalog that came, went or changed since they were read; Sphinx looks at its own language alone."""
    stamps = {language.code: _stamps(env, language) for language in languages.LANGUAGES}

    def is_outdated(docname: str, state: NoteState) -> bool:
        domain = docname_to_domain(docname, env.config.gettext_compact)
        return any(known.get(domain) != _known(state, code) for code, known in stamps.items())

    return [docname for docname, state in pair_of(env).notes.items() if is_outdated(docname, state)]


def _stamps(env: BuildEnvironment, language: languages.Language) -> dict[str, places.Stamp]:
    """Those of the catalogs that `catalog_path` finds, by name."""
    found: dict[str, places.Stamp] = {}
    for locale in reversed(locales(env)):
        found |= places.stamps_in(locale, language.code)
    return found


def _known(state: NoteState, code: str) -> places.Stamp | None:
    progress = state.progress.get(code)
    return progress.stamp if progress else None


def report_orphans(app: Sphinx, env: BuildEnvironment) -> None:
    """Name the catalogs of this build's language that belong to no note."""
    labels = {path.resolve() for path in label_catalogs(app.config, app.config.language).values()}
    for locale in locales(env):
        for name, path in places.catalogs_in(locale.resolve(), app.config.language):
            if name not in env.found_docs and name != places.SPHINX_LABELS and path.resolve() not in labels:
                warn(Fault.ORPHAN_CATALOG, f"there is no note {name!r}", location=f"{path}:1")


def _add_transform(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(ReadCatalogs)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transform)
    app.connect("env-get-outdated", outdated_progress)
    app.connect("env-updated", report_orphans)
