"""Who translated a catalog: the people in its head, then those whom git knows, each person once.

``.mailmap``, beside ``conf.py``, says which names and addresses are one person's.

``pair_mailmap``
    What that file says; set by reading it.
``pair_nobody``
    Names that are no person's, each with the reason; ``*`` stands for any text. They are never shown.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

from language_pair.credit import authorship, people
from language_pair.credit.people import Person
from language_pair.labels import own_label_folders
from language_pair.state import locales, pair_of

MAILMAP = ".mailmap"


def people_of(env: BuildEnvironment, catalog: Path, head: Iterable[Person]) -> tuple[Person, ...]:
    """Who translated *catalog*, whose head names *head*."""
    mailmap = _parsed(env.config.pair_mailmap)
    proper = [mailmap.proper(found) for found in (*head, *_in_git(env, catalog))]
    known = [found for found in proper if not people.is_nobody(found, env.config.pair_nobody)]
    return tuple(dict.fromkeys(people.as_one(known).values()))


def stamp_of(env: BuildEnvironment, catalog: Path) -> str:
    """What changes whenever *catalog* changes, or who is known to have translated it."""
    known = (catalog.stat().st_mtime_ns, _in_git(env, catalog))
    return hashlib.sha256(repr(known).encode()).hexdigest()


def ask_git(env: BuildEnvironment) -> None:
    """Ask once, before the processes that read notes part, and not again until there are new commits.

    The answer is kept with the environment: a long history takes seconds to read.
    """
    authors = pair_of(env).data["authors"]
    for root in (*locales(env), *own_label_folders(env.config)):
        known = authorship.known(root)
        if root not in authors or authors[root][0] != known:
            authors[root] = known, authorship.translators(root) if known else {}


def _in_git(env: BuildEnvironment, catalog: Path) -> tuple[Person, ...]:
    for root, (_known, by_path) in pair_of(env).data["authors"].items():
        if catalog.is_relative_to(root):
            found: tuple[Person, ...] = by_path.get(catalog.relative_to(root).as_posix(), ())
            return found
    return ()


_parsed = functools.lru_cache(maxsize=1)(people.Mailmap)


def read_mailmap(app: Sphinx, config: Config) -> None:
    """Take the file for a setting, so that all notes are read again when it changes."""
    path = Path(app.confdir, MAILMAP)
    config.pair_mailmap = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_nobody", {}, "env", (dict,))
    app.add_config_value("pair_mailmap", "", "env", (str,))
    app.connect("config-inited", read_mailmap)
