"""Who translated each catalog: the people in its head, then those whom git knows, each person once.

They are known when all notes are read. ``.mailmap`` says which names and addresses are one person's.

``pair_nobody``
    Names that are no person's, each with the reason; ``*`` stands for any text. They are never shown.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair import history, languages
from language_pair.catalogs import places, po
from language_pair.credit import authorship, people
from language_pair.credit.people import Person
from language_pair.labels import label_catalogs, own_label_folders
from language_pair.languages import Language
from language_pair.state import locales, pair_of


def people_of(env: BuildEnvironment, catalog: str) -> tuple[Person, ...]:
    """Who translated *catalog*, a path from the notes' folder."""
    found: tuple[Person, ...] = pair_of(env).data["people"].get(catalog, ())
    return found


def site_catalogs(env: BuildEnvironment) -> Iterator[tuple[Language, Path]]:
    """The site's own catalogs of labels."""
    for language in languages.LANGUAGES:
        of_sphinx = [places.path_of(locale, language.code, places.SPHINX_LABELS) for locale in locales(env)]
        for path in (*of_sphinx, *label_catalogs(env.config, language.code, own=True).values()):
            if path.is_file():
                yield language, path


def from_notes(env: BuildEnvironment, path: Path) -> str:
    """The *path* of a catalog from the notes' folder, with ``/``."""
    return Path(os.path.relpath(path, env.srcdir)).as_posix()


def ask_git(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Ask for the authors, and not again until there are new commits: a long history takes seconds to read."""
    if app.builder.name == "gettext":
        return []
    before, now = pair_of(env).data["authors"], {}
    known_of = functools.cache(authorship.known)  # nearly always all are in one checkout
    for root in (*locales(env), *own_label_folders(env.config)):
        known = known_of(history.checkout(root))
        now[root] = before.get(root, ("", {}))
        if now[root][0] != known:
            by_path = authorship.translators(root) if known else {}
            now[root] = known, {from_notes(env, root / path): found for path, found in by_path.items()}
    pair_of(env).data["authors"] = now
    return []


def find_people(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Find out who translated what; pages that name others than at the last build are written anew."""
    if app.builder.name == "gettext":  # which names nobody
        return []
    data = pair_of(env).data
    named = dict(_heads(env))
    for _known, by_catalog in data["authors"].values():
        named |= {catalog: (*named[catalog], *found) for catalog, found in by_catalog.items() if catalog in named}
    proper = authorship.proper(Path(app.confdir), (each for found in named.values() for each in found))
    before = data["people"]
    persons = {
        found: _persons(tuple(proper[each] for each in found), tuple(app.config.pair_nobody))
        for found in set(named.values())
    }
    data["people"] = {catalog: persons[found] for catalog, found in named.items()}
    changed = {catalog for catalog in before | named if before.get(catalog) != data["people"].get(catalog)}
    notes = pair_of(env).notes.items()
    return [name for name, note in notes if any(each.catalog in changed for each in note.progress.values())]


def _heads(env: BuildEnvironment) -> Iterator[tuple[str, tuple[Person, ...]]]:
    """Each catalog with the people whom its head names."""
    for language, path in site_catalogs(env):
        status = path.stat()
        yield from_notes(env, path), _people_in(path, language, (status.st_mtime_ns, status.st_size))
    for state in pair_of(env).notes.values():
        yield from ((each.catalog, each.people) for each in state.progress.values() if each.catalog)


@cache
def _people_in(path: Path, language: Language, _stamp: tuple[int, int]) -> tuple[Person, ...]:
    """The people in the head of a catalog, which *live* asks for at each save."""
    return po.read(path, language).people


@cache
def _persons(found: tuple[Person, ...], nobody: tuple[str, ...]) -> tuple[Person, ...]:
    known = (each for each in found if not people.is_nobody(each, nobody))
    return tuple(dict.fromkeys(people.as_one(known).values()))


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_nobody", {}, "env", (dict,))
    app.connect("env-get-outdated", ask_git)
    app.connect("env-updated", find_people)
