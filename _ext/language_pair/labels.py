"""The words that our own code puts on a page, in the page's language.

Their Chinese is in ``_ext/language_pair/locale/zh_TW/LC_MESSAGES/language_pair.po``.

Labels are plain text: a translation with markup or placeholders of its own is refused, and whatever shows a label
escapes it. They are written in English in the code and translated in a catalog of the wing that shows them, which
travels with it: ``site_search/locale/zh_TW/LC_MESSAGES/site_search.po``. Each wing has its own ``_`` and registers
its catalog, a site with labels of its own may do the same::

    _ = get_translation("site_search")


    def setup(app):
        add_label_catalog(app, "site_search", Path(__file__).parent / "locale")

Mark a label with ``_("Founded")``: at import time it stays a promise, on the page it is a string.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import get_translation
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages
from language_pair.catalogs import places, po, reports
from language_pair.catalogs.messages import Catalog, Message
from language_pair.catalogs.plain_text import added_to_label, changed_in_label
from language_pair.catalogs.reports import CatalogWarning
from language_pair.faults import Fault
from language_pair.internals import refuse_labels, set_translations

CATALOG = "language_pair"
#: Between the facts of a line, in either language: its dot ends a line, and never begins one.
BETWEEN_FACTS = "\N{NO-BREAK SPACE}· "
#: `Registered` catalogs by name. Where one of them changes, Sphinx reads every note again.
_SETTING = "pair_label_catalogs"

_ = get_translation(CATALOG)


class Registered(NamedTuple):
    """A catalog of labels in *folder*; *digest* is that of the file from which the labels of this build come, empty
    without one. The site's *own* is in its project; others come with an extension that is installed."""

    folder: str
    digest: str
    own: bool


def language_name(language: languages.Language) -> str:
    """What *language* is called in the page's language."""
    return _("Chinese") if language == languages.ZH_TW else _("English")


def add_label_catalog(app: Sphinx, name: str, locale_dir: Path) -> None:
    """Translate the labels of ``get_translation(name)`` from the catalogs *name* in *locale_dir*, if there are any.

    Sphinx's ``add_message_catalog`` wants a compiled catalog beside each, in a folder that may be read-only, goes
    on using one whose source is gone, and adds to what an earlier build in the same process has loaded. A build
    reads but a few hundred labels, so that they need no compiling.
    """
    locale_dir = locale_dir.resolve()
    if _SETTING not in app.config:
        app.add_config_value(_SETTING, {}, "env", (dict,))
        app.add_config_value("pair_harmless_flags", {}, "env", (dict,))
    path = places.path_of(locale_dir, app.config.language, name)
    labels, warnings = _read(path, app.config.language, app.config.pair_harmless_flags)
    set_translations(name, _Translations(labels))
    app.connect("config-inited", functools.partial(_report, warnings))  # Sphinx words a warning of now otherwise
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    catalog = Registered(str(locale_dir), digest, own=locale_dir.is_relative_to(app.confdir))
    app.config[_SETTING] = {**_registered(app.config), name: catalog}


def labels_in(locale_dir: Path, name: str, code: str, harmless: Iterable[str] = ()) -> Mapping[str, str]:
    """The labels of the catalog *name* in *locale_dir* in the language *code*, which need not be the build's: what is
    unfit there is named in a build of that language."""
    return _read(places.path_of(locale_dir, code, name), code, harmless)[0]


def label_catalogs(config: Config, language: str, *, own: bool = False) -> dict[str, Path]:
    """The registered catalogs that there are in *language*, a code, by name: all, or the site's *own*."""
    found = {name: each for name, each in _registered(config).items() if each.own or not own}
    paths = {name: places.path_of(Path(each.folder), language, name) for name, each in found.items()}
    return {name: path for name, path in paths.items() if path.is_file()}


def own_label_folders(config: Config) -> list[Path]:
    """The folders of the site's own catalogs of labels."""
    return [Path(each.folder) for each in _registered(config).values() if each.own and Path(each.folder).is_dir()]


def _registered(config: Config) -> Mapping[str, Registered]:
    registered: Mapping[str, Registered] = config[_SETTING]
    return registered


class _Translations(NullTranslations):
    """Labels by what is in the code; one that is not there stays English."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__()
        self._labels = labels

    def gettext(self, message: str) -> str:
        return self._labels.get(message, message)


def _read(path: Path, code: str, harmless: Iterable[str] = ()) -> tuple[Mapping[str, str], list[CatalogWarning]]:
    """The finished translations of the catalog at *path* that are as labels have to be, and what is wrong in it."""
    read = _catalog(path, code, harmless)
    done = {source: entry for source, entry in read.entries.items() if entry.is_done}
    refused = _refused(path, done.values())
    labels = {source: entry.translation for source, entry in done.items() if source not in refused}
    return labels, [*reports.faults_of(read, path), *refused.values()]


def _catalog(path: Path, code: str, harmless: Iterable[str]) -> Catalog:
    """The catalog at *path*; an empty one where there is none."""
    language = languages.find(code)
    return po.read(path, language, harmless) if language and places.is_there(path) else Catalog()


def _refused(path: Path, messages: Iterable[Message]) -> dict[str, CatalogWarning]:
    """What to say of each of *messages* whose translation is no plain text or cannot be filled in, by its source."""
    found: dict[str, CatalogWarning] = {}
    for message in messages:
        problem = next(filter(None, (_problem(message, each) for each in message.translations)), "")
        if problem:
            found[message.source] = (Fault.LABEL, f"the label {problem}", f"{path}:{message.line}")
    return found


def _problem(message: Message, translation: str) -> str:
    added = added_to_label(message.source, translation)
    if added:
        return f"adds {added!r}"
    # The first form of a plural may do without the number, and Chinese has that form alone.
    return changed_in_label(message.source, translation) if translation and message.plural is None else ""


def _report(warnings: Iterable[CatalogWarning], *_given: object) -> None:
    reports.report(warnings)


def _guard_sphinx_labels(app: Sphinx) -> None:
    """Leave out drafts and unfit labels of the project's own catalogs of Sphinx's and the theme's labels.

    Sphinx has read them before any extension is there, and a theme's templates escape nothing.
    """
    folders = [Path(os.path.normpath(app.srcdir / folder)) for folder in app.config.locale_dirs]
    refused: set[str] = set()
    warnings: list[CatalogWarning] = []
    for folder in folders:
        path = places.path_of(folder, app.config.language, places.SPHINX_LABELS)
        catalog = _catalog(path, app.config.language, app.config.pair_harmless_flags)
        unfit = _refused(path, catalog.messages)
        refused |= unfit.keys() | {message.source for message in catalog.messages if message.is_draft}
        warnings += [*reports.faults_of(catalog, path), *unfit.values()]
    refuse_labels(app, refused)
    app.connect("config-inited", functools.partial(_report, warnings))


def setup(app: Sphinx) -> ExtensionMetadata:
    add_label_catalog(app, CATALOG, Path(__file__).parent / "locale")
    _guard_sphinx_labels(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
